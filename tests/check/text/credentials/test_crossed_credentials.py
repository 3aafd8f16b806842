"""Credentials that go into each other's field."""

import pytest

from mkdocs_paycore.check.text.credentials.crossed_credentials import crossed_credentials
from tests.support.checked import checked_pages_at

MANUAL = "# North\n\n## Connect account\n\nEnter credentials:\n\n{}\n"


def found(lines: str) -> list[str]:
    checked = checked_pages_at({"docs/connectors/north/index.md": MANUAL.format(lines)})
    return [f"{each.line} {each.suggestion}" for each in crossed_credentials(checked)]


def test_two_that_go_into_each_other_s_field_are_told_once() -> None:
    lines = "* Shop ID --> Shop\n* Shop user --> Passphrase\n* Shop passphrase --> User"
    assert found(lines) == ["8 did you mean 'Shop user → User'?"]


def test_a_secret_that_goes_into_the_field_of_a_name_and_the_name_into_that_of_a_secret_are_crossed() -> None:
    lines = "* Secret phrase --> Login\n* Partner code --> Password\n* Sign key --> Key"
    assert found(lines) == ["7 did you mean 'Secret phrase → Password'?"]


@pytest.mark.parametrize(
    "lines",
    [
        "* Project secret --> API key\n* Project code --> Password",
        "* Shop user --> User\n* Shop passphrase --> Passphrase",
        "* Merchant ID --> Account\n* Account key --> Merchant login",
        "* Key --> Secret\n* Password --> Token",
        "* API key --> Key\n* Secret key --> API key",
        "* User\n* Passphrase",
    ],
)
def test_other_pairs_are_left_alone(lines: str) -> None:
    assert found(lines) == []
