"""Conditions over several fields as JSON Schema: when a field appears, and the rules of a connection."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from mkdocs_paycore.catalog.form.table import TABLE
from mkdocs_paycore.catalog.form.values import UNSEEN_SET
from mkdocs_paycore.catalog.model.field import FieldType
from mkdocs_paycore.catalog.model.relation import MODE, wanted_values
from mkdocs_paycore.catalog.regex.matching import anchored

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.catalog.form.problem import Mode
    from mkdocs_paycore.catalog.model.field import EnvironmentFormat, Field
    from mkdocs_paycore.catalog.model.provider import Connection

Schema: TypeAlias = dict[str, Any]

_NEVER: Schema = {"not": {}}


class Conditions:
    """What the values of a connection say; an empty schema always holds. The schemas use `$defs` of `schema`."""

    def __init__(self, connection: Connection, mode: Mode | None) -> None:
        """Take the connection, and the mode of its values; if None, they say it themselves."""
        self._connection = connection
        self._mode = mode
        key = connection.test_mode_key
        self._is_test: Schema = {"properties": {key: {"const": True}}, "required": [key]}
        self._fields = {field.key: field for field in connection.fields}

    def in_mode(self, mode: Mode) -> Schema:
        """Return what holds in a mode."""
        if self._mode:
            return {} if self._mode == mode else _NEVER
        return self._is_test if mode == "test" else {"not": self._is_test}

    def appears(self, field: Field, above: tuple[str, ...] = ()) -> Schema:
        """Return what holds where the field appears."""
        if field.key in above:
            return _NEVER
        return _all(
            self._holds(key, wanted_values(wanted), (*above, field.key)) for key, wanted in field.visible_when.items()
        )

    def rules(self) -> Iterator[Schema]:
        """Yield the rules over several fields, but for `not_equal`."""
        for rule in self._connection.rules:
            for name, keys in rule.lists():
                fields = [self._fields[key] for key in keys if key in self._fields]
                match name:
                    case "all_or_none":
                        yield {"anyOf": [_none(map(self._counts, fields)), _all(map(self._is_complete, fields))]}
                    case "one_of":
                        yield {"oneOf": [_none(map(self.appears, fields)), *map(self._counts, fields)]}
                    case "same_environment":
                        found = (_any(self._is_of(mode, field) for field in fields) for mode in ("test", "live"))
                        yield {"not": _all(found)}

    def _holds(self, key: str, wanted: tuple[bool | str, ...], above: tuple[str, ...]) -> Schema:
        field = self._fields.get(key)
        if field is None:
            modes: tuple[Mode, ...] = ("test", "live")
            return _any(self.in_mode(mode) for mode in modes if key == MODE and mode in wanted)
        values: list[Any] = list(wanted)
        if field.type is FieldType.TOGGLE and False in wanted:
            values.append(None)
        entered: Schema = {"enum": values}
        if field.type is FieldType.MULTISELECT:
            entered = {"type": "array", "contains": entered}
        is_off = {"not": {"required": [key]}}
        is_entered: Schema = {"properties": {key: entered}, "required": [key]}
        return _all([self.appears(field, above), _any([is_off, is_entered]) if None in values else is_entered])

    def _counts(self, field: Field) -> Schema:
        return _all([self.appears(field), _filled(field)])

    def _is_complete(self, field: Field) -> Schema:
        appears = self.appears(field)
        return {"if": appears, "then": _filled(field)} if appears else _filled(field)

    def _is_of(self, mode: Mode, field: Field) -> Schema:
        formats = field.environments
        this, other = (formats.test, formats.live) if mode == "test" else (formats.live, formats.test)
        if this is None or this.pattern is None:
            return _NEVER
        as_it_is: Schema = {"pattern": anchored(this.pattern)}
        if other and other.pattern:
            as_it_is["not"] = {"pattern": anchored(other.pattern)}
        value = {"$ref": "#/$defs/filled", "anyOf": [as_it_is, is_only(this, other)]}
        return _all([self.appears(field), {"properties": {field.key: value}, "required": [field.key]}])


def is_only(this: EnvironmentFormat, other: EnvironmentFormat | None) -> Schema:
    """Return what holds for a text that has one format and not the other, without white space and `Bearer` around.

    Args:
        this: the one; it has a pattern.
        other: of the other mode. A text that has it as it is is of that mode.
    """
    found: Schema = {"pattern": _behind(this.pattern or "")}
    if other and other.pattern:
        found["not"] = {"anyOf": [{"pattern": anchored(other.pattern)}, {"pattern": _behind(other.pattern)}]}
    return found


def _behind(pattern: str) -> str:
    unseen, prefix = f"[{UNSEEN_SET}]", TABLE["starts"]["prefix"].removeprefix("^")
    return f"^{unseen}*(?:{prefix})?(?!{unseen})(?:{pattern})(?<!{unseen}){unseen}*$"


def _filled(field: Field) -> Schema:
    return {"properties": {field.key: {"not": {"$ref": "#/$defs/missing"}}}, "required": [field.key]}


def _all(schemas: Iterator[Schema] | list[Schema]) -> Schema:
    some = [schema for schema in schemas if schema]
    return some[0] if len(some) == 1 else {"allOf": some} if some else {}


def _any(schemas: Iterator[Schema] | list[Schema]) -> Schema:
    some = list(schemas)
    return some[0] if len(some) == 1 else {"anyOf": some} if some else _NEVER


def _none(schemas: Iterator[Schema]) -> Schema:
    return {"not": _any(schemas)}
