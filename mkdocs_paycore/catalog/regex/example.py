"""Texts that keep an engine busy with a pattern: which they are, in words, and where in the pattern it happens."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.regex.attempts import highest_cost
from mkdocs_paycore.catalog.regex.parser import Lookaround, Repetition, Sequence, Span, Term, inner, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.catalog.regex.automaton import Automaton

_FOR_MINUTES = 10**11
_LONG = 100_000
_LONGEST_PUMP = 12
_ENDS = (*"!#_ xX0", "\n", "\0")


def hanging_text(automaton: Automaton, *, is_long: bool = False) -> tuple[str, str, int, str]:
    """Return a text that costs much: how it begins, what comes then, how often, and how it ends.

    Args:
        automaton: of the whole pattern, with its look-arounds.
        is_long: whether it takes a long text, for the cost grows with no more than a power of the length.
    """
    text = highest_cost(automaton, most=_FOR_MINUTES).text.text
    begin, pump, times = _parted(text)
    if is_long and pump:
        times = _LONG // len(pump)
    return begin, pump, times, _wrong_end(automaton, text)


def hanging_text_in_words(automaton: Automaton, *, is_long: bool = False) -> str:
    """Return the text of `hanging_text` as `'ab' + 30 times 'c' + '!'`; no text where it is looked at backwards."""
    if any(isinstance(part, Lookaround) and part.is_behind for part, _ in walk(automaton.expression.root)):
        return "one text"
    begin, pump, times, end = hanging_text(automaton, is_long=is_long)
    shown = [repr(begin)] if begin else []
    shown += [f"{times} times {pump!r}"] if times > 1 else [repr(pump)] if pump else []
    return " + ".join([*shown, *([repr(end)] if end else [])])


def divided(automaton: Automaton, text: str) -> Span:
    """Return the parts of the pattern in which there is more than one way to read the text."""
    states = {state for ways in ways_through(automaton, text) if sum(ways.values()) > 1 for state in ways}
    root = automaton.expression.root
    if not states:
        return root
    spans = [automaton.parts[state] for state in states]
    return _around(root, Span(min(span.start for span in spans), max(span.end for span in spans)))


def ways_through(automaton: Automaton, text: str) -> Iterator[Counter[int]]:
    """Yield, for each character of a text, the number of ways to read the text up to it by the state they end in."""
    index = {char: number for number, char in enumerate(automaton.alphabet)}
    ahead = automaton.first
    for char in text:
        bit = index.get(char, len(index))
        ways = Counter({state: number for state, number in ahead.items() if automaton.reads[state] >> bit & 1})
        yield ways
        ahead = Counter()
        for state, number in ways.items():
            for to, each in automaton.next[state].items():
                ahead[to] += number * each


def _wrong_end(automaton: Automaton, text: str) -> str:
    """Return a character that no way reads after the text; empty if there is none."""
    ends = (each for each in _ENDS if not (*ways_through(automaton, text + each),)[-1])
    return next(ends, "")


def _parted(text: str) -> tuple[str, str, int]:
    """Return a text as a beginning, and what is repeated after it, and how often."""
    parted = (text, "", 0)
    for length in range(1, min(_LONGEST_PUMP, len(text)) + 1):
        pump, times = text[-length:], 1
        while text.endswith(pump * (times + 1)):
            times += 1
        if len(text) - times * length < len(parted[0]) - length:
            parted = (text[: len(text) - times * length], pump, times)
    return parted


def _around(part: Term, span: Span) -> Span:
    """Return the smallest part, or parts one after another, that a span lies in."""
    if isinstance(part, Repetition) and part.high != 1:
        return part
    around = [each for each in inner(part) if each.end > span.start and each.start < span.end]
    if len(around) == 1:
        return _around(around[0], span)
    return Span(around[0].start, around[-1].end) if around and isinstance(part, Sequence) else part
