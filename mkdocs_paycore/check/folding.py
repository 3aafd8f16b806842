"""Which problems a reader of a report sees: causes first, and of many of one kind the first few."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_paycore.source.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_paycore.source.problem import Problem

_MOST_OF_A_RULE = 10
_MOST_ALIKE = 3
"""So many problems of one rule are shown, and of one rule with one message."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A problem that is shown, with what is folded below it.

    Attributes:
        problem: the problem.
        followers: the problems that are gone once it is repaired.
        alike: how many more there are with the same message, behind the last of them that is shown.
        more: how many more there are of its rule, behind the last of them that is shown.
    """

    problem: Problem
    followers: tuple[Problem, ...] = ()
    alike: int = 0
    more: int = 0


def without_followers(problems: Sequence[Problem]) -> list[tuple[Problem, tuple[Problem, ...]]]:
    """Return the problems that do not follow from others, each with those that follow from it; causes come first.

    A problem follows from the first one in the file that it names, or from the one that causes what it names.
    """
    causes: dict[str, Problem] = {}
    for problem in problems:
        if not problem.follows and problem.causes:
            causes.setdefault(problem.causes, problem)
        if not problem.follows and problem.severity is Severity.ERROR:
            causes.setdefault(problem.path, problem)
    followers = defaultdict[int, list["Problem"]](list)
    kept: list[Problem] = []
    for problem in problems:
        cause = causes.get(problem.follows) if problem.follows else None
        if cause is None:
            kept.append(problem)
        else:
            followers[id(cause)].append(problem)
    found = [(problem, tuple(followers[id(problem)])) for problem in kept]
    return sorted(found, key=lambda each: not each[1])


def shown_problems(problems: Sequence[Problem], *, is_whole: bool = False) -> Iterator[Shown]:
    """Yield what a report shows of problems.

    Args:
        problems: all that were found, in the order of files and lines.
        is_whole: show each that is no follower.
    """
    found = without_followers(problems)
    alike = Counter((problem.rule, problem.message) for problem, _ in found)
    of_rule = Counter(problem.rule for problem, _ in found)
    seen_alike, seen_of_rule = Counter[tuple[str, str]](), Counter[str]()
    chosen = list[tuple["Problem", tuple["Problem", ...]]]()
    for problem, followers in found:
        key = problem.rule, problem.message
        if is_whole or followers or (seen_alike[key] < _MOST_ALIKE and seen_of_rule[problem.rule] < _MOST_OF_A_RULE):
            seen_alike[key] += 1
            seen_of_rule[problem.rule] += 1
            chosen.append((problem, followers))
    last_alike = {(problem.rule, problem.message): problem for problem, _ in chosen}
    last_of_rule = {problem.rule: problem for problem, _ in chosen}
    hidden_alike = {key: alike[key] - seen_alike[key] for key in last_alike}
    told = Counter[str]()
    for (rule, _), count in hidden_alike.items():
        told[rule] += count
    for problem, followers in chosen:
        key = problem.rule, problem.message
        is_last = last_of_rule[problem.rule] is problem
        yield Shown(
            problem,
            followers,
            hidden_alike[key] if last_alike[key] is problem else 0,
            of_rule[problem.rule] - seen_of_rule[problem.rule] - told[problem.rule] if is_last else 0,
        )
