"""The rows of the catalog, drawn from providers."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup

from mkdocs_paycore.catalog.methods import Directory, Method, Side
from mkdocs_paycore.catalog.model.provider import Provider
from mkdocs_paycore.catalog.usage import Usage
from mkdocs_paycore.components.provider_catalog import render_catalog
from mkdocs_paycore.markdown.vocabulary import Logo

BOTH = ["payments", "payouts"]


NO_DIRECTORY = Directory()
METHODS = {
    "wire": Method("wire", "Wire", "bank"),
    "card": Method("card", "Card", "cards", ("EUR",), ("Visa", "Mastercard")),
}
DIRECTORY = Directory(
    {Side.PAYMENT: METHODS, Side.PAYOUT: {}}, {"cards": "Cards", "bank": "Bank"}, {"EUR": "Euro"}, is_there=True
)


def catalog(
    *, has_directories: bool = True, directory: Directory = NO_DIRECTORY, support: str = "", **keys: Any
) -> BeautifulSoup:
    provider = Provider.model_validate({"code": "acme", "name": "Acme", "status": "ready", **keys})
    other = Provider.model_validate({"code": "beta", "name": "Beta", "status": "ready", "payout_methods": ["pix"]})
    html = render_catalog(
        Usage([provider, other], directory),
        manual_url=lambda _: "",
        logo=lambda _: Logo(),
        directory_url=lambda name: f"{name}/" if has_directories else "",
        support_email=support,
    )
    return BeautifulSoup(html, "html.parser")


def ways(count: int) -> list[str]:
    return [f"way-{number}" for number in range(count)]


@pytest.mark.parametrize(
    ("payment", "payout", "features", "expected"),
    [
        (0, 0, BOTH, []),
        (1, 0, BOTH, ["1 payment method"]),
        (0, 2, BOTH, ["2 payout methods"]),
        (1, 1, BOTH, ["1 payment method and 1 payout method"]),
        (3, 2, BOTH, ["3 payment and 2 payout methods"]),
        (1, 2, BOTH, ["1 payment method and 2 payout methods"]),
        (2, 1, BOTH, ["2 payment methods and 1 payout method"]),
        (0, 1100, BOTH, ["1,100 payout methods"]),
        (3, 2, ["payments"], ["3 payment methods"]),
    ],
)
def test_facts_count_methods_in_good_english(
    payment: int, payout: int, features: list[str], expected: list[str]
) -> None:
    page = catalog(features=features, payment_methods=ways(payment), payout_methods=ways(payout))
    facts = [fact.get_text() for fact in page.select('[data-provider=acme] [data-column="facts"] > span')]
    assert facts == expected + ["Currencies by account"] * bool(expected)


@pytest.mark.parametrize(
    ("features", "implied"), [(["h2h"], "payments"), (["h2h", "payments"], None), (["payouts"], None)]
)
def test_a_row_says_which_features_its_own_bring_along(features: list[str], implied: str | None) -> None:
    [row] = catalog(features=features).select("tr[data-provider=acme]")
    assert (row["data-features"], row.get("data-implied")) == (" ".join(features), implied)


@pytest.mark.parametrize("has_directories", [True, False])
def test_a_list_of_a_provider_s_own_is_linked_where_the_site_has_it(*, has_directories: bool) -> None:
    page = catalog(payout_methods=ways(101), has_directories=has_directories)
    assert "101 more that only Acme has" in page.get_text()
    links = [str(link["href"]) for link in page.select(".paycore-catalog__note a, [data-own=acme] a")]
    assert links == ["payout-methods/acme/"] * 2 * has_directories


@pytest.mark.parametrize(("status", "order"), [("ready", ["acme", "beta"]), ("not_ready", ["beta", "acme"])])
def test_what_can_be_connected_stands_first(status: str, order: list[str]) -> None:
    assert [row["data-provider"] for row in catalog(status=status).select("tr[data-provider]")] == order


def test_methods_stand_in_their_categories_with_other_words_for_them() -> None:
    page = catalog(directory=DIRECTORY, payment_methods=["wire", "card"])
    groups = page.select("select[name=payment] optgroup")
    assert [group["label"] for group in groups] == ["Cards", "Bank"]
    (option,) = groups[0].select("option")
    assert (option["value"], option["data-currencies"], option["data-also"]) == ("card", "EUR", "Visa, Mastercard")


def test_who_finds_nothing_can_ask_for_it_where_there_is_somebody_to_ask() -> None:
    (link,) = catalog(support="help@acme.example").select("[data-part=request]")
    assert link["href"] == "mailto:help@acme.example?subject=Connection%20request%3A%20%7Bfind%7D&body=%7Bpage%7D"
    assert link["data-text"] == "Request this provider: {find}"
    assert catalog().select("[data-part=request]") == []
