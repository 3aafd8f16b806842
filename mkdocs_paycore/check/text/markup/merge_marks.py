"""Marks that a version control system leaves where two changes met, and nobody chose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.masked import blanked
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.source.problem import Problem

MERGE_MARK = Rule(
    "merge-mark",
    "A mark of two changes that met (`<<<<<<<`, `>>>>>>>`), of which nobody chose one: both are shown.",
    stage=Stage.TEXT,
    sample=Sample(
        "docs/index.md",
        "# Start\n\n<<<<<<< HEAD\nSign up.\n=======\nLog in.\n>>>>>>> change\n",
        "# Start\n\nLog in.\n",
    ),
)
_MARK = expression(r"^(?:<{7}|>{7}|\|{7})(?=[ \n])[^\n]*", re.MULTILINE)


@looks_for(MERGE_MARK, of_pages=True)
def merge_marks(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for the first mark of a merge on each page; those in blocks of code are samples."""
    for page in checked.manuscripts:
        if "<<<<<<<" in page.text or ">>>>>>>" in page.text:
            for mark in [*_MARK.finditer(blanked(page.text, page.code))][:1]:
                message = f"found {quoted_value(mark[0].strip())}, which a merge has left"
                yield page.problem(MERGE_MARK, mark.start(), message, "keep one of the texts, without the marks")
