"""The cells of tables as they are typed: which bars part them, and where they are."""

from __future__ import annotations

import pytest

from mkdocs_paycore.manuscript.manuscript import Manuscript
from mkdocs_paycore.manuscript.rows import cells_of, tables

RULER = "|---|---|"


@pytest.mark.parametrize(
    ("row", "texts"),
    [
        ("| a | b |", ["a", "b"]),
        ("\t| a | b", ["a", "b"]),
        ("a | b", ["a", "b"]),
        ("| a | ", ["a"]),
        ("||b|", ["", "b"]),
        ("| a ||", ["a", ""]),
        ("| a \\| b \\|", ["a \\| b \\|"]),
        ("| `a|b` | ``c`|d`` |", ["`a|b`", "``c`|d``"]),
        ("| {{ a | upper }} | <<b('|')>> | [[c|d]] |", ["{{ a | upper }}", "<<b('|')>>", "[[c|d]]"]),
        ("| ключ |", ["ключ"]),
        ("|", [""]),
        ("||", [""]),
        ("", [""]),
    ],
)
def test_bars_part_cells_unless_they_are_in_code_or_replaced(row: str, texts: list[str]) -> None:
    cells = cells_of(row, 7)
    assert [cell.text for cell in cells] == texts
    assert all(row[cell.start - 7 :].startswith(cell.text) for cell in cells)


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        (f"| h | h |\n{RULER}\n| a | b |\n| c | d |\n\nText | here.\n", [[["a", "b"], ["c", "d"]]]),
        ("h | h\n--- | ---\na | b", [[["a", "b"]]]),
        (f"* x\n\n    | h | h |\n    {RULER}\n    | a | b |\n", [[["a", "b"]]]),
        (f"| h | h |\n{RULER}\n\n| a | b |\n", []),
        (f"| h | h |\n{RULER}\n", []),
        ("A | b\n-----\nText\n", []),
        (f"```\n| h | h |\n{RULER}\n| a | b |\n```\n", []),
        (f"<!--\n| h | h |\n{RULER}\n| a | b |\n-->\n", []),
        ("", []),
    ],
)
def test_tables_are_those_that_markdown_draws(text: str, texts: list[list[list[str]]]) -> None:
    page = Manuscript(text, "docs/index.md")
    found = list(tables(page))
    assert [[[cell.text for cell in row] for row in rows] for rows in found] == texts
    assert all(text[cell.start :].startswith(cell.text) for rows in found for row in rows for cell in row)
