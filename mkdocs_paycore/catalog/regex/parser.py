"""The parts of a pattern: ECMA-262, 22.2.1 Patterns, as it is with the flag `u`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

# The first that fits is one character of a text, or an assertion: an escape, a set, any other character.
_ATOM = expression(
    r"\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c[A-Za-z]|.)|\[(?:\\.|[^\]\\])*\]|.",
    re.DOTALL,
)
ASSERTIONS = frozenset({"^", "$", r"\b", r"\B"})
_REFERENCE = expression(r"\\(?:k<([^>]*)>|([1-9][0-9]*))")
_OPENING = expression(r"\((?:\?(?:(:)|(=|!|<=|<!)|<([^>]*)>))?")
_COUNT = expression(r"(?:([*+?])|\{([0-9]+)(?:(,)([0-9]*))?\})\??")


@dataclass(frozen=True, slots=True)
class Span:
    """Where a part stands in its pattern: from `start` up to, without, `end`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Character(Span):
    """One character: itself, an escape, a set, or the dot."""


@dataclass(frozen=True, slots=True)
class Sequence(Span):
    """Parts one after another. An assertion such as `^` is an empty one."""

    parts: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Alternatives(Span):
    """Parts of which one stands there."""

    options: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Repetition(Span):
    """A part from `low` to `high` times; None: without an end."""

    body: Term
    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Lookaround(Span):
    """A look ahead or behind, which takes no character."""

    body: Term
    is_behind: bool
    is_negative: bool


@dataclass(frozen=True, slots=True)
class Reference(Span):
    """What a group of an earlier part matched, once more."""

    group: str


Term: TypeAlias = Character | Sequence | Alternatives | Repetition | Lookaround | Reference


@dataclass(frozen=True, slots=True)
class Expression:
    """A pattern in its parts, with its groups by number and by name; `optional` are those that may take no part."""

    pattern: str
    root: Term
    groups: dict[str, Term]
    optional: frozenset[str]


def parse(pattern: str) -> Expression:
    """Return the parts of a pattern that is known to compile under the flag `u`."""
    parser = _Parser(pattern)
    root = parser.alternatives()
    left_out = {id(part) for part in _left_out(root)}
    optional = frozenset(name for name, group in parser.groups.items() if id(group) in left_out)
    return Expression(pattern, root, parser.groups, optional)


def walk(part: Term, *, repeated: bool = False) -> Iterator[tuple[Term, bool]]:
    """Yield a part and all parts inside, each with whether it stands in a repetition."""
    yield part, repeated
    repeated = repeated or (isinstance(part, Repetition) and part.high != 1)
    for each in inner(part):
        yield from walk(each, repeated=repeated)


def inner(part: Term) -> tuple[Term, ...]:
    """Return the parts that a part is made of."""
    match part:
        case Sequence():
            return part.parts
        case Alternatives():
            return part.options
        case Repetition() | Lookaround():
            return (part.body,)
        case _:
            return ()


def _left_out(part: Term, *, is_optional: bool = False) -> Iterator[Term]:
    """Yield the parts that a text can match without."""
    if is_optional:
        yield part
    is_optional = is_optional or (
        isinstance(part, Alternatives)
        or (isinstance(part, Repetition) and part.low == 0)
        or (isinstance(part, Lookaround) and part.is_negative)
    )
    for each in inner(part):
        yield from _left_out(each, is_optional=is_optional)


class _Parser:
    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0
        self.groups: dict[str, Term] = {}
        self._captures = 0

    def alternatives(self) -> Term:
        start = self.at
        options = [self._sequence()]
        while self.pattern.startswith("|", self.at):
            self.at += 1
            options.append(self._sequence())
        return options[0] if len(options) == 1 else Alternatives(start, self.at, tuple(options))

    def _sequence(self) -> Term:
        start = self.at
        parts: list[Term] = []
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            begin = self.at
            parts.append(self._counted(self._term(), begin))
        return Sequence(start, self.at, tuple(parts))

    def _term(self) -> Term:
        start = self.at
        if opening := _OPENING.match(self.pattern, start):
            return self._group(opening)
        if reference := _REFERENCE.match(self.pattern, start):
            self.at = reference.end()
            return Reference(start, self.at, reference[1] or reference[2])
        atom = _ATOM.match(self.pattern, start)
        self.at = atom.end() if atom else start + 1
        if self.pattern[start : self.at] in ASSERTIONS:
            return Sequence(start, self.at)
        return Character(start, self.at)

    def _group(self, opening: re.Match[str]) -> Term:
        start, self.at = self.at, opening.end()
        plain, look, name = opening.groups()
        number = ""
        if not plain and not look:
            self._captures += 1
            number = str(self._captures)
        body = self.alternatives()
        self.at += 1
        if look:
            return Lookaround(start, self.at, body, "<" in look, "!" in look)
        if number:
            self.groups |= {number: body, name or number: body}
        return body

    def _counted(self, part: Term, start: int) -> Term:
        count = _COUNT.match(self.pattern, self.at)
        if count is None:
            return part
        self.at = count.end()
        sign, low, comma, high = count.groups()
        lowest = int(low) if low else int(sign == "+")
        highest = {"?": 1, "*": None, "+": None}[sign] if sign else int(high) if high else None if comma else lowest
        return Repetition(start, self.at, part, lowest, highest)
