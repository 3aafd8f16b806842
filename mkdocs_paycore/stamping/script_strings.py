"""The strings of a script as pieces: each is cut as whoever gets its text reads it, by way of a variable as well."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_paycore.stamping import escapes
from mkdocs_paycore.stamping.reading import Reading, of_script_text
from mkdocs_paycore.stamping.script_text import texts_of
from mkdocs_paycore.stamping.slot import MARK
from mkdocs_paycore.stamping.template import NONCHARACTERS, within

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_paycore.stamping.script_text import MadeText
    from mkdocs_paycore.stamping.template import Hole

    Pieces = list[str | Hole]
    Cut = Callable[[str, Reading], Pieces]

_VARIABLE = re.compile(r"(?:\A|[^.\w$\])])\s*(?P<name>[\w$]++)\s*+\+?=\s*+\Z")
"""A variable, and no property, that a text is put into."""
_FURTHEST = 5
"""So many variables a text is followed through."""
_NEAR = 200
"""So many strings on either side of a variable say what it stands in."""
_ESCAPED = re.compile(
    r"\\(?:u\{(?P<point>[0-9A-Fa-f]+)\}|u(?P<unit>[0-9A-Fa-f]{4})|x(?P<byte>[0-9A-Fa-f]{2})|(.))", re.DOTALL
)
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "\n": ""}


class _Around(NamedTuple):
    """What a variable stands in where it is used: the text before and behind it, and what that is read as."""

    before: str
    behind: str
    reading: Reading


class _Strings:
    """The strings of a script."""

    def __init__(self, script: str, cut: Cut) -> None:
        self.script, self.cut = script, cut
        free = [char for char in NONCHARACTERS if char not in script]
        self.unknown, self.edge = (free[0], free[1]) if free[1:] else (NONCHARACTERS[0], NONCHARACTERS[1])
        self.texts = list(texts_of(script))
        self.uses: dict[str, list[tuple[MadeText, int]]] = {}
        for text in self.texts:
            for at, name in text.names:
                self.uses.setdefault(name, []).append((text, at))
        self._around: dict[str, _Around | None] = {}

        self._read: dict[int, tuple[list[str], Reading]] = {}

    def read(self, text: MadeText) -> tuple[list[str], Reading]:
        """Return what the strings of a text say, and what all of it is read as."""
        if id(text) not in self._read:
            said = [unescaped(self.script[start:stop]) for start, stop in text.parts]
            self._read[id(text)] = said, of_script_text("".join(said), text)
        return self._read[id(text)]

    def changed(self, text: MadeText) -> Iterator[tuple[int, int, Pieces]]:
        """Yield where the strings of a text are that a slot stands in or changes, each with its pieces."""
        said, reading = self.read(text)
        parts = self._parts(text, self.unknown.join(said), reading)
        if len(parts) != len(said):
            parts = [self.cut(each, Reading.TEXT) for each in said]
        for (start, stop), content, pieces in zip(text.parts, said, parts, strict=True):
            changed = within(self.script[start:stop], content, pieces, escapes.in_script)
            if changed != [self.script[start:stop]]:
                yield start, stop, changed

    def _parts(self, text: MadeText, whole: str, reading: Reading) -> list[Pieces]:
        """Return the pieces of each of the strings of a text."""
        variable = _VARIABLE.search(text.before) if reading is Reading.TEXT and not text.callee else None
        around = self.around(variable["name"]) if variable else None
        if around is None:
            return _parted(self.cut(whole, reading), self.unknown)
        before, behind = around.before and around.before + self.edge, around.behind and self.edge + around.behind
        inner = _parted(self.cut(before + whole + behind, around.reading), self.edge)
        at = 1 if before else 0
        return _parted(inner[at], self.unknown) if len(inner) == 1 + at + bool(behind) else []

    def around(self, name: str, deep: int = 0) -> _Around | None:
        """Return what a variable stands in where it is no mere text; None where it is one wherever it is used."""
        if name not in self._around:
            self._around[name] = None
            places = (self._place(text, at, deep) for text, at in self.uses.get(name, ()))
            self._around[name] = next((place for place in places if place is not None), None)
        return self._around[name]

    def _place(self, text: MadeText, at: int, deep: int) -> _Around | None:
        said, reading = self.read(text)
        near = [*said[max(at - _NEAR, 0) : at], ""], ["", *said[at : at + _NEAR]]
        before, behind = (self.unknown.join(part) for part in near)
        if reading is not Reading.TEXT:
            return _Around(before, behind, reading)
        variable = _VARIABLE.search(text.before) if not text.callee and deep < _FURTHEST else None
        outer = self.around(variable["name"], deep + 1) if variable else None
        return outer and _Around(outer.before + before, behind + outer.behind, outer.reading)


def changed_strings(script: str, cut: Cut) -> Iterator[tuple[int, int, Pieces]]:
    """Yield where the contents of a script's strings begin and end that a slot stands in or changes, and their pieces.

    Args:
        script: JavaScript.
        cut: returns the pieces of a text by what it is read as.
    """
    strings = _Strings(script, cut)
    for text in strings.texts:
        if any(MARK in script[start:stop] for start, stop in text.parts):
            yield from strings.changed(text)


def _parted(pieces: Pieces, sign: str) -> list[Pieces]:
    """Return the pieces of each of the parts between which a sign stands."""
    parts: list[Pieces] = [[]]
    for piece in pieces:
        if not isinstance(piece, str):
            parts[-1].append(piece)
            continue
        first, *others = piece.split(sign)
        parts[-1].append(first)
        parts += ([other] for other in others)
    return parts


def unescaped(typed: str) -> str:
    """Return what a string of JSON or of a script says, which is `typed` so between its quotes."""
    return _ESCAPED.sub(_character, typed) if "\\" in typed else typed


def _character(escaped: re.Match[str]) -> str:
    number = escaped["point"] or escaped["unit"] or escaped["byte"]
    if number is None:
        return _LETTERS.get(escaped[4], escaped[4])
    return chr(min(int(number, 16), 0x10FFFF))
