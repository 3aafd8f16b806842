"""Names of credentials that are alone on their side of a manual."""

from __future__ import annotations

import pytest

from mkdocs_paycore.check.text.credentials.own_credentials import differing_credentials
from mkdocs_paycore.check.text.credentials.renamed_credentials import renamed_credentials
from tests.support.checked import checked_pages_at

PAGE = "docs/connectors/zuki/index.md"
TWO_KEYS = (
    "### Step 1: Payments\n\n* App ID\n* Secret key\n\n### Step 2: Payouts\n\n* Client ID\n* Client secret",
    "Enter:\n\n* App ID\n* Secret key\n\n## Connect payout account\n\nEnter credentials:\n\n{}\n* Client secret",
)


def _found(got: str, entered: str) -> list[str]:
    text = f"# Zuki\n\n## Set up account\n\n{got}\n\n## Connect account\n\n{entered}\n"
    return [
        f"{each.line} {each.suggestion.removeprefix('expected ')}"
        for each in renamed_credentials(checked_pages_at({PAGE: text}))
    ]


@pytest.mark.parametrize(
    ("got", "entered", "expected"),
    [
        # the same words in another order; a slip is made in one place, so that what stands in fewer is wrong
        ("Copy the **Key ID** and the **Secret key**.", "* Key ID\n* Key secret", "10 Secret key"),
        (
            "* Key ID\n* Secret key",
            "* Key ID\n* Key secret\n\n## Connect H2H account\n\n* Key ID\n* Key secret",
            "6 Key secret",
        ),
        # no word in common, and all others are told
        (
            "Copy **API user**, **API password**. Set **Salt** in *Sign → Signature*.",
            "- API user\n- API password\n- Signature",
            "11 Salt",
        ),
        ("* Shop ID\n* Login\n* Passphrase", "Enter **Shop ID**, **Login** and **PIN**.", "11 Passphrase"),
        ("* Shop ID\n* Signing key\n* Username", "* Shop ID\n* Signing key\n* Client number", "13 Username"),
        # what the reader is said to see is no place in a menu
        (
            "You see the **Client ID**. Press *New*, copy the **API key**.",
            "1. **Client ID**\n2. **Access key**",
            "10 API key",
        ),
        # the words of headings and of kinds say nothing about a name
        (
            "Sign up as a *Payer*. Copy **Access token** and **Payer ID**.",
            "Choose **Payout account**. Paste **Access token** and **Account ID**.",
            "9 Payer ID",
        ),
        # in a plain sentence
        (
            "**Client ID** and **Client secret** are shown at once, the **Key ID** later.",
            "Client ID, Client secret and Certificate ID go to the text fields.",
            "9 Key ID",
        ),
        (
            "* Login\n* Password\n* Terminal number",
            "Copy the Login, the Password and the Device number into the form.",
            "11 Terminal number",
        ),
        (TWO_KEYS[0], TWO_KEYS[1].format("* App ID"), "26 Client ID"),
    ],
)
def test_the_name_is_told_that_stands_for_another(got: str, entered: str, expected: str) -> None:
    assert _found(got, entered) == [expected]


@pytest.mark.parametrize(
    ("got", "entered"),
    [
        (TWO_KEYS[0], TWO_KEYS[1].format("* Client ID")),
        ("* API user\n* API password\n* Salt", "- API user\n- API password\n- Salt\n- Signature"),
        ("Copy **API user**. Set **Salt**.", "- API user\n- Signature"),  # one name in common says little
        ("* API user\n* API password\n* Salt", "- API user\n- API password\n- Terminal ID"),  # of another sort
        ("* API user\n* API password\n* Salt", "- API user\n- API password\n- Signature\n\nThe Salt is no more used."),
        ("* API user\n* API password\n* Salt\n\nYour signature is there.", "- API user\n- API password\n- Signature"),
        ("* Client ID\n* Client secret\n* Key ID", "Client ID, Client secret and Key ID go to the text fields."),
        ("* Client ID\n* Client secret\n* Key ID", "Enter Client ID and the Certificate ID."),
        ("See **Access ID**. Copy the **Client key**.", "* Client key\n* Client ID"),
    ],
)
def test_names_of_two_credentials_are_left_alone(got: str, entered: str) -> None:
    assert _found(got, entered) == []


LISTS = "# Zuki\n\n## Set up account\n\nGet the keys:\n\n{}\n\n## Connect account\n\nEnter credentials:\n\n{}\n"


@pytest.mark.parametrize(
    ("got", "entered", "lines"),
    [
        ("* Client ID\n* Client secret\n* Webhook key", "* Client ID\n* Webhook key", [8, 15]),
        ("* Client secret\n* Client ID\n* Webhook key", "* Client ID\n* Webhook key", [7, 15]),
        ("* Client ID\n* Webhook key\n* Client secret", "* Client ID\n* Webhook key", [9, 16]),
    ],
)
def test_a_list_is_told_where_it_lacks_what_is_got(got: str, entered: str, lines: list[int]) -> None:
    told, gap = differing_credentials(checked_pages_at({PAGE: LISTS.format(got, entered)}))
    assert [told.line, gap.line] == lines
    assert gap.follows == told.causes != ""


def test_what_a_part_sets_off_above_its_list_is_explained() -> None:
    lists = "{}\n\nFields: *Key*, *Code*, *Initiator name*, *Initiator password*."
    entered = lists.format("Remember the **Initiator name** and the **Initiator password**.")
    payments = "Copy **Key** and **Code**.\n\n## Connect payments\n\nFields: *Key*, *Code*, *Password*."
    text = f"# Zuki\n\n{payments}\n\n## Connect payout account\n\n{entered}\n"
    found = differing_credentials(checked_pages_at({PAGE: text}))
    assert not [each for each in found if "Initiator" in each.message]


@pytest.mark.parametrize("lines", ['--8<-- "ips.md"', "--8<--\nips.md\nSupport key\n--8<--", '-8<- "ips.md"'])
def test_a_snippet_is_no_credential(lines: str) -> None:
    got = f"* Login\n* Password\n\nOur addresses, the keys of your firewall:\n\n{lines}"
    assert not list(differing_credentials(checked_pages_at({PAGE: LISTS.format(got, "* Login\n* Password")})))
