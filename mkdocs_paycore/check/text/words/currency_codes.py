"""Codes of currencies with letters that changed places, such as `SKE` beside `EUR` and `PLN`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.words.misspelt_words import MISSPELT
from mkdocs_paycore.manuscript.rows import tables
from mkdocs_paycore.source.currencies import CURRENCY_CODES
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.rule import Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.source.problem import Problem

_CODE = expression(r"[A-Z]{3}")
_JOINED = expression(
    r"[A-Z](?<![\w/.-].)[A-Z]{2}`?(?:(?:,[ \t]*(?:and[ \t]+|or[ \t]+)?|[ \t]+(?:and|or)[ \t]+)`?[A-Z]{3}`?(?![\w/]))+"
)
"""Codes that commas join; letters beside others with a meaning of their own are none."""
_TWO = 2
_Place = tuple[int, str]


@looks_for(MISSPELT, stage=Stage.TEXT, of_pages=True)
def turned_currencies(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each code that is no currency's, but for the order of its letters, among some that are.

    They stand in a row that commas part, or in a column of a table that has nothing else; other codes, such as those of
    crypto-currencies, may stand among them.
    """
    for page in checked.manuscripts:
        for codes in _groups(page):
            known = sum(code in CURRENCY_CODES for _, code in codes)
            for at, code in codes if known >= _TWO else ():
                if code not in CURRENCY_CODES and (meant := _meant(code)):
                    message = f"found {quoted_value(code)}, which is the code of no currency (ISO 4217)"
                    yield page.problem(MISSPELT, at, message, f"did you mean {meant!r}?")


def _meant(code: str) -> str:
    """Return the currency whose code has two neighbouring letters of another one changed; empty where none has."""
    found = {f"{code[1]}{code[0]}{code[2]}", f"{code[0]}{code[2]}{code[1]}"} & CURRENCY_CODES
    return min(found, default="")


def _groups(page: Manuscript) -> Iterator[Sequence[_Place]]:
    text = page.with_spans
    for row in _JOINED.finditer(text):
        yield [(found.start(), found[0]) for found in _CODE.finditer(text, *row.span())]
    for rows in tables(page):
        for number in range(max(map(len, rows), default=0)):
            cells = [row[number] for row in rows if number < len(row) and row[number].text.strip("-\u2013\u2014 ")]
            codes = [(cell.start + cell.text.find(bare), bare) for cell in cells if (bare := cell.text.strip("`*_ "))]
            if all(_CODE.fullmatch(code) for _, code in codes):
                yield codes
