"""A file of the neutral tree, cut at its slots: literal pieces, and between them a slot with the escape of its sink.

Cutting looks at the whole file once; filling for a brand is a join.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_paycore.brand.slot import AUTOLINK_MARK, MARK, SLOT, URL_MARK, Slot, decode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_paycore.brand.sink import Escape

_LINK_MARKS = re.compile("(?:" + "|".join(mark.rstrip(":") for mark in (URL_MARK, AUTOLINK_MARK)) + ")(?::|%3A)")
_IN_LINK_MARKS = "paycore-"


@dataclass(frozen=True, slots=True)
class Hole:
    """A slot and how its value is escaped; `begins_url` where the value decides where a link goes."""

    slot: Slot
    escape: Escape
    begins_url: bool = False


@dataclass(slots=True)
class Template:
    """A file as literals and holes."""

    pieces: list[str | Hole] = field(default_factory=list)

    def add(self, text: str, escape: Escape) -> None:
        """Add text in which every slot has the same sink."""
        text = without_marks(text)
        if MARK not in text:
            self.pieces.append(text)
            return
        end = 0
        for match in SLOT.finditer(text):
            self.pieces += [text[end : match.start()], hole(decode(match[1]), escape)]
            end = match.end()
        self.pieces.append(text[end:])

    def fill(self, values: Mapping[str, str], cache: dict[int, str] | None = None) -> str:
        """Return the file for a brand's values. `cache` may be shared by a brand's files: texts by the hole's `id`."""
        known = {} if cache is None else cache
        filled = []
        for piece in self.pieces:
            if isinstance(piece, str):
                filled.append(piece)
                continue
            text = known.get(id(piece))
            if text is None:
                text = known[id(piece)] = piece.escape(piece.slot.value(values))
            filled.append(text)
        return "".join(filled)

    def holes(self) -> Iterator[Hole]:
        """Yield the holes in order."""
        return (piece for piece in self.pieces if isinstance(piece, Hole))


@functools.cache
def hole(slot: Slot, escape: Escape, *, begins_url: bool = False) -> Hole:
    """Return the one hole of a slot and an escape: a site has thousands of places and a few dozen holes."""
    return Hole(slot, escape, begins_url)


def without_marks(text: str) -> str:
    """Return the text without the marks that made links that begin with a slot absolute."""
    return _LINK_MARKS.sub("", text) if _IN_LINK_MARKS in text else text
