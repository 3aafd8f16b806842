"""The strings of a script as pieces: each is cut as whoever gets its text reads it, by way of a variable as well."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_paycore.source.expression import expression
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

_VARIABLE = expression(r"(?:\A|[^.\w$\])])\s*(?P<name>[\w$]++)\s*+\+?=\s*+\Z")
"""A variable, and no property, that a text is put into."""
_RETURNED = expression(
    r"(?<![\w$])function\s++(?P<function>[\w$]++)\s*+\([^(){}]*+\)\s*+\{(?:[^{}]*[;\s])?return\s*+\Z"
    r"|(?<![\w$])(?P<arrow>[\w$]++)\s*+=\s*+(?:\([^(){}]*+\)|[\w$]++)\s*+=>\s*+(?:\{\s*+return\s*+)?\Z"
)
"""The function that returns a text, if it is a short one."""
_FUNCTION = expression(
    r"(?<![\w$])(?P<name>[\w$]++)\s*+(?:[=:]\s*+(?:async\s++)?(?:function\b\s*+\*?\s*+[\w$]*+\s*+)?)?"
    r"(?:\((?P<names>[^(){};]{0,300}+)\)\s*+(?:=>|\{)|(?<=[=:\s])(?P<only>[\w$]++)\s*+=>)"
)
"""A function, by its name, with its parameters."""
_PARAMETER = expression(r"\s*+(?:\.\.\.)?([\w$]++)")
_CALLED = expression(r"(?<![\w$])([\w$]++)\s*+\Z")
_PUT_IN_OBJECT = expression(
    r"(?:[{,]\s*+[\"'`\[]*+[\w$-]++[\"'`\]]*+\s*+:|(?P<property>\.\s*+[\w$]++)\s*+\+?=|[\w$)]\[[^\[\]]*+\]\s*+\+?="
    r"|\bexport\s++default)(?:\s*+\([^(){}]*+\)\s*+=>)?\s*+\Z"
)
"""What stands before a text that is a property, or what a module is for others."""
_SHOWN_AS_TEXT = frozenset(
    {".textContent", ".innerText", ".nodeValue", ".title", ".alt", ".placeholder", ".value", ".label"}
)
"""Properties of elements that a browser shows as text."""
_FURTHEST = 5
"""So many variables a text is followed through."""
_NEAR = 200
"""So many strings on either side of a variable say what it stands in."""
_ESCAPED = expression(
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

    def __init__(self, script: str, cut: Cut, *, is_data: bool) -> None:
        self.script, self.cut, self.is_data = script, cut, is_data
        free = [char for char in NONCHARACTERS if char not in script]
        self.unknown, self.edge = (free[0], free[1]) if free[1:] else (NONCHARACTERS[0], NONCHARACTERS[1])
        self.texts = list(texts_of(script))
        self.uses: dict[str, list[tuple[MadeText, int]]] = {}
        for text in self.texts:
            for at, name in text.names:
                self.uses.setdefault(name, []).append((text, at))
        self._around: dict[str, _Around | None] = {}
        self._functions: dict[str, list[str]] | None = None
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
        around = self._outer(text, 0) if reading is Reading.TEXT else None
        if around is None:
            return _parted(self.cut(whole, reading), self.unknown)
        before, behind = around.before and around.before + self.edge, around.behind and self.edge + around.behind
        inner = _parted(self.cut(before + whole + behind, around.reading), self.edge)
        at = 1 if before else 0
        return _parted(inner[at], self.unknown) if len(inner) == 1 + at + bool(behind) else []

    def _outer(self, text: MadeText, deep: int) -> _Around | None:
        """Return what a text is put into that is no mere text; None where it is one wherever it gets to."""
        if self.is_data:
            return None
        name = self._receiver(text)
        around = self.around(name, deep) if name and deep <= _FURTHEST else None
        if around is None and self._is_kept(text, name):
            return _Around("", "", Reading.KEPT)
        return around

    def _receiver(self, text: MadeText) -> str:
        """Return the variable that gets a text, the parameter, or the function that returns it; empty where none."""
        if text.callee:
            called = _CALLED.search(text.callee)
            names = self._parameters().get(called[1], []) if called else []
            return names[text.position] if text.position < len(names) else ""
        variable = _VARIABLE.search(text.before)
        if variable:
            return variable["name"]
        returned = _RETURNED.search(text.before)
        return returned[returned.lastgroup] if returned and returned.lastgroup else ""

    def _parameters(self) -> dict[str, list[str]]:
        """Return the names of the parameters of each function of the script."""
        if self._functions is None:
            self._functions = {}
            for found in _FUNCTION.finditer(self.script):
                parts = (found["only"] or found["names"]).split(",")
                names = [named[1] if (named := _PARAMETER.match(part)) else "" for part in parts]
                self._functions.setdefault(found["name"], names)
        return self._functions

    def _is_kept(self, text: MadeText, name: str) -> bool:
        """Return whether a text is put where others find it: in a list, a property, a variable not used here."""
        if text.is_listed:
            return True
        if text.callee:
            return False
        if name:
            return name not in self.uses
        found = _PUT_IN_OBJECT.search(text.before)
        if found is None:
            return False
        name = (found["property"] or "").replace(" ", "")
        return name not in _SHOWN_AS_TEXT or self.around(name) is not None

    def around(self, name: str, deep: int = 0) -> _Around | None:
        """Return what a variable stands in where it is no mere text; None where it is one wherever it is used."""
        if name not in self._around:
            self._around[name] = None
            places = [self._place(text, at, deep) for text, at in self.uses.get(name, ())]
            found = [place for place in places if place is not None]
            self._around[name] = min(found, key=lambda place: place.reading is Reading.KEPT, default=None)
        return self._around[name]

    def _place(self, text: MadeText, at: int, deep: int) -> _Around | None:
        said, reading = self.read(text)
        near = [*said[max(at - _NEAR, 0) : at], ""], ["", *said[at : at + _NEAR]]
        before, behind = (self.unknown.join(part) for part in near)
        if reading is not Reading.TEXT:
            return _Around(before, behind, reading)
        outer = self._outer(text, deep + 1)
        return outer and _Around(outer.before + before, behind + outer.behind, outer.reading)


def changed_strings(script: str, cut: Cut, *, is_data: bool = False) -> Iterator[tuple[int, int, Pieces]]:
    """Yield where the contents of a script's strings begin and end that a slot stands in or changes, and their pieces.

    Args:
        script: JavaScript.
        cut: returns the pieces of a text by what it is read as.
        is_data: whether the script is JSON, whose texts are as they are.
    """
    strings = _Strings(script, cut, is_data=is_data)
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
