"""From the options of a form that a manual names to fields: test mode, currencies, features and switches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_paycore.intake.field_draft import field_data, key_of
from mkdocs_paycore.manuscript.manual.sentences.form_options import is_environment
from mkdocs_paycore.manuscript.manual.wording.words import compared

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_paycore.intake.manual.fields import Fields
    from mkdocs_paycore.intake.manual.options import FormOptions


def option_fields(fields: Fields, options: FormOptions) -> None:
    """Add the fields of options to those of the credentials; a field that is there already is the same.

    Args:
        fields: those of the credentials; gets the others.
        options: what the section says of options.
    """
    labels = frozenset(compared(each["label"]) for each in fields.data)
    _mark_left_empty(fields, options)
    has_environments = any(is_environment(_values(each)) for each in fields.data)
    if options.test_mode is not None and "test mode" not in labels and not has_environments:
        _add(fields, "Test mode", "toggle")
    for name, start in options.switches.items():
        if compared(name) not in labels:
            _add(fields, name, "toggle")
            fields.doubts.add(start, f"found {name!r} to switch on: took it for a toggle of the form")
    for name, start in options.unsure.items():
        if compared(name) not in labels:
            fields.doubts.add(start, f"took {name!r} for no field of the form", "add it, if the form has it")
    if options.currency is not None and not labels & {"currency", "currencies"}:
        _add_currency(fields, options, options.currency)
    if options.features is not None and "features" not in labels:
        _add(fields, "Features", "multiselect", options.codes)


def _values(field: Mapping[str, Any]) -> str:
    """Return the values of what is chosen in a field, as a sentence has them; of another field nothing."""
    return " or ".join(str(each["value"] if isinstance(each, dict) else each) for each in field.get("choices", ()))


def _mark_left_empty(fields: Fields, options: FormOptions) -> None:
    """Say of the fields that a manual allows to leave empty that they need not be filled in."""
    empty = {compared(name): start for name, start in options.left_empty.items()}
    for each in fields.data:
        if (start := empty.get(compared(each["label"]))) is not None and each.get("required") is None:
            fields.mark_optional(each, start)


def _add_currency(fields: Fields, options: FormOptions, start: int) -> None:
    label = "Currencies" if options.is_many else "Currency"
    _add(fields, label, "select", options.currencies)
    fields.unmarked.append((start, label))
    if options.is_many:
        message = "the manual speaks of currencies: took the field for one that takes a single currency"
        fields.doubts.add(start, message, "make it a multiselect if the form takes several")


def _add(fields: Fields, label: str, control: str, choices: Iterable[str] = ()) -> None:
    key = key_of(label, taken=fields.keys)
    fields.data.append(field_data(key=key, label=label, type=control, choices=list(choices)))
