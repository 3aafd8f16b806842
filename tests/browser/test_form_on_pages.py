"""The forms on the pages of the reference site: the way to them, the checklist, and Material's instant navigation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.conftest import fill, open_account, visited

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

H2H = "form.paycore-form[data-connection=h2h_merchant_account]"
SECRET = "a value that stays where it is"  # noqa: S105 - of nobody
CLIPBOARD = ["clipboard-read", "clipboard-write"]


def go_by_instant_navigation(page: Page, code: str) -> None:
    """Follow a link that a writer might have put on the page, without loading the page anew."""
    page.evaluate("globalThis.isKept = true")
    page.evaluate(
        "code => document.querySelector('article').insertAdjacentHTML('beforeend', `<a href=${code}>go</a>`)",
        f"/connectors/{code}/",
    )
    page.locator("article").get_by_role("link", name="go", exact=True).click()
    expect(page.locator(f"form[data-provider={code}]").first).to_be_visible()
    assert page.evaluate("globalThis.isKept") is True


def test_forms_lists_and_ways_work_after_instant_navigation(
    browser: Browser, instant: str, key_file: Callable[..., Path]
) -> None:
    with visited(browser, f"{instant}connectors/interkassa/", permissions=CLIPBOARD) as visit:
        page = visit.page
        open_account(page)
        page.locator(H2H).get_by_role("button", name="Save").press("Enter")
        visit.wait_for_verdicts(1)
        go_by_instant_navigation(page, "connectum")
        page.get_by_text("Try the form").click()
        page.get_by_role("link", name="H2H Merchant account", exact=True).click()
        form = page.locator(H2H)
        expect(form.locator(".paycore-form__title")).to_be_focused()
        form.get_by_role("button", name="Save").press("Enter")
        assert visit.wait_for_verdicts(2)["valid"] is False
        fill(form, key_file)
        form.get_by_role("button", name="Save").press("Enter")
        assert visit.wait_for_verdicts(3)["valid"] is True
        page.get_by_role("button", name="Copy as a checklist").first.click()
        expect(page.locator(".paycore-credentials:visible [data-part=status]").first).to_have_text("Copied.")
        go_by_instant_navigation(page, "interkassa")
        open_account(page)
        page.locator(H2H).get_by_role("button", name="Save").press("Enter")
        visit.wait_for_verdicts(4)


def test_from_the_card_to_success_by_keyboard(browser: Browser, reference: str, key_file: Callable[..., Path]) -> None:
    with visited(browser, f"{reference}connectors/connectum/") as visit:
        page, keyboard = visit.page, visit.page.keyboard
        page.locator(".paycore-head").get_by_role("link", name="Connect Connectum").focus()
        keyboard.press("Tab")
        keyboard.press("Enter")
        expect(page.get_by_text("What do you want to connect?")).to_be_visible()
        keyboard.press("Tab")
        expect(page.locator(":focus")).to_have_text("Provider account")
        keyboard.press("Tab")
        expect(page.locator(":focus")).to_have_text("H2H Merchant account")
        keyboard.press("Enter")
        form = page.locator(H2H)
        expect(form.locator(".paycore-form__title")).to_be_focused()
        expect(form.locator(".paycore-form__title")).to_be_in_viewport()
        keyboard.press("Tab")
        expect(form.get_by_label("Account", exact=True)).to_be_focused()
        keyboard.type("merchant")
        fill(form, key_file)
        form.get_by_label("Account", exact=True).press("Enter")
        assert visit.wait_for_verdicts(1)["valid"] is True
        expect(form.get_by_text("These values fit the form. Nothing is connected yet.")).to_be_visible()


def test_a_provider_that_is_not_ready_is_asked_for_by_mail(browser: Browser, reference: str) -> None:
    with visited(browser, f"{reference}connectors/123x/") as visit:
        link = visit.page.get_by_role("link", name="Request a connection to")
        address = link.get_attribute("href") or ""
        assert re.fullmatch(r"mailto:[^@?]+@[^@?]+\?subject=Connection%20request%3A%20.+", address)
        expect(visit.page.get_by_text("Try the form")).to_have_count(0)


def checklist(page: Page) -> Locator:
    return page.locator(".paycore-credentials[data-connection=provider_account]")


def enter_secrets(page: Page) -> None:
    for control in page.locator("form.paycore-form input:is([type=text], [type=password]):visible").all():
        control.fill(SECRET)


def test_the_checklist_is_copied_without_a_value(browser: Browser, reference: str) -> None:
    with visited(browser, f"{reference}connectors/interkassa/", permissions=CLIPBOARD) as visit:
        page = visit.page
        enter_secrets(page)
        checklist(page).get_by_role("checkbox", name="I have it: API Key").check()
        checklist(page).get_by_role("button", name="Copy as a checklist for a colleague").click()
        expect(checklist(page).get_by_role("status")).to_have_text("Copied.")
        title, *lines, address = page.evaluate("navigator.clipboard.readText()").splitlines()
        assert title == "Provider account: what the form asks for, and where you find it"
        assert [line[:3] for line in lines] == ["[ ]", "[x]", "[ ]", "[ ]", "[ ]"]
        assert lines[0].startswith("[ ] API User (At Interkassa: ")
        assert address == f"{reference}connectors/interkassa/"
        assert SECRET not in " ".join(lines)
        assert visit.page.evaluate("[localStorage.length, document.cookie]")[1] == ""
        page.reload()
        expect(checklist(page).get_by_role("checkbox", name="I have it: API Key")).not_to_be_checked()


def test_a_refused_clipboard_leaves_a_text_to_copy(browser: Browser, reference: str) -> None:
    with visited(browser, f"{reference}connectors/interkassa/") as visit:
        page = visit.page
        page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); }")
        enter_secrets(page)
        checklist(page).get_by_role("button", name="Copy as a checklist").press("Enter")
        area = checklist(page).get_by_role("textbox", name="Copy this text yourself")
        expect(area).to_be_focused()
        text = area.input_value()
        assert page.evaluate("getSelection().toString()") == text
        assert "[ ] API User" in text
        assert SECRET not in text


def test_the_list_is_printed_alone(browser: Browser, reference: str) -> None:
    with visited(browser, f"{reference}connectors/interkassa/") as visit:
        page = visit.page
        page.evaluate("globalThis.print = () => { globalThis.isPrinted = true; }")
        enter_secrets(page)
        checklist(page).get_by_role("button", name="Print").click()
        assert page.evaluate("isPrinted") is True
        page.emulate_media(media="print")
        expect(checklist(page).get_by_role("row").nth(1)).to_be_visible()
        expect(checklist(page).get_by_role("button")).to_have_count(0)
        for hidden in ("h1", "form.paycore-form", ".paycore-head", ".md-header"):
            expect(page.locator(hidden).first).to_be_hidden()
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        expect(page.locator("h1")).to_be_visible()
