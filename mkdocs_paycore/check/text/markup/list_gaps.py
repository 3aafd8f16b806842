"""Lists right below a text, without the empty line that Markdown asks for: they are shown as a part of the text."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.masked import indent_of
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Edit
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.source.problem import Problem

NO_GAP = Rule(
    "list-gap",
    "A list right below a sentence that announces it: without an empty line between them it is a part of that.",
    stage=Stage.TEXT,
    sample=Sample(
        "docs/index.md",
        "# Start\n\nCopy the keys:\n* Login\n* Password\n",
        "# Start\n\nCopy the keys:\n\n* Login\n* Password\n",
    ),
)
_ITEM = expression(r"(?:[*+-]|1\.)[ \t]+(?=[^\s*+-])")
_ANY_ITEM = expression(r"(?:[*+-]|\d+[.)])(?:[ \t]|$)")
_NO_TEXT = expression(r"[#|<>!?=:/{\[]|\d+[.)]|[*+-][ \t]")
"""How a line begins that is no sentence."""


@looks_for(NO_GAP, of_pages=True)
def lists_without_gap(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each list whose first item stands on the line below a text that ends with a colon.

    Within an item no empty line is needed, nor on a site that has an extension for it.
    """
    if any("breakless_lists" in text for _, text in checked.config_sources):
        return
    for page in checked.manuscripts:
        yield from _of_page(page)


def _of_page(page: Manuscript) -> Iterator[Problem]:
    lines = page.with_spans.split("\n")
    offset = 0
    for number, line in enumerate(lines):
        words = line.lstrip(" \t")
        before = lines[number - 1].strip() if number else ""
        if _announces(before) and _ITEM.match(words):
            start = offset + len(line) - len(words)
            if indent_of(lines[number - 1]) == indent_of(line) and not _is_in_item(lines[:number], indent_of(line)):
                message = f"the list {quoted_value(words.strip())} stands right below a sentence"
                yield page.problem(
                    NO_GAP, start, message, "put an empty line above it", fix=(Edit(offset, offset, "\n"),)
                )
        offset += len(line) + 1


def _announces(line: str) -> bool:
    """Return whether a line is a sentence that ends with a colon, within its emphasis or behind it."""
    return line.rstrip("*_").endswith(":") and not _NO_TEXT.match(line) and any(map(str.isalpha, line))


def _is_in_item(above: Sequence[str], column: int) -> bool:
    """Return whether the text above a line, as far as the next empty line, is an item's, or no Markdown (`:::`)."""
    block = [*takewhile(str.strip, reversed(above))]
    if any(line.lstrip().startswith(":::") for line in block):
        return True
    for line in reversed(above):
        if not line.strip() or indent_of(line) < column:
            return bool(line.strip()) and _ANY_ITEM.match(line.lstrip()) is not None
        if _ANY_ITEM.match(line.lstrip()):
            return True
    return False
