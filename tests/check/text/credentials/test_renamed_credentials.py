"""A credential with one name in one place of a manual, and with another one elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.catalog.catalog import Catalog
from mkdocs_paycore.catalog.model.provider import Provider
from mkdocs_paycore.check.text.credentials.own_credentials import differing_credentials
from mkdocs_paycore.check.text.credentials.renamed_credentials import renamed_credentials
from mkdocs_paycore.check.text.credentials.rival_names import are_rivals
from tests.support.checked import checked_pages_at, found_by

if TYPE_CHECKING:
    from mkdocs_paycore.check.context import CheckedTexts

PAGE = "docs/connectors/zuki/index.md"
FORM = {"kind": "merchant_account", "fields": [{"key": "private_key", "label": "Private key", "type": "secret"}]}


def _manual(
    got: str, entered: str, *, connect: str = "Connect account", catalog: Catalog | None = None
) -> CheckedTexts:
    text = f"# Zuki\n\n## Set up account\n\n{got}\n\n## {connect}\n\n{entered}\n"
    return checked_pages_at({PAGE: text}, catalog=catalog or Catalog())


@pytest.mark.parametrize(
    ("got", "entered", "expected"),
    [
        (
            "Copy:\n\n* Shop ID\n* Public key",
            "* Shop ID --> Shop ID\n* Publishable key --> Publishable key",
            "13:3 Public key",
        ),
        ("Copy the *Shop ID* and the *Access code*.", "Enter the *Shop ID* and the *Access key*.", "9:30 Access code"),
        ("Copy `Shop ID` and `Sign key`.", "Enter credentials:\n\n- `Shop ID`\n- `Sign token`", "12:4 Sign key"),
        (
            "Payee ID\n:   a number\n\nSign key\n:   a long one",
            "1. Enter the *Payee number* and the *Sign key*.",
            "13:15 Payee ID",
        ),
        (
            "Copy the *Shop ID* and the *Project password*.",
            "| In the form | At Zuki |\n|---|---|\n| Shop ID | Shop ID |\n| Project passphrase | Project passphrase |",
            "12:3 Project password",
        ),
        ("* ID sprzedawcy\n* Klucz raportów", "* ID sprzedawcy --> Merchant ID\n* Klucz API --> Report key", ""),
        ("* SCI name\n* SCI password", "* SCI ID --> SCI name\n* SCI password --> SCI password", "10:3 SCI name"),
        (
            "Download the file with the *Username* and *Password*.",
            "| In the form | At Zuki |\n|---|---|\n| Login | Username |\n| Password | Shared secret |",
            "12:14 Password",
        ),
        (
            "Copy the *Consumer key* and the *Consumer secret*.",
            "Till number\n:   from the SMS\n\nConsumer token\n:   as shown\n\nConsumer secret\n:   as shown",
            "12:1 Consumer key",
        ),
        (
            "Copy the *Sign key* and the *Shop ID*.",
            "Enter the *Till number*, the *Sign token* and the *Shop ID*.",
            "9:31 Sign key",
        ),
        (
            "The manager of your project sends the *Site ID* and the *Secret key* of the project.",
            "* Project ID --> Project ID\n* Secret key --> Secret key",
            "5:40 Project ID",
        ),
        (
            "The app has a **Consumer key** and a **Customer secret**.",
            "Enter the **Consumer key** and the **Consumer secret**.",
            "5:40 Consumer secret",
        ),
    ],
)
def test_the_name_is_told_that_one_place_has(got: str, entered: str, expected: str) -> None:
    place, _, right = expected.partition(" ")
    told = [f"{place} manual-renamed-credential expected {right}"] if expected else []
    assert found_by(renamed_credentials, _manual(got, entered)) == told


def test_a_list_that_differs_from_all_other_places_is_told() -> None:
    text = (
        "# Zuki\n\n## Checklist\n\n- [ ] An *API key* and an *API password*\n\n## Step I \u2014 keys\n\n"
        "The *API key* and the *API secret* are shown once.\n\n## Step II \u2014 connect\n\n"
        "| Field of the form | Value |\n|---|---|\n| API key | API key |\n| API secret | API secret |\n"
    )
    found = found_by(renamed_credentials, checked_pages_at({PAGE: text}, catalog=Catalog()))
    assert found == ["5:28 manual-renamed-credential expected API secret"]


def test_the_form_says_which_of_two_names_is_right() -> None:
    form = {**FORM, "fields": [{"key": "shop_id", "label": "Shop ID", "type": "text"}, *FORM["fields"]]}
    provider = Provider.model_validate({"code": "zuki", "name": "Zuki", "status": "ready", "connections": [form]})
    catalog = Catalog(providers={"zuki": provider})
    one, other = "Copy the *Shop ID* and the *{}*.", "Enter the *Shop ID* and the *{}*."
    right, wrong = "Private key", "Secret key"
    in_set_up = _manual(one.format(wrong), other.format(right), catalog=catalog)
    in_connect = _manual(one.format(right), other.format(wrong), catalog=catalog)
    assert found_by(renamed_credentials, in_set_up) == ["5:29 manual-renamed-credential expected Private key"]
    assert found_by(renamed_credentials, in_connect) == ["9:30 manual-renamed-credential expected Private key"]


@pytest.mark.parametrize(
    ("got", "entered"),
    [
        pytest.param(
            "Copy the *Shop ID*, the *Public key* and the *Publishable key*.",
            "Enter the *Shop ID*, the *Public key* and the *Publishable key*.",
            id="two credentials that have these names",
        ),
        pytest.param(
            "Copy the *Shop ID* and the *Test secret key*.",
            "Enter the *Shop ID* and the *Live secret key*.",
            id="keys for different modes",
        ),
        pytest.param(
            "Paste your *Public key* at Zuki and note the *Shop ID*.",
            "Enter the *Shop ID* and the *Private key*.",
            id="halves of a pair",
        ),
        pytest.param(
            "Copy the *Shop ID*. Enter our *Callback URL*.",
            "Enter the *Shop ID* and the *API URL*.",
            id="a setting at the provider and one in the form",
        ),
        pytest.param(
            "Copy the *Shop ID* and the *Merchant site ID*.",
            "Enter the *Shop ID* and the *Site ID*.",
            id="a name in fewer words",
        ),
        pytest.param(
            "Open **Settings \u2192 API keys**, copy the *Shop ID*; press **Show API token**.",
            "Enter the *Shop ID* and the *API secret*.",
            id="a way through menus and a button",
        ),
        pytest.param(
            "Copy the *Shop ID* and the *API key (Sign key)*.",
            "Enter the *Shop ID* and the *Sign key*.",
            id="another name in brackets",
        ),
        pytest.param(
            "Copy:\n\n* Merchant account code\n* API key",
            "* Merchant account code --> Merchant account\n* API key --> Secret key",
            id="other names in the form",
        ),
        pytest.param(
            "Copy the *Key ID*. Your *Merchant number* stands in the corner.",
            "Enter the *Merchant key* and the *Key ID*.",
            id="a number and a secret that begin alike",
        ),
        pytest.param(
            "Register at Zuki and wait for the letter of the manager.",
            "Enter the *Shop ID* and the *Access key*.",
            id="no word on credentials before",
        ),
        pytest.param(
            "The *API login* signs you in. Ask the manager for the keys.",
            "Enter the *Shop ID*, the *API username* and the *Sign key*.",
            id="keys that nothing names before",
        ),
        pytest.param(
            "Copy the *Shop ID*, *Sign key* and *Sign token*; the first is for cards, the other for wallets.",
            "Enter the *Shop ID* and the *Sign secret*.",
            id="two names that may be the one",
        ),
        pytest.param(
            "Download the key, unpack it and save the key. Note the *PKCS key* and the *Shop ID*.",
            "* Shop ID\n* PKCS key",
            id="a sentence that ends in a name",
        ),
    ],
)
def test_names_of_different_things_are_left_alone(got: str, entered: str) -> None:
    assert found_by(renamed_credentials, _manual(got, entered)) == []


def test_two_names_are_told_once() -> None:
    checked = _manual("Copy:\n\n* Shop ID\n* Public key", "* Shop ID --> Shop ID\n* Open key --> Open key")
    assert len(found_by(renamed_credentials, checked)) == 1
    assert found_by(differing_credentials, checked) == []


def test_rivals_share_an_end_of_one_sort() -> None:
    assert are_rivals("encryption key", "encryption token")
    assert not are_rivals("merchant id", "merchant key")
    assert not are_rivals("key", "token")
