"""The reference site by Zensical in a real browser: forms, catalog, search and instant navigation."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from playwright.sync_api import expect

from mkdocs_paycore.cli.main import main
from tests.browser.conftest import name_port, open_account, served, visited
from tests.browser.test_form_on_pages import go_by_instant_navigation
from tests.support.reference_site import FEW, copied

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

H2H = "form.paycore-form[data-connection=h2h_merchant_account]"
HOSTILE = '\'Acme <img src=x onerror="window.ran = true"> & "Co"\''


@pytest.fixture(scope="module")
def built(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the reference site with few providers, instant navigation and a hostile name, by Zensical."""
    root = copied(repository, tmp_path_factory.mktemp("zensical") / "root", providers=FEW)
    for name in ("README.md", "CHANGELOG.md"):
        (root / name).symlink_to(repository / name)
    for file in (root / "brands").iterdir():
        if file.name.startswith(("harbourline", "saffron")):
            file.unlink() if file.is_file() else shutil.rmtree(file)
        elif file.is_file():
            text = file.read_text("utf-8")
            file.write_text(re.sub("company_name: .*", f"company_name: {HOSTILE}", text), "utf-8")
    text = (repository / "mkdocs.yml").read_text("utf-8")
    old = "    - navigation.footer\n"
    assert text.count(old) == 1
    (root / "mkdocs.yml").write_text(text.replace(old, f"{old}    - navigation.instant\n"), "utf-8")
    config = str(root / "mkdocs.yml")
    result = CliRunner().invoke(main, ["build", "--engine", "zensical", "--brand", "paycore", "-f", config])
    assert result.exit_code == 0, result.output
    with served(root / "site") as address:
        name_port(root / "site" / "sitemap.xml", address)
        yield address


def test_a_form_works_and_again_after_instant_navigation(browser: Browser, built: str) -> None:
    with visited(browser, f"{built}connectors/interkassa/") as visit:
        page = visit.page
        open_account(page)
        page.locator(H2H).get_by_role("button", name="Save").press("Enter")
        assert visit.wait_for_verdicts(1)["valid"] is False
        go_by_instant_navigation(page, "connectum")
        open_account(page)
        page.locator(H2H).get_by_role("button", name="Save").press("Enter")
        assert visit.wait_for_verdicts(2)["valid"] is False
        assert page.evaluate("globalThis.ran") is None


def test_the_catalog_searches_and_filters(browser: Browser, built: str) -> None:
    with visited(browser, f"{built}connectors/") as visit:
        rows = visit.page.locator("tr[data-provider]:visible")
        everything = rows.count()
        visit.page.get_by_role("searchbox").or_(visit.page.locator(".paycore-catalog input[type=search]")).first.fill(
            "interkassa"
        )
        expect(rows).to_have_count(1)
        assert everything == len(FEW)


def test_the_search_shows_a_value_as_text(browser: Browser, built: str) -> None:
    with visited(browser, built) as visit:
        page = visit.page
        visit.settle()
        page.get_by_role("button", name="Search").first.click()
        page.keyboard.type("interkassa")
        found = page.get_by_text("Connect the account at the Acme <img src=x").first
        expect(found).to_be_visible()
        assert page.evaluate("globalThis.ran") is None
