"""A line of a source that mentions a brand, and whether a leak may have come from it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_paycore.leak.likeness import LikenessIndex
from mkdocs_paycore.leak.mention import AROUND

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable
    from pathlib import Path

    from mkdocs_paycore.leak.leak import Leak
    from mkdocs_paycore.leak.likeness import Alike
    from mkdocs_paycore.leak.mention import Beside
    from mkdocs_paycore.leak.words import Word

LIKELY = 4
"""So many letters beside a mention, the same in the source, make a line the likely source."""
_PAGES = (".html", ".htm")
_SHORT = [(before, after) for before in range(LIKELY) for after in range(LIKELY - before)]


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line that mentions a brand, and whether that is meant there; line 0 is the file's name.

    `wholes`: what stands beside the mention in the parts of the line that markup parts, such as a link's text.
    `is_packed`: it is packed as base64 there. `is_for_one`: its file makes one page or file only. `shown_by`: the line
    is in a block that these brands show only.
    """

    path: Path
    line: int
    word: Word
    beside: Beside
    is_allowed: bool
    wholes: tuple[Beside, ...] = ()
    is_packed: bool = False
    is_for_one: bool = False
    shown_by: frozenset[str] | None = None

    def mention(self) -> str:
        """Return what it says of a brand, as a text that two lines share only where they excuse the same."""
        kinds = (self.line == 0, self.is_allowed, self.is_packed, self.is_for_one)
        shown_by = None if self.shown_by is None else sorted(self.shown_by)
        return repr((self.word, self.beside, sorted(map(repr, self.wholes)), kinds, shown_by))

    def score(self, leak: Leak) -> int:
        """Return how many letters beside a leak are the same."""
        return self.beside.likeness(leak.beside)

    def is_like(self, leak: Leak) -> bool:
        """Return whether a leak may well come from here: letters beside it are the same, or a whole part of a line.

        The part of a line that is allowed, and a file's name, have to be a part of the page as well: at the edge of a
        block, such as a heading in the navigation, or in an attribute.
        """
        if self.beside.likeness(leak.beside) >= LIKELY:
            return True
        edges = leak.beside.edges if leak.file.endswith(_PAGES) and leak.line else ()
        has_to_be_part = bool(edges) and (self.is_allowed or self.line == 0)
        return any(
            _holds(whole, leak.beside) and (not has_to_be_part or _is_part(whole, edges)) for whole in self.wholes
        )


class SourceIndex:
    """Lines that mention brands, found by their word and the letters next to it."""

    def __init__(self, lines: Iterable[SourceLine]) -> None:
        """Sort the lines by what stands beside the mention; those that are allowed stay apart."""
        self.by_beside: LikenessIndex[SourceLine] = LikenessIndex()
        self._short: LikenessIndex[SourceLine] = LikenessIndex()
        self._shorts: defaultdict[Hashable, defaultdict[Hashable, set[tuple[str, str]]]] = defaultdict(_sets)
        for line in lines:
            kind = (line.is_packed, line.is_for_one) if line.is_allowed else ()
            self.by_beside.add((line.word.same, kind), line.beside, line)
            shorts = self._shorts[line.word.same][kind]
            for before, after in {(whole.before, whole.after) for whole in line.wholes}:
                if len(before) + len(after) < LIKELY:
                    self._short.add((line.word.same, kind, before, after), line.beside, line)
                    shorts.add((before, after))

    def lines(self, leak: Leak, *, least: int) -> list[Alike[SourceLine]]:
        """Return the lines that a leak may come from, alike ones together.

        Args:
            leak: the leak.
            least: so many letters beside it are the same, or those of a whole part of a line that has fewer.
        """
        found: list[Alike[SourceLine]] = []
        same, beside = leak.word.same, leak.beside
        if (shorts := self._shorts.get(same)) is None:
            return found
        for kind in ((), (leak.is_packed, False), (leak.is_packed, True)):
            if kind in shorts:
                found += self.by_beside.near((same, kind), beside, least=least)
                sides = {(beside.before[:before], beside.after[:after]): None for before, after in _SHORT}
                for before, after in sides if shorts[kind] else ():
                    if (before, after) in shorts[kind]:
                        found += self._short.near((same, kind, before, after), beside)
        return found


def _sets() -> defaultdict[Hashable, set[tuple[str, str]]]:
    return defaultdict(set)


def _is_part(whole: Beside, edges: tuple[int, ...]) -> bool:
    """Return whether a part of a line begins or ends where a block of a page does."""
    return edges[0] == len(whole.before) or edges[1] == len(whole.after)


def _holds(whole: Beside, beside: Beside) -> bool:
    """Return whether a mention stands within a whole part of a line."""
    return beside.before.startswith(whole.before[:AROUND]) and beside.after.startswith(whole.after[:AROUND])
