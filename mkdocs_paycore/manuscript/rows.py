"""The tables of a page as they are typed: their rows, with the place of each cell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.manuscript.manuscript import Manuscript

_TABLE = expression(
    r"^[ \t]*+\|[^\n]*+\n(?=[^\n]*-)[-:| \t]++\n(?P<rows>(?:[ \t]*+\|[^\n]*+(?:\n|\Z))++)", re.MULTILINE
)
_ROW = expression(r"[^\n]+")
_BAR = expression(r"(?<!\\)\|")


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
    """Return the cells of a row.

    Args:
        row: a line of a table.
        start: the offset where it begins.
    """
    return list(_cells(row, start))


def _cells(row: str, start: int) -> Iterator[Cell]:
    bars = [bar.start() for bar in _BAR.finditer(row)]
    for first, last in zip(bars, [*bars[1:], len(row)], strict=True):
        cell = row[first + 1 : last]
        if cell.strip() or last < len(row):
            yield Cell(cell.strip(), start + first + 1 + len(cell) - len(cell.lstrip()))
