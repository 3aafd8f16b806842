"""Fields that sentences name as such: each is compared with the form once."""

from __future__ import annotations

from typing import Any

import pytest

from mkdocs_paycore.catalog.catalog import Catalog
from mkdocs_paycore.catalog.model.provider import Provider
from mkdocs_paycore.check.text.credentials.form_lists import differing_lists
from mkdocs_paycore.check.text.credentials.form_orders import odd_orders
from mkdocs_paycore.check.text.credentials.misnamed_credentials import misnamed_credentials
from mkdocs_paycore.check.text.credentials.named_fields import strange_fields
from mkdocs_paycore.check.text.credentials.renamed_credentials import renamed_credentials
from tests.support.checked import checked_pages_at

FIELDS: list[dict[str, Any]] = [
    {"key": "seat", "label": "Seat ID", "provider_label": "Chair number", "type": "text", "required": True},
    {"key": "word", "label": "Door word", "type": "password", "required": True},
    {"key": "pem", "label": "Ticket file", "type": "file"},
]
DRAWN = "<<connection_form('provider_account')>>"


def found(text: str, *, drawn: str = DRAWN) -> list[str]:
    """Return the names that are told of a manual whose part about connecting has a text and a form."""
    connection = {"kind": "provider_account", "fields": FIELDS}
    file = {"code": "kino", "name": "Kino", "status": "ready", "connections": [connection]}
    catalog = Catalog({"kino": Provider.model_validate(file)})
    page = f"# Kino\n\n## Connect Provider Account\n\n{text}\n\n{drawn}\n"
    checked = checked_pages_at({"docs/connectors/kino/index.md": page}, catalog=catalog)
    told = [each for look in (strange_fields, odd_orders, differing_lists) for each in look(checked)]
    names = [each.message.partition("'")[2].partition("'")[0] for each in told if each.message.startswith("found")]
    return [name for name in names if name not in {each["label"] for each in FIELDS}]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The chair number goes into the field **{}**.", "Seat ID"),
        ("The **Chair number** goes into **{}**, and the long word into **Door word**.", "Seat ID"),
        ("The **Chair number** goes into **Seat ID**, and the long word into **{}**.", "Door word"),
        ("As **{}**, enter the chair number.", "Seat ID"),
        ("As **Ticket file**, upload the ticket; as **{}**, the long word.", "Door word"),
        ("Upload the ticket as **{}**.", "Ticket file"),
        ("The form calls the first one **{}**.", "Seat ID"),
        ("The field for the chair number is just called **{}**:", "Seat ID"),
        ("What Kino calls chair number is **{}** in the form.", "Seat ID"),
        ("The long word is entered as **{}**.", "Door word"),
        ("Leave **Ticket file** and **{}** empty.", "Door word"),
        ("In this form, the **{}** is required.", "Seat ID"),
        ("In the field **{}**, paste the chair number.", "Seat ID"),
        ('Put the chair number into "{}".', "Seat ID"),
        ("Enter the **{}** that your manager gave you, too.", "Seat ID"),
    ],
)
def test_a_field_of_another_name_is_told(text: str, name: str) -> None:
    assert found(text.format(name)) == []
    assert found(text.format("Row code")) == ["Row code"]
    assert found(text.format("Row code"), drawn="") == ["Row code"]


@pytest.mark.parametrize(
    "text",
    [
        "The address goes into the field **Report URL** of your cabinet.",
        "As **Report URL**, enter this address at Kino.",
        "The **Chair number** goes into **Seat ID**, and the **Hall number** into **Door word**.",
        "In the field **Report URL** of Kino, paste this address.",
        "In the field **Report URL** at <<provider.name>>, paste this address.",
        "Leave **Settings** as it is.",
        "The bank calls it **Row code**.",
        "Choose **Provider account**, and go on as **Guest**.",
        "The key belongs to the **Row code** of the ticket.",
        "The address is called **Report URL** there.",
    ],
)
def test_what_is_no_field_of_the_form_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The form asks for the **Seat ID** and the **Door word**.", []),
        ("The form asks for the **Seat number** and the **Door word**.", ["Seat number"]),
        ("The form asks for the **Seat** and the **Door word**.", ["Seat"]),
        ("The form has a **Test mode**.", ["Test mode"]),
        ("Enter the **Seat ID** and upload the **Hall certificate**.", ["Hall certificate"]),
        ("Enter the **Door word** and press **Save code**.", []),
        ("This form asks for the same as the **Provider account**.", []),
    ],
)
def test_a_sentence_about_the_form_names_its_fields(text: str, expected: list[str]) -> None:
    connection = {"kind": "provider_account", "fields": FIELDS}
    file = {"code": "kino", "name": "Kino", "status": "ready", "connections": [connection]}
    page = f"# Kino\n\n## Connect Provider Account\n\n<<credentials('provider_account')>>\n\n{text}\n"
    catalog = Catalog({"kino": Provider.model_validate(file)})
    checked = checked_pages_at({"docs/connectors/kino/index.md": page}, catalog=catalog)
    assert [each.message.partition("'")[2].partition("'")[0] for each in odd_orders(checked)] == expected


def _told(look: Any, text: str) -> list[str]:
    connection = {
        "kind": "provider_account",
        "fields": [
            {"key": "seat", "label": "Seat ID", "provider_label": "Chair number", "type": "text", "required": True},
            {"key": "door", "label": "Door word", "type": "password", "required": True},
            {"key": "row", "label": "Row key", "provider_label": "Row secret", "type": "secret", "required": True},
        ],
    }
    file = {"code": "kino", "name": "Kino", "status": "ready", "connections": [connection]}
    catalog = Catalog({"kino": Provider.model_validate(file)})
    checked = checked_pages_at({"docs/connectors/kino/index.md": text}, catalog=catalog)
    return [f"{each.line} {each.rule}" for each in look(checked)]


def test_a_pair_is_told_where_both_names_stand() -> None:
    text = (
        "# Kino\n\n## Connect Provider Account\n\nFill in **Seat ID**, **Door word** and **Row key**.\n\n"
        "What Kino calls *Seat ID* goes into the field **Chair number**.\n"
    )
    assert "7 manual-reversed-names" in _told(differing_lists, text)


@pytest.mark.parametrize("look", [misnamed_credentials, renamed_credentials])
def test_names_of_the_form_and_of_two_fields_are_no_other_names(look: Any) -> None:
    text = (
        "# Kino\n\n## Set up account\n\nOpen *Hall* and copy **Chair number**, **Door word** and **Row secret**.\n\n"
        "## Connect Provider Account\n\nFill in **Seat ID**, **Door word** and **Row key**.\n\n"
        "What Kino calls *Row secret* goes into the field **Row key**.\n"
    )
    assert _told(look, text) == []
