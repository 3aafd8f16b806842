"""The folder that a site is built to: which ones a build may replace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.project.asset_folder import ASSETS
from mkdocs_paycore.project.unusable import UnusableSiteError
from mkdocs_paycore.source.paths import shown_path

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs_paycore.project.project import Project

_BUILT = ("sitemap.xml", "sitemap.xml.gz", "404.html", ASSETS)
"""What a built site has at its top: MkDocs makes a sitemap with every theme."""
_HINT = "Choose another folder: site_dir in mkdocs.yml, or --site-dir"


def refuse_sources(project: Project, folder: Path) -> None:
    """Refuse to replace a folder with something in it that was written, not built.

    Args:
        project: the site.
        folder: where it, or the site of one of its brands, is to be built; need not be there.

    Raises:
        UnusableSiteError: the folder is, holds or lies in a folder of the site's sources, or has files but none that
            a built site has.
    """
    refuse_overlap(project, folder, hint=_HINT)
    refuse_strangers(folder, root=project.root)


def refuse_strangers(folder: Path, *, root: Path) -> None:
    """Refuse to replace a folder that has files, but none that a built site has.

    Args:
        folder: where a site is to be built; need not be there.
        root: messages show the folder as seen from here.

    Raises:
        UnusableSiteError: it has such files.
    """
    if not _is_replaceable(folder.resolve()):
        shown = shown_path(folder.resolve(), str(root))
        raise UnusableSiteError(f"{shown} stays as it was: it has files that no build made. {_HINT}, or remove it")


def refuse_overlap(project: Project, folder: Path, *, hint: str) -> None:
    """Refuse to write to a folder that is, holds or lies in a folder of the site's sources, and to what is no folder.

    Args:
        project: the site.
        folder: need not be there.
        hint: what to do instead.

    Raises:
        UnusableSiteError: it does.
    """
    folder = folder.resolve()
    if file := next((path for path in (folder, *folder.parents) if path.exists() and not path.is_dir()), None):
        raise UnusableSiteError(f"{shown_path(file, str(project.root))} is a file, and no folder. {hint}")
    for source in _sources(project):
        if relation := _relation(folder, source, root=project.root):
            shown, where = (shown_path(path, str(project.root)) for path in (folder, source))
            raise UnusableSiteError(f"{shown} stays as it was: it {relation} the site's sources in {where}. {hint}")


def _sources(project: Project) -> Iterator[Path]:
    """Yield the folders of the site's sources that are there."""
    named = (project.root, project.docs, project.brands_dir, *project.templates, *project.snippets.folders)
    return (folder for path in dict.fromkeys(named) if (folder := path.resolve()).is_dir())


def _relation(folder: Path, source: Path, *, root: Path) -> str:
    """Return how a folder hurts a source; a source that holds the whole project may well hold its built site."""
    if _is_same(folder, source):
        return "is the folder of"
    if _holds(folder, source):
        return "holds"
    return "lies in" if _holds(source, folder) and not _holds(source, root.resolve()) else ""


def _holds(outer: Path, inner: Path) -> bool:
    """Return whether a folder is another or lies above it."""
    return any(_is_same(outer, path) for path in (inner, *inner.parents))


def _is_same(one: Path, other: Path) -> bool:
    """Return whether two paths are one folder; on some systems its name has any case."""
    return one == other or (one.exists() and other.exists() and one.samefile(other))


def _is_replaceable(folder: Path) -> bool:
    """Return whether a folder is not there or was built; hidden files at its top stay in any case."""
    if not folder.is_dir() or not any(not entry.name.startswith(".") for entry in folder.iterdir()):
        return True
    return any((folder / name).exists() for name in _BUILT)
