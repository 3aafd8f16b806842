"""A manual in a browser: kinds of accounts side by side, what is copied, and all without JavaScript and on paper."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import open_account, visited

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

KINDS = ["Provider account", "H2H Merchant account"]
UNTOLD = """() => [...document.querySelectorAll("article a[href]")]
  .filter((link) => link.getClientRects().length)
  .filter((link) => {
    const told = link.textContent + getComputedStyle(link, "::after").content;
    const page = link.host.replace(/^www\\./, "") + link.pathname.replace(/\\/$/, "");
    const address = link.protocol === "mailto:" ? link.pathname : page;
    return !told.includes(address) && getComputedStyle(link).textDecorationLine !== "none";
  })
  .map((link) => link.outerHTML)"""
"""The links that look like links on paper, and do not say where they lead."""
CLIPBOARD = ["clipboard-read", "clipboard-write"]
H2H = "#form-h2h_merchant_account"


def tabs(page: Page) -> Locator:
    return page.get_by_role("tablist", name="What do you connect?").get_by_role("tab")


def shown(page: Page) -> list[str]:
    """Return the kinds of the forms that can be seen."""
    forms = page.locator("form.paycore-form:visible .paycore-form__kind")
    return forms.all_inner_texts()


def test_kinds_stand_side_by_side_and_arrow_keys_choose_one(browser: Browser, reference: str) -> None:
    with visited(browser, f"{reference}connectors/interkassa/") as visit:
        page = visit.page
        expect(tabs(page)).to_have_text(KINDS)
        assert shown(page) == KINDS[:1]
        tabs(page).first.focus()
        for key, chosen in (("ArrowRight", 1), ("ArrowRight", 0), ("ArrowLeft", 1), ("Home", 0), ("End", 1)):
            page.keyboard.press(key)
            expect(tabs(page).nth(chosen)).to_be_focused()
            assert [tab.get_attribute("aria-selected") for tab in tabs(page).all()].index("true") == chosen
            assert shown(page) == [KINDS[chosen]]
        panel = page.get_by_role("tabpanel", name=KINDS[1])
        expect(panel.get_by_role("heading", level=2)).to_contain_text("Connect an H2H merchant account")


@pytest.mark.parametrize(
    "anchor", ["connect-an-h2h-merchant-account", "credential-h2h_merchant_account-payway", "form-h2h_merchant_account"]
)
def test_a_link_into_a_part_shows_it(browser: Browser, reference: str, anchor: str) -> None:
    with visited(browser, f"{reference}connectors/interkassa/#{anchor}") as visit:
        expect(visit.page.locator(H2H)).to_be_visible()
        expect(visit.page.locator(f"#{anchor}")).to_be_in_viewport()
        open_account(visit.page, KINDS[0])
        expect(visit.page.locator(H2H)).to_be_hidden()
        visit.page.evaluate("anchor => { location.hash = ''; location.hash = anchor; }", anchor)
        expect(visit.page.locator(H2H)).to_be_visible()


@pytest.mark.parametrize("is_on_paper", [True, False])
def test_on_paper_and_without_javascript_every_kind_is_there(
    browser: Browser, reference: str, *, is_on_paper: bool
) -> None:
    with visited(browser, f"{reference}connectors/interkassa/", java_script_enabled=is_on_paper) as visit:
        if is_on_paper:
            visit.page.emulate_media(media="print")
            expect(tabs(visit.page).first).to_be_hidden()
        for kind in ("provider", "h2h-merchant"):
            expect(visit.page.locator(f"#connect-{'an-' if 'h2h' in kind else 'a-'}{kind}-account")).to_be_visible()
            expect(visit.page.locator(f"[data-connection={kind.replace('-', '_')}_account] tr").last).to_be_visible()


def test_on_paper_a_link_says_its_address_or_looks_like_the_text_around_it(browser: Browser, reference: str) -> None:
    with visited(browser, "about:blank") as visit:
        visit.page.emulate_media(media="print")
        for manual in ("interkassa", "connectum", "stripe", "winpay"):
            visit.page.goto(f"{reference}connectors/{manual}/")
            inner = visit.page.locator("article a[data-paycore-address]")
            assert inner.count() > 0 or manual == "winpay"
            assert visit.page.evaluate(UNTOLD) == [], manual


def test_all_addresses_are_copied_one_a_line(browser: Browser, reference: str) -> None:
    with visited(browser, f"{reference}integration/ips/", permissions=CLIPBOARD) as visit:
        page = visit.page
        page.get_by_role("button", name="Copy all").press("Enter")
        expect(page.locator(".paycore-addresses").get_by_role("status")).to_have_text("Copied.")
        copied = page.evaluate("navigator.clipboard.readText()").split("\n")
        assert copied == ["198.51.100.24", "203.0.113.64/29", "2001:db8:100::/64"]


def test_what_is_carried_elsewhere_is_copied(browser: Browser, reference: str) -> None:
    with visited(browser, f"{reference}connectors/123x/", permissions=CLIPBOARD) as visit:
        page = visit.page
        button = page.get_by_role("button", name="Copy https://psp-ext.paycore.example/123xio/callback")
        button.click()
        expect(page.get_by_role("status").and_(page.get_by_text("Copied."))).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == "https://psp-ext.paycore.example/123xio/callback"


def test_a_refused_clipboard_leaves_the_text_selected(browser: Browser, reference: str) -> None:
    with visited(browser, f"{reference}connectors/interkassa/") as visit:
        page = visit.page
        page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); }")
        page.get_by_role("button", name="Copy https://paycore.example").click()
        expect(page.get_by_text("Selected: copy it with the keyboard.")).to_be_visible()
        assert page.evaluate("getSelection().toString()") == "https://paycore.example"


def test_a_drawing_follows_the_colour_scheme(browser: Browser, reference: str) -> None:
    seen = set[str]()
    for scheme in ("light", "dark"):
        with visited(browser, f"{reference}integration/", color_scheme=scheme) as visit:
            drawing = visit.page.get_by_role("img", name="PayCore Dashboard, New connection")
            seen.add(drawing.evaluate("svg => getComputedStyle(svg).backgroundColor"))
    assert len(seen) == 2


def test_what_programs_want_is_reached_with_keys_and_can_be_had(browser: Browser, reference: str) -> None:
    with visited(browser, f"{reference}connectors/interkassa/") as visit:
        page = visit.page
        page.locator(".paycore-data > summary").press("Enter")
        links = page.locator(".paycore-data a")
        expect(links).to_have_text(["provider.json", "JSON Schema", "JSON Schema"])
        provider, *schemas = [page.request.get(str(link.evaluate("a => a.href"))).json() for link in links.all()]
        kinds = [connection["kind"] for connection in provider["connections"]]
        assert (provider["code"], kinds) == ("interkassa", ["provider_account", "h2h_merchant_account"])
        example = json.loads(page.locator(".paycore-data pre").inner_text())
        assert [{*schema["required"]} - {*example} for schema in schemas][-1] == set()


EXPLAINED = {
    "connectors/winpay/": ("FatPayment, the system that its login leads to", "Try the form"),
    "connectors/": ("more that only FlashPay has",),
    "connectors/interkassa/": ("currencies beside a method are those in which it is known to exist",),
    "connectors/123x/": ("Request a connection",),
}


def test_a_page_explains_what_it_names(browser: Browser, reference: str) -> None:
    with visited(browser, "about:blank") as visit:
        for path, texts in EXPLAINED.items():
            visit.page.goto(reference + path)
            for said in texts:
                expect(visit.page.locator("article").get_by_text(said).first).to_be_visible()


def test_an_entry_of_the_navigation_is_called_as_its_page_is(browser: Browser, reference: str) -> None:
    with visited(browser, reference) as visit:
        page = visit.page
        leaves = page.locator(".md-nav--primary .md-nav__item:not(.md-nav__item--nested) > a.md-nav__link")
        entries = leaves.evaluate_all("all => all.map(a => [a.textContent.trim(), a.href])")
        assert len(entries) >= 8
        for label, address in entries:
            page.goto(address)
            expect(page.locator("h1")).to_have_text(re.compile(f"^{re.escape(label)}"))
