"""Both names of a credential where its manual says the other one apart: in a remark, a table, elsewhere."""

from __future__ import annotations

from typing import Any

import pytest

from tests.intake.manual.test_read import read
from tests.support.yaml_cases import cases_of

_FILES = ("pairs.yml", "wild.yml", "careless.yml")
PAIRS: list[dict[str, Any]] = [case for file in _FILES for case in cases_of(__file__, file)]
HEAD = "# Birch\n\nWebsite: https://birch.example\n\n"
_OPTIONS = {"Test mode", "Currency", "Currencies", "Features"}


def _said(field: dict[str, Any]) -> str:
    return f"{field['label']} < {field['provider_label']}" if "provider_label" in field else str(field["label"])


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in PAIRS])
def test_a_manual_has_its_connections_with_both_names_of_each_credential(case: dict[str, Any]) -> None:
    connections = read(case["text"], head=HEAD).provider.get("connections", [])
    found = {
        each["kind"]: [_said(field) for field in each["fields"] if field["label"] not in _OPTIONS]
        for each in connections
    }
    assert found == case["connections"]


SHARED = """\
## Connect provider or merchant account

In both forms enter:

* Login --> User

In the form of **Merchant account** enter also:

* Salt --> Secret key

Press **Save**.
"""


def test_the_text_of_a_section_about_two_kinds_stays_with_the_components_of_each_below_its_own() -> None:
    made = read(SHARED, head=HEAD)
    assert made.manual is not None
    text = made.manual.decode()
    assert '* Login --> User\n\n<<credentials("provider_account")>>' in text
    assert '* Salt --> Secret key\n\n<<credentials("merchant_account")>>' in text
    assert (
        text.index('connection_form("provider_account")') < text.index("In the form of") < text.index("Press **Save**")
    )


def test_components_for_a_table_of_two_kinds_stand_below_it() -> None:
    head = "| Form field | Merchant account | Provider account |\n|---|---|---|\n"
    table = f"{head}| Login | yes | no |\n| PIN | no | yes |\n"
    made = read(f"## Connect account\n\nChoose the kind. The fields:\n\n{table}\nPress **Save**.\n", head=HEAD)
    assert made.manual is not None
    text = made.manual.decode()
    assert table in text
    assert text.index(table) < text.index('<<credentials("merchant_account")>>') < text.index("Press **Save**")
    assert '<<connection_form("provider_account")>>' in text


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        pytest.param(SHARED, 5, "is about provider_account and merchant_account", id="a section about two kinds"),
        pytest.param(
            "## Set up\n\n* Key ID\n* Salt\n\n## Connect merchant account\n\nEnter the three values.\n",
            12,
            "the text speaks of 3",
            id="another number",
        ),
        pytest.param(
            "## Connect merchant account\n\nEnter:\n\n* Test key --> Key\n\nFor live:\n\n* Live key --> Key\n",
            13,
            "found 'Key' twice",
            id="a field twice",
        ),
        pytest.param(
            "## Connect merchant account\n\n* Key\n\n## Connect provider account\n\nAcme has no payouts.\n",
            9,
            "there is no such account",
            id="a section that says that there is none",
        ),
        pytest.param(
            "## Connect merchant account\n\nEnter:\n\n* Key\n<!-- * Word --> Phrase -->\n",
            10,
            "an arrow ends the comment",
            id="an arrow in a comment",
        ),
        pytest.param(
            "## Connect merchant account\n\n* Key\n\nLifetime \u2013 choose from 15 to 60 minutes.\n",
            9,
            "took 'Lifetime' for no field",
            id="a range",
        ),
        pytest.param(
            "## Connect merchant account\n\n* Key\n\nThe *Flow* drop-down is for some: choose `Full`, if so.\n",
            9,
            "took 'Flow' for no field",
            id="a list that is named, and a value of it",
        ),
        pytest.param(
            "## Connect merchant account\n\n* Key\n\nSet the lane region (EU or US), currency and features.\n",
            9,
            "took 'lane region' for no field",
            id="what is set with options",
        ),
    ],
)
def test_what_is_not_sure_of_pairs_is_listed_with_its_line(text: str, line: int, said: str) -> None:
    assert [each.line for each in read(text, head=HEAD).doubts if said in each.message] == [line]


def test_each_of_two_forms_has_its_own_sides_although_they_share_a_credential() -> None:
    shared = "In both forms enter:\n\n* Login --> User\n\n"
    provider = "In the form of **Provider account** enter also:\n\n* Code --> Shop code\n\n"
    merchant = "In the form of **Merchant account** enter also:\n\n* Salt <-- Secret key\n"
    made = read(f"## Connect provider or merchant account\n\n{shared}{provider}{merchant}", head=HEAD)
    found = {each["kind"]: [_said(field) for field in each["fields"]] for each in made.provider["connections"]}
    assert found == {
        "provider_account": ["User < Login", "Shop code < Code"],
        "merchant_account": ["User < Login", "Salt < Secret key"],
    }


def test_a_verb_of_two_words_is_no_part_of_the_name_behind_it() -> None:
    made = read("## Connect merchant account\n\n1. In *Code* type in your Shop number.\n2. Save.\n", head=HEAD)
    assert [_said(field) for field in made.provider["connections"][0]["fields"]] == ["Code < Shop number"]
