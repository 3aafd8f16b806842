"""What merchants come for, done on the reference site as they do it: with keys alone, and with a finger on a phone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import visited
from tests.support.cases import first_of_each

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

PHONE: dict[str, Any] = {"viewport": {"width": 375, "height": 812}, "has_touch": True, "is_mobile": True}
LIVE_IN_TEST = "looks like a live value, but the form is in test mode"
TEST_IN_LIVE = "looks like a test value, but the form is in live mode"
MIXED_UP = {
    "swapped": (
        ("sk_test_a", "pk_test_a", True),
        ["Public Key: This looks like your Private Key", "Private Key: This looks like your Public Key"],
    ),
    "one of each mode": (
        ("pk_live_a", "sk_test_a", True),
        [f"Public Key {LIVE_IN_TEST}", "Public Key: Take both keys from the same mode"],
    ),
    "live keys, tests": (
        ("pk_live_a", "sk_live_a", True),
        [f"Public Key {LIVE_IN_TEST}", f"Private Key {LIVE_IN_TEST}"],
    ),
    "test keys, live": (
        ("pk_test_a", "sk_test_a", False),
        [f"Public Key {TEST_IN_LIVE}", f"Private Key {TEST_IN_LIVE}"],
    ),
}
"""By what is mixed up at Stripe: the keys, whether the test mode is on, and what is said of them above the form."""


def focused(page: Page) -> Locator:
    return page.locator(":focus")


def go_to(page: Page, label: str, *, most: int = 12) -> None:
    """Press Tab until the control of a label has the focus."""
    for _ in range(most):
        if focused(page).evaluate(
            "(e, label) => [...(e.labels ?? [])].some(l => l.textContent.includes(label))", label
        ):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{label} is not reached by Tab")


@pytest.mark.parametrize("wrong", first_of_each(MIXED_UP))
def test_keys_that_are_mixed_up_are_named_to_who_has_keys_alone(browser: Browser, reference: str, wrong: str) -> None:
    (public, private, is_test), said = MIXED_UP[wrong]
    with visited(browser, f"{reference}connectors/stripe/") as visit:
        page, keyboard = visit.page, visit.page.keyboard
        page.locator(".paycore-head").get_by_role("link", name="Connect Stripe").focus()
        keyboard.press("Tab")
        expect(focused(page)).to_have_text("Try the form")
        keyboard.press("Enter")
        expect(page.locator(".paycore-form__title")).to_be_in_viewport()
        go_to(page, "Public Key")
        keyboard.type(public)
        go_to(page, "Private Key")
        keyboard.type(private)
        go_to(page, "Test Mode")
        if is_test:
            keyboard.press("Space")
        go_to(page, "Currency")
        keyboard.type("EUR")
        go_to(page, "I have set up my payment provider account")
        keyboard.press("Space")
        go_to_button(page, "Save")
        keyboard.press("Enter")
        assert visit.wait_for_verdicts(1)["valid"] is False
        expect(focused(page)).to_have_attribute("data-part", "summary")
        items = focused(page).get_by_role("listitem").all_inner_texts()
        assert [each for each in said if not any(item.startswith(each) for item in items)] == []


def go_to_button(page: Page, name: str, *, most: int = 4) -> None:
    for _ in range(most):
        if focused(page).inner_text() == name:
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{name} is not reached by Tab")


def test_who_takes_pix_payouts_in_brl_is_found_with_a_finger(browser: Browser, reference: str) -> None:
    with visited(browser, f"{reference}connectors/", **PHONE) as visit:
        page = visit.page
        page.locator(".paycore-catalog summary").tap()
        page.get_by_label("Payout method").select_option(label="PIX (3)")
        page.get_by_label("Currency").select_option("BRL")
        expect(page.get_by_role("status").filter(has_text="provider")).to_have_text(
            re.compile("^[0-9]+ of 121 providers$")
        )
        page.get_by_role("link", name="Interkassa", exact=True).tap()
        page.wait_for_url("**/connectors/interkassa/")
        page.locator(".paycore-supports a[href$='#method-pix']:visible").first.scroll_into_view_if_needed()


SMALL: dict[str, Any] = {"viewport": {"width": 375, "height": 812}}
WINDOWS = pytest.mark.parametrize("window", first_of_each([SMALL, {}]), ids=["small", "wide"])
"""A window, and one as wide as a phone: what a person with keys alone sees of a page enlarged to 400 percent."""
CLIPBOARD = ["clipboard-read", "clipboard-write"]


def skip_to_content(page: Page) -> None:
    """Go past header and navigation as a person with keys does."""
    page.keyboard.press("Tab")
    expect(focused(page)).to_have_text("Skip to content")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")


def go_to_text(page: Page, text: str, *, most: int) -> None:
    """Press Tab until what has the focus says a text; what has it on the way can be seen, and shows that it has it."""
    for _ in range(most):
        page.keyboard.press("Tab")
        expect(focused(page)).to_be_in_viewport()
        assert focused(page).evaluate("e => e.matches(':focus-visible')")
        if " ".join(focused(page).inner_text().split()) == text:
            return
    pytest.fail(f"{text} is not reached by Tab")


@WINDOWS
def test_who_takes_pix_payouts_in_brl_is_found_with_keys_alone(
    browser: Browser, reference: str, window: dict[str, Any]
) -> None:
    with visited(browser, f"{reference}connectors/", **window) as visit:
        page, keyboard = visit.page, visit.page.keyboard
        skip_to_content(page)
        go_to(page, "Search by name")
        go_to_text(page, "Filters", most=3)
        if window:
            keyboard.press("Enter")
        go_to(page, "Payout method")
        keyboard.type("PIX")
        go_to(page, "Currency")
        keyboard.type("BRL")
        expect(page.get_by_role("status").filter(has_text="of 121")).to_have_text(
            re.compile("^[0-9]+ of 121 providers$")
        )
        go_to_text(page, "Interkassa", most=20)
        keyboard.press("Enter")
        page.wait_for_url("**/connectors/interkassa/")
        expect(page.locator(".paycore-supports a[href$='payout-methods/#method-pix']")).to_have_count(1)


@WINDOWS
def test_what_to_collect_is_printed_and_sent_with_keys_alone(
    browser: Browser, reference: str, window: dict[str, Any]
) -> None:
    with visited(browser, f"{reference}connectors/stripe/", permissions=CLIPBOARD, **window) as visit:
        page = visit.page
        page.evaluate("() => { globalThis.printed = 0; globalThis.print = () => { printed += 1; }; }")
        page.locator("#step-2-enter-the-keys a").focus()
        go_to_text(page, "Print this list", most=25)
        page.keyboard.press("Enter")
        assert page.evaluate("printed") == 1
        go_to_text(page, "Copy as a checklist for a colleague", most=1)
        page.keyboard.press("Enter")
        expect(page.get_by_role("status").and_(page.get_by_text("Copied."))).to_be_visible()
        assert "[ ] Private Key (At Stripe: Secret key" in page.evaluate("navigator.clipboard.readText()")


def test_a_closed_menu_is_no_way_for_the_keyboard(browser: Browser, reference: str) -> None:
    with visited(browser, f"{reference}connectors/stripe/", **SMALL) as visit:
        page = visit.page
        menu = page.locator(".md-sidebar--primary")
        reached = []
        for _ in range(12):
            page.keyboard.press("Tab")
            reached.append(focused(page).inner_text().strip())
            assert not menu.locator(":focus").count()
        assert "Payment providers" in reached, "the way back above the title"
        page.get_by_role("button", name="Menu").press("Enter")
        expect(menu).to_be_in_viewport()
        expect(menu.get_by_role("link", name="Payout services")).to_be_visible()


def test_a_colleague_is_sent_what_to_collect_with_a_finger(browser: Browser, reference: str) -> None:
    with visited(browser, f"{reference}connectors/stripe/", permissions=CLIPBOARD, **PHONE) as visit:
        page = visit.page
        page.get_by_role("button", name="Copy as a checklist for a colleague").tap()
        text = page.evaluate("navigator.clipboard.readText()")
        assert "[ ] Public Key (At Stripe: Publishable key" in text
        assert text.endswith(f"{reference}connectors/stripe/")
