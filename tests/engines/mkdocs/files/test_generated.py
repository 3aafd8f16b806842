"""Files that nobody wrote: other plugins find them, read them, make them anew, and put their own in their place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from mkdocs.config import config_options
from mkdocs.plugins import BasePlugin

from tests.engines.mkdocs.site.test_site_folder import install
from tests.support.brand_site import PROVIDER

if TYPE_CHECKING:
    from tests.support.site_fixtures import Build

ACME = {"docs/connectors/acme/provider.yml": PROVIDER.format(code="acme", name="Acme Gate")}
MANUAL = "connectors/acme/index.md"
BY_PATH = """\
from pathlib import Path

def on_files(files, config):
    made = [file for file in files if file.generated_by == "paycore"]
    assert made
    for file in made:
        assert file.abs_src_path.startswith(config.docs_dir) == file.is_documentation_page()
        assert Path(file.abs_src_path).read_bytes() == file.content_bytes
    Path(config.config_file_path).with_name("seen.txt").write_text(made[0].abs_src_path)
"""
ANEW = """\
from mkdocs.structure.files import File, Files

def on_files(files, config):
    found = []
    for file in files:
        new = File(file.src_uri, config.docs_dir, config.site_dir, config.use_directory_urls)
        new.dest_uri = f"de/{file.dest_uri}" if file.is_documentation_page() else file.dest_uri
        new.url = f"de/{file.url}" if file.is_documentation_page() else file.url
        found.append(new if file.is_documentation_page() or file.generated_by else file)
    return Files(found)
"""
OWN = """\
from mkdocs.structure.files import File

def on_files(files, config):
    files.append(File.generated(config, "PATH", content="CONTENT"))
"""


def test_they_have_a_path_that_can_be_read_below_the_docs_folder(build: Build) -> None:
    site = build({"index.md": "x", "./hook.py": BY_PATH, **ACME}, hooks=["hook.py"])
    seen = (site.root / "seen.txt").read_text()
    assert not Path(seen).exists()


def test_those_that_are_made_anew_keep_their_content_and_links_lead_there(build: Build) -> None:
    """As mkdocs-static-i18n makes each page anew for its language."""
    site = build({"index.md": "<<provider_table()>>", "./hook.py": ANEW, **ACME}, hooks=["hook.py"])
    assert "Acme Gate" in site.text("de/connectors/acme/index.html")
    assert 'href="connectors/acme/"' in site.text("de/index.html")
    assert (site.folder / "connectors/acme/provider.json").is_file()


@pytest.mark.parametrize("path", [MANUAL, "connectors/acme/README.md"])
def test_a_manual_of_another_plugin_takes_the_place_of_ours(build: Build, path: str) -> None:
    hook = OWN.replace("PATH", path).replace("CONTENT", "# By <<provider.name>>'s plugin")
    hook = hook.replace(
        "    files.append",
        f"    old = files.get_file_from_path({path!r})\n    if old: files.remove(old)\n    files.append",
    )
    site = build({"index.md": "x", "./hook.py": hook, **ACME}, hooks=["hook.py"])
    assert site.main("connectors/acme/index.html").get_text() == "By Acme Gate's plugin"


def test_a_providers_file_that_comes_too_late_is_reported_and_not_published(build: Build) -> None:
    hook = OWN.replace("PATH", "connectors/late/provider.yml").replace("CONTENT", "code: late")
    site = build(
        {"index.md": "x", "./hook.py": hook},
        hooks=["hook.py"],
        reported=["docs/connectors/late/provider.yml: warning: found a file that the plugin 'hook.py' made"],
    )
    assert not (site.folder / "connectors/late").exists()


NAV_HOOK = """\
from mkdocs.structure.nav import get_navigation

def on_nav(nav, config, files):
    for file in files.documentation_pages():
        file.page = None
    config.nav = ["index.md", {"Desk": "<<custom.dashboard_base_url>>x"}, {"Lost": "TARGET"}]
    return get_navigation(files, config)
"""


@pytest.mark.parametrize("target", ["<<custom.dashboard_base_url>>y", "nowhere/"])
def test_a_link_of_another_plugins_navigation_is_checked_as_the_address_that_it_becomes(
    build: Build, target: str
) -> None:
    reported = [] if target.startswith("<<") else ["A reference to 'nowhere/'"]
    files = {"index.md": "x", "./hook.py": NAV_HOOK.replace("TARGET", target)}
    site = build(files, hooks=["hook.py"], reported=reported)
    assert 'href="https://dashboard.acme.example/x"' in site.text("index.html")


def test_a_navigation_file_can_name_a_generated_manual(build: Build) -> None:
    pytest.importorskip("mkdocs_awesome_nav")
    nav = {"docs/.nav.yml": "nav: [index.md, connectors/acme/index.md]\n"}
    site = build({"index.md": "x", **nav, **ACME}, plugins=["awesome-nav", "paycore"])
    assert "Connect Acme Gate" in [link.get_text() for link in site.page().select("nav a")]


def test_what_a_plugin_cannot_fetch_for_all_brands_is_reported_with_its_place(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    scheme = tuple((name, config_options.Type(bool, default=True)) for name in ("assets", "assets_fetch"))
    install(monkeypatch, private=type("Private", (BasePlugin,), {"config_scheme": scheme}))
    text = "a\n\nb ![x](<<custom.dashboard_base_url>>a.png) [y](<<custom.dashboard_base_url>>b.png)\n"
    build(
        text,
        plugins=["private", "paycore"],
        reported=["docs/index.md:3:8: warning: found the address '<<custom.dashboard_base_url>>a.png'"],
    )
