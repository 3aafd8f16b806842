"""One of several methods that a single connection brings, as *credit card* and *direct debit* of one account."""

from __future__ import annotations

from typing import ClassVar

from mkdocs_paycore.source.model import Code, Key, Model, Text


class ConnectionMethod(Model):
    """A method that a connection brings, which rules can offer by itself."""

    expected: ClassVar[str] = "a mapping with key and label"

    key: Code
    """What it is called in the data."""
    label: Text
    """What rules call it, behind the name of the connection."""
    needs: Key | None = None
    """The key of the toggle without which the connection does not bring it."""
