"""JSON Schema 2020-12: of the values of a connection, and of provider.yml for editors.

The schema of a connection accepts exactly the values whose verdict is valid, in a validator that counts code
points and takes patterns as ECMAScript with the flag `u` (Ajv does both).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from mkdocs_paycore.catalog.pattern import anchored
from mkdocs_paycore.catalog.provider import Field, FieldType, PatternSeverity, Provider
from mkdocs_paycore.catalog.verdict import BASE64, FORMATS, MAX_FILE_SIZE, Mode
from mkdocs_paycore.catalog.words import KIND_LABELS

if TYPE_CHECKING:
    from mkdocs_paycore.catalog.provider import Connection

Schema: TypeAlias = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

# missing: null, only white space, no entries. text: without half characters (lone surrogates).
_DEFINITIONS: Schema = {
    "missing": {"anyOf": [{"type": "null"}, {"type": "string", "pattern": r"^\s*$"}, {"type": "array", "maxItems": 0}]},
    "text": {"type": "string", "pattern": r"^[^\uD800-\uDFFF]*$"},
    "filled": {"$ref": "#/$defs/text", "allOf": [{"pattern": r"\S"}]},
}


def connection_schema(provider: Provider, connection: Connection, *, mode: Mode | None = None) -> Schema:
    """Return the schema of the values of a connection.

    Args:
        provider: whose connection it is; for the title.
        connection: what the form asks for.
        mode: the mode the values are for; if None, they say it themselves by `test_mode`, as in a verdict.
    """
    schema: Schema = {
        "$schema": DIALECT,
        "title": f"{provider.name}: {KIND_LABELS[connection.kind]}",
        "type": "object",
        "properties": {field.key: _property(field) for field in connection.fields},
        "required": [field.key for field in connection.fields if field.required and field.type is not FieldType.TOGGLE],
        "$defs": _DEFINITIONS,
    }
    by_mode: dict[Mode, Schema] = {"test": _of_mode(connection, "test"), "live": _of_mode(connection, "live")}
    if not any(by_mode.values()):
        return schema
    if mode:
        return {**schema, "allOf": [by_mode[mode]]}
    is_test = {"properties": {"test_mode": {"const": True}}, "required": ["test_mode"]}
    return {**schema, "if": is_test, "then": by_mode["test"], "else": by_mode["live"]}


def source_schema() -> Schema:
    """Return the schema of provider.yml."""
    schema = Provider.model_json_schema()
    choice = schema["$defs"]["Choice"]
    choice["required"] = ["value"]
    schema["$defs"]["Choice"] = {
        "description": choice.pop("description"),
        "anyOf": [{"type": "string", "minLength": 1}, choice],
    }
    return {"$schema": DIALECT, **schema}


def _property(field: Field) -> Schema:
    schema: Schema = {"title": field.label}
    if field.pattern_hint:
        schema["description"] = field.pattern_hint
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
            return {**_choice(field), "pattern": r"\S"}
        case _:
            return _text(field)


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
    patterns = [FORMATS[field.type]] if field.type in FORMATS else []
    if field.pattern and field.pattern_severity is PatternSeverity.BLOCK:
        patterns.append(field.pattern)
    if patterns:
        schema["allOf"] = [{"pattern": anchored(pattern)} for pattern in patterns]
    return schema


def _file(field: Field) -> Schema:
    name: Schema = {"$ref": "#/$defs/text"}
    if field.accept:
        name["pattern"] = f"(?:{'|'.join(_any_case(ending) for ending in field.accept)})$"
    size = {"type": "integer", "minimum": 0, "maximum": min(field.max_size or MAX_FILE_SIZE, MAX_FILE_SIZE)}
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


def _of_mode(connection: Connection, mode: Mode) -> Schema:
    """Return what one mode asks of the fields besides; an empty schema if it asks nothing."""
    properties: Schema = {}
    for field in connection.fields:
        formats = field.environments
        current, other = (formats.test, formats.live) if mode == "test" else (formats.live, formats.test)
        if current is None or current.pattern is None:
            continue
        allowed: list[Schema] = [{"$ref": "#/$defs/missing"}, {"pattern": anchored(current.pattern)}]
        if field.pattern_severity is PatternSeverity.WARN:
            if other is None or other.pattern is None:
                continue
            allowed.append({"not": {"pattern": anchored(other.pattern)}})
        properties[field.key] = {"anyOf": allowed}
    return {"properties": properties} if properties else {}
