"""Places in a text: lines and columns as an editor counts them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class Place(NamedTuple):
    """A line and a column of a file, both counted from 1. (0, 0) stands for the whole file."""

    line: int
    column: int


def place_in(text: str, offset: int, *, first_line: int = 1) -> Place:
    """Return the place of an offset, in characters; `first_line` is the line of the file on which the text starts."""
    return Place(text.count("\n", 0, offset) + first_line, offset - text.rfind("\n", 0, offset))


def occurrences(text: str, token: str) -> Iterator[int]:
    """Yield the offsets in a text where a token stands by itself: not as a part of a longer word, path or anchor."""
    for match in re.finditer(rf"(?<![\w./%#-]){re.escape(token)}(?![\w/%#-]|\.\w)", text):
        yield match.start()
