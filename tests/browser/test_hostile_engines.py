"""Hostile values of a brand and texts of a provider through every engine: all show as text, and nothing runs."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
import yaml
from bs4 import BeautifulSoup
from click.testing import CliRunner
from markdown_it import MarkdownIt

from mkdocs_paycore.brand.model import text_of
from mkdocs_paycore.cli.main import main
from tests.browser.conftest import served, window_of
from tests.support.cases import first_of_each
from tests.support.environment import environment
from tests.support.hostile import hostile_values, in_page
from tests.support.hostile_provider import PAGES, Texts, provider_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

CHOSEN = [
    "\"'`<img src=x onerror=owned(1)>",
    "</script><script>owned(2)</script>",
    "${owned(3)}`;owned(3);`",
    "{{ owned(4) }}{% raw %}<<custom.v0>>{{ config.site_name }}",
    "javascript:owned(5)",
    "a\u2028owned(6)\u2029b",
    "\u202eowned(7)\u2066<svg onload=owned(7)>",
    "--><img src=x onerror=owned(8)><!--",
    "]]>&lt;img src=x onerror=owned(9)&gt;&amp;",
    "\\u003cimg src=x onerror=owned(10)\\u003e\\",
]
VALUES = [text_of(value) for value in (*CHOSEN, *hostile_values(11, 12))]
TEXTS = Texts()
FILES = provider_files(TEXTS)
PLUGIN = {"paycore": {"markdown_pages": True}}
ASKED = "zanzibar"
"""A word that the search is asked for; it stands in a heading before values."""
SAFE = ["http:", "https:", "mailto:", "tel:", "file:"]
CONF = """
extensions = ["myst_parser"]
smartquotes = False
html_theme = "basic"
html_extra_path = ["../static"]
scripts = ("form", "checklist", "manual", "catalog", "practice")
html_js_files = [(f"../assets/paycore/{name}.js", {"defer": "defer"}) for name in scripts]
"""
WATCHED = """
window.ran = [];
for (const name of ['owned', 'alert', 'confirm', 'prompt'])
  Object.defineProperty(window, name, {value: (...what) => { window.ran.push(`${name}(${what})`); }});
