"""Tables of HTML as the lines of a table of Markdown, in as many characters, so that every offset stays."""

from __future__ import annotations

import re

from mkdocs_paycore.source.expression import expression

_TABLE = expression(r"<table\b[^<>]*>(?:(?!</?table\b).)*?</table\s*>", re.IGNORECASE | re.DOTALL)
_ROW_BEGINS = expression(r"<tr\b[^<>]*>", re.IGNORECASE)
_ROW_ENDS = expression(r"</tr\s*>", re.IGNORECASE)
_CELL_BEGINS = expression(r"<t[dh]\b[^<>]*>", re.IGNORECASE)
_AROUND = expression(r"</?(?:table|thead|tbody|tfoot|colgroup|col|caption|td|th|tr)\b[^<>]*>", re.IGNORECASE)
_SET_OFF_BEGINS = expression(r"<(?:em|i|b|strong|code)>(?=\w)", re.IGNORECASE)
_SET_OFF_ENDS = expression(r"(?<=\w)</(?:em|i|b|strong|code)>", re.IGNORECASE)
_RULER = "\n|-|\n"
"""What stands between the head of a table and its rows."""
_LINE_END = "\n"


def with_rows(text: str) -> str:
    """Return a text with each table of HTML as lines with `|`; the text is as long as before."""
    return _TABLE.sub(_rows, text) if "<t" in text.lower() else text


def _mark_before(tag: re.Match[str]) -> str:
    return "*".rjust(len(tag[0]))


def _mark_behind(tag: re.Match[str]) -> str:
    return "*".ljust(len(tag[0]))


def _rows(table: re.Match[str]) -> str:
    words = _SET_OFF_ENDS.sub(_mark_behind, _SET_OFF_BEGINS.sub(_mark_before, table[0].replace("\n", " ")))
    rows = list(_ROW_BEGINS.finditer(words))
    head = _ROW_ENDS.search(words)
    if len(rows) < 2 or head is None:  # noqa: PLR2004 - a head and a row
        return table[0]
    words = f"{words[: head.start()]}{_RULER.ljust(len(head[0]), ' ')}{words[head.end() :]}"
    for row in rows[2:]:
        words = f"{words[: row.start()]}{_LINE_END.ljust(len(row[0]))}{words[row.end() :]}"
    words = _CELL_BEGINS.sub(lambda cell: "|".rjust(len(cell[0])), words)
    return _AROUND.sub(lambda tag: " " * len(tag[0]), words)
