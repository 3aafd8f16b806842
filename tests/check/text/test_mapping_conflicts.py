"""What two lists of one manual say of a credential: the same, or one of them is wrong."""

from __future__ import annotations

import pytest

from mkdocs_paycore.catalog.catalog import Catalog
from mkdocs_paycore.check.text.mapping_conflicts import mapping_conflicts
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
        ("* Login --> User\n* Key --> Secret", "* Login --> User\n* Key --> Secret", []),
        ("* Login --> User\n* Key --> Secret", "* Login --> Name\n* Key --> Token", []),
        ("* Login --> User\n* Key 1 --> Secret", "* Login --> User\n* Key 2 --> Secret", []),
        ("* Login --> User\n* Key", "* Login --> User\n* Key --> Secret", []),
    ],
    ids=[
        "reversed",
        "swapped",
        "another field",
        "misspelt",
        "misspelt in a table",
        "the same",
        "different forms",
        "numbered keys",
        "one without its field",
    ],
)
def test_two_lists_say_the_same_of_a_credential(first: str, second: str, lines: list[int]) -> None:
    checked = checked_pages_at({"docs/connectors/zuki/index.md": PARTS.format(first, second)}, catalog=Catalog())
    assert [problem.line for problem in mapping_conflicts(checked)] == lines


def test_of_three_lists_the_odd_one_is_reported_once() -> None:
    right, odd = "* Login --> User\n* Key --> Secret", "* Login --> User\n* Key --> Token"
    checked = checked_pages_at({"docs/connectors/zuki/index.md": PARTS.format(odd, right) + THIRD.format(right)})
    assert [problem.line for problem in mapping_conflicts(checked)] == [8]
