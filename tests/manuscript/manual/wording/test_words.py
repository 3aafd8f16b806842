"""Names as they are compared, and as they stand in a text."""

from __future__ import annotations

import pytest

from mkdocs_paycore.manuscript.manual.wording.words import compared, stands_in


@pytest.mark.parametrize("name", ["shop id", "Shop-ID", "shop_id", "shopId", "  SHOP  -  Id "])
def test_case_and_what_parts_the_words_do_not_count(name: str) -> None:
    assert compared(name) == "shop id"


@pytest.mark.parametrize(("text", "stands"), [("the key.", True), ("key", True), ("keys", False), ("monkey", False)])
def test_a_name_stands_as_whole_words(text: str, stands: bool) -> None:  # noqa: FBT001 - a case
    assert stands_in("key", text) == stands
