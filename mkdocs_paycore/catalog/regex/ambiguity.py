"""Patterns that can keep a browser busy for minutes: repetitions that divide one text in many ways.

An engine that goes back over its choices (as those of browsers do) tries every way. In terms of the pattern's
automaton: a repetition is *nested* if a state can come back to itself in two ways by one text (the time doubles with
each character), and two *overlap* if one text can go round the first, from the first to the second, and round the
second (the time grows with the square of the length). Weber and Seidl, *On the degree of ambiguity of finite automata*
(1991): EDA and IDA. Small counted repetitions are no danger one after the other, but are inside of another.
"""

from __future__ import annotations

from functools import cache
from itertools import permutations, product
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.regex.automaton import Automaton, EmptyRepetitionError, TooLargeError, build_automaton
from mkdocs_paycore.catalog.regex.parser import (
    Alternatives,
    Expression,
    Lookaround,
    Reference,
    Repetition,
    Span,
    parse,
    walk,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WIDE = 16
"""From this many possible counts on, a counted repetition is looked at like one without an end."""

_MOST_STEPS = 200_000


class _TooManyStepsError(Exception):
    pass


@cache
def repetition_fault(pattern: str) -> str | None:
    """Return which repetition of a pattern is nested in another or overlaps another, in words; None if none does.

    Careful rather than exact: what cannot be decided in a set number of steps counts as a fault, too.

    Args:
        pattern: one that compiles under the flag `u`.
    """
    try:
        expression = parse(pattern)
        return next(_faults(expression), None)
    except EmptyRepetitionError as error:
        return f"{_shown(expression, error.span)} repeats something that may be empty"
    except TooLargeError as error:
        return f"its repetitions are too large together, from {_shown(expression, error.span)} on"
    except (_TooManyStepsError, RecursionError):
        return "it is too tangled to be checked for repetitions that overlap"


def _faults(expression: Expression) -> Iterator[str]:
    parts = list(walk(expression.root))
    looks = [(part, repeated) for part, repeated in parts if isinstance(part, Lookaround)]
    wide = [part for part, _ in parts if isinstance(part, Repetition) and is_wide(part)]
    for look, repeated in looks:
        done = [other for other, _ in looks if other.end <= look.start]
        before = [each for each in wide if each.start < look.start and not any(_has(other, each) for other in done)]
        if (repeated or before) and any(_has(look, each) for each in wide):
            yield f"{_shown(expression, look)} looks through the text again at each character of a repetition"
    bodies = [expression.root, *(look.body for look, _ in looks)]
    for body in bodies:
        yield from _nested(build_automaton(expression, body, is_loop=_is_varied))
        yield from _overlapping(build_automaton(expression, body, is_loop=is_wide))


def _has(outer: Span, inner: Span) -> bool:
    return outer.start < inner.start < outer.end


def is_wide(part: Repetition) -> bool:
    """Return whether a repetition has no end, or so many possible counts that it makes no difference."""
    return part.high is None or part.high - part.low >= WIDE


def _is_varied(part: Repetition) -> bool:
    """Return whether a repetition can divide a text in several ways if what it repeats can."""
    if part.high is None or part.high > max(part.low, 1):
        return True
    return part.high > 1 and any(
        isinstance(each, Alternatives | Reference) or (isinstance(each, Repetition) and each.low != each.high)
        for each, _ in walk(part.body)
    )


def _nested(automaton: Automaton) -> Iterator[str]:
    for group in _groups(automaton):
        if _is_ambiguous(automaton, group):
            yield f"{_place(automaton, group)} can divide one text in many ways"


def _overlapping(automaton: Automaton) -> Iterator[str]:
    groups = _groups(automaton)
    after = {group: automaton.after(next(iter(group))) for group in groups}
    for first, second in permutations(groups, 2):
        if second <= after[first] and _overlap(automaton, first, second, after[first]):
            yield f"{_place(automaton, first)} and {_place(automaton, second)} can take the same text"


def _groups(automaton: Automaton) -> list[frozenset[int]]:
    """Return the states that lead back to themselves, those that lead to each other together."""
    after = [automaton.after(state) for state in range(len(automaton.next))]
    found = {
        frozenset(other for other in states if state in after[other])
        for state, states in enumerate(after)
        if state in states
    }
    return sorted(found, key=min)


def _is_ambiguous(automaton: Automaton, group: frozenset[int]) -> bool:
    """Return whether two ways by one text part in the group and come together again."""
    next_, reads = automaton.next, automaton.reads
    if any(next_[state][other] > 1 and reads[other] for state in group for other in next_[state].keys() & group):
        return True

    def steps(pair: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
        ways = (next_[state].keys() & group for state in pair)
        return (to for to in product(*ways) if reads[to[0]] & reads[to[1]])

    return any(
        pair[0] != pair[1] and any(to[0] == to[1] for to in steps(pair))
        for pair in _found([(state, state) for state in group], steps)
    )


def _overlap(automaton: Automaton, first: frozenset[int], second: frozenset[int], after: set[int]) -> bool:
    """Return whether one text goes round `first`, from it to `second`, and round `second`."""
    next_, reads = automaton.next, automaton.reads

    def steps(at: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
        ways = (next_[at[0]].keys() & first, next_[at[1]].keys() & after, next_[at[2]].keys() & second)
        return (to for to in product(*ways) if reads[to[0]] & reads[to[1]] & reads[to[2]])

    return any((p, q, q) in _found([(p, p, q)], steps) for p, q in product(first, second))


def _found(
    starts: list[tuple[int, ...]], steps: Callable[[tuple[int, ...]], Iterator[tuple[int, ...]]]
) -> set[tuple[int, ...]]:
    """Return what can be reached from `starts`, and they themselves."""
    found, ahead = set(starts), list(starts)
    while ahead:
        for to in steps(ahead.pop()):
            if to not in found:
                found.add(to)
                ahead.append(to)
        if len(found) > _MOST_STEPS:
            raise _TooManyStepsError
    return found


def _place(automaton: Automaton, group: frozenset[int]) -> str:
    repetition = automaton.loops[min(group)]
    return _shown(automaton.expression, repetition or automaton.expression.root)


def _shown(expression: Expression, span: Span) -> str:
    return f"{expression.pattern[span.start : span.end]!r} at character {span.start + 1}"
