"""The pages of a site, and the snippets in them, as they are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.manuscript import Manuscript

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from mkdocs_paycore.project.project import Project


def read_manuscripts(project: Project, pages: Iterable[Path]) -> list[Manuscript]:
    """Return pages in the order of their paths, and behind them the snippets that they and the configuration name.

    Files that are no UTF-8 are left out.

    Args:
        project: the site.
        pages: the files of its pages.
    """
    files = sorted(pages)
    of_pages = set(files)
    return [
        Manuscript(text, project.shown(file), _uri(file, project), is_page=file in of_pages)
        for file, text in project.snippets.texts(files)
        if _is_utf_8(file, text)
    ]


def _is_utf_8(file: Path, text: str) -> bool:
    """Return whether a file is what was read of it; a generator refuses one that is not, with its place."""
    if "\N{REPLACEMENT CHARACTER}" not in text:
        return True
    try:
        file.read_text("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return True


def _uri(file: Path, project: Project) -> str:
    return file.relative_to(project.docs).as_posix() if file.is_relative_to(project.docs) else ""
