"""A brand's word in a text, with what stands beside it, by which two places of the same words are told apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from mkdocs_paycore.leak.lookalike import folded
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_paycore.leak.words import Word

AROUND = 40
"""So many letters on each side of a mention are looked at."""
FARTHEST = 12
"""So many lines, or pieces of a file, above and below a mention are looked at for letters."""
_RAW = 3 * AROUND
_TAG = expression(r"<!--.*?-->|<[^<>]*>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Mention:
    """A brand's word in folded text.

    `in_tag`: the text is that of tags, and gives their attributes. `is_packed`: it was packed as base64.
    """

    word: Word
    start: int
    end: int
    text: str
    in_tag: bool = False
    is_packed: bool = False

    @property
    def beside(self) -> Beside:
        """What stands on both sides of the mention."""
        before, after = self.text[max(0, self.start - _RAW) : self.start], self.text[self.end : self.end + _RAW]
        edges = () if self.in_tag else (before.rpartition("|")[2], after.partition("|")[0])
        return Beside(
            letters(before)[: -AROUND - 1 : -1], letters(after)[:AROUND], tuple(map(len, map(letters, edges)))
        )


@dataclass(frozen=True, slots=True)
class Beside:
    """Letters on both sides of a mention, from the mention on: those before it are in reverse.

    `edges`: how many of them are in the mention's own block, before and after; empty where blocks are not known.
    """

    before: str
    after: str
    edges: tuple[int, ...] = ()

    def likeness(self, other: Beside) -> int:
        """Return how many letters beside two mentions are the same."""
        return _same(self.before, other.before) + _same(self.after, other.after)

    def wider(self, above: Iterable[str], below: Iterable[str]) -> Beside:
        """Return the same with the texts above and below, nearest first, where there are too few letters.

        Args:
            above: what stands above, by lines or pieces.
            below: what stands below.
        """
        before, after = self.before, self.after
        for text in above if len(before) < AROUND else ():
            before += letters(text)[::-1]
            if len(before) >= AROUND:
                break
        for text in below if len(after) < AROUND else ():
            after += letters(text)
            if len(after) >= AROUND:
                break
        return Beside(before[:AROUND], after[:AROUND], self.edges)


def letters(text: str) -> str:
    """Return the letters and digits of a text."""
    return "".join(filter(str.isalnum, text))


def bare_text(text: str) -> str:
    """Return a line or piece in folded text without its tags, as it stands beside another."""
    return folded(unescape(_TAG.sub(" ", text)))


def likest(beside: Beside, places: Iterable[tuple[Beside, int]]) -> int | None:
    """Return the number of the place that is most like one, the first of several; None if there is no place."""
    scored: Iterator[tuple[int, int]] = ((beside.likeness(other), -number) for other, number in places)
    best = max(scored, default=None)
    return None if best is None else -best[1]


def _same(one: str, other: str) -> int:
    if one[:1] != other[:1]:
        return 0
    for count, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return count
    return min(len(one), len(other))
