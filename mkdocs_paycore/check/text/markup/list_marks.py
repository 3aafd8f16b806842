"""Items of lists whose mark has no space behind it, so that they are the end of the item above."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Edit, Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.source.problem import Problem

NO_SPACE = Rule(
    "list-mark",
    "An item of a list without its mark, or without a space behind it: it is shown as a part of the item above.",
    stage=Stage.TEXT,
    varies="a warning for an item without its mark",
    sample=Sample("docs/index.md", "# Start\n\n* Login\n*Password\n", "# Start\n\n* Login\n* Password\n"),
)
EMPTY_ITEM = Rule(
    "empty-item",
    "An item of a list without a word.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample("docs/index.md", "# Start\n\n* Login\n*\n* Password\n", "# Start\n\n* Login\n* Password\n"),
)
_EMPTY = expression(r"^(?P<indent>[ \t]*)(?P<mark>[-*+]|\d{1,3}\.)[ \t]*$", re.MULTILINE)
_BELOW = expression(
    r"^(?P<indent>[ \t]*)(?P<mark>[-*+])[ \t]+[^\n]*\n(?P=indent)(?P<typed>(?P=mark)(?P<text>[A-Za-z\[`][^\n]*))$"
    r"|^(?P<before>[ \t]*)\d+\.[ \t][^\n]*\n(?P=before)(?P<number>\d+\.)(?P<rest>[A-Za-z\[`*][^\n]*)$",
    re.MULTILINE,
)


@looks_for(NO_SPACE, of_pages=True)
def marks_without_space(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each line below an item that begins with the same mark and a letter; `*so*` is emphasis."""
    for page in checked.manuscripts:
        for found in _BELOW.finditer(page.with_spans):
            mark, text = (found["number"], found["rest"]) if found["number"] else (found["mark"], found["text"])
            start = found.start("number" if found["number"] else "typed")
            if mark and not (mark == "*" and "*" in text):
                message = f"found {quoted_value(mark + text)} without a space behind {mark!r}"
                fix = (Edit(start + len(mark), start + len(mark), " "),)
                yield page.problem(NO_SPACE, start, message, f"expected {mark} {text}", fix=fix)


@looks_for(EMPTY_ITEM, of_pages=True)
def empty_items(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each mark of an item that stands alone, right beside another item of its list."""
    for page in checked.manuscripts:
        for found in _EMPTY.finditer(page.with_spans):
            above = page.with_spans[: found.start()].rpartition("\n")[0].rpartition("\n")[2]
            below = page.with_spans[found.end() + 1 :].partition("\n")[0]
            is_code = page.text[found.start() : found.end()].strip() != found[0].strip()
            if (
                not is_code
                and any(map(_item_of(found).match, (above, below)))
                and not _is_within(found["indent"], below)
            ):
                message = f"found an item without a word, {quoted_value(found['mark'])}"
                yield page.problem(EMPTY_ITEM, found.start("mark"), message, "write the item, or remove its mark")


def _item_of(empty: re.Match[str]) -> re.Pattern[str]:
    """Return how the items of the same list begin."""
    mark = re.escape(empty["mark"]) if len(empty["mark"]) == 1 else r"\d{1,3}\."
    return re.compile(rf"{empty['indent']}{mark}[ \t]+\S")


def _is_within(indent: str, line: str) -> bool:
    """Return whether a line is indented deeper than an item, so that it is the item's text."""
    return bool(line.strip()) and len(line) - len(line.lstrip()) > len(indent)
