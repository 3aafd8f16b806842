"""Links in the rows of a table, each to what its row is about: one leads to what another row is about."""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_left
from collections import Counter
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_paycore.check.text.providers.names import bare_letters
from mkdocs_paycore.check.text.providers.of_pages import known_codes
from mkdocs_paycore.manuscript.rows import tables
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.links import Link
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.manuscript.rows import Cell
    from mkdocs_paycore.source.problem import Problem

_HEAD = "# Methods\n\n| Code | Page |\n|---|---|\n"
_ROWS = "".join(f"| `{code}` | [Open](https://pay.example/by/{code}) |\n" for code in ("blik", "ideal", "sepa"))
ROW_LINK = Rule(
    "row-link",
    "A link in a row of a table that leads to what another row is about, or another way than those of the other rows.",
    stage=Stage.TEXT,
    sample=Sample(
        "docs/index.md",
        f"{_HEAD}{_ROWS}| `pix` | [Open](https://pay.example/by/blik) |\n",
        f"{_HEAD}{_ROWS}| `pix` | [Open](https://pay.example/by/pix) |\n",
    ),
)
_FEWEST, _NEARLY_ALL = 3, 0.75
"""So many rows, and so large a share of all, show how the links of a column go."""
_WIDEST = 30
"""So many columns of links, and of names, are looked at: each with each."""
_LONGEST_NAME = 40
_CODE = expression(r"`(?P<code>[\w.-]{2,40})`")
_START = attrgetter("start")
_INDEX = ("index.md", "README.md", "")
_SLOT = "\0"


class _Row(NamedTuple):
    """What a row has in the column of links, and in the column that says what it is about."""

    link: Link
    name: str


@looks_for(ROW_LINK, of_pages=True)
def links_of_rows(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each link of a column that does not go to what its row is about, as nearly all others do.

    What a row is about is a code that it has in a cell, or a name in its letters, or the page that another of its links
    leads to.
    """
    known = known_codes(checked)
    for page in checked.manuscripts:
        for rows in tables(page) if len(page.links) >= _FEWEST else ():
            yield from _of_table(page, rows, known)


def _of_table(page: Manuscript, rows: Sequence[Sequence[Cell]], known: Collection[str]) -> Iterator[Problem]:
    links = [{at: link for at, cell in enumerate(row) if (link := _link(page, cell))} for row in rows]
    codes = {bare_letters(code): code for held in links for each in held.values() if (code := _code_of(each))}
    names = [
        {at: name for at, cell in enumerate(row) if (name := _name(cell, held.get(at)) or _named_so(cell, codes))}
        for row, held in zip(rows, links, strict=True)
    ]
    both = list(zip(links, names, strict=True))
    for column in _columns(links):
        for other in _columns(names):
            if column != other:
                found = [_Row(of[column], by[other]) for of, by in both if column in of and other in by]
                reported = list(_odd(page, found, known))
                yield from reported
                if reported:
                    break


def _columns(rows: Sequence[Mapping[int, object]]) -> list[int]:
    """Return the columns that enough rows have something in, by their numbers; of very many the first."""
    counts = Counter(at for row in rows for at in row)
    return sorted(at for at, count in counts.items() if count >= _FEWEST)[:_WIDEST]


def _link(page: Manuscript, cell: Cell) -> Link | None:
    """Return the only link of a cell."""
    first, behind = (bisect_left(page.links, at, key=_START) for at in (cell.start, cell.start + len(cell.text)))
    found = [each for each in page.links[first:behind] if not each.is_picture]
    return found[0] if len(found) == 1 else None


def _name(cell: Cell, link: Link | None) -> str:
    """Return the code that a cell has, or that of the page that its link leads to; empty where there is neither."""
    if link is None:
        code = _CODE.fullmatch(cell.text.strip("*_ "))
        return code["code"] if code else ""
    return _code_of(link)


def _named_so(cell: Cell, codes: Mapping[str, str]) -> str:
    """Return the code of a row whose cell has the name for it, in the letters of a code that a link of the table has.

    Args:
        cell: the cell.
        codes: the codes by their letters.
    """
    bare = bare_letters(cell.text) if len(cell.text) <= _LONGEST_NAME else ""
    return codes.get(bare, bare)


def _code_of(link: Link) -> str:
    """Return the code of the page that a link leads to; empty where it leads to none of the site."""
    if "://" in link.target or "<<" in link.target or "{{" in link.target:
        return ""
    folder, name = posixpath.split(link.target.partition("#")[0])
    return posixpath.basename(folder) if name in _INDEX else posixpath.splitext(name)[0]


def _odd(page: Manuscript, rows: Sequence[_Row], known: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for each link that does not go as those of nearly all rows do: the same, but for the name."""
    ways = Counter(_way(row) for row in rows)
    usual, count = next(((way, count) for way, count in ways.most_common(2) if _SLOT in way), ("", 0))
    if count < _FEWEST or count < _NEARLY_ALL * len(rows):
        return
    start, _, end = usual.partition(_SLOT)
    others = {*known, *(row.name for row in rows)}
    for row in rows:
        target, right = row.link.target, usual.replace(_SLOT, row.name)
        led = target[len(start) : len(target) - len(end)] if target.startswith(start) and target.endswith(end) else ""
        if target == right or _way(row) == usual or not _is_meant_so(row, led, others, usual):
            continue
        at = row.link.target_start + (len(start) if led else 0)
        found = quoted_value(led or target)
        message = (
            f"the link leads to {found}, and this row is about {row.name!r}"
            if led
            else f"the link {found} goes another way than those of the other rows"
        )
        yield page.problem(ROW_LINK, at, message, f"expected {right}")


def _is_meant_so(row: _Row, led: str, others: Collection[str], usual: str) -> bool:
    """Return whether a link was to go as the others do: it leads to another's thing, or nearly as they go."""
    if led:
        return led in others
    start, (first, *_) = usual.partition(_SLOT)[0], row.link.target.split(row.name)
    return row.name in row.link.target and start.startswith(first) and len(first) > len(start) / 3


def _way(row: _Row) -> str:
    """Return where the link of a row leads, with a mark in place of what the row is about."""
    target = row.link.target
    *_, last = (None, *re.finditer(rf"(?<![\w-]){re.escape(row.name)}(?![\w-])", target))
    return f"{target[: last.start()]}{_SLOT}{target[last.end() :]}" if last else target
