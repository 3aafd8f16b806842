"""The credentials that a manual lists against those of the connection form."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.field import CHOICE_TYPES, FieldType
from mkdocs_paycore.check.text.credentials.credential_lists import plain_label
from mkdocs_paycore.check.text.credentials.form_parts import connection_of
from mkdocs_paycore.check.text.credentials.manuals import manuals
from mkdocs_paycore.check.text.credentials.unasked_fields import unasked
from mkdocs_paycore.manuscript.manual.names.held_values import without_values
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Edit, Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for
from mkdocs_paycore.source.suggestion import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.catalog.model.field import Field
    from mkdocs_paycore.catalog.model.provider import Connection
    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.check.text.credentials.credential_lists import CredentialList, ListedCredential
    from mkdocs_paycore.check.text.credentials.manuals import Manual, ManualPart
    from mkdocs_paycore.source.problem import Problem

_PAGE = "docs/connectors/shop/index.md"
_BEGIN = "# Shop\n\n## Connect provider account\n\nEnter credentials:\n\n"
MISSING = Rule(
    "manual-missing-credential",
    "A credential that the connection form asks for, and that the manual's list does not have.",
    stage=Stage.TEXT,
    varies="a warning for a choice",
    sample=Sample(_PAGE, f"{_BEGIN}* Shop ID\n", f"{_BEGIN}* Shop ID\n* Sign key --> Secret key\n"),
)
UNKNOWN_CREDENTIAL = Rule(
    "manual-unknown-credential",
    "A credential in a manual that the connection form does not have.",
    stage=Stage.TEXT,
    sample=Sample(
        _PAGE,
        f"{_BEGIN}* Shop ID\n* Sign key --> Secret key\n* Wallet\n",
        f"{_BEGIN}* Shop ID\n* Sign key --> Secret key\n",
    ),
)
LABEL = Rule(
    "manual-label",
    "A credential in a manual that the connection form calls something else.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample(
        _PAGE, f"{_BEGIN}* Shop Id\n* Sign key --> Secret key\n", f"{_BEGIN}* Shop ID\n* Sign key --> Secret key\n"
    ),
)
ORDER = Rule(
    "manual-order",
    "Credentials in another order than the connection form has them.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample(
        _PAGE, f"{_BEGIN}* Sign key --> Secret key\n* Shop ID\n", f"{_BEGIN}* Shop ID\n* Sign key --> Secret key\n"
    ),
)
REVERSED = Rule(
    "manual-reversed-names",
    "An arrow from the form's name to the provider's: `Secret key --> Sign key` for `Sign key --> Secret key`.",
    stage=Stage.TEXT,
    sample=Sample(
        _PAGE, f"{_BEGIN}* Shop ID\n* Secret key --> Sign key\n", f"{_BEGIN}* Shop ID\n* Sign key --> Secret key\n"
    ),
)
_NEAR = 0.75
_FEWEST = 2
_OTHERS = expression(
    r"^(?!#)[^\n]*\b(?:others?|rest|remaining|same|all|everything|each|every|both|keys|credentials|values|fields|data"
    r"|parameters|details|them|these|those|above|again|in\s+the\s+(?:connection\s+)?form|picture|screenshot)\b",
    re.IGNORECASE | re.MULTILINE,
)
"""A line of a part, and no heading, that speaks of more than it names."""
_Test = Callable[["ListedCredential", "Field"], bool]


@dataclass(frozen=True, slots=True)
class MatchedFields:
    """Which item of a list is which field of the form, and how well.

    Attributes:
        fields: the field of each item, by the number of the item.
        how: by the same number, the name of the test that found it.
    """

    fields: dict[int, Field] = field(default_factory=dict)
    how: dict[int, str] = field(default_factory=dict)


@looks_for(MISSING, UNKNOWN_CREDENTIAL, LABEL, ORDER, REVERSED, of_pages=True)
def differing_lists(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield where a list of credentials and the form of its connection differ; lists that are drawn are not checked."""
    for manual in manuals(checked):
        provider = checked.site.catalog.providers.get(manual.code)
        for part in manual.connects if provider else ():
            connection = connection_of(part, provider) if provider else None
            if connection is None or ("credentials", str(connection.kind)) in manual.calls:
                continue
            listed = manual.listed(part) or said_of_form(manual, part, connection)
            if listed is not None and connection.fields:
                yield from _differences(manual, part, listed, connection)


