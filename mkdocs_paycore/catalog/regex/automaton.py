"""A pattern as an automaton: one state for each of its characters (Glushkov's construction).

It reads what the pattern reads, and counts in how many ways an engine that goes back over its choices gets from state
to state, also by choices that read nothing. Assertions read nothing. Look-arounds are left out, or stand for what an
engine does there: what is inside is read, and leads nowhere.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_paycore.catalog.regex.alphabet import alphabet, read_by
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

MOST_STATES = 3000
MOST_WAYS = 100_000
"""From state to state, all together."""
MOST_COPIES = 64
"""How often at most what a loop repeats is written out before it."""


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
    """A part of the automaton: in how many ways it may be empty, and in how many it begins and ends with a state."""

    empty: int
    first: Counter[int]
    last: Counter[int]


@dataclass
class Automaton:
    """The states of a pattern.

    Attributes:
        expression: the whole pattern.
        empty: the number of ways to read nothing.
        first: the number of ways to begin with a state.
        last: the number of ways to end after a state.
        next: for each state, the number of ways to each that may follow it.
        reads: for each state, the characters of `alphabet` that lead into it, a bit each; one more bit stands for
            everything else.
        parts: for each state, the part of the pattern that it stands for.
        loops: for each state, the repetition that takes it back to itself, the outermost one.
        rounds: for each state, the number of that repetition's copy. Those of one copy lead to each other.
    """

    expression: Expression
    empty: int = 0
    first: Counter[int] = field(default_factory=Counter)
    last: Counter[int] = field(default_factory=Counter)
    next: list[Counter[int]] = field(default_factory=list)
    reads: list[int] = field(default_factory=list)
    parts: list[Span] = field(default_factory=list)
    loops: list[Repetition | None] = field(default_factory=list)
    rounds: list[int] = field(default_factory=list)

    @cached_property
    def alphabet(self) -> list[str]:
        """Characters enough to tell the parts of the pattern apart."""
        return alphabet(self.expression.pattern)

    def after(self, state: int) -> set[int]:
        """Return the states that can be reached from a state, itself only if it leads back."""
        found: set[int] = set()
        ahead = [state]
        while ahead:
            new = self.next[ahead.pop()].keys() - found
            found |= new
            ahead.extend(new)
        return found


def build_automaton(
    expression: Expression, *, is_loop: Callable[[Repetition], bool], with_looks: bool = False
) -> Automaton:
    """Return the automaton of an expression.

    Args:
        expression: the whole pattern.
        is_loop: which counted repetitions stand for ones without an end. The others are written out.
        with_looks: whether what look-arounds look at is there, as ways that lead nowhere. What a look-behind looks at
            reads every character there, for it stands before.

    Raises:
        TooLargeError: there are more than `MOST_STATES` states, or `MOST_WAYS` ways between them.
        EmptyRepetitionError: something that may be empty is repeated.
    """
    automaton = Automaton(expression)
    whole = _Builder(automaton, is_loop, with_looks=with_looks).build(expression.root)
    automaton.empty, automaton.first, automaton.last = whole
    return automaton


class _Builder:
    def __init__(self, automaton: Automaton, is_loop: Callable[[Repetition], bool], *, with_looks: bool) -> None:
        self._automaton = automaton
        self._is_loop = is_loop
        self._with_looks = with_looks
        self._inside: list[Repetition] = []
        self._round = self._rounds = 0
        self._is_behind = False
        self._referring: list[str] = []
        self._known: dict[str, int] = {}
        self._ways = 0

    def build(self, part: Term) -> _Fragment:
        match part:
            case Character():
                return self._state(part)
            case Sequence():
                return self._joined(part.parts[::-1] if self._is_behind else part.parts)
            case Alternatives():
                options = [self.build(option) for option in part.options]
                return _Fragment(
                    sum(option.empty for option in options),
                    Counter({state: ways for option in options for state, ways in option.first.items()}),
                    Counter({state: ways for option in options for state, ways in option.last.items()}),
                )
            case Repetition():
                return self._repeated(part)
            case Reference():
                return self._referred(part)
            case Lookaround():
                return self._looked(part) if self._with_looks else _Fragment(1, Counter(), Counter())

    def _state(self, part: Character) -> _Fragment:
        automaton = self._automaton
        state = len(automaton.next)
        if state >= MOST_STATES:
            raise TooLargeError(part)
        automaton.next.append(Counter())
        automaton.reads.append(self._read(automaton.expression.pattern[part.start : part.end]))
        automaton.parts.append(part)
        automaton.loops.append(self._inside[0] if self._inside else None)
        automaton.rounds.append(self._round)
        return _Fragment(0, Counter({state: 1}), Counter({state: 1}))

    def _read(self, source: str) -> int:
        characters = self._automaton.alphabet
        if self._is_behind:
            return (2 << len(characters)) - 1
        if source not in self._known:
            self._known[source] = read_by(source, characters)
        return self._known[source]

    def _joined(self, parts: Iterable[Term]) -> _Fragment:
        whole = _Fragment(1, Counter(), Counter())
        for part in parts:
            whole = self._then(whole, self.build(part), part)
        return whole

    def _then(self, left: _Fragment, right: _Fragment, part: Term) -> _Fragment:
        self._link(left.last, right.first, part)
        return _Fragment(
            left.empty * right.empty,
            left.first | _times(right.first, left.empty),
            right.last | _times(left.last, right.empty),
        )

    def _link(self, from_: Counter[int], to: Counter[int], part: Term) -> None:
        self._ways += len(from_) * len(to)
        if self._ways > MOST_WAYS:
            raise TooLargeError(part)
        for state, ways in from_.items():
            self._automaton.next[state].update(_times(to, ways))

    def _looked(self, part: Lookaround) -> _Fragment:
        before = self._inside, self._round, self._is_behind
        self._inside, self._is_behind = [], part.is_behind
        body = self.build(part.body)
        self._inside, self._round, self._is_behind = before
        return _Fragment(1, body.first, Counter())

    def _referred(self, part: Reference) -> _Fragment:
        """Return what a group reads, once more; what a group that took no part stands for is empty."""
        group = self._automaton.expression.groups.get(part.group)
        is_ahead = group is not None and group.end > part.start and not self._is_behind
        if group is None or is_ahead or part.group in self._referring:
            return _Fragment(1, Counter(), Counter())
        self._referring.append(part.group)
        found = self.build(group)
        self._referring.pop()
        is_optional = part.group in self._automaton.expression.optional
        return found._replace(empty=found.empty + is_optional)

    def _repeated(self, part: Repetition) -> _Fragment:
        if part.high == 0:
            return _Fragment(1, Counter(), Counter())
        if self._is_loop(part):
            return self._loop(part)
        whole = _Fragment(1, Counter(), Counter())
        for _ in range(part.low):
            whole = self._then(whole, self._copy(part), part)
        return self._optional(part, whole)

    def _loop(self, part: Repetition) -> _Fragment:
        whole = self._joined([part.body] * min(max(part.low - 1, 0), MOST_COPIES))
        if not self._inside:
            self._rounds += 1
            self._round = self._rounds
        self._inside.append(part)
        body = self._copy(part)
        self._inside.pop()
        self._link(body.last, body.first, part)
        return self._then(whole, body._replace(empty=body.empty + (part.low == 0)), part)

    def _optional(self, part: Repetition, whole: _Fragment) -> _Fragment:
        """Return what follows `whole`: as many copies as may be left out, each only after the one before."""
        first, last, before = whole.first.copy(), whole.last.copy(), whole
        empty = whole.empty
        for _ in range((part.high or 0) - part.low):
            copy = self._copy(part)
            self._link(before.last, copy.first, part)
            if before.empty:
                first.update(_times(copy.first, before.empty))
            last.update(copy.last)
            empty += before.empty * copy.empty
            before = copy
        return _Fragment(empty, first, last)

    def _copy(self, part: Repetition) -> _Fragment:
        """Return what is repeated; `regress` may not come back from what may be empty, be it only optional."""
        fragment = self.build(part.body)
        if fragment.empty and fragment.first and (part.low, part.high) != (1, 1):
            raise EmptyRepetitionError(part)
        return fragment


def _times(ways: Counter[int], number: int) -> Counter[int]:
    if number == 1:
        return ways
    return Counter({state: each * number for state, each in ways.items()} if number else {})
