"""What a manual says beside the names of its credentials and is none of them: values, words, choices, fields."""

from __future__ import annotations

import pytest

from mkdocs_paycore.check.text.credentials.misnamed_credentials import misnamed_credentials
from mkdocs_paycore.check.text.credentials.own_credentials import differing_credentials
from mkdocs_paycore.check.text.credentials.renamed_credentials import renamed_credentials
from tests.support.checked import checked_pages_at, found_by

HEAD = "| Field | Value |\n|---|---|\n"
LETTER = "The letter of the bank has the **Shop ID**, the **API key** and the **Seal secret**."


def _found(entered: str, got: str = LETTER) -> list[str]:
    text = f"# Zuki\n\n## Set up account\n\n{got}\n\n## Connect account\n\n{entered}\n"
    checked = checked_pages_at({"docs/connectors/zuki/index.md": text})
    looks = (differing_credentials, renamed_credentials, misnamed_credentials)
    return [each for look in looks for each in found_by(look, checked)]


@pytest.mark.parametrize(
    "entered",
    [
        f"{HEAD}| Shop ID | six digits |\n| API key | `zk_live_…` |\n| Seal secret | `zk_seal_...` |",
        "Enter **Shop ID** as a number. Enter **API key** and **Seal secret** without the word `ZUKI` before it.",
        "Enter **Shop ID**, **API key** and **Seal secret**. Choose `only_3ds` if you like.",
        "Enter **Shop ID**, **API key** and **Seal secret**. Choose the version `2`.",
        "Enter **Shop ID**, **API key** and **Shared secret**. The **Shared secret** field takes the **Seal secret**.",
    ],
    ids=["the beginning of a value", "a word", "a choice", "a number", "a field said below"],
)
def test_what_is_no_name_needs_no_other_place(entered: str) -> None:
    assert _found(entered) == []


@pytest.mark.parametrize(
    "entered",
    [
        f"{HEAD}| Shop ID | six digits |\n| API key | `zk_live_…` |\n| Hash secret | `zk_seal_...` |",
        "Enter **Shop ID**, **API key** and **Hash secret** without the word `ZUKI` before it.",
        "Enter **Shop ID**, **API key** and **Shared secret**. The **Shared secret** field takes the **Hash secret**.",
    ],
    ids=["in a table", "beside a word", "in a field"],
)
def test_a_wrong_name_beside_it_is_found(entered: str) -> None:
    assert _found(entered)


@pytest.mark.parametrize(
    ("name", "is_told"), [("Report e-mail", False), ("Callback URL", False), ("Second token", True), ("Nick", False)]
)
def test_what_a_merchant_may_choose_and_leave_out_is_given_by_nobody(name: str, *, is_told: bool) -> None:
    entered = f"Enter these credentials:\n\n* Shop ID\n* API key\n* {name} (optional)"
    assert bool(_found(entered, "They give you the **Shop ID** and the **API key**.")) is is_told
