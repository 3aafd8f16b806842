"""What a manual says of the fields of a form: how values look, when they are asked for, and how many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_paycore.catalog.catalog import Catalog
from mkdocs_paycore.catalog.model.provider import Provider
from mkdocs_paycore.check.text.credentials.field_conditions import wrong_conditions
from mkdocs_paycore.check.text.credentials.mode_formats import strange_marks_of_modes
from mkdocs_paycore.check.text.credentials.value_formats import refused_formats
from tests.support.checked import checked_pages_at

if TYPE_CHECKING:
    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.source.rule import Look

SIX = {"pattern": "[0-9]{6}", "pattern_hint": "Six digits"}
MODES = {
    "test": {"pattern": "ok_try_[a-z]+", "pattern_hint": "ok_try_ first"},
    "live": {"pattern": "ok_real_[a-z]+", "pattern_hint": "ok_real_ first"},
}
FIELDS: list[dict[str, Any]] = [
    {"key": "seat", "label": "Seat ID", "provider_label": "Seat number", "type": "text", "required": True, **SIX},
    {"key": "word", "label": "Door word", "type": "password", "required": True, "environments": MODES},
    {"key": "line", "label": "Bill line", "type": "text", "max_length": 18},
    {"key": "wait", "label": "Waiting time", "type": "number", "minimum": "3", "maximum": "40"},
    {"key": "way", "label": "Way of paying", "type": "select", "choices": ["here", "there", "both_ways"]},
    {"key": "back", "label": "Return page", "type": "url", "visible_when": {"way": "there"}, "required": True},
]


def found(look: Look[CheckedTexts], text: str) -> list[str]:
    """Return what a look finds in the part about connecting of a manual, of each message what was found."""
    connection = {"kind": "provider_account", "fields": FIELDS}
    file = {"code": "kino", "name": "Kino", "status": "ready", "connections": [connection]}
    catalog = Catalog({"kino": Provider.model_validate(file)})
    page = f"# Kino\n\n## Connect Provider Account\n\n{text}\n"
    checked = checked_pages_at({"docs/connectors/kino/index.md": page}, catalog=catalog)
    return [each.message.removeprefix("found ").partition(", ")[0] for each in look(checked)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The seat number has six digits, for example `204417`.", []),
        ("The number of the seat has six digits, for example `20441`.", ["'20441' for 'Seat ID'"]),
        ("The **Seat ID** looks like `204-417`.", ["'204-417' for 'Seat ID'"]),
        ("The **Seat ID** looks like `20XXXX`.", []),
        ("The **Seat ID** is a number such as `204417`.", []),
        ("The seat number has seven digits.", ["'seven digits.' for 'Seat ID'"]),
        ("The seat number has four to eight digits.", []),
        ("The seat number has not seven digits.", []),
        ("The seat number usually has seven digits.", []),
        ("The number of the hall has seven digits.", []),
        ("The **Bill line** has 18 characters at most.", []),
        ("The **Bill line** has 28 characters at most.", ["'28 characters at most.' for 'Bill line'"]),
        ("The **Bill line** may have up to 10 characters.", ["'up to 10 characters.' for 'Bill line'"]),
        ("The **Bill line** has ten characters in their shop.", []),
        ("The **Waiting time** may be 3 to 40 minutes. Leave it at 5.", []),
        ("The **Waiting time** may be 3 to 60 minutes.", ["'3 to 60' for 'Waiting time'"]),
        ("The **Waiting time** can be between 5 and 40.", ["'5 to 40' for 'Waiting time'"]),
        ("The **Waiting time** is what your customers bear.", []),
    ],
)
def test_how_the_value_of_a_field_looks(text: str, expected: list[str]) -> None:
    assert found(refused_formats, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("* **Return page** (only if the way of paying is `there`)", []),
        ("* **Return page** (only if the way of paying is `here`)", ["'here' for 'Return page'"]),
        ("If you choose `there` as **Way of paying**, the form asks for the **Return page**.", []),
        (
            "If you choose `here` as **Way of paying**, the form asks for the **Return page**.",
            ["'here' for 'Return page'"],
        ),
        ("If you choose `here` as **Way of paying**, leave the **Return page** empty.", []),
        ("If you choose `here` as **Way of paying**, there is no **Return page**.", []),
        ("If you choose `here` or `there` as **Way of paying**, look at the **Return page**.", []),
        ("Choose `here` as **Way of paying**. The **Return page** is below it.", []),
        ("The form asks for four values.", []),
        ("The form has six fields.", []),
        ("The form asks for one value that you copied, and for three of your own.", []),
        ("The form asks for one values that you copied, and for three of your own.", []),
        ("The form asks for two values.", []),
        ("The form asks for one values.", ["'one values'"]),
        ("The form asks for seven values.", ["'seven values'"]),
        ("The letter has seven values.", []),
    ],
)
def test_when_a_form_asks_for_a_field_and_for_how_many(text: str, expected: list[str]) -> None:
    assert found(wrong_conditions, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Keys for tests contain `_try_`.", []),
        ("Keys for tests contain `_sandbox_`.", ["'_sandbox_'"]),
        ("Live keys begin with `ok_real_`.", []),
        ("Live keys begin with `ok_live_`.", ["'ok_live_'"]),
        ("Live keys begin with `ok_`.", []),
        ("Your keys begin with `ok_live_`.", []),
    ],
)
def test_what_all_keys_of_a_mode_have(text: str, expected: list[str]) -> None:
    assert found(strange_marks_of_modes, text) == expected
