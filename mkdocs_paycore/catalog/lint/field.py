"""Rules over one field of a connection that look at more than one of its keys.

They run on each field that could be read, also where the rest of its file could not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, get_args

from mkdocs_paycore.catalog.form.problem import Mode, ValueRule
from mkdocs_paycore.catalog.form.values import TYPE_PATTERNS
from mkdocs_paycore.catalog.model.field import (
    CHOICE_TYPES,
    LIMITED_TYPES,
    MULTILINE_TYPES,
    TEXT_TYPES,
    EnvironmentFormat,
    Field,
    FieldType,
    Meaning,
)
from mkdocs_paycore.catalog.model.use import uses
from mkdocs_paycore.catalog.regex.known_faults import repetition_fault
from mkdocs_paycore.catalog.regex.matching import fault, matches
from mkdocs_paycore.catalog.rules import field_sample
from mkdocs_paycore.source.fault import Fault, found, quoted_value
from mkdocs_paycore.source.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.catalog.form.problem import Entered, FieldProblem
    from mkdocs_paycore.source.document import Trail

UNFIT_KEY = Rule(
    "provider-key-not-for-type",
    "A key that fields of this type do not have.",
    is_fixed=True,
    sample=field_sample("type: toggle, max_length: 5", "type: text, max_length: 5"),
)
REQUIRED_TOGGLE = Rule(
    "provider-required-toggle",
    "A toggle that is marked as required; it always has a value.",
    sample=field_sample("type: toggle, required: true", "type: toggle"),
)
REQUIRED_SHOWN = Rule(
    "provider-required-read-only",
    "A field that the form only shows and that is marked as required: nobody can fill it in.",
    sample=field_sample("type: url, read_only: true, required: true", "type: url, read_only: true"),
)
RANGE = Rule(
    "provider-range",
    "A smallest length, number or date above the largest, or one that is none.",
    sample=field_sample("type: text, min_length: 12, max_length: 8", "type: text, min_length: 8, max_length: 12"),
)
DUPLICATE_CHOICE = Rule(
    "provider-duplicate-choice",
    "Two choices of one value in a field.",
    is_fixed=True,
    sample=field_sample("type: select, choices: [EUR, EUR]", "type: select, choices: [EUR, USD]"),
)
PATTERN = Rule(
    "provider-pattern",
    "A pattern that is not valid ECMAScript under the flags u and v, or that engines read differently.",
    is_fixed=True,
    sample=field_sample(
        'type: text, pattern: "[0-9", pattern_hint: Digits.', 'type: text, pattern: "[0-9]+", pattern_hint: Digits.'
    ),
)
PATTERN_REPETITION = Rule(
    "provider-pattern-repetition",
    "A pattern that can read one text in so many ways that it could take for ever.",
    sample=field_sample(
        'type: text, pattern: "([0-9]+)+", pattern_hint: Digits.',
        'type: text, pattern: "[0-9]+", pattern_hint: Digits.',
    ),
)
PATTERN_HINT = Rule(
    "provider-pattern-hint",
    "A pattern without its words.",
    sample=field_sample(
        'type: text, pattern: "[0-9]{6}"', 'type: text, pattern: "[0-9]{6}", pattern_hint: Six digits.'
    ),
)
EXAMPLE = Rule(
    "provider-example",
    "An example that its own field refuses.",
    sample=field_sample("type: text, max_length: 4, example: ACME-204", "type: text, max_length: 8, example: ACME-204"),
)
DEFAULT_VALUE = Rule(
    "provider-default",
    "A default that its own field refuses.",
    sample=field_sample("type: number, maximum: 30, default: 45", "type: number, maximum: 30, default: 21"),
)
TESTS = Rule(
    "provider-tests",
    "A test value with another verdict than its list says.",
    sample=field_sample(
        "type: text, max_length: 4, tests: {valid: [ABCDE]}", "type: text, max_length: 4, tests: {invalid: [ABCDE]}"
    ),
)

_TYPES_OF = {
    Meaning.NAME: (FieldType.TEXT,),
    Meaning.TEST_MODE: (FieldType.TOGGLE,),
    Meaning.STATUS: (FieldType.TOGGLE, FieldType.SELECT),
}
_ONLY_FOR = {key: use.types for key, use in uses(Field).items() if use.types}
"""Which types a key has a meaning for."""


def field_faults(field: Field) -> Iterator[Fault]:
    """Yield every fault of a field."""
    yield from _unfit_keys(field)
    yield from _ranges(field)
    yield from _choices(field)
    broken = list(_patterns(field))
    yield from broken
    if not broken:
        yield from _examples(field)
        yield from _default(field)


def _unfit_keys(field: Field) -> Iterator[Fault]:
    for key, types in _ONLY_FOR.items():
        if key in field.model_fields_set and getattr(field, key) is not None and field.type not in types:
            expected = ", ".join(type_ for type_ in FieldType if type_ in types)
            message = f"found the key {key!r} in a field of the type {field.type}, expected it for {expected} only"
            yield Fault((key,), UNFIT_KEY, message, "remove it, or change the type")
    if field.means and field.type not in (fit := _TYPES_OF[field.means]) and field.type in _ONLY_FOR["means"]:
        message = f"found a field of the type {field.type} that means {field.means}, expected {' or '.join(fit)}"
        yield Fault(("means",), UNFIT_KEY, message, "remove it, or change the type")
    if field.type is FieldType.TOGGLE and field.required:
        message = "found a toggle that is required, expected no 'required': off is an answer as well"
        yield Fault(("required",), REQUIRED_TOGGLE, message, "remove it")
    if field.read_only and field.required:
        message = "found a field that is only shown and required, expected no 'required': nobody can fill it in"
        yield Fault(("required",), REQUIRED_SHOWN, message, "remove it")


def _ranges(field: Field) -> Iterator[Fault]:
    low, high = field.min_length, field.max_length
    if low is not None and high is not None and low > high:
        message = f"found {low}, expected at most the max_length, {high}"
        yield Fault(("min_length",), RANGE, message)

    yield from _limits(field)


def _limits(field: Field) -> Iterator[Fault]:
    limits = {"minimum": field.minimum, "maximum": field.maximum}
    for key, limit in limits.items():
        if limit is not None and field.type in LIMITED_TYPES and not matches(TYPE_PATTERNS[field.type], limit):
            yield Fault((key,), RANGE, f"found {limit!r}, expected a {field.type}, as the values of the field are")
            return
    open_ended = field.model_copy(update={"maximum": None})
    if field.maximum is not None and field.minimum is not None and field.type in LIMITED_TYPES:
        problems = _problems(open_ended, field.maximum, mode="live")
        if any(problem.rule is ValueRule.MINIMUM for problem in problems):
            message = f"found {field.minimum}, expected at most the maximum, {field.maximum}"
            yield Fault(("minimum",), RANGE, message)


def _problems(field: Field, value: Entered, *, mode: Mode) -> Iterator[FieldProblem]:
    """Yield what a form says to a value of a field."""
    from mkdocs_paycore.catalog.form.verdict import field_problems  # noqa: PLC0415 - each build loads the rules

    return field_problems(field, value, mode=mode)


def _default(field: Field) -> Iterator[Fault]:
    """Yield why a form cannot begin with the field's default."""
    value = list(field.default) if isinstance(field.default, tuple) else field.default
    if value is None or field.type not in (_ONLY_FOR["default"] or ()):
        return
    modes: tuple[Mode, ...] = get_args(Mode)
    reasons = [next(_problems(field, value, mode=mode), None) for mode in modes]
    if all(reasons):
        reason = reasons[0]
        message = f"expected a value that satisfies the field ({reason.rule}: {reason.message})" if reason else ""
        yield Fault(("default",), DEFAULT_VALUE, f"found {found(value)}, {message}")


