"""JSON Schema 2020-12: of the values of a connection, and of provider.yml for editors.

The schema of a connection accepts exactly the values whose verdict is valid, in a validator that counts code
points and takes patterns as ECMAScript with the flag `u` (Ajv does both). JSON Schema cannot look into a file and
cannot compare two values, so the rules `kind`, `not_equal` and `unlock` are not in it; but it refuses an empty file.
A range is a pattern there, for numbers and dates are texts. Of a text as it is repaired, it knows what is behind
white space and `Bearer`; what else a repair uncovers (quotation marks, look-alikes, lines) it lets pass.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.form.condition_schema import Conditions, Schema, is_only
from mkdocs_paycore.catalog.form.range_pattern import maximum_pattern, minimum_pattern
from mkdocs_paycore.catalog.form.values import BASE64, MAX_FILE_SIZE, TYPE_PATTERNS, UNSEEN_SET
from mkdocs_paycore.catalog.model.field import Field, FieldType, PatternSeverity
from mkdocs_paycore.catalog.regex.matching import anchored
from mkdocs_paycore.catalog.words.labels import kind_label
from mkdocs_paycore.source.model import DIALECT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_paycore.catalog.form.problem import Mode
    from mkdocs_paycore.catalog.model.provider import Connection, Provider

# missing: null, nothing that is seen, no entries. text: without half characters (lone surrogates).
_DEFINITIONS: Schema = {
    "missing": {
        "anyOf": [
            {"type": "null"},
            {"type": "string", "pattern": f"^[{UNSEEN_SET}]*$"},
            {"type": "array", "maxItems": 0},
        ]
    },
    "text": {"type": "string", "pattern": r"^[^\uD800-\uDFFF]*$"},
    "filled": {"$ref": "#/$defs/text", "allOf": [{"pattern": f"[^{UNSEEN_SET}]"}]},
}


def connection_schema(provider: Provider, connection: Connection, *, mode: Mode | None = None) -> Schema:
    """Return the schema of the values of a connection.

    Args:
        provider: whose connection it is; for the title.
        connection: what the form asks for.
        mode: the mode the values are for; if None, they say it themselves, as in a verdict.
    """
    conditions = Conditions(connection, mode)
    always = [field for field in connection.fields if not field.visible_when]
    sometimes = [field for field in connection.fields if field.visible_when]
    schema = _fields(always, conditions, mode)
    by_key = {field.key: {"title": field.label} for field in connection.fields} | schema["properties"]
    rules: list[Schema] = schema.pop("allOf", [])
    for _, group in groupby(sometimes, key=lambda field: field.visible_when):
        fields = list(group)
        rules.append({"if": conditions.appears(fields[0]), "then": _fields(fields, conditions, mode)})
    rules += conditions.rules()
    return {
        "$schema": DIALECT,
        "title": f"{provider.name}: {kind_label(connection.kind)}",
        "type": "object",
        **schema,
        "properties": by_key,
        **({"allOf": rules} if rules else {}),
        "$defs": _DEFINITIONS,
    }


def _fields(fields: list[Field], conditions: Conditions, mode: Mode | None) -> Schema:
    """Return what fields that appear ask for: by themselves, and in a mode."""
    schema: Schema = {
        "properties": {field.key: _property(field) for field in fields},
        "required": [field.key for field in fields if field.required and field.type is not FieldType.TOGGLE],
    }
    by_mode: dict[Mode, Schema] = {"test": _of_mode(fields, "test"), "live": _of_mode(fields, "live")}
    if not any(by_mode.values()):
        return schema
    if mode:
        return {**schema, "allOf": [by_mode[mode]]}
    return {**schema, "if": conditions.in_mode("test"), "then": by_mode["test"], "else": by_mode["live"]}


def _property(field: Field) -> Schema:
    schema: Schema = {"title": field.label}
    if field.pattern_hint:
        schema["description"] = field.pattern_hint
    if field.default is not None:
        schema["default"] = list(field.default) if isinstance(field.default, tuple) else field.default
    value = _value(field)
    if field.required or field.type is FieldType.TOGGLE:
        return schema | value
    return schema | {"anyOf": [{"$ref": "#/$defs/missing"}, value]}


def _value(field: Field) -> Schema:
    match field.type:
        case FieldType.TOGGLE:
            return {"type": ["boolean", "null"]}
        case FieldType.FILE:
            return _file(field)
        case FieldType.MULTISELECT:
            return {"type": "array", "items": _choice(field), "minItems": 1}
        case FieldType.SELECT:
            return {**_choice(field), "pattern": f"[^{UNSEEN_SET}]"}
        case _:
            return {"type": "array", "items": _text(field), "minItems": 1} if field.several else _text(field)


def _choice(field: Field) -> Schema:
    if not field.choices:
        return {"$ref": "#/$defs/text"}
    return {"type": "string", "enum": [choice.value for choice in field.choices]}


def _text(field: Field) -> Schema:
    schema: Schema = {"$ref": "#/$defs/filled"}
    if field.min_length is not None:
        schema["minLength"] = field.min_length
    if field.max_length is not None:
        schema["maxLength"] = field.max_length
    patterns = [TYPE_PATTERNS[field.type]] if field.type in TYPE_PATTERNS else []
    if field.pattern and field.pattern_severity is PatternSeverity.BLOCK:
        patterns.append(field.pattern)
    patterns += [minimum_pattern(field.minimum, field.type)] if field.minimum is not None else []
    patterns += [maximum_pattern(field.maximum, field.type)] if field.maximum is not None else []
    if patterns:
        schema["allOf"] = [{"pattern": anchored(pattern)} for pattern in patterns]
    return schema


def _file(field: Field) -> Schema:
    name: Schema = {"$ref": "#/$defs/text"}
    if field.accept:
        name["pattern"] = f"(?:{'|'.join(_any_case(ending) for ending in field.accept)})$"
    size = {"type": "integer", "minimum": 1, "maximum": min(field.max_size or MAX_FILE_SIZE, MAX_FILE_SIZE)}
    head = {"type": ["string", "null"], "pattern": anchored(BASE64)}
    return {
        "type": "object",
        "properties": {"name": name, "size": size, "head": head},
        "required": ["name", "size"],
    }


def _any_case(ending: str) -> str:
    """Return a pattern of the texts that are `ending` in lower case; the Kelvin sign is a `k` then."""
    more = {".": r"\.", "k": r"[kK\u212A]"}
    return "".join(more.get(char, char if char.isdigit() else f"[{char}{char.upper()}]") for char in ending)


def _of_mode(fields: Iterable[Field], mode: Mode) -> Schema:
    """Return what one mode asks of the fields besides; an empty schema if it asks nothing."""
    properties: Schema = {}
    for field in fields:
        formats = field.environments
        current, other = (formats.test, formats.live) if mode == "test" else (formats.live, formats.test)
        if current is None or current.pattern is None:
            continue
        allowed: list[Schema] = [{"$ref": "#/$defs/missing"}, {"pattern": anchored(current.pattern)}]
        if field.pattern_severity is PatternSeverity.WARN:
            if other is None or other.pattern is None:
                continue
            allowed.append({"not": {"anyOf": [{"pattern": anchored(other.pattern)}, is_only(other, current)]}})
        properties[field.key] = {"items": {"anyOf": allowed}} if field.several else {"anyOf": allowed}
    return {"properties": properties} if properties else {}
