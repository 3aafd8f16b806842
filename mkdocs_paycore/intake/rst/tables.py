"""A table as Markdown has it: rows of one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from mkdocs_paycore.intake.rst.inline import line_of
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_paycore.intake.rst.rst_page import RstPage

_BAR = expression(r"(?<!\\)\|")


def written_table(table: nodes.Element, written: RstPage, cell_text: Callable[[nodes.Element], str]) -> str:
    """Return a table; cells that span several get empty ones beside or below them, which is noted.

    Args:
        table: a `table` node.
        written: the page; gets what could not be carried over.
        cell_text: makes the text of a cell, on one line.
    """
    group = next(iter(table.findall(nodes.tgroup)))
    width = int(group["cols"])
    heads, bodies = ([each for each in group.children if isinstance(each, kind)] for kind in (nodes.thead, nodes.tbody))
    spans: dict[int, int] = {}
    rows = [
        list(_cells(row, width, spans, cell_text))
        for part in [*heads, *bodies]
        for row in part.children
        if isinstance(row, nodes.Element)
    ]
    if any(entry.get("morerows") or entry.get("morecols") for entry in group.findall(nodes.entry)):
        written.doubt(line_of(table), "some cells of the table span several: empty cells stand beside them")
    count = sum(len(part.children) for part in heads)
    if count > 1:
        written.doubt(line_of(table), f"the table has {count} rows of headings: the first is its heading")
    head, body = (rows[0], rows[1:]) if count else ([""] * width, rows)
    return "\n".join([_row(head), f"|{' --- |' * width}", *map(_row, body)])


def _cells(
    row: nodes.Element, width: int, spans: dict[int, int], cell_text: Callable[[nodes.Element], str]
) -> Iterator[str]:
    """Yield the texts of a row; `spans` counts for each column how many rows a cell from above still takes."""
    entries = iter(row.children)
    column = 0
    while column < width:
        if spans.get(column):
            spans[column] -= 1
            yield ""
            column += 1
            continue
        entry = next(entries, None)
        yield cell_text(entry) if isinstance(entry, nodes.Element) else ""
        wide = 1 + (entry.get("morecols", 0) if isinstance(entry, nodes.Element) else 0)
        tall = entry.get("morerows", 0) if isinstance(entry, nodes.Element) else 0
        for each in range(column, column + wide):
            spans[each] = tall
        yield from [""] * (wide - 1)
        column += wide


def _row(cells: list[str]) -> str:
    shown = (_BAR.sub(r"\|", cell) for cell in cells)
    return "|" + "|".join(f" {cell} " if cell else " " for cell in shown) + "|"
