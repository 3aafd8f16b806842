"""Patterns that can keep a browser busy for minutes: repetitions that divide one text in many ways.

An engine that goes back over its choices (as those of browsers do) tries every way. In terms of the pattern's
automaton: a repetition without an end is *nested* if a state can come back to itself in two ways by one text (the time
doubles with each character), and two *overlap* if one text can go round the first, from the first to the second, and
round the second (the time grows with the square of the length). Weber and Seidl, *On the degree of ambiguity of finite
automata* (1991): EDA and IDA. What is left has a highest number of ways, which is counted: see `attempts`.
"""

from __future__ import annotations

from itertools import permutations, product
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.regex.attempts import TooManyStepsError, highest_cost
from mkdocs_paycore.catalog.regex.automaton import Automaton, EmptyRepetitionError, TooLargeError, build_automaton
from mkdocs_paycore.catalog.regex.example import divided, hanging_text_in_words
from mkdocs_paycore.catalog.regex.parser import Expression, Repetition, Span, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WIDE = 16
"""From this many possible counts on, a counted repetition of a large pattern is looked at like one without an end."""

_MOST_STEPS = 200_000
_MOST_SHOWN = 60


def found_fault(pattern: str) -> str | None:
    """Return what `known_faults.repetition_fault` does of a pattern that was not looked at before.

    Args:
        pattern: one that compiles under the flag `u`.
    """
    try:
        expression = parse(pattern)
        reason = _fault(expression, is_loop=_is_large)
        return reason and _fault(expression, is_loop=is_endless, otherwise=reason)
    except EmptyRepetitionError as error:
        return f"{_shown(expression, error.span)} repeats something that may be empty"
    except RecursionError:
        return "it is too tangled to be checked for repetitions that overlap"


def is_endless(part: Repetition) -> bool:
    """Return whether a repetition has no end."""
    return part.high is None


def is_wide(part: Repetition) -> bool:
    """Return whether a repetition has no end, or so many possible counts that it makes no difference."""
    return part.high is None or part.high - part.low >= WIDE


def _is_large(part: Repetition) -> bool:
    return is_wide(part) or part.low > WIDE


def _fault(expression: Expression, *, is_loop: Callable[[Repetition], bool], otherwise: str = "") -> str | None:
    """Return the first fault of an expression.

    Args:
        expression: the whole pattern.
        is_loop: which repetitions stand for ones without an end: all that are large (a text has more ways then, and the
            automaton is small), or only those that are.
        otherwise: the fault, where the automaton is too large to see.
    """
    try:
        automaton = build_automaton(expression, is_loop=is_loop, with_looks=True)
        return next(_faults(automaton), None)
    except TooLargeError as error:
        return otherwise or f"its repetitions are too large together, from {_shown(expression, error.span)} on"
    except TooManyStepsError:
        return otherwise or "it is too tangled to be checked for repetitions that overlap"


def _faults(automaton: Automaton) -> Iterator[str]:
    yield from _nested(automaton)
    yield from _overlapping(automaton)
    cost = highest_cost(automaton)
    if cost.is_too_high:
        span = divided(automaton, cost.text.text)
        yield f"{_shown(automaton.expression, span)} can divide {hanging_text_in_words(automaton)} in many ways"


def _nested(automaton: Automaton) -> Iterator[str]:
    for group in _groups(automaton):
        if _is_ambiguous(automaton, group):
            yield f"{_place(automaton, group)} can divide {hanging_text_in_words(automaton)} in many ways"


def _overlapping(automaton: Automaton) -> Iterator[str]:
    groups = _groups(automaton)
    after = {group: automaton.after(next(iter(group))) for group in groups}
    for first, second in permutations(groups, 2):
        if second <= after[first] and _overlap(automaton, first, second, after[first]):
            places = f"{_place(automaton, first)} and {_place(automaton, second)}"
            example = hanging_text_in_words(automaton, is_long=True)
            yield f"{places} can take the same text, as in {example}"


def _groups(automaton: Automaton) -> list[frozenset[int]]:
    """Return the states that lead back to themselves, those that lead to each other together."""
    found: dict[int, list[int]] = {}
    for state, loop in enumerate(automaton.loops):
        if loop is not None:
            found.setdefault(automaton.rounds[state], []).append(state)
    return sorted(map(frozenset, found.values()), key=min)


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
            raise TooManyStepsError
    return found


def _place(automaton: Automaton, group: frozenset[int]) -> str:
    repetition = automaton.loops[min(group)]
    return _shown(automaton.expression, repetition or automaton.expression.root)


def _shown(expression: Expression, span: Span) -> str:
    text = expression.pattern[span.start : span.end]
    return f"{text if len(text) <= _MOST_SHOWN else text[:_MOST_SHOWN] + '…'!r} at character {span.start + 1}"