def said_of_form(manual: Manual, part: ManualPart, connection: Connection) -> CredentialList | None:
    """Return what the sentences of a part ask for, where the form has most of it: then they speak of the form.

    So does one that joins both names of a field, or that names it as it is, unless another one says that there is more.

    Args:
        manual: the manual.
        part: its part.
        connection: the connection of that form.
    """
    said = manual.said(part)
    matched = matched_fields(said, connection) if said else MatchedFields()
    if said is None or len(matched.fields) * 2 < len(said.credentials):
        return None
    pairs = [(said.credentials[at], form) for at, form in matched.fields.items()]
    is_certain = any(_is_entered_as(each, form) for each, form in pairs) or {*matched.how.values()} == {"same"}
    return said if len(pairs) >= _FEWEST or (is_certain and not _OTHERS.search(manual.text(part))) else None


def _differences(manual: Manual, part: ManualPart, listed: CredentialList, connection: Connection) -> Iterator[Problem]:
    matched = matched_fields(listed, connection)
    known = {each.key for each in matched.fields.values()}
    swapped = list(_swapped(manual, listed, connection, matched))
    rest = [each for each in connection.fields if each.key not in known]
    for at, credential in enumerate(listed.credentials):
        if at in matched.fields:
            yield from _wrong_label(manual, credential, matched.fields[at], matched.how[at])
            continue
        near = nearest(credential.in_form, [each.label for each in rest], cutoff=0.5)
        rest = [each for each in rest if each.label != near]
        labels = ", ".join(each.label for each in connection.fields)
        message = f"found {quoted_value(credential.in_form)}, which the connection form does not have"
        hint = f"did you mean {near!r}?" if near else f"the form asks for {labels}"
        yield manual.page.problem(UNKNOWN_CREDENTIAL, credential.form_start, message, hint)
    yield from swapped or _wrong_order(manual, listed, connection, matched)
    yield from _missing(manual, part, listed, [each for each in rest if each.required])


def _missing(manual: Manual, part: ManualPart, listed: CredentialList, fields: list[Field]) -> Iterator[Problem]:
    """Yield a problem for each field that a part names in its lists alone, or to say how a value looks."""
    for each in unasked(manual, part, listed, fields):
        message = f"the list lacks {each.label!r}, which the connection form asks for"
        hint = f"{each.provider_label} --> {each.label}" if each.provider_label else each.label
        severity = Severity.WARNING if each.type in CHOICE_TYPES else Severity.ERROR
        yield MISSING.problem(
            manual.page.path, manual.page.place(listed.start), message, f"add {hint}", severity=severity
        )


def _wrong_label(manual: Manual, credential: ListedCredential, form: Field, how: str) -> Iterator[Problem]:
    typed = credential.in_form
    if how == "reversed":
        right = f"{form.provider_label or typed} --> {form.label}"
        message = f"the arrow leads to {quoted_value(typed)}, but the form calls it {form.label!r}"
        yield manual.page.problem(REVERSED, _pair_start(manual, credential, form), message, f"write {right}")
    elif how != "same" and typed != without_values(form.label)[0] and not _begins_small(typed, form.label):
        message = f"found {quoted_value(typed)}, which the connection form calls {form.label!r}"
        hint = f"write {form.provider_label} --> {form.label}" if how == "provider" else f"expected {form.label}"
        start = credential.form_start
        is_certain = how == "spelled" and plain_label(typed) == plain_label(form.label)
        fix = (Edit(start, start + len(typed), form.label),) if is_certain else ()
        yield manual.page.problem(LABEL, start, message, hint, fix=fix)


def _pair_start(manual: Manual, credential: ListedCredential, form: Field) -> int:
    """Return where the form's name stands beside the provider's, as it may in a sentence behind the list."""
    text, start = manual.page.text, credential.form_start
    for line in re.finditer(r".+", text[credential.item_start :]):
        if credential.in_form in line[0] and form.label in line[0]:
            at = credential.item_start + line.start() + line[0].find(credential.in_form)
            return start if line.start() <= start - credential.item_start < line.end() else at
    return start


def _begins_small(typed: str, label: str) -> bool:
    """Return whether a name is a label but for its first letter, which is small: so may a list begin its items."""
    return typed[1:] == label[1:] and typed[:1] == label[:1].lower()