"""
SHOWN = """async () => {
  await new Promise((done) => {
    const script = document.createElement('script');
    [script.src, script.onload] = ['search/search_index.js', done];
    document.body.append(script);
  });
  const results = document.createElement('div');
  results.innerHTML = __index.docs.map((each) => each.title + each.text).join('');
  document.body.append(results);
  if (!results.textContent.includes('zanzibar')) throw new Error('the index is empty');
}"""
"""Shows what the index of an offline site holds, as Material does: its search asks another server for a part of it."""
UNSAFE = """(safe) => [...document.querySelectorAll('[href], [src], [action], [formaction]')].filter((each) =>
  ['href', 'src', 'action', 'formaction'].some((name) => {
    try { return !safe.includes(new URL(each.getAttribute(name) ?? '', document.baseURI).protocol); }
    catch { return false; }
  })).map((each) => each.outerHTML.slice(0, 200)).concat(
    [...document.querySelectorAll('[onerror], svg[onload], [onmouseover]')].map((each) => each.outerHTML))"""
READ = """() => {
  for (const each of document.querySelectorAll('details')) each.open = true;
  for (const each of document.querySelectorAll('body *'))
    for (const type of ['mouseenter', 'mouseover', 'pointerenter', 'focusin']) each.dispatchEvent(new Event(type));
  const texts = [], names = ['title', 'placeholder', 'alt', 'aria-label', 'content', 'label', 'value'];
  const nodes = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  while (nodes.nextNode()) {
    const node = nodes.currentNode;
    if (node.nodeType === 3) { if (!node.parentElement.closest('script, style')) texts.push(node.data); }
    else for (const name of names) texts.push(node.getAttribute(name) ?? '', name === 'value' ? node.value ?? '' : '');
  }
  return texts.filter((each) => /Ax[0-9]/.test(each));
}"""
"""Touches everything on a page, and returns its texts and those of its attributes."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way to build the site.

    Attributes:
        build: builds the site whose folder it gets to the folder `out` in it.
        settings: changes to the configuration.
        ending: what follows the path of a page.
        is_from_file: whether the site is opened from its folder.
    """

    build: Callable[[Path], object]
    settings: dict[str, Any]
    ending: str = "index.html"
    is_from_file: bool = False


def _paycore(*arguments: str) -> None:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code in {0, 1}, result.output  # such texts are reported; the site is written all the same


def _with(engine: str, *options: str) -> Callable[[Path], object]:
    return lambda root: _paycore(
        "build", "--engine", engine, *options, "--site-dir", str(root / "out"), "-f", str(root / "mkdocs.yml")
    )


def _in(name: str, command: str) -> Callable[[Path], object]:
    return lambda root: environment(name).run(command, "build", "-f", "mkdocs.yml", "-d", "out", at=root)


def _sphinx(root: Path) -> None:
    config = ("-f", str(root / "mkdocs.yml"))
    _paycore("prepare", "--expand", str(root / "plain"), *config)
    docs = root / "plain/docs"
    (docs / "conf.py").write_text(CONF)
    command = [sys.executable, "-m", "sphinx", "-q", "-d", str(root / "cache"), str(docs), str(root / "built")]
    subprocess.run(command, check=True, capture_output=True)
    _paycore("stamp", str(root / "built"), "--site-dir", str(root / "out"), *config)


MATERIAL = {"theme": {"name": "material", "font": False, "features": ["content.tooltips", "search.suggest"]}}
WAYS = {
    "mkdocs": Way(_with("mkdocs"), MATERIAL),
    "offline": Way(_with("mkdocs"), {**MATERIAL, "plugins": ["search", "offline", PLUGIN]}, ".html", is_from_file=True),
    "properdocs": Way(_in("properdocs", "properdocs"), {"theme": {"name": "mkdocs", "highlightjs": False}}),
    "materialx": Way(_in("materialx", "mkdocs"), {"theme": {"name": "materialx", "font": False}}),
    "zensical": Way(_with("zensical"), MATERIAL),
    "zensical offline": Way(_with("zensical", "--offline"), MATERIAL, ".html", is_from_file=True),
    "sphinx": Way(_sphinx, {}, ".html"),
}
SEARCHES = {"mkdocs", "offline", "zensical", "zensical offline"}
MOST_UNSEEN = 12
"""So many of the texts stand on no page: a manual that is written by hand does not show all."""


def _write(root: Path, changes: dict[str, Any]) -> None:
    custom = {f"v{number}": value for number, value in enumerate(VALUES)}
    custom |= {
        "company_name": VALUES[0],
        "dashboard_base_url": "https://dash.zed.example/",
        "support_email": "a@z.example",
    }
    settings = {
        "site_name": "<<custom.company_name>> Docs",
        "site_url": "https://docs.example/",
        "plugins": ["search", PLUGIN],
        "markdown_extensions": ["attr_list", "tables"],
        "extra": {"custom": custom},
        **changes,
    }
    places = "".join(
        f'<p id="text-{number}"><<custom.v{number}>></p>\n\n'
        f'<p id="title-{number}" title="<<custom.v{number}>>">t</p>\n\n'
        f"[link](<<custom.v{number}>>) and `<<custom.v{number}>>`\n\n"
        for number in range(len(VALUES))
    )
    pages = {
        "index.md": f"# Start\n\n{places}",
        "asked.md": f"# {ASKED} <<custom.company_name>>\n\n{ASKED} <<custom.v1>> <<custom.v8>>\n",
        **FILES,
    }
    for name, text in {
        **{f"docs/{name}": text for name, text in pages.items()},
        "mkdocs.yml": yaml.safe_dump(settings),
    }.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


@dataclass(frozen=True, slots=True)
class Opened:
    """A site that was built in some way, and a page of a browser.

    Attributes:
        name: the way.
        out: the folder of the site.
        start: the address of the site.
        page: the browser's.
        faults: what failed in the page, and what it asked other hosts for.
    """

    name: str
    out: Path
    start: str
    page: Page
    faults: list[str]

    def go(self, path: str) -> None:
        """Open a page of the site."""
        ending, is_index = WAYS[self.name].ending, not path or path.endswith("/")
        name = f"{path}index.html" if is_index else f"{path}{'/' if ending == 'index.html' else ''}{ending}"
        self.page.goto(f"{self.start}{name}")
        self.page.wait_for_load_state("load")

    def texts(self) -> set[int]:
        """Touch the page, and return the numbers of the texts that it shows; each has to be as it is typed."""
        found = set()
        for shown in self.page.evaluate(READ):
            text = _in_line(shown)
            for mark in re.finditer(r"Ax(\d+)", text):
                found.add(int(mark[1]))
                assert text.startswith(_in_line(TEXTS.by_number[int(mark[1])]), mark.start()), text
        assert self.page.evaluate(UNSAFE, SAFE) == []
        assert self.page.evaluate("window.ran") == []
        return found


def _in_line(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module", params=first_of_each(WAYS))
def opened(
    request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Opened]:
    way = WAYS[request.param]
    root = tmp_path_factory.mktemp(request.param.replace(" ", "-"))
    _write(root, way.settings)
    way.build(root)
    with window_of(browser) as page:
        page.add_init_script(WATCHED)
        faults: list[str] = []
        with served(root / "out") as address:
            start = (root / "out").as_uri() + "/" if way.is_from_file else address
            page.on("pageerror", lambda error: faults.append(str(error)))
            own = (start, "data:")
            page.on("request", lambda asked: None if asked.url.startswith(own) else faults.append(asked.url))
            yield Opened(request.param, root / "out", start, page, faults)


def test_values_read_back_as_they_were_given(opened: Opened) -> None:
    opened.go("")
    for number, value in enumerate(VALUES):
        assert opened.page.locator(f"#text-{number}").evaluate("e => e.textContent") == in_page(value)
        assert opened.page.locator(f"#title-{number}").get_attribute("title") == in_page(value)
    opened.texts()


def test_every_text_of_a_provider_is_shown_as_it_is_typed(opened: Opened) -> None:
    seen: set[int] = set()
    opened.faults.clear()
    for path in PAGES:
        opened.go(path)
        seen |= opened.texts()
        for form in opened.page.locator("form.paycore-form").all():
            for control in form.locator("input[type=text], input[type=password], textarea").all():
                control.evaluate(
                    "(e) => { e.value = '<img src=x onerror=owned(0)>'; e.dispatchEvent(new Event('input')); }"
                )
            form.evaluate("(e) => e.requestSubmit()")
            seen |= opened.texts()
    assert len(TEXTS.by_number) - len(seen) <= MOST_UNSEEN, TEXTS.by_number.keys() - seen
    of_theme = ("not a valid selector", "reading '")  # ids of dates, in MkDocs' own theme; and Material's `offline`
    assert [each for each in opened.faults if not any(part in each for part in (*of_theme, "unpkg.com"))] == []


def test_the_catalog_finds_texts(opened: Opened) -> None:
    opened.go("connectors/")
    search = opened.page.locator(".paycore-catalog input[type=search]")
    for typed in ("onerror=owned", "<img src=x onerror=owned(0)>", "Ax"):
        search.fill(typed)
        opened.page.wait_for_timeout(300)
        assert opened.page.evaluate("window.ran") == []
        assert opened.page.evaluate(UNSAFE, SAFE) == []


def test_the_search_runs_nothing(opened: Opened) -> None:
    if opened.name not in SEARCHES:
        pytest.skip("a search of another kind")
    page = opened.page
    opened.go("asked")
    if opened.name == "offline":
        opened.go("")
        page.evaluate(SHOWN)
    elif opened.name.startswith("zensical"):
        page.locator("body").press("/")
        page.get_by_role("combobox", name="Search").fill(ASKED)
        page.get_by_role("option").get_by_text(ASKED).first.wait_for()
    else:
        page.locator("input[name=query]").click()
        page.locator("input[name=query]").press_sequentially(ASKED)
        page.locator(".md-search-result__item").first.wait_for()
    page.wait_for_timeout(500)
    assert page.evaluate("window.ran") == []
    assert page.locator("img[onerror], svg[onload]").count() == 0


def test_files_for_programs_hold_texts_as_text(opened: Opened) -> None:
    for file in opened.out.rglob("*.json"):
        json.loads(file.read_bytes())
    for file in (*opened.out.rglob("*.xml"), *opened.out.rglob("*.svg")):
        ET.fromstring(file.read_bytes())  # noqa: S314 - ours
    pages = [*opened.out.rglob("*.md"), *opened.out.glob("llms.txt")]
    assert bool(pages) is (opened.name != "sphinx")
    for file in pages:
        page = BeautifulSoup(MarkdownIt("commonmark").enable("table").render(file.read_text("utf-8")), "html.parser")
        assert page.select("img, script, iframe, svg, textarea") == []
        schemes = {urlsplit(str(link["href"])).scheme for link in page.select("a")}
        assert schemes <= {"", "http", "https", "mailto", "tel"}
