"""The section of a manual that says of its kinds of connection only in a table: in its head, or on a row each."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.terms import Kind
from mkdocs_paycore.manuscript.manual.page.blocks import visible
from mkdocs_paycore.manuscript.manual.page.kinds import Section, is_kind_of_account, kind_named
from mkdocs_paycore.manuscript.manual.page.titles import titles
from mkdocs_paycore.manuscript.rows import cells_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_paycore.manuscript.manuscript import Manuscript

_FEWEST = 2


def section_of_tables(page: Manuscript) -> tuple[Section, ...]:
    """Return the section that has a table of several kinds, of accounts in general; what the table says parts it."""
    at = next((start for start, lines in _tables(page) if _has_kinds(lines)), None)
    above = [each for each in titles(page) if at is not None and each.start < at]
    if not above:
        return ()
    heading = above[-1]
    below = (each.start for each in titles(page) if each.start > heading.start)
    return (Section(heading, heading.end + 1, next(below, len(page.text)), Kind.ACCOUNT),)


def _tables(page: Manuscript) -> Iterator[tuple[int, list[str]]]:
    """Yield the tables of a page: where each begins, and its lines."""
    offset = 0
    for is_row, lines in groupby(visible(page).splitlines(keepends=True), key=lambda line: line.lstrip()[:1] == "|"):
        some = list(lines)
        if is_row and offset >= page.body_start:
            yield offset, some
        offset += sum(map(len, some))


def _has_kinds(lines: Sequence[str]) -> bool:
    """Return whether the head of a table, or one of its columns, has several kinds and nothing else that names one."""
    rows = [[_kind(cell.text) for cell in cells_of(line.strip())] for line in (lines[0], *lines[2:])]
    head = {kind for kind in rows[0] if kind}
    columns = zip(*rows[1:], strict=False)
    return len(head) >= _FEWEST or any(None not in each and len(set(each)) >= _FEWEST for each in columns)


def _kind(cell: str) -> str | None:
    return kind_named(cell) if is_kind_of_account(cell) else None
