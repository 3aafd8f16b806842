"""What scripts say on a page of a second language, messages of the validator included: nothing is in English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import yaml

from tests.browser.conftest import visited
from tests.support.second_language import DATA, LATIN, NAME, second_language, sources
from tests.support.site import Site

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Locator


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a built site."""
    root = tmp_path_factory.mktemp("language")
    site = Site(root / "project")
    config = {
        "site_name": "Λ",
        "theme": {"name": None, "custom_dir": "theme", "language": NAME},
        "use_directory_urls": False,
        "plugins": ["paycore"],
        "extra": {
            "custom": {"company_name": "Δ", "dashboard_base_url": "https://1.example/", "support_email": "1@1.example"}
        },
    }
    template = (
        '<!doctype html><meta charset="utf-8"><title>Λ</title><main>{{ page.content }}</main>'
        "{% for script in config.extra_javascript %}{{ script | script_tag }}{% endfor %}"
    )
    site.write({**sources(), "theme/main.html": template, "mkdocs.yml": yaml.safe_dump(config)})
    with second_language(root / "words"):
        site.build()
    return site.folder


def latin(element: Locator) -> set[str]:
    """Return the words in Latin letters that stand in an element and its labels."""
    labels = element.locator("[aria-label]").evaluate_all("all => all.map((each) => each.ariaLabel)")
    return {*LATIN.findall("\n".join([element.inner_text(), *labels]))} - DATA


def test_a_form_and_the_way_to_it_say_nothing_in_english(browser: Browser, folder: Path) -> None:
    with visited(browser, (folder / "all.html").as_uri()) as visit:
        main = visit.page.locator("main")
        form = visit.form("provider_account")
        form.get_by_label("Χρήστης").fill("“1234”")
        form.get_by_label("Κλειδί", exact=True).fill(" 1234 ")
        form.get_by_label("Αρχείο").set_input_files({"name": "1.12", "mimeType": "", "buffer": b"{}"})
        form.get_by_label("Δοκιμή").check()
        form.get_by_label("Σελίδα").fill("1")
        asked = form.locator("[data-part=status]").text_content() or ""
        assert re.search("ж: Σελίδα.", asked), asked
        form.locator(".paycore-field__reveal").first.click()
        form.locator("[type=submit]").press("Enter")
        visit.wait_for_verdicts(1)
        assert len(form.locator(".paycore-field__repairs button:visible").all()) == 2
        visit.page.locator(".paycore-head__way").click()
        visit.page.locator(".paycore-credentials [data-part=copy]").click()
        visit.page.wait_for_function(
            "() => document.querySelector('.paycore-credentials [data-part=status]').textContent"
            " || !document.querySelector('[data-part=instead]').hidden"
        )
        problems = visit.verdicts()[-1]["problems"]
        assert {problem["rule"] for problem in problems} >= {"quotes", "whitespace", "type", "kind"}
        assert [problem for problem in problems if {*LATIN.findall(problem["message"])} - DATA] == []
        assert latin(main) == set()


@pytest.mark.parametrize(("find", "count"), [("", 2), ("Ωμέγα", 1), ("no such", 0)])
def test_a_catalog_says_nothing_in_english(browser: Browser, folder: Path, find: str, count: int) -> None:
    with visited(browser, (folder / "connectors/index.html").as_uri()) as visit:
        catalog = visit.page.locator(".paycore-catalog")
        catalog.locator("[name=find]").fill(find)
        catalog.locator("[name=features]").first.check()
        assert latin(catalog) - {*find.split()} == set()
        status = catalog.locator("[data-part=status]").inner_text()
        assert re.match(rf"{count} ж+ 3 ж+(?:\Z|\. ж)", status), status
        assert re.fullmatch(r"ж+ \(1 ж+\)", catalog.locator("summary").inner_text())
        option = catalog.locator("select[name=currency] option").nth(1)
        assert option.text_content() == f"EUR Ευρώ ({count})"


def test_the_search_finds_what_a_feature_is_also_called(browser: Browser, folder: Path) -> None:
    with visited(browser, (folder / "connectors/index.html").as_uri()) as visit:
        box = visit.page.locator("input[data-also]").first
        also, feature = box.get_attribute("data-also") or "", box.get_attribute("value")
        assert re.fullmatch("ж+-ж+-ж+", also)
        visit.page.locator("[name=find]").fill(also)
        rows = visit.page.locator(f'tr[data-features~="{feature}"]')
        assert rows.count() == visit.page.locator(f'tr[data-features~="{feature}"]:visible').count() == 1
