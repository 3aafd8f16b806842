"""The plugins that sites have beside ours: each alone and each pair, in both orders of the list, for two brands."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.stamping.slot import MARK
from scripts.plugins_page import PAGE, PAIRS, both_orders, page_of, pair_row, refused_row, row, without_us
from tests.support.cases import covering, first_of_each
from tests.support.other_plugins import CANNOT_MEET, PLUGINS, REFUSED, OtherPlugin, blocks
from tests.support.plugin_matrix import (
    COMPANIES,
    ENVIRONMENT,
    EXPECTED,
    ORDERS,
    Outcome,
    git,
    host,
    lacking,
    made,
    outcome,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("default")]  # what other plugins' code warns of is not ours

BY_NAME = {plugin.name: plugin for plugin in PLUGINS}


@pytest.fixture(autouse=True)
def _still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PAYCORE_BRAND", raising=False)
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)


def kind_of(plugin: OtherPlugin) -> tuple[bool, ...]:
    """Tell what the page has to say of a plugin: that it warns, a remark, and whether it is the theme's own."""
    return bool(plugin.warns), bool(plugin.remark), bool(plugin.package)


@pytest.mark.parametrize("plugin", first_of_each(PLUGINS, kind=kind_of), ids=lambda plugin: plugin.name)
def test_what_a_plugin_comes_to_beside_ours_is_what_the_page_says(tmp_path: Path, plugin: OtherPlugin) -> None:
    came_to = both_orders(tmp_path, plugin)
    assert came_to.faults == ()
    assert unexpected(came_to, [plugin]) == []
    assert row(plugin, came_to) in PAGE.read_text("utf-8"), "`make plugins-page` writes it"


@pytest.mark.parametrize("plugin", REFUSED, ids=lambda plugin: plugin.name)
def test_what_cannot_be_filled_is_refused_with_the_sentence_of_the_page(tmp_path: Path, plugin: OtherPlugin) -> None:
    came_to = both_orders(tmp_path, plugin)
    assert came_to.refused
    assert refused_row(plugin, came_to) in PAGE.read_text("utf-8"), "`make plugins-page` writes it"


def unexpected(came_to: Outcome, plugins: list[OtherPlugin]) -> list[str]:
    """Return what a build said that none of the plugins is known to say."""
    known = [part for plugin in plugins for part in plugin.warns]
    return [line for line in came_to.said if not any(part in line for part in known)]


@pytest.mark.parametrize(
    ("names", "order"),
    covering(product(blocks(BY_NAME), ORDERS), parts=lambda case: {*case[0], case[1]}),
    ids=lambda each: each if isinstance(each, str) else " ".join(each),
)
def test_every_two_plugins_work_together_beside_ours(tmp_path: Path, names: tuple[str, ...], order: str) -> None:
    plugins = [BY_NAME[name] for name in names]
    came_to = outcome(tmp_path / "site", plugins, order=order)
    assert (came_to.faults, came_to.refused) == ((), "")
    assert unexpected(came_to, plugins) == []


def test_every_two_plugins_meet_in_a_group() -> None:
    met = {frozenset({one, other}) for group in blocks(BY_NAME) for one in group for other in group if one != other}
    every = {frozenset({one, other}) for one in BY_NAME for other in BY_NAME if one != other}
    assert met == every - CANNOT_MEET


@pytest.mark.parametrize(("one", "other"), first_of_each(PAIRS))
def test_two_plugins_that_are_not_tried_beside_ours_fail_without_us(tmp_path: Path, one: str, other: str) -> None:
    names = (one, other)
    came_to = without_us(tmp_path, names)
    assert came_to.faults or came_to.refused
    assert pair_row(names, came_to) in PAGE.read_text("utf-8"), "`make plugins-page` writes it"


def test_the_page_has_all_that_is_tried() -> None:
    text = PAGE.read_text("utf-8")
    assert text == page_of(text.splitlines(keepends=True)), "`make plugins-page` writes it"


def command(folder: Path, *words: str, name: str) -> str:
    """Run a command of this environment for a brand, and return what it logged."""
    who = {f"GIT_{role}_{key}": "x@x.example" for role in ("AUTHOR", "COMMITTER") for key in ("NAME", "EMAIL")}
    places = {"PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])}
    environment = {**os.environ, **who, **places, "PAYCORE_BRAND": name}
    done = subprocess.run(words, cwd=folder, check=False, capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stderr
    return done.stderr


def deployed(folder: Path, *, below: str = "") -> dict[str, bytes]:
    """Return the text files of the branch that a deployment made, without links."""
    packed = subprocess.run(["git", "archive", "gh-pages"], cwd=folder, check=True, capture_output=True).stdout
    with tarfile.open(fileobj=BytesIO(packed)) as archive:
        files = {each.name: archive.extractfile(each) for each in archive if each.isfile() and is_text(each.name)}
        return {
            name.removeprefix(below): file.read() for name, file in files.items() if file and name.startswith(below)
        }


def is_text(name: str) -> bool:
    return name.endswith((".html", ".xml", ".json", ".txt"))


@pytest.mark.parametrize(("name", "order"), first_of_each(zip(COMPANIES, ORDERS, strict=True)))
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


@pytest.mark.parametrize("name", first_of_each(COMPANIES))
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
