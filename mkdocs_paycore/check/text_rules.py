"""Running the rules about text: those that look at each page by itself on a part of the pages, the others on all.

The parts are what several processes share, so that each page is read by one of them; and a page that did not change
since the last check is in none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from mkdocs_paycore.check.registry import RULE_PACKAGE, registry
from mkdocs_paycore.check.run import found_by, wanted_looks
from mkdocs_paycore.source.rule import Stage
from mkdocs_paycore.stamping.over import anything, here

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.check.known_pages import KnownPages
    from mkdocs_paycore.check.registry import Registry
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.source.problem import Problem
    from mkdocs_paycore.source.rule import Look
    from mkdocs_paycore.stamping.over import Over

_PARTS, _FEWEST = 8, 5
"""Into so many parts pages come, of so many pages at least: each part costs what a rule finds out of the whole site."""


class _Turn(NamedTuple):
    """Looks, and the pages that they are to look at: None for all."""

    looks: Sequence[Look[Any]]
    pages: Sequence[Manuscript] | None = None


def text_problems(
    checked: CheckedTexts,
    *,
    wants: Callable[[str], bool] = lambda _: True,
    rules: Registry | None = None,
    over: Over = here,
    is_plain: Callable[[object], bool] = anything,
    known: KnownPages | None = None,
) -> list[Problem]:
    """Return what the rules about text find. A function that raises is reported itself, and the others still run.

    Args:
        checked: the pages.
        wants: whether problems of a rule are wanted, by its name; functions of which none is are left out.
        rules: the registry, where not that of the installed packages.
        over: runs the functions, for one over several processes.
        is_plain: whether functions that have run elsewhere did nothing but find problems.
        known: what an earlier check found in pages that may be the same; None: nothing is known.
    """
    looks = wanted_looks(rules or registry(), Stage.TEXT, wants)
    of_pages = [look for look in looks if look.is_of_pages]
    new = checked.manuscripts if known is None else known.changed(checked)
    turns = _turns(of_pages, [_Turn([look]) for look in looks if not look.is_of_pages], _parts(new, over))

    def take(turn: _Turn) -> list[Problem]:
        seen = checked if turn.pages is None else checked.part(turn.pages)
        return [problem for look in turn.looks for problem in found_by(seen, look)]

    found = list(zip(turns, over(take, turns, is_plain=is_plain), strict=True))
    of_site = [problem for turn, problems in found for problem in problems if turn.pages is None]
    paths = {page.path for page in new}
    of_parts = [problem for turn, problems in found for problem in problems if turn.pages is not None]
    in_pages = [problem for problem in of_parts if problem.path in paths]
    beside = dict.fromkeys(problem for problem in of_parts if problem.path not in paths)  # each part finds the same
    if known is not None:
        if all(problem.rule != RULE_PACKAGE.name for problem in beside):
            known.learn(new, in_pages)
        in_pages += known.found
    return [*of_site, *beside, *in_pages]


def _parts(pages: Sequence[Manuscript], over: Over) -> list[Sequence[Manuscript]]:
    """Return pages in parts that take about as long: neighbours, which are often alike, are in different ones."""
    count = 1 if over is here else max(1, min(_PARTS, len(pages) // _FEWEST))
    return [pages[start::count] for start in range(count)]


def _turns(
    of_pages: Sequence[Look[Any]], others: Sequence[_Turn], parts: Sequence[Sequence[Manuscript]]
) -> list[_Turn]:
    """Return the turns, the longest first and last: processes begin at both ends, and meet where a turn is short."""
    of_parts = [_Turn(of_pages, part) for part in parts]
    half = (len(of_parts) + 1) // 2
    return [*of_parts[:half], *others, *of_parts[half:]]
