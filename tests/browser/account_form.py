"""The form of a site made for a test file, whose fixture `page_url` gives its address, and what stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import visited

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator

    from tests.browser.conftest import Visit


@pytest.fixture
def visit(browser: Browser, page_url: str) -> Iterator[Visit]:
    """The page, whose clipboard may be used."""
    with visited(browser, page_url, permissions=["clipboard-read", "clipboard-write"]) as visit:
        yield visit


@pytest.fixture
def form(visit: Visit) -> Locator:
    """The form of the account."""
    return visit.form("account")


def row(form: Locator, key: str) -> Locator:
    """Return what a field takes up in a form."""
    return form.locator(f'[data-field="{key}"]')


def control(form: Locator, key: str) -> Locator:
    """Return the controls of a field."""
    return form.locator(f'[name="{key}"]')


def reported(form: Locator, key: str) -> Locator:
    """Return what is said beside a field."""
    return row(form, key).locator(".paycore-field__error p, .paycore-field__warning p")
