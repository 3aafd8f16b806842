"""The site that another took the place of: the next one has its folders, and most of its files.

A file system takes longer to make a folder than to write a page, and to remove it as long again. So the folder of a
site that is replaced is not removed, and the next build has it hold what is the next site.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from mkdocs_paycore.project.kept_files import SPARES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from mkdocs_paycore.engines.mkdocs.warm.site_in_place import SiteInPlace

_MOST = 2
"""So many are kept, of sites in as many places."""
_MOST_BYTES = 128 * 2**20
"""What is larger, not counting what it shares with the site in its place, is not kept."""


class SpareSite:
    """The site before the one that is in its place.

    Attributes:
        folder: where it is kept.
    """

    def __init__(self, place: SiteInPlace) -> None:
        """Look at nothing yet; `place` is that of the site."""
        self.place, self.folder = place, place.files.folder / SPARES / place.name
        self._shared: Collection[str] = ()

    def put(self, site: Path) -> None:
        """Keep a site that another has taken the place of; one that cannot be kept, or is large, is removed.

        Args:
            site: its folder.
        """
        sizes = self.place.sizes() or _sizes(site)
        if sum(size for path, size in sizes.items() if path not in self._shared) <= _MOST_BYTES:
            with suppress(OSError):
                self.folder.parent.mkdir(parents=True, exist_ok=True)
                os.utime(site)
                site.rename(self.folder)
        shutil.rmtree(site, ignore_errors=True)
        with suppress(OSError):
            others = sorted(self.folder.parent.iterdir(), key=lambda path: path.stat().st_mtime_ns, reverse=True)
            for other in others[_MOST:]:
                shutil.rmtree(other, ignore_errors=True)

    def take(self, folder: Path, files: Collection[str]) -> set[str]:
        """Have the spare site hold what is in a folder, in the place of that.

        Args:
            folder: the folder; it is the spare one afterwards.
            files: the paths in it of files that are to be as in the last site; they are not there yet.

        Returns:
            Those of them that are there now, because they are the same files.

        Raises:
            OSError: a file cannot be moved.
        """
        self._shared = files
        spare = folder.with_name(f"{folder.name}.spare")
        try:
            self.folder.rename(spare)  # so no other build takes it
        except OSError:
            return set()
        made = [f"{place}/{name}" for place, folders, names in os.walk(folder) for name in (*folders, *names)]
        start = len(f"{folder}/")
        folders = {path[start:] for path in made if _is_folder(path)}
        folders.update(above for path in (*files, *folders) for above in _above(path))
        try:
            same = set(self._strip(str(spare), "", files, folders))
        except OSError:
            shutil.rmtree(spare, ignore_errors=True)
            return set()
        for path in made:
            target = f"{spare}/{path[start:]}"
            if not _is_folder(path):
                os.rename(path, target)  # noqa: PTH104 - paths stay texts here
            elif not os.path.lexists(target):
                os.mkdir(target)  # noqa: PTH102 - as above
        shutil.rmtree(folder)
        spare.rename(folder)
        return same

    def _strip(self, folder: str, inside: str, files: Collection[str], folders: Collection[str]) -> Iterator[str]:
        """Remove what is no part of the next site, and yield the paths of the files that stay."""
        with os.scandir(folder) as found:
            entries = list(found)
        for entry in entries:
            path = f"{inside}{entry.name}"
            if not entry.is_dir(follow_symlinks=False):
                if path in files and self.place.is_also(path, entry.path):
                    yield path
                else:
                    os.unlink(entry.path)  # noqa: PTH108 - as above
            elif path in folders:
                yield from self._strip(entry.path, f"{path}/", files, folders)
            else:
                shutil.rmtree(entry.path)


def _is_folder(path: str) -> bool:
    return os.path.isdir(path) and not os.path.islink(path)  # noqa: PTH112, PTH114 - as above


def _above(path: str) -> Iterator[str]:
    """Yield the folders that a path lies in."""
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def _sizes(folder: Path) -> dict[str, int]:
    """Return the sizes of the files in a folder."""
    paths = [f"{place}/{name}" for place, _, names in os.walk(folder) for name in names]
    return {path: os.lstat(path).st_size for path in paths}
