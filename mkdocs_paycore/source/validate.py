"""Data of a file as an instance of its model; what is wrong with it in our words: found, expected, nearest."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from enum import StrEnum
from itertools import takewhile
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import ValidationError

from mkdocs_paycore.source.fault import Fault, found
from mkdocs_paycore.source.model import UNEXPECTED, Model
from mkdocs_paycore.source.suggestion import did_you_mean, is_misspelt, nearest
from mkdocs_paycore.source.unprintable import NOT_IN_XML, unshowable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pydantic_core import ErrorDetails

    from mkdocs_paycore.source.document import Data, Document, Trail
    from mkdocs_paycore.source.problem import Problem
    from mkdocs_paycore.source.rule import Rule

M = TypeVar("M", bound=Model)

_KEY = "[key]"
"""The last step of pydantic's trail to a key of a mapping."""
_QUOTES = "put the value in quotes"
UNFORESEEN = "another value"
"""What is expected where pydantic reports an error that has no words here; no model of ours gives one."""
_TYPES = {
    "string_type": "text",
    "string_too_short": "text",
    "bool_type": "true or false",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "tuple_type": "a list",
    "dict_type": "a mapping",
}
_PLAIN = {int: "a whole number", bool: "true or false", tuple: "a list", frozenset: "a list", dict: "a mapping"}
_OTHER_WORDS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("string", "str", "varchar", "input", "line", "char"), ("text",)),
    **dict.fromkeys(("checkbox", "boolean", "bool", "switch", "flag"), ("toggle",)),
    **dict.fromkeys(("dropdown", "choice", "enum", "radio", "list", "option", "options"), ("select",)),
    **dict.fromkeys(("checkboxes", "multi", "multiple", "tags"), ("multiselect",)),
    **dict.fromkeys(("hidden", "token", "key", "apikey", "api_key"), ("secret",)),
    **dict.fromkeys(("integer", "int", "float", "decimal", "numeric"), ("number",)),
    **dict.fromkeys(("link", "uri", "href", "website"), ("url",)),
    **dict.fromkeys(("upload", "certificate", "attachment"), ("file",)),
    **dict.fromkeys(("mail", "e-mail"), ("email",)),
    **dict.fromkeys(("pass", "passphrase", "passwd"), ("password",)),
}
"""What other forms and schemas call the types of ours."""
_TRUTH = {"yes": "write true", "on": "write true", "no": "write false", "off": "write false"}


@dataclass(frozen=True, slots=True)
class FileRules:
    """The rules under which the faults of a kind of file are reported.

    Attributes:
        yaml: the file is no YAML.
        top: it is no mapping.
        type: a value is of another kind than its key asks for.
        format: a text does not have the form its key asks for.
        missing_key: a key that has to be there is not.
        unknown_key: there is a key that the file does not have.
        unknown_value: a value is none of the known ones.
    """

    yaml: Rule
    top: Rule
    type: Rule
    format: Rule
    missing_key: Rule
    unknown_key: Rule
    unknown_value: Rule

    @classmethod
    def of_one(cls, rule: Rule) -> FileRules:
        """Return the rules of a kind of file that has one for all faults."""
        return cls(*(rule for _ in fields(cls)))


def read_model(
    document: Document, model: type[M], *, rules: FileRules, start: str, replaces_unshowable: bool = False
) -> tuple[M | None, list[Problem]]:
    """Return what a document says as an instance of a model, and all that is wrong with it.

    Args:
        document: a file that was read.
        model: the model of such a file.
        rules: the rules of such a file.
        start: how an empty file may begin, as in `name: acme`.
        replaces_unshowable: whether the model replaces characters that no page can show; else they are reported.

    Returns:
        The instance, or None where there is any problem, and the problems. A value that is no YAML is reported as such
        alone.
    """
    problems = list(document.problems)
    if document.data is None and problems:
        return None, problems
    if not isinstance(document.data, dict):
        what = "an empty file" if document.data is None else f"{found(document.data)} at the top level"
        keys = [key for key, info in model.model_fields.items() if info.is_required()]
        message = f"found {what}, expected a mapping with the key{'s' * (len(keys) > 1)} {', '.join(keys)}"
        return None, [document.problem((), rules.top, message, f"start with '{start}'")]
    instance, faults = validated(document.data, model, rules=rules)
    if not replaces_unshowable:
        faults = [*_unshowable_texts(document.data, (), rules), *faults]
    reported = {(problem.line, problem.column) for problem in problems}
    placed = (fault.placed(document) for fault in faults)
    problems += (problem for problem in placed if (problem.line, problem.column) not in reported)
    return (None if problems else instance), problems


