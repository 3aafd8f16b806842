"""From the options of a form that a manual names to fields: test mode, currencies, features and switches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.intake.field_draft import field_data, key_of
from mkdocs_paycore.manuscript.manual.wording.words import compared

if TYPE_CHECKING:
    from mkdocs_paycore.intake.manual.fields import Fields
    from mkdocs_paycore.intake.manual.options import FormOptions


def option_fields(fields: Fields, options: FormOptions) -> None:
    """Add the fields of options to those of the credentials; a field that is there already is the same."""
    labels = {compared(each["label"]) for each in fields.data}
    empty = {compared(name): start for name, start in options.left_empty.items()}
    for each in fields.data:
        if (start := empty.get(compared(each["label"]))) is not None and each.get("required") is None:
            fields.mark_optional(each, start)
    is_chosen = any({"test", "live"} <= {*map(str, each.get("choices", ()))} for each in fields.data)
    if options.test_mode is not None and "test mode" not in labels and not is_chosen:
        fields.data.append(field_data(key=key_of("Test mode", taken=fields.keys), label="Test mode", type="toggle"))
    for name, start in options.switches.items():
        if compared(name) not in labels:
            fields.data.append(field_data(key=key_of(name, taken=fields.keys), label=name, type="toggle"))
            fields.doubts.append((start, f"found {name!r} to switch on: took it for a toggle of the form", ""))
    fields.doubts += [
        (start, f"took {name!r} for no field of the form", "add it, if the form has it")
        for name, start in options.unsure.items()
        if compared(name) not in labels
    ]
    if options.currency is not None and not labels & {"currency", "currencies"}:
        label = "Currencies" if options.is_many else "Currency"
        fields.data.append(
            field_data(
                key=key_of(label, taken=fields.keys), label=label, type="select", choices=list(options.currencies)
            )
        )
        fields.unmarked.append((options.currency, label))
        if options.is_many:
            message = "the manual speaks of currencies: took the field for one that takes a single currency"
            fields.doubts.append((options.currency, message, "make it a multiselect if the form takes several"))
    if options.features is not None and "features" not in labels:
        fields.data.append(
            field_data(
                key=key_of("Features", taken=fields.keys),
                label="Features",
                type="multiselect",
                choices=list(options.codes),
            )
        )
