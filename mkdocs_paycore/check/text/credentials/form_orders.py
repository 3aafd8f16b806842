"""What sentences of a manual have its reader upload or enter, against the fields of the connection form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.field import TEXT_TYPES, FieldType
from mkdocs_paycore.check.text.credentials.credential_lists import plain_label
from mkdocs_paycore.check.text.credentials.field_remarks import FIELD_REMARK
from mkdocs_paycore.check.text.credentials.form_lists import UNKNOWN_CREDENTIAL, matched_fields
from mkdocs_paycore.check.text.credentials.form_parts import connection_of
from mkdocs_paycore.check.text.credentials.manuals import manuals
from mkdocs_paycore.manuscript.manual.page.blocks import BlockKind
from mkdocs_paycore.manuscript.manual.sentences.asks import asks
from mkdocs_paycore.manuscript.manual.sentences.sentences import sentences
from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN
from mkdocs_paycore.manuscript.manual.wording.verbs import PUT, UPLOAD
from mkdocs_paycore.manuscript.manual.wording.words import SET_OFF_NAME, label
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.rule import Stage, looks_for
from mkdocs_paycore.source.suggestion import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.catalog.model.field import Field
    from mkdocs_paycore.catalog.model.provider import Connection
    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.check.text.credentials.manuals import Manual, ManualPart
    from mkdocs_paycore.manuscript.manual.page.blocks import Block
    from mkdocs_paycore.source.problem import Problem

_UPLOADS = expression(rf"\b(?P<verb>{UPLOAD})\b", re.IGNORECASE)
_BY_TEXT = expression(r"\b(?:paste|copy|contents?|text)\b", re.IGNORECASE)
_ORDER = expression(
    rf"(?:(?:also|then|now|next|finally),?\s+)?(?:{UPLOAD}|{PUT}|fill\s+in)\s+(?:(?:the|your)\s+)?(?P<name>{SET_OFF_NAME})"
    r"(?:\s+(?:as\s+well|too))?[.!]?",
    re.IGNORECASE,
)
"""A sentence that tells to upload or enter what it sets off, and nothing else."""
_FEWEST = 2
"""So many names of a list are a form's: then the part asks for what that has."""
_NEAR = 0.75


@looks_for(FIELD_REMARK, UNKNOWN_CREDENTIAL, stage=Stage.TEXT, of_pages=True)
def odd_orders(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each text that a sentence has its reader upload, and each credential that no field takes."""
    for manual in manuals(checked):
        provider = checked.site.catalog.providers.get(manual.code)
        for part in manual.connects if provider else ():
            connection = connection_of(part, provider) if provider else None
            if connection is not None and connection.fields:
                is_listed = _is_listed(manual, part, connection)
                for block in manual.blocks(part):
                    if block.kind in {BlockKind.TEXT, BlockKind.ITEM}:
                        yield from _uploaded_texts(manual, block, connection)
                        yield from _unknown(manual, block, connection) if is_listed else ()


def _is_listed(manual: Manual, part: ManualPart, connection: Connection) -> bool:
    """Return whether a part has the list of its form drawn, or one by hand that is mostly that."""
    listed = manual.listed(part)
    known = len(matched_fields(listed, connection).fields) if listed is not None else 0
    is_by_hand = listed is not None and known >= _FEWEST and known * 2 >= len(listed.credentials)
    return is_by_hand or ("credentials", str(connection.kind)) in manual.calls


def _uploaded_texts(manual: Manual, block: Block, connection: Connection) -> Iterator[Problem]:
    for sentence in sentences(block.text):
        verb = _UPLOADS.search(sentence)
        for ask in asks(sentence) if verb is not None and not _BY_TEXT.search(block.text) else ():
            mapping = ask.mapping if ask.type is FieldType.FILE else None
            names = {plain_label(each) for each in (mapping.left, mapping.right) if each} if mapping else set()
            form = [each for each in connection.fields if names & _names(each)]
            if verb is not None and mapping is not None and form and all(each.type in TEXT_TYPES for each in form):
                what = f"{quoted_value(verb['verb'])} for {mapping.left!r}"
                message = f"found {what}, which the connection form takes as text"
                at = manual.page.text.find(sentence, block.start)
                hint = "leave that out, or mend the provider's file"
                yield manual.page.problem(FIELD_REMARK, at if at >= 0 else block.start, message, hint)


def _unknown(manual: Manual, block: Block, connection: Connection) -> Iterator[Problem]:
    for sentence in sentences(block.text):
        order = _ORDER.fullmatch(sentence)
        name = label(order["name"]) if order is not None else ""
        if not NOUN.search(name) or any(_is_named(name, each) for each in connection.fields):
            continue
        message = f"found {quoted_value(name)}, which the connection form does not have"
        hint = f"the form asks for {', '.join(each.label for each in connection.fields)}"
        at = manual.page.text.find(name, block.start)
        yield manual.page.problem(UNKNOWN_CREDENTIAL, at if at >= 0 else block.start, message, hint)


def _names(form: Field) -> set[str]:
    """Return what a field is called, as plain labels."""
    return {plain_label(each) for each in (form.label, form.provider_label, form.key) if each}


def _is_named(name: str, form: Field) -> bool:
    """Return whether a name is a field's, or nearly so, in fewer words or in more."""
    plain = plain_label(name, brackets=False)
    words = set(plain.split())
    return any(
        words <= set(each.split()) or words >= set(each.split()) or nearest(plain, [each], cutoff=_NEAR)
        for each in _names(form)
    )
