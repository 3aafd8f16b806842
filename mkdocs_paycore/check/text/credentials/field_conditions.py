"""The cases in which a manual says that a form asks for a field, and how many fields it says that there are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.form.said_counts import NUMBER, number_said
from mkdocs_paycore.catalog.model.field import CHOICE_TYPES, FieldType
from mkdocs_paycore.catalog.model.relation import wanted_values
from mkdocs_paycore.check.text.credentials.credential_lists import plain_label
from mkdocs_paycore.check.text.credentials.field_remarks import FIELD_REMARK
from mkdocs_paycore.check.text.credentials.form_parts import connection_of
from mkdocs_paycore.check.text.credentials.manuals import manuals
from mkdocs_paycore.manuscript.manual.page.blocks import BlockKind
from mkdocs_paycore.manuscript.manual.sentences.sentences import sentences
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.rule import Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.catalog.model.field import Field
    from mkdocs_paycore.catalog.model.provider import Connection
    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.check.text.credentials.manuals import Manual, ManualPart
    from mkdocs_paycore.source.problem import Problem

_CASE = expression(r"\b(?:if|when|only|where|in\s+case|as\s+soon\s+as)\b", re.IGNORECASE)
_OTHERWISE = expression(
    r"\b(?:no|not|never|nothing|without|unless|except|hidden|hides?|gone|leave|skip|empty|other|otherwise|instead|any"
    r"|both|either|else)\b|n['\u2019]t\b",
    re.IGNORECASE,
)
"""Words that turn a case into its contrary, or name more than one."""
_CODE = expression(r"`(?P<code>[^`\n]+)`")
_COUNTED = expression(
    rf"\b(?:the|this)\s+(?:connection\s+)?form\s+(?:asks\s+for|has|needs|wants|takes|shows)\s+(?P<said>(?P<number>{NUMBER})\s+"
    r"(?:values|credentials|fields|parameters|inputs))(?=\s*(?:[.:;!,]|\Z))",
    re.IGNORECASE,
)


@looks_for(FIELD_REMARK, stage=Stage.TEXT, of_pages=True)
def wrong_conditions(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each case in which no form asks for what a sentence says that it asks for then.

    And for each number of fields that is more than a form has, or less than it requires.
    """
    for manual in manuals(checked):
        provider = checked.site.catalog.providers.get(manual.code)
        for part in manual.connects if provider else ():
            connection = connection_of(part, provider) if provider else None
            if connection is not None and connection.fields:
                for start, sentence in _told(manual, part):
                    yield from _of_sentence(manual, sentence, start, connection)


def _told(manual: Manual, part: ManualPart) -> Iterator[tuple[int, str]]:
    """Yield the sentences of a part, each with the offset from which on it is found."""
    for block in manual.blocks(part):
        if block.kind in {BlockKind.TEXT, BlockKind.ITEM}:
            yield from ((block.start, sentence) for sentence in sentences(block.text))


def _of_sentence(manual: Manual, sentence: str, start: int, connection: Connection) -> Iterator[Problem]:
    at = max(start, manual.page.text.find(sentence, start))
    hint = "mend the sentence, or the provider's file"
    if (counted := _COUNTED.search(sentence)) is not None and not _may_be(number_said(counted["number"]), connection):
        message = f"found {quoted_value(counted['said'])}, and the connection form has {len(connection.fields)}"
        labels = ", ".join(each.label for each in connection.fields)
        yield manual.page.problem(FIELD_REMARK, at, message, f"the form asks for {labels}")
    if _CASE.search(sentence) is None or _OTHERWISE.search(sentence) is not None:
        return
    plain = f" {plain_label(sentence)} "
    codes = {found["code"] for found in _CODE.finditer(sentence)}
    by_key = {each.key: each for each in connection.fields}
    for form in connection.fields:
        for key, wanted in form.visible_when.items() if f" {plain_label(form.label)} " in plain else ():
            said = codes & {choice.value for choice in by_key[key].choices} if key in by_key else set()
            if said and said.isdisjoint(wanted_values(wanted)) and f" {plain_label(by_key[key].label)} " in plain:
                right = ", ".join(map(str, wanted_values(wanted)))
                named = f"{quoted_value(min(said))} for {form.label!r}"
                message = f"found {named}, which the connection form shows with {right} as {by_key[key].label!r}"
                yield manual.page.problem(FIELD_REMARK, at, message, hint)


def _may_be(number: int, connection: Connection) -> bool:
    """Return whether a form has so many fields, with or without those that are chosen or may be left out."""
    needed = sum(_is_needed(each) for each in connection.fields)
    return needed <= number <= len(connection.fields)


def _is_needed(form: Field) -> bool:
    return form.required and not form.visible_when and form.type not in CHOICE_TYPES | {FieldType.TOGGLE}
