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
        yield from _title(page) if page.is_page and code_of(page, checked) is not None else ()
        for before, heading in pairwise(page.headings):
            if heading.level > before.level + 1:
                wanted = "#" * (before.level + 1)
                message = f"found a heading of level {heading.level} below one of level {before.level}"
                yield page.problem(SKIPPED_LEVEL, heading.start, message, f"expected {wanted} {heading.title}")
            elif heading.level > before.level and is_step_behind(before, heading):
                message = f"found a heading of level {heading.level} for the step behind one of level {before.level}"
                hint = f"expected {'#' * before.level} {heading.title}"
                yield page.problem(SKIPPED_LEVEL, heading.start, message, hint)


def _title(page: Manuscript) -> Iterator[Problem]:
    """Yield a problem for the first heading of a page that has no title above it: it is below level 2."""
    first = next(iter(page.headings), None)
    if first is None or first.level <= _SECTION or page.meta.get("title"):
        return
    if all(heading.level > 1 for heading in page.headings):
        message = f"found a heading of level {first.level} at the start of a page without a title"
        yield page.problem(SKIPPED_LEVEL, first.start, message, f"expected # {first.title}")
