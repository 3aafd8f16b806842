"""What is known to go wrong with a provider, and what a merchant does about it."""

from __future__ import annotations

from typing import ClassVar

from mkdocs_paycore.source.model import Model, Text, WebAddress


class Trouble(Model):
    """What a merchant meets when a connection does not work."""

    expected: ClassVar[str] = "a mapping with what and do"

    what: Text
    """What the merchant sees: a message, or what does not happen; inline Markdown, may use variables."""
    why: Text | None = None
    """What it comes from; inline Markdown, may use variables."""
    do: Text
    """What to do about it; inline Markdown, may use variables."""
    source: WebAddress | None = None
    """The public address where it is documented."""
