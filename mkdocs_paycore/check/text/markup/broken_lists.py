"""Numbered lists that something at the left edge breaks in two: what follows is counted anew from 1."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.lists import ListItem
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.source.problem import Problem

BROKEN_LIST = Rule(
    "broken-list",
    "A picture, box, list or text at the left edge between two steps of a numbered list: the steps behind it are"
    " counted anew.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample(
        "docs/index.md",
        "# Start\n\n1. Open the form.\n\n![The form](https://pay.example/form.png)\n\n2. Fill it in.\n",
        "# Start\n\n1. Open the form.\n\n    ![The form](https://pay.example/form.png)\n\n2. Fill it in.\n",
    ),
)
_LINE = expression(r"^(?P<indent>[ \t]*+)(?P<text>\S[^\n]*)", re.MULTILINE)
_KINDS = (
    ("the picture", expression(r"!\[|\[!\[|<(?:img|figure)\b|<(?:p|a|center|div)\b[^<>]*>[ \t]*<img\b", re.IGNORECASE)),
    ("the box", expression(r"(?:!!!|\?\?\?\+?|///)[ \t]*\w|<details\b")),
    ("the code", expression(r"```|~~~")),
    ("the list", expression(r"[-*+][ \t]+\S")),
    ("the table", expression(r"\|")),
    ("the quote", expression(r">")),
)
_ENDS = expression(
    r"#|(?:-[ \t]*){3,}$|(?:\*[ \t]*){3,}$|(?:_[ \t]*){3,}$|===|\*\*[^*\n]+\*\*:?[ \t]*$"
    r"|[^\n]*\n[ \t]*(?:-{3,}|={3,})[ \t]*$",
    re.MULTILINE,
)
"""What a list ends at: a heading of whatever kind, a line, a tab."""
_COUNTS_ON = expression(r"\b(?:sane_lists|fancylists)\b")
"""Extensions with which a list begins with the number that it is typed with."""
_TAB, _LONGEST = 4, 60


@looks_for(BROKEN_LIST, of_pages=True)
def broken_lists(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each block at the left edge between two items of a numbered list that counts on behind it.

    Where the numbers are all 1, for Markdown counts them, it is one list if nothing but pictures and boxes stand
    between. On a site with an extension that begins a list with any number, what goes on behind a block is right.
    """
    if any(_COUNTS_ON.search(text) for _, text in checked.config_sources):
        return
    for page in checked.manuscripts:
        numbered = [item for item in page.items if item.number is not None]
        for before, (item, following) in zip([None, *numbered], pairwise(numbered), strict=False):
            is_first = before is None or before.number != 1 or before.indent != item.indent
            is_counted = following.number == item.number == 1 and is_first
            goes_on = following.number == (item.number or 0) + 1
            if item.indent == following.indent and (goes_on or is_counted):
                yield from _between(page, item, following)


def _between(page: Manuscript, item: ListItem, following: ListItem) -> Iterator[Problem]:
    """Yield a problem for the first block between two items that stands as far left as they do."""
    outside = list(_outside(page, item, following))
    if not outside or any(_ENDS.match(page.body, line.start("text")) for line in outside):
        return
    kinds = [_kind(line["text"]) for line in outside]
    if item.number == following.number and not {"the picture", "the box"}.issuperset(kinds):
        return
    first = outside[0]
    what = f"{kinds[0]} {quoted_value(first['text'][:_LONGEST])} stands at the left edge behind step {item.number}"
    effect = (
        "becomes a step itself" if kinds[0] == "the list" else f"ends the list: step {following.number} is shown as 1"
    )
    hint = f"indent it by {item.indent + _TAB} columns, as a part of step {item.number}"
    if item.number == following.number:
        effect = "ends the list: the next step is shown as 1"
    yield page.problem(BROKEN_LIST, first.start("text"), f"{what}, and {effect}", hint)


def _outside(page: Manuscript, item: ListItem, following: ListItem) -> Iterator[re.Match[str]]:
    """Yield the first lines of blocks, between two items, that are indented as the items are."""
    end = start = page.body.find("\n", item.text_start) + 1
    for line in _LINE.finditer(page.body, start, page.body.rfind("\n", 0, following.start) + 1):
        is_behind_blank = "\n" in page.body[end : line.start()]
        end = line.end() + 1
        if page.shown[line.start("text") : line.end()].strip() or _kind(line["text"]) == "the code":
            columns = len(line["indent"].expandtabs(_TAB))
            begins = is_behind_blank or _kind(line["text"]) in {"the box", "the list"}
            if columns == item.indent and begins:
                yield line


def _kind(text: str) -> str:
    return next((name for name, pattern in _KINDS if pattern.match(text)), "the text")
