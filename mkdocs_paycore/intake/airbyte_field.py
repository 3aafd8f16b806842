"""From one input of a specification of Airbyte's kind to the data of a field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_paycore.catalog.model.field import TEXT_TYPES, FieldType
from mkdocs_paycore.intake.spec_field import FORMATS, as_sentence, label_of, tell_unknown, tell_unsaid
from mkdocs_paycore.intake.spec_pattern import pattern_data
from mkdocs_paycore.intake.spec_value import default_of, spec_choices

if TYPE_CHECKING:
    from mkdocs_paycore.intake.spec_file import SpecDoubts
    from mkdocs_paycore.source.document import Trail

_KNOWN_NAMES = (
    "type title description order airbyte_secret airbyte_hidden multiline pattern pattern_descriptor examples "
    "example enum const format minLength maxLength items properties required oneOf always_show group "
    "display_type default additionalProperties uniqueItems minItems maxItems minimum maximum exclusiveMinimum "
    "exclusiveMaximum readOnly anyOf $schema name"
)
_KNOWN = frozenset(_KNOWN_NAMES.split())
"""What an input may say that is read here, or passed over as a form has no use for it; all else is told."""
_UNSAID = ("minItems", "maxItems")
_PLAIN = {"boolean": "toggle", "integer": "number", "number": "number"}
_NEAREST = {"minimum": ("exclusiveMinimum", 1), "maximum": ("exclusiveMaximum", -1)}
"""By the end of a range, the key that leaves it out, and the step from there to the nearest whole number within."""


def input_data(spec: dict[str, Any], at: Trail, key: str, doubts: SpecDoubts) -> dict[str, Any]:
    """Return the data of a field, as far as a specification says it.

    Args:
        spec: the JSON Schema of an input.
        at: where it stands in the specification.
        key: the key of the field.
        doubts: takes what is not sure.
    """
    if _is_open_list(spec):
        each = {name: spec[name] for name in spec.keys() - {"type", "items", "default", "examples"}} | spec["items"]
        made = input_data(each, at, key, doubts)
        default = default_of(spec.get("default"), (*at, "default"), doubts, kind=made["type"], several=True)
        return {**made, "several": True, "default": default}
    kind, choices = _type(spec, at, key, doubts)
    example, begun = _example(spec), spec.get("default")
    shown = example or (begun if isinstance(begun, str) else "")
    pattern = pattern_data(spec, at, key, doubts, kind=kind, shown=shown)
    limits = {end: _limit(spec, end) for end in _NEAREST} if kind == FieldType.NUMBER else {}
    unsaid = [name for end, (name, _) in _NEAREST.items() if _is_open(spec, end) and limits.get(end) is None]
    tell_unsaid(spec, at, key, doubts, keys=(*_UNSAID, *unsaid), type_=kind, pattern=pattern.get("pattern", ""))
    tell_unknown(spec, at, key, doubts, known=_KNOWN)
    return {
        "label": label_of(spec, key, at, doubts),
        "type": kind,
        "required": None,
        "help": as_sentence(spec.get("description")),
        "choices": choices,
        "min_length": spec.get("minLength"),
        "max_length": spec.get("maxLength"),
        **limits,
        "default": default_of(begun, (*at, "default"), doubts, kind=kind),
        "read_only": True if spec.get("readOnly") is True and kind in TEXT_TYPES else None,
        **pattern,
        "example": example,
    }


def _is_open(spec: dict[str, Any], end: str) -> bool:
    """Return whether a range does not hold its end."""
    beyond = spec.get(_NEAREST[end][0])
    return beyond is not None and beyond is not False


def _limit(spec: dict[str, Any], end: str) -> object:
    """Return the end of a range, as far as whole numbers or the specification say it; None where it has none."""
    name, step = _NEAREST[end]
    if not _is_open(spec, end):
        return spec.get(end)
    beyond = spec.get(end) if spec[name] is True else spec[name]  # true: up to version 4 of JSON Schema
    if isinstance(beyond, bool) or not isinstance(beyond, int) or _kind_of(spec) != "integer":
        return None
    return beyond + step


def _is_open_list(spec: dict[str, Any]) -> bool:
    """Return whether an input takes a list of values that are typed, none of them secret or long."""
    items = spec.get("items")
    if _kind_of(spec) != "array" or not isinstance(items, dict) or spec_choices(items):
        return False
    is_hidden = any((spec | items).get(name) for name in ("airbyte_secret", "multiline"))
    return "type" in items and _kind_of(items) in {"string", "integer", "number"} and not is_hidden


def _example(spec: dict[str, Any]) -> str:
    given = spec.get("examples")
    examples = given if isinstance(given, list) else [given, spec.get("example")]
    plain = (each for each in examples if isinstance(each, str | int | float) and not isinstance(each, bool))
    return str(next(plain, ""))


def _kind_of(spec: dict[str, Any]) -> str:
    """Return the type of a value in JSON, of several the first that is not null."""
    kinds = spec.get("type")
    given = next((each for each in kinds if each != "null"), None) if isinstance(kinds, list) else kinds
    return "string" if given is None else str(given)


def _type(spec: dict[str, Any], at: Trail, key: str, doubts: SpecDoubts) -> tuple[str, list[Any]]:
    """Return the type of a field, and its choices."""
    kind = _kind_of(spec)
    if kind == "array":
        return _of_list(spec, at, key, doubts)
    if choices := spec_choices(spec):
        return "select", choices
    if kind not in {"string", *_PLAIN}:
        doubts.add(at, f"{key!r} is of the type {kind!r}: took a text")
    is_secret, is_long = bool(spec.get("airbyte_secret")), bool(spec.get("multiline"))
    plain = _PLAIN.get(kind, FORMATS.get(str(spec.get("format")), "text"))
    if kind == "boolean" or not (is_secret or is_long):
        return plain, []
    return {(True, True): "multiline_secret", (False, True): "multiline"}.get((is_secret, is_long), "secret"), []


def _of_list(spec: dict[str, Any], at: Trail, key: str, doubts: SpecDoubts) -> tuple[str, list[Any]]:
    items = spec.get("items")
    if choices := spec_choices(items if isinstance(items, dict) else spec):
        return "multiselect", choices
    message = f"{key!r} is a list of any values: took a text of several lines"
    doubts.add(at, message, "say in its help how they are parted")
    return "multiline", []
