"""Footnotes that a text refers to, and that stand nowhere: a reader sees the mark as it is typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.outline.lost_references import LOST_REFERENCE
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.rule import Stage, looks_for
from mkdocs_paycore.source.suggestion import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.source.problem import Problem

_MARK = expression(r"(?<![\\\]!])\[\^(?P<name>[^\]\[\s^]+)\](?!:)")
_TEXT = expression(r"^[ ]{0,3}\[\^(?P<name>[^\]\[\s^]+)\]:", re.MULTILINE)
"""A mark and the text of a footnote (`footnotes` of Python-Markdown)."""
_TURNED_ON = expression(r"\bfootnotes\b")


@looks_for(LOST_REFERENCE, stage=Stage.TEXT)
def lost_footnotes(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each mark of a footnote whose text is not on its page, nor in a snippet.

    Only a site that has footnotes turned on has such marks: `[^a]` is a regular expression as well.
    """
    if not any(_TURNED_ON.search(text) for _, text in checked.config_sources):
        return
    shared = {found["name"] for page in checked.manuscripts if not page.is_page for found in _TEXT.finditer(page.shown)}
    for page in checked.manuscripts:
        marks = list(_MARK.finditer(page.outside_raw)) if page.is_page and "[^" in page.text else []
        known = {found["name"] for found in _TEXT.finditer(page.shown)} if marks else set()
        for mark in marks:
            if mark["name"] not in known | shared:
                message = f"found the mark {quoted_value(mark[0])} of a footnote that the page does not have"
                hint = did_you_mean(mark["name"], known) or f"write [^{mark['name']}]: and its text"
                yield page.problem(LOST_REFERENCE, mark.start(), message, hint)
