"""Rows of names: a list, a table or a sentence of a manual against what its forms ask for."""

from __future__ import annotations

import pytest

from mkdocs_paycore.check.text.credentials.misnamed_credentials import misnamed_credentials
from mkdocs_paycore.check.text.credentials.own_credentials import differing_credentials
from mkdocs_paycore.check.text.credentials.renamed_credentials import renamed_credentials
from mkdocs_paycore.check.text.credentials.same_names import same_credentials
from tests.support.checked import checked_pages_at

PAGE = "docs/connectors/zuki/index.md"
LIST = "At the end you see:\n\n* Seller ID\n* Seal phrase\n* Vault code\n"
SENTENCE = "The letter has your **Seller ID**, **Seal phrase** and **Vault code**."
TWO_SENTENCES = "The letter has the **Seller ID** and the **Seal phrase**. By phone you get the **Vault code**."
PLAIN = "It holds your Seller ID, Seal phrase and Vault code."
TERMS = "Note:\n\nSeller ID\n:   six digits\n\nSeal phrase\n:   shown once\n\nVault code\n:   begins with 7"
IN_CODE = "The `Seller ID`, `Seal phrase` and `Vault code` come with the contract."

GOT = {"list": LIST, "sentence": SENTENCE, "sentences": TWO_SENTENCES, "code": IN_CODE, "plain": PLAIN, "terms": TERMS}


def _manual(got: str, *forms: str) -> str:
    parts = "".join(
        f"\n## Connect {kind} account\n\n{form}\n" for kind, form in zip(("merchant", "H2H"), forms, strict=False)
    )
    return f"# Zuki\n\n## Set up account\n\n{got}\n{parts}"


def _found(text: str) -> list[str]:
    checked = checked_pages_at({PAGE: text})
    looks = (renamed_credentials, same_credentials, differing_credentials)
    found = [each for look in looks for each in look(checked) if not each.follows]
    return [f"{text.split(chr(10))[each.line - 1]} / {each.suggestion}" for each in found]


@pytest.mark.parametrize("got", GOT.values(), ids=GOT.keys())
@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("* Seller ID\n* Seal phrase\n* Vault book", "* Vault book / expected Vault code"),
        ("* Seller ID\n* Seal secret\n* Vault code", "* Seal secret / expected Seal phrase"),
        ("* Buyer number\n* Seal phrase\n* Vault code", "* Buyer number / expected Seller ID"),
        ("* Seler ID\n* Seal phrase\n* Vault code", "* Seler ID / expected Seller ID"),
        (
            "| Form | Letter |\n|---|---|\n| Seller | Seller ID |\n| Seal | Seal phrase |\n| Vault | Vault book |",
            "| Vault | Vault book | / expected Vault code",
        ),
    ],
)
def test_a_form_has_the_names_of_the_row_in_their_places(got: str, form: str, expected: str) -> None:
    assert _found(_manual(got, f"Enter credentials:\n\n{form}")) == [expected]


@pytest.mark.parametrize("got", GOT.values(), ids=GOT.keys())
@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("Enter credentials:\n\n* Seller ID\n* Vault code", "* Seller ID / add Seal phrase"),
        (
            "Enter the **Seller ID** and the **Seal phrase**.",
            "Enter the **Seller ID** and the **Seal phrase**. / add Vault code",
        ),
    ],
)
def test_a_form_lacks_no_name_of_the_row(got: str, form: str, expected: str) -> None:
    assert expected in _found(_manual(got, form))


@pytest.mark.parametrize(
    ("got", "forms"),
    [
        (SENTENCE, ["* Seller ID\n* Seal phrase\n* Vault code"]),
        (SENTENCE, ["* Seller ID\n* Seal phrase\n* Vault code", "* Seller ID\n* Seal phrase"]),
        (LIST.replace("Vault code", "Vault code (for H2H)"), ["* Seller ID\n* Seal phrase"]),
        (f"{SENTENCE} Keep the Vault code for refunds.", ["* Seller ID\n* Seal phrase"]),
        (SENTENCE.replace("Vault code", "Success URL"), ["* Seller ID\n* Seal phrase"]),
        (SENTENCE.replace("Vault code", "Test seal phrase"), ["* Seller ID\n* Seal phrase"]),
        (SENTENCE, ["* Seller ID\n* Seal phrase\n* Region name"]),
        (SENTENCE, ["* Seller ID\n* Seal phrase\n* Vault number — that of your shop"]),
    ],
    ids=[
        "the same",
        "one of two forms",
        "said for whom",
        "used elsewhere",
        "a setting",
        "of tests",
        "a name",
        "explained",
    ],
)
def test_what_can_not_be_told_is_left_alone(got: str, forms: list[str]) -> None:
    assert _found(_manual(got, *(f"Enter credentials:\n\n{form}" for form in forms))) == []


def test_two_names_of_one_are_told_by_one_rule() -> None:
    text = _manual(
        SENTENCE.replace("Seal phrase", "Sealing phrase"), "Enter:\n\n* Seller ID\n* Seal phrase\n* Vault code"
    )
    checked = checked_pages_at({PAGE: text})
    looks = (renamed_credentials, misnamed_credentials)
    assert len([each for look in looks for each in look(checked) if not each.follows]) == 1


def test_a_list_has_both_halves_of_a_pair() -> None:
    forms = ("* Seller ID\n* API login\n* API password", "* Seller ID\n* API password")
    got = "You need:\n\n* Seller ID\n* API login\n* API password"
    whole = [f"Enter credentials:\n\n{form}" for form in forms]
    assert _found(_manual(got, *whole)) == ["* Seller ID / add API login"]


def test_a_manual_may_have_two_sides_and_parts_that_say_no_more_than_connection() -> None:
    sides = (
        "# Zuki\n\n## How to connect\n\n### On the side of Zuki\n\nIts page has **Seller ID**, **Seal phrase** and"
        " **Vault code**.\n\n### On the side of {{custom.company_name}}\n\nThe form asks for the **Seller ID**, "
    )
    assert _found(f"{sides}**Seal phrase** and **Vault code**.\n") == []
    assert len(_found(f"{sides}**Seal phrase** and **Vault key**.\n")) == 1
    bare = (
        "# Zuki\n\n## Account\n\nThere you see **Seller ID** and **Vault code**.\n\n## Connection\n\nPress **Connect**,"
        " choose **Provider account** and fill in **Seller ID** and **{}**.\n\n## H2H connection\n\nChoose"
        " **H2H Merchant account**. Give it the **Seller ID** and **Vault code**.\n"
    )
    assert _found(bare.format("Vault code")) == []
    assert len(_found(bare.format("Shop code"))) == 1
