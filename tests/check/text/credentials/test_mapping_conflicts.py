"""What two lists of one manual say of a credential: the same, or one of them is wrong."""

from __future__ import annotations

import pytest

from mkdocs_paycore.catalog.catalog import Catalog
from mkdocs_paycore.check.text.credentials.mapping_conflicts import mapping_conflicts
from tests.support.checked import checked_pages_at

PARTS = (
    "# Zuki\n\n## Connect H2H merchant account\n\nEnter credentials:\n\n{}\n"
    "\n## Connect merchant account\n\nEnter credentials:\n\n{}\n"
)
TABLE = "| Provider | Form field |\n|---|---|\n{}"
THIRD = "\n## Connect provider account\n\nEnter credentials:\n\n{}\n"


@pytest.mark.parametrize(
    ("first", "second", "lines"),
    [
        ("* Login --> User\n* Key --> Secret", "* User --> Login\n* Key --> Secret", [14]),
        ("* Login --> User\n* Key --> Secret", "* Login --> Secret\n* Key --> User", [14, 15]),
        ("* Login --> User\n* Secret key --> Secret key", "* Login --> User\n* Secret key --> Signing key", [15]),
        ("* Login --> User\n* Private key --> Key", "* Login --> User\n* Privat key --> Key", [15]),
        (
            TABLE.format("| Login | User |\n| Private key | Key |"),
            TABLE.format("| Login | User |\n| Privat key | Key |"),
            [19],
        ),
        ("* Login --> User\n* Sign key --> Key", "* Login --> User\n* Sign code --> Key", [15]),
        ("* Login --> User\n* Test key --> Key", "* Login --> User\n* Live key --> Key", []),
        ("* Login --> User\n* Key --> Secret", "* Login --> User\n* Key --> Secret", []),
        ("* Login --> User\n* Key --> Secret", "* Login --> Name\n* Key --> Token", []),
        ("* Login --> User\n* Key 1 --> Secret", "* Login --> User\n* Key 2 --> Secret", []),
        ("* Login --> User\n* Key", "* Login --> User\n* Key --> Secret", []),
        ("* Partner key\n* Service key", "* Service key --> Partner key\n* Partner key --> Service key", [14, 15]),
        ("* Merchant ID\n* Private key", "* Merchant ID\n* Privat key", [15]),
    ],
    ids=[
        "reversed",
        "swapped",
        "another field",
        "misspelt",
        "misspelt in a table",
        "another name for one field",
        "two keys for one field",
        "the same",
        "different forms",
        "numbered keys",
        "one without its field",
        "swapped names of one side",
        "misspelt names of one side",
    ],
)
def test_two_lists_say_the_same_of_a_credential(first: str, second: str, lines: list[int]) -> None:
    checked = checked_pages_at({"docs/connectors/zuki/index.md": PARTS.format(first, second)}, catalog=Catalog())
    assert sorted(problem.line for problem in mapping_conflicts(checked)) == lines


def test_steps_that_connect_several_kinds_are_compared() -> None:
    first = "## Step 1. Connect provider account\n\nEnter:\n\n* Login --> User\n* Key --> Secret\n"
    second = "## Step 2. Connect payout account\n\nEnter:\n\n* Login --> Secret\n* Key --> User\n"
    checked = checked_pages_at({"docs/connectors/zuki/index.md": f"# Zuki\n\n{first}\n{second}"}, catalog=Catalog())
    assert [problem.line for problem in mapping_conflicts(checked)] == [14, 15]


def test_of_two_spellings_the_one_that_is_rare_on_the_page_is_reported() -> None:
    text = PARTS.format("* Merchand ID\n* Key", "* Merchant ID\n* Key") + "\nYour Merchant ID has six digits.\n"
    checked = checked_pages_at({"docs/connectors/zuki/index.md": text}, catalog=Catalog())
    assert [problem.line for problem in mapping_conflicts(checked)] == [7]


def test_of_three_lists_the_odd_one_is_reported_once() -> None:
    right, odd = "* Login --> User\n* Key --> Secret", "* Login --> User\n* Key --> Token"
    checked = checked_pages_at({"docs/connectors/zuki/index.md": PARTS.format(odd, right) + THIRD.format(right)})
    assert [problem.line for problem in mapping_conflicts(checked)] == [8]


def test_the_part_about_setting_up_says_which_of_two_lists_is_right() -> None:
    lists = [
        TABLE.format("| Key | apiKey |\n| Secret | secret |"),
        TABLE.format("| apiKey | Key |\n| secret | Secret |"),
    ]
    set_up = "# Zuki\n\n## Set up account\n\nSave the file with `apiKey` and `secret`.\n"
    text = set_up + PARTS.format(*lists).removeprefix("# Zuki\n")
    checked = checked_pages_at({"docs/connectors/zuki/index.md": text}, catalog=Catalog())
    assert [problem.line for problem in mapping_conflicts(checked)] == [13]
