"""`paycore import rst`: what is written where, what is said, and the exit code."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mkdocs_paycore.cli.main import main
from mkdocs_paycore.engines.mkdocs.check import site_problems

INDEX = "Home\n====\n\n.. image:: img/a.png\n   :alt: Form\n\n.. toctree::\n\n   more\n\n.. note:: Mind :fa:`x`\n"
CONFIG = """\
site_name: x
theme: {name: null, custom_dir: theme}
plugins: [paycore]
markdown_extensions: [admonition]
extra: {custom: {company_name: Our}}
"""


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two pages and a picture; the working folder is the one above."""
    files = {"src/index.rst": INDEX, "src/more.rst": "More\n====\n", "src/img/a.png": "x"}
    for name, text in files.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, code: int = 0) -> Result:
    result = CliRunner().invoke(main, ["import", "rst", *arguments])
    assert result.exit_code == code, result.output
    return result


def test_pages_and_pictures_are_written_below_a_folder(sources: Path) -> None:
    output = run("src", "--into", "docs").output
    assert sorted(path.relative_to("docs").as_posix() for path in Path("docs").rglob("*.*")) == [
        "img/a.png",
        "index.md",
        "more.md",
    ]
    assert "src/index.rst:11:1: warning: the mark :fa:`x` has no Markdown: it is kept as a comment" in output
    assert "nav:\n  - Home:\n      - Home: index.md\n      - More: more.md\n" in output
    assert "markdown_extensions: admonition\n2 pages, 1 doubt\n" in output
    assert (sources / "src" / "index.rst").read_text() == INDEX


def test_a_dry_run_writes_nothing(sources: Path) -> None:
    assert "2 pages, 1 doubt" in run("src", "--dry-run").output
    assert not list(sources.rglob("*.md"))


def test_a_page_that_is_there_stays_without_force(sources: Path) -> None:
    (sources / "src" / "more.md").write_text("mine")
    output = run("src", code=2).output
    assert "src/more.md is there, and stays as it is (--force overwrites it)" in output
    assert "\n1 of 2 pages, " in output
    assert (sources / "src" / "more.md").read_text() == "mine"
    run("src", "--force")
    assert (sources / "src" / "more.md").read_text() == "# More\n"
    run("src")


def test_a_page_that_cannot_be_read_is_left_alone_and_the_others_are_made(sources: Path) -> None:
    (sources / "src" / "bad.rst").write_bytes(b"\xff")
    assert "src/bad.rst was left alone: found the byte 0xff" in run("src", "--into", "docs", code=1).output
    assert (sources / "docs" / "more.md").is_file()


def test_a_folder_without_pages_is_a_mistake(sources: Path) -> None:
    (sources / "empty").mkdir()
    assert "expected files that end with .rst" in run("empty", code=2).output


@pytest.mark.usefixtures("sources")
def test_without_docutils_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mkdocs_paycore.cli.import_rst.find_spec", lambda _: None)
    assert "mkdocs-paycore[rst]" in run("src", code=2).output


def test_the_seed_comes_over_whole_and_builds_without_a_word(sources: Path, shared: Path) -> None:
    (seed,) = (shared / "seeds").glob("004_*")
    (sources / "mkdocs.yml").write_text(CONFIG)
    (sources / "theme").mkdir()
    (sources / "theme" / "main.html").write_text("{{ page.content }}")
    (sources / "old").mkdir()
    (sources / "old" / "index.rst").write_bytes(seed.read_bytes())
    run("old", "--into", "docs")
    text = (sources / "docs" / "index.md").read_text()
    assert [text.count(part) for part in ("\n!!! ", "\n    !!! ", "<<icon(", "[TOC]", "\n## ", "<!-- :ref:")] == [
        *(0, 3, 2, 1, 3, 7)
    ]
    assert text.count("\n1.  ") == 2
    assert "\n7.  A sales person" in text
    assert [str(each) for each in site_problems(sources / "mkdocs.yml")] == []


def test_a_line_that_docutils_would_read_for_minutes_is_named(sources: Path) -> None:
    (sources / "src/more.rst").write_text("More\n====\n\n" + "*a " * 20_000)
    output = run("src", "--into", "docs", code=1).output
    assert "src/more.rst was left alone: line 4 has 60,000 characters, expected at most 50,000" in output


@pytest.mark.slow
def test_substitutions_that_double_each_other_are_named(sources: Path) -> None:
    lines = [f".. |a{n}| replace:: |a{n - 1}| |a{n - 1}|" for n in range(1, 30)]
    (sources / "src/more.rst").write_text("\n".join([".. |a0| replace:: x", *lines, "", "|a29|"]))
    assert "is defined nowhere: it is kept as a comment" in run("src", "--into", "docs").output
