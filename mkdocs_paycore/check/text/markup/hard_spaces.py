"""Spaces that do not break where Markdown asks for plain ones: in front of a line, and behind the mark of an item."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.problem import Edit
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.source.problem import Problem

HARD_SPACE = Rule(
    "hard-space",
    "A line that is indented with spaces that do not break, or an item with one behind its mark: no indentation, no"
    " item.",
    stage=Stage.TEXT,
    sample=Sample(
        "docs/index.md",
        "# Start\n\n!!! warning\n\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}The key.\n",
        "# Start\n\n!!! warning\n    The key.\n",
    ),
)
_HARD = "\N{NO-BREAK SPACE}\N{FIGURE SPACE}\N{NARROW NO-BREAK SPACE}"
_INDENTED = expression(rf"^(?P<spaces>[ \t]*[{_HARD}][ \t{_HARD}]*)(?=[^\s{_HARD}])", re.MULTILINE)
_MARKED = expression(
    rf"^[ \t]*(?:[-*+]|\d{{1,3}}[.)]|!!!|\?\?\?\+?|#{{1,6}})(?P<spaces>[ \t]*[{_HARD}][ \t{_HARD}]*)", re.MULTILINE
)
_CHARACTER = expression(f"[{_HARD}]")


@looks_for(HARD_SPACE, of_pages=True)
def hard_spaces(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each block of lines with spaces that do not break in such a place; code may have them."""
    for page in checked.manuscripts:
        if page.text.isascii() or not _CHARACTER.search(page.body):
            continue
        last = -1
        found = [*_INDENTED.finditer(page.body), *_MARKED.finditer(page.body)]
        for spaces in sorted(found, key=lambda each: each.start("spaces")):
            line = page.place(spaces.start("spaces")).line
            if not page.is_code(spaces.start("spaces")):
                if line > last + 1:
                    yield _reported(page, found, spaces.start("spaces"))
                last = line


def _reported(page: Manuscript, found: list[re.Match[str]], start: int) -> Problem:
    """Return the problem of a block of lines that begins at an offset; its repair is that of all its lines."""
    first = page.place(start).line
    block: list[Edit] = []
    for spaces in sorted(found, key=lambda each: each.start("spaces")):
        line = page.place(spaces.start("spaces")).line
        if first <= line <= first + len(block):
            block.append(Edit(*spaces.span("spaces"), _CHARACTER.sub(" ", spaces["spaces"])))
    lines = f"{len(block)} lines begin" if len(block) > 1 else "the line begins"
    message = f"{lines} with spaces that do not break, which Markdown takes for text"
    return page.problem(HARD_SPACE, start, message, "write plain spaces", fix=tuple(block))