def _swapped(
    manual: Manual, listed: CredentialList, connection: Connection, matched: MatchedFields
) -> Iterator[Problem]:
    """Yield a problem for each arrow from what the provider calls one field to what the form calls another one."""
    for at, form in sorted(matched.fields.items()):
        credential = listed.credentials[at]
        provider = plain_label(credential.at_provider) if matched.how[at] != "reversed" else ""
        meant = [each for each in connection.fields if provider and provider == plain_label(each.provider_label or "")]
        if len(meant) == 1 and meant[0].key != form.key and provider != plain_label(form.label):
            message = f"found {quoted_value(credential.in_form)} for {credential.at_provider!r}, which is another field"
            hint = f"write {credential.at_provider} --> {meant[0].label}"
            yield manual.page.problem(LABEL, credential.item_start, message, hint)


def _wrong_order(
    manual: Manual, listed: CredentialList, connection: Connection, matched: MatchedFields
) -> Iterator[Problem]:
    places = {each.key: at for at, each in enumerate(connection.fields)}
    in_list = [
        (places[form.key], at) for at, form in sorted(matched.fields.items()) if not _is_apart(listed.credentials[at])
    ]
    for (before, _), (place, at) in pairwise(in_list):
        if place < before:
            form, other = connection.fields[place], connection.fields[before]
            message = f"{form.label!r} stands below {other.label!r}, but above it in the connection form"
            order = ", ".join(connection.fields[each].label for each, _ in sorted(in_list))
            start = listed.credentials[at].item_start
            yield manual.page.problem(ORDER, start, message, f"expected the order {order}")
            return


def _is_apart(credential: ListedCredential) -> bool:
    """Return whether a sentence of its own has something uploaded or chosen, which may follow all that is typed."""
    return credential.credential.from_sentence and credential.credential.type in CHOICE_TYPES | {FieldType.FILE}


def matched_fields(listed: CredentialList, connection: Connection) -> MatchedFields:
    """Return which item of a list is which field of a form: what is written alike first, then what is nearly so.

    Args:
        listed: the list.
        connection: the connection of that form.
    """
    matched = MatchedFields()
    for how, test in _TESTS:
        for at, credential in enumerate(listed.credentials):
            if at in matched.fields:
                continue
            taken = {each.key for each in matched.fields.values()}
            fits = [each for each in connection.fields if each.key not in taken and test(credential, each)]
            if fits and (len(fits) == 1 or how in {"same", "spelled"}):
                matched.fields[at], matched.how[at] = fits[0], how
    return matched


def _is_entered_as(credential: ListedCredential, form: Field) -> bool:
    """Return whether an item has what the provider calls a field, for whatever the form calls it."""
    provider = plain_label(form.provider_label or "")
    return credential.is_arrow and plain_label(credential.at_provider) == provider != ""


def _is_reversed(credential: ListedCredential, form: Field) -> bool:
    left, right = credential.at_provider, credential.in_form
    is_turned = left == form.label or (
        plain_label(left) == plain_label(form.label) and plain_label(right) != plain_label(form.label)
    )
    is_known = form.provider_label is None or plain_label(right) == plain_label(form.provider_label)
    return credential.is_arrow and right != form.label and is_turned and is_known


def _is_spelled(credential: ListedCredential, form: Field) -> bool:
    return plain_label(credential.in_form) == plain_label(form.label) or plain_label(
        credential.in_form, brackets=False
    ) == plain_label(form.label, brackets=False)


def _has_its_words(credential: ListedCredential, form: Field) -> bool:
    typed, wanted = set(plain_label(credential.in_form).split()), set(plain_label(form.label).split())
    return bool(typed) and (typed <= wanted or wanted <= typed)


def _is_near(credential: ListedCredential, form: Field) -> bool:
    return nearest(plain_label(credential.in_form), [plain_label(form.label)], cutoff=_NEAR) is not None


_TESTS: tuple[tuple[str, _Test], ...] = (
    ("reversed", lambda item, form: _is_reversed(item, form) and form.provider_label is not None),
    ("same", lambda item, form: item.in_form == form.label),
    ("spelled", _is_spelled),
    ("reversed", _is_reversed),
    (
        "provider",
        lambda item, form: (
            bool(form.provider_label) and plain_label(item.in_form) == plain_label(form.provider_label or "")
        ),
    ),
    ("words", _has_its_words),
    ("near", _is_near),
    ("entered", _is_entered_as),
)
