"""Values that fit a form, for programs: an example that whoever reads the form's schema can send."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.form.verdict import validate
from mkdocs_paycore.catalog.form.visibility import visible_fields
from mkdocs_paycore.catalog.model.field import FieldType

if TYPE_CHECKING:
    from mkdocs_paycore.catalog.form.problem import Entered
    from mkdocs_paycore.catalog.model.field import Field
    from mkdocs_paycore.catalog.model.provider import Connection

_BY_TYPE = {
    FieldType.EMAIL: "name@example.com",
    FieldType.URL: "https://shop.example/{number}",
    FieldType.NUMBER: "12.50",
    FieldType.DATE: "2026-01-31",
}
_TEXT = "sample-{number}"
_FILE_SIZE = 1024


def sample_values(connection: Connection) -> dict[str, Entered] | None:
    """Return values of all fields that have to be filled in, which fit the form; None where none are known that do.

    They are the examples and tested values of the fields, and made-up texts where any text fits.
    """
    values: dict[str, Entered] = {}
    while missing := [field for field in visible_fields(connection, values, mode="live") if _lacks(field, values)]:
        values |= {field.key: _value(field, number) for number, field in enumerate(missing, start=len(values) + 1)}
    return values if not validate(connection, values, mode="live").problems else None


def _lacks(field: Field, values: dict[str, Entered]) -> bool:
    return field.required and field.type is not FieldType.TOGGLE and field.key not in values


def _value(field: Field, number: int) -> Entered:
    if field.type is FieldType.FILE:
        return {"name": f"key{field.accept[0] if field.accept else '.pem'}", "size": _FILE_SIZE}
    choice = field.choices[0].value if field.choices else None
    if field.type is FieldType.MULTISELECT:
        return [choice or field.example or "EUR"]
    live = field.environments.live
    known = (choice, live.example if live else None, field.example, *field.tests.valid)
    found = next((each for each in known if each), None)
    return found or _made_up(field, number)


def _made_up(field: Field, number: int) -> str:
    if field.type is FieldType.NUMBER and field.minimum is not None:
        return str(field.minimum)
    text = _BY_TYPE.get(field.type, _TEXT).format(number=number)
    return text.ljust(field.min_length or 0, "0")[: field.max_length]
