"""A file of the neutral tree, cut at its slots: literal pieces, and between them a slot with the escape of its sink.

Cutting looks at the whole file once. `Template` is what cutting makes, `Sealed` what brands are stamped from.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_paycore.stamping.slot import AUTOLINK_MARK, MARK, SLOT, URL_MARK, Slot, decode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_paycore.stamping.escapes import Escape

_LINK_MARKS = re.compile("(?:" + "|".join(mark.rstrip(":") for mark in (URL_MARK, AUTOLINK_MARK)) + ")(?::|%3A)")
_IN_LINK_MARKS = "paycore-"


@dataclass(frozen=True, slots=True)
class Hole:
    """A slot and how its value is escaped; `begins_url` where the value decides where a link goes."""

    slot: Slot
    escape: Escape
    begins_url: bool = False

    def __reduce__(self) -> tuple[object, ...]:
        """Have one that was sent be the one hole of its slot and escape again."""
        return _hole, (self.slot, self.escape, self.begins_url)


@dataclass(slots=True)
class Template:
    """A file as literals and holes."""

    pieces: list[str | Hole] = field(default_factory=list)

    def add(self, text: str, escape: Escape) -> None:
        """Add text in which every slot has the same sink, and so the same escape."""
        text = without_marks(text)
        if MARK not in text:
            self.pieces.append(text)
            return
        end = 0
        for match in SLOT.finditer(text):
            self.pieces += [text[end : match.start()], hole(decode(match[1]), escape)]
            end = match.end()
        self.pieces.append(text[end:])

    def fill(self, values: Mapping[str, str]) -> str:
        """Return the file for a brand's values."""
        return self.sealed().fill(values, {}).decode("utf-8", "surrogateescape")

    def sealed(self) -> Sealed:
        """Return the template as it is filled many times."""
        pieces: list[bytes | Hole] = []
        literals: list[str] = []
        for piece in self.pieces:
            if isinstance(piece, str):
                literals.append(piece)
            else:
                pieces += (encoded("".join(literals)), piece)
                literals.clear()
        return Sealed((*pieces, encoded("".join(literals))))


@dataclass(frozen=True, slots=True)
class Sealed:
    """A template in bytes, with as few pieces as there can be: filling it for a further brand is one join."""

    pieces: tuple[bytes | Hole, ...]

    def fill(self, values: Mapping[str, str], cache: dict[int, bytes]) -> bytes:
        """Return the file for a brand's values. `cache` is shared by a brand's files: bytes by the hole's `id`."""
        filled = []
        for piece in self.pieces:
            if isinstance(piece, bytes):
                filled.append(piece)
                continue
            value = cache.get(id(piece))
            if value is None:
                value = cache[id(piece)] = encoded(piece.escape(piece.slot.value(values)))
            filled.append(value)
        return b"".join(filled)

    def holes(self) -> Iterator[Hole]:
        """Yield the holes in order."""
        return (piece for piece in self.pieces if isinstance(piece, Hole))


def encoded(text: str) -> bytes:
    """Return the bytes of a file's text: what was no UTF-8 as it was, half a surrogate pair of a value as `?`."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace")


@functools.cache
def hole(slot: Slot, escape: Escape, *, begins_url: bool = False) -> Hole:
    """Return the one hole of a slot and an escape: a site has thousands of places and a few dozen holes.

    `begins_url`: the value decides where a link goes.
    """
    return Hole(slot, escape, begins_url)


def _hole(slot: Slot, escape: Escape, begins_url: bool) -> Hole:  # noqa: FBT001 - for `Hole.__reduce__`
    return hole(slot, escape, begins_url=begins_url) if begins_url else hole(slot, escape)


def pieces_of(text: str, escape: Escape) -> list[str | Hole]:
    """Return the pieces of a text in which every slot has the same sink, and so the same `escape`."""
    template = Template()
    template.add(text, escape)
    return template.pieces


def without_marks(text: str) -> str:
    """Return the text without the marks that made links that begin with a slot absolute."""
    return _LINK_MARKS.sub("", text) if _IN_LINK_MARKS in text else text
