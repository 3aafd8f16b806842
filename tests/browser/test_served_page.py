"""A page that is loaded again while a site is served: what was at the top of the window stays there, with the focus."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from mkdocs_paycore.engines.mkdocs.serving.served_page import with_messages
from tests.browser.conftest import served, visited

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

FIELD = '<form><p><label>Name <input name="name"></label></p><p><label>Key <input name="key"></label></p></form>'


def page(*, more: int = 0) -> bytes:
    """Return a long page; with more text above its middle than it had."""
    parts = (f'<h2 id="part-{number}">Part {number}</h2>{FIELD}<p>{"Words. " * 400}</p>' for number in range(9))
    main = f"<main><p>{'More. ' * more}</p>{''.join(parts)}</main>"
    text = f'<!doctype html><html><head><link rel="icon" href="data:,"></head><body>{main}</body></html>'
    return with_messages(text.encode(), ["docs/index.md:1:1: error: wrong"] if more else [])


@pytest.mark.slow
def test_the_place_and_the_focus_stay_though_text_above_has_grown(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes(page())
    os.utime(tmp_path / "index.html", (1, 1))  # a page of the same second would count as the same
    with served(tmp_path) as address, visited(browser, address) as visit:
        heading, field = visit.page.locator("#part-5"), visit.page.locator("#part-5 + form [name=key]")
        heading.evaluate("element => element.scrollIntoView()")
        field.evaluate("element => element.focus({preventScroll: true})")
        before = heading.evaluate("element => element.getBoundingClientRect().top")
        (tmp_path / "index.html").write_bytes(page(more=3000))
        visit.page.reload()
        expect(visit.page.get_by_role("alert")).to_contain_text("docs/index.md:1:1")
        expect(field).to_be_focused()
        after = heading.evaluate("element => element.getBoundingClientRect().top")
        assert abs(after - before) <= 1


@pytest.mark.slow
def test_a_page_that_is_opened_anew_begins_at_its_top(browser: Browser, tmp_path: Path) -> None:
    for name in ("index.html", "other.html"):
        (tmp_path / name).write_bytes(page())
    with served(tmp_path) as address, visited(browser, address) as visit:
        visit.page.locator("#part-5").evaluate("element => element.scrollIntoView()")
        visit.page.goto(f"{address}other.html")
        visit.page.goto(address)
        assert visit.page.evaluate("scrollY") == 0
