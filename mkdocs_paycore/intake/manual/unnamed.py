"""The fields of a form that its section does not name: all that the provider gives."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.field import FieldType
from mkdocs_paycore.intake.manual.same_fields import speaks_of_others
from mkdocs_paycore.manuscript.manual.page.blocks import BlockKind
from mkdocs_paycore.manuscript.manual.sentences.besides import COUNT, number_of
from mkdocs_paycore.manuscript.manual.wording.verbs import ENTER
from mkdocs_paycore.manuscript.manual.wording.words import compared, unmarked
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs_paycore.manuscript.manual.credentials.credential import Credential
    from mkdocs_paycore.manuscript.manual.page.blocks import Block

_COUNTED = expression(rf"\b(?P<count>{COUNT})\s+(?:fields|values|credentials|keys|parameters)\b", re.IGNORECASE)
_ALL = expression(
    rf"\b(?:{ENTER})\s+(?:(?:in|of|all|the|same|these|those|your|both|obtained"
    rf"|received|required|necessary|{COUNT})\s+)*(?:(?:credentials|keys|data|parameters|values|details)\b(?!\s*(?:[:*_`\"']|and\s))"
    r"|fields\b(?=[^.:]*\b(?:above|table|step|described)\b))",
    re.IGNORECASE,
)
_EXCEPTS = expression(r"\bexcept(?:ed)?\b", re.IGNORECASE)
_BESIDES = frozenset({FieldType.SELECT, FieldType.FILE})
_THERE = expression(r"\b(?:table|list|step|above)\b", re.IGNORECASE)


def _is_exception(credential: Credential) -> bool:
    return bool(credential.mapping.right) and _EXCEPTS.search(credential.blocks[0].text) is not None


def announced_without_names(
    found: Sequence[Block], credentials: Iterable[Credential], *, has_set_up: bool, is_first: bool = False
) -> Block | None:
    """Return the block that tells to enter credentials, where a section names none but what is chosen or uploaded.

    One that a sentence names as an exception is none of these: *all keys to the fields of the same names, except X*.

    Args:
        found: the blocks of the section.
        credentials: those that it names.
        has_set_up: whether the manual has a section that says so; else the block has to say where they are.
        is_first: whether no form above it has fields.
    """
    if not all(each.from_sentence and (each.type in _BESIDES or _is_exception(each)) for each in credentials):
        return None
    texts = (block for block in found if block.kind in {BlockKind.TEXT, BlockKind.ITEM} and not block.in_note)
    asking = (
        block
        for block in texts
        if _ALL.search(unmarked(block.text)) and not speaks_of_others(block.text, is_first=is_first)
    )
    return next((block for block in asking if has_set_up or _THERE.search(block.text)), None)


def fitting(block: Block, given: Sequence[Credential]) -> tuple[Sequence[Credential], list[tuple[str, str]]]:
    """Return what the provider gives that a text tells to enter, and what is not sure of it, with a hint.

    That is nothing where the text speaks of another number, or of fields whose names are told nowhere.

    Args:
        block: the text.
        given: the credentials that the provider gives.
    """
    count = _counted(block.text)
    if count is not None and count != len(given):
        message = f"the text speaks of {count}, where the account is set up there are {len(given)}: took none"
        return [], [(message, "write the fields by hand")]
    found = _ALL.search(unmarked(block.text))
    is_by_form = found is not None and found[0].lower().endswith("fields")
    if not given or (is_by_form and not all(each.mapping.right for each in given)):
        return [], []
    names = ", ".join(each.mapping.left for each in given)
    return given, [(f"found no names here: took what the provider gives, {names}", "see the form")]


def _counted(text: str) -> int | None:
    """Return how many fields or credentials a text speaks of; None where it says no number."""
    found = _COUNTED.search(unmarked(text))
    return number_of(found["count"]) if found is not None else None


def as_others_call_them(given: Iterable[Credential], others: Iterable[Credential]) -> list[Credential]:
    """Return what a provider gives with the names that the sections of a manual have for it.

    Args:
        given: what the provider gives, by its names.
        others: the credentials of all sections; those count of which it is decided whose their two names are.
    """
    known = {compared(each.sides.provider): each for each in others if each.sides is not None}
    pairs = ((each, known.get(compared(each.mapping.left), each)) for each in given)
    return [replace(each, mapping=same.mapping, sides=same.sides, from_sentence=False) for each, same in pairs]
