"""Whether values satisfy a connection, field by field, told in words.

`manual/assets/validate.js` says the same in a browser: same rules, order and messages. Tests compare them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from mkdocs_paycore.catalog.pattern import matches
from mkdocs_paycore.catalog.provider import CHOICE_TYPES, FieldType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.catalog.provider import Connection, Field

Mode = Literal["test", "live"]
Entered: TypeAlias = Any
"""Whatever was entered; JSON in any shape."""

MAX_FILE_SIZE = 2**53 - 1
"""The largest whole number that JSON readers agree on."""

# White space and line terminators of ECMAScript, what `\s` matches: ECMA-262, 22.2.2.9 CharacterClassEscape.
_WHITE_SPACE = (
    "\t\n\v\f\r \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\ufeff"
)

FORMATS = {
    FieldType.NUMBER: r"-?[0-9]+(?:\.[0-9]+)?",
    FieldType.URL: r"https?:\/\/[^\s\/?#]\S*",
    # HTML Standard, "valid email address", https://html.spec.whatwg.org/#valid-e-mail-address
    FieldType.EMAIL: r"[a-zA-Z0-9.!#$%&'*+\/=?^_`\{\|\}~\-]+@"
    r"[a-zA-Z0-9](?:[a-zA-Z0-9\-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9\-]{0,61}[a-zA-Z0-9])?)*",
}
"""What a type asks of its text, as ECMAScript patterns for the flags u and v."""

BASE64 = r"(?:[A-Za-z0-9+\/]{4})*(?:[A-Za-z0-9+\/]{2}==|[A-Za-z0-9+\/]{3}=)?"

_MUST_BE = {
    FieldType.NUMBER: "a number, such as 12.50",
    FieldType.URL: "an address that starts with https:// or http://",
    FieldType.EMAIL: "an e-mail address, such as name@example.com",
    FieldType.TOGGLE: "on or off",
    FieldType.MULTISELECT: "a list of values",
    FieldType.FILE: "a file",
}


class Rule(StrEnum):
    """The rules of a verdict, in the order in which the problems of a field are told."""

    REQUIRED = "required"
    TYPE = "type"
    CHOICE = "choice"
    MIN_LENGTH = "min_length"
    MAX_LENGTH = "max_length"
    PATTERN = "pattern"
    ACCEPT = "accept"
    MAX_SIZE = "max_size"
    ENVIRONMENT = "environment"


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """One thing that is wrong with a value. `severity` is `block` or `warn`."""

    field: str
    rule: Rule
    severity: str
    message: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong with a set of values."""

    problems: tuple[FieldProblem, ...]

    @property
    def valid(self) -> bool:
        """Whether nothing blocks; a warning does not."""
        return all(problem.severity != "block" for problem in self.problems)

    def as_dict(self) -> dict[str, Any]:
        """Return `{valid, problems: [{field, rule, severity, message}]}`."""
        return {
            "valid": self.valid,
            "problems": [
                {**asdict(problem), "rule": str(problem.rule), "severity": str(problem.severity)}
                for problem in self.problems
            ],
        }


def validate(connection: Connection, values: Mapping[str, Any], *, mode: Mode | None = None) -> Verdict:
    """Check the values of a connection.

    Args:
        connection: what the form asks for.
        values: by field key; a string for text kinds and select, a bool for a toggle, a list of strings for a
            multiselect, None or `{name, size, head}` for a file. Keys that are no field are ignored.
        mode: whether the values are for testing; if None, `values["test_mode"]` says it, else they are live.

    Returns:
        The verdict; any value whatever gets one.
    """
    current: Mode = mode or ("test" if values.get("test_mode") is True else "live")
    return Verdict(
        tuple(
            problem
            for field in connection.fields
            for problem in field_problems(field, values.get(field.key), mode=current)
        ),
    )


