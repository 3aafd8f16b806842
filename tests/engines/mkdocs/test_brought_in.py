"""What other plugins and hooks bring into pages by ways of their own: texts, titles, options, links, whole pages."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from mkdocs.config import config_options
from mkdocs.plugins import BasePlugin

from tests.engines.mkdocs.site.test_site_folder import install
from tests.support.brand_site import PROVIDER

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from tests.support.site_fixtures import Build

NAME = "<<custom.company_name>>"
ACME = {"docs/connectors/acme/provider.yml": PROVIDER.format(code="acme", name="Acme Gate")}
ORDERS = [["keeper", "paycore"], ["paycore", "keeper"]]


class Keeper(BasePlugin):  # type: ignore[type-arg,no-untyped-call] # MkDocs types its class hook not
    """Keeps the list of Markdown extensions to convert texts of its own, as mkdocstrings does with docstrings."""

    def on_config(self, config: MkDocsConfig) -> None:
        self.extensions = config.markdown_extensions

    def on_page_content(self, html: str, **_: object) -> str:
        from markdown import markdown  # noqa: PLC0415 - as such a plugin has it

        return html + markdown(f"Text of *{NAME}*, [desk](<<custom.dashboard_base_url>>x).", extensions=self.extensions)


@pytest.mark.parametrize("order", ORDERS)
def test_a_text_that_a_plugin_converts_with_the_extensions_of_the_site_is_filled(
    build: Build, monkeypatch: pytest.MonkeyPatch, order: list[str]
) -> None:
    install(monkeypatch, keeper=Keeper)
    main = build("x", plugins=order).main()
    assert main.get_text(" ", strip=True) == "x Text of Acme Pay , desk ."
    assert main.select("a")[0]["href"] == "https://dashboard.acme.example/x"


class Printer(BasePlugin):  # type: ignore[type-arg,no-untyped-call] # as above
    """Prints its options, as mkdocs-llmstxt does."""

    config_scheme = (("title", config_options.Type(str)), ("parts", config_options.Type(dict)))

    def on_page_content(self, html: str, **_: object) -> str:
        return f"{html}<p>{self.config['title']}{self.config['parts']}</p>"


@pytest.mark.parametrize("order", [0, 1])
def test_variables_in_the_options_of_a_plugin_are_filled(
    build: Build, monkeypatch: pytest.MonkeyPatch, order: int
) -> None:
    install(monkeypatch, printer=Printer)
    plugins = ["paycore"]
    plugins.insert(order, {"printer": {"title": f"At {NAME}", "parts": {f"Of {NAME}": [NAME]}}})  # type: ignore[arg-type]
    assert "At Acme Pay{'Of Acme Pay': ['Acme Pay']}" in build("x", plugins=plugins).main().get_text()


IN_NAV = """\
def on_nav(nav, config, files):
    for page in nav.pages:
        page.read_source(config)
        page.render(config, files)
"""


def test_a_page_that_is_rendered_before_its_turn_is_the_page_that_it_is(build: Build) -> None:
    """As mkdocs-enumerate-headings does, to count headings."""
    manual = "# By hand\n\n<<credentials('provider_account')>>\n\n<<provider.name>>\n"
    files = {"index.md": f"# At {NAME}\n", "docs/connectors/acme/index.md": manual, "./hook.py": IN_NAV, **ACME}
    site = build(files, hooks=["hook.py"])
    assert "Acme Gate" in site.main("connectors/acme/index.html").get_text()


def test_what_is_wrong_in_a_page_that_is_rendered_twice_is_reported_once(build: Build) -> None:
    files = {"index.md": "<<custom.company_nme>>\n", "./hook.py": IN_NAV}
    build(files, hooks=["hook.py"], reported=["docs/index.md:1:1: error: unknown variable custom.company_nme"])


AS_HTML = """\
def on_page_content(html, page, config, files):
    page.title = "Book of <<custom.company_name>>"
    return html + "<p>&lt;&lt;custom.company_name&gt;&gt; &lt;<custom.company_name>&gt;, &lt;&lt;other.name&gt;&gt;</p>"
