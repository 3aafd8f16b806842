"""Credentials that set-up and form call differently, each the only one left on its side, or that the set-up lost."""

from __future__ import annotations

import pytest

from mkdocs_paycore.catalog.catalog import Catalog
from mkdocs_paycore.check.text.credentials.own_credentials import differing_credentials
from mkdocs_paycore.check.text.credentials.renamed_credentials import renamed_credentials
from mkdocs_paycore.check.text.credentials.rival_names import are_of_one_sort
from tests.support.checked import checked_pages_at

PAGE = "docs/connectors/zuki/index.md"
H2H = "\n\n## Connect H2H Merchant Account\n\nThree are enough:\n\n1. Account ID\n2. Site ID\n3. API key"
SHOWN = "The page of the site displays:\n\n1. Account ID\n2. Site ID\n3. API key"
FILLED = "Fill in the form:\n\n1. Account ID\n2. Site ID\n3. Security code\n4. API key"
SPOKEN = "Copy the Shop ID and the Private key."
ENTERED = "Enter the credentials:\n\n- Shop ID\n- Private key\n- Login"


def _found(got: str, entered: str) -> list[str]:
    text = f"# Zuki\n\n## Set up account\n\n{got}\n\n## Connect provider account\n\n{entered}\n"
    checked = checked_pages_at({PAGE: text}, catalog=Catalog())
    found = [*renamed_credentials(checked), *differing_credentials(checked)]
    return [f"{each.line} {each.rule.removeprefix('manual-')} {each.suggestion}" for each in found if not each.follows]


@pytest.mark.parametrize(
    ("got", "entered", "expected"),
    [
        pytest.param(
            "Choose 'Public key'. Save the Channel ID.\n\n### Step 2\n\nAdd a webhook, and copy its Signature key.",
            "| Field | From |\n|---|---|\n| Public key | 1 |\n| Channel ID | 1 |\n| Signing secret | Step 2 |",
            "17 renamed-credential expected Signature key",
            id="a sentence and a table",
        ),
        pytest.param(
            "### Step 1\n\nThe page of keys shows the **Key ID** and the **Key Secret**.\n\n### Step 2\n\n"
            "Choose a key of the webhook, the **Webhook Secret**.",
            "Enter the **Key ID**, the **API Secret** and the **Webhook Secret** of step 2.",
            "15 renamed-credential expected Key Secret",
            id="beside another one that ends alike",
        ),
        pytest.param(
            "Press *Edit*:\n\n1. Merchant ID\n2. Portal ID\n3. Sub-Account ID\n4. Key",
            "Fill in the form:\n\n1. Merchant ID\n2. Portal ID\n3. Account ID\n4. Key -> Portal key",
            "18 renamed-credential expected Sub-Account ID",
            id="in fewer words, where arrows tell what differs",
        ),
        pytest.param(
            "#### In\n\n- X-Login\n- API Signature\n\n#### Out\n\n- Out Login\n- Out Password",
            "The names differ:\n\n- X-Token → In login\n- API Signature → In signature\n- Out Login\n- Out Password",
            "19 renamed-credential expected X-Login",
            id="of another sort, over two lists",
        ),
        pytest.param(SHOWN, FILLED + H2H, "17 unexplained-credential the other part names none", id="of one form"),
    ],
)
def test_the_one_name_that_is_left_is_told(got: str, entered: str, expected: str) -> None:
    assert _found(got, entered) == [expected]


@pytest.mark.parametrize(
    ("got", "entered"),
    [
        pytest.param(
            "Press *Edit*:\n\n1. Merchant ID\n2. Portal ID\n3. Sub-Account ID\n4. Key",
            "Fill in the form:\n\n1. Merchant ID\n2. Portal ID\n3. Account ID\n4. Key",
            id="in fewer words, where no arrow tells what differs",
        ),
        pytest.param(
            "- X-Login\n- API key\n- Out login",
            "- X-Login → In login\n- API key → In key\n- Out login\n- X-Limit: what one payment may be at most",
            id="explained where it stands",
        ),
        pytest.param(SHOWN.replace("2. Site ID\n", ""), FILLED + H2H, id="a list that lacks more"),
        pytest.param(
            SHOWN, f"{FILLED}\n\nThe **Security code** is given by the manager, on request.{H2H}", id="said below"
        ),
        pytest.param(SHOWN, FILLED.replace("Security code", "Theme of the page") + H2H, id="no credential"),
        pytest.param(SPOKEN, f"{ENTERED}\n\nLogin is the address with which you signed up.", id="said in a sentence"),
    ],
)
def test_what_may_be_so_is_left_alone(got: str, entered: str) -> None:
    assert _found(got, entered) == []


@pytest.mark.parametrize(("below", "lines"), [("", [5, 13]), ("Login is the e-mail address.", [])])
def test_what_is_lost_is_told_where_the_name_above_it_stands_as_well(below: str, lines: list[int]) -> None:
    text = f"# Zuki\n\n## Set up account\n\n{SPOKEN}\n\n## Connect account\n\n{ENTERED}\n\n{below}\n"
    found = list(differing_credentials(checked_pages_at({PAGE: text}, catalog=Catalog())))
    assert sorted(each.line for each in found) == lines
    assert [bool(each.follows) for each in found] == [False, True][: len(lines)]


def test_a_key_and_a_secret_are_halves_only_of_one_name() -> None:
    assert are_of_one_sort("signature key", "signing secret")
    assert not are_of_one_sort("api key", "api secret")


def test_what_is_for_another_mode_is_no_other_name() -> None:
    text = "- Live login → In login\n- API key → In key\n- Out login"
    assert not [each for each in _found("- Test login\n- API key\n- Out login", text) if "renamed" in each]