def validated(data: Data, model: type[M], *, rules: FileRules) -> tuple[M | None, list[Fault]]:
    """Return data as an instance of a model, or None and what is wrong with it.

    A list of the data may be a tuple of the model, and a text a member of an enumeration, as in JSON; nothing else is
    taken for something that it is not. `rules` are those that the faults are of.
    """
    try:
        return model.model_validate_json(json.dumps(data), strict=True), []
    except ValidationError as error:
        return None, list(_faults(error.errors(include_url=False), model, rules))


def without(data: Data, trails: Iterable[Trail]) -> Data:
    """Return data without the entries of mappings at some trails; a list is left out as a whole."""
    for trail in trails:
        data = without_value(data, tuple(takewhile(lambda step: isinstance(step, str), trail)))
    return data


def without_value(data: Data, trail: Trail) -> Data:
    """Return data without the entry of a mapping at a trail, which may lead through lists; all where none is there."""
    if not trail:
        return data
    first, *rest = trail
    if isinstance(data, list):
        return [without_value(each, tuple(rest)) if number == first else each for number, each in enumerate(data)]
    if not isinstance(data, dict) or first not in data:
        return data
    if not rest:
        return {key: value for key, value in data.items() if key != first}
    return {**data, first: without_value(data[first], tuple(rest))}


def _unshowable_texts(data: Data, trail: Trail, rules: FileRules) -> Iterator[Fault]:
    """Yield a fault for each text with a character that no page or feed can hold; an escape makes one."""
    if isinstance(data, str) and (character := NOT_IN_XML.search(data)):
        message = unshowable(character[0])
        yield Fault(trail, rules.yaml, message, "remove it; in a pattern write the escape in single quotes")
    elif isinstance(data, (dict, list)):
        for key, each in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _unshowable_texts(each, (*trail, key), rules)


def _faults(errors: list[ErrorDetails], model: type[Model], rules: FileRules) -> Iterator[Fault]:
    """Yield a fault for each error, but none for a missing key that stands there misspelt."""
    unknown = [error["loc"] for error in errors if error["type"] == "extra_forbidden"]
    for error in errors:
        *parent, last = error["loc"] or ("",)
        if error["type"] == "extra_forbidden":
            yield _unknown_key(error["loc"], model, rules)
        elif error["type"] == "missing":
            beside = [str(trail[-1]) for trail in unknown if trail[:-1] == tuple(parent)]
            if not nearest(str(last), beside):
                message = f"the key {last!r} is missing, expected {_expected(_at(model, error['loc']))}"
                yield Fault(tuple(parent), rules.missing_key, message)
        elif last == _KEY:
            fault = _wrong_value(error, str, rules)
            message = fault.message.replace("found ", "found the key ", 1)
            yield fault._replace(trail=tuple(parent), message=message, at_key=True)
        else:
            yield _wrong_value(error, _at(model, error["loc"]), rules)


def _unknown_key(trail: Trail, model: type[Model], rules: FileRules) -> Fault:
    above = next(part for part in _parts(_at(model, trail[:-1])) if _is_model(part))
    known, key = list(above.model_fields), str(trail[-1])
    message = f"found the unknown key {key!r}, expected one of {', '.join(known)}"
    hint, meant = did_you_mean(key, known) or above.for_others, _meant(key, known)
    return Fault(trail, rules.unknown_key, message, hint, at_key=True, meant=meant)


