"""Finding in the reference site: typing errors, words of the trade, what is known first, and the way back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from mkdocs_paycore.catalog.load import load_catalog
from tests.browser.conftest import visited
from tests.browser.test_catalog import rows, status
from tests.support.cases import first_of_each

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Route


@pytest.fixture
def page(browser: Browser, reference: str) -> Iterator[Page]:
    """The page of the catalog."""
    with visited(browser, f"{reference}connectors/") as visit:
        yield visit.page


def naming(repository: Path, currency: str) -> list[str]:
    """Return the codes of the providers that name a currency."""
    providers = load_catalog(repository / "docs" / "connectors", root=repository).providers
    return sorted(code for code, provider in providers.items() if currency in provider.currencies)


def shown(page: Page) -> list[str]:
    """Return the codes of the providers that are shown, in their order."""
    found: list[str] = page.locator("tr[data-provider]:visible").evaluate_all("all => all.map(e => e.dataset.provider)")
    return found


def test_the_first_screen_has_the_search_the_count_and_the_first_rows(page: Page) -> None:
    expect(page.get_by_label("Search by name")).to_be_in_viewport(ratio=1)
    expect(status(page)).to_be_in_viewport(ratio=1)
    expect(page.locator("tr[data-provider]").first).to_be_in_viewport(ratio=1)
    assert page.locator("tr[data-provider]").first.get_attribute("data-status") == "ready"


TYPING_ERRORS = (
    ("interkasa", "interkassa", "interkassa"),
    ("conectum", "connectum", "connectum"),
    ("strpie", "stripe", "stripe"),
    ("mastercrad pix", "interkassa", "mastercard"),
)


def test_a_typing_error_finds_what_was_meant_and_says_so(page: Page) -> None:
    for typed, expected, meant in TYPING_ERRORS:
        page.get_by_label("Search by name").fill(typed)
        assert expected in rows(page)
        expect(status(page)).to_contain_text(f"Nothing has “{typed.split(maxsplit=1)[0]}”; similar: {meant}")


SAME = (("mastercard", "payment_card"), ("withdrawal", "payouts"), ("server-to-server", "h2h"))


def test_words_of_the_trade_find_what_they_mean(page: Page) -> None:
    for words, same in SAME:
        search = page.get_by_label("Search by name")
        search.fill(same)
        expected = rows(page)
        search.fill(words)
        assert {*expected} <= {*rows(page)}
        expect(status(page)).not_to_contain_text("similar")


OWN_LETTERS = (
    ("Сбербанк", "payeer"),
    ("Интеркасса", "interkassa"),
    ("Вебмани", "interkassa"),
    ("Альфа-Банк", "alfabank"),
    ("Южный", "pivdennybank"),
    ("Русский Стандарт", "russianstandardbank"),
    ("Конкорд", "concord"),
)


def test_a_name_in_its_own_letters_is_found(page: Page) -> None:
    for typed, code in OWN_LETTERS:
        page.get_by_label("Search by name").fill(typed)
        assert code in rows(page)
        expect(status(page)).not_to_contain_text("similar")


def test_who_asks_for_a_list_of_addresses_is_found_by_what_such_a_list_is_called(page: Page, repository: Path) -> None:
    providers = load_catalog(repository / "docs" / "connectors", root=repository).providers
    asking = {code for code, provider in providers.items() if provider.ip_allowlist in {"required", "optional"}}
    for words in ("whitelist", "white list", "allow-list", "IP filter", "allowlst"):
        page.get_by_label("Search by name").fill(words)
        assert asking <= {*rows(page)} < {*providers}, words


@pytest.mark.parametrize("way", ["find", "currency"])
def test_those_that_name_a_currency_stand_before_those_that_may_have_it(
    browser: Browser, reference: str, repository: Path, way: str
) -> None:
    with visited(browser, f"{reference}connectors/?{way}={'brl' if way == 'find' else 'BRL'}") as visit:
        order, named = shown(visit.page), naming(repository, "BRL")
        assert sorted(order[: len(named)]) == named
        assert len(order) > len(named)
        expect(visit.page.get_by_role("row", name="Known to have it")).to_be_visible()
        expect(visit.page.get_by_role("row", name="May have it")).to_be_visible()
        visit.page.get_by_role("button", name="Clear all").click()
        expect(visit.page.get_by_role("row", name="May have it")).not_to_be_visible()
        assert len(shown(visit.page)) == 121


def test_who_finds_nothing_can_request_it_with_the_words_filled_in(page: Page) -> None:
    link = page.locator("[data-part=request]")
    expect(link).to_be_hidden()
    page.get_by_label("Search by name").fill("Zzyzx & Pay")
    expect(link).to_have_text("Request this provider: Zzyzx & Pay")
    href = str(link.get_attribute("href"))
    assert href.startswith(
        "mailto:support@paycore.example?subject=Connection%20request%3A%20Zzyzx%20%26%20Pay&body=http"
    )
    page.get_by_label("Search by name").fill("stripe")
    expect(link).to_be_hidden()


def test_methods_have_a_search_of_their_own(browser: Browser, reference: str) -> None:
    with visited(browser, f"{reference}connectors/payment-methods/") as visit:
        page = visit.page
        expect(page.locator("article h2").first).to_contain_text("Cards")
        page.get_by_label("Find by name, code or provider").fill("aple pay")
        entry = page.locator(".paycore-directory > div:visible")
        expect(entry.first).to_contain_text("Apple Pay")
        expect(page.locator("article h2:visible")).to_have_count(1)
        expect(page.get_by_role("status").filter(has_text="methods")).to_contain_text("similar: apple")


FORGIVEN = {
    "interkasa": "Interkassa",
    "conectum": "Connectum",
    "whitelist": "allow-list",
    "mastercard": "Payment card",
    "apple pay": "Apple Pay",
    "aple pay": "Apple Pay",
    "stripe xqzvw": "Connect Stripe",
    "Сбербанк": "Sberbank",
    "Интеркаса": "Interkassa",
}
"""What a search finds for what is typed."""


def test_site_search_forgives_and_knows_words_of_the_trade(browser: Browser, searched: str) -> None:
    with visited(browser, searched) as visit:
        search = visit.page.locator("input[name=query]")
        for typed, found in FORGIVEN.items():
            search.fill(typed)
            search.press("End")
            expect(visit.page.locator(".md-search-result__list")).to_contain_text(found)


def test_site_search_forgives_what_is_typed_before_its_script_is_there(browser: Browser, searched: str) -> None:
    with visited(browser, "about:blank") as visit:
        page = visit.page
        held: list[Route] = []
        page.route("**/search.js", lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks what it calls
        page.goto(searched, wait_until="commit")
        search = page.locator("input[name=query]")
        search.fill("interkasa")
        search.press("End")
        expect(page.locator(".md-search-result__meta")).to_contain_text("No matching documents")
        held.pop().continue_()
        expect(page.locator(".md-search-result__list")).to_contain_text("Interkassa")
        expect(search).to_have_value("interkasa")


def test_site_search_shows_merchants_pages_before_those_of_makers(browser: Browser, searched: str) -> None:
    with visited(browser, searched) as visit:
        search = visit.page.locator("input[name=query]")
        search.fill("credentials")
        search.press("End")
        first = visit.page.locator(".md-search-result__item > a").first
        expect(first).to_be_visible()
        assert not re.search("/(?:writing|partners|developers)/", str(first.get_attribute("href")))


def test_a_provider_s_page_leads_back_and_marks_its_place(browser: Browser, reference: str) -> None:
    with visited(browser, f"{reference}connectors/stripe/") as visit:
        tabs = visit.page.locator(".md-tabs__item--active")
        expect(tabs).to_have_text("Manuals for merchants")
        expect(visit.page.locator(".md-nav--primary .md-nav__item--active").last).to_contain_text("Payment providers")
        visit.page.get_by_role("navigation", name="Breadcrumb").get_by_role("link").click()
        visit.page.wait_for_url("**/connectors/")


@pytest.mark.parametrize(
    ("manual", "most"), first_of_each([("interkassa", 6), ("connectum", 5), ("winpay", 4), ("stripe", 4)])
)
def test_a_manual_is_printed_on_half_the_paper_without_forms(
    browser: Browser, reference: str, manual: str, most: int
) -> None:
    with visited(browser, f"{reference}connectors/{manual}/") as visit:
        pages = re.findall(rb"/Type\s*/Page[^s]", visit.page.pdf(format="A4"))
        assert 0 < len(pages) <= most
        visit.page.emulate_media(media="print")
        expect(visit.page.locator("form.paycore-form").first).to_be_hidden()
        expect(visit.page.locator(".paycore-credentials thead").first).to_be_visible()
