"""The site of an earlier build that is still in its place, untouched: what is in it need not be written again."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.project.dependencies import digest_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mkdocs_paycore.project.kept_files import KeptFiles

MOMENTS_OF_STAMP = slice(1, 3)
"""The parts of a stamp that are moments, in nanoseconds since 1970."""
_LASTING = (0, 1, 3)
"""The parts of a stamp that stay when a file gets one more place: its size, when it was written, its place on disk."""


class SiteInPlace:
    """The place of a site, and what was put there last.

    A file counts as untouched where its size, its times and its place on the disk are what they were; the time of its
    last change no program can set.

    Attributes:
        files: where it is kept what was put there.
        folder: the place.
        name: what that is called among what is kept.
    """

    def __init__(self, files: KeptFiles, folder: Path) -> None:
        """Look at nothing yet.

        Args:
            files: where it is kept what was put there.
            folder: the place.
        """
        self.files, self.folder = files, folder
        self.name = f"site-{digest_of(os.fsencode(os.path.abspath(folder)))}"  # noqa: PTH100 - the name of a place

    def note(self, question: str, contents: Mapping[str, str], copies: Mapping[str, str]) -> None:
        """Keep that a site was put there just now.

        Args:
            question: the name of what the build was asked.
            contents: by path below the folder of the site, the name of what the file holds.
            copies: by path there, the whole path of the file that it is a copy of.
        """
        sources = {path: [source, stamp_of(source)] for path, source in copies.items()}
        note = {"question": question, "files": self._stamps(), "contents": dict(contents), "copies": sources}
        self.files.note(self.name, note)

    def holds(self, question: str) -> bool:
        """Return whether the site of a question is there as it was put."""
        return bool(self._note.get("question") == question and self._note.get("files") == self._stamps())

    def has(self, path: str, content: str) -> bool:
        """Return whether the file at a path is there as it was put, with the content of that name."""
        return self._kept("contents").get(path) == content and self._is_untouched(path)

    def has_copy(self, path: str, source: str) -> bool:
        """Return whether the file at a path is there as it was put, a copy of a source that is still the same."""
        kept = self._kept("copies").get(path)
        return kept is not None and kept == [source, stamp_of(source)] and self._is_untouched(path)

    def is_also(self, path: str, other: str) -> bool:
        """Return whether a file is that of the site, which is there as it was put.

        Args:
            path: the file of the site, below its folder.
            other: a whole path.
        """
        known = self._kept("files").get(f"{self.folder}/{path}")
        return known is not None and known == stamp_of(other)

    def sizes(self) -> dict[str, int]:
        """Return the sizes of the files that were put there, by path below the folder of the site."""
        stamps = {path: stamp for path, stamp in self._kept("files").items() if stamp and isinstance(stamp[0], int)}
        return {path[len(f"{self.folder}/") :]: size for path, (size, *_) in stamps.items()}

    def share(self, path: str, target: str) -> bool:
        """Make the file at a path also that at another.

        Another build may have put its site there since somebody looked: its file is not taken.

        Args:
            path: the file, below the folder of the site.
            target: a whole path; nothing is there.

        Returns:
            Whether that could be done.
        """
        try:
            os.link(f"{self.folder}/{path}", target)
        except OSError:
            return False
        known, found = self._kept("files").get(f"{self.folder}/{path}"), stamp_of(target)
        is_same = bool(known and found and all(known[part] == found[part] for part in _LASTING))
        if not is_same:
            os.unlink(target)  # noqa: PTH108 - thousands of paths: they stay texts
        return is_same

    @cached_property
    def _note(self) -> dict[str, Any]:
        note = self.files.find(self.name)
        return note if isinstance(note, dict) else {}

    def _kept(self, kind: str) -> dict[str, Any]:
        return self._note.get(kind) or {}

    def _is_untouched(self, path: str) -> bool:
        place = f"{self.folder}/{path}"
        found = self._kept("files").get(place)
        return found is not None and found == stamp_of(place)

    def _stamps(self) -> dict[str, Any]:
        """Return what changes with each file; not of hidden ones at the top, which are no part of a site."""
        found: dict[str, Any] = {}
        for place, folders, names in os.walk(self.folder):
            if place == str(self.folder):
                folders[:] = [name for name in folders if not name.startswith(".")]
                names = [name for name in names if not name.startswith(".")]  # noqa: PLW2901 - as the folders
            found[place] = sorted(folders)
            found.update((path, stamp_of(path)) for path in (f"{place}/{name}" for name in names))
        return found


def stamp_of(path: str) -> list[int] | None:
    """Return what changes with the file at a `path`: size, times, place on disk, links; None where there is none."""
    try:
        about = os.lstat(path)
    except OSError:
        return None
    return [about.st_size, about.st_mtime_ns, about.st_ctime_ns, about.st_ino, about.st_nlink]
