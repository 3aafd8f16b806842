"""The reference site, built and opened as its readers do."""

from __future__ import annotations

import re
import shutil
from itertools import cycle
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from mkdocs_paycore.catalog.words.language import words
from tests.browser.conftest import FURTHER_PAGES, PAGES, fill, open_account, recording_window, served, visited
from tests.support.cases import EXHAUSTIVE, crossed, first_of_each
from tests.support.reference_site import build_strictly, made_once

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

HOSTILE = """A & "B" <i>C</i></script>"""
FORMS = crossed(["connectum", "interkassa"], ["provider_account", "h2h_merchant_account"])


@pytest.fixture(scope="module", params=[pytest.param("whole", marks=pytest.mark.exhaustive)])
def hostile(repository: Path, few_sources: Path, shared_folder: Path) -> Iterator[str]:
    """The address of the reference site, with few providers, for a brand whose name is markup, below a path.

    Each run opens a small site with such values instead, which has more places for them: test_hostile_values.py.
    """
    brand = (repository / "brands" / "paycore.yml").read_text("utf-8")
    brand = brand.replace("name: paycore", "name: hostile", 1)
    brand = brand.replace("site_name: PayCore Docs", f"site_name: '{HOSTILE}'")
    brand = brand.replace("company_name: PayCore", f"company_name: '{HOSTILE}'")
    brand = brand.replace("https://docs.paycore.example/", "https://docs.hostile.example/manuals/")
    assert brand.count(HOSTILE) == 2

    def make(server: Path) -> None:
        root = shutil.copytree(few_sources, server.with_suffix(".sources"))
        (root / "brands" / "hostile.yml").write_text(brand, encoding="utf-8")
        config = root / "mkdocs.yml"
        text = config.read_text("utf-8")
        assert text.count("brand: paycore") == 1
        config.write_text(text.replace("brand: paycore", "brand: hostile"), "utf-8")
        build_strictly(config, server / "manuals")

    with served(made_once(shared_folder / "hostile", make)) as address:
        yield f"{address}manuals/"


@pytest.mark.parametrize(
    "paths",
    [PAGES[::2], PAGES[1::2], pytest.param(FURTHER_PAGES, marks=EXHAUSTIVE)],
    ids=["one half", "other half", "further"],
)
def test_pages_ask_no_other_host_and_fit_the_window(browser: Browser, reference: str, paths: tuple[str, ...]) -> None:
    """A page settles while the next ones are opened: to wait for each by itself takes longer than to open it."""
    asked: list[str] = []
    faults: list[str] = []
    with recording_window(browser) as first:
        first.context.on("request", lambda request: asked.append(request.url))
        first.context.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        first.context.on("weberror", lambda error: faults.append(str(error.error)))
        tabs = [first, *(first.context.new_page() for _ in range(3))]
        for path, page in zip(paths, cycle(tabs), strict=False):
            page.wait_for_load_state("networkidle")
            page.goto(reference + path)
            assert page.locator("h1").count() == 1, path
            for width in (360, 1280):
                page.set_viewport_size({"width": width, "height": 900})
                assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        for page in tabs:
            page.wait_for_load_state("networkidle")
    assert [url for url in asked if not url.startswith(reference)] == []
    assert len(asked) > len(paths)
    assert faults == []


@pytest.mark.parametrize(("code", "kind"), FORMS)
def test_form_on_its_manual_refuses_and_then_connects(
    browser: Browser, reference: str, key_file: Callable[..., Path], code: str, kind: str
) -> None:
    with visited(browser, f"{reference}connectors/{code}/") as visit:
        form = visit.form(kind)
        visit.settle()
        open_account(visit.page, words(f"kind.{kind}"))
        address, asked = visit.page.url, len(visit.requests)
        form.get_by_role("button", name="Save").press("Enter")
        assert visit.wait_for_verdicts(1)["valid"] is False
        expect(form.locator('[data-part="summary"]')).to_be_focused()
        fill(form, key_file)
        form.get_by_role("button", name="Save").press("Enter")
        assert visit.wait_for_verdicts(2)["valid"] is True
        expect(form.locator('[data-part="success"]')).to_contain_text(
            "These values fit the form. Nothing is connected yet."
        )
        assert (visit.page.url, len(visit.requests)) == (address, asked)
        assert visit.page.evaluate("[localStorage.length, document.cookie]")[1] == ""


@pytest.mark.parametrize("code", first_of_each(["connectum", "interkassa"]))
def test_list_and_form_lead_to_each_other(browser: Browser, reference: str, code: str) -> None:
    with visited(browser, f"{reference}connectors/{code}/") as visit:
        links = visit.page.locator(".paycore-form a[href^='#credential-'], .paycore-credentials a[href^='#form-']")
        targets = links.evaluate_all("links => links.map(link => document.querySelectorAll(link.hash).length)")
        assert len(targets) > 10
        assert set(targets) == {1}


def test_markup_in_a_brand_shows_as_typed_and_nothing_runs(browser: Browser, hostile: str) -> None:
    for path in ("", "connectors/connectum/", "connectors/interkassa/", "writing/components/"):
        with visited(browser, hostile + path) as visit:
            assert HOSTILE in visit.page.title()
            assert HOSTILE in visit.page.locator("main").inner_text()
            assert visit.page.locator("i").filter(has_text=re.compile("^C$")).count() == 0
            canonical = visit.page.locator("link[rel=canonical]").get_attribute("href")
            assert canonical == f"https://docs.hostile.example/manuals/{path}"


def test_search_finds_and_shows_a_brand_as_typed(browser: Browser, hostile: str) -> None:
    with visited(browser, hostile) as visit:
        search = visit.page.locator("input[name=query]")
        search.click()
        search.press_sequentially("dashboard")
        result = visit.page.locator(".md-search-result__item").first
        expect(result).to_be_visible()
        expect(visit.page.locator(".md-search-result__list")).to_contain_text(HOSTILE)


def test_missing_page_finds_its_way_below_a_path(browser: Browser, hostile: str) -> None:
    with visited(browser, f"{hostile}404.html") as visit:
        assert HOSTILE in visit.page.title()
        visit.page.get_by_role("link", name="Payment providers").first.click()
        expect(visit.page.get_by_role("heading", level=1)).to_contain_text("provider")


def test_anchors_do_not_depend_on_the_brand(browser: Browser, hostile: str, reference: str) -> None:
    ids = []
    for address in (hostile, reference):
        with visited(browser, f"{address}connectors/interkassa/") as visit:
            headings = visit.page.locator("main :is(h1, h2, h3)[id]")
            ids.append(headings.evaluate_all("headings => headings.map(heading => heading.id)"))
    assert ids[0] == ids[1]
    assert any("company-name" in anchor for anchor in ids[0])