def _wrong_value(error: ErrorDetails, annotation: Any, rules: FileRules) -> Fault:  # noqa: ANN401 - any type hint
    trail, value, type_, context = error["loc"], error["input"], error["type"], error.get("ctx", {})
    rule, expected, suggestion, meant = rules.type, _TYPES.get(type_, UNFORESEEN), "", None
    if type_ == "enum":
        expected = _expected(annotation)
        if isinstance(value, str):
            known = _known(annotation)
            rule, meant = rules.unknown_value, _meant(value, known)
            suggestion = did_you_mean(value, known) or _other_word(value, known)
    elif type_ == UNEXPECTED:
        expected, suggestion = context["words"], context["hint"]
        if context["is_form"]:
            rule = rules.format if isinstance(value, str) else rules.type
            suggestion = _QUOTES if isinstance(value, int | float) else suggestion
    elif type_ == "greater_than_equal":
        rule, expected = rules.format, f"a whole number of at least {context['ge']}"
    elif type_ == "model_type":
        expected = _expected(annotation)
    message, hint = f"found {found(value)}, expected {expected}", suggestion or _repair(expected, value)
    return Fault(trail, rule, message, hint, meant=meant)


def _meant(word: str, known: Sequence[str]) -> tuple[str, str] | None:
    """Return a word and the known one that it is a misspelling of for certain; None where it is of none."""
    near = nearest(word, known)
    return (word, near) if near is not None and is_misspelt(word, near, known) else None


def _other_word(word: str, known: Sequence[str]) -> str:
    """Return which known word others use a word for."""
    meant = next((right for right in _OTHER_WORDS.get(word.lower(), ()) if right in known), None)
    return f"did you mean {meant!r}?" if meant else ""


def _expected(annotation: Any) -> str:  # noqa: ANN401 - any type hint
    """Return what has to stand where an annotation is, in words."""
    if known := _known(annotation):
        return f"one of {', '.join(known)}"
    part = next(_parts(annotation))
    return part.expected if _is_model(part) else _PLAIN.get(get_origin(part) or part, "text")


def _repair(expected: str, value: Any) -> str:  # noqa: ANN401 - whatever stands in the file
    if expected.startswith("text") and isinstance(value, int | float):
        return _QUOTES
    if expected == "text" and isinstance(value, dict):
        return "put the text in quotes"
    if expected == "true or false" and isinstance(value, str):
        return _TRUTH.get(value.lower(), "")
    return ""


def _known(annotation: Any) -> list[str]:  # noqa: ANN401 - any type hint
    """Return the values that may stand where an annotation is; none if they are not listed."""
    enums = [part for part in _parts(annotation) if isinstance(part, type) and issubclass(part, StrEnum)]
    return [str(entry) for enum in enums for entry in enum]


def _at(model: type[Model], trail: Trail) -> Any:  # noqa: ANN401 - any type hint
    """Return the annotation of the value at `trail` in the data of a model."""
    annotation: Any = model
    for step in trail:
        annotation = next((below for part in _parts(annotation) if (below := _below(part, step)) is not None), None)
    return annotation


def _below(annotation: Any, step: str | int) -> Any:  # noqa: ANN401 - any type hint
    """Return the annotation of an item, of an entry of a mapping, or of a key of a model."""
    if _is_model(annotation):
        field = annotation.model_fields.get(step)
        return field.annotation if field else None
    arguments = get_args(annotation)
    if get_origin(annotation) is dict:
        return arguments[1]
    return arguments[0] if get_origin(annotation) in (tuple, frozenset) else None


def _parts(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - any type hint
    """Yield the types of a union, and each without its marks."""
    if get_origin(annotation) in (Union, UnionType):
        for part in get_args(annotation):
            yield from _parts(part)
    elif get_origin(annotation) is Annotated:
        yield from _parts(get_args(annotation)[0])
    else:
        yield annotation


def _is_model(annotation: Any) -> bool:  # noqa: ANN401 - any type hint
    return isinstance(annotation, type) and issubclass(annotation, Model)
