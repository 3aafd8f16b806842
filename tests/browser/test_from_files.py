"""A site that is opened from a folder (file://), with Material's `offline` and with the five lines of the README."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from playwright.sync_api import expect

from tests.browser.conftest import visited
from tests.support.cases import first_of_each
from tests.support.reference_site import build_strictly

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser

METHODS = ", ".join(f"own_{number}" for number in range(120))
METHODS_FILE = "\n    ".join(
    [
        "categories: {all: All}\npayment_methods:\n  all:",
        *(f"{code}: Name" for code in f"pix, card, {METHODS}".split(", ")),
    ]
)
PROVIDER = """\
code: {code}
name: {name}
status: {status}
features: [payments]
payment_methods: [pix, {methods}]
verified: {{on: 2023-11-01, source: web}}
setup: [Ask for an account.]
ip_allowlist: unknown
connections:
  - kind: provider_account
    fields:
      - {{key: api_key, label: API key, type: secret, required: true}}
      - {{key: mode, label: Test mode, type: toggle}}
"""
PAGES = {
    "index.md": "# Start\n\n[Acme](connectors/acme/index.md)\n",
    "connectors/index.md": "# Providers\n\n<<provider_catalog()>>\n",
    "connectors/methods.yml": METHODS_FILE,
    "connectors/acme/provider.yml": PROVIDER.format(code="acme", name="Acme Pay", status="ready", methods=METHODS),
    "connectors/north/provider.yml": PROVIDER.format(code="north", name="North", status="not_ready", methods="card"),
    "connectors/acme/index.md": (
        '# Acme\n\n<<provider_header()>>\n\n<<credentials("provider_account")>>\n\n'
        '<<connection_form("provider_account")>>\n'
    ),
}
CONFIG: dict[str, Any] = {
    "site_name": "Docs",
    "theme": {"name": "material", "font": False},
    "extra": {
        "custom": {"company_name": "Zed", "dashboard_base_url": "https://z.example/", "support_email": "a@z.example"}
    },
}
BY_COMMAND = {"plugins": ["search", "paycore"]}
SITES: dict[str, dict[str, Any]] = {
    "offline": {"plugins": ["search", "offline", "paycore"]},
    "offline and instant": {
        "plugins": ["search", "offline", "paycore"],
        "theme": {**CONFIG["theme"], "features": ["navigation.instant"]},
        "site_url": "https://docs.zed.example/",
    },
    "five lines": {"plugins": ["paycore"], "use_directory_urls": False},
    "by command": BY_COMMAND,
}


def sources(folder: Path, config: dict[str, Any]) -> Path:
    """Write the pages and a configuration to a folder, and return the file of the latter."""
    for name, text in PAGES.items():
        path = folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    path = folder / "mkdocs.yml"
    path.write_text(yaml.safe_dump({**CONFIG, **config}), encoding="utf-8")
    return path


def is_offline(name: str) -> bool:
    """Tell whether a site has Material's plugin for files, with the scripts that it needs."""
    return "offline" in SITES[name]["plugins"]


