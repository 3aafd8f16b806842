"""What sentences of a manual have its reader upload or enter, against the fields of the connection form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.field import TEXT_TYPES, FieldType
from mkdocs_paycore.check.text.credentials.credential_lists import plain_label
from mkdocs_paycore.check.text.credentials.field_remarks import FIELD_REMARK
from mkdocs_paycore.check.text.credentials.form_lists import LABEL, UNKNOWN_CREDENTIAL, matched_fields, said_of_form
from mkdocs_paycore.check.text.credentials.form_parts import connection_of
from mkdocs_paycore.check.text.credentials.manuals import manuals
from mkdocs_paycore.manuscript.manual.page.blocks import BlockKind
from mkdocs_paycore.manuscript.manual.page.kinds import kind_named
from mkdocs_paycore.manuscript.manual.sentences.asks import asks
from mkdocs_paycore.manuscript.manual.sentences.sentences import sentences
from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN
from mkdocs_paycore.manuscript.manual.wording.verbs import PUT, UPLOAD
from mkdocs_paycore.manuscript.manual.wording.words import SET_OFF_NAME, emphasised, label
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.rule import Stage, looks_for
from mkdocs_paycore.source.suggestion import nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mkdocs_paycore.catalog.model.field import Field
    from mkdocs_paycore.catalog.model.provider import Connection
    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.check.text.credentials.manuals import Manual, ManualPart
    from mkdocs_paycore.manuscript.manual.page.blocks import Block
    from mkdocs_paycore.source.problem import Problem

_UPLOADS = expression(rf"\b(?P<verb>{UPLOAD})\b", re.IGNORECASE)
_BY_TEXT = expression(r"\b(?:paste|copy|contents?|text)\b", re.IGNORECASE)
_ORDER = expression(
    rf"(?:(?:also|then|now|next|finally),?\s+)?(?:{UPLOAD}|{PUT}|fill\s+in)\s+(?:(?:the|your)\s+)?"
    rf"(?:files?\s+(?:as|of|with)\s+(?:(?:the|your)\s+)?)?(?P<name>{SET_OFF_NAME})"
    r"(?:\s+(?:as\s+well|too))?[.!]?",
    re.IGNORECASE,
)
"""A sentence that tells to upload or enter what it sets off, and nothing else."""
_FORM_ASKS = expression(
    r"\b(?:the|this|our)\s+(?:connection\s+)?form\s+(?:also\s+|then\s+)?(?:asks\s+for|has|needs|wants|takes|requires|shows)\s+"
    r"(?=(?:(?:the|an?|your)\s+)?[*_\"“])",
    re.IGNORECASE,
)
"""What says of the form which fields it has, before their names."""
_FEWEST = 2
"""So many names of a list are a form's: then the part asks for what that has."""
_NEAR = 0.75


@looks_for(FIELD_REMARK, LABEL, UNKNOWN_CREDENTIAL, stage=Stage.TEXT, of_pages=True)
def odd_orders(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each text that a sentence has its reader upload, and each credential that no field takes."""
    for manual in manuals(checked):
        provider = checked.site.catalog.providers.get(manual.code)
        for part in manual.connects if provider else ():
            connection = connection_of(part, provider) if provider else None
            if connection is not None and connection.fields:
                is_listed = _is_listed(manual, part, connection)
                compared = compared_names(manual, part, connection)
                for block in manual.blocks(part):
                    if block.kind in {BlockKind.TEXT, BlockKind.ITEM}:
                        yield from _uploaded_texts(manual, block, connection)
                        yield from _unknown(manual, block, connection, compared, is_listed=is_listed)


def compared_names(manual: Manual, part: ManualPart, connection: Connection) -> set[str]:
    """Return the names of a part that are compared with its form as a list, or as what its sentences ask for.

    Args:
        manual: the manual.
        part: its part.
        connection: the connection of that form.
    """
    if ("credentials", str(connection.kind)) in manual.calls:
        return set()
    listed = manual.listed(part) or said_of_form(manual, part, connection)
    found = listed.credentials if listed is not None else ()
    return {name for each in found for name in (each.in_form, each.at_provider) if name}


def _is_listed(manual: Manual, part: ManualPart, connection: Connection) -> bool:
    """Return whether a part has the list of its form drawn, or one by hand that is mostly that."""
    listed = manual.listed(part)
    known = len(matched_fields(listed, connection).fields) if listed is not None else 0
    is_by_hand = listed is not None and known >= _FEWEST and known * 2 >= len(listed.credentials)
    return is_by_hand or ("credentials", str(connection.kind)) in manual.calls


def _uploaded_texts(manual: Manual, block: Block, connection: Connection) -> Iterator[Problem]:
    for sentence in sentences(block.text):
        verb = _UPLOADS.search(sentence) if ";" not in sentence else None  # which joins what else is done
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


def _unknown(
    manual: Manual, block: Block, connection: Connection, compared: Collection[str], *, is_listed: bool
) -> Iterator[Problem]:
    for sentence in sentences(block.text):
        order = _ORDER.fullmatch(sentence) if is_listed else None
        is_of_form = is_listed or _FORM_ASKS.search(sentence)
        asked = _asked_of_form(sentence, connection) if is_of_form else []
        for name in [label(order["name"])] if order is not None else asked:
            if (
                name in compared
                or kind_named(name) is not None
                or any(plain_label(name) in _labels(each) for each in connection.fields)
            ):
                continue
            near = [each for each in connection.fields if _is_nearly(name, each)]
            at = manual.page.text.find(name, block.start)
            at = at if at >= 0 else block.start
            if len(near) == 1 and order is None:
                message = f"found {quoted_value(name)}, which the connection form calls {near[0].label!r}"
                yield manual.page.problem(LABEL, at, message, f"expected {near[0].label}")
            elif not near and NOUN.search(name):
                message = f"found {quoted_value(name)}, which the connection form does not have"
                hint = f"the form asks for {', '.join(each.label for each in connection.fields)}"
                yield manual.page.problem(UNKNOWN_CREDENTIAL, at, message, hint)


def _asked_of_form(sentence: str, connection: Connection) -> list[str]:
    """Return the names that a sentence asks for, which says what the form asks for, or names one of its fields, too."""
    terms = {term.text for term in emphasised(sentence)}
    if (said := _FORM_ASKS.search(sentence)) is not None:
        return [term.text for term in emphasised(sentence[said.end() :])]
    labels = {form.label for form in connection.fields}
    is_of_form = len(terms) > 1 and not labels.isdisjoint(terms)
    mappings = [ask.mapping for ask in asks(sentence) if ask.mapping is not None] if is_of_form else []
    names = [each.right or each.left for each in mappings]
    return [name for name in names if name in terms] if not labels.isdisjoint(names) else []


def _labels(form: Field) -> set[str]:
    """Return what a field is called, as plain labels."""
    return {plain_label(each) for each in (form.label, form.provider_label) if each}


def _names(form: Field) -> set[str]:
    """Return what a field is called, and its key, as plain labels."""
    return {*_labels(form), plain_label(form.key)}


def _is_nearly(name: str, form: Field) -> bool:
    """Return whether a name is nearly a field's, in fewer words or in more."""
    plain = plain_label(name, brackets=False)
    words = set(plain.split())
    return any(
        words <= set(each.split()) or words >= set(each.split()) or nearest(plain, [each], cutoff=_NEAR)
        for each in _names(form)
    )
