"""What of a site's sources is not published: the providers' specs, and all of what a brand hides."""

from __future__ import annotations

import posixpath
from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.catalog.changes.file import CHANGES_FILE
from mkdocs_paycore.catalog.listed import LISTED_FILE
from mkdocs_paycore.catalog.load import PROVIDER_FILE
from mkdocs_paycore.catalog.methods import METHODS_FILE

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from pathlib import Path


def is_kept_out(path: str, *, folders: Iterable[str], hidden: Collection[str]) -> bool:
    """Return whether a file below the docs folder is not published.

    Args:
        path: its path below the docs folder.
        folders: the folders of the providers' folders.
        hidden: the codes of the providers that the brand does not show.
    """
    for folder in folders:
        is_below = path.startswith(_plain(folder)) and PurePosixPath(path).is_relative_to(folder)  # few files are
        if is_below and _is_kept_out(PurePosixPath(path).relative_to(folder).parts, hidden):
            return True
    return False


@cache
def _plain(folder: str) -> str:
    """Return a path without what leads nowhere, as `./`."""
    return str(PurePosixPath(folder))


def _is_kept_out(inside: tuple[str, ...], hidden: Collection[str]) -> bool:
    if inside in {(METHODS_FILE,), (LISTED_FILE,), (CHANGES_FILE,)}:
        return True
    return len(inside) > 1 and (inside[1:] == (PROVIDER_FILE,) or inside[0] in hidden)


def own_sources_below(docs: Path, sources: Iterable[Path]) -> Callable[[str], bool]:
    """Return what says of a path below the docs folder whether it is, or lies in, a source that we read.

    A folder that holds the docs folder is none: what is ours in it has to be named file by file.

    Args:
        docs: the docs folder.
        sources: files and folders that we read and no page is made of: the configuration, brands, templates.
    """
    top = docs.resolve()
    places = {source.resolve() for source in sources}
    inside = [PurePosixPath(place.relative_to(top).as_posix()) for place in places if top in place.parents]

    def is_source(path: str) -> bool:
        return any(PurePosixPath(path).is_relative_to(place) for place in inside)

    return is_source


def navigation_without(entries: Any, hidden: Collection[str]) -> Any:  # noqa: ANN401 - any YAML
    """Return a `nav` without pages that the brand hides, and without sections that hold nothing else.

    Args:
        entries: the `nav`, or a part of it.
        hidden: the pages, as paths below the docs folder.
    """
    if isinstance(entries, list):
        left = [navigation_without(entry, hidden) for entry in entries]
        return [entry for entry in left if entry is not None] or (None if entries else entries)
    if isinstance(entries, dict):
        named = {title: navigation_without(target, hidden) for title, target in entries.items()}
        return {title: target for title, target in named.items() if target is not None} or None
    return None if isinstance(entries, str) and posixpath.normpath(entries) in hidden else entries
