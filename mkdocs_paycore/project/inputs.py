"""What a render was given: the files that were there before its pages, wherever they lie."""

from __future__ import annotations

import filecmp
import os
import sysconfig
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from mkdocs_paycore.project.asset_folder import ASSETS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

_PICTURES = frozenset({".avif", ".bmp", ".gif", ".ico", ".jpeg", ".jpg", ".png", ".svg", ".tif", ".tiff", ".webp"})
_NO_SOURCES = frozenset({"node_modules", "__pycache__"})


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
        for source, size in self._sources():
            copied.update(path for path in by_size.get(size, ()) if _is_same(source, tree / path))
        return [path for path in paths if path not in copied]

    def _sources(self) -> Iterator[tuple[str, int]]:
        """Yield each file of the folders, and of the installed packages, with its size."""
        packages = {sysconfig.get_path(name) for name in ("purelib", "platlib")}
        for top in dict.fromkeys([*map(str, self.folders), *sorted(packages)]):
            for folder, folders, names in os.walk(top):
                folders[:] = [name for name in folders if self._has_sources(Path(folder, name))]
                for name in names:
                    path = f"{folder}{os.sep}{name}"
                    try:
                        found = os.stat(path)  # noqa: PTH116 - tens of thousands of files
                    except OSError:
                        continue
                    if found.st_mtime < self.since:
                        yield path, found.st_size

    def _has_sources(self, folder: Path) -> bool:
        """Return whether a folder may hold sources: it is no cache, no environment of Python and no built site."""
        if folder.name.startswith(".") or folder.name in _NO_SOURCES or folder in self.not_in:
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
