"""What a manual's list says of a credential besides its name, against the field of the connection form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.field import TEXT_TYPES, FieldType
from mkdocs_paycore.check.text.credentials.form_lists import matched_fields
from mkdocs_paycore.check.text.credentials.form_parts import connection_of
from mkdocs_paycore.check.text.credentials.manuals import manuals
from mkdocs_paycore.manuscript.manual.page.blocks import BlockKind
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.catalog.model.field import Field
    from mkdocs_paycore.catalog.model.provider import Connection
    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.check.text.credentials.credential_lists import CredentialList, ListedCredential
    from mkdocs_paycore.check.text.credentials.manuals import Manual
    from mkdocs_paycore.source.problem import Problem

_LIST = "# Shop\n\n## Connect provider account\n\nEnter credentials:\n\n* Shop ID{}\n* Sign key --> Secret key\n"
FIELD_REMARK = Rule(
    "manual-field-remark",
    "What a manual says of a field and the connection form has otherwise: that it is optional or a file, how its value"
    " looks, when the form asks for it.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample("docs/connectors/shop/index.md", _LIST.format(" (optional)"), _LIST.format("")),
)
_OPTIONAL = expression(r"\boptional\b", re.IGNORECASE)
_UPLOADED = expression(r"\b(?:upload|attach)\b", re.IGNORECASE)
_PASTED = expression(r"\b(?:paste|copy|open|contents?|text)\b", re.IGNORECASE)


@looks_for(FIELD_REMARK, of_pages=True)
def wrong_remarks(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each item, or row, that says of its credential what the field of the form is not."""
    for manual in manuals(checked):
        provider = checked.site.catalog.providers.get(manual.code)
        for part in manual.connects if provider else ():
            connection = connection_of(part, provider) if provider else None
            listed = manual.listed(part)
            if connection is not None and listed is not None:
                yield from _of_list(manual, listed, connection)


def _of_list(manual: Manual, listed: CredentialList, connection: Connection) -> Iterator[Problem]:
    for at, form in sorted(matched_fields(listed, connection).fields.items()):
        credential = listed.credentials[at]
        said = _wrong(credential.credential.mapping.note, form)
        if said is not None:
            found, right = said
            message = f"found {quoted_value(found)} for {credential.in_form!r}, {right}"
            hint = "leave that out, or mend the provider's file"
            yield manual.page.problem(FIELD_REMARK, credential.form_start, message, hint)
        elif credential.credential.blocks[0].kind is BlockKind.TABLE and (right := _wrong_answer(credential, form)):
            message = f"the table says that {credential.in_form!r} {right}"
            hint = "mend the table, or the provider's file"
            yield manual.page.problem(FIELD_REMARK, credential.form_start, message, hint)


def _wrong_answer(credential: ListedCredential, form: Field) -> str:
    """Return what the cells of a table say of a credential, and the form does otherwise; empty where both agree."""
    said = credential.credential.mapping.required
    if said is False and form.required and not form.visible_when:
        return "may be left out, and the connection form requires it"
    if said is True and not form.required and form.type in TEXT_TYPES | {FieldType.FILE}:
        return "is required, and in the connection form it may be left out"
    return ""


def _wrong(note: str, form: Field) -> tuple[str, str] | None:
    """Return the wrong word of what an item says of a credential, and what the form says; None where both agree."""
    optional, uploaded, pasted = (pattern.search(note) for pattern in (_OPTIONAL, _UPLOADED, _PASTED))
    if optional and form.required and not form.visible_when:
        return optional[0], "which the connection form requires"
    if uploaded and not pasted and form.type in TEXT_TYPES:
        return uploaded[0], "which the connection form takes as text"
    if pasted and pasted[0].lower() == "paste" and not uploaded and form.type is FieldType.FILE:
        return pasted[0], "which the connection form takes as a file"
    return None
