"""A pattern as an automaton: one state for each of its characters (Glushkov's construction).

It reads what the pattern reads. Assertions read nothing; look-aheads and look-behinds are left out.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category

import regress

from mkdocs_paycore.catalog.regex.parser import (
    Alternatives,
    Character,
    Expression,
    Lookaround,
    Reference,
    Repetition,
    Sequence,
    Span,
    Term,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

MOST_STATES = 1000
MOST_COPIES = 64

# Characters that tell the parts of patterns apart: ASCII, and letters, digits and white space beyond it.
_COMMON = "".join(map(chr, range(128))) + "éßДжΩ漢٣\xa0\u2028\ufeff😀"


class TooLargeError(Exception):
    """The pattern has more states than are looked at; `span` is where it grew too large."""

    def __init__(self, span: Span) -> None:
        super().__init__()
        self.span = span


class EmptyRepetitionError(Exception):
    """The pattern repeats something that may be empty, at `span`."""

    def __init__(self, span: Span) -> None:
        super().__init__()
        self.span = span


class _Fragment(NamedTuple):
    """A part of the automaton: whether it may be empty, and the states it begins and ends with."""

    is_empty: bool = True
    first: tuple[int, ...] = ()
    last: tuple[int, ...] = ()


@dataclass
class Automaton:
    """The states of a pattern.

    `next` counts the ways from a state to each that may follow it. `reads` has, for each state, the characters of
    `alphabet` that lead into it, a bit each; one more bit stands for everything else. `loops` has the repetition
    that takes a state back to itself, the outermost one.
    """

    expression: Expression
    first: tuple[int, ...] = ()
    last: frozenset[int] = frozenset()
    next: list[Counter[int]] = field(default_factory=list)
    reads: list[int] = field(default_factory=list)
    loops: list[Repetition | None] = field(default_factory=list)

    @cached_property
    def alphabet(self) -> list[str]:
        """Characters enough to tell the parts of the pattern apart: common ones, and those at its ranges' ends."""
        pattern = self.expression.pattern
        sample = _of_every_kind() if re.search(r"\\[pP]", pattern) else ""
        codes = {ord(char) + step for char in _literals(pattern) for step in (-1, 0, 1)}
        return sorted({*_COMMON, *sample, *map(chr, filter(_is_character, codes))})

    def after(self, state: int) -> set[int]:
        """Return the states that can be reached from a state, itself only if it leads back."""
        found: set[int] = set()
        ahead = [state]
        while ahead:
            new = self.next[ahead.pop()].keys() - found
            found |= new
            ahead.extend(new)
        return found


def build_automaton(expression: Expression, part: Term, *, is_loop: Callable[[Repetition], bool]) -> Automaton:
    """Return the automaton of a part of an expression.

    Args:
        expression: the whole pattern.
        part: what of it is to be read: all, or the inside of a look-ahead.
        is_loop: which counted repetitions stand for ones without an end. The others are written out.

    Raises:
        TooLargeError: there are more than `MOST_STATES` states.
        EmptyRepetitionError: something that may be empty is repeated.
    """
    automaton = Automaton(expression)
    builder = _Builder(automaton, is_loop)
    whole = builder.build(part)
    automaton.first, automaton.last = whole.first, frozenset(whole.last)
    return automaton


