"""Problems with values that do not go together, by the `rules` of a connection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.form.file_kind import is_locked
from mkdocs_paycore.catalog.form.messages import message
from mkdocs_paycore.catalog.form.paste_hints import repaired_text
from mkdocs_paycore.catalog.form.problem import FieldProblem, ValueRule
from mkdocs_paycore.catalog.form.values import UNSEEN, has_type, is_missing, is_text
from mkdocs_paycore.catalog.model.field import FieldType
from mkdocs_paycore.catalog.regex.matching import matches

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mkdocs_paycore.catalog.form.problem import Entered
    from mkdocs_paycore.catalog.model.field import Field
    from mkdocs_paycore.catalog.model.provider import Connection


def cross_problems(
    connection: Connection, values: Mapping[str, Entered], *, visible: Sequence[Field]
) -> Iterator[FieldProblem]:
    """Yield a problem for each rule that the values break, in the order of the rules, on its first visible field."""
    by_key = {field.key: field for field in visible}
    for cross_rule in connection.rules:
        for name, keys in cross_rule.lists():
            rule = ValueRule(name)
            fields = [by_key[key] for key in keys if key in by_key]
            if fields and _breaks(rule, fields, values):
                labels = ", ".join(field.label for field in fields)
                said = cross_rule.message or message(rule, fields[0], labels=labels)
                yield FieldProblem(fields[0].key, rule, "block", said)


def _breaks(rule: ValueRule, fields: list[Field], values: Mapping[str, Entered]) -> bool:
    filled = [(field, values[field.key]) for field in fields if not is_missing(field, values.get(field.key))]
    match rule:
        case ValueRule.ALL_OR_NONE:
            return 0 < len(filled) < len(fields)
        case ValueRule.ONE_OF:
            return len(filled) != 1
        case ValueRule.NOT_EQUAL:
            texts = [(field, value) for field, value in filled if is_text(value)]
            bare = {repaired_text(field, text).strip(UNSEEN) for field, text in texts}
            return len(texts) > min(len(bare), len({text for _, text in texts}))
        case ValueRule.UNLOCK:
            return len(filled) < len(fields) and any(_is_locked(field, value) for field, value in filled)
        case _:
            return len({_environment(field, value) for field, value in filled} - {None}) > 1


def _is_locked(field: Field, value: Entered) -> bool:
    return field.type is FieldType.FILE and has_type(field, value) and is_locked(value.get("head"))


def _environment(field: Field, value: Entered) -> str | None:
    """Return the only mode whose pattern the value matches, as it is or else repaired; None if there is none."""
    formats = {"test": field.environments.test, "live": field.environments.live}
    if not is_text(value) or not any(formats.values()):
        return None
    for text in (value, repaired_text(field, value)):
        found = [each for each, form in formats.items() if form and form.pattern and matches(form.pattern, text)]
        if len(found) == 1:
            return found[0]
    return None
