"""Items of lists of a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.manuscript.masked import Masked

_ITEM = expression(
    r"^(?P<indent>[ \t]*)(?P<mark>[-*+]|\d{1,9}[.)])(?P<gap>[ \t]+)(?P<text>[^\n]*\S)[ \t]*$", re.MULTILINE
)


class ListItem(NamedTuple):
    """An item of a list.

    Attributes:
        number: its number as it is typed; None for a bullet.
        text: its first line as it is typed, without its mark.
        indent: how many columns its mark is indented.
        start: the offset of its mark.
        text_start: the offset of its text.
    """

    number: int | None
    text: str
    indent: int
    start: int
    text_start: int


def items(page: Masked) -> Iterator[ListItem]:
    """Yield the items of a page's lists in their order; those in code and comments are none."""
    for found in _ITEM.finditer(page.with_spans):
        mark = found["mark"]
        yield ListItem(
            int(mark[:-1]) if mark[0].isdigit() else None,
            page.text[found.start("text") : found.end("text")],
            len(found["indent"].expandtabs(4)),
            found.start("mark"),
            found.start("text"),
        )
