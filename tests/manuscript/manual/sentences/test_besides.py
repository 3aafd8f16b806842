"""What a sentence names besides the fields of another form."""

from __future__ import annotations

import pytest

from mkdocs_paycore.manuscript.manual.sentences.besides import besides


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Enter the same credentials as for the Provider account and *Client key*.", ["Client key"]),
        ("Enter the same three values as above, plus the Client key.", ["Client key"]),
        ("The form is the same, but it has one field more, *Client key*.", ["Client key"]),
        ("The fields as for the Merchant account, except one more field: *Client key*.", ["Client key"]),
        ("What you entered for the Provider account and add *Client key*.", ["Client key"]),
        ("In addition to the fields of the Provider account, enter *Client key* and *Salt*.", ["Client key", "Salt"]),
        ("Enter the same credentials as for the Provider account and *H2H*.", []),
        ("Enter the same credentials and press *Connect*.", []),
        ("Enter the same credentials as for the Provider account, except API password.", []),
        ("The same fields as above, except for *API password*.", []),
        ("Enter the *Client key*.", []),
    ],
)
def test_a_field_that_another_form_does_not_have(sentence: str, expected: list[str]) -> None:
    assert [each.left for each in besides(sentence)] == expected
