"""Material's plugin `offline`: its search index is a script, whichever of the two plugins stands first."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from tests.support.site_fixtures import Build

VALUE = "Zed <img src=x onerror=alert(1)> \"Q\" \\ 'Pay' </script>"
ORDERS: list[list[Any]] = [["offline", "search", "paycore"], ["search", "paycore", "offline"]]


@pytest.mark.parametrize("plugins", ORDERS, ids=["before", "after"])
@pytest.mark.parametrize("text", ["Hello of <<custom.company_name>>.", ""], ids=["with text", "titles only"])
@pytest.mark.slow
def test_a_value_is_text_in_the_search_of_an_offline_site(build: Build, plugins: list[Any], text: str) -> None:
    site = build(
        f"# Hello <<custom.company_name>>\n\n{text}\n",
        plugins=plugins,
        theme={"name": "material", "font": False},
        extra={"custom": {"company_name": VALUE}},
    )
    index = json.loads(site.text("search/search_index.js").removeprefix("var __index = "))
    shown = BeautifulSoup("<hr>".join(entry["title"] + entry["text"] for entry in index["docs"]), "html.parser")
    assert shown.img is None
    assert f"Hello {VALUE}" in shown.get_text()
    assert index == json.loads(site.text("search/search_index.json"))