@pytest.fixture(scope="module", params=first_of_each(SITES, kind=is_offline))
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a built site."""
    folder = tmp_path_factory.mktemp("files")
    config = sources(folder, SITES[request.param])
    if SITES[request.param] is BY_COMMAND:
        build_offline(config, folder / "site")
    else:
        build_strictly(config, folder / "site")
    return folder / "site"


def build_offline(config: Path, folder: Path, *, engine: str = "mkdocs") -> None:
    """Build a site by `paycore build --offline`; nothing that is wrong with it may be reported."""
    command = [sys.executable, "-m", "mkdocs_paycore.cli.main", "build", "--offline", "--engine", engine]
    command += ["-f", str(config), "--site-dir", str(folder)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "warning" not in done.stdout + done.stderr


def test_the_search_of_a_site_that_was_built_for_files_works_and_asks_nobody(browser: Browser, tmp_path: Path) -> None:
    build_offline(sources(tmp_path, BY_COMMAND), tmp_path / "site")
    with visited(browser, (tmp_path / "site/index.html").as_uri()) as visit:
        search = visit.page.locator("input[name=query]")
        for typed, found in (("north", "North"), ("norht", "North")):
            search.fill(typed)
            search.press("End")
            expect(visit.page.locator(".md-search-result__item").first).to_contain_text(found)
        visit.page.locator(".md-search-result__item a").first.click()
        visit.page.wait_for_url("**/connectors/north/index.html*")
        assert [url for url in visit.requests if not url.startswith("file:")] == []


def test_the_search_that_zensical_has_works_in_a_site_that_was_built_for_files(
    browser: Browser, tmp_path: Path
) -> None:
    build_offline(sources(tmp_path, BY_COMMAND), tmp_path / "site", engine="zensical")
    with visited(browser, (tmp_path / "site/index.html").as_uri()) as visit:
        visit.page.locator("body").press("/")
        visit.page.get_by_role("combobox", name="Search").fill("north")
        visit.page.get_by_role("option").get_by_role("heading", name="North").first.click()
        visit.page.wait_for_url("**/connectors/north/index.html*")
        assert [url for url in visit.requests if not url.startswith("file:")] == []


@pytest.fixture
def opened(browser: Browser, site: Path) -> Callable[[str], Any]:
    """Open a page of the site from its file; the script that Material's `offline` asks the web for is empty."""

    def open_page(path: str) -> Any:
        return visited(browser, (site / path).as_uri(), empty="https://unpkg.com/**")

    return open_page


def test_a_form_gives_its_verdict(opened: Callable[[str], Any]) -> None:
    with opened("connectors/acme/index.html") as visit:
        form = visit.form("provider_account")
        form.get_by_role("button", name="Save").press("Enter")
        assert visit.wait_for_verdicts(1)["problems"][0]["message"] == "Enter API key"
        form.get_by_label("API key").fill(" key ")
        form.get_by_role("button", name="Show").click()
        form.get_by_role("button", name="Save").press("Enter")
        assert visit.wait_for_verdicts(2)["valid"] is True
        expect(form.get_by_role("button", name="Remove the spaces")).to_be_visible()


def test_the_checklist_and_the_head_have_their_tools(opened: Callable[[str], Any]) -> None:
    with opened("connectors/acme/index.html") as visit:
        tools = visit.page.locator(".paycore-credentials [data-part=tools]")
        tools.get_by_role("button", name="Copy").click()
        copied = tools.get_by_role("status").and_(visit.page.get_by_text("Copied."))
        expect(copied.or_(tools.locator("textarea:visible"))).to_be_visible()
        visit.page.get_by_text("Try the form").click()
        expect(visit.page.locator("form.paycore-form .paycore-form__title").first).to_be_in_viewport()


def test_the_catalog_searches_and_keeps_what_is_chosen(opened: Callable[[str], Any]) -> None:
    with opened("connectors/index.html") as visit:
        page = visit.page
        catalog = page.locator(".paycore-catalog")
        catalog.get_by_role("searchbox").fill("north")
        expect(catalog.get_by_text("1 of 2 providers", exact=True)).to_be_visible()
        expect(page.locator("tr[data-provider]:visible")).to_have_count(1)
        page.wait_for_url("**/connectors/index.html?find=north")
        page.reload()
        expect(page.locator("tr[data-provider]:visible")).to_have_count(1)


def test_a_list_that_cannot_be_read_from_files_is_said_to_be_not_searched(opened: Callable[[str], Any]) -> None:
    with opened("connectors/index.html") as visit:
        visit.page.locator(".paycore-catalog").get_by_role("searchbox").fill("own_97")
        expect(visit.page.get_by_text("Not searched: 120 payment methods that only Acme Pay has.")).to_be_visible()
