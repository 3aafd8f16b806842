"""The lines of a text that mention brands."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from mkdocs_paycore.leak.mention import FARTHEST, bare_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mkdocs_paycore.leak.mention import Beside, Mention
    from mkdocs_paycore.leak.words import Word

    Reader = Callable[[str], list[list[Mention]]]


_MANY = 16
"""So many lines are read at once, and by themselves where they mention a brand."""


@dataclass(frozen=True, slots=True)
class LineMention:
    """A mention in a line, counted from 1; `last` is the line it ends in: a name may be wrapped over two.

    `is_alone`: no letter stands beside it in its line.
    """

    line: int
    last: int
    word: Word
    beside: Beside
    is_alone: bool
    is_packed: bool = False


def by_line(text: str, read: Reader, *, is_wrapping: bool, most: int | None = None) -> list[LineMention]:
    """Return the mentions of brands in a text by their lines, those of each reading of a line.

    Args:
        text: of a source, or a piece of a built file.
        read: gives the mentions in a text, by its readings.
        is_wrapping: some words hold a space, so that they may stand in two lines.
        most: lines are read until so many mentions are found; None: all are.
    """
    lines = text.split("\n")
    plain_line = cache(lambda number: bare_text(lines[number]))

    @cache
    def near(number: int) -> tuple[bool, bool]:
        """Return whether there is a mention in so many lines, or over their end; and one of several words."""
        found = _flat(read("\n".join(lines[number : number + _MANY + 1])))
        return bool(found), any(" " in each.word.text for each in found)

    @cache
    def held(number: int) -> list[Mention]:
        return _flat(read(lines[number])) if near(number // _MANY * _MANY)[0] else []

    found: list[LineMention] = []
    for number in range(len(lines)):
        if most is not None and len(found) >= most:
            break
        here = held(number)
        ends = [(mention, number) for mention in here]
        if is_wrapping and number + 1 < len(lines) and near(number // _MANY * _MANY)[1]:
            ends += ((each, number + 1) for each in _wrapped(read, lines[number : number + 2], here, held(number + 1)))
        for mention, end in ends:
            above = map(plain_line, range(number - 1, max(-1, number - 1 - FARTHEST), -1))
            below = map(plain_line, range(end + 1, min(len(lines), end + 1 + FARTHEST)))
            beside = mention.beside
            is_alone = not beside.before and not beside.after
            wider = beside.wider(above, below)
            found.append(LineMention(number + 1, end + 1, mention.word, wider, is_alone, mention.is_packed))
    return found


def first_line(text: str, word: Word, read: Reader) -> int:
    """Return the line, from 1, at which the shortest part of a text begins that mentions a brand's word; else 1."""
    lines = text.split("\n")

    def holds(part: Sequence[str]) -> bool:
        return any(mention.word.same == word.same for mention in _flat(read("\n".join(part))))

    end = bisect_left(range(len(lines) + 1), x=True, key=lambda number: holds(lines[:number]))
    if end > len(lines):
        return 1
    return max(1, bisect_left(range(end), x=True, key=lambda number: not holds(lines[number:end])))


def _wrapped(
    read: Reader, lines: Sequence[str], here: Sequence[Mention], below: Sequence[Mention]
) -> Iterator[Mention]:
    """Yield the mentions in two lines that are in neither of them alone."""
    both = [mention for mention in _flat(read("\n".join(lines))) if " " in mention.word.text]
    if both:
        known = {(mention.word, mention.beside.before) for mention in here}
        known_below = {(mention.word, mention.beside.after) for mention in below}
        for mention in both:
            beside = mention.beside
            if (mention.word, beside.before) not in known and (mention.word, beside.after) not in known_below:
                yield mention


def _flat(found: list[list[Mention]]) -> list[Mention]:
    return [mention for mentions in found for mention in mentions]
