"""What MkDocs' plugin adds to a rendered site is there with Zensical, too: Markdown pages, active entries, editions."""

from __future__ import annotations

import json
import re
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner

from mkdocs_paycore.cli.main import main
from mkdocs_paycore.engines.zensical import render
from mkdocs_paycore.engines.zensical.entries import ASKING, ENTRY, with_leads
from mkdocs_paycore.engines.zensical.run import run_zensical, theme_folders
from tests.support.brand_site import BrandSite
from tests.support.cases import first_of_each

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.slow

TABS = {"features": ["navigation.tabs", "navigation.sections", "navigation.indexes"]}
NAVIGATIONS: dict[str, Any] = {
    "a section's first page": [{"Home": ["index.md"]}, {"Deep": [{"All": ["connectors/index.md", "list.md"]}]}],
    "a page in a section": [{"Home": ["index.md", "list.md", {"All": "connectors/index.md"}]}],
    "a page at the top": ["index.md", "list.md", {"All of <<custom.company_name>>": "connectors/index.md"}],
    "no page of them all": ["index.md", "list.md"],
}
PLUGINS: list[Any] = ["search", {"paycore": {"markdown_pages": True}}]
MORE = {
    "docs/connectors/index.md": "---\ntitle: All & *more*\n---\n\n<<provider_table()>>\n",
    "docs/connectors/morrison/index.md": """\
---
search: {boost: 0.05}
description: A_b <c>
---

# Go *on* `a_b`

1 \\* 2
""",
}


