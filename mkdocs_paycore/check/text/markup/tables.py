"""Tables that are not drawn, or lose a cell."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_paycore.manuscript.rows import cells_of
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.source.problem import Problem

BROKEN_TABLE = Rule(
    "broken-table",
    "A table that Markdown does not draw, or whose row has other cells than its head.",
    stage=Stage.TEXT,
    varies="a warning for a row with too few cells",
    sample=Sample(
        "docs/index.md",
        "# Start\n\n| Name | Limit |\n|------|\n| Card | 100 |\n",
        "# Start\n\n| Name | Limit |\n|------|-------|\n| Card | 100 |\n",
    ),
)
_ROW = expression(r"[ \t]*\|")
_RULER = expression(r"[ \t|:-]*-[ \t|:-]*")
_TEXT = expression(r"[ \t]*(?!\d+[.)][ \t]|[*+-][ \t])[\w*_\[\"'(]")
_FEWEST = 2


class _Line(NamedTuple):
    start: int
    text: str


@looks_for(BROKEN_TABLE, of_pages=True)
def broken_tables(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each fault of a table whose rows begin with `|`; the first of its rows stands for all."""
    for page in checked.manuscripts:
        if "|" in page.text:
            for above, lines in _tables(page):
                yield from _faults(page, above, lines)


def _tables(page: Manuscript) -> Iterator[tuple[str, list[_Line]]]:
    """Yield the lines of each table, with the line above them."""
    above, found, offset = "", list[_Line](), 0
    for line in page.with_spans.split("\n"):
        if _ROW.match(line):
            found.append(_Line(offset + len(line) - len(line.lstrip()), line.strip()))
        else:
            yield from [(above, found)] if found else ()
            above, found = page.text[offset : offset + len(line)], []
        offset += len(line) + 1
    yield from [(above, found)] if found else ()


def _faults(page: Manuscript, above: str, lines: Sequence[_Line]) -> Iterator[Problem]:
    wanted = _cells(lines[0])
    if len(lines) < _FEWEST or wanted < _FEWEST:
        return
    ruler = lines[1]
    if not _RULER.fullmatch(ruler.text):
        if all(line.text.endswith("|") and _cells(line) == wanted for line in lines) and not _has_ruler(lines):
            message = "the table has no line of dashes below its head, and is shown as text"
            yield page.problem(BROKEN_TABLE, ruler.start, message, f"expected {'|---' * wanted}| above this line")
    elif _cells(ruler) != wanted:
        message = f"the line below the table's head has {_count(_cells(ruler))}, and the head has {wanted}"
        yield page.problem(BROKEN_TABLE, ruler.start, message, f"expected {'|---' * wanted}|")
    elif _TEXT.match(above):
        message = "the table stands right below a text, and is shown as a part of it"
        yield page.problem(BROKEN_TABLE, lines[0].start, message, "put an empty line above it")
    else:
        yield from _rows(page, wanted, lines[2:])


def _rows(page: Manuscript, wanted: int, rows: Sequence[_Line]) -> Iterator[Problem]:
    for row in rows:
        cells = _cells(row)
        if cells == wanted:
            continue
        message = f"the row {quoted_value(row.text)} has {_count(cells)}, and the table's head has {wanted}"
        lost = ", so that the last is not shown" if cells > wanted else ""
        hint = "write \\| for a bar within a cell" if lost else "write an empty cell where nothing is to stand"
        found = page.problem(BROKEN_TABLE, row.start, f"{message}{lost}", hint)
        yield found if lost else replace(found, severity=Severity.WARNING)


def _has_ruler(lines: Sequence[_Line]) -> bool:
    return any(_RULER.fullmatch(line.text) for line in lines)


def _cells(line: _Line) -> int:
    return len(cells_of(line.text))


def _count(cells: int) -> str:
    return f"{cells} cell{'s' * (cells != 1)}"