def _choices(field: Field) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for index, choice in enumerate(field.choices):
        if choice.value in first:
            message = f"found the value {choice.value!r} a second time, expected it once"
            yield Fault(("choices", index), DUPLICATE_CHOICE, message, "remove one of them")
        first.setdefault(choice.value, index)


def _patterns(field: Field) -> Iterator[Fault]:
    formats: list[tuple[Trail, Field | EnvironmentFormat | None]] = [
        ((), field),
        (("environments", "test"), field.environments.test),
        (("environments", "live"), field.environments.live),
    ]
    for trail, format_ in formats:
        if format_ is None or format_.pattern is None:
            continue
        at = (*trail, "pattern")
        if reason := fault(format_.pattern):
            message = f"found {format_.pattern!r}, expected an ECMAScript pattern; {reason}"
            yield Fault(at, PATTERN, message)
            continue
        if reason := repetition_fault(format_.pattern):
            message = (
                f"found {quoted_value(format_.pattern)}; {reason}, so such a text could keep a browser busy for minutes"
            )
            repair = (
                "let each repetition take characters that its neighbour does not, and say how often: "
                "(?:[0-9]{4} ?){4} rather than (?:[0-9]{0,4} ?)+"
            )
            yield Fault(at, PATTERN_REPETITION, message, repair)
        if format_.pattern_hint is None:
            message = "found a pattern without a pattern_hint, expected the pattern in words beside it"
            yield Fault(at, PATTERN_HINT, message, "add the key 'pattern_hint'")


def _examples(field: Field) -> Iterator[Fault]:
    if field.type not in TEXT_TYPES | CHOICE_TYPES:
        return
    modes: tuple[Mode, ...] = get_args(Mode)
    if field.example is not None and (reason := _fails(field, field.example, modes)):
        yield Fault(("example",), EXAMPLE, f"found {quoted_value(field.example)}, {reason}")
    for mode in modes:
        format_: EnvironmentFormat | None = getattr(field.environments, mode)
        example = format_.example if format_ else None
        if example is not None and (reason := _fails(field, example, (mode,))):
            trail = ("environments", mode, "example")
            yield Fault(trail, EXAMPLE, f"found {quoted_value(example)}, {reason}")
    for index, text in enumerate(field.tests.valid):
        if reason := _fails(field, text, modes):
            yield Fault(("tests", "valid", index), TESTS, f"found {quoted_value(text)}, {reason}")
    for index, text in enumerate(field.tests.invalid):
        if not _fails(field, text, modes):
            message = f"found {quoted_value(text)}, which satisfies the field, expected a value that does not"
            yield Fault(("tests", "invalid", index), TESTS, message)


def _fails(field: Field, text: str, modes: tuple[Mode, ...]) -> str | None:
    """Return why the text satisfies the field in none of the modes, None if it does in one."""
    if field.type in TEXT_TYPES - MULTILINE_TYPES and re.search(r"[\r\n]", text.strip()):
        return "expected one line: a field of this type loses line breaks, multiline and multiline_secret keep them"
    value: Any = [text] if field.several or field.type is FieldType.MULTISELECT else text
    reasons = [next(_problems(field, value, mode=mode), None) for mode in modes]
    reported = [
        f"expected a value that satisfies the field ({reason.rule}: {reason.message})" for reason in reasons if reason
    ]
    return reported[0] if len(reported) == len(modes) else None
