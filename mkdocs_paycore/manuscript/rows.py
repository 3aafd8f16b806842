"""The tables of a page as they are typed: their rows, and the cells of a row with their places."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_paycore.manuscript.masked import blanked
from mkdocs_paycore.markdown.code import code_ranges
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.manuscript.manuscript import Manuscript

_TABLE = expression(
    r"^[^|\n]*+\|[^\n]*+\n(?=[^\n]*\|)(?=[^\n]*-)[-:| \t]++\n(?P<rows>(?:[ \t]*+\S[^\n]*+(?:\n|\Z))++)",
    re.MULTILINE,
)
_ROW = expression(r"[^\n]+")
_BAR = expression(r"(?<!\\)\|")
_HELD = expression(r"\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}|<<[^<>\n]*>>|\[\[[^\[\]\n]*\]\]")
"""What is replaced before Markdown looks for tables: a bar in it parts nothing."""

_FEWEST = 2
"""Edges of a cell: a row of one bar has one."""


class Cell(NamedTuple):
    """A cell of a table: its text as it is typed, and the offset where that begins."""

    text: str
    start: int


def tables(page: Manuscript) -> Iterator[list[list[Cell]]]:
    """Yield the rows of each table of a page below its head, each as its cells; tables in code are none."""
    text = page.with_spans
    for table in _TABLE.finditer(text) if "|" in text else ():
        yield [cells_of(row[0], row.start()) for row in _ROW.finditer(text, *table.span("rows"))]


def cells_of(row: str, start: int = 0) -> list[Cell]:
    """Return the cells of a row, one at least; a bar at its beginning and one at its end are its borders.

    Args:
        row: a line of a table.
        start: the offset where it begins.
    """
    marks = blanked(row, [*code_ranges(row), *(held.span() for held in _HELD.finditer(row))])
    edges = [-1, *(bar.start() for bar in _BAR.finditer(marks)), len(row)]
    if len(edges) > _FEWEST and not row[: edges[1]].strip():
        del edges[0]
    if len(edges) > _FEWEST and not row[edges[-2] + 1 :].strip():
        del edges[-1]
    return [_cell(row, start, begin + 1, end) for begin, end in pairwise(edges)]


def _cell(row: str, start: int, begin: int, end: int) -> Cell:
    text = row[begin:end]
    return Cell(text.strip(), start + begin + len(text) - len(text.lstrip()))
