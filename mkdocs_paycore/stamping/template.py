"""A file of the neutral tree, cut at its slots: literal pieces, and between them a slot with the escape of its sink.

Cutting looks at the whole file once. `Template` is what cutting makes, `Sealed` what brands are stamped from.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.stamping.escapes import plain
from mkdocs_paycore.stamping.joint import Joint
from mkdocs_paycore.stamping.slot import AUTOLINK_MARK, MARK, SLOT, URL_MARK, Slot, SlotKind, decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from mkdocs_paycore.stamping.escapes import Escape

_LINK_MARKS = expression(f"(?i:{URL_MARK.rstrip(':')}|{AUTOLINK_MARK.rstrip(':')})(?::|%3A|&#58;|&colon;)")
_IN_LINK_MARKS = tuple(case(mark.rstrip(":")) for mark in (URL_MARK, AUTOLINK_MARK) for case in (str.lower, str.upper))
"""A mark may be capital letters: a plugin may write all of a page in those."""

_READ = (".html", ".htm", ".md", ".txt")
_NEAR = 2
_MAY_GO_ON = expression(rb"[/A-Za-z0-9]")

NONCHARACTERS = "".join(map(chr, range(0xFDD0, 0xFDF0)))
"""Characters that no text has (Unicode 16, 23.7), for what a script puts between strings; no escape changes them."""
_BY_NONCHARACTER = expression(f"([{NONCHARACTERS}])")


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

    def joints(self) -> Iterator[tuple[str, Joint]]:
        """Yield the variables behind which a path may begin, by name, each with how it does."""
        for before, hole, behind in zip(self.pieces[::2], self.pieces[1::2], self.pieces[2::2], strict=False):
            if isinstance(hole, Hole) and isinstance(before, bytes) and isinstance(behind, bytes):
                is_variable = hole.slot.kind is SlotKind.VARIABLE and _MAY_GO_ON.match(behind)
                texts = (text.decode("ascii", "replace") for text in (before[-_NEAR:], behind[:_NEAR]))
                if is_variable and (joint := Joint.of(*texts)):
                    yield hole.slot.payload, joint


def joints_of(templates: Mapping[str, Sealed]) -> dict[str, set[Joint]]:
    """Return the variables behind whose value a path may begin, with how; of what readers see, not of data.

    Args:
        templates: those of a tree, by path.
    """
    found: dict[str, set[Joint]] = {}
    for path, template in templates.items():
        for name, joint in template.joints() if path.endswith(_READ) else ():
            found.setdefault(name, set()).add(joint)
    return found


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


def within(typed: str, content: str, pieces: list[str | Hole], inside: Callable[[Escape], Escape]) -> list[str | Hole]:
    """Return the pieces of a text that stands in another language.

    It stays as it is typed around its slots, but where the pieces say more than their values.

    Args:
        typed: the text as it stands there.
        content: what it says.
        pieces: what that was cut into.
        inside: makes the escape of a value within the text the one of where the text stands.
    """
    typed, content = without_marks(typed), without_marks(content)
    escapes = [piece for piece in pieces if isinstance(piece, Hole)]
    literals = SLOT.split(typed)[::2]
    if len(literals) != len(escapes) + 1 or SLOT.split(content)[::2] != _literals(pieces):
        return [_escaped(piece, inside) for piece in pieces]
    filled: list[str | Hole] = [literals[0]]
    for piece, literal in zip(escapes, literals[1:], strict=True):
        filled += (_escaped(piece, inside), literal)
    return filled


def fixed_text(text: str) -> Hole:
    """Return what stands in the place of a slot where `text` is shown for every brand; `within` makes a text of it."""
    return hole(Slot(SlotKind.TEXT, text), _no_escape)


def _no_escape(value: str) -> str:
    return value


def _literals(pieces: list[str | Hole]) -> list[str]:
    """Return the texts before, between and behind the holes."""
    found = [""]
    for piece in pieces:
        if isinstance(piece, str):
            found[-1] += piece
        else:
            found.append("")
    return found


def _escaped(piece: str | Hole, inside: Callable[[Escape], Escape]) -> str | Hole:
    if isinstance(piece, str):
        return "".join(each if each in NONCHARACTERS else inside(plain)(each) for each in _BY_NONCHARACTER.split(piece))
    if piece.escape is _no_escape:
        return inside(plain)(piece.slot.payload)
    return hole(piece.slot, inside(piece.escape), begins_url=piece.begins_url)


def without_marks(text: str) -> str:
    """Return the text without the marks that made links that begin with a slot absolute."""
    return _LINK_MARKS.sub("", text) if any(mark in text for mark in _IN_LINK_MARKS) else text
