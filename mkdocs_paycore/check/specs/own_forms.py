"""Connection forms against themselves: secrets shown as typed, equal labels, fields nobody sees, formats by mode."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.field import CHOICE_TYPES, FieldType
from mkdocs_paycore.catalog.model.relation import wanted_values
from mkdocs_paycore.catalog.rules import connection_sample, field_sample
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from mkdocs_paycore.catalog.model.field import Field
    from mkdocs_paycore.catalog.model.provider import Connection
    from mkdocs_paycore.check.context import CheckedSources
    from mkdocs_paycore.source.document import Document, Trail
    from mkdocs_paycore.source.problem import Problem

_TWO = "fields:\n  - {key: shop, label: Shop, type: text}\n"
_SWITCH = "fields:\n  - {key: live, label: Live, type: toggle}\n"
_FORMATS = "environments: {test: {pattern: 't.+', pattern_hint: t}, live: {pattern: 'l.+', pattern_hint: l}}"
_KEYS = f"fields:\n  - {{key: a, label: A, type: text, {_FORMATS}}}\n  - {{key: b, label: B, type: text, {_FORMATS}}}\n"
OPEN_SECRET = Rule(
    "provider-open-secret",
    "A field whose label says that it is secret, and whose type shows what is typed.",
    severity=Severity.WARNING,
    stage=Stage.CHECK,
    sample=connection_sample(
        f"{_TWO}  - {{key: token, label: Access token, type: text}}",
        f"{_TWO}  - {{key: token, label: Access token, type: secret}}",
    ),
)
SAME_LABEL = Rule(
    "provider-duplicate-label",
    "Two fields of one label in a connection form: a reader cannot tell them apart.",
    stage=Stage.CHECK,
    sample=connection_sample(
        f"{_TWO}  - {{key: user, label: Shop, type: text}}", f"{_TWO}  - {{key: user, label: User, type: text}}"
    ),
)
NEVER_VISIBLE = Rule(
    "provider-never-visible",
    "A field that can never appear, because its conditions and those of the fields they name exclude each other.",
    stage=Stage.CHECK,
    sample=connection_sample(
        f"{_SWITCH}  - {{key: kind, label: Kind, type: toggle, visible_when: {{live: true}}}}\n"
        "  - {key: id, label: ID, type: text, visible_when: {kind: true, live: false}}",
        f"{_SWITCH}  - {{key: kind, label: Kind, type: toggle, visible_when: {{live: true}}}}\n"
        "  - {key: id, label: ID, type: text, visible_when: {kind: true}}",
    ),
)
ONE_FORMAT = Rule(
    "provider-one-format",
    "A field with a format for test or live values, and none for the others.",
    severity=Severity.WARNING,
    stage=Stage.CHECK,
    sample=field_sample(
        "type: text, environments: {test: {pattern: 't.+', pattern_hint: t}}", f"type: text, {_FORMATS}"
    ),
)
MIXED_MODES = Rule(
    "provider-mixed-modes",
    "Fields with formats for test and live values that no rule `same_environment` holds together.",
    severity=Severity.WARNING,
    stage=Stage.CHECK,
    sample=connection_sample(_KEYS.rstrip("\n"), f"{_KEYS}rules:\n  - same_environment: [a, b]"),
)
_SECRET = expression(
    r"\b(?:secret|password|passphrase|pass[ _]?word|private[ _-]?key|secret[ _-]?key|sign(?:ing|ature)?[ _-]?key"
    r"|(?:access|auth|authentication|api|bearer)[ _-]?token|token)\b",
    re.IGNORECASE,
)
_NO_SECRET = expression(
    r"\b(?:id|identifier|name|username|url|uri|type|mode|algorithm|expiry|lifetime|public|file|e-?mail|hint|page|path)\b",
    re.IGNORECASE,
)


@looks_for(OPEN_SECRET, SAME_LABEL, NEVER_VISIBLE, ONE_FORMAT, MIXED_MODES)
def faulty_forms(checked: CheckedSources) -> Iterator[Problem]:
    """Yield what is wrong with the connection forms of the providers that have a file of their own."""
    catalog = checked.site.catalog.described()
    for code, provider in catalog.providers.items():
        document = catalog.documents[code]
        for number, connection in enumerate(provider.connections):
            at: Trail = ("connections", number)
            yield from _open_secrets(document, at, connection)
            yield from _same_labels(document, at, connection)
            yield from _never_visible(document, at, connection)
            yield from _formats(document, at, connection)


def _open_secrets(document: Document, at: Trail, connection: Connection) -> Iterator[Problem]:
    for index, field in enumerate(connection.fields):
        names = f"{field.label} {field.key.replace('_', ' ')}"
        if field.type is FieldType.TEXT and _SECRET.search(names) and not _NO_SECRET.search(names):
            message = f"found the type text for {field.label!r}, so that everybody near can read what is typed"
            yield document.problem((*at, "fields", index, "type"), OPEN_SECRET, message, "expected secret or password")


def _same_labels(document: Document, at: Trail, connection: Connection) -> Iterator[Problem]:
    """Yield a problem for each field that has the label of an earlier one, however many others have it."""
    earlier: dict[tuple[str, str | None], list[Field]] = {}
    for index, field in enumerate(connection.fields):
        alike = earlier.setdefault((field.label.strip().casefold(), field.section), [])
        first = next((other for other in alike if not _exclude(other, field)), None)
        alike.append(field)
        if first is not None:
            message = f"found the label {field.label!r}, which the field {first.key!r} has as well"
            hint = "give each a label of its own, or a section"
            yield document.problem((*at, "fields", index, "label"), SAME_LABEL, message, hint)


def _exclude(one: Field, other: Field) -> bool:
    """Return whether two fields are never shown together, as far as their own conditions say."""
    return any(
        set(wanted_values(wanted)).isdisjoint(wanted_values(other.visible_when[key]))
        for key, wanted in one.visible_when.items()
        if key in other.visible_when
    )


def _never_visible(document: Document, at: Trail, connection: Connection) -> Iterator[Problem]:
    by_key = {field.key: field for field in connection.fields}
    for index, field in enumerate(connection.fields):
        wanted: dict[str, set[bool | str]] = {}
        for key, values in _conditions(field, by_key, seen=()):
            several = by_key[key].type in CHOICE_TYPES - {FieldType.SELECT} if key in by_key else False
            wanted[key] = wanted.get(key, set(values)) & (set(wanted.get(key, values)) if several else set(values))
            if not wanted[key]:
                message = f"the field {field.key!r} can never appear: its conditions on {key!r} exclude each other"
                yield document.problem((*at, "fields", index, "visible_when"), NEVER_VISIBLE, message)
                break


def _conditions(
    field: Field, by_key: Mapping[str, Field], *, seen: Collection[str]
) -> Iterator[tuple[str, tuple[bool | str, ...]]]:
    """Yield the conditions of a field and of the fields that these name, with the values that each allows."""
    for key, wanted in field.visible_when.items():
        yield key, wanted_values(wanted)
        if key in by_key and key not in seen:
            yield from _conditions(by_key[key], by_key, seen=(*seen, key))


def _formats(document: Document, at: Trail, connection: Connection) -> Iterator[Problem]:
    both: dict[str, int] = {}
    for index, field in enumerate(connection.fields):
        found = {mode: bool(each and each.pattern) for mode, each in field.environments}
        if all(found.values()):
            both[field.key] = index
        elif any(found.values()):
            has, lacks = ("test", "live") if found["test"] else ("live", "test")
            message = f"found a format for {has} values of {field.label!r} and none for {lacks} values"
            trail = (*at, "fields", index, "environments", has)
            hint = f"add {lacks}: {{pattern: …, pattern_hint: …}}"
            yield document.problem(trail, ONE_FORMAT, message, hint, at_key=True)
    held = {key for rule in connection.rules for key in rule.same_environment or ()}
    loose = [key for key in both if key not in held]
    if len(both) > 1 and loose:
        message = f"nothing says that {', '.join(both)} are all test values or all live values"
        hint = f"add the rule same_environment: [{', '.join(both)}]"
        trail = (*at, "fields", both[loose[0]], "environments")
        yield document.problem(trail, MIXED_MODES, message, hint, at_key=True)
