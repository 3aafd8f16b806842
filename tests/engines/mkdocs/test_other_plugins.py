"""The plugins that sites have beside ours: each alone and each pair, in both orders of the list, for two brands."""

from __future__ import annotations

import os
import posixpath
import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import pytest
import yaml
from mkdocs.config import config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin

from mkdocs_paycore.stamping.slot import MARK, URL_MARK
from scripts.plugins_page import PAGE, page
from tests.support.brand_site import BrandSite, brand
from tests.support.other_plugins import CANNOT_MEET, PLUGINS, REFUSED, OtherPlugin, blocks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.support.other_plugins import RefusedPlugin

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("default")]  # what other plugins' code warns of is not ours

BY_NAME = {plugin.name: plugin for plugin in PLUGINS}
COMPANIES = {"alpenglow": "Alpenglow Pay", "brightwater": "Brightwater"}
PROVIDER = """\
code: {code}
name: {name}
status: ready
features: [payments]
verified: {{on: 2026-01-02, source: web}}
connections:
  - kind: provider_account
    fields:
      - {{key: api_key, label: API key, type: secret, required: true}}
"""
SOURCES = {
    "docs/index.md": "# Welcome to <<custom.company_name>>\n\nHello, [Desk](<<custom.dashboard_base_url>>x/), "
    "[Acme](connectors/acme/index.md), [list](connectors/index.md).\n",
    "docs/picture.md": "# Picture\n\n![Picture of <<custom.company_name>>](picture.svg)\n",
    "docs/picture.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "docs/connectors/index.md": "# Providers\n\n<<provider_table()>>\n",
    "docs/connectors/acme/provider.yml": PROVIDER.format(code="acme", name="Acme Gate"),
    "docs/connectors/bolt/provider.yml": PROVIDER.format(code="bolt", name="Bolt"),
    "docs/connectors/bolt/index.md": "# Bolt by hand\n\n<<credentials('provider_account')>>\n",
    "docs/connectors/cord/provider.yml": PROVIDER.format(code="cord", name="Cord"),
}
EXPECTED = {
    "index.html": ("Welcome to {company}", "https://dash.{host}/x/", "{company} Docs"),
    "connectors/acme/index.html": ("Connect Acme Gate",),
    "connectors/bolt/index.html": ("Bolt by hand",),
    "connectors/cord/index.html": ("Cord",),
    "connectors/index.html": ("Acme Gate", "Bolt"),
}
_LINK = re.compile(r"""\b(?:href|src)=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")


def host(name: str) -> str:
    return f"{name}.example"


def made(root: Path, plugins: Sequence[OtherPlugin], *, order: str) -> BrandSite:
    """Return the small site with plugins, ours before or after them; it is a git repository, for those who ask git."""
    entries: list[Any] = [plugin.entry for plugin in plugins]
    entries = ["search", "paycore", *reversed(entries)] if order == "first" else ["search", *entries, "paycore"]
    config: dict[str, Any] = {
        "site_name": "<<custom.company_name>> Docs",
        "theme": {"name": "material", "font": False},
        "plugins": entries,
        "validation": {"nav": {"omitted_files": "ignore"}},
    }
    site = BrandSite(root)
    for plugin in plugins:
        config |= plugin.changes
        site.write(plugin.sources)
    site.write({**SOURCES, "mkdocs.yml": yaml.safe_dump(config, sort_keys=False)})
    for name, company in COMPANIES.items():
        custom = {"dashboard_base_url": f"https://dash.{host(name)}/", "company_name": company}
        site.write({f"brands/{name}.yml": brand(name, company, host(name), custom=custom)})
    git(root, "init", "--quiet")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "x")
    return site


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=x", "-c", "user.email=x@x.example", "-c", "init.defaultBranch=main")
    return subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout


def faults(site: BrandSite, plugins: Sequence[OtherPlugin]) -> list[str]:
    """Build the site for both brands, and return all that is wrong with it."""
    failed = site.build()
    found = [f"{name} failed" for name in failed] + [str(problem) for problem in site.problems]
    known = [part for plugin in plugins for part in plugin.warns]
    warned = [line for line in site.said if line.startswith(("warning", "error"))]
    found += [line for line in warned if not any(part in line for part in known)]
    for name in COMPANIES:
        found += [f"{name}: {fault}" for fault in of_brand(site, name, plugins)]
    return found


def of_brand(site: BrandSite, name: str, plugins: Sequence[OtherPlugin]) -> Iterator[str]:
    files = site.files(name)
    is_flat = any(plugin.name == "offline" for plugin in plugins)
    other = next(each for each in COMPANIES if each != name)
    for expected in (EXPECTED, *(plugin.expected for plugin in plugins)):
        for path, texts in expected.items():
            there = flat(path) if is_flat else path
            yield from lacking(files, there, [text.format(company=COMPANIES[name], host=host(name)) for text in texts])
    for path, content in files.items():
        text = content.decode("utf-8", "ignore")
        for word in (MARK, URL_MARK, "<<custom", "&lt;&lt;custom", COMPANIES[other], host(other)):
            if word in text:
                yield f"{path} holds {word}"
    yield from broken_links(files)


def flat(path: str) -> str:
    """Return where a page lies if addresses have no folders of their own."""
    kept = ("index.html", "connectors/index.html", "de/index.html", "blog/index.html")
    is_manual = re.fullmatch(r"(?:de/)?connectors/\w+/index\.html", path)
    return path if path in kept or is_manual else re.sub(r"/index\.html$", ".html", path)


def lacking(files: dict[str, bytes], path: str, texts: Sequence[str]) -> Iterator[str]:
    if path not in files:
        yield f"there is no {path}"
        return
    page = unescape(files[path].decode())
    yield from (f"{path} lacks {text}" for text in texts if text not in page)


def broken_links(files: dict[str, bytes]) -> Iterator[str]:
    for path, content in files.items():
        if path.endswith(".html") and path != "404.html":
            for found in _LINK.finditer(content.decode()):
                link = urlsplit(unescape(next((each for each in found.groups() if each), "")))
                if link.scheme or link.netloc or not link.path or link.path.startswith(("/", "\\")):
                    continue
                there = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(link.path)))
                there = "index.html" if there == "." else there
                if there not in files and f"{there}/index.html" not in files:
                    yield f"{path} links to {link.path}"


@pytest.fixture(autouse=True)
def _still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PAYCORE_BRAND", raising=False)
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    monkeypatch.setenv("DISABLE_MKDOCS_2_WARNING", "true")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")


@pytest.mark.parametrize("order", ["first", "last"])
@pytest.mark.parametrize("name", BY_NAME)
def test_a_plugin_works_beside_ours_wherever_it_stands_in_the_list(tmp_path: Path, name: str, order: str) -> None:
    assert faults(made(tmp_path / "site", [BY_NAME[name]], order=order), [BY_NAME[name]]) == []


@pytest.mark.parametrize("order", ["first", "last"])
@pytest.mark.parametrize("names", blocks(BY_NAME), ids=" ".join)
def test_every_two_plugins_work_together_beside_ours(tmp_path: Path, names: tuple[str, ...], order: str) -> None:
    plugins = [BY_NAME[name] for name in names]
    assert faults(made(tmp_path / "site", plugins, order=order), plugins) == []


def test_every_two_plugins_meet_in_a_group() -> None:
    met = {frozenset({one, other}) for group in blocks(BY_NAME) for one in group for other in group if one != other}
    every = {frozenset({one, other}) for one in BY_NAME for other in BY_NAME if one != other}
    assert met == every - CANNOT_MEET


def command(folder: Path, *words: str, name: str) -> str:
    """Run a command of this environment for a brand, and return what it logged."""
    who = {f"GIT_{role}_{key}": "x@x.example" for role in ("AUTHOR", "COMMITTER") for key in ("NAME", "EMAIL")}
    places = {"PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])}
    environment = {**os.environ, **who, **places, "PAYCORE_BRAND": name}
    done = subprocess.run(words, cwd=folder, check=False, capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stderr
    return done.stderr


def deployed(folder: Path, *, below: str = "") -> dict[str, bytes]:
    """Return the files of the branch that a deployment made, without links."""
    names = git(folder, "ls-tree", "-r", "--name-only", "gh-pages").splitlines()
    wanted = [name for name in names if name.startswith(below)]
    return {
        name.removeprefix(below): git(folder, "show", f"gh-pages:{name}").encode() for name in wanted if is_text(name)
    }


def is_text(name: str) -> bool:
    return name.endswith((".html", ".xml", ".json", ".txt"))


@pytest.mark.parametrize("name", COMPANIES)
@pytest.mark.parametrize("order", ["first", "last"])
def test_mike_deploys_versions_and_keeps_the_older_one(tmp_path: Path, name: str, order: str) -> None:
    site = made(tmp_path / "site", [OtherPlugin("mike")], order=order)
    for version in ("1.0", "2.0"):
        command(site.root, "mike", "deploy", version, name=name)
    for version in ("1.0", "2.0"):
        files = deployed(site.root, below=f"{version}/")
        assert "connectors/acme/index.html" in files
        start = files["index.html"].decode()
        assert f"Welcome to {COMPANIES[name]}" in start
        assert f'href="https://docs.{host(name)}/{version}/"' in start
        assert not [path for path, content in files.items() if MARK.encode() in content]
    assert not [path.name for path in site.root.iterdir() if "paycore-" in path.name]


@pytest.mark.parametrize("name", COMPANIES)
def test_gh_deploy_pushes_the_site_of_a_brand(tmp_path: Path, name: str) -> None:
    site = made(tmp_path / "site", [], order="last")
    git(tmp_path, "init", "--quiet", "--bare", "remote.git")
    git(site.root, "remote", "add", "origin", str(tmp_path / "remote.git"))
    command(site.root, "mkdocs", "gh-deploy", name=name)
    assert list(of_deployed(deployed(tmp_path / "remote.git"), name)) == []


def of_deployed(files: dict[str, bytes], name: str) -> Iterator[str]:
    for path, texts in EXPECTED.items():
        yield from lacking(files, path, [text.format(company=COMPANIES[name], host=host(name)) for text in texts])
    yield from (path for path, content in files.items() if MARK.encode() in content)


@pytest.mark.parametrize("plugin", REFUSED, ids=lambda plugin: plugin.name)
def test_what_cannot_be_filled_is_refused_with_the_sentence_of_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, plugin: RefusedPlugin
) -> None:
    scheme = tuple((key, config_options.Type(type(value), default=value)) for key, value in plugin.options.items())
    fake = type("Fake", (BasePlugin,), {"__module__": plugin.module, "config_scheme": scheme})
    known = vars(MkDocsConfig)["plugins"].installed_plugins
    monkeypatch.setitem(known, plugin.name, SimpleNamespace(name=plugin.name, load=lambda: fake))
    site = made(tmp_path / "site", [OtherPlugin(plugin.name)], order="last")
    assert set(site.build()) == set(COMPANIES)
    assert any(plugin.sentence in line for line in site.said)


def test_the_page_says_what_the_tests_hold() -> None:
    assert PAGE.read_text("utf-8") == page(), "`make tables` writes it"
