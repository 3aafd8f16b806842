"""Patterns timed against long texts that go round their repetitions, in a process that can be stopped.

`ambiguity` finds slow patterns on each build, by counting; in `paycore check` this is the proof of it. What counts is
processor time, so that no pattern is slow because a machine is busy; where no system counts that, the clock does.
"""

from __future__ import annotations

import multiprocessing
import signal
from itertools import combinations_with_replacement
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.regex.alphabet import char_of
from mkdocs_paycore.catalog.regex.ambiguity import is_wide
from mkdocs_paycore.catalog.regex.attempts import TooManyStepsError, highest_cost
from mkdocs_paycore.catalog.regex.automaton import Automaton, EmptyRepetitionError, TooLargeError, build_automaton
from mkdocs_paycore.catalog.regex.matching import matches
from mkdocs_paycore.catalog.regex.parser import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from multiprocessing.connection import Connection as Pipe
    from multiprocessing.process import BaseProcess

LENGTH = 50_000
"""Characters of a text that a pattern is timed with."""

SECONDS = 5.0
"""Of work that a pattern may take for all of its texts. One without overlapping repetitions takes milliseconds."""

_COUNTS_WORK = hasattr(signal, "setitimer")
_ENDS = ("\0", "\n", "")
_MOST_PUMPS = 40
_IN_TIME: dict[str, float] = {}
"""Patterns that were timed in this process and not found slow, each with the seconds that it might have taken."""


def slow_patterns(patterns: Iterable[str], *, seconds: float = SECONDS) -> list[str]:
    """Return those of the patterns that take longer than `seconds`; each is stopped then.

    One that was in time once is not timed again: `paycore check --fix` asks after each round of its repairs.

    The patterns run in a process of their own, which starts this module anew: a script that calls this needs the
    usual `if __name__ == "__main__"`.
    """
    slow: list[str] = []
    worker: _Worker | None = None
    try:
        for pattern in patterns:
            if _IN_TIME.get(pattern, float("inf")) <= seconds:
                continue
            worker = worker or _Worker()
            if worker.finishes(pattern, seconds):
                _IN_TIME[pattern] = seconds
            else:
                slow.append(pattern)
                worker.stop()
                worker = None
    finally:
        if worker:
            worker.stop()
    return slow


def pump_texts(pattern: str, *, length: int = LENGTH) -> Iterator[str]:
    """Yield texts that go round and round in a pattern and then end wrongly."""
    try:
        automaton = build_automaton(parse(pattern), is_loop=is_wide, with_looks=True)
        yield from (highest_cost(automaton, longest=length).text.text + end for end in _ENDS)
        pumps = _pumps(automaton)
    except (TooLargeError, EmptyRepetitionError, TooManyStepsError, RecursionError):
        pumps = {("", char) for char in set(pattern)}
    for start, pump in sorted(pumps)[:_MOST_PUMPS]:
        for end in _ENDS:
            yield start + pump * (length // len(pump)) + end


class _Worker:
    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, far_end = context.Pipe()
        self._process: BaseProcess = context.Process(target=_work, args=(far_end,), daemon=True)
        self._process.start()
        far_end.close()
        self._pipe.recv()

    def finishes(self, pattern: str, seconds: float) -> bool:
        self._pipe.send((pattern, seconds))
        if not _COUNTS_WORK and not self._pipe.poll(seconds):
            return False
        try:
            self._pipe.recv()
        except (EOFError, ConnectionError):  # the system ended the process
            return False
        return True

    def stop(self) -> None:
        self._process.kill()
        self._process.join()
        self._pipe.close()


def _work(pipe: Pipe) -> None:
    pipe.send(None)
    while True:
        pattern, seconds = pipe.recv()
        _end_after(seconds)
        for text in pump_texts(pattern):
            matches(pattern, text)
        _end_after(0)
        pipe.send(None)


def _end_after(seconds: float) -> None:
    """Have the system end this process when it has worked for some seconds; 0: take that back."""
    if _COUNTS_WORK:
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _pumps(automaton: Automaton) -> set[tuple[str, str]]:
    """Return starts and what to repeat after them: characters that parts share, and the ways to and round loops."""
    reads = automaton.reads
    shared = {_char(automaton, one & other) for one, other in combinations_with_replacement(set(reads), 2)}
    pumps = {("", char) for char in shared}
    for state in range(len(automaton.next)):
        if state not in automaton.after(state):
            continue
        start = _way(automaton, tuple(automaton.first), state)
        pumps.add((start, _way(automaton, tuple(automaton.next[state]), state)))
        pumps |= {(start, char) for char in shared if _reads(automaton, state, char)}
    return {(start, pump) for start, pump in pumps if pump}


def _reads(automaton: Automaton, state: int, char: str) -> bool:
    return char != "" and bool(automaton.reads[state] >> automaton.alphabet.index(char) & 1)


def _way(automaton: Automaton, first: tuple[int, ...], goal: int) -> str:
    """Return a shortest text that leads from one of the states `first` to `goal`, both included."""
    ways = {state: _char(automaton, automaton.reads[state]) for state in first}
    ahead = list(ways)
    for state in ahead:
        if state == goal:
            return ways[state]
        for to in automaton.next[state]:
            if to not in ways:
                ways[to] = ways[state] + _char(automaton, automaton.reads[to])
                ahead.append(to)
    return ""


def _char(automaton: Automaton, reads: int) -> str:
    return char_of(reads, automaton.alphabet)
