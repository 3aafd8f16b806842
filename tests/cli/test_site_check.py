"""`paycore check` as a command: what is rendered when, what is kept, and whose problems are shown."""

from __future__ import annotations

import json
import os
import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from mkdocs_paycore.cli import site_check
from mkdocs_paycore.cli.console import Progress
from mkdocs_paycore.cli.main import main
from mkdocs_paycore.engines.mkdocs.check import SiteCheck
from mkdocs_paycore.project.kept_files import KEPT_BESIDE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    from mkdocs_paycore.source.problem import Problem

HOOK = """\
import logging


def on_page_content(html, page, config, files):
    logging.getLogger("mkdocs.plugins.hook").warning("told by a hook")
    return html
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small site that is the current folder: a page with a dead link, two providers, a hook that warns."""
    files = {
        "mkdocs.yml": "site_name: x\ntheme: {name: mkdocs}\nplugins: [paycore]\nhooks: [hook.py]\n",
        "hook.py": HOOK,
        "docs/index.md": "# Start\n\n[x](none.md)\n",
        "docs/connectors/acme/index.md": "# Acme\n\n[x](none.md)\n",
        "docs/connectors/north/index.md": "# North\n\nThe the end.\n",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    monkeypatch.chdir(tmp_path)
    for name in (*site_check._BUILD_SERVERS, "PAYCORE_BRAND", "PAYCORE_NO_CACHE"):  # noqa: SLF001 - the machine of the tests may be one
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The steps of checks that are really run."""
    done: list[str] = []
    for name in ("sources", "rendered"):
        own = getattr(SiteCheck, name)

        def step(check: SiteCheck, *given: object, name: str = name, own: object = own) -> list[Problem]:
            done.append(name)
            return own(check, *given)  # type: ignore[operator, no-any-return] # a method of it

        monkeypatch.setattr(SiteCheck, name, step)
    return done


def run(*arguments: str, code: int = 1) -> Result:
    result = CliRunner().invoke(main, ["check", *arguments])
    assert result.exit_code == code, (result.output, result.exception)
    return result


def found(*arguments: str) -> set[tuple[str, str]]:
    problems = json.loads(run(*arguments, "--format", "json").stdout)
    return {(each["path"], each["rule"]) for each in problems}


SOURCES = {
    ("docs/index.md", "missing-page"),
    ("docs/connectors/acme/index.md", "missing-page"),
    ("docs/connectors/north/index.md", "repeated-word"),
}
WHOLE = SOURCES | {("mkdocs.yml", "mkdocs")}


def test_a_small_site_is_rendered(root: Path) -> None:
    assert root.is_dir()
    assert found() == WHOLE
    assert found("--no-cache", "--no-render") == SOURCES


@pytest.mark.slow
def test_a_large_site_is_rendered_where_it_is_asked_for(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert root.is_dir()
    monkeypatch.setattr(site_check, "FEW_PAGES", 2)
    assert found("--no-cache") == SOURCES
    assert "not rendered: 3 pages" in run("--no-cache").stderr
    assert found("--no-cache", "--render") == WHOLE
    assert found("--no-cache", "--strict") == WHOLE
    monkeypatch.setenv("CI", "true")
    assert found("--no-cache") == WHOLE
    assert found("--no-cache", "--no-render") == SOURCES
    monkeypatch.setenv("CI", "false")
    assert found("--no-cache") == SOURCES


@pytest.mark.slow
def test_what_did_not_change_is_not_checked_again(root: Path, steps: list[str]) -> None:
    first = run("--format", "json").stdout
    assert steps == ["sources", "rendered", "sources"]
    steps.clear()
    assert run("--format", "json").stdout == first
    assert run("--strict", "--format", "json").stdout == first
    assert json.loads(run("acme", "--format", "json").stdout)
    assert steps == []
    (root / "docs/index.md").write_text("# Start\n\n[x](gone.md)\n")
    assert "gone.md" in run("--format", "json").stdout
    assert steps == ["sources", "rendered", "sources"]
    steps.clear()
    run("--no-cache")
    assert steps == ["sources", "rendered", "sources"]


def test_no_answer_is_kept_where_a_page_changed_while_it_was_found(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page, sources = root / "docs/index.md", SiteCheck.sources
    first = page.read_text("utf-8")

    def slow(check: SiteCheck, on_stage: Callable[[str], None] | None = None) -> list[Problem]:
        page.write_text("# Start\n\nNo link.\n", "utf-8")
        return sources(check, on_stage)

    with monkeypatch.context() as patch:
        patch.setattr(SiteCheck, "sources", slow)
        assert ("docs/index.md", "missing-page") not in found("--no-render")
    page.write_text(first, "utf-8")
    assert found("--no-render") == SOURCES


def test_a_site_that_was_not_rendered_is_when_it_is_asked_for(
    root: Path, steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert root.is_dir()
    monkeypatch.setattr(site_check, "FEW_PAGES", 2)
    assert found() == SOURCES == found()
    assert steps == ["sources"]
    assert found("--render") == WHOLE == found()
    assert steps == ["sources", "rendered", "sources"]


@pytest.mark.slow
def test_no_cache_keeps_nothing(root: Path) -> None:
    run("--no-cache")
    assert not (root / KEPT_BESIDE).exists()
    run()
    assert (root / KEPT_BESIDE).is_dir()


@pytest.mark.slow
def test_no_answer_is_kept_or_taken_where_the_environment_forbids_it(
    root: Path, steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run()
    monkeypatch.setenv("PAYCORE_NO_CACHE", "1")
    steps.clear()
    run()
    assert steps
    monkeypatch.delenv("PAYCORE_NO_CACHE")
    shutil.rmtree(root / KEPT_BESIDE)
    monkeypatch.setenv("PAYCORE_NO_CACHE", "1")
    run()
    assert not (root / KEPT_BESIDE).exists()


@pytest.mark.slow
def test_rules_that_are_asked_for_have_answers_of_their_own(root: Path) -> None:
    assert root.is_dir()
    assert found() == WHOLE
    assert found("--rule", "missing-page") == {pair for pair in WHOLE if pair[1] == "missing-page"}
    assert found("--ignore", "missing-page", "--strict") >= {("docs/connectors/north/index.md", "repeated-word")}
    assert found() == WHOLE


def test_codes_choose_the_providers_whose_problems_are_shown(root: Path) -> None:
    assert root.is_dir()
    assert found("acme") == {("docs/connectors/acme/index.md", "missing-page")}
    assert found("acme", "north") == {pair for pair in SOURCES if "connectors" in pair[0]}
    assert "0 errors, 1 warning" in run("north", code=0).stdout
    assert "0 errors, 1 warning" in run("north", "--strict").stdout
    result = run("acmee", code=2)
    assert "there is no provider 'acmee' (did you mean 'acme'?)" in result.stderr


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_a_broken_file_of_a_brand_that_is_not_checked_is_reported(root: Path, engine: str) -> None:
    (root / "mkdocs.yml").write_text("site_name: x\ntheme: {name: mkdocs}\nplugins: [{paycore: {brand: acme}}]\n")
    (root / "brands").mkdir()
    for name, text in (("acme", "custom: {}\n"), ("north", "site_rul: x\n"), ("south", "site_name: [\n")):
        (root / f"brands/{name}.yml").write_text(f"name: {name}\n{text}")
    problems = json.loads(run("--no-render", "--engine", engine, "--format", "json").stdout)
    of_brands = [(each["path"], each["line"], each["rule"]) for each in problems if each["path"].startswith("brands/")]
    assert of_brands == [("brands/north.yml", 2, "brand-unknown-key"), ("brands/south.yml", 3, "brand-yaml")]


def test_strict_passes_a_site_without_a_problem(root: Path) -> None:
    (root / "mkdocs.yml").write_text("site_name: x\ntheme: {name: mkdocs}\nplugins: [paycore]\n")
    for path in root.rglob("index.md"):
        path.write_text(f"# {path.parent.name.title()}\n\nText.\n")
    assert run("--strict", code=0).stdout == "no problems found\n"


@pytest.mark.slow
def test_a_folder_that_cannot_be_written_is_no_matter(root: Path) -> None:
    (root / KEPT_BESIDE).write_text("a file")
    assert found() == WHOLE == found()


@pytest.mark.parametrize("is_terminal", [True, False])
def test_a_terminal_is_told_which_stage_a_check_is_at_and_nobody_else(
    root: Path, monkeypatch: pytest.MonkeyPatch, *, is_terminal: bool
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(Progress, "_show", lambda self, line: shown.append(line) if self._is_shown else None)
    own = Progress.__init__

    def start(progress: Progress, count: int, words: str) -> None:
        own(progress, count, words)
        progress._is_shown = is_terminal  # noqa: SLF001 - the runner's stream is no terminal

    monkeypatch.setattr(Progress, "__init__", start)
    assert root.is_dir()
    CliRunner().invoke(main, ["check", "--no-render", "--format", "json"])
    assert ("checking the text and the links of 3 pages" in shown) is is_terminal
    assert shown[-1:] == [""] * is_terminal


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_a_file_without_an_end_in_a_built_site_is_said(root: Path) -> None:
    for name in ("acme", "north"):
        text = f"name: {name}\nsite_url: https://{name}.example/\ncustom: {{company_name: {name.title()} Pay}}\n"
        (root / "brands").mkdir(exist_ok=True)
        (root / f"brands/{name}.yml").write_text(text)
        (root / "out" / name).mkdir(parents=True)
    os.mkfifo(root / "out/acme/a.html")
    done = CliRunner().invoke(main, ["check", "--site", "out"])
    assert (done.exit_code, "a.html cannot be read or written: it is a pipe or a device" in done.output) == (2, True)
    (root / "out/acme/a.html").unlink()
    name = os.fsdecode(b"a\xff.html")
    (root / "out/acme" / name).write_text("<p>By North Pay</p>")
    found = json.loads(CliRunner().invoke(main, ["check", "--site", "out", "--format", "json"]).stdout)
    assert [each["path"] for each in found if each["rule"] == "brand-leak"] == [f"out/acme/{name}"]
