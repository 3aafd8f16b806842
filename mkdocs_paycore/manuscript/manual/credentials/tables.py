"""Credentials in a table: which column has the form's names, which the provider's, and which says more."""

from __future__ import annotations

import re
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.manual.names.filled import describes, says_what_fills
from mkdocs_paycore.manuscript.manual.names.likeness import is_short_for
from mkdocs_paycore.manuscript.manual.names.line import mappings
from mkdocs_paycore.manuscript.manual.names.mapping import Mapping
from mkdocs_paycore.manuscript.manual.sentences.leads import option_of
from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN, is_cut
from mkdocs_paycore.manuscript.manual.wording.remarks import ASIDE, before_remark
from mkdocs_paycore.manuscript.manual.wording.words import compared, emphasised, label, unmarked, without_file
from mkdocs_paycore.manuscript.rows import cells_of
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_paycore.manuscript.manual.page.blocks import Block

_RULER = expression(r"[ \t|:-]+")
_FORM = expression(r"\b(?:form|fields?|dashboard|labels?|connection)\b|custom\.", re.IGNORECASE)
_PLAINLY_FORM = expression(
    r"\b(?:form|fields?|our|ours|we|us)\b|custom\.|^(?:paste|put|enter|to|into|target|here)(?:\s+(?:it|this|here|to|into))?$",
    re.IGNORECASE,
)
"""What a form's column is called, beside one of the provider's dashboard."""
_FROM_THERE = expression(
    r"^(?:copy|take|from|source|there|origin)(?:\s+(?:it|this|from))?$|^(?:the\s+|your\s+)?(?:value|data|credential)s?\s+(?:from|at|in|of|by)\s+(?!.*\bexample)\S",
    re.IGNORECASE,
)
"""What a column is called that has what the provider gives: *Value from Acme*."""
_OF_FORM = expression(
    r"\b(?:we|us|ours)\b|\b(?:our|the|connection)\s+form\b|^form$|\bform\s+(?:field|label|name)s?\b", re.IGNORECASE
)
_PROVIDER = expression(
    r"\b(?:provider|cabinet|back ?office|portal|merchant|psp|personal|account)\b|provider\.", re.IGNORECASE
)
_THEIRS = expression(rf"{_PROVIDER.pattern}|\btheirs?\b", re.IGNORECASE)
_OURS = expression(r"\b(?:our|ours|we|us)\b|custom\.", re.IGNORECASE)
_WORD = expression(r"[^\W\d_]{3,}")
_MORE = expression(
    r"\b(?:where|find|descriptions?|comments?|notes?|values?|examples?|meaning|required|mandatory|types?|source)\b",
    re.IGNORECASE,
)
_NAMES = expression(r"\b(?:credentials?|parameters?|names?|keys?|settings?)\b", re.IGNORECASE)
_CREDENTIAL = expression(r"(?:your\s+|required\s+)?credentials?", re.IGNORECASE)
_PLACE = expression(
    r"(?:in|on|at|from|see|ask|your)\b|(?:profile|settings?|contract|cabinet|dashboard|manager|support|any|yours?|e-?mail"
    r"|letter|optional|required|mandatory|yes|no|none|same|text|string|number|digits|file)$"
)
"""What says where something is found, or what it is, and is no name of it; compared."""
_WORDS = expression(r"[^\W\d_]")
_NUMBER = expression(r"(?:no|nr|num)\.?|\u2116|step", re.IGNORECASE)
"""The head of a column that numbers the rows; one without words, too, such as that of arrows."""
_YOURS = expression(r"^(?:your|the)\s+(?=[A-Z*_`])")
_FROM_PLACE = expression(r"(?<=\w)\s+from\s+(?:the|your|step)\s.*$")
_YES = expression(r"(?:yes|required|mandatory|\+|✓|✔|true)", re.IGNORECASE)
_NO = expression(r"(?:no|optional|-|–|false)", re.IGNORECASE)  # noqa: RUF001 - a dash that writers use
_ASKED = expression(r"\b(?:required|mandatory|obligatory)\b", re.IGNORECASE)
_VALUES = expression(r"(?:[*_`\"'“]+[^*_`\"'“”]{1,30}[*_`\"'”]+(?:\s*,\s*(?:or\s+)?|\s+or\s+|\s*/\s*|$)){2,9}")
"""The values of a choice: *`one` or `two`*."""
_CAPITALISED = expression(r"(?=[^\W\d_a-z])[^\W\d_]+(?:-[^\W\d_]+)*")
"""One word that begins with a capital, as names do in any language: *QWAC*, *Client-geheim*."""
_LEFT = expression(r"(?:please\s+)?(?:leave|keep)\b|(?:by\s+)?default\b", re.IGNORECASE)
"""What says of a field that it stays as it is: nobody gives a value for it."""
_NOTHING = expression(r"[\s\u2013\u2014-]+")
_MOST_WORDS = 5
_FEWEST = 3
"""Lines of a table with a row: its head, the line below that, and the row."""


