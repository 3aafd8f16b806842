"""The order in which a reader looks for a name."""

from __future__ import annotations

from typing import Protocol


class Named(Protocol):
    """What has a name for readers and a code that nothing else of its kind has."""

    @property
    def name(self) -> str:
        """What a reader sees."""

    @property
    def code(self) -> str:
        """What tells apart those of one name."""


def name_order(named: Named) -> tuple[str, str]:
    """Return what providers and methods are sorted by where a reader looks for a name."""
    return named.name.casefold(), named.code
