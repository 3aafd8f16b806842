"""What is found in manuals of providers that have no file: their lists, promises and names say enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.catalog.catalog import Catalog
from mkdocs_paycore.catalog.model.provider import Provider
from mkdocs_paycore.check.text.credentials.chosen_options import denied_test_modes
from mkdocs_paycore.check.text.credentials.misnamed_credentials import misnamed_credentials
from mkdocs_paycore.check.text.credentials.own_credentials import differing_credentials
from mkdocs_paycore.check.text.credentials.part_kinds import parts_of_other_kinds
from mkdocs_paycore.check.text.credentials.repeated_credentials import faulty_lists
from mkdocs_paycore.check.text.credentials.same_labels import labels_spelled_twice
from mkdocs_paycore.check.text.providers.copied_names import copied_names
from mkdocs_paycore.check.text.providers.other_provider import other_names
from mkdocs_paycore.check.text.words.placeholders import leftover_placeholders
from mkdocs_paycore.check.text.words.promises import forgotten_promises
from tests.support.checked import checked_pages_at, found_by

if TYPE_CHECKING:
    from mkdocs_paycore.check.context import CheckedTexts

PAGE = "docs/connectors/zuki/index.md"


def _manual(items: str, *, catalog: Catalog | None = None) -> CheckedTexts:
    text = f"# Zuki\n\n## Connect account\n\nEnter credentials:\n\n{items}\n"
    return checked_pages_at({PAGE: text}, catalog=catalog or Catalog())


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ("* Login\n* Password\n* login", "9:1 manual-repeated-credential name each credential once"),
        ("* Login\n\n!!! note\n    Keep it.\n\n* Login", "12:1 manual-repeated-credential name each credential once"),
        (
            "* Key A --> Secret key\n* Key B --> Secret key",
            "8:1 manual-repeated-credential see which of them belongs there",
        ),
        ("* Test key --> Secret key\n* Live key --> Secret key", ""),
        ("* Key A --> Secret key (for cards)\n* Key B --> Secret key (for payouts)", ""),
        ("* Shop:\n    * Login\n* Wallet:\n    * Login", ""),
        ("* Login\n\nFor payouts enter credentials:\n\n* Login", ""),
        ("* Sign key -->", "7:1 manual-half-arrow write Sign key --> …"),
        ("* --> Secret key", "7:1 manual-half-arrow write … --> Secret key"),
        ("* Settings -->\n\n    ![It](a.png)", ""),
        ("* Login : as issued by the bank\n* Password : as issued by the bank", ""),
        ("* `a -->` and b\n* Open *Settings* --> *API*", ""),
    ],
)
def test_a_list_of_credentials_says_each_once_and_whole(items: str, expected: str) -> None:
    assert found_by(faulty_lists, _manual(items)) == ([expected] if expected else [])


def test_the_arrow_is_wrong_whose_credential_has_a_field_in_another_list() -> None:
    other = "\n\n## Connect H2H merchant account\n\nEnter credentials:\n\n* API key"
    items = "* API key --> Secret key\n* Sign key --> Secret key"
    (found,) = faulty_lists(_manual(items + other))
    assert (found.line, found.message) == (7, "'API key' is entered into 'Secret key', and so is 'Sign key'")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Paste the *Security key* once more.", "10:12 manual-misnamed-credential expected Secret key"),
        ("Paste the **secret key** once more, and the *API key*.", ""),
        ("Press *Security key* in the menu.", ""),
        ("Copy the *Public key*.", ""),
        ("Copy the *Secret keys*, and the *Section name*.", ""),
        ("Upload `secret.key`.", ""),
        ("They send the Security key by mail.", "10:15 manual-misnamed-credential expected Secret key"),
        ("They send the Store ID.", "10:15 manual-misnamed-credential expected Shop ID"),
        ("Copy the Service ID, and choose *H2H Merchant account*.", ""),
        ("Copy the *Key secret*.", "10:11 manual-misnamed-credential expected Secret key"),
        ("`Secret token` is stored encrypted.", "10:2 manual-misnamed-credential expected Secret key"),
        ("Save the *Secret token*.", "10:11 manual-misnamed-credential expected Secret key"),
    ],
)
def test_a_sentence_calls_a_credential_as_the_lists_do(sentence: str, expected: str) -> None:
    found = found_by(misnamed_credentials, _manual(f"* Shop ID\n* Secret key\n\n{sentence}"))
    assert found == ([expected] if expected else [])


def test_a_kind_of_account_is_no_other_name_of_a_credential() -> None:
    sentence = "Choose **H2H Merchant account** and enter what you get."
    assert not found_by(misnamed_credentials, _manual(f"* Merchant account\n* Secret key\n\n{sentence}"))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Zuki gives you **Shop ID**, **Sign key** and **Login name**.", "User mail"),
        ("From the letter take the *Shop ID*, the *Sign key* and the *API password*.", "User mail"),
        ("Zuki gives you **Shop ID**, **Sign key** and **User mail**.", None),
        ("Zuki gives you **Shop ID**, **API secret** and **User mail**.", "Sign key"),
        ("You enter **Shop ID**, **API secret** and **User mail**.", "Sign key"),
        ("Zuki gives you **Shop ID** and **Login name**.", None),
        ("Go to **Shop ID**, then press **Sign key**, and see **Login name**.", None),
        ("Zuki gives you **Shop ID**, **Sign key** and **Login name** or **Password**.", None),
        ("Zuki gives you **Test webhook key**, **Live webhook key** and **Shop ID**.", None),
    ],
)
def test_an_enumeration_has_the_names_of_a_list(sentence: str, expected: str | None) -> None:
    found = misnamed_credentials(_manual(f"* Shop ID\n* Sign key --> API secret\n* User mail\n\n{sentence}"))
    assert [each.suggestion for each in found] == ([f"expected {expected}"] if expected else [])


@pytest.mark.parametrize(
    ("name", "is_meant"),
    [
        ("OAuth secret key", True),
        ("Client OAuth secret", True),
        ("OAuth server secret", True),
        ("OAuth merchant secret", False),
        ("OAuth client ID", False),
        ("Client secret", False),
    ],
)
def test_of_three_words_one_may_be_another(name: str, is_meant: bool) -> None:  # noqa: FBT001 - a case
    found = [*misnamed_credentials(_manual(f"* Shop ID\n* OAuth client secret\n\nCopy the *{name}*."))]
    assert [each.suggestion for each in found] == (["expected OAuth client secret"] if is_meant else [])


@pytest.mark.parametrize(
    "sentence",
    [
        "Coming soon.",
        "*To be added*",
        "> Under construction!",
        "This section is under construction.",
        "Save it. Screenshots will be added later.",
        "The description will be available soon.",
        "Work in progress…",
        "* To be continued",
        "Insert a screenshot here.",
        "Details to be confirmed.",
    ],
)
def test_a_promise_is_found_in_a_manual_with_steps(sentence: str) -> None:
    assert [each.line for each in forgotten_promises(_manual(f"* Login\n\n{sentence}"))] == [9]
    assert found_by(forgotten_promises, checked_pages_at({PAGE: f"# Zuki\n\n{sentence}\n"})) == []
    assert (
        found_by(forgotten_promises, checked_pages_at({"docs/index.md": f"## Connect account\n\n{sentence}\n"})) == []
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "| Payouts | Coming soon |",
        "## Payouts (coming soon)",
        "**Payouts**: coming soon",
        "The link will be sent by the manager.",
        "The keys will be provided by your manager.",
        "Your application is in progress until the bank answers.",
        '!!! info "Coming soon"',
        "The amount to be added is shown.",
    ],
)
def test_what_a_text_says_of_a_state_is_no_promise(sentence: str) -> None:
    assert found_by(forgotten_promises, _manual(f"* Login\n\n{sentence}")) == []


def test_a_provider_that_is_not_ready_may_promise() -> None:
    unready = Catalog({"zuki": Provider(code="zuki", name="Zuki", status="not_ready")})
    assert found_by(forgotten_promises, _manual("* Login\n\nComing soon.", catalog=unready)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("![Settings of Lumen](a.png)", "6:1"),
        ("![Settings of Lumen](a.png)\n\nZuki offers Lumen, too.", ""),
        ("![Zuki beside Lumen](a.png) ![Lumens](b.png)", ""),
        ("![The form](../lumen/images/form.png)", "6:13"),
        ("![The form](../../images/form.png) ![It](images/lumen.png)", ""),
    ],
)
def test_a_picture_is_the_providers_own(text: str, expected: str) -> None:
    pages = {PAGE: f"---\ntitle: Zuki\n---\n# Zuki\n\n{text}\n", "docs/connectors/lumen/index.md": "# Lumen\n"}
    assert [each.split(" ")[0] for each in found_by(copied_names, checked_pages_at(pages))] == [expected] * bool(
        expected
    )


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("title: Zuki\ndescription: Connect Lumen.\n---\n# Zuki", "3:14"),
        ("title: Zuki\ndescription: Connect Zuki.\n---\n# Lumen", "5:3"),
        ("title: Zuki\ndescription: Connect Zuki.\n---\n# Zuki", ""),
    ],
)
def test_a_head_names_the_provider_of_the_page(head: str, expected: str) -> None:
    pages = {PAGE: f"---\n{head}\n\nGo.\n", "docs/connectors/lumen/index.md": "# Lumen\n"}
    assert [each.split(" ")[0] for each in found_by(copied_names, checked_pages_at(pages))] == [expected] * bool(
        expected
    )


def test_a_table_of_limits_below_the_credentials_holds_none() -> None:
    got = "# Zuki\n\n## Set up account\n\nGet the keys:\n\n* Login\n\n"
    table = "| Currency | Maximum |\n|---|---|\n| EUR | 100 |\n\n"
    text = f"{got}!!! note\n    Keep it.\n\n{table}## Connect account\n\nEnter credentials:\n\n* Login\n"
    assert found_by(differing_credentials, checked_pages_at({PAGE: text})) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Follow the [guide](../lumen/index.md).", "6:20"),
        ("Follow the [Lumen guide](../lumen/index.md).", ""),
        ("Lumen has [a guide](../lumen/index.md).", ""),
        ("See [the list](../index.md) and [this](index.md).", ""),
    ],
)
def test_a_link_to_another_manual_says_whose_it_is(text: str, expected: str) -> None:
    pages = {
        PAGE: f"---\ntitle: Zuki\n---\n# Zuki\n\n{text}\n",
        "docs/connectors/lumen/index.md": "# Lumen\n",
        "docs/connectors/index.md": "# All\n",
    }
    found = [each.split(" ")[0] for each in found_by(copied_names, checked_pages_at(pages))]
    assert found == [expected] * bool(expected)


def test_a_label_is_spelled_alike_in_all_lists_of_a_manual() -> None:
    other = "\n\n## Connect H2H merchant account\n\nEnter credentials:\n\n* Sign key --> Secret Key\n* Login"
    found = found_by(labels_spelled_twice, _manual(f"* Sign key --> Secret key\n* Login{other}"))
    assert found == ["14:16 manual-label expected Secret key, or the other way"]


def test_a_credential_is_entered_into_one_field_in_all_lists_of_a_manual() -> None:
    other = "\n\n## Connect H2H merchant account\n\nEnter credentials:\n\n* Sign key --> Security key\n* Login"
    found = found_by(labels_spelled_twice, _manual(f"* Sign key --> Secret key\n* Login{other}"))
    assert found == ["14:16 manual-label expected Secret key, or the other way"]


def test_a_table_calls_a_credential_as_the_lists_do() -> None:
    table = "| Limit | Where |\n|---|---|\n| *Merchand ID* | a |\n| *Merchant key* | b |\n| *Site ID* | c |"
    found = found_by(misnamed_credentials, _manual(f"* Merchant ID\n* Login\n\nText.\n\n{table}"))
    assert found == ["14:4 manual-misnamed-credential expected Merchant ID"]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("title: Provider\ndescription: Description", [2, 3]),
        ("title: Zuki\ndescription: Description of Zuki", []),
    ],
)
def test_a_head_says_more_than_what_belongs_there(head: str, expected: list[int]) -> None:
    checked = checked_pages_at({PAGE: f"---\n{head}\n---\n# Zuki\n"})
    assert [each.line for each in leftover_placeholders(checked)] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("You have connected **Zuki** H2H merchant account!", ["9:29"]),
        ("You have connected **Zuki** account!", []),
        ("You have connected **Zuki** provider account!", []),
        ("You have connected your merchant account at Zuki!", []),
    ],
)
def test_what_has_been_connected_is_what_the_part_is_about(sentence: str, expected: list[str]) -> None:
    text = f"# Zuki\n\n## Connect provider account\n\nEnter credentials:\n\n* Login\n\n{sentence}\n"
    assert [each.split(" ")[0] for each in found_by(parts_of_other_kinds, checked_pages_at({PAGE: text}))] == expected


PAYOUTS = (
    "# Zuki\n\n## Connect Provider account\n\nChoose **Provider account**.\n\n![Form](provider-account.png)\n\n"
    "## {}\n\nChoose **{}**.\n\n![{}]({})\n\n![The payout form](payout-form.png)\n"
)


@pytest.mark.parametrize(
    ("title", "option", "words", "picture", "lines"),
    [
        ("Connect Payout account", "Provider account", "Form", "payout.png", [11]),
        ("Payout account", "Payout account", "Form", "provider-account.png", [13]),
        ("Connect account for payouts", "Payout account", "Provider account form", "a.png", [13]),
        ("Connect Payout account", "Merchant account", "Form", "a.png", []),
        ("Payouts and limits", "Provider account", "Form", "provider-account.png", []),
        ("Connect Payout Merchant account", "Merchant account", "Form", "merchant-account.png", []),
    ],
)
def test_a_part_about_payouts_shows_its_own_kind(
    title: str, option: str, words: str, picture: str, lines: list[int]
) -> None:
    text = PAYOUTS.format(title, option, words, picture)
    assert [problem.line for problem in parts_of_other_kinds(checked_pages_at({PAGE: text}))] == lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Switch *Test mode* on if your keys are for tests.\n\nThere is no test mode.", ["3:1"]),
        ("Choose test mode. It has no test mode for payouts.", []),
        ("There is no test mode. Ask for live keys.", []),
    ],
)
def test_test_mode_is_there_or_not(text: str, expected: list[str]) -> None:
    found = found_by(denied_test_modes, checked_pages_at({PAGE: f"# Zuki\n\n{text}\n"}))
    assert [each.split()[0] for each in found] == expected


def test_a_button_is_no_credential() -> None:
    checked = _manual("* Webhook key ID\n\nPress **Generate webhook keys**, and copy the key.")
    assert found_by(misnamed_credentials, checked) == []


def test_a_paragraph_about_another_provider_may_name_it() -> None:
    other = {"docs/connectors/north/index.md": "# North\n\nPay.\n"}
    link = "the [*North Provider Overview*](https://a.example/)"
    one = {PAGE: f"# Zuki\n\nOpen {link}.\n"}
    both = {PAGE: f"# Zuki\n\nMany offer North as well, at {link}.\n"}
    to_it = {PAGE: f"# Zuki\n\nMany [offer](North) North as well, [or]() not, at {link}.\n"}
    by_links = {PAGE: f"# Zuki\n\nOpen [that](North) and {link}.\n"}
    counts = [len(found_by(other_names, checked_pages_at({**other, **each}))) for each in (one, both, to_it, by_links)]
    assert counts == [1, 0, 0, 1]


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("e-mail address of the account --> Account email", 0),
        ("password for your profile --> Account word", 0),
        ("token of the account --> Account token", 1),
        ("Extra number --> Account email", 1),
    ],
)
def test_what_whoever_has_an_account_knows_is_not_explained(name: str, count: int) -> None:
    text = (
        "# Zuki\n\n## Set up account\n\nWrite down:\n\n* Merchant ID\n* Secret word\n* API password\n\n"
        f"## Connect provider account\n\nEnter credentials:\n\n* {name}\n* Merchant ID\n* Secret word\n* API password\n"
    )
    found = [each for each in differing_credentials(checked_pages_at({PAGE: text})) if not each.follows]
    assert len(found) == count
