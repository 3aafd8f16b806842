"""The site of an earlier build that is still in its place, untouched: there is nothing to write then."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.project.dependencies import digest_of

if TYPE_CHECKING:
    from mkdocs_paycore.project.kept_files import KeptFiles


class SiteInPlace:
    """The place of a site, and what was put there last.

    A file counts as untouched where its size, its times and its place on the disk are what they were; the time of its
    last change no program can set.
    """

    def __init__(self, files: KeptFiles, folder: Path) -> None:
        """Look at nothing yet.

        Args:
            files: where it is kept what was put there.
            folder: the place.
        """
        self.files, self.folder = files, folder
        self._name = f"site-{digest_of(os.fsencode(os.path.abspath(folder)))}"  # noqa: PTH100 - the name of a place

    def note(self, question: str) -> None:
        """Keep that the site of a question was put there just now."""
        self.files.note(self._name, {"question": question, "files": self._stamps()})

    def holds(self, question: str) -> bool:
        """Return whether the site of a question is there as it was put."""
        note = self.files.find(self._name)
        is_asked = isinstance(note, dict) and note.get("question") == question
        return is_asked and note.get("files") == self._stamps()

    def _stamps(self) -> dict[str, Any]:
        """Return what changes with each file; not of hidden ones at the top, which are no part of a site."""
        found: dict[str, Any] = {}
        for place, folders, names in os.walk(self.folder):
            if place == str(self.folder):
                folders[:] = [name for name in folders if not name.startswith(".")]
                names = [name for name in names if not name.startswith(".")]  # noqa: PLW2901 - as the folders
            found[place] = sorted(folders)
            for name in names:
                path = Path(place, name)
                about = path.lstat()
                found[str(path)] = [about.st_size, about.st_mtime_ns, about.st_ctime_ns, about.st_ino, about.st_nlink]
        return found
