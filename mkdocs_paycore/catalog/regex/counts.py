"""How many characters a text has that a pattern reads, and how many of them are digits."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_paycore.catalog.regex.alphabet import alphabet, read_by
from mkdocs_paycore.catalog.regex.parser import (
    Alternatives,
    Character,
    Lookaround,
    Reference,
    Repetition,
    Sequence,
    parse,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from mkdocs_paycore.catalog.regex.parser import Term


class Count(NamedTuple):
    """A number between two others, these included; `high` is None where there is no end."""

    low: int
    high: int | None

    def meets(self, other: Count) -> bool:
        """Return whether a number is between both pairs."""
        return (self.high is None or other.low <= self.high) and (other.high is None or self.low <= other.high)


_NONE, _ONE, _ANY = Count(0, 0), Count(1, 1), Count(0, None)


@lru_cache(maxsize=1024)
def length_of(pattern: str) -> Count:
    """Return how many characters the texts have that a pattern reads, at least and at most."""
    return _count(parse(pattern).root, lambda _: _ONE)


@lru_cache(maxsize=1024)
def digits_of(pattern: str) -> Count:
    """Return how many digits the texts have that a pattern reads, at least and at most.

    A certain digit, as the first one of `0[1-9]{9}`, may count or not: *a zero and nine digits*, *ten digits*.
    """
    characters = alphabet(pattern)
    digits = sum(1 << index for index, char in enumerate(characters) if char.isdecimal())

    def of_character(part: Character) -> Count:
        source = pattern[part.start : part.end]
        reads = read_by(source, characters)
        return Count(0 if reads & ~digits or source.isdecimal() else 1, 1 if reads & digits else 0)

    return _count(parse(pattern).root, of_character)


def _count(part: Term, of_character: Callable[[Character], Count]) -> Count:
    match part:
        case Character():
            return of_character(part)
        case Sequence():
            return added([_count(each, of_character) for each in part.parts])
        case Alternatives():
            found = [_count(each, of_character) for each in part.options]
            ends = [each.high for each in found if each.high is not None]
            return Count(min(each.low for each in found), max(ends) if len(ends) == len(found) else None)
        case Repetition():
            once = _count(part.body, of_character)
            has_end = once.high == 0 or (part.high is not None and once.high is not None)
            return Count(once.low * part.low, (once.high or 0) * (part.high or 0) if has_end else None)
        case Lookaround():
            return _NONE
        case Reference():
            return _ANY


def added(counts: Collection[Count]) -> Count:
    """Return how many there are in all, of several counts."""
    ends = [each.high for each in counts if each.high is not None]
    return Count(sum(each.low for each in counts), sum(ends) if len(ends) == len(counts) else None)
