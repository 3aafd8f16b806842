"""Whether values satisfy a connection, field by field, in words of the language that was chosen.

`components/assets/validate.js` says the same in a browser: same rules, order and messages. Tests compare them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.catalog.form.cross_field import cross_problems
from mkdocs_paycore.catalog.form.file_kind import ARCHIVE, KIND_WORDS, kind_of, other_content
from mkdocs_paycore.catalog.form.messages import (
    alternatives,
    length_words,
    message,
    message_by_type,
    size_words,
)
from mkdocs_paycore.catalog.form.paste_hints import remarks, repaired_text
from mkdocs_paycore.catalog.form.problem import FieldProblem, Mode, ValueRule
from mkdocs_paycore.catalog.form.values import has_type, is_missing, is_text
from mkdocs_paycore.catalog.form.visibility import visible_fields
from mkdocs_paycore.catalog.model.field import TEXT_TYPES, FieldType
from mkdocs_paycore.catalog.regex.matching import matches
from mkdocs_paycore.catalog.words.language import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs_paycore.catalog.form.problem import Entered
    from mkdocs_paycore.catalog.model.field import Field
    from mkdocs_paycore.catalog.model.provider import Connection


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
        mode: whether the values are for testing; if None, the value that means it says so, which is
            `test_mode` where no field does; else they are live.

    Returns:
        The verdict; any value whatever gets one.
    """
    connection = connection.told_apart()
    current: Mode = mode or ("test" if values.get(connection.test_mode_key) is True else "live")
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
    if is_missing(field, value):
        if field.required and field.type is not FieldType.TOGGLE:
            yield _blocked(field, ValueRule.REQUIRED, message_by_type("required", field))
        return
    if not has_type(field, value):
        is_list = field.several and not isinstance(value, list)
        yield _blocked(
            field, ValueRule.TYPE, message_by_type("type", field, FieldType.MULTISELECT if is_list else None)
        )
        return
    chosen = value if isinstance(value, list) else [value]
    if field.choices and any(entry not in {choice.value for choice in field.choices} for entry in chosen):
        yield _blocked(field, ValueRule.CHOICE, message("choice", field))
    texts = [entry for entry in chosen if isinstance(entry, str)] if field.several or isinstance(value, str) else []
    if texts:
        yield from _text_problems(field, texts, mode=mode)
    if isinstance(value, Mapping):
        yield from _file_problems(field, value)


def _blocked(field: Field, rule: ValueRule, words: str) -> FieldProblem:
    return FieldProblem(field.key, rule, "block", words)


def _file_problems(field: Field, file: Mapping[str, Any]) -> Iterator[FieldProblem]:
    name, size, head = file["name"], file["size"], file.get("head")
    found = kind_of(name, head) if field.kinds else None
    if not size or found == ARCHIVE:
        yield _blocked(field, ValueRule.KIND, message("kind_archive" if size else "kind_empty", field))
        return
    if field.accept and not name.lower().endswith(field.accept):
        yield _blocked(field, ValueRule.ACCEPT, message("accept", field, endings=alternatives(field.accept)))
    if field.max_size is not None and size > field.max_size:
        yield _blocked(field, ValueRule.MAX_SIZE, message("max_size", field, size=size_words(field.max_size)))
    if head is None:
        return
    if field.kinds and found not in field.kinds:
        kinds = alternatives(KIND_WORDS[kind] for kind in field.kinds)
        said = message("kind_found", field, kinds=kinds, found=KIND_WORDS[found]) if found else None
        yield _blocked(field, ValueRule.KIND, said or message("kind", field, kinds=kinds))
    elif field.holds and (other := other_content(field.holds, size, head)):
        wanted, held = (words(f"verdict.content.{each}") for each in (field.holds, other))
        yield _blocked(field, ValueRule.KIND, message("kind_holds", field, wanted=wanted, found=held))


def _text_problems(field: Field, texts: Sequence[str], *, mode: Mode) -> Iterator[FieldProblem]:
    """Yield what is wrong with a text, or with one at least of several: each rule once."""
    low, high = field.min_length, field.max_length
    if low is not None and any(min(len(text), len(repaired_text(field, text))) < low for text in texts):
        yield _blocked(field, ValueRule.MIN_LENGTH, message("min_length", field, length=length_words(low)))
    if high is not None and any(len(text) > high for text in texts):
        yield _blocked(field, ValueRule.MAX_LENGTH, message("max_length", field, length=length_words(high)))
    values = [_ordered(field, text) for text in texts]
    if field.minimum is not None and min(values) < _ordered(field, field.minimum):
        yield _blocked(field, ValueRule.MINIMUM, message("minimum", field, limit=field.minimum))
    if field.maximum is not None and max(values) > _ordered(field, field.maximum):
        yield _blocked(field, ValueRule.MAXIMUM, message("maximum", field, limit=field.maximum))
    if field.pattern and not all(matches(field.pattern, text) for text in texts):
        yield FieldProblem(field.key, ValueRule.PATTERN, field.pattern_severity, field.pattern_hint or "")
    yield from _mode_problems(field, texts, mode=mode)


def _mode_problems(field: Field, texts: Sequence[str], *, mode: Mode) -> Iterator[FieldProblem]:
    """Yield what a text, or one of several, misses of the format that the field has in a mode."""
    formats = field.environments
    current, other = (formats.test, formats.live) if mode == "test" else (formats.live, formats.test)
    if current is None or current.pattern is None:
        return
    missed = [text for text in texts if not matches(current.pattern, text)]
    given = [each for text in missed for each in (text, repaired_text(field, text))]
    if missed and other and other.pattern and _is_only(other.pattern, current.pattern, given):
        wrong = "live" if mode == "test" else "test"
        yield _blocked(field, ValueRule.ENVIRONMENT, message(f"environment.{wrong}", field))
    elif missed:
        yield FieldProblem(field.key, ValueRule.PATTERN, field.pattern_severity, current.pattern_hint or "")


def _ordered(field: Field, text: str) -> Any:  # noqa: ANN401 - numbers and texts, each among themselves
    """Return what has the order of the field's values: a number as a double, as in JavaScript; a date as it is."""
    return float(text) if field.type is FieldType.NUMBER else text


def _is_only(pattern: str, other: str, texts: Iterable[str]) -> bool:
    """Return whether one of the texts matches the pattern, and not the other."""
    return any(matches(pattern, text) and not matches(other, text) for text in texts)
