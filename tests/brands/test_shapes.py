"""The shape of a brand: what of it decides the structure of pages."""

from __future__ import annotations

from typing import Any

import pytest

from mkdocs_paycore.brand.model import Brand, Selection, Theme
from mkdocs_paycore.brands.shapes import shape_of

BASE = Brand("one", {"company_name": "One"}, site_name="One Docs", theme=Theme(logo="one.svg", primary="#0a7d5a"))


def shapes(**changes: Any) -> int:
    """Return how many shapes the brand above and one with some changes have."""
    given = {name: getattr(BASE, name) for name in ("custom", "site_name", "site_url", "theme", "providers")}
    brands = (BASE, Brand("two", **{**given, **changes}))
    return len({shape_of(brand, providers=["acme", "other"]).text() for brand in brands})


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"custom": {"company_name": "Two"}}, id="a value"),
        pytest.param({"site_name": "Two Docs"}, id="its name"),
        pytest.param({"theme": Theme(logo="two.svg", primary="#8f6200")}, id="a picture and a colour"),
        pytest.param({"providers": Selection(exclude=frozenset({"gone"}))}, id="a provider that there is not"),
    ],
)
def test_brands_that_differ_in_this_share_a_render(changes: dict[str, Any]) -> None:
    assert shapes(**changes) == 1


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"custom": {"company_name": "Two", "phone": "+44"}}, id="a name more"),
        pytest.param({"custom": {"company_name": "<b>Two</b>"}}, id="a value that holds markup"),
        pytest.param({"site_name": None}, id="no name of the site"),
        pytest.param({"site_url": "https://two.example/"}, id="an address"),
        pytest.param({"theme": Theme(logo="two.svg")}, id="no colour"),
        pytest.param({"theme": Theme(logo="two.png", primary="#0a7d5a")}, id="another kind of picture"),
        pytest.param({"providers": Selection(exclude=frozenset({"acme"}))}, id="a provider that it hides"),
    ],
)
def test_brands_that_differ_in_this_do_not(changes: dict[str, Any]) -> None:
    assert shapes(**changes) == 2