def paycore(*arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == code, result.output
    return result.output


@pytest.fixture
def built(tmp_path: Path) -> Callable[..., Path]:
    """Build a brand of a small site with an engine, and return the site's folder."""

    def build(engine: str, *options: str, features: Any = None, **changes: Any) -> Path:
        theme = {"name": "material", "font": False, **(features or {})}
        site = BrandSite.made(tmp_path, theme=theme, **{"plugins": PLUGINS, **changes})
        site.write(MORE)
        out = tmp_path / engine
        arguments = ("--engine", engine, "--site-dir", str(out), "-f", str(site.config_file))
        paycore("build", "--brand", "brightwater", *options, *arguments)
        return out

    return build


@pytest.mark.parametrize("name", first_of_each(NAVIGATIONS))
def test_the_markdown_pages_and_their_list_are_the_same(built: Callable[..., Path], name: str) -> None:
    one, other = (built(engine, nav=NAVIGATIONS[name]) for engine in ("mkdocs", "zensical"))
    pages = {file.relative_to(one) for file in (*one.rglob("*.md"), one / "llms.txt")}
    assert len(pages) > 4
    assert {file.relative_to(other) for file in (*other.rglob("*.md"), other / "llms.txt")} == pages
    for page in pages:
        assert (other / page).read_text("utf-8") == (one / page).read_text("utf-8"), page


def active(page: Path) -> list[str]:
    soup = BeautifulSoup(page.read_text("utf-8"), "html.parser")
    marked = ".md-tabs__item--active, .md-nav--primary .md-nav__item--active, .md-nav--primary .md-nav__item--section"
    labels = (item.select_one(".md-tabs__link, .md-ellipsis") for item in soup.select(marked))
    states = [*soup.select(".md-nav--primary [aria-expanded=true]"), *soup.select(".md-nav--primary input[checked]")]
    return [" ".join(label.get_text().split()) for label in labels if label] + [str(len(states))]


@pytest.mark.parametrize(
    ("name", "features"), first_of_each(product(NAVIGATIONS, [TABS, {}]), lambda case: bool(case[1]))
)
def test_the_same_entry_is_active_on_pages_that_are_not_in_the_navigation(
    built: Callable[..., Path], name: str, features: Any
) -> None:
    one, other = (built(engine, nav=NAVIGATIONS[name], features=features) for engine in ("mkdocs", "zensical"))
    for page in ("connectors/zukipay/index.html", "connectors/index.html", "list/index.html"):
        assert active(other / page) == active(one / page), page
    assert not [file for file in other.rglob("*.html") if ENTRY in file.read_text("utf-8")]


def test_the_templates_of_the_theme_ask_as_it_is_expected() -> None:
    [folder] = theme_folders()
    for path, asked in ASKING.items():
        text = (folder / path).read_text("utf-8")
        assert [name for name in asked if name not in text] == []
        assert with_leads(path, text).count("paycore_leads(") > len(asked)
        assert with_leads("main.html", text) == text


def test_an_offline_site_leads_to_files_and_asks_no_other_host(built: Callable[..., Path]) -> None:
    out = built("zensical", "--offline", use_directory_urls=True)
    script = (out / "search.js").read_text("utf-8").removeprefix("var __index = ")
    assert json.loads(script) == json.loads((out / "search.json").read_bytes())
    page = BeautifulSoup((out / "list.html").read_text("utf-8"), "html.parser")
    assert {"connectors/morrison/index.html", "connectors/zukipay/index.html", "index.html"} <= {
        str(link["href"]).removeprefix("./") for link in page.select("article a[href]")
    }
    loaded = [str(each.get("src") or each.get("href")) for each in page.select("script[src], link[rel=stylesheet]")]
    assert any(address.endswith("assets/paycore/offline.js") for address in loaded)
    assert [address for address in loaded if re.match(r"[a-z]+:|/", address)] == []
    assert (out / "list.md").is_file()


def test_an_offline_build_and_another_one_keep_their_own(built: Callable[..., Path]) -> None:
    offline = built("zensical", "--offline")
    assert (offline / "list.html").is_file()
    online = built("zensical")
    assert (online / "list/index.html").is_file()
    assert not (online / "list.html").exists()
    assert not (online / "search.js").exists()
    missing = BeautifulSoup((online / "404.html").read_text("utf-8"), "html.parser")
    [config] = missing.select("#__config")
    assert json.loads(config.get_text())["base"] == "/docs/", "the search looks for its index there"


def test_a_site_with_zensicals_own_plugin_for_it_has_links_to_files(built: Callable[..., Path]) -> None:
    out = built("zensical", plugins=[*PLUGINS, "offline"])
    text = (out / "list.html").read_text("utf-8")
    assert 'connectors/morrison/index.html"' in text
    assert (out / "list.md").is_file()


def test_words_of_another_brand_are_reported_for_one_brand_and_for_all(tmp_path: Path) -> None:
    site = BrandSite.made(tmp_path, theme={"name": "material", "font": False}, strict=True)
    allowed = "# A\n\nUnlike Alpenglow Pay. <!-- paycore: allow-brand alpenglow -->\n"
    arguments = ("--engine", "zensical", "--site-dir", str(site.out), "-f", str(site.config_file))
    site.write({"docs/allowed.md": allowed})
    paycore("build", "--all-brands", "--engine", "zensical", "--site-dir", str(tmp_path / "all"), *arguments[-2:])
    paycore("build", "--brand", "nova", *arguments)
    good = (site.out / "index.html").read_bytes()
    site.write({"docs/index.md": "# A\n\nOur friends at Alpenglow Pay.\n"})
    said = paycore("build", "--brand", "nova", *arguments, code=2)
    assert "docs/index.md:3: error: found 'Alpenglow Pay'" in said
    assert (site.out / "index.html").read_bytes() == good, "a strict build leaves the last good site"
    assert "allowed.md" not in said


@pytest.mark.parametrize(("company", "is_on"), [("Acme", True), ("<img src=x onerror=run()>", False)])
def test_tooltips_are_off_where_they_would_run_a_value(tmp_path: Path, company: str, *, is_on: bool) -> None:
    theme = {"name": "material", "font": False, "features": ["content.tooltips"]}
    custom = {"company_name": company, "dashboard_base_url": "https://d.example/", "support_email": "a@d.example"}
    site = BrandSite.made(tmp_path, theme=theme, extra={"custom": custom})
    for file in (tmp_path / "brands").iterdir():
        file.unlink()
    said = paycore("build", "--engine", "zensical", "--site-dir", str(site.out), "-f", str(site.config_file))
    assert ("content.tooltips" in (site.out / "index.html").read_text("utf-8")) is is_on
    assert ("'content.tooltips' is off" in said) is not is_on


@pytest.mark.parametrize("accepted", [False, True], ids=["not accepted", "accepted"])
def test_a_picture_that_zensical_draws_of_pages_ends_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, accepted: bool
) -> None:
    def drawn(folder: Path) -> str:
        output = run_zensical(folder)
        card = folder / "site/assets/images/social/index.png"
        card.parent.mkdir(parents=True, exist_ok=True)
        card.write_bytes(b"\x89PNG\r\n\x1a\n\0\0 a name of letters like QZ")
        return output

    monkeypatch.setattr(render, "run_zensical", drawn)
    options = {"same_for_brands": ["assets/images/social/*"] if accepted else []}
    site = BrandSite.made(tmp_path, theme={"name": "material", "font": False}, plugins=["search", {"paycore": options}])
    arguments = ("--engine", "zensical", "--site-dir", str(site.out), "-f", str(site.config_file))
    said = paycore("build", "--brand", "nova", *arguments, code=0 if accepted else 2)
    assert ("assets/images/social/index.png" in said) is not accepted
    assert site.out.exists() is accepted
