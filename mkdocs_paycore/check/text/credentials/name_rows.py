"""Rows of names: what a manual lists, or enumerates in a sentence, against what a form is said to ask for."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_paycore.check.text.credentials.credential_lists import DEFINED_TERM, plain_label, plain_lines
from mkdocs_paycore.check.text.credentials.credential_mentions import credential_mentions
from mkdocs_paycore.check.text.credentials.rival_names import SETTING_WORDS, are_for_two, are_of_one_sort
from mkdocs_paycore.check.text.credentials.spoken_mentions import spoken_mentions
from mkdocs_paycore.manuscript.manual.credentials.tables import cell_texts
from mkdocs_paycore.manuscript.manual.names.line import mappings
from mkdocs_paycore.manuscript.manual.page.blocks import BlockKind, blocks
from mkdocs_paycore.manuscript.manual.sentences.sentences import is_command, sentences
from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN
from mkdocs_paycore.manuscript.manual.wording.words import emphasised, label
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.suggestion import is_misspelt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_paycore.check.text.credentials.credential_mentions import CredentialMention
    from mkdocs_paycore.check.text.credentials.manuals import Manual
    from mkdocs_paycore.manuscript.manual.page.blocks import Block

_JOINED = expression(r"(?:,|,?\s+(?:and|or|as\s+well\s+as)|\s*&)\s+(?:(?:the|an?|one|your|its)\s+)?")
_LONGEST, _FEWEST = 5, 3
_PAIRS = ((frozenset({"username", "login", "user"}), frozenset({"password", "passphrase"})),)
"""How the names end of what is of no use alone: who somebody is, and how he proves it."""


class RowName(NamedTuple):
    """A name in a row: as it is typed, its plain label, its offset, and whether more is said of it there."""

    name: str
    plain: str
    start: int
    is_explained: bool = False


class Differing(NamedTuple):
    """A name of a form that stands where a row has another one.

    Attributes:
        asked: the name in the form.
        told: the other one.
        is_slip: whether one of them is misspelt.
    """

    asked: RowName
    told: RowName
    is_slip: bool


class Lost(NamedTuple):
    """A name that a row has and a form lacks, and what stands above it in the form."""

    told: RowName
    above: RowName


_Row = tuple[RowName, ...]


def differing_names(manual: Manual) -> Iterator[Differing]:
    """Yield the names by which a form differs from a row of as many names: one, and those that are misspelt.

    The name of the row stands nowhere in the part about the form, and the form's name nowhere outside of such parts.
    """
    for form, text in _asked_rows(manual):
        for row in _told_rows(manual) if len(form) >= _FEWEST else ():
            pairs = [pair for pair in zip(form, row, strict=True) if _are_two(*pair)] if len(form) == len(row) else []
            slips = [pair for pair in pairs if _is_slip(*pair)]
            others = [pair for pair in pairs if pair not in slips]
            if len(pairs) >= len(form) or len(others) > 1:
                continue
            yield from (Differing(*pair, is_slip=True) for pair in slips if f" {pair[0].name} " not in manual.outside)
            for asked, told in others:
                is_new = f" {asked.plain} " not in _words(manual.outside) and f" {told.plain} " not in text
                if is_new and not asked.is_explained and _may_be_one(asked.plain, told.plain):
                    yield Differing(asked, told, is_slip=False)


def lost_names(manual: Manual) -> Iterator[Lost]:
    """Yield the names that a row has among those of a form, in its order, and which nothing about the form names.

    Where another form has the name, what is lost is the half of a pair: a user name without its password.
    """
    forms = list(_asked_rows(manual))
    for form, text in forms:
        for row in _told_rows(manual):
            lost = [each for each in row if each.plain not in {other.plain for other in form}]
            if len(lost) != 1 or len(row) < _FEWEST or [each.plain for each in row if each not in lost] != _plain(form):
                continue
            [told] = lost
            is_elsewhere = any(f" {told.plain} " in other for _, other in forms)
            is_meant = _is_half(told, form) if is_elsewhere else _is_wanted(told, form, _words(manual.outside))
            if f" {told.plain} " not in text and is_meant:
                yield Lost(told, form[max(0, row.index(told) - 1)])


def _asked_rows(manual: Manual) -> Iterator[tuple[_Row, str]]:
    """Yield what each part about connecting asks for, with the words of the part."""
    for part in manual.connects:
        asked = manual.asked_for(part)
        found = asked.credentials if asked else ()
        row = tuple(
            RowName(each.name, plain_label(each.name, brackets=False), each.form_start, each.is_explained)
            for each in found
        )
        if row and all(each.plain for each in row):
            yield row, _words(manual.text(part))


@lru_cache(maxsize=1024)
def _told_rows(manual: Manual) -> tuple[_Row, ...]:
    """Return the rows of names outside of the parts about connecting, each once."""
    return tuple(dict.fromkeys(_rows(manual)))


def _rows(manual: Manual) -> Iterator[_Row]:
    """Yield the rows of names outside of the parts about connecting: lists, first columns of tables, enumerations."""
    found = blocks(manual.visible, manual.page.body_start, len(manual.visible))
    outside = [each for each in found if not manual.is_connecting(each.start)]
    mentioned = credential_mentions(manual)
    spoken = [each for each in spoken_mentions(manual) if not manual.is_connecting(each.start)]
    for _, names in groupby(spoken, key=lambda each: (each.section, each.sentence)):
        row = tuple(RowName(each.name, each.plain, each.start) for each in names)
        if len(row) >= _FEWEST:
            yield row
    for (kind, _), some in groupby(outside, key=lambda each: (each.kind, each.indent)):
        lines = list(some)
        if kind is BlockKind.ITEM:
            yield from _complete(manual, [(line, *_of_item(manual, line)) for line in lines])
        elif kind is BlockKind.TABLE:
            cells = [(line, label(next(iter(cell_texts(line.text)), "")), False) for line in lines[2:]]
            yield from _complete(manual, cells)
        if kind in {BlockKind.TEXT, BlockKind.ITEM}:
            for line in lines:
                yield from _enumerated(manual, line)
                yield from _set_off(line, mentioned)


def _complete(manual: Manual, named: Sequence[tuple[Block, str, bool]]) -> Iterator[_Row]:
    """Yield the names of lines as a row, where each line has one; with each, whether the line says more of it."""
    names = [
        RowName(name, plain_label(name, brackets=False), _at(manual, block, name), is_explained)
        for block, name, is_explained in named
    ]
    if len(names) >= _FEWEST and all(each.plain and len(each.name.split()) <= _LONGEST for each in names):
        yield tuple(names)


def _of_item(manual: Manual, item: Block) -> tuple[str, bool]:
    """Return the provider's name on the line of an item, and whether it says more; no name of sentences or several.

    What the text of a term says of it is no more than how it looks.
    """
    if (term := DEFINED_TERM.match(manual.page.text, item.start, item.end)) is not None:
        return label(term["name"]), False
    found = [] if is_command(item.text) or item.text.rstrip().endswith((".", ":")) else list(mappings(item.text))
    if len(found) != 1:
        return "", False
    name = found[0].left if found[0].towards_right else found[0].right or found[0].left
    return name, bool(found[0].note) or "(" in name


def _enumerated(manual: Manual, block: Block) -> Iterator[_Row]:
    """Yield the names that a sentence sets off and joins by commas and *and*."""
    for sentence in sentences(block.text):
        terms = emphasised(sentence)
        is_row = all(_JOINED.fullmatch(sentence[one.end : other.start]) for one, other in pairwise(terms))
        if len(terms) >= _FEWEST and is_row:
            yield from _complete(manual, [(block, term.text, False) for term in terms])


def _set_off(block: Block, mentioned: Sequence[CredentialMention]) -> Iterator[_Row]:
    """Yield the names of credentials that a paragraph sets off in its sentences."""
    found = [each for each in mentioned if block.start <= each.start < block.end]
    if block.kind is BlockKind.TEXT and len(found) >= _FEWEST:
        yield tuple(RowName(each.name, each.plain, each.start) for each in found)


def _at(manual: Manual, block: Block, name: str) -> int:
    return max(block.start, manual.page.text.find(name, block.start, block.end))


def _words(text: str) -> str:
    return f" {plain_lines(text)} ".replace("\n", " ")


def _plain(row: _Row) -> list[str]:
    return [each.plain for each in row]


def _are_two(one: RowName, other: RowName) -> bool:
    """Return whether two names differ: by their words, or by the plural of one that is not the last."""
    if one.plain != other.plain:
        return True
    first, second = (re.sub(r"\s*\([^()]*\)", "", each.name.lower()).split()[:-1] for each in (one, other))
    both = list(zip(first, second, strict=False))
    return len(first) == len(second) and first != second and all(a.rstrip("s") == b.rstrip("s") for a, b in both)


def _is_slip(one: RowName, other: RowName) -> bool:
    is_plural = one.plain == other.plain
    return is_plural or (len(one.plain.split()) == len(other.plain.split()) and is_misspelt(one.plain, other.plain, ()))


def _may_be_one(one: str, other: str) -> bool:
    """Return whether two names may be one credential's: of one sort, or with a word in common."""
    ends = {one.rsplit(maxsplit=1)[-1], other.rsplit(maxsplit=1)[-1]}
    is_akin = are_of_one_sort(one, other) or bool({*one.split()} & {*other.split()})
    return is_akin and not are_for_two(one, other) and not ends & SETTING_WORDS


def _is_wanted(told: RowName, form: _Row, outside: str) -> bool:
    """Return whether a name is that of something to enter, which nothing else is said of."""
    is_name = NOUN.search(told.name) is not None or any({*each.plain.split()} & {*told.plain.split()} for each in form)
    is_setting = told.plain.split()[-1] in SETTING_WORDS or any(are_for_two(each.plain, told.plain) for each in form)
    return is_name and not (is_setting or told.is_explained) and outside.count(f" {told.plain} ") == 1


def _is_half(told: RowName, form: _Row) -> bool:
    *words, last = told.plain.split()
    partners = [each.plain.split()[-1] for each in form if each.plain.split()[:-1] == words]
    return any(last in pair and set(partners) & other for one in _PAIRS for pair, other in (one, one[::-1]))
