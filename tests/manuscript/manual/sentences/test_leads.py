"""Sentences of a manual: which announce the credentials that follow."""

from __future__ import annotations

import pytest

from mkdocs_paycore.manuscript.manual.sentences.leads import is_lead


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fill in the following credentials:", True),
        ("Open the form. Enter your keys", True),
        ("Copy the **Secret key** into the field", False),
        ("Fill in the currencies and your data:", False),
        ("Choose the features that your details allow:", False),
        ("Press *Connect* and enter your credentials:", False),
        ("Choose the *Data lane*:", False),
        ("Choose the lane of your data: Left or Right.", False),
        ("Choose the lane that you have and fill in its data:", True),
        ("You are done.", False),
        ("", False),
    ],
)
def test_a_lead_announces_credentials_and_nothing_else(text: str, *, expected: bool) -> None:
    assert is_lead(text) is expected
