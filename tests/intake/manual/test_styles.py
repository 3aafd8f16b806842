"""Whole manuals of writers who keep to no template: their credentials, with the side of each, and their heads."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_paycore.intake.manual.read import read_manual
from tests.intake.manual.test_read import HEAD, names, read
from tests.support.yaml_cases import cases_of

if TYPE_CHECKING:
    from mkdocs_paycore.intake.draft import Draft

STYLES: list[dict[str, Any]] = cases_of(__file__, "styles.yml")
_OPTIONS = {"Test mode", "Currency", "Currencies", "Features"}
_HEAD = ("website", "login_url", "name")


CHOSEN = "Go to *New connection*, press **Connect** and choose **`Provider account`**.\n\nEnter:\n\n* Key\n"
BY_WAY = "Open the form: click *Connect* → *Merchant account*.\n\nEnter:\n\n* Key\n"


def imported(text: str) -> Draft:
    return read_manual(Path("acme.md"), text.encode(), path="acme.md")


def _said(field: dict[str, Any]) -> str:
    return f"{field['label']} < {field['provider_label']}" if "provider_label" in field else str(field["label"])


@pytest.mark.parametrize("style", [pytest.param(style, id=style["id"]) for style in STYLES])
def test_the_credentials_of_any_style_have_their_label_and_side(style: dict[str, Any]) -> None:
    fields = [each for one in imported(style["text"]).provider["connections"] for each in one["fields"]]
    found = [_said(each) for each in fields if each["label"] not in _OPTIONS]
    assert [each.lower() for each in found] == [each.lower() for each in style["fields"]]


@pytest.mark.parametrize(
    "style", [pytest.param(style, id=style["id"]) for style in STYLES if any(key in style for key in _HEAD)]
)
def test_the_head_of_any_style_has_its_name_and_addresses(style: dict[str, Any]) -> None:
    provider = imported(style["text"]).provider
    expected = {key: style[key] for key in _HEAD if key in style}
    assert {key: provider.get(key) for key in expected} == expected


@pytest.mark.parametrize("style", [pytest.param(style, id=style["id"]) for style in STYLES])
def test_what_stands_before_the_connecting_keeps_its_lines_in_any_style(style: dict[str, Any]) -> None:
    before = style["text"].partition("\n## ")[2].partition("\n## ")[0]
    made = imported(style["text"]).manual
    assert made is not None
    assert before in made.decode()


def test_an_address_in_angle_brackets_stays_a_link() -> None:
    made = imported(
        "# Acme\n\nWebsite: <https://acme.example>\n\n## Connect merchant account\n\nEnter:\n\n* Key\n"
    ).manual
    assert made is not None
    assert "Website: [<<provider.website>>](<<provider.website>>)\n" in made.decode()


def test_the_form_of_a_tab_without_a_list_stays_in_its_tab() -> None:
    tab = '=== "{kind}"\n\n    Enter the *{name}*.\n\n'
    tabs = tab.format(kind="Merchant account", name="Shop ID") + tab.format(kind="Payout account", name="Key")
    made = read(f"## Connect\n\n{tabs}").manual
    assert made is not None
    assert '\n    <<connection_form("merchant_account")>>\n' in made.decode()


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("The merchant account receives the Payment ID. Enter the *Shop ID*.\n", ["Shop ID"]),
        ("Money goes to Bank. Enter the *Shop ID*.\n", ["Shop ID"]),
        ("Choose **H2H Merchant account**, set *Currency* and enter the *Shop ID*.\n", ["Shop ID", "Currency"]),
        ("Enter credentials:\n\n* Shop ID --> see step 2\n* Sign key\n", ["Shop ID", "Sign key"]),
    ],
)
def test_words_that_only_look_like_a_pair_name_one_credential_or_none(section: str, expected: list[str]) -> None:
    assert names(f"## Connect merchant account\n\n{section}", head=HEAD) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(CHOSEN, "provider_account", id="bold code"),
        pytest.param(BY_WAY, "merchant_account", id="the way to it"),
        pytest.param("Press *Connect*.\n\nEnter:\n\n* Key\n", "account", id="no kind"),
    ],
)
def test_the_kind_that_a_text_chooses_is_read_in_any_marks(text: str, kind: str) -> None:
    made = imported(f"# Birch\n\nWebsite: https://birch.example\n\n## Connect account\n\n{text}")
    assert [each["kind"] for each in made.provider["connections"]] == [kind]


@pytest.mark.parametrize(
    ("text", "required"),
    [
        pytest.param("* Shop code (marketplaces only)\n", False, id="in one case"),
        pytest.param("* Shop code (digits only)\n", None, id="how it is typed"),
        pytest.param("* Shop code, if you sell for others\n", False, id="if"),
        pytest.param("* Shop code\n    * only if you sell for others\n", False, id="below it"),
        pytest.param('* Shop code\n\nIf you sell alone, leave "Shop code" empty.\n', False, id="a sentence"),
        pytest.param("* Key\n\nFor Birch Pay, upload the file and enter:\n\n* Shop code\n", False, id="a list"),
        pytest.param("* Key\n\nFor the form, enter:\n\n* Shop code\n", None, id="no case"),
        pytest.param("* Shop code - select `optional` or `off`\n", None, id="a value"),
    ],
)
def test_what_is_entered_in_some_cases_is_not_required(text: str, required: object) -> None:
    made = imported(
        f"# Birch\n\nWebsite: https://birch.example\n\n## Connect merchant account\n\nEnter credentials:\n\n{text}"
    )
    fields = {each["label"]: each.get("required") for each in made.provider["connections"][0]["fields"]}
    assert fields["Shop code"] is required


def test_what_a_list_says_by_its_lead_of_cases_is_a_doubt_with_its_line() -> None:
    made = imported(
        "# Birch\n\nWebsite: https://birch.example\n\n## Connect merchant account\n\nEnter:\n\n"
        "* Key\n\nFor Birch Pay, upload the file and enter:\n\n* Shop code\n"
    )
    assert [each.line for each in made.doubts if "need not be filled in" in each.message] == [13]
