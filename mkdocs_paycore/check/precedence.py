"""One mistake is told once: of several rules that find it in one place, the one that says what to write."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs_paycore.source.problem import Problem

_BEFORE_OTHERS: dict[str, frozenset[str]] = {
    "brand-made-anchor": frozenset({"typed-brand", "lookalike-letter"}),
    "typed-brand": frozenset({"lookalike-letter", "insecure-link"}),
    "unknown-admonition": frozenset({"misspelt-word"}),
    "stray-variable": frozenset({"leftover-placeholder"}),
    "pasted-addresses": frozenset({"typed-brand"}),
    "leftover-placeholder": frozenset(
        {
            "missing-page",
            "missing-file",
            "dashboard-link",
            "other-provider-named",
            "other-provider-address",
            "cut-address",
            "link-to-other-host",
            "picture-without-words",
        }
    ),
    "broken-address": frozenset({"missing-page", "missing-file"}),
    "broken-link": frozenset({"missing-page", "missing-file", "leftover-placeholder"}),
    "broken-encoding": frozenset({"lookalike-letter"}),
    "missing-page": frozenset({"other-provider-link"}),
    "malformed-box": frozenset({"text-outside-list", "text-outside-box"}),
    "dashboard-link": frozenset({"typed-brand"}),
    "other-provider-named": frozenset({"copied-from-provider"}),
}
"""By rule, those that are not reported where it is: at its place, or within what its repair changes."""
_NAME_OF_NOBODY = ("typed-brand", "lookalike-letter")
"""Where no variable has the name, what can be repaired for certain is its letters."""
_OF_A_LINE: dict[str, frozenset[str]] = {
    "skipped-heading": frozenset({"step-number", "empty-section"}),
    "leftover-placeholder": frozenset({"missing-page", "missing-file"}),
    "manual-other-kind": frozenset({"same-part"}),
    "typed-brand": frozenset({"retired-address"}),
    "cut-address": frozenset({"link-to-other-host"}),
    "pasted-addresses": frozenset({"link-to-other-host"}),
    "manual-renamed-credential": frozenset({"misspelt-word"}),
    "manual-mapping-conflict": frozenset({"manual-repeated-credential"}),
    "manual-label": frozenset({"manual-renamed-credential"}),
    "manual-unexplained-credential": frozenset({"list-count"}),
    "manual-unknown-credential": frozenset({"manual-renamed-credential"}),
    "manual-misnamed-credential": frozenset({"manual-renamed-credential"}),
    "manual-reversed-names": frozenset(
        {"manual-renamed-credential", "manual-mapping-conflict", "manual-unexplained-credential"}
    ),
}
"""By rule, those that follow from it wherever in its line they are."""


_WRONG_ENTRIES = frozenset({"missing-nav-page", "repeated-nav-page"})
"""Rules about an entry of the navigation that leads to another page than it is to."""


def told_once(problems: Sequence[Problem]) -> list[Problem]:
    """Return problems without those that another one of the same place stands for; the order stays."""
    by_line = defaultdict[tuple[str, int], list["Problem"]](list)
    for problem in problems:
        by_line[problem.path, problem.line].append(problem)
    gone = {id(problem) for found in by_line.values() if len(found) > 1 for problem in _followers(found)}
    return list(_with_causes([problem for problem in problems if id(problem) not in gone]))


def _with_causes(problems: Sequence[Problem]) -> Iterator[Problem]:
    """Yield problems, a page that no entry names as what follows from the entry that was to name it."""
    wrong = {problem.causes for problem in problems if problem.rule in _WRONG_ENTRIES} - {""}
    for problem in problems:
        is_caused = problem.causes in wrong and problem.rule not in _WRONG_ENTRIES
        yield replace(problem, follows=problem.causes, causes="") if is_caused else problem


def _followers(found: Iterable[Problem]) -> Iterator[Problem]:
    found = list(found)
    for first in found:
        for other in found:
            if (first.rule, other.rule) == _NAME_OF_NOBODY and not first.fix and _share_a_place(first, other):
                yield first
                continue
            is_one = other.rule in _BEFORE_OTHERS.get(first.rule, ()) and _share_a_place(first, other)
            if is_one or other.rule in _OF_A_LINE.get(first.rule, ()):
                yield other


def _share_a_place(one: Problem, other: Problem) -> bool:
    if one.column == other.column:
        return True
    return any(a.start < b.end and b.start < a.end for a in one.fix for b in other.fix)
