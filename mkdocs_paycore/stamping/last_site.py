"""The last good site at a place: what says the same today is linked from it, not written again."""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_IS_POSSIBLE = {os.open, os.stat, os.link} <= os.supports_dir_fd


@dataclass(frozen=True, slots=True)
class LastSite:
    """The folder of a site that was built before, held open.

    Another build may put a new site in its place meanwhile. What was compared is what is linked all the same, because
    files are asked for in the folder itself and not by its name.

    Attributes:
        handle: the folder's descriptor; None where there is no such folder, or the system cannot do this.
        copies: link no file that another folder has as well.
    """

    handle: int | None = None
    copies: bool = False

    def link(self, path: str, content: bytes, target: str) -> bool:
        """Link a file of the site to `target`, where it has that content.

        Args:
            path: the file, below the site's folder.
            content: what it has to say.
            target: where the link goes; nothing is there.

        Returns:
            Whether it is linked.
        """
        if self.handle is None:
            return False
        try:
            if not self._says(path, content):
                return False
            os.link(path, target, src_dir_fd=self.handle, follow_symlinks=False)
        except OSError:  # there is no such file, or the file system has no links
            return False
        return True

    def _says(self, path: str, content: bytes) -> bool:
        found = os.stat(path, dir_fd=self.handle, follow_symlinks=False)
        if found.st_size != len(content) or not stat.S_ISREG(found.st_mode) or (self.copies and found.st_nlink > 1):
            return False
        with os.fdopen(os.open(path, os.O_RDONLY, dir_fd=self.handle), "rb") as file:
            return file.read() == content


@contextmanager
def last_site(folder: Path, *, copies: bool = False) -> Iterator[LastSite]:
    """Hold the last site at a place open.

    Args:
        folder: the place; nothing need be there.
        copies: whether no file of it is linked that another folder has as well.

    Yields:
        The site.
    """
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY) if _IS_POSSIBLE else None
    except OSError:
        handle = None
    try:
        yield LastSite(handle, copies)
    finally:
        if handle is not None:
            os.close(handle)
