"""Tables about several kinds of connection: a column for each, or rows of which each is about one."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.terms import Kind
from mkdocs_paycore.manuscript.manual.credentials.tables import cell_texts
from mkdocs_paycore.manuscript.manual.page.blocks import BlockKind, by_tables
from mkdocs_paycore.manuscript.manual.page.kinds import kind_named
from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN
from mkdocs_paycore.manuscript.manual.wording.words import label, unmarked
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs_paycore.manuscript.manual.page.blocks import Block

_NONE = expression(r"(?:no|none|not|n/a|[-\u2013—✗✘❌\u00d7x]|\\-)?", re.IGNORECASE)
_YES = expression(r"(?:yes|required|optional|[+✓✔✅☑●•v])\ufe0f?", re.IGNORECASE)


def kinds_of_tables(found: Sequence[Block]) -> tuple[Kind, ...]:
    """Return the kinds for which a table has columns, or of which its rows are."""
    for is_table, some in by_tables(found):
        lines = some if is_table else []
        if lines and len(columns := _columns(lines[0])) > 1 and _has_names(lines, columns):
            return distinct_kinds(columns.values())
        if (number := _kind_column(lines)) is not None:
            return distinct_kinds(kind_named(cell_texts(line.text)[number]) for line in lines[2:])
    return ()


def tables_for(found: Sequence[Block], kind: str) -> list[Block]:
    """Return blocks with what tables that have columns of kinds say of one of them."""
    result: list[Block] = []
    for is_table, some in by_tables(found):
        result += table_for(some, kind) if is_table else some
    return result


def table_for(lines: Sequence[Block], kind: str) -> list[Block]:
    """Return the lines of a table about one kind, where its head has columns of kinds, or its rows are of one each.

    Args:
        lines: the lines, the head first.
        kind: the kind.
    """
    columns = _columns(lines[0]) if lines else {}
    if (number := _kind_column(lines)) is not None:
        return _rows_of(lines, number, kind)
    if len(columns) < 2 or len(lines) < 2:  # noqa: PLR2004 - one kind is no choice
        return list(lines)
    return _column_of(lines, columns, kind) if _has_names(lines, columns) else []


def _has_names(lines: Sequence[Block], columns: dict[int, Kind]) -> bool:
    """Return whether the columns of kinds have marks, or names of fields: no limits, prices or other values."""
    rows = [cell_texts(line.text) for line in lines[2:]]
    held = [label(cells[number]) for cells in rows for number in columns if not _is_none(cells, number)]
    named = [each for each in held if _YES.fullmatch(each) or NOUN.search(each)]
    return bool(held) and 2 * len(named) >= len(held)


def _rows_of(lines: Sequence[Block], number: int, kind: str) -> list[Block]:
    """Return the head of a table and the rows of a kind, without the column that says of which kind each is."""
    own = [line for line in lines[2:] if kind_named(cell_texts(line.text)[number]) == kind]
    shown = [(line, cell_texts(line.text)) for line in (lines[0], *own)]
    head, *rows = [_row(line, [*cells[:number], *cells[number + 1 :]]) for line, cells in shown]
    return [head, lines[1], *rows]


def _column_of(lines: Sequence[Block], columns: dict[int, Kind], kind: str) -> list[Block]:
    """Return the rows of a table that have something in the column of a kind: a mark, or what its form has as name."""
    own = next((number for number, each in columns.items() if each == kind), -1)
    rows = [(line, cell_texts(line.text)) for line in lines[2:]] if own >= 0 else []
    rows = [(line, cells) for line, cells in rows if not _is_none(cells, own)]
    has_names = any(not _YES.fullmatch(unmarked(cells[own])) for _, cells in rows)
    head = [*_others(cell_texts(lines[0].text), columns), *(["Form field"] if has_names else [])]
    if not has_names and head and _are_credentials(lines, columns):
        head[0] = "Credential"
    shown = [_row(line, [*_others(cells, columns), *([cells[own]] if has_names else [])]) for line, cells in rows]
    return [_row(lines[0], head), lines[1], *shown]


def _are_credentials(lines: Sequence[Block], columns: dict[int, Kind]) -> bool:
    """Return whether the first column of a table, most of it, has names of credentials, which its columns mark."""
    names = [label(next(iter(_others(cell_texts(line.text), columns)), "")) for line in lines[2:]]
    return len(names) > 1 and 2 * sum(NOUN.search(each) is not None for each in names) > len(names)


def _others(cells: Sequence[str], columns: dict[int, Kind]) -> list[str]:
    """Return the cells that are in no column of a kind."""
    return [cell for number, cell in enumerate(cells) if number not in columns]


def _row(line: Block, cells: Sequence[str]) -> Block:
    return replace(line, text=f"| {' | '.join(cells)} |")


def _kind_column(lines: Sequence[Block]) -> int | None:
    """Return the column of a table that says of which of several kinds each row is; None where there is none."""
    rows = [cell_texts(line.text) for line in lines[2:]]
    for number in range(min(map(len, rows), default=0)):
        kinds = {kind_named(cells[number]) for cells in rows}
        if None not in kinds and len(kinds) > 1:
            return number
    return None


def _is_none(cells: Sequence[str], number: int) -> bool:
    return number >= len(cells) or _NONE.fullmatch(unmarked(cells[number])) is not None


def _columns(head: Block) -> dict[int, Kind]:
    """Return the columns of a table that are about kinds, by its head."""
    if head.kind is not BlockKind.TABLE:
        return {}
    kinds = {number: kind_named(cell) for number, cell in enumerate(cell_texts(head.text))}
    found = {number: Kind(kind) for number, kind in kinds.items() if kind is not None}
    return found if len(set(found.values())) == len(found) else {}


def distinct_kinds(kinds: Iterable[str | None]) -> tuple[Kind, ...]:
    """Return kinds in their order, each once; None stands for what is no kind."""
    return tuple(dict.fromkeys(Kind(each) for each in kinds if each is not None))
