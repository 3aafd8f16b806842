"""Headings: their levels go down one by one, so that a reader who jumps from heading to heading misses nothing."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.source.problem import Problem

SKIPPED_LEVEL = Rule(
    "skipped-heading",
    "A heading more than one level below the one before it (WCAG 2.2, technique G141).",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample("docs/index.md", "# Start\n\n### Keys\n\nAsk.\n", "# Start\n\n## Keys\n\nAsk.\n"),
)


@looks_for(SKIPPED_LEVEL)
def skipped_levels(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each heading that skips a level; a page may begin with any."""
    for page in checked.manuscripts:
        for before, heading in pairwise(page.headings):
            if heading.level > before.level + 1:
                wanted = "#" * (before.level + 1)
                message = f"found a heading of level {heading.level} below one of level {before.level}"
                yield page.problem(SKIPPED_LEVEL, heading.start, message, f"expected {wanted} {heading.title}")