class _Column(StrEnum):
    """What a column of a table has."""

    FORM = "the form's names"
    PROVIDER = "the provider's names"
    NAME = "names, of which the head does not say whose they are"
    REQUIRED = "whether a field must be filled in"
    MORE = "what else is said"
    NUMBER = "numbers or signs"


def table_mappings(lines: Sequence[Block]) -> Iterator[tuple[Block, Mapping]]:
    """Yield the credential of each row of a table, with the line that it is on; none of a table of other things.

    Args:
        lines: the lines of the table, its head first.
    """
    if len(lines) < _FEWEST or not _RULER.fullmatch(lines[1].text):
        return
    head = cell_texts(lines[0].text)
    columns = _columns(head)
    is_said = True if says_sides(lines[0].text) else None
    is_told = any(_OF_FORM.search(unmarked(cell)) or says_what_fills(cell) for cell in head)
    has_form = is_told and _Column.PROVIDER in columns
    for line in lines[2:] if columns else ():
        cells = [] if _RULER.fullmatch(line.text) else cell_texts(line.text)
        if (mapping := _mapping(cells, columns, has_form=has_form)) is not None:
            yield line, replace(mapping, is_right_ours=is_said if mapping.sign == "|" else None)


def is_about_credentials(head: str) -> bool:
    """Return whether the head of a table says that its first column has credentials, or one the names of a form."""
    cells = cell_texts(head)
    columns = _columns(cells)
    says_form = _FORM.search(head) or (_Column.REQUIRED in columns and _NAMES.search(head))
    is_form = _Column.FORM in columns and bool(says_form)
    return is_form or says_sides(head) or _CREDENTIAL.fullmatch(label(cells[0])) is not None


def says_sides(head: str) -> bool:
    """Return whether the head of a table says which column has the form's names, and has another of names."""
    columns = _columns(cell_texts(head))
    return _Column.PROVIDER in columns and any(_PLAINLY_FORM.search(unmarked(cell)) for cell in cell_texts(head))


def has_two_sides(head: str, name: str) -> bool:
    """Return whether a column of a table is called as our form, and another one as the provider.

    Args:
        head: the head of the table.
        name: how the provider is called.
    """
    if not says_sides(head):
        return False
    columns, cells = _columns(cell_texts(head)), [unmarked(cell) for cell in cell_texts(head)]
    form, other = (cells[columns.index(each)] for each in (_Column.FORM, _Column.PROVIDER))
    return not _is_theirs(form, name) and (_is_theirs(other, name) or _OURS.search(form) is not None)


def _is_theirs(words: str, name: str) -> bool:
    """Return whether a column is called as what the provider has, or by a word of the provider's name."""
    known = set(_WORD.findall(name.casefold()))
    is_named = not known.isdisjoint(_WORD.findall(words.casefold()))
    return is_named or _THEIRS.search(words) is not None or _FROM_THERE.match(words) is not None


def names_something(head: str) -> bool:
    """Return whether the head of a table speaks of names, fields or credentials, and not of limits or currencies."""
    return any(pattern.search(unmarked(head)) for pattern in (_FORM, _PROVIDER, _NAMES))


def cell_texts(line: str) -> list[str]:
    """Return the cells of a line of a table, as they are typed."""
    return [cell.text for cell in cells_of(line)]


def _columns(head: Sequence[str]) -> list[_Column]:
    """Return what each column has; an empty list where none has names."""
    found: list[_Column] = []
    titles = [unmarked(cell) for cell in head]
    form = _PLAINLY_FORM if any(map(_PLAINLY_FORM.search, titles)) else _FORM
    for words in titles:
        says_form = form.search(words) is not None
        is_from_there = form is _PLAINLY_FORM and _FROM_THERE.match(words) is not None and not says_form
        is_of_provider = "provider" in words.lower() and "form" not in words
        if is_from_there and _Column.PROVIDER not in found:
            found.append(_Column.PROVIDER)
        elif (other := _without_names(words)) is not None:
            found.append(other)
        elif says_form and _Column.FORM not in found and not is_of_provider:
            found.append(_Column.FORM)
        elif _PROVIDER.search(words) and _Column.PROVIDER not in found:
            found.append(_Column.PROVIDER)
        else:
            found.append(_Column.NAME if _NAMES.search(words) or _Column.NAME not in found else _Column.MORE)
    return _with_sides(found)


