"""What a manual has its reader get, against the fields of a connection form whose list it has drawn."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.field import MULTILINE_TYPES, FieldType
from mkdocs_paycore.check.text.credentials.credential_lists import is_mentioned, plain_label, plain_lines
from mkdocs_paycore.check.text.credentials.manuals import manuals
from mkdocs_paycore.check.text.credentials.own_credentials import CHOSEN_VALUES, UNEXPLAINED, UNUSED
from mkdocs_paycore.manuscript.manual.page.blocks import BlockKind
from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN
from mkdocs_paycore.manuscript.manual.wording.words import emphasised
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.rule import Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_paycore.catalog.model.field import Field
    from mkdocs_paycore.catalog.model.provider import Provider
    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.check.text.credentials.manuals import Manual
    from mkdocs_paycore.manuscript.manual.page.blocks import Block
    from mkdocs_paycore.source.problem import Problem

_GIVEN = MULTILINE_TYPES | {FieldType.TEXT, FieldType.SECRET, FieldType.PASSWORD, FieldType.FILE}
"""Types of what a provider gives."""
_JOINED = expression(r"[*_`\"]*,?\s+(?:and\s+)?(?:the\s+|your\s+|an?\s+)?[*_`\"]*")
_FEWEST = 2
"""So many names of an enumeration have to be a form's: then the others are meant to be."""


@dataclass(frozen=True, slots=True)
class _Name:
    """A name of an enumeration: as it is typed, as a plain label, and its offset."""

    typed: str
    plain: str
    start: int


@dataclass(frozen=True, slots=True)
class _Enumeration:
    """Names that stand together, and the offset of the line above them, or of the last one in a sentence."""

    names: Sequence[_Name]
    start: int


@looks_for(UNEXPLAINED, UNUSED, stage=Stage.TEXT, of_pages=True)
def differing_fields(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield where the only enumeration of what to get has a name that no form has, or lacks one that a form requires.

    Only for manuals that have the list of a form drawn: where they list it by hand, that is compared.
    """
    for manual in manuals(checked):
        provider = checked.site.catalog.providers.get(manual.code)
        if provider is None or manual.set_up is None or not manual.calls:
            continue
        known = {label for each in provider.connections for field in each.fields for label in _labels(field)}
        runs = [each for each in _enumerations(manual) if sum(name.plain in known for name in each.names) >= _FEWEST]
        if len(runs) == 1:
            yield from _of_enumeration(manual, provider, runs[0], known)


def _of_enumeration(manual: Manual, provider: Provider, found: _Enumeration, known: set[str]) -> Iterator[Problem]:
    missing = list(_missing(manual, provider, found.names))
    odd = [
        each for each in found.names if each.plain not in known and NOUN.search(each.typed) and _is_once(each, manual)
    ]
    for each in odd if len(odd) == 1 else ():
        near = [field.provider_label or field.label for field in missing]
        message = f"found {quoted_value(each.typed)}, which no connection form asks for"
        hint = f"did you mean {near[0]!r}?" if near else "leave it out, or say what it is for"
        yield manual.page.problem(UNUSED, each.start, message, hint)
    for field in missing if not odd else ():
        name = field.provider_label or field.label
        message = f"nothing here names {name!r}, which the connection form asks for"
        yield manual.page.problem(UNEXPLAINED, found.start, message, f"add {name}, or say where it comes from")


def _missing(manual: Manual, provider: Provider, names: Sequence[_Name]) -> Iterator[Field]:
    """Yield the fields that a drawn form requires and nothing outside of the parts about connecting names.

    The enumeration has most of the others that the form requires.
    """
    kinds = {kind for _, kind in manual.calls}
    plain = {each.plain for each in names}
    for connection in provider.connections:
        given = [each for each in connection.fields if each.type in _GIVEN and not each.visible_when]
        named = [each for each in given if plain & _labels(each)]
        lacking = [each for each in given if each.required and each not in named]
        if str(connection.kind) in kinds and len(named) >= _FEWEST and len(lacking) == 1:
            (field,) = lacking
            others = {label for each in connection.fields if each.key != field.key for label in _labels(each)}
            text = _without(plain_lines(manual.outside), others)
            if not CHOSEN_VALUES.search(field.label) and not any(is_mentioned(each, text) for each in _labels(field)):
                yield field


def _enumerations(manual: Manual) -> Iterator[_Enumeration]:
    """Yield the names of each list of *Set up*, and those that a sentence there joins by commas."""
    set_up = manual.set_up
    if set_up is None:
        return
    listed = manual.listed(set_up)
    if listed is not None:
        names = [
            _Name(each.name, plain_label(each.name, brackets=False), each.form_start) for each in listed.credentials
        ]
        yield _Enumeration(names, _line_above(manual.page.text, listed.credentials[0].item_start))
    for block in manual.blocks(set_up):
        if block.kind is BlockKind.TEXT:
            yield from (_Enumeration(names, names[-1].start) for names in _joined(manual, block))


def _line_above(text: str, at: int) -> int:
    """Return where the line above a place begins, without empty ones."""
    above = text[: text.rfind("\n", 0, at) + 1].rstrip()
    return above.rfind("\n") + 1


def _joined(manual: Manual, block: Block) -> Iterator[list[_Name]]:
    run: list[_Name] = []
    at = block.start
    terms = emphasised(block.text)
    for number, term in enumerate(terms):
        at = max(manual.page.text.find(term.text, at, block.end), at)
        is_next = number > 0 and _JOINED.fullmatch(block.text, terms[number - 1].end, term.start) is not None
        if run and not is_next:
            yield run
            run = []
        run.append(_Name(term.text, plain_label(term.text, brackets=False), at))
    if run:
        yield run


def _labels(field: Field) -> set[str]:
    """Return what a field is called, as plain labels."""
    names = [name for name in (field.label, field.provider_label) if name]
    return {plain_label(name, brackets=brackets) for name in names for brackets in (True, False)} - {""}


def _is_once(name: _Name, manual: Manual) -> bool:
    text = f" {plain_lines(manual.page.with_spans)} ".replace("\n", " ")
    return text.count(f" {name.plain} ") == 1


def _without(text: str, names: set[str]) -> str:
    """Return a text without some names, the longest first."""
    for name in sorted(names, key=len, reverse=True):
        text = re.sub(rf"\b{re.escape(name)}\b", "|", text)
    return text
