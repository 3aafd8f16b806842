"""Hostile values of a brand and texts of a provider through every engine: all show as text, and nothing runs."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from click.testing import CliRunner

from mkdocs_paycore.brand.model import text_of
from mkdocs_paycore.cli.main import main
from tests.browser.conftest import served
from tests.support.environment import environment
from tests.support.hostile import hostile_values, in_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    Opened = tuple[str, Page, Callable[[str], None]]

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
TEXT = "\"'<img src=x onerror=owned(99)> </script><script>owned(99)</script> ${owned(99)} &lt;b&gt; \u202e x"
"""A provider's text; what is read as Markdown there is not in it."""
ASKED = "zanzibar"
"""A word that the search is asked for; it stands in a heading before values."""
SAFE = ["http:", "https:", "mailto:", "tel:", "file:"]
CONF = 'extensions = ["myst_parser"]\nhtml_theme = "basic"\nhtml_extra_path = ["../static"]\n'
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
UNSAFE = """(safe) => [...document.querySelectorAll('a[href], iframe[src], form[action]')].filter((each) => {
  const url = each.getAttribute('href') ?? each.getAttribute('src') ?? each.getAttribute('action');
  try { return !safe.includes(new URL(url, document.baseURI).protocol); } catch { return false; }
}).map((each) => each.outerHTML.slice(0, 200))"""


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


def _with(engine: str) -> Callable[[Path], object]:
    return lambda root: _paycore(
        "build", "--engine", engine, "--site-dir", str(root / "out"), "-f", str(root / "mkdocs.yml")
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


MATERIAL = {"theme": {"name": "material", "font": False}}
WAYS = {
    "mkdocs": Way(_with("mkdocs"), MATERIAL),
    "offline": Way(
        _with("mkdocs"), {**MATERIAL, "plugins": ["search", "offline", "paycore"]}, ".html", is_from_file=True
    ),
    "properdocs": Way(_in("properdocs", "properdocs"), {"theme": {"name": "mkdocs"}}),
    "materialx": Way(_in("materialx", "mkdocs"), {"theme": {"name": "materialx", "font": False}}),
    "zensical": Way(_with("zensical"), MATERIAL),
    "sphinx": Way(_sphinx, {}, ".html"),
}
SEARCHES = {"mkdocs", "offline", "zensical"}


def _write(root: Path, changes: dict[str, Any]) -> None:
    custom = {f"v{number}": value for number, value in enumerate(VALUES)}
    custom |= {
        "company_name": VALUES[0],
        "dashboard_base_url": "https://dash.zed.example/",
        "support_email": "a@z.example",
    }
    field: dict[str, Any] = {"key": "api_key", "label": TEXT, "type": "text", "help": TEXT, "required": True}
    field |= {"pattern": "[0-9]+", "pattern_hint": TEXT, "provider_label": TEXT}
    provider = {
        "code": "acme",
        "name": TEXT,
        "status": "ready",
        "features": ["payments"],
        "connections": [{"kind": "provider_account", "fields": [field]}],
    }
    settings = {
        "site_name": "<<custom.company_name>> Docs",
        "site_url": "https://docs.example/",
        "plugins": ["search", "paycore"],
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
        "connectors/acme/index.md": "# At <<provider.name>>\n\n<<provider_header()>>\n\n"
        '<<credentials("provider_account")>>\n\n<<connection_form("provider_account")>>\n',
        "connectors/index.md": "# All\n\n<<provider_catalog()>>\n\n<<provider_table()>>\n",
        "connectors/acme/provider.yml": yaml.safe_dump(provider),
    }
    for name, text in {
        **{f"docs/{name}": text for name, text in pages.items()},
        "mkdocs.yml": yaml.safe_dump(settings),
    }.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


@pytest.fixture(scope="module", params=[*WAYS])
def opened(
    request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Opened]:
    """The name of a way, a page of a browser, and what opens a page of the site that was built in that way."""
    way = WAYS[request.param]
    root = tmp_path_factory.mktemp(request.param)
    _write(root, way.settings)
    way.build(root)
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(WATCHED)
    with served(root / "out") as address:
        start = (root / "out").as_uri() + "/" if way.is_from_file else address

        def go(path: str) -> None:
            is_index = not path or path.endswith("/")
            name = f"{path}index.html" if is_index else f"{path}{'/' if way.ending == 'index.html' else ''}{way.ending}"
            page.goto(f"{start}{name}")
            page.wait_for_load_state("load")

        yield request.param, page, go
    context.close()


def test_values_read_back_as_they_were_given(opened: Opened) -> None:
    _, page, go = opened
    go("")
    for number, value in enumerate(VALUES):
        assert page.locator(f"#text-{number}").evaluate("e => e.textContent") == in_page(value)
        assert page.locator(f"#title-{number}").get_attribute("title") == in_page(value)
    assert page.evaluate(UNSAFE, SAFE) == []
    assert page.evaluate("window.ran") == []


@pytest.mark.parametrize("path", ["connectors/acme/", "connectors/", "asked"])
def test_texts_of_a_provider_and_a_search_run_nothing(opened: Opened, path: str) -> None:
    name, page, go = opened
    go(path)
    assert page.evaluate(UNSAFE, SAFE) == []
    if path == "connectors/acme/":
        assert TEXT in page.locator("h1").first.inner_text() + page.locator("h1").first.evaluate("e => e.textContent")
        form = page.locator("form.paycore-form")
        assert form.get_by_text(TEXT, exact=False).count() > 0
        form.locator("[name=api_key]").fill("x")
        form.get_by_role("button").last.click()
    if path == "asked" and name in SEARCHES:
        if name == "offline":
            page.evaluate(SHOWN)
        elif name == "zensical":
            page.keyboard.press("/")
            page.keyboard.type(ASKED)
            page.get_by_text(ASKED).nth(1).wait_for()
        else:
            page.locator("input[name=query]").click()
            page.locator("input[name=query]").press_sequentially(ASKED)
            page.locator(".md-search-result__item").first.wait_for()
        page.wait_for_timeout(500)
    assert page.evaluate("window.ran") == []
    assert page.locator("img[onerror], svg[onload]").count() == 0
