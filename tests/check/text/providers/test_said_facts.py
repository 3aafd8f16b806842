"""What a manual says of its provider as a whole, and what the provider's file says."""

from __future__ import annotations

from typing import Any

import pytest

from mkdocs_paycore.catalog.catalog import Catalog
from mkdocs_paycore.catalog.model.provider import Provider
from mkdocs_paycore.check.text.providers.said_facts import other_facts
from tests.support.checked import checked_pages_at

PAYOUTS = {"features": ["payouts"]}
PAYMENTS = {"features": ["payments", "h2h"]}
LISTED = {"ip_allowlist": "required"}


@pytest.mark.parametrize(
    ("keys", "sentence", "times"),
    [
        (LISTED, "Zuki keeps no allow-list, so go on.", 1),
        (LISTED, "There is no IP whitelist.", 1),
        (LISTED, "Zuki accepts requests from any address.", 1),
        (LISTED, "In the sandbox, Zuki keeps no allow-list.", 0),
        (LISTED, "Zuki accepts requests from addresses on its allow-list.", 0),
        ({}, "Zuki keeps no allow-list.", 0),
        (PAYOUTS, "It takes payments by card as well.", 1),
        (PAYOUTS, "Zuki accepts payments.", 1),
        (PAYOUTS, "It takes no payments.", 0),
        (PAYOUTS, "It takes payments later this year, once they are ready.", 0),
        (PAYOUTS, "Other Bank takes payments.", 0),
        (PAYMENTS, "It takes payments.", 0),
        (PAYMENTS, "It pays out to cards.", 1),
        (PAYMENTS, "It only pays out what you earned.", 0),
        (PAYMENTS, "H2H payments are not supported.", 1),
        (PAYMENTS, "Payouts are not supported.", 0),
        ({}, "It takes payments.", 0),
    ],
)
def test_a_sentence_and_the_file_agree(keys: dict[str, Any], sentence: str, times: int) -> None:
    file = {"code": "zuki", "name": "Zuki", "status": "not_ready", **keys}
    catalog = Catalog({"zuki": Provider.model_validate(file)})
    pages = {"docs/connectors/zuki/index.md": f"# Zuki\n\n{sentence}\n\n## Set up\n\nAsk.\n"}
    assert len(list(other_facts(checked_pages_at(pages, catalog=catalog)))) == times
