"""A value of a provider that a manual has: its name, an address, its tagline."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FoundValue:
    """A value in a page.

    Attributes:
        value: the value.
        start: where it stands.
        end: the offset behind it.
    """

    value: str
    start: int
    end: int