"""


def test_what_comes_in_as_html_is_filled_and_so_is_its_title(build: Build) -> None:
    """As notebooks come in."""
    site = build({"index.md": "x", "other.md": r"\<<custom.company_name>>", "./hook.py": AS_HTML}, hooks=["hook.py"])
    assert "Acme Pay Acme Pay, <<other.name>>" in site.main().get_text()
    page = site.page("other/index.html")
    assert page.title is not None
    assert page.title.get_text() == "Book of Acme Pay - Acme Pay Docs"
    assert site.main("other/index.html").get_text().startswith(NAME), "what an author escaped stays"


def test_what_an_author_escapes_by_hand_stays(build: Build) -> None:
    site = build("`a` &lt;&lt;custom.company_name&gt;&gt; <code>&#92;&lt;&lt;custom.support_email&gt;&gt;</code>")
    assert site.main().get_text() == r"a <<custom.company_name>> \<<custom.support_email>>"


LINKS = """\
import re

def on_page_markdown(markdown, page, config, files):
    for target in re.findall(r"\\]\\(([^)]*)\\)|\\]: (\\S+)|href=\\"([^\\"]*)", markdown):
        assert "".join(target).startswith(("https://", "other.md")), markdown
    return markdown
"""


def test_links_that_begin_with_a_variable_are_addresses_for_others(build: Build) -> None:
    """Plugins that read links in Markdown take what has no scheme for a path: ezlinks, obsidian, roamlinks."""
    target = "<<custom.dashboard_base_url>>x/"
    page = f'[a]({target}) [b][c] <a href="{target}">d</a> [e](other.md)\n\n`[a]({target})`\n\n[c]: {target}\n'
    main = build({"index.md": page, "other.md": "x", "./hook.py": LINKS}, hooks=["hook.py"]).main()
    links = [str(link["href"]) for link in main.select("a")]
    assert links == ["https://dashboard.acme.example/x/"] * 3 + ["other/"]
    assert main.select("code")[0].get_text() == "[a](https://dashboard.acme.example/x/)"


BY_PATHS = """\
import os
import subprocess

found = {}

def on_files(files, config):
    found.update({file.name: file.abs_src_path for file in files if file.generated_by == "paycore"})

def on_page_markdown(markdown, page, config, files):
    here = os.path.dirname(page.file.abs_src_path)
    words = ["git", "log", "-n", "1", "--format=%H", page.file.abs_src_path]
    log = subprocess.run(words, cwd=here, capture_output=True)
    assert log.returncode == 0, log.stderr
    if page.file.name == "index" and page.file.src_uri == "sub/index.md":
        return markdown + f"[m]({os.path.relpath(found['index'], here)})"
"""


def test_generated_pages_have_paths_for_git_and_for_those_who_make_links_of_paths(build: Build) -> None:
    site = build("x")
    for words in (["init", "-q"], ["add", "."], ["-c", "user.name=x", "-c", "user.email=x@x", "commit", "-qm", "x"]):
        subprocess.run(["git", *words], cwd=site.root, check=True)
    site = build({"docs/sub/index.md": "x\n\n", "./hook.py": BY_PATHS, **ACME}, hooks=["hook.py"])
    assert [link["href"] for link in site.main("sub/index.html").select("a")] == ["../connectors/acme/"]
    assert site.beside() == []


def test_a_variable_that_nobody_fills_is_reported(build: Build) -> None:
    main = f"<!doctype html><html><body>{NAME} {{{{ page.content }}}}</body></html>"
    files = {
        "index.md": "x",
        "docs/fees.csv": f"{NAME},1\n",
        "docs/a.json": '["<<custom.other>>"]',
        "theme/main.html": main,
    }
    build(
        {"index.md": "x", **files},
        reported=["fees.csv: warning: found the variable custom.company_name", "index.html: warning: found"],
    )
