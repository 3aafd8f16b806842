"""Which fields of a connection appear for the values that are entered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.field import FieldType
from mkdocs_paycore.catalog.model.relation import MODE, wanted_values

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_paycore.catalog.form.problem import Entered, Mode
    from mkdocs_paycore.catalog.model.field import Field
    from mkdocs_paycore.catalog.model.provider import Connection


def visible_fields(connection: Connection, values: Mapping[str, Entered], *, mode: Mode) -> list[Field]:
    """Return the fields that appear, in the order of the form."""
    by_key = {field.key: field for field in connection.fields}

    def appears(field: Field, above: tuple[str, ...] = ()) -> bool:
        return field.key not in above and all(
            holds(key, wanted_values(wanted), (*above, field.key)) for key, wanted in field.visible_when.items()
        )

    def holds(key: str, wanted: tuple[bool | str, ...], above: tuple[str, ...]) -> bool:
        field = by_key.get(key)
        if field is None:
            return key == MODE and mode in wanted
        return appears(field, above) and _holds(field, values.get(key), wanted)

    return [field for field in connection.fields if appears(field)]


def _holds(field: Field, value: Entered, wanted: tuple[bool | str, ...]) -> bool:
    if field.type is FieldType.TOGGLE:
        value = False if value is None else value
        return isinstance(value, bool) and value in wanted
    if field.type is FieldType.MULTISELECT:
        return isinstance(value, list) and any(isinstance(entry, str) and entry in wanted for entry in value)
    return isinstance(value, str) and value in wanted
