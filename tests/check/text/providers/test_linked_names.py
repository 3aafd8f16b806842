"""Names of other providers in links into the dashboard that lead to the own one."""

from __future__ import annotations

import pytest

from mkdocs_paycore.check.text.providers.linked_names import other_names_of_links
from tests.support.checked import checked_pages_at

LINK = "# Tpay\n\n## Connect account\n\nOpen [{}](https://dashboard.acme.example/connect-directory/payment-providers/{}/general).\n"


def _found(text: str, code: str = "tpay") -> list[str]:
    pages = {"docs/connectors/tpay/index.md": LINK.format(text, code)}
    others = {"dotpay": "Dotpay", "north-bank": "North Bank", "pay": "Pay"}
    pages |= {f"docs/connectors/{each}/index.md": f"# {name}\n" for each, name in others.items()}
    return [f"{each.line}:{each.column} {each.suggestion}" for each in other_names_of_links(checked_pages_at(pages))]


@pytest.mark.parametrize(
    ("text", "column"),
    [("Dotpay's page", 7), ("the page of North Bank", 19), ("*New connection → Dotpay*", 25), ("Dotpay", 7)],
)
def test_another_ones_name_is_told(text: str, column: int) -> None:
    assert _found(text) == [f"5:{column} expected Tpay"]


@pytest.mark.parametrize("text", ["Tpay's page", "Tpay, once Dotpay", "Pay page", "Overview", "dotpay-like page"])
def test_the_own_name_and_words_are_left_alone(text: str) -> None:
    assert _found(text) == []


def test_a_link_that_leads_elsewhere_is_told_by_another_rule() -> None:
    assert _found("Dotpay's page", "dotpay") == []
