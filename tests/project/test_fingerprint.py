"""The fingerprint of a site changes with all that a check's answer depends on, and with nothing else."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.project import fingerprint as module
from mkdocs_paycore.project.fingerprint import drawing_fingerprint, fingerprint
from mkdocs_paycore.project.project import Project

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    files = {
        "mkdocs.yml": "site_name: !ENV [NAME_OF_SITE, x]\nplugins: [paycore]\ntheme: {custom_dir: ../theme}\n",
        "docs/index.md": "# A\n",
        "docs/picture.png": "x" * (module.WHOLE + 1),
        "brands/acme.yml": "name: acme\n",
        "hook.py": "x = 1\n",
        "../theme/main.html": "x",
    }
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.stat() if path.exists() else None
    path.write_text(text)
    if before is not None:
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


CHANGES: dict[str, Callable[[Path], object]] = {
    "a page, though its time stays": lambda root: write(root / "docs/index.md", "# B\n"),
    "a new page": lambda root: write(root / "docs/b.md", ""),
    "a page that is gone": lambda root: (root / "docs/index.md").unlink(),
    "a page of another name": lambda root: (root / "docs/index.md").rename(root / "docs/start.md"),
    "a large file": lambda root: write(root / "docs/picture.png", "y" * (module.WHOLE + 1)),
    "the configuration": lambda root: write(root / "mkdocs.yml", "site_name: y\n"),
    "a brand": lambda root: write(root / "brands/acme.yml", "name: acne\n"),
    "a hook": lambda root: write(root / "hook.py", "x = 2\n"),
    "a template outside of the folder": lambda root: write(root / "../theme/main.html", "y"),
    "a hidden file for the navigation": lambda root: write(root / "docs/.pages", "nav: []\n"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_of_a_source_changes_it(root: Path, name: str) -> None:
    before = fingerprint(root / "mkdocs.yml")
    assert fingerprint(root / "mkdocs.yml") == before
    CHANGES[name](root)
    assert fingerprint(root / "mkdocs.yml") != before


@pytest.mark.parametrize("name", CHANGES)
def test_that_of_all_but_pages_stays_where_markdown_alone_changes(root: Path, name: str) -> None:
    before = fingerprint(root / "mkdocs.yml")
    CHANGES[name](root)
    after = fingerprint(root / "mkdocs.yml")
    assert before is not None
    assert after is not None
    assert (after.but_pages == before.but_pages) == ("page" in name)


@pytest.mark.parametrize(
    ("variable", "value"), [("NAME_OF_SITE", "y"), ("PAYCORE_BRAND", "acme"), ("SOURCE_DATE_EPOCH", "86400")]
)
def test_a_variable_of_the_environment_changes_it(
    root: Path, monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    before = fingerprint(root / "mkdocs.yml")
    monkeypatch.setenv(variable, value)
    assert fingerprint(root / "mkdocs.yml") != before


def test_what_is_installed_changes_it(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "packages/other-1.0.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(str(tmp_path / "packages"))
    before = fingerprint(root / "mkdocs.yml")
    (tmp_path / "packages/other-1.0.dist-info").rename(tmp_path / "packages/other-1.1.dist-info")
    assert fingerprint(root / "mkdocs.yml") != before


def test_what_a_command_asks_for_changes_it(root: Path) -> None:
    asked = [fingerprint(root / "mkdocs.yml", *more) for more in ((), ("a",), ("b",), ("a", "b"))]
    assert len(set(asked)) == len(asked)


@pytest.mark.parametrize("name", ["site/index.html", ".paycore_cache/a.json", "node_modules/a.js", "env/pyvenv.cfg"])
def test_what_is_no_source_changes_nothing(root: Path, name: str) -> None:
    before = fingerprint(root / "mkdocs.yml")
    write(root / name, "x")
    assert fingerprint(root / "mkdocs.yml") == before


def test_snippets_below_the_folder_that_the_command_runs_in_change_it(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(root / "mkdocs.yml", "site_name: x\nmarkdown_extensions: [pymdownx.snippets]\n")
    write(tmp_path / "parts/a.md", "x")
    before = fingerprint(root / "mkdocs.yml")
    assert before is not None
    write(tmp_path / "parts/a.md", "y")
    assert fingerprint(root / "mkdocs.yml") != before


def test_a_site_of_too_many_files_has_none(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_FILES", 3)
    assert fingerprint(root / "mkdocs.yml") is None


def test_links_are_followed_and_may_lead_nowhere_or_back(root: Path, tmp_path: Path) -> None:
    write(tmp_path / "shared/a.md", "x")
    (root / "docs/shared").symlink_to(tmp_path / "shared")
    (root / "docs/broken.md").symlink_to(root / "nowhere.md")
    (root / "docs/back").symlink_to(root / "docs")
    os.mkfifo(root / "docs/pipe")
    before = fingerprint(root / "mkdocs.yml")
    assert before is not None
    write(tmp_path / "shared/a.md", "y")
    assert fingerprint(root / "mkdocs.yml") != before


def project(root: Path) -> Project:
    return Project(
        config_file=root / "mkdocs.yml", root=root, docs=root / "docs", site_dir=root / "site", connectors="connectors"
    )


PROVIDER = "docs/connectors/a/provider.yml"
DRAWN: dict[str, tuple[Callable[[Path], object], bool]] = {
    "a provider, though its time stays": (
        lambda root: write(root / PROVIDER, "code: b\n"),
        True,
    ),
    "a provider that is written as it was": (lambda root: os.utime(root / PROVIDER), False),
    "a picture that is written anew": (lambda root: os.utime(root / "docs/picture.png", (1, 1)), True),
    "a page": (lambda root: write(root / "docs/index.md", "# B\n"), False),
}


@pytest.mark.parametrize("name", DRAWN)
def test_what_drawings_are_made_of_counts_by_its_content_and_a_picture_by_its_time(root: Path, name: str) -> None:
    change, is_another = DRAWN[name]
    write(root / PROVIDER, "code: a\n")
    before = drawing_fingerprint(project(root))
    change(root)
    assert (drawing_fingerprint(project(root)) != before) is is_another
