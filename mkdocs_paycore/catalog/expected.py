"""What pydantic found wrong with a provider, in our words: found, expected, nearest."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel

from mkdocs_paycore.catalog.lint.fault import Fault, quoted_value
from mkdocs_paycore.catalog.model.base import CODE, DATE, EXTENSION, KEY, WEB_ADDRESS
from mkdocs_paycore.catalog.model.provider import Provider
from mkdocs_paycore.catalog.rules import (
    PROVIDER_FORMAT,
    PROVIDER_MISSING_KEY,
    PROVIDER_TYPE,
    PROVIDER_UNKNOWN_KEY,
    PROVIDER_UNKNOWN_VALUE,
)
from mkdocs_paycore.source.suggestion import did_you_mean, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic_core import ErrorDetails

    from mkdocs_paycore.source.document import Trail

_DATE_WORDS = "a date such as 2021-07-12"
_PATTERNS = {
    CODE: "a code of lower-case letters, digits, '-' and '_'",
    KEY: "a key of lower-case letters, digits and '_' that starts with a letter",
    WEB_ADDRESS: "an address that starts with https:// or http://",
    DATE: _DATE_WORDS,
    EXTENSION: "an ending of file names in lower case, such as .pem",
}
_TYPES = {
    "string_type": "text",
    "string_too_short": "text",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "dict_type": "a mapping",
    "condition": "true, false, a value or a list of values",
    "value_error": _DATE_WORDS,
    "reserved_code": "another code: a page of the directories has this one",
}


def faults(errors: list[ErrorDetails]) -> Iterator[Fault]:
    """Yield a fault for each error, but none for a missing key that stands there misspelt."""
    unknown = [error["loc"] for error in errors if error["type"] == "extra_forbidden"]
    for error in errors:
        *parent, last = error["loc"] or ("",)
        if error["type"] == "extra_forbidden":
            yield _unknown_key(error["loc"])
        elif error["type"] == "missing":
            beside = [str(trail[-1]) for trail in unknown if trail[:-1] == tuple(parent)]
            if not nearest(str(last), beside):
                message = f"the key {last!r} is missing, expected {_missing(error['loc'])}"
                yield Fault(tuple(parent), PROVIDER_MISSING_KEY, message)
        else:
            yield _wrong_value(error)


def found(value: Any) -> str:  # noqa: ANN401 - whatever stands in the file
    """Return what stands in a file, in words."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"the number {value}"
    if isinstance(value, str):
        return quoted_value(value) if value.strip() else "an empty text"
    return "a list" if isinstance(value, list) else "a mapping"


def _unknown_key(trail: Trail) -> Fault:
    known, key = list(_model(trail[:-1]).model_fields), str(trail[-1])
    message = f"found the unknown key {key!r}, expected one of {', '.join(known)}"
    return Fault(trail, PROVIDER_UNKNOWN_KEY, message, did_you_mean(key, known), at_key=True)


def _wrong_value(error: ErrorDetails) -> Fault:
    trail, value, type_ = error["loc"], error["input"], error["type"]
    if type_ == "enum" and isinstance(value, str):
        known = _known(trail)
        message = f"found {found(value)}, expected one of {', '.join(known)}"
        return Fault(trail, PROVIDER_UNKNOWN_VALUE, message, did_you_mean(value, known))
    is_format = type_ in ("string_pattern_mismatch", "value_error", "reserved_code", "greater_than_equal")
    return Fault(
        trail,
        PROVIDER_FORMAT if is_format else PROVIDER_TYPE,
        f"found {found(value)}, expected {_expected(error)}",
        _repair(type_, value),
    )


def _repair(type_: str, value: Any) -> str:  # noqa: ANN401 - whatever stands in the file
    if type_ in ("string_type", "model_type") and isinstance(value, int | float):
        return "put the value in quotes"
    if type_ == "string_type" and isinstance(value, dict):
        return "put the text in quotes"
    if type_ == "bool_type" and isinstance(value, str):
        return {"yes": "write true", "on": "write true", "no": "write false", "off": "write false"}.get(
            value.lower(), ""
        )
    return ""


def _expected(error: ErrorDetails) -> str:
    context = error.get("ctx", {})
    match error["type"]:
        case "enum":
            return f"one of {', '.join(_known(error['loc']))}"
        case "string_pattern_mismatch":
            return _PATTERNS[context["pattern"]]
        case "greater_than_equal":
            return f"a whole number of at least {context['ge']}"
        case "model_type":
            is_choice = context["class_name"] == "Choice"
            return "text, or a mapping with value and label" if is_choice else "a mapping"
        case type_:
            return _TYPES.get(type_, "a whole number")


def _missing(trail: Trail) -> str:
    known = _known(trail)
    return f"one of {', '.join(known)}" if known else "text"


def _known(trail: Trail) -> list[str]:
    """Return the values that may stand at `trail`; none if they are not listed."""
    *parents, key = [part for part in trail if isinstance(part, str)]
    annotation = _model(tuple(parents)).model_fields[key].annotation
    return [str(entry) for enum in _classes(annotation) if issubclass(enum, StrEnum) for entry in enum]


def _model(trail: Trail) -> type[BaseModel]:
    """Return the model of the mapping at `trail`."""
    model: type[BaseModel] = Provider
    for key in trail:
        if isinstance(key, str):
            annotation = model.model_fields[key].annotation
            model = next(found for found in _classes(annotation) if issubclass(found, BaseModel))
    return model


def _classes(annotation: Any) -> Iterator[type]:  # noqa: ANN401 - any type hint
    if isinstance(annotation, type):
        yield annotation
    for part in get_args(annotation):
        yield from _classes(part)
