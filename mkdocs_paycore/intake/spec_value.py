"""Values that a connection specification names: what can be chosen, what a form begins with, what a type is for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_paycore.catalog.form.values import TYPE_PATTERNS
from mkdocs_paycore.catalog.model.field import Field, FieldType
from mkdocs_paycore.catalog.model.use import uses
from mkdocs_paycore.catalog.regex.matching import matches
from mkdocs_paycore.intake.field_draft import field_data
from mkdocs_paycore.intake.spec_field import as_sentence
from mkdocs_paycore.source.suggestion import cited

if TYPE_CHECKING:
    from mkdocs_paycore.intake.spec_file import SpecDoubts
    from mkdocs_paycore.source.document import Trail

_BEGIN = uses(Field)["default"].types or frozenset()
_SINGLE = frozenset({"string", "integer", "number"})
_UNIONS = ("oneOf", "anyOf")
_MOST_SHOWN = 60


def entered_text(value: object) -> str | None:
    """Return a value as a form has it; None where it is no single value."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, str | int | float) else None


def options_of(spec: dict[str, Any]) -> list[tuple[Trail, Any]]:
    """Return the alternatives of an input, each with where it stands in it, without the one that says *none*."""
    name = next((each for each in _UNIONS if isinstance(spec.get(each), list)), "")
    return [
        ((name, number), each)
        for number, each in enumerate(spec.get(name, ()))
        if not (isinstance(each, dict) and each.get("type") == "null")
    ]


def plain_spec(spec: dict[str, Any]) -> dict[str, Any]:
    """Return an input that may be nothing as well, and that alone, without that alternative."""
    options = options_of(spec)
    if len(options) != 1 or not isinstance(options[0][1], dict):
        return spec
    name, only = str(options[0][0][0]), options[0][1]
    if len(spec[name]) == 1:
        return spec  # the first of several that a later version has
    return {**only, **{key: value for key, value in spec.items() if key != name}}


def text_spec(spec: dict[str, Any]) -> dict[str, Any] | None:
    """Return an input whose alternatives are single values of several types as one of a text; None for any other."""
    options = [each for _, each in options_of(spec)]
    if not all(isinstance(each, dict) and each.get("type") in _SINGLE for each in options):
        return None
    return {"type": "string", **{key: value for key, value in spec.items() if key not in {"type", *_UNIONS}}}


def fixed_value(option: dict[str, Any]) -> str | None:
    """Return the value that an alternative always has, as a form has it; None where it may have several."""
    values = option.get("enum")
    return entered_text(option.get("const", values[0] if isinstance(values, list) and len(values) == 1 else None))


def spec_choices(spec: dict[str, Any]) -> list[Any]:
    """Return what can be chosen, as a field has it; empty where anything may be entered.

    Args:
        spec: the input, with values below `enum` or `options`, or alternatives of one value each.
    """
    given = spec.get("enum") or spec.get("options")
    if isinstance(given, list):
        made = [
            _choice(each.get("value", each.get("name")), each) if isinstance(each, dict) else entered_text(each)
            for each in given
        ]
    else:
        alternatives = [each for _, each in options_of(spec)]
        made = [_choice(fixed_value(each), each) if isinstance(each, dict) else None for each in alternatives]
        if None in made:
            return []
    return [each for each in made if each]


def _choice(value: object, said: dict[str, Any]) -> str | dict[str, str] | None:
    """Return a value with the words that a specification has for it; the value alone, where these are the same."""
    text = entered_text(value)
    if not text:
        return None
    label = said.get("title") or said.get("label") or said.get("name") or text
    description = said.get("description")
    words = field_data(
        label=" ".join(label.split()) if isinstance(label, str) else text, description=as_sentence(description)
    )
    return text if words == {"label": text} else {"value": text, **words}


def default_of(
    given: object, trail: Trail, doubts: SpecDoubts, *, kind: str, several: bool = False
) -> str | bool | list[str] | int | float | None:
    """Return what a form begins with; what its type cannot begin with is left out, with a doubt.

    Args:
        given: what the specification says.
        trail: where it stands there.
        doubts: takes what is not sure.
        kind: the type of the field.
        several: whether the field takes several values.
    """
    if given in (None, "", []) and not isinstance(given, bool):
        return None
    made = _begun(given, kind, is_list=several or kind == FieldType.MULTISELECT) if kind in _BEGIN else None
    if made is None:
        reason = f"a field of the type {kind} cannot begin with it"
        shown = cited(str(given), most=_MOST_SHOWN)
        doubts.add(trail, f"left out the default {shown}: {reason}", "its help can say it")
    return made


def _begun(given: object, kind: str, *, is_list: bool) -> str | bool | list[str] | int | float | None:
    if is_list:
        texts = [entered_text(each) for each in (given if isinstance(given, list) else [given])]
        return None if None in texts else [each for each in texts if each]
    text = entered_text(given)
    if kind == FieldType.TOGGLE:
        return {"true": True, "false": False}.get((text or "").lower())
    if text is None or (isinstance(given, bool) and kind != FieldType.SELECT):
        return None
    if kind == FieldType.NUMBER and isinstance(given, int | float):
        return given
    return text if kind != FieldType.NUMBER or matches(TYPE_PATTERNS[FieldType.NUMBER], text) else None
