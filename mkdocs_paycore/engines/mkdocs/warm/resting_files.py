"""The files of pages that rest, and copies of sources that did not change: they are taken from the last site.

They get their places when the new site is whole but for them, so that nobody writes through a link into the last one.
"""

from __future__ import annotations

import os
from errno import ENOENT
from typing import TYPE_CHECKING

from mkdocs.structure.files import File

from mkdocs_paycore.project.kept_packs import kept_content

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from mkdocs.structure.files import Files, InclusionLevel

    from mkdocs_paycore.engines.mkdocs.warm.memory import Memory
    from mkdocs_paycore.engines.mkdocs.warm.page_note import PageNote
    from mkdocs_paycore.engines.mkdocs.warm.site_in_place import SiteInPlace


class RestingFiles:
    """The files of a site that a build does not make.

    Attributes:
        pages: by path in the site, the names of what is kept of files that pages were made into.
        copied: by path in the site, the whole paths of the sources that are copied as they are.
        filled: by path in the site, the names of what files hold that were taken from the last site.
        filled_copies: by path in the site, the whole paths of the sources of copies that were taken from there.
    """

    def __init__(self, memory: Memory, place: SiteInPlace) -> None:
        """Have no file rest yet.

        Args:
            memory: what is kept.
            place: the last site.
        """
        self.memory, self.place = memory, place
        self.pages: dict[str, str] = {}
        self.copied: dict[str, str] = {}
        self.filled: dict[str, str] = {}
        self.filled_copies: dict[str, str] = {}
        self._packed: dict[str, bytes] = {}
        self._copies: dict[str, str] = {}

    def can_be_had(self, note: PageNote) -> bool:
        """Return whether the files that a page was made into are there, in the last site or among what is kept.

        Args:
            note: what is kept of the page.
        """
        for path, name in note.files.items():
            if not self.place.has(path, name):
                packed = self.memory.files.packed(name)
                if packed is None:
                    return False
                self._packed[name] = packed
        return bool(note.files)

    def begin(self, files: Files, *, may_rest: bool) -> None:
        """Have the build that runs copy only those sources that are not in the last site.

        Args:
            files: those of the site.
            may_rest: whether the last site was finished for the same brand.
        """

        def copy_static_files(
            dirty: bool = False,  # noqa: FBT001, FBT002 - MkDocs' own
            *,
            inclusion: Callable[[InclusionLevel], bool],
        ) -> None:
            for file in files:
                is_copied = not file.is_documentation_page() and inclusion(file.inclusion)
                if is_copied and not self._rests(file, may_rest=may_rest):
                    file.copy_file(dirty)

        files.copy_static_files = copy_static_files  # type: ignore[assignment, method-assign] # for this build alone

    def _rests(self, file: File, *, may_rest: bool) -> bool:
        if type(file) is not File or file._content is not None or file.abs_src_path is None:  # noqa: SLF001 - MkDocs has no other way
            return False
        path, source = file.dest_uri, os.path.abspath(file.abs_src_path)  # noqa: PTH100 - thousands of paths: they stay texts
        self.copied[path] = source
        if may_rest and self.place.has_copy(path, source):
            self._copies[path] = source
        return path in self._copies

    def fill(self, folder: Path) -> Collection[str]:
        """Put the files into the folder of a site, which is whole but for them.

        Args:
            folder: the folder.

        Returns:
            Their paths there.

        Raises:
            FileNotFoundError: a file is not kept any more.
            OSError: a file cannot be written.
        """
        made: set[str] = set()
        done = {path for path in (*self.pages, *self._copies) if not os.path.lexists(f"{folder}/{path}")}
        for path in done:
            target = f"{folder}/{path}"
            if (above := os.path.dirname(target)) not in made:  # noqa: PTH120 - thousands of paths: they stay texts
                made.add(above)
                os.makedirs(above, exist_ok=True)  # noqa: PTH103 - as above
            if not self.place.share(path, target):
                self._write(path, target)
            self.memory.carry(f"file {path}")
        self.filled = {path: name for path, name in self.pages.items() if path in done}
        self.filled_copies = {path: source for path, source in self._copies.items() if path in done}
        return done

    def _write(self, path: str, target: str) -> None:
        name = self.pages.get(path)
        if name is None:
            content = _content(self._copies[path])
        else:
            packed = self._packed.get(name) or self.memory.files.packed(name)
            if packed is None:  # another build has removed it since, and put its own site in place
                raise FileNotFoundError(ENOENT, "what was kept of it is gone: build once more", path)
            content = kept_content(packed)
        with open(target, "wb") as file:  # noqa: PTH123 - as above
            file.write(content)


def _content(path: str) -> bytes:
    with open(path, "rb") as file:  # noqa: PTH123 - thousands of paths: they stay texts
        return file.read()
