"""The catalog of the reference site in Chromium: finding, counts, address, keyboard, and without JavaScript."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from playwright.sync_api import expect

from mkdocs_paycore.catalog.features import abilities, connected_methods
from mkdocs_paycore.catalog.load import load_catalog
from mkdocs_paycore.catalog.method_files import load_directory
from mkdocs_paycore.catalog.methods import Side
from tests.browser.conftest import visited, window_of
from tests.support.cases import covering, crossed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

    from mkdocs_paycore.catalog.model.provider import Provider
    from tests.browser.conftest import Visit

SIDE_OF = {"payments": Side.PAYMENT, "h2h": Side.PAYMENT, "payouts": Side.PAYOUT}
PIX_IN_BRL = {"payout": "pix", "currency": "BRL", "features": "h2h"}


@pytest.fixture
def page(browser: Browser, reference: str) -> Iterator[Page]:
    """The page of the catalog."""
    with visited(browser, f"{reference}connectors/") as visit:
        yield visit.page


@pytest.fixture(scope="module")
def fits(repository: Path) -> Callable[..., list[str]]:
    """Tell by Python which providers fit what is chosen: their codes, sorted."""
    folder = repository / "docs" / "connectors"
    directory, catalog = load_directory(folder, root=repository), load_catalog(folder, root=repository)

    connected = {
        (code, side): connected_methods(each, side) for code, each in catalog.providers.items() for side in Side
    }
    able = {code: abilities(each) for code, each in catalog.providers.items()}
    known_possible: dict[tuple[str, Side, str], set[str]] = {}

    def possible(provider: Provider, side: Side, code: str) -> set[str]:
        place = (provider.code, side, code)
        if place not in known_possible:
            known_possible[place] = all_possible(provider, side, code)
        return known_possible[place]

    def all_possible(provider: Provider, side: Side, code: str) -> set[str]:
        named, known = set(provider.currencies), set(directory.known_currencies(side, code))
        return named & known if named and known else named | known

    def currencies(provider: Provider, features: set[str], chosen: dict[Side, str]) -> set[str]:
        found = {side: [possible(provider, side, code) for code in connected[provider.code, side]] for side in Side}
        allowed = set(provider.currencies) or set[str]().union(*found[Side.PAYMENT], *found[Side.PAYOUT])
        for side in {SIDE_OF[feature] for feature in features}:
            allowed &= set[str]().union(*found[side]) if found[side] else set(provider.currencies)
        for side, code in chosen.items():
            allowed &= possible(provider, side, code)
        return allowed

    def fitting(**choice: str) -> list[str]:
        chosen = {side: choice[side] for side in Side if side in choice}
        features = set(choice.get("features", "").split(",")) - {""}
        return sorted(
            code
            for code, provider in catalog.providers.items()
            if choice.get("status", provider.status) == provider.status
            and features <= able[code]
            and all(wanted in connected[code, side] for side, wanted in chosen.items())
            and ("currency" not in choice or choice["currency"] in currencies(provider, features, chosen))
            and ("named" not in choice or provider.currencies)
        )

    return fitting


def choose(page: Page, **choice: str) -> None:
    for key, value in choice.items():
        for code in value.split(","):
            if key in {"status", "features", "named"}:
                page.locator(f'[name={key}][value="{code}"]').check()
            else:
                page.locator(f"select[name={key}]").select_option(code)


def rows(page: Page) -> list[str]:
    """Return the codes of the providers that are shown."""
    shown = page.locator("tr[data-provider]:visible")
    found: list[str] = shown.evaluate_all("rows => rows.map(row => row.dataset.provider)")
    return sorted(found)


def status(page: Page) -> Locator:
    return page.get_by_role("status").filter(has_text="provider")


def test_a_search_before_the_page_is_at_rest_waits_for_nothing(browser: Browser, reference: str) -> None:
    with window_of(browser) as page:
        page.add_init_script("requestIdleCallback = () => {}")
        page.goto(f"{reference}connectors/")
        expect(status(page)).to_have_text("121 providers")
        page.get_by_label("Search by name").fill("interkassa")
        expect(status(page)).to_have_text("1 of 121 providers")
        assert rows(page) == ["interkassa"]


def test_which_provider_takes_pix_payouts_in_brl_host_to_host(page: Page, fits: Callable[..., list[str]]) -> None:
    page.get_by_label("Payout method").select_option(label="PIX (3)")
    page.get_by_label("Currency").select_option("BRL")
    page.get_by_label("H2H payments").check()
    assert rows(page) == fits(**PIX_IN_BRL) == ["interkassa"]
    expect(status(page)).to_have_text("1 of 121 providers")


CHOICES: tuple[dict[str, str], ...] = (
    {},
    PIX_IN_BRL,
    {"status": "not_ready"},
    {"status": "ready", "features": "payments,payouts"},
    {"payment": "payment_card", "currency": "EUR"},
    {"payment": "payment_card", "payout": "payment_card", "currency": "NGN"},
    {"currency": "BRL"},
    {"currency": "BRL", "named": "1"},
    {"currency": "KZT", "features": "payments"},
    {"currency": "KZT", "features": "payments,payouts", "payout": "payment_card"},
)
"""Filters of each kind, and of several."""


@pytest.mark.parametrize("choice", covering(CHOICES, parts=lambda choice: [*choice] or [""]), ids=str)
def test_filters_show_what_fits_and_counts_tell_what_each_choice_would_leave(
    page: Page, fits: Callable[..., list[str]], choice: dict[str, str]
) -> None:
    choose(page, **choice)
    assert rows(page) == fits(**choice)
    for key in ("payment", "payout", "currency"):
        options = page.locator(f"select[name={key}] option:not([value=''])")
        expect(options.first).to_have_text(re.compile(r" \(\d+\)$"))  # they get their counts when the page has time
        texts: list[tuple[str, str, bool]] = options.evaluate_all("all => all.map(o => [o.value, o.text, o.hidden])")
        assert texts
        for code, text, is_hidden in texts[:: max(1, len(texts) // 25)]:
            count = len(fits(**{**choice, key: code}))
            assert text.endswith(f" ({count})"), (text, count)
            assert is_hidden == (not count and choice.get(key) != code)
    for key in ("status", "features"):
        for box in page.locator(f"[name={key}]").all():
            code = str(box.get_attribute("value"))
            wanted = ",".join({*choice.get("features", "").split(","), code} - {""}) if key == "features" else code
            count = len(fits(**{**choice, key: wanted}))
            assert box.locator("xpath=..").locator("[data-count]").inner_text() == str(count)


def test_a_payout_method_is_only_of_providers_that_pay_out(browser: Browser, reference: str, repository: Path) -> None:
    files = (repository / "docs" / "connectors").glob("*/provider.yml")
    providers = [yaml.safe_load(file.read_text("utf-8")) for file in files]
    having = [provider for provider in providers if "payment_card" in provider.get("payout_methods", [])]
    expected = sorted(provider["code"] for provider in having if "payouts" in provider["features"])
    assert 0 < len(expected) < len(having)
    with visited(browser, f"{reference}connectors/?payout=payment_card") as visit:
        assert rows(visit.page) == expected
        visit.page.get_by_label("Payouts").check()
        assert rows(visit.page) == expected


NAMED = {
    "Interkassa": "interkassa",
    "SettlePay": "4bill",
    "settlepay PIX": "4bill",
    "bank_of_baroda": "paysec",
    "  unlimint ": "cardpay",
}


def test_search_finds_by_name_alias_method_and_code(page: Page) -> None:
    search = page.get_by_label("Search by name")
    for text, expected in NAMED.items():
        search.fill(text)
        assert expected in rows(page), text
        assert len(rows(page)) < 5, text


OF_FILTERS: dict[str, dict[str, str]] = {
    "H2H payments": {"features": "h2h"},
    "host-to-host": {"features": "h2h"},
    "Host to host": {"features": "h2h"},
    "payouts": {"features": "payouts"},
    "brl": {"currency": "BRL"},
    "brazilian real": {"currency": "BRL"},
    "us dollar usd": {"currency": "USD"},
}


def test_search_for_a_word_of_the_filters_finds_what_the_filter_finds(
    page: Page, fits: Callable[..., list[str]]
) -> None:
    for text, choice in OF_FILTERS.items():
        page.get_by_label("Search by name").fill(text)
        found = set(rows(page))
        assert 0 < len(found) < 121, text
        assert found >= set(fits(**choice)), text
        assert len(found) < len(fits(**choice)) + 5, text  # a name or a method may have the word as well


SEVERAL = ("euro", "dollar", "pix brl", "brl pix payouts", "sepa euro", "manual on request", "currencies by account")


def test_search_for_several_words_and_words_of_the_rows_finds_something(page: Page) -> None:
    for text in SEVERAL:
        page.get_by_label("Search by name").fill(text)
        assert 0 < len(rows(page)) < 121, text


def test_words_fit_currencies_that_the_row_may_have(page: Page, fits: Callable[..., list[str]]) -> None:
    page.get_by_label("Search by name").fill("pix brl")
    assert rows(page) == sorted({*fits(payment="pix", currency="BRL"), *fits(payout="pix", currency="BRL")})
    page.get_by_label("Only where providers name it").check()
    assert rows(page) == []


@pytest.mark.parametrize(
    ("text", "way"), crossed(["Teztelecom", "teztelecom-dlia-agenstv", "taxi 5575"], ["typed", "shared"])
)
def test_search_finds_a_provider_by_methods_that_only_it_has(
    browser: Browser, reference: str, text: str, way: str
) -> None:
    query = f"?find={text}" if way == "shared" else ""
    with visited(browser, f"{reference}connectors/{query}") as visit:
        visit.settle()
        assert any("payout-methods/flashpay" in url for url in visit.requests) == (way == "shared")
        if way == "typed":
            visit.page.get_by_label("Search by name").press_sequentially(text)
        expect(status(visit.page)).to_have_text("1 of 121 providers")
        assert rows(visit.page) == ["flashpay"]
        assert sum("payout-methods/flashpay" in url for url in visit.requests) == 1
        visit.page.get_by_label("Search by name").fill("no such name: xqzv")
        expect(visit.page.get_by_text("Not searched")).to_have_count(0)


@pytest.mark.parametrize("answer", ["none", "not found", "something else"])
def test_where_the_list_cannot_be_had_the_search_leads_there(browser: Browser, reference: str, answer: str) -> None:
    address = f"{reference}connectors/payout-methods/flashpay/"
    with window_of(browser) as page:
        if answer == "none":
            page.route(address, lambda route: route.abort())
        else:
            page.route(address, lambda route: route.fulfill(status=404 if answer == "not found" else 200, body="Oh"))
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(f"{reference}connectors/")
        note = page.get_by_text("Not searched")
        ended = "requestfailed" if answer == "none" else "requestfinished"
        with page.expect_event(ended, lambda request: request.url == address):
            page.get_by_label("Search by name").fill("Interkassa")
        assert rows(page) == ["interkassa"]
        expect(note).not_to_be_visible()
        page.get_by_label("Search by name").fill("Teztelecom")
        expect(note).to_have_text(re.compile(r"^Not searched: [\d,]+ payout methods that only FlashPay has\.$"))
        expect(note.get_by_role("link")).to_have_attribute("href", "payout-methods/flashpay/")
        page.unroute(address)
        page.get_by_label("Search by name").blur()
        page.get_by_label("Search by name").focus()
        expect(status(page)).to_have_text("1 of 121 providers")
        assert faults == []


def test_nothing_found_is_reported(page: Page) -> None:
    page.get_by_label("Search by name").fill("no such name: xqzv")
    expect(status(page)).to_have_text(re.compile(r"^0 of 121 providers. None fits all of this"))
    page.get_by_role("button", name="Clear all").click()
    expect(status(page)).to_have_text("121 providers")
    expect(page.get_by_label("Search by name")).to_be_focused()


def test_address_can_be_shared(browser: Browser, reference: str, page: Page) -> None:
    choose(page, **PIX_IN_BRL)
    page.get_by_label("Search by name").fill("inter")
    page.get_by_text("Cards", exact=True).click()
    page.wait_for_url("**/connectors/?find=inter&features=h2h&payout=pix&currency=BRL&view=cards")
    with visited(browser, page.url) as visit:
        assert rows(visit.page) == ["interkassa"]
        assert visit.page.locator(".paycore-catalog").get_attribute("data-view") == "cards"
        assert visit.page.get_by_label("Search by name").input_value() == "inter"
        expect(visit.page.locator(".md-search__input")).not_to_be_focused()  # it opens for an address with `q`
        expect(visit.page.get_by_role("link", name="Interkassa")).to_be_in_viewport()
    with visited(browser, f"{reference}connectors/?payout=nothing&features=x&currency=brl&status=%3Cb%3E") as visit:
        assert len(rows(visit.page)) == 121


@pytest.mark.parametrize("site", ["reference", "instant"])
def test_back_button_takes_back_a_choice_at_a_time(browser: Browser, request: pytest.FixtureRequest, site: str) -> None:
    with visited(browser, request.getfixturevalue(site)) as visit:
        page = visit.page
        page.get_by_role("link", name="Payment providers").first.click()
        page.wait_for_url("**/connectors/")
        expect(page.locator(".paycore-catalog form")).to_be_visible()
        total = len(rows(page))
        choose(page, payout="pix")
        choose(page, features="h2h")
        page.get_by_label("Search by name").press_sequentially("inter", delay=20)
        page.wait_for_url("**?find=inter&features=h2h&payout=pix")
        for count, query in ((2, "?features=h2h&payout=pix"), (3, "?payout=pix")):
            page.go_back()
            page.wait_for_url(f"**/connectors/{query}")
            expect(status(page)).to_have_text(f"{count} of {total} providers")
            assert {"4bill", "interkassa"} <= {*rows(page)}
        page.go_forward()
        expect(status(page)).to_have_text(f"2 of {total} providers")
        page.get_by_role("link", name="Interkassa").click()
        page.wait_for_url("**/connectors/interkassa/")
        page.go_back()
        expect(status(page)).to_have_text(f"2 of {total} providers")
        assert rows(page) == ["4bill", "interkassa"]
        assert page.get_by_label("H2H payments").is_checked()


def test_back_after_a_second_search_stays_in_the_catalog(browser: Browser, reference: str) -> None:
    with visited(browser, reference) as visit:
        page = visit.page
        page.get_by_role("link", name="Payment providers").first.click()
        page.wait_for_url("**/connectors/")
        search = page.get_by_label("Search by name")
        for text in ("pix", "sepa"):
            search.press_sequentially(text)
            page.wait_for_url(f"**/connectors/?find={text}")
            page.go_back()
            page.wait_for_url("**/connectors/")
            expect(status(page)).to_have_text("121 providers")
            expect(search).to_be_focused()
            expect(search).to_have_value("")


def test_back_right_after_typing_is_not_undone_by_what_was_typed(page: Page) -> None:
    page.get_by_label("Search by name").press_sequentially("sepa")
    page.evaluate("history.back()")
    page.wait_for_url("**/connectors/")
    page.evaluate("document.querySelector('[name=find]').value = 'left'")  # what a late timer would write
    page.wait_for_timeout(500)
    assert page.url.endswith("/connectors/")


def test_a_shared_address_on_a_phone_shows_what_was_found(browser: Browser, reference: str) -> None:
    options: dict[str, Any] = {"viewport": {"width": 360, "height": 740}}
    with visited(browser, f"{reference}connectors/?payout=pix&currency=BRL&features=h2h", **options) as visit:
        page = visit.page
        expect(page.get_by_label("Search by name")).to_be_in_viewport()
        expect(page.get_by_text("Filters (3 on)")).to_be_in_viewport()
        expect(status(page)).to_be_in_viewport(ratio=1)
        expect(page.get_by_role("row", name="Interkassa")).to_be_in_viewport(ratio=1)
        page.get_by_text("Filters (3 on)").click()
        expect(page.get_by_label("H2H payments")).to_be_checked()


def test_a_shared_address_on_a_wide_screen_shows_what_was_chosen(browser: Browser, reference: str) -> None:
    with visited(browser, f"{reference}connectors/?payout=pix&currency=BRL&features=h2h") as visit:
        expect(visit.page.get_by_label("H2H payments")).to_be_visible()


def test_each_status_of_the_rows_is_explained(page: Page) -> None:
    badges = page.locator("tr[data-provider] .paycore-badge").all_text_contents()
    assert set(badges) <= set(page.locator("dt .paycore-badge").all_text_contents())
    assert "Ready, manual on request" in badges


def test_the_live_count_is_not_said_again_while_it_stays(page: Page) -> None:
    page.evaluate(
        "() => { globalThis.said = 0; new MutationObserver((all) => { said += all.length; })"
        ".observe(document.querySelector('.paycore-catalog [role=status]'), {childList: true, characterData: true}); }"
    )
    page.get_by_label("Search by name").press_sequentially("interkassa")
    expect(status(page)).to_have_text("1 of 121 providers")
    changes = page.evaluate("said")
    page.get_by_label("Search by name").press_sequentially("    ")
    assert changes == page.evaluate("said") < len("interkassa")


def test_keyboard_alone_finds_a_provider(page: Page) -> None:
    page.get_by_label("Search by name").focus()
    page.keyboard.type("interk")
    page.keyboard.press("Tab")
    expect(page.locator(".paycore-catalog summary")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_label("Ready", exact=False).first).to_be_checked()
    page.get_by_label("Search by name").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Interkassa")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/connectors/interkassa/")


def test_without_javascript_the_whole_table_is_there(browser: Browser, reference: str) -> None:
    with visited(browser, f"{reference}connectors/?find=interkassa", java_script_enabled=False) as visit:
        assert visit.page.locator("tr[data-provider]:visible").count() == 121
        assert not visit.page.locator(".paycore-catalog form").is_visible()
        assert visit.page.get_by_role("table").locator("caption").inner_text() == "121 payment providers"


def asked(visit: Visit) -> list[str]:
    """Return what was asked for, but for files of the theme and its search, which come when the machine has time."""
    return [url for url in visit.requests if not re.search("/assets/|/search/|favicon", url)]


def test_what_is_typed_asks_for_nothing_and_is_not_stored(browser: Browser, reference: str) -> None:
    with visited(browser, f"{reference}connectors/") as visit:
        visit.settle()
        before = asked(visit)
        with visit.page.expect_response("**/payout-methods/flashpay/"):
            visit.page.get_by_label("Search by name").focus()  # brings the list of methods, whatever is typed then
        assert asked(visit) == [*before, f"{reference}connectors/payout-methods/flashpay/"]
        visit.page.get_by_label("Search by name").press_sequentially("pix")
        choose(visit.page, **PIX_IN_BRL)
        assert asked(visit) == [*before, f"{reference}connectors/payout-methods/flashpay/"]
        assert "pix" not in visit.page.evaluate("JSON.stringify([localStorage, sessionStorage])")


@pytest.mark.parametrize(("view", "width"), crossed(["table", "cards"], [1280, 360]))
def test_rows_say_the_same_in_each_view_and_fit(browser: Browser, reference: str, view: str, width: int) -> None:
    options: dict[str, Any] = {"viewport": {"width": width, "height": 800}}
    with visited(browser, f"{reference}connectors/?view={view}&find=4bill", **options) as visit:
        row = visit.page.get_by_role("row", name="4bill")
        for text in ("4bill", "SettlePay", "Ready", "H2H connection", "12 payment and 4 payout methods", "AUD, CAD"):
            expect(row).to_contain_text(text)
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= width


ONLY_THERE = ("SettlePay", "bank_of_baroda", "multibanco", "easypayru", "Taxi 5575")
"""What only a directory or an alias says."""
NAMED_FIRST = {
    "Google Pay": "Google Pay",
    "Amazon Pay": "Amazon Pay",
    "World of Tanks": "World of Tanks",
    "Воля": "volia_internet",
    "шахта": "Mine.Exchange",
    "Interkassa": "Interkassa",
}


def test_site_search_finds_what_only_a_directory_or_an_alias_says(browser: Browser, searched: str) -> None:
    with visited(browser, searched) as visit:
        search = visit.page.locator("input[name=query]")
        search.click()
        for word in ONLY_THERE:
            search.fill(word)
            search.press("End")  # Material waits for a key
            found = re.compile(re.escape(word.split(maxsplit=1)[0]), re.IGNORECASE)
            expect(visit.page.locator(".md-search-result__list")).to_contain_text(found)


def test_site_search_has_what_is_named_first(browser: Browser, searched: str) -> None:
    with visited(browser, searched) as visit:
        search = visit.page.locator("input[name=query]")
        for words, first in NAMED_FIRST.items():
            search.fill(words)
            search.press("End")  # Material waits for a key; for letters outside of ASCII Playwright presses none
            expect(visit.page.locator(".md-search-result__item").first).to_contain_text(first)


def test_codes_of_the_catalog_stand_once(page: Page) -> None:
    ids: list[str] = page.locator("[id]").evaluate_all("all => all.map(element => element.id)")
    assert [name for name, count in Counter(ids).items() if count > 1] == []
