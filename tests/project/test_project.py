"""Which files and folders of a site are watched while it is served."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.project.options import Options
from mkdocs_paycore.project.project import Project
from mkdocs_paycore.project.snippets import SnippetPaths

if TYPE_CHECKING:
    from pathlib import Path

FILES = ("docs/index.md", "brands/red.yml", "snippets/note.md", "theme/main.html", "paycore.yml", "base.yml")


def site(root: Path, *, snippets: tuple[str, ...] = ("snippets",), brands: str = "brands") -> Project:
    for name in FILES:
        path = root / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("", "utf-8")
    config = root / "mkdocs.yml"
    config.write_text("INHERIT: base.yml\n", "utf-8")
    bases = SnippetPaths(tuple(root / name for name in snippets))
    options = Options(brands=brands)
    docs, own = root / "docs", (root / "theme",)
    return Project(config, root, docs, root / "site", options=options, snippets=bases, templates=own)


def watched(root: Path, project: Project) -> set[str]:
    return {path.relative_to(root).as_posix() for path in project.watched()}


def test_all_that_shows_in_a_site_is_watched(tmp_path: Path) -> None:
    wanted = {"mkdocs.yml", "base.yml", "paycore.yml", "docs", "brands", "snippets", "theme"}
    assert watched(tmp_path, site(tmp_path)) == wanted


def test_no_folder_is_watched_that_builds_write_into(tmp_path: Path) -> None:
    project = site(tmp_path, snippets=("", "snippets/note.md"), brands=".")
    assert watched(tmp_path, project) == {"mkdocs.yml", "base.yml", "paycore.yml", "docs", "snippets", "theme"}


def test_what_is_not_there_is_not_watched(tmp_path: Path) -> None:
    project = site(tmp_path, snippets=("gone",), brands="none")
    (tmp_path / "paycore.yml").unlink()
    assert watched(tmp_path, project) == {"mkdocs.yml", "base.yml", "docs", "theme"}
