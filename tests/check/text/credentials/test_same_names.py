"""Credentials of which a manual says that they are there already, and that are not."""

from __future__ import annotations

import pytest

from mkdocs_paycore.check.text.credentials.mapping_conflicts import mapping_conflicts
from mkdocs_paycore.check.text.credentials.misnamed_credentials import misnamed_credentials
from mkdocs_paycore.check.text.credentials.own_credentials import differing_credentials
from mkdocs_paycore.check.text.credentials.same_names import same_credentials
from tests.support.checked import checked_pages_at

PAGE = "docs/connectors/zuki/index.md"
TABLE = "| In Zuki | In the form |\n|---|---|\n| Seat ID | Seat ID |\n| Door token | Token |\n"


def _found(*, set_up: str = "", first: str = TABLE, second: str = "") -> list[tuple[str, int, str]]:
    parts = (("Set up account", set_up), ("Connect provider account", first), ("Connect H2H merchant account", second))
    text = "# Zuki\n" + "".join(f"\n## {title}\n\n{part}\n" for title, part in parts if part)
    found = same_credentials(checked_pages_at({PAGE: text}))
    return [(each.rule.removeprefix("manual-"), each.column or 0, each.suggestion) for each in found]


GOT = "Copy:\n\n- Seat ID\n- Door token\n"


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        (
            "Use the same Seat ID and API key (as *Token*).",
            ("unexplained-credential", 26, "did you mean 'Door token'?"),
        ),
        (
            "Enter the same **Seat ID** and **API key**.",
            ("unexplained-credential", 34, "name it as it is named where one gets it"),
        ),
    ],
)
def test_what_is_the_same_stands_above(second: str, expected: tuple[str, int, str]) -> None:
    assert _found(set_up=GOT, second=second) == [expected]


@pytest.mark.parametrize(
    "second",
    [
        "Use the same Seat ID and Door token (as *Token*).",
        "Use the same Seat ID and Token.",
        "Enter the Seat ID and the API key.",
        "Enter the same value in the *Repeat key* field.",
        "The same Manager key and Owner key are enough.",
    ],
)
def test_what_is_above_and_what_is_not_said_to_be_the_same_is_left_alone(second: str) -> None:
    assert not _found(set_up=GOT, second=second)


def test_a_value_that_will_be_the_readers_is_asked_for() -> None:
    made = f"{GOT}\nSet a secret of your choice. This will be your **Bell secret**."
    assert _found(set_up=made) == [("unused-credential", 50, "the other part names Seat ID, Door token")]
    assert not _found(set_up=made, first=f"{TABLE}| Bell secret | Secret |\n")
    assert not _found(set_up=made, first="Enter credentials, see the picture.")
    assert not _found(set_up=f"{GOT}\nThis will be your **main window**.")


def test_a_name_in_place_of_another_that_goes_into_the_same_field_is_found() -> None:
    first = "- Seat ID\n- Türcode → Sign key\n- Seat word → Word\n"
    second = "- Seat ID\n- Türwort → Sign key\n- Seat word → Word\n"
    text = (
        "# Zuki\n\n## Set up account\n\nYou get:\n\n- Seat ID\n- Türwort\n- Seat word\n\n"
        f"## Connect provider account\n\nEnter:\n\n{first}\n## Connect H2H merchant account\n\nEnter:\n\n{second}"
    )
    found = [each for each in differing_credentials(checked_pages_at({PAGE: text})) if not each.follows]
    assert [(each.line, each.rule) for each in found] == [(16, "manual-unexplained-credential")]
    right = text.replace("Türcode", "Türwort")
    assert not list(differing_credentials(checked_pages_at({PAGE: right})))


def test_what_the_provider_gets_is_not_to_be_entered() -> None:
    sent = "Send the manager the following data:\n\n- callback address\n- currencies\n\n"
    entered = "## Connect provider account\n\nEnter:\n\n- Seat ID\n- Door token\n"
    text = f"# Zuki\n\n## Set up account\n\n{sent}{GOT}\n{entered}"
    assert not list(differing_credentials(checked_pages_at({PAGE: text})))


def test_what_somebody_may_do_at_the_provider_is_no_credential() -> None:
    text = "# Zuki\n\n## Connect provider account\n\nEnter:\n\n- API username\n- Seat ID\n\nAdd one {}*API user*.\n"
    assert not list(misnamed_credentials(checked_pages_at({PAGE: text.format("with the role ")})))
    assert list(misnamed_credentials(checked_pages_at({PAGE: text.format("by giving the ")})))


def test_names_of_two_parts_about_setting_up_are_two_credentials() -> None:
    part = "## Zuki {0}\n\n### Set up\n\nCopy **{0} ID** and **{0} key**.\n\n### Connect\n\n"
    choose = "Open the page, press **Connect**, choose **{} account**, and enter:\n\n"
    choose += "- **{} ID** as *Seat ID*\n- **{} key** as *Seat key*\n\n"
    text = "# Zuki\n\n" + "".join(
        part.format(name) + choose.format(kind, name, name) for name, kind in (("Hall", "Provider"), ("Roof", "Payout"))
    )
    assert not list(mapping_conflicts(checked_pages_at({PAGE: text})))
    other = text.replace("Copy **Roof ID** and **Roof key**", "Copy both")
    assert list(mapping_conflicts(checked_pages_at({PAGE: other})))
