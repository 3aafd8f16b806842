"""Lists against the number of things that the sentence above them announces."""

from __future__ import annotations

import pytest

from mkdocs_paycore.check.text.outline.list_counts import miscounted_lists
from tests.support.checked import checked_texts

TWO = "* Login\n* Word\n"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"There are three values:\n\n{TWO}", [3]),
        (f"There are three values:\n\n{TWO}* Key\n", []),
        (f"Open it. You see two keys:\n\n{TWO}    * its first letter\n\n* Key\n", [3]),
        (f"There are two parts that differ:\n\n{TWO}\nThen:\n\n* Save it\n", []),
        (f"!!! note\n    These are the three values:\n\n    * Login\n    * Word\n\n    That is all.\n\n{TWO}", [4]),
        ("The letter has three values:\n\n* Login and word\n* Key\n", []),
        (f"Enter one of the three values:\n\n{TWO}", []),
        (f"Within three days you get:\n\n{TWO}", []),
        (f"There are at least three values:\n\n{TWO}", []),
        (f"There are three or four values:\n\n{TWO}", []),
        (f"There are six values, such as:\n\n{TWO}", []),
        (f"There are three values. Copy:\n\n{TWO}", []),
        ("There are three values:\n\n* Login\n", []),
    ],
)
def test_a_list_has_as_many_items_as_are_announced(text: str, lines: list[int]) -> None:
    assert [each.line for each in miscounted_lists(checked_texts(f"# Start\n\n{text}"))] == lines
