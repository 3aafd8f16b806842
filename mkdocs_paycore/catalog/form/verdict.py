"""Whether values satisfy a connection, field by field, in words.

`components/assets/validate.js` says the same in a browser: same rules, order and messages. Tests compare them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.catalog.form.cross_field import cross_problems
from mkdocs_paycore.catalog.form.file_kind import ARCHIVE, KIND_WORDS, kind_of
from mkdocs_paycore.catalog.form.paste_hints import remarks, repaired_text
from mkdocs_paycore.catalog.form.problem import FieldProblem, Mode, ValueRule
from mkdocs_paycore.catalog.form.table import TABLE
from mkdocs_paycore.catalog.form.values import has_type, is_missing, is_text
from mkdocs_paycore.catalog.form.visibility import visible_fields
from mkdocs_paycore.catalog.model.provider import TEXT_TYPES, FieldType
from mkdocs_paycore.catalog.regex.matching import matches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.catalog.form.problem import Entered
    from mkdocs_paycore.catalog.model.provider import Connection, Field


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
                {"field": each.field, "rule": str(each.rule), "severity": str(each.severity), "message": each.message}
                for each in self.problems
            ],
        }


def validate(connection: Connection, values: Mapping[str, Any], *, mode: Mode | None = None) -> Verdict:
    """Check the values of a connection.

    Args:
        connection: what the form asks for.
        values: by field key; a string for text kinds and select, a bool for a toggle, a list of strings for a
            multiselect, None or `{name, size, head}` for a file. Keys that are no field are ignored, and so are
            fields that the values hide.
        mode: whether the values are for testing; if None, `values["test_mode"]` says it, else they are live.

    Returns:
        The verdict; any value whatever gets one.
    """
    current: Mode = mode or ("test" if values.get("test_mode") is True else "live")
    visible = visible_fields(connection, values, mode=current)
    problems: list[FieldProblem] = []
    for field in visible:
        value = values.get(field.key)
        problems += field_problems(field, value, mode=current)
        is_typed = field.type in TEXT_TYPES or (field.type is FieldType.SELECT and not field.choices)
        if is_typed and is_text(value) and not is_missing(field, value):
            problems += remarks(field, value, visible=visible)
    return Verdict((*problems, *cross_problems(connection, values, visible=visible)))


def field_problems(field: Field, value: Entered, *, mode: Mode) -> Iterator[FieldProblem]:
    """Yield what is wrong with the value of one field by itself, without remarks, in the order of `ValueRule`."""

    def block(rule: ValueRule, message: str) -> FieldProblem:
        return FieldProblem(field.key, rule, "block", message)

    if is_missing(field, value):
        if field.required and field.type is not FieldType.TOGGLE:
            yield block(ValueRule.REQUIRED, f"{TABLE['verbs'].get(field.type, 'Enter')} {field.label}")
        return
    if not has_type(field, value):
        yield block(ValueRule.TYPE, f"{field.label} must be {TABLE['must_be'].get(field.type, 'text')}")
        return
    chosen = value if isinstance(value, list) else [value]
    if field.choices and any(entry not in {choice.value for choice in field.choices} for entry in chosen):
        yield block(ValueRule.CHOICE, f"{field.label} must be chosen from the list")
    if isinstance(value, str):
        yield from _text_problems(field, value, mode=mode)
    if isinstance(value, Mapping):
        yield from _file_problems(field, value)


def size_words(size: int) -> str:
    """Return a number of bytes in words: in MB or KB (of 1024) if that is a whole number, else in bytes."""
    for unit, bytes_ in (("MB", 1024 * 1024), ("KB", 1024)):
        if size % bytes_ == 0:
            return f"{size // bytes_} {unit}"
    return "1 byte" if size == 1 else f"{size} bytes"


def _file_problems(field: Field, file: Mapping[str, Any]) -> Iterator[FieldProblem]:
    def block(rule: ValueRule, message: str) -> FieldProblem:
        return FieldProblem(field.key, rule, "block", message)

    if field.accept and not file["name"].lower().endswith(field.accept):
        yield block(ValueRule.ACCEPT, f"{field.label} must be a file that ends in {_listed(field.accept)}")
    if field.max_size is not None and file["size"] > field.max_size:
        yield block(ValueRule.MAX_SIZE, f"{field.label} must be a file of at most {size_words(field.max_size)}")
    head = file.get("head")
    found = kind_of(file["name"], head) if field.kinds else None
    if found == ARCHIVE:
        yield block(
            ValueRule.KIND, f"{field.label} is still in an archive: unpack it first, then choose the file inside"
        )
    elif field.kinds and head is not None and found not in field.kinds:
        but = f", but this is a {KIND_WORDS[found]} file" if found else ""
        kinds = _listed(tuple(KIND_WORDS[kind] for kind in field.kinds))
        yield block(ValueRule.KIND, f"{field.label} must be a {kinds} file{but}")


def _text_problems(field: Field, text: str, *, mode: Mode) -> Iterator[FieldProblem]:
    length = len(text)
    if field.min_length is not None and min(length, len(repaired_text(field, text))) < field.min_length:
        message = f"{field.label} must have at least {_characters(field.min_length)}"
        yield FieldProblem(field.key, ValueRule.MIN_LENGTH, "block", message)
    if field.max_length is not None and length > field.max_length:
        message = f"{field.label} must have at most {_characters(field.max_length)}"
        yield FieldProblem(field.key, ValueRule.MAX_LENGTH, "block", message)
    if field.pattern and not matches(field.pattern, text):
        yield FieldProblem(field.key, ValueRule.PATTERN, field.pattern_severity, field.pattern_hint or "")
    formats = field.environments
    current, other = (formats.test, formats.live) if mode == "test" else (formats.live, formats.test)
    if current is None or current.pattern is None or matches(current.pattern, text):
        return
    whole = repaired_text(field, text)
    if other and other.pattern and _is_only(other.pattern, current.pattern, (text, whole)):
        wrong = "live" if mode == "test" else "test"
        message = f"{field.label} looks like a {wrong} value, but the form is in {mode} mode"
        yield FieldProblem(field.key, ValueRule.ENVIRONMENT, "block", message)
    else:
        yield FieldProblem(field.key, ValueRule.PATTERN, field.pattern_severity, current.pattern_hint or "")


def _is_only(pattern: str, other: str, texts: tuple[str, ...]) -> bool:
    """Return whether one of the texts matches the pattern, and not the other."""
    return any(matches(pattern, text) and not matches(other, text) for text in texts)


def _characters(count: int) -> str:
    return "1 character" if count == 1 else f"{count} characters"


def _listed(words: tuple[str, ...]) -> str:
    return " or ".join(filter(None, (", ".join(words[:-1]), words[-1])))
