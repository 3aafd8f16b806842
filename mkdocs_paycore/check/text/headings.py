"""Headings: their levels go down one by one, so that a reader who jumps from heading to heading misses nothing."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.providers import code_of
from mkdocs_paycore.check.text.steps import is_step_behind
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.headings import Heading
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.source.problem import Problem

SKIPPED_LEVEL = Rule(
    "skipped-heading",
    "A heading more than one level below the one before it (WCAG 2.2, technique G141), or a manual whose title is one.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample("docs/index.md", "# Start\n\n### Keys\n\nAsk.\n", "# Start\n\n## Keys\n\nAsk.\n"),
)

_SECTION = 2


@looks_for(SKIPPED_LEVEL)
def skipped_levels(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each heading that skips a level; a page may begin with any, but for a manual."""
    for page in checked.manuscripts:
        if page.is_page and code_of(page, checked) is not None:
            yield from _title(page)
        for before, heading in pairwise(page.headings):
            if heading.level > before.level + 1:
                yield _too_deep(page, heading, f"below one of level {before.level}", level=before.level + 1)
            elif heading.level > before.level and is_step_behind(before, heading):
                yield _too_deep(page, heading, f"for the step behind one of level {before.level}", level=before.level)


def _title(page: Manuscript) -> Iterator[Problem]:
    """Yield a problem for the first heading of a page that has no title above it: it is below level 2."""
    first = next(iter(page.headings), None)
    if first is None or first.level <= _SECTION or page.meta.get("title"):
        return
    if all(heading.level > 1 for heading in page.headings):
        yield _too_deep(page, first, "at the start of a page without a title", level=1)


def _too_deep(page: Manuscript, heading: Heading, where: str, *, level: int) -> Problem:
    """Return the problem of a heading that stands somewhere, and should be of a level further up."""
    message = f"found a heading of level {heading.level} {where}"
    return page.problem(SKIPPED_LEVEL, heading.start, message, f"expected {'#' * level} {heading.title}")