def field_problems(field: Field, value: Entered, *, mode: Mode) -> Iterator[FieldProblem]:
    """Yield what is wrong with the value of one field, in the order of `Rule`."""

    def block(rule: Rule, message: str) -> FieldProblem:
        return FieldProblem(field.key, rule, "block", message)

    if _is_missing(field, value):
        if field.required and field.type is not FieldType.TOGGLE:
            yield block(Rule.REQUIRED, f"{_verb(field)} {field.label}")
        return
    if not _has_type(field, value):
        yield block(Rule.TYPE, f"{field.label} must be {_MUST_BE.get(field.type, 'text')}")
        return
    chosen = value if isinstance(value, list) else [value]
    if field.choices and any(entry not in {choice.value for choice in field.choices} for entry in chosen):
        yield block(Rule.CHOICE, f"{field.label} must be chosen from the list")
    if isinstance(value, str):
        yield from _text_problems(field, value, mode=mode)
    if isinstance(value, Mapping):
        name, size = value["name"].lower(), value["size"]
        if field.accept and not name.endswith(field.accept):
            yield block(Rule.ACCEPT, f"{field.label} must be a file that ends in {_listed(field.accept)}")
        if field.max_size is not None and size > field.max_size:
            most = size_words(field.max_size)
            yield block(Rule.MAX_SIZE, f"{field.label} must be a file of at most {most}")


def size_words(size: int) -> str:
    """Return a number of bytes in words: in MB or KB (of 1024) if that is a whole number, else in bytes."""
    for unit, bytes_ in (("MB", 1024 * 1024), ("KB", 1024)):
        if size % bytes_ == 0:
            return f"{size // bytes_} {unit}"
    return "1 byte" if size == 1 else f"{size} bytes"


def _text_problems(field: Field, text: str, *, mode: Mode) -> Iterator[FieldProblem]:
    length = len(text)
    if field.min_length is not None and length < field.min_length:
        message = f"{field.label} must have at least {_characters(field.min_length)}"
        yield FieldProblem(field.key, Rule.MIN_LENGTH, "block", message)
    if field.max_length is not None and length > field.max_length:
        message = f"{field.label} must have at most {_characters(field.max_length)}"
        yield FieldProblem(field.key, Rule.MAX_LENGTH, "block", message)
    if field.pattern and not matches(field.pattern, text):
        yield FieldProblem(field.key, Rule.PATTERN, field.pattern_severity, field.pattern_hint or "")
    formats = field.environments
    current, other = (formats.test, formats.live) if mode == "test" else (formats.live, formats.test)
    if current is None or current.pattern is None or matches(current.pattern, text):
        return
    if other and other.pattern and matches(other.pattern, text):
        wrong = "live" if mode == "test" else "test"
        message = f"{field.label} looks like a {wrong} value, but the form is in {mode} mode"
        yield FieldProblem(field.key, Rule.ENVIRONMENT, "block", message)
    else:
        yield FieldProblem(field.key, Rule.PATTERN, field.pattern_severity, current.pattern_hint or "")


def _is_missing(field: Field, value: Entered) -> bool:
    if field.type is FieldType.TOGGLE:
        return value is None
    return value is None or value == [] or (isinstance(value, str) and not value.strip(_WHITE_SPACE))


def _has_type(field: Field, value: Entered) -> bool:
    if field.type is FieldType.TOGGLE:
        return isinstance(value, bool)
    if field.type is FieldType.MULTISELECT:
        return isinstance(value, list) and all(_is_text(entry) for entry in value)
    if field.type is FieldType.FILE:
        return isinstance(value, Mapping) and _is_file(value)
    return _is_text(value) and (field.type not in FORMATS or matches(FORMATS[field.type], value))


def _is_text(value: Entered) -> bool:
    return isinstance(value, str) and not re.search("[\ud800-\udfff]", value)


def _is_file(value: Mapping[str, Any]) -> bool:
    size, head = value.get("size"), value.get("head")
    is_whole = (isinstance(size, int) and not isinstance(size, bool)) or (isinstance(size, float) and size.is_integer())
    return (
        _is_text(value.get("name"))
        and is_whole
        and 0 <= (size or 0) <= MAX_FILE_SIZE
        and (head is None or (isinstance(head, str) and matches(BASE64, head)))
    )


def _verb(field: Field) -> str:
    if field.type is FieldType.FILE:
        return "Upload"
    return "Choose" if field.type in CHOICE_TYPES else "Enter"


def _characters(count: int) -> str:
    return "1 character" if count == 1 else f"{count} characters"


def _listed(words: tuple[str, ...]) -> str:
    return " or ".join(filter(None, (", ".join(words[:-1]), words[-1])))