class _Builder:
    def __init__(self, automaton: Automaton, is_loop: Callable[[Repetition], bool]) -> None:
        self._automaton = automaton
        self._is_loop = is_loop
        self._inside: list[Repetition] = []
        self._referring: list[str] = []
        self._known: dict[str, int] = {}

    def build(self, part: Term) -> _Fragment:
        match part:
            case Character():
                return self._state(part)
            case Sequence():
                return self._joined(part.parts)
            case Alternatives():
                options = [self.build(option) for option in part.options]
                return _Fragment(
                    any(option.is_empty for option in options),
                    tuple(state for option in options for state in option.first),
                    tuple(state for option in options for state in option.last),
                )
            case Repetition():
                return self._repeated(part)
            case Reference():
                return self._referred(part)
            case Lookaround():
                return _Fragment()

    def _state(self, part: Character) -> _Fragment:
        automaton = self._automaton
        state = len(automaton.next)
        if state >= MOST_STATES:
            raise TooLargeError(part)
        source = automaton.expression.pattern[part.start : part.end]
        if source not in self._known:
            self._known[source] = _read(source, automaton.alphabet)
        automaton.next.append(Counter())
        automaton.reads.append(self._known[source])
        automaton.loops.append(self._inside[0] if self._inside else None)
        return _Fragment(is_empty=False, first=(state,), last=(state,))

    def _joined(self, parts: Iterable[Term]) -> _Fragment:
        whole = _Fragment()
        for part in parts:
            whole = self._then(whole, self.build(part))
        return whole

    def _then(self, left: _Fragment, right: _Fragment) -> _Fragment:
        self._link(left.last, right.first)
        return _Fragment(
            left.is_empty and right.is_empty,
            left.first + right.first if left.is_empty else left.first,
            left.last + right.last if right.is_empty else right.last,
        )

    def _link(self, from_: tuple[int, ...], to: tuple[int, ...]) -> None:
        for state in from_:
            self._automaton.next[state].update(to)

    def _referred(self, part: Reference) -> _Fragment:
        group = self._automaton.expression.groups.get(part.group)
        if group is None or group.end > part.start or part.group in self._referring:
            return _Fragment()
        self._referring.append(part.group)
        found = self.build(group)
        self._referring.pop()
        return found

    def _repeated(self, part: Repetition) -> _Fragment:
        if part.high == 0:
            return _Fragment()
        if self._is_loop(part):
            whole = self._joined([part.body] * min(max(part.low - 1, 0), MOST_COPIES))
            self._inside.append(part)
            body = self._copy(part)
            self._inside.pop()
            self._link(body.last, body.first)
            return self._then(whole, body._replace(is_empty=part.low == 0))
        whole = _Fragment()
        for _ in range(min(part.low, MOST_COPIES)):
            whole = self._then(whole, self._copy(part))
        before = whole
        for _ in range(min((part.high or 0) - part.low, MOST_COPIES)):
            copy = self._copy(part)
            self._link(before.last, copy.first)
            first = whole.first + copy.first if before.is_empty else whole.first
            whole, before = _Fragment(whole.is_empty, first, whole.last + copy.last), copy
        return whole

    def _copy(self, part: Repetition) -> _Fragment:
        fragment = self.build(part.body)
        if fragment.is_empty and fragment.first and part.high != 1:
            raise EmptyRepetitionError(part)
        return fragment


@cache
def _of_every_kind() -> str:
    r"""Return a character of each general category in each stretch of Unicode: `\p{…}` asks for such properties."""
    found: dict[tuple[str, int], str] = {}
    for code in filter(_is_character, range(128, 0x20000)):
        stretch = code >> 6 if code < 0x3000 else code >> 12  # noqa: PLR2004 - alphabets are short, ideographs many
        found.setdefault((category(chr(code)), stretch), chr(code))
    return "".join(found.values())


def _literals(pattern: str) -> set[str]:
    codes = re.findall(r"\\(?:u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))", pattern)
    return {*pattern, *(chr(int("".join(code), 16)) for code in codes)}


def _is_character(code: int) -> bool:
    return 0 <= code <= sys.maxunicode and not 0xD800 <= code <= 0xDFFF  # noqa: PLR2004 - the surrogates


def _read(source: str, alphabet: list[str]) -> int:
    """Return the characters that a part of one character reads, a bit each."""
    compiled = regress.Regex(f"^{source}$", "u")
    bits = sum(1 << index for index, char in enumerate(alphabet) if compiled.find(char))
    is_wide = source == "." or source.startswith("[^") or re.search(r"\\[PWSD]", source)
    return bits | (1 << len(alphabet) if is_wide else 0)
