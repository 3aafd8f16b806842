"""The two names of a credential that a clause joins."""

from __future__ import annotations

import pytest

from mkdocs_paycore.manuscript.manual.sentences.clauses import joined_in_clause


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("As **Shop ID**, enter the **Guild number**", ("Guild number", "Shop ID")),
        ("As Shop ID, enter the Guild number", ("Guild number", "Shop ID")),
        ("As the field **Shop ID** paste your **Guild number**", ("Guild number", "Shop ID")),
        ("In **Shop ID**, enter the **Guild number**", ("Guild number", "Shop ID")),
        ("As soon as you have it, enter the **Guild number**", None),
        ("As the last step of all, enter the **Guild number**", None),
        ("As agreed with the shop, enter the **Guild number**", None),
    ],
)
def test_the_field_first_and_what_goes_there_behind(clause: str, expected: tuple[str, str] | None) -> None:
    found = joined_in_clause(clause)
    assert (found and (found.left, found.right)) == expected
