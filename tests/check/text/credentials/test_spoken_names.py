"""Names of credentials in plain sentences that differ from the lists of a manual, and sentences that are right."""

from __future__ import annotations

import pytest

from mkdocs_paycore.check.text.credentials.own_credentials import differing_credentials
from mkdocs_paycore.check.text.credentials.renamed_credentials import renamed_credentials
from tests.support.checked import checked_pages_at

MANUAL = """\
# Zuki

## What you need from Zuki

{set_up}

## What you enter at Acme

Open [Zuki]({{{{custom.dashboard_base_url}}}}connect/zuki) and press **Connect**. Then fill in the form:

| Field of the form | What to enter |
|:--|:--|
{rows}

Press **Save**.
"""
ROWS = "| Login | Account number |\n| Password | API password |\n| Certificate | Public certificate |"
LIST = """\
# Zuki

## Set up account

{set_up}

## Connect account

Enter credentials:

* Merchant ID
* Terminal ID
* Signing key
"""


def _found(text: str) -> list[str]:
    checked = checked_pages_at({"docs/connectors/zuki/index.md": text})
    found = [*renamed_credentials(checked), *differing_credentials(checked)]
    return sorted(
        {f"{each.line} {each.rule.removeprefix('manual-')} {each.suggestion}" for each in found if not each.follows}
    )


@pytest.mark.parametrize(
    ("set_up", "expected"),
    [
        (
            (
                "1. Write down the number behind `Account`, on the page of the account. This is your Client number.\n"
                "2. Press **New password**. It is the API password.\n3. Download the Public certificate."
            ),
            "5 renamed-credential expected Account number",
        ),
        (
            (
                "Open **Accounts**, find your account, and note the Contract number. The API password comes by mail,"
                " the Public certificate is below the account."
            ),
            "5 renamed-credential expected Account number",
        ),
        (
            "1. Copy the Account number.\n2. Copy the API password.\n3. Download the Server certificate of the server.",
            "15 renamed-credential expected Server certificate",
        ),
        (
            "Copy the Account number, the Gateway password of the gateway and the Public certificate.",
            "13 renamed-credential expected Gateway password",
        ),
        (
            (
                "- Copy your Account number.\n- Zuki's manager sends you the Portal password of the portal.\n"
                "- Save the Public certificate."
            ),
            "14 renamed-credential expected Portal password",
        ),
    ],
)
def test_one_name_is_left_on_either_side(set_up: str, expected: str) -> None:
    assert any(
        each == expected or each.endswith(expected.partition(" ")[2])
        for each in _found(MANUAL.format(set_up=set_up, rows=ROWS))
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Copy the Account number and the Account login from the header.",
        "Save the API login and the API password.",
        "Copy the Public certificate, and the Client secret below it.",
        "Write down the IPN secret and the Account number.",
        "Keep your API password and your Wallet key in a safe place.",
    ],
)
def test_one_name_too_many_is_copied(sentence: str) -> None:
    set_up = (
        f"1. Find the Account number.\n2. It shows the API password.\n3. Get the Public certificate.\n4. {sentence}"
    )
    found = _found(MANUAL.format(set_up=set_up, rows=ROWS))
    assert [each.split()[:2] for each in found] == [["8", "unused-credential"]], found


@pytest.mark.parametrize(
    "sentence",
    [
        "The Merchant ID stays the same, but the Terminal password changes.",
        "In production you get another Merchant ID, and the Terminal key is sent by mail.",
        "Tell the bank your Merchant ID and ask for the Terminal number.",
        "Both the Merchant ID and the Terminal login have eight digits.",
        "With the Merchant ID alone you see nothing: type the Terminal code as well.",
    ],
)
def test_a_name_that_begins_as_another_one_of_the_list(sentence: str) -> None:
    set_up = f"The bank shows:\n\n* Merchant ID\n* Terminal ID\n* Signing key\n\n{sentence}"
    (found,) = _found(LIST.format(set_up=set_up))
    assert "renamed-credential expected Terminal ID" in found


@pytest.mark.parametrize(
    "set_up",
    [
        "Copy the Account number, the API password and the Public certificate.",
        "Your PCI DSS certificate is needed. Copy the Account number, the API password and the Public certificate.",
        "Copy the Account number, the API password and the Public certificate. A Widget key is for their own button.",
        "Sign in with the QR code. The Account number, the API password and the Public certificate are on page one.",
        "Send the Company number, and get the Account number, the API password and the Public certificate.",
        "The Account number is in the header, the API password and the Public certificate below the SEPA file.",
    ],
)
def test_right_sentences(set_up: str) -> None:
    assert _found(MANUAL.format(set_up=set_up, rows=ROWS)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The Merchant ID and the Terminal ID stay the same.",
        "Log in with the Terminal password.",
        "The Merchant ID and the Signing key are shown once.",
        "Each shop has a Terminal ID of its own.",
        "The Merchant ID has eight digits, the Terminal ID has six; the Terminal password is for the device.",
    ],
)
def test_right_sentences_beside_a_list(sentence: str) -> None:
    set_up = f"The bank shows:\n\n* Merchant ID\n* Terminal ID\n* Signing key\n\n{sentence}"
    assert _found(LIST.format(set_up=set_up)) == []
