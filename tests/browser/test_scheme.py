"""A page of the reference site is drawn at once as it stays, in the scheme of its reader."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import visited, window_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

RECORD = """
globalThis.late = [];
new MutationObserver((records) => {
  if (document.readyState === "loading") return;
  for (const { target, attributeName, oldValue, removedNodes } of records) {
    if (attributeName && /^(HTML|BODY)$/.test(target.tagName) && target.getAttribute(attributeName) !== oldValue)
      late.push(`${target.tagName} ${attributeName}: ${oldValue} to ${target.getAttribute(attributeName)}`);
    for (const node of removedNodes) if (/^(TABLE|PRE)$/.test(node.tagName)) late.push(`moved: ${node.tagName}`);
  }
}).observe(document, { subtree: true, childList: true, attributes: true, attributeOldValue: true });
"""
"""Records what has a whole page styled or laid out anew once it is read: another class or scheme of the page,
and tables that are put elsewhere."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_long_page_is_not_styled_anew_once_it_is_read(browser: Browser, reference: str, scheme: str) -> None:
    with window_of(browser, viewport={"width": 412, "height": 823}, color_scheme=scheme) as page:
        page.add_init_script(RECORD)
        page.goto(f"{reference}writing/", wait_until="networkidle")
        expect(page.locator(".md-code__nav").first).to_have_role("none")
        assert page.evaluate("late") == []
        assert shown(page) == ("slate", "dark") if scheme == "dark" else ("default", "normal")
        expect(page.locator(".md-typeset__scrollwrap > .md-typeset__table > table")).to_have_count(
            page.locator("article table").count()
        )


def shown(page: Page) -> tuple[str, str]:
    """Return the scheme of a page, and that of what the browser draws itself."""
    scheme, own = page.evaluate(
        "() => [document.body.dataset.mdColorScheme, getComputedStyle(document.documentElement).colorScheme]"
    )
    return scheme, own


def test_a_chosen_scheme_stays(browser: Browser, reference: str) -> None:
    with visited(browser, f"{reference}connectors/stripe/", color_scheme="light") as visit:
        page = visit.page
        switch = page.get_by_role("button", name="Dark mode")
        expect(switch).to_have_attribute("aria-pressed", "false")
        switch.press("Enter")
        expect(switch).to_be_focused()
        expect(switch).to_have_attribute("aria-pressed", "true")
        assert shown(page) == ("slate", "dark")
        page.get_by_role("link", name="Payment providers", exact=True).first.click()
        expect(page).to_have_url(re.compile("/connectors/$"))
        assert shown(page) == ("slate", "dark")
        switch.press("Space")
        assert shown(page) == ("default", "normal")
