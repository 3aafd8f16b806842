"""What a render was given: the files that were there before its pages, wherever they lie."""

from __future__ import annotations

import filecmp
import os
import sysconfig
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_paycore.project.asset_folder import ASSETS
from mkdocs_paycore.project.dependencies import NO_SOURCES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

_PICTURES = frozenset({".avif", ".bmp", ".gif", ".ico", ".jpeg", ".jpg", ".png", ".svg", ".tif", ".tiff", ".webp"})
_PACKAGES = frozenset(sysconfig.get_path(name) for name in ("purelib", "platlib"))


class _File(NamedTuple):
    """A file on disk: its size in bytes, and when it was changed, in seconds since 1970."""

    path: str
    size: int
    changed: float


@dataclass(slots=True)
class Inputs:
    """The files that a render was given, but for its pages.

    Attributes:
        files: those that go into the tree, by their path there, each with its file on disk; None where somebody made
            its content before any page was rendered.
        folders: where a file that somebody copies into the tree can come from.
        not_in: folders in them that hold no sources, such as the last site.
        since: when the build began, in seconds since 1970: what changed after that is no source.
    """

    files: Mapping[str, Path | None] = field(default_factory=dict)
    folders: Collection[Path] = ()
    not_in: Collection[Path] = ()
    since: float = float("inf")

    def is_copy(self, path: str, *, of_tree: Path) -> bool:
        """Return whether a file at a path of a tree is the one that was given for that path, by its size.

        `of_tree`: the tree's folder.
        """
        source = self.files.get(path)
        try:
            return source is not None and source.stat().st_size == (of_tree / path).stat().st_size
        except OSError:
            return False

    def made(self, paths: Iterable[str], *, of_tree: Path) -> list[str]:
        """Return those of some paths of a tree whose files are made of none that was given.

        A file in the place of a given one was made of it, and so was a picture beside one of the same name. `of_tree`:
        the tree's folder.
        """
        stems = {_stem(path) for path in self.files if _is_picture(path)}
        left = [path for path in paths if path not in self.files and not (_is_picture(path) and _stem(path) in stems)]
        return self.without_copies(left, of_tree) if left else []

    def without_copies(self, paths: list[str], tree: Path) -> list[str]:
        """Return those of some paths of a `tree`, a folder, whose files are no copies of others."""
        by_size = defaultdict[int, list[str]](list)
        for path in paths:
            by_size[(tree / path).stat().st_size].append(path)
        copied: set[str] = set()
        for source in self._sources(by_size.keys()):
            copied.update(path for path in by_size[source.size] if _is_same(source.path, tree / path))
        return [path for path in paths if path not in copied]

    def _sources(self, sizes: Collection[int]) -> Iterator[_File]:
        """Yield each file of the folders, and of the installed packages, that has one of some sizes."""
        tops = dict.fromkeys(map(str, self.folders))
        for top in tops:
            yield from (file for file in _files(top, self._has_sources) if file.size in sizes and self._is_older(file))
        for top in _PACKAGES - tops.keys():
            installed = _installed(top)
            yield from (file for size in sizes for file in installed.get(size, ()) if self._is_older(file))

    def _is_older(self, file: _File) -> bool:
        return file.changed < self.since

    def _has_sources(self, folder: Path) -> bool:
        return folder not in self.not_in and _may_hold_sources(folder)


@cache
def _installed(packages: str) -> Mapping[int, list[_File]]:
    """Return the files of a folder of installed packages by their sizes; one process walks through them once."""
    by_size = defaultdict[int, list[_File]](list)
    for file in _files(packages, _may_hold_sources):
        by_size[file.size].append(file)
    return by_size


def _files(top: str, has_sources: Callable[[Path], bool]) -> Iterator[_File]:
    """Yield each file of a folder, and of those below it that may have sources."""
    for folder, folders, names in os.walk(top):
        folders[:] = [name for name in folders if has_sources(Path(folder, name))]
        for name in names:
            path = f"{folder}{os.sep}{name}"
            try:
                found = os.stat(path)  # noqa: PTH116 - tens of thousands of files
            except OSError:
                continue
            yield _File(path, found.st_size, found.st_mtime)


def _may_hold_sources(folder: Path) -> bool:
    """Return whether a folder may hold sources: it is no cache, no environment of Python and no built site."""
    if folder.name.startswith(".") or folder.name in NO_SOURCES:
        return False
    return not any((folder / name).exists() for name in ("pyvenv.cfg", ASSETS, "sitemap.xml.gz"))


def _stem(path: str) -> PurePosixPath:
    return PurePosixPath(path).with_suffix("")


def _is_picture(path: str) -> bool:
    return PurePosixPath(path).suffix.lower() in _PICTURES


def _is_same(one: str, other: Path) -> bool:
    try:
        return filecmp.cmp(one, other, shallow=False)
    except OSError:
        return False
