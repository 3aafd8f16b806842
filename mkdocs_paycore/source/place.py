"""Places in a text: lines and columns as an editor counts them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_paycore.source.problem import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.source.problem import Fix


class Place(NamedTuple):
    """A line and a column of a file, both counted from 1. (0, 0) stands for the whole file."""

    line: int
    column: int


def place_in(text: str, offset: int, *, first_line: int = 1) -> Place:
    """Return the place of an offset, in characters; `first_line` is the line of the file on which the text starts."""
    return Place(text.count("\n", 0, offset) + first_line, offset - text.rfind("\n", 0, offset))


def replacement(text: str, place: tuple[int, int], old: str, new: str) -> Fix:
    """Return the change of a file that puts a text in the place of another; none where that does not stand there.

    Args:
        text: the file's.
        place: line and column, from 1.
        old: what stands there.
        new: what should.
    """
    line, column = place
    whole, starts = _lines(text)
    if not (0 < line <= len(starts) and column):
        return ()
    start = starts[line - 1] + column - 1
    is_there = whole.startswith(old, start) and "\n" not in whole[starts[line - 1] : start]
    return (Edit(start, start + len(old), new),) if is_there else ()


@lru_cache(maxsize=4)  # a text with one mistake has more of them
def _lines(text: str) -> tuple[str, list[int]]:
    """Return a text with line feeds between its lines, and where each line begins."""
    whole = text.replace("\r\n", "\n").replace("\r", "\n")
    return whole, [0, *(match.end() for match in re.finditer("\n", whole))]


def occurrences(text: str, token: str) -> Iterator[int]:
    """Yield the offsets in a text where a token stands by itself: not as a part of a longer word, path or anchor."""
    for match in re.finditer(rf"(?<![\w./%#-]){re.escape(token)}(?![\w/%#-]|\.\w)", text):
        yield match.start()
