"""Which sentences of a manual tell the reader to do something."""

from __future__ import annotations

import pytest

from mkdocs_paycore.manuscript.manual.sentences.sentences import is_command


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("As **Shop ID**, enter the **Guild number**.", True),
        ("In the field *Shop ID*, type your number.", True),
        ("For wallets, fill in the **Wallet ID** and upload the **Wallet certificate**.", True),
        ("To try it first, turn on **Test mode**.", True),
        ("For wallets: the Wallet ID", False),
        ("For wallets, the Wallet ID", False),
        ("As **Shop ID**: the Guild number", False),
        ("Shop ID", False),
    ],
)
def test_an_order_may_begin_with_a_field_or_a_case(text: str, *, expected: bool) -> None:
    assert is_command(text) is expected
