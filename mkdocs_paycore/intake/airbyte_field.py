"""From one input of a specification of Airbyte's kind to the data of a field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_paycore.intake.spec_field import as_sentence, hint_of, label_of, tell_unknown, tell_unsaid, whole_pattern

if TYPE_CHECKING:
    from mkdocs_paycore.intake.spec_file import SpecDoubts
    from mkdocs_paycore.source.document import Trail

_KNOWN_NAMES = (
    "type title description order airbyte_secret airbyte_hidden multiline pattern pattern_descriptor examples "
    "example enum const format minLength maxLength items properties required oneOf always_show group "
    "display_type default additionalProperties uniqueItems minItems maxItems minimum maximum $schema name"
)
_KNOWN = frozenset(_KNOWN_NAMES.split())
"""What an input may say that is read here, or passed over as a form has no use for it; all else is told."""
_FORMATS = {"uri": "url", "url": "url", "email": "email", "date": "date"}
_UNSAID = ("minItems", "maxItems")
_HELD = {
    "toggle": bool,
    "number": int | float,
    "multiselect": list,
    **dict.fromkeys(("text", "url", "email", "date", "select", "multiline"), str),
}
"""What a default is of fields of these types."""
_PLAIN = {"boolean": "toggle", "integer": "number", "number": "number"}


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
        default = _default(spec, "multiselect", doubts, at)
        return {**input_data(each, at, key, doubts), "several": True, "default": default}
    kind, choices = _type(spec, at, key, doubts)
    pattern, hint = _pattern(spec, at, key, doubts)
    tell_unsaid(spec, at, key, doubts, keys=_UNSAID, formats=_FORMATS)
    tell_unknown(spec, at, key, doubts, known=_KNOWN)
    return {
        "label": label_of(spec, key, at, doubts),
        "type": kind,
        "required": None,
        "help": as_sentence(spec.get("description")),
        "choices": choices,
        "min_length": spec.get("minLength"),
        "max_length": spec.get("maxLength"),
        "minimum": spec.get("minimum") if kind == "number" else None,
        "maximum": spec.get("maximum") if kind == "number" else None,
        "default": _default(spec, kind, doubts, at),
        "pattern": pattern,
        "pattern_hint": hint,
        "severity": "block" if pattern else None,
        "example": _example(spec),
    }


def _pattern(spec: dict[str, Any], at: Trail, key: str, doubts: SpecDoubts) -> tuple[str, str]:
    """Return the pattern of a whole value, and it in words; both are empty where an input has none."""
    typed = spec.get("pattern")
    if not isinstance(typed, str) or not typed:
        return "", ""
    pattern, is_same = whole_pattern(typed)
    default, words = spec.get("default"), spec.get("pattern_descriptor")
    hint = hint_of(_example(spec) or (default if isinstance(default, str) else ""), pattern, words)
    at = (*at, "pattern")
    if not is_same:
        doubts.add(at, f"the pattern of {key!r} may match anywhere, ours match the whole value", "check it")
    if not words:
        doubts.add(at, f"the pattern of {key!r} has no words: took {hint!r}", "write it in words")
    return pattern, hint


def _is_open_list(spec: dict[str, Any]) -> bool:
    """Return whether an input takes a list of values that are typed, none of them secret or long."""
    items = spec.get("items")
    if spec.get("type") != "array" or not isinstance(items, dict):
        return False
    is_hidden = any((spec | items).get(name) for name in ("airbyte_secret", "multiline", "enum"))
    return items.get("type") in {"string", "integer", "number"} and not is_hidden


def _default(spec: dict[str, Any], kind: str, doubts: SpecDoubts, at: Trail) -> Any:  # noqa: ANN401 - any YAML
    """Return what a form begins with; what its type cannot begin with is left out."""
    given = spec.get("default")
    if given is None or given in ("", []):
        return None
    if kind not in _HELD or not isinstance(given, _HELD[kind]) or (kind == "number" and isinstance(given, bool)):
        doubts.add((*at, "default"), f"default {given!r} cannot be said: left it out", "its help can say it")
        return None
    return [str(each) for each in given] if isinstance(given, list) else given


def _example(spec: dict[str, Any]) -> str:
    given = spec.get("examples")
    examples = given if isinstance(given, list) else [given, spec.get("example")]
    plain = (each for each in examples if isinstance(each, str | int | float) and not isinstance(each, bool))
    return str(next(plain, ""))


def _type(spec: dict[str, Any], at: Trail, key: str, doubts: SpecDoubts) -> tuple[str, list[str]]:
    """Return the type of a field, and its choices."""
    kinds = spec.get("type")
    given = next((each for each in kinds if each != "null"), None) if isinstance(kinds, list) else kinds
    kind = "string" if given is None else str(given)
    if kind == "array":
        return _of_list(spec, at, key, doubts)
    if isinstance(spec.get("enum"), list):
        return "select", [str(each) for each in spec["enum"]]
    if kind not in {"string", *_PLAIN}:
        doubts.add(at, f"{key!r} is of the type {kind!r}: took a text")
    is_secret, is_long = bool(spec.get("airbyte_secret")), bool(spec.get("multiline"))
    plain = _PLAIN.get(kind, _FORMATS.get(str(spec.get("format")), "text"))
    if kind == "boolean" or not (is_secret or is_long):
        return plain, []
    return {(True, True): "multiline_secret", (False, True): "multiline"}.get((is_secret, is_long), "secret"), []


def _of_list(spec: dict[str, Any], at: Trail, key: str, doubts: SpecDoubts) -> tuple[str, list[str]]:
    items = spec.get("items")
    values = items.get("enum") if isinstance(items, dict) else None
    if isinstance(values, list) and values:
        return "multiselect", [str(each) for each in values]
    message = f"{key!r} is a list of any values: took a text of several lines"
    doubts.add(at, message, "say in its help how they are parted")
    return "multiline", []
