"""How often an engine that goes back over its choices looks at a character, at most, and the text that makes it.

Such an engine (those of browsers, and `regress`) takes every way through the pattern that reads the text up to where it
stands, one after the other, if the whole does not match in the end. The ways are counted on the automaton, for all
texts at once, a character further each time. Texts after which no state has more ways than after another one are left
out; where too many texts are left, several stand together for one that has as many ways in each state as any of them.
So the count is never too low.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_paycore.catalog.regex.alphabet import char_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_paycore.catalog.regex.automaton import Automaton

MOST_ATTEMPTS = 500_000
"""What a pattern may cost for whatever text. A browser looks at 50 to 100 million characters in a second."""

MOST_PER_CHARACTER = 1000
"""What it may cost for each character of a long text, beside."""

_WIDTH = 24
"""How many texts of one length are looked at, each by itself."""

_ROUNDS = 200
"""By how many characters the texts grow beyond the states of the pattern; repetitions without an end settle in them."""


_MOST_STEPS = 400_000


class TooManyStepsError(Exception):
    """The pattern is too tangled to be looked at."""


class Attack(NamedTuple):
    """A text, with the ways to read it by the state that they end in, and what it cost so far."""

    text: str
    ways: Counter[int]
    cost: int


class Cost(NamedTuple):
    """What a pattern costs at most, whether that is too much, and the text that costs the most."""

    attempts: int
    is_too_high: bool
    text: Attack


def highest_cost(automaton: Automaton, *, most: int = MOST_ATTEMPTS, longest: int | None = None) -> Cost:
    """Return what the text costs that costs the most; the search ends where it is too much.

    Args:
        automaton: of the whole pattern, with its look-arounds.
        most: how many looks at a character are too many, beside `MOST_PER_CHARACTER`.
        longest: up to which length texts are looked at; None: until no new ways can come.

    Raises:
        TooManyStepsError: the search took too long before it was decided.
    """
    walk = _Walk(automaton)
    attempts = sum(automaton.first.values()) + automaton.empty
    worst = Attack("", Counter(), attempts)
    texts = walk.grown([worst])
    settled = length = 0
    end = longest if longest is not None else len(automaton.next) + _ROUNDS
    while texts and length < end and attempts <= most + length * MOST_PER_CHARACTER:
        length += 1
        highest = max(walk.cost(text.ways) for text in texts)
        attempts += highest
        worst = max(worst, *texts, key=lambda text: text.cost)
        following = walk.grown(texts)
        is_settled = _same(texts, following)
        if is_settled or length > len(automaton.next):
            settled = max(settled, highest)
        if is_settled:
            attempts += highest * (end - length)
            break
        texts = following
    is_too_high = attempts > most + length * MOST_PER_CHARACTER or settled > MOST_PER_CHARACTER
    return Cost(attempts, is_too_high, worst)


class _Walk:
    def __init__(self, automaton: Automaton) -> None:
        self._automaton = automaton
        self._costs = [sum(to.values()) + automaton.last[state] for state, to in enumerate(automaton.next)]
        self._steps = 0
        self._chars: dict[frozenset[int], list[tuple[str, frozenset[int]]]] = {}

    def cost(self, ways: Counter[int]) -> int:
        return sum(self._costs[state] * number for state, number in ways.items())

    def grown(self, texts: list[Attack]) -> list[Attack]:
        """Return the texts by a character longer that need to be looked at."""
        found: dict[frozenset[int], Attack] = {}
        for text in texts:
            for longer in self._longer(text):
                states = frozenset(longer.ways)
                found[states] = _together(found[states], longer) if states in found else longer
        kept = _highest(found.values())
        if len(kept) > _WIDTH:
            kept.sort(key=lambda text: text.cost)
            several = kept[0]
            for text in kept[1 : 1 - _WIDTH]:
                several = _together(several, text)
            kept = [several, *kept[1 - _WIDTH :]]
        return kept

    def _longer(self, text: Attack) -> Iterator[Attack]:
        next_, reads = self._automaton.next, self._automaton.reads
        ahead = Counter() if text.text else self._automaton.first.copy()
        for state, number in text.ways.items():
            self._steps += len(next_[state])
            for to, ways in next_[state].items():
                ahead[to] += number * ways
        if self._steps > _MOST_STEPS:
            raise TooManyStepsError
        for char, masks in self._apart(frozenset(reads[state] for state in ahead)):
            here = Counter({state: number for state, number in ahead.items() if reads[state] in masks})
            yield Attack(text.text + char, here, text.cost + self.cost(here))

    def _apart(self, masks: frozenset[int]) -> list[tuple[str, frozenset[int]]]:
        """Return characters with those of the states' `reads` that have them, none with fewer than another one."""
        if masks not in self._chars:
            characters = self._automaton.alphabet
            readers: dict[frozenset[int], int] = {}
            for index in range(len(characters) + 1):
                having = frozenset(mask for mask in masks if mask >> index & 1)
                readers[having] = readers.get(having, 0) | 1 << index
            self._chars[masks] = [
                (char_of(bits, characters) or "\U0001f9ff", having)
                for having, bits in readers.items()
                if having and not any(having < other for other in readers)
            ]
        return self._chars[masks]


def _together(one: Attack, other: Attack) -> Attack:
    worse = max(one, other, key=lambda text: text.cost)
    return worse._replace(ways=one.ways | other.ways)


def _highest(texts: Iterable[Attack]) -> list[Attack]:
    """Return the texts without those that have, in each state, no more ways than another one of them."""
    kept: list[Attack] = []
    for text in sorted(texts, key=lambda each: len(each.ways), reverse=True):
        if not any(text.ways <= other.ways for other in kept):
            kept.append(text)
    return kept


def _same(some: list[Attack], others: list[Attack]) -> bool:
    return len(some) == len(others) and all(any(one.ways == other.ways for other in others) for one in some)