def _with_sides(found: list[_Column]) -> list[_Column]:
    """Return the columns with those of names given to the form and the provider; the first names are the form's."""
    for own, others in ((_Column.FORM, (_Column.NAME, _Column.PROVIDER)), (_Column.PROVIDER, (_Column.NAME,))):
        other = next((each for each in others if each in found), None)
        if own not in found and other is not None:
            found[found.index(other)] = own
    return found if _Column.FORM in found else []


def _without_names(words: str) -> _Column | None:
    """Return what a column has that holds no names, by its head; None for one of names."""
    if not _WORDS.search(words) or _NUMBER.fullmatch(words):
        return _Column.NUMBER
    if says_what_fills(words) or _OF_FORM.search(words):
        return None
    if _ASKED.search(words):
        return _Column.REQUIRED
    return _Column.MORE if _MORE.search(words) else None


def _mapping(cells: Sequence[str], columns: Sequence[_Column], *, has_form: bool) -> Mapping | None:
    """Return the credential of a row; with `has_form` the head says which names are the form's, so others are names."""
    held = dict(zip(columns, cells, strict=False))
    form = next(iter(mappings(held.get(_Column.FORM, ""))), None)
    if (
        form is None
        or len(form.left.split()) > _MOST_WORDS + 2
        or (_is_setting(cells, columns) and not option_of(form.left))
    ):
        return None
    provider = _first_name(held.get(_Column.PROVIDER, ""))
    said = [cell for column, cell in zip(columns, cells, strict=False) if column is _Column.MORE]
    if not provider and (cell := next(filter(_has_name, said), "")):
        provider = _first_name(cell)
        said[said.index(cell)] = _behind_name(cell)
    given = held.get(_Column.PROVIDER, "")
    if _VALUES.fullmatch(given.strip()) or (label(given) != provider and is_short_for(provider, form.left)):
        provider, said = "", [held[_Column.PROVIDER], *said]
    note = "; ".join(filter(None, [form.note, *said]))
    required = _answer(held[_Column.REQUIRED]) if _Column.REQUIRED in held else form.required
    if form.right or not provider or provider == form.left or not _is_name(provider, any_words=has_form):
        return Mapping(form.left, form.right, form.towards_right, form.sign, note, required)
    return Mapping(provider, form.left, sign="|", note=note, required=required)


def _has_name(cell: str) -> bool:
    """Return whether a cell of remarks begins with a name: *Sign key from the letter*, not *identifier of the shop*."""
    name = _first_name(cell)
    return not is_cut(cell) and _is_name(name) and (name[:1].isupper() or bool(emphasised(cell)))


def _is_setting(cells: Sequence[str], columns: Sequence[_Column]) -> bool:
    """Return whether a row is of a field for which the provider gives nothing: a dash stands there, or *leave `15`*."""
    others = [(column, cell) for column, cell in zip(columns, cells, strict=False) if column is not _Column.FORM]
    return any(
        _LEFT.match(unmarked(cell)) or (column is _Column.PROVIDER and _NOTHING.fullmatch(cell))
        for column, cell in others
    )


def _first_name(cell: str) -> str:
    """Return the name in a cell of the provider's: words at its beginning that are set off, else all of it."""
    cell = without_file(_FROM_PLACE.sub("", _YOURS.sub("", ASIDE.sub("", cell))))
    cell = before_remark(cell)[0] if NOUN.search(label(before_remark(cell)[0])) else cell
    name, comma, said = cell.partition(", ")
    cell = name if comma and NOUN.search(label(name.partition(" for ")[0])) and not NOUN.search(label(said)) else cell
    terms = emphasised(cell)
    return terms[0].text if terms and terms[0].start == 0 and not cell[terms[0].end :].startswith(" (") else label(cell)


def _behind_name(cell: str) -> str:
    """Return what a cell says behind the name at its beginning."""
    name = _first_name(cell)
    return unmarked(cell).partition(name)[2].strip(" ,;:.-\u2013—") if name != label(cell) else ""


def _is_name(cell: str, *, any_words: bool = False) -> bool:
    words = label(cell)
    is_plain = any_words and ":" not in words and not describes(words)
    is_noun = is_plain or NOUN.search(words) is not None or _CAPITALISED.fullmatch(words) is not None
    is_short = 0 < len(words.split()) <= _MOST_WORDS
    return is_short and is_noun and not is_cut(cell) and not _PLACE.match(compared(words))


def _answer(cell: str) -> bool | None:
    words = unmarked(cell)
    if _YES.fullmatch(words):
        return True
    return False if _NO.fullmatch(words) else None
