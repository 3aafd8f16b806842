"""The lines of a piece of a built file that mention brands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.leak.likeness import LikenessIndex
from mkdocs_paycore.leak.mention_line import by_line, first_line

if TYPE_CHECKING:
    from mkdocs_paycore.leak.foreign import Foreign
    from mkdocs_paycore.leak.mention_line import Reader


class PieceLines:
    """The lines of a piece that mention brands."""

    def __init__(self, piece: bytes, read: Reader, *, is_wrapping: bool) -> None:
        """Read a piece by its lines; `read` gives the mentions in a text, by its readings."""
        self._text, self._read = piece.decode("utf-8", "replace") if b"\n" in piece else "", read
        self._first: dict[tuple[str, str], int] = {}
        self._places: LikenessIndex[int] = LikenessIndex()
        for place in by_line(self._text, read, is_wrapping=is_wrapping) if self._text else ():
            self._places.add(place.word.same, place.beside, place.line)

    def line(self, each: Foreign) -> int:
        """Return the line, from 1, that a mention most likely stands in."""
        if not self._text:
            return 1
        if near := self._places.near(each.word.same, each.beside):
            return max(near, key=lambda place: (each.beside.likeness(place.beside), -place.items[0])).items[0]
        if each.word.same not in self._first:
            self._first[each.word.same] = first_line(self._text, each.word, self._read)
        return self._first[each.word.same]
