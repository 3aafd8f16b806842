"""What became of a provider: that it has ended, or goes on under another name."""

from __future__ import annotations

from mkdocs_paycore.source.model import Date, Model, Text, WebAddress


class Ended(Model):
    """That a provider has given up its business; nobody can connect it any more."""

    on: Date | None = None
    """The day from which on."""
    source: WebAddress
    """The public address that says so."""
    checked_on: Date
    """The day on which the `source` was last looked at."""


class Renamed(Model):
    """That a provider goes on under another name."""

    to: Text
    """The new name."""
    website: WebAddress | None = None
    """The website under that name."""
    source: WebAddress
    """The public address that says so."""
    checked_on: Date
    """The day on which the `source` was last looked at."""
