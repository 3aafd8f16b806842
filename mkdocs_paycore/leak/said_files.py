"""What is read of the files of a brand's site before it is stamped: the rendered tree, with the brand's values."""

from __future__ import annotations

import posixpath
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from mkdocs_paycore.leak.built_file import content_of
from mkdocs_paycore.leak.contents import is_unread

if TYPE_CHECKING:
    from collections.abc import Collection

    from mkdocs_paycore.brand.model import Brand
    from mkdocs_paycore.stamping.tree import Tree


class SaidFiles:
    """The files of a brand's site, by path."""

    def __init__(self, tree: Tree, brand: Brand, own: Collection[str]) -> None:
        """Read nothing yet.

        Args:
            tree: the rendered tree.
            brand: whose site it is.
            own: the paths of the brand's own files, which are not read.
        """
        self._tree, self._values, self._own = tree, brand.values(), own
        self._files = frozenset(tree.files)
        self._cache: dict[int, bytes] = {}

    def read_of(self, path: str) -> bytes | None:
        """Return what is read of the file at a path; None where that is no text, or a folder."""
        if path in self._own or path not in self._files:
            return None
        return content_of(self._tree.root / path) if is_unread(PurePosixPath(path)) else self.content(path)

    def content(self, path: str) -> bytes:
        """Return the whole content of the file at a path; nothing for a folder."""
        return self._tree.content(path, self._values, self._cache)() if path in self._files else b""

    def empty_folders(self, also: Collection[str] = ()) -> list[str]:
        """Return the paths of folders that hold nothing.

        Args:
            also: the paths of files of the site that are not in the tree.
        """
        holding = {posixpath.dirname(path) for path in (*self._tree.files, *self._tree.folders, *also)}
        return [path for path in self._tree.folders if path not in holding]
