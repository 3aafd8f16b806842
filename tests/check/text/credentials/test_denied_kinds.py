"""Parts about connecting what the manual itself says is not there."""

from __future__ import annotations

import pytest

from mkdocs_paycore.check.text.credentials.denied_kinds import denied_kinds
from tests.support.checked import checked_pages_at

PART = "# Zuki\n\n## Connect {} account\n\nPress **Connect**.\n\n## FAQ\n\n{}\n"


def _lines(kind: str, said: str) -> list[int]:
    checked = checked_pages_at({"docs/connectors/zuki/index.md": PART.format(kind, said)})
    return [each.line for each in denied_kinds(checked)]


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("payout", '??? question "Does Zuki support payouts?"\n    No.'),
        ("payout", "**Are payouts supported?**\n\nNo, write to us."),
        ("payout", "### Are there payouts?\n\nNo."),
        ("payout", "Zuki doesn't support payouts."),
        ("payout", "Payouts are not available yet."),
        ("Payout", "Zuki has no payouts; ask your bank."),
        ("H2H merchant", "Zuki does not offer H2H payments."),
        ("H2H merchant", "Zuki has no H2H connection: cards are entered on its page."),
        ("H2H merchant", "Q: Does it support host-to-host? A: No."),
    ],
)
def test_a_part_is_told_that_the_manual_denies(kind: str, said: str) -> None:
    assert _lines(kind, said) == [3]


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("payout", '??? question "Does Zuki support payouts?"\n    Yes.'),
        ("payout", '??? question "Do you charge payouts?"\n    No.'),
        ("payout", '??? question "Does Zuki support payouts to cards?"\n    No.'),
        ("payout", "In the sandbox payouts are not supported."),
        ("payout", "Payouts are not supported for cards."),
        ("payout", "Payouts are not instant."),
        ("payout", "Payments and payouts are one project, refunds of payouts are not possible."),
        ("merchant", "Zuki doesn't support payouts."),
        ("H2H merchant", "Payouts are not supported."),
    ],
)
def test_what_is_denied_of_something_else_is_left_alone(kind: str, said: str) -> None:
    assert _lines(kind, said) == []
