"""The files of pages that rest, copies of sources that did not change, and data of providers that are the same.

They are taken from the last site.

They get their places when the new site is whole but for them, so that nobody writes through a link into the last one.
"""

from __future__ import annotations

import os
import time
from errno import ENOENT
from typing import TYPE_CHECKING

from mkdocs.structure.files import File

from mkdocs_paycore.engines.mkdocs.files.generated import GeneratedFile
from mkdocs_paycore.engines.mkdocs.warm.site_in_place import MOMENTS_OF_STAMP, stamp_of
from mkdocs_paycore.engines.mkdocs.warm.spare_site import SpareSite
from mkdocs_paycore.project.dependencies import TICK
from mkdocs_paycore.project.kept_packs import kept_content
from mkdocs_paycore.project.reads import hear_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from pathlib import Path

    from mkdocs.structure.files import Files, InclusionLevel

    from mkdocs_paycore.engines.mkdocs.warm.memory import Memory
    from mkdocs_paycore.engines.mkdocs.warm.page_note import PageNote
    from mkdocs_paycore.engines.mkdocs.warm.site_in_place import SiteInPlace


class RestingFiles:
    """The files of a site that a build does not make.

    Attributes:
        spare: the site before the last one.
        pages: by path in the site, the names of what is kept of files that pages were made into.
        data: the paths in the site of files that we make of what calls draw from, too, once they are asked for.
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
        self.memory, self.place, self.spare = memory, place, SpareSite(place)
        self.pages: dict[str, str] = {}
        self.data: set[str] = set()
        self.copied: dict[str, str] = {}
        self.filled: dict[str, str] = {}
        self.filled_copies: dict[str, str] = {}
        self._packed: dict[str, bytes] = {}
        self._data: dict[str, str] = {}
        self._written: dict[str, tuple[str, list[int] | None]] = {}
        self._since = 0
        self._copies: dict[str, str] = {}
        self._in_place: set[str] = set()

    def can_be_had(self, note: PageNote) -> bool:
        """Return whether the files that a page was made into are there, in the last site or among what is kept.

        Args:
            note: what is kept of the page.
        """
        return bool(note.files) and all(self._is_there(path, name) for path, name in note.files.items())

    def _is_there(self, path: str, name: str) -> bool:
        if self.place.has(path, name):
            self._in_place.add(path)
            return True
        packed = self.memory.files.packed(name)
        if packed is not None:
            self._packed[name] = packed
        return packed is not None

    def begin(self, files: Files, *, may_rest: bool, data: Mapping[str, str]) -> None:
        """Have the build that runs copy only those sources, and make only that data, that are not in the last site.

        Args:
            files: those of the site.
            may_rest: whether the last site was finished for the same brand.
            data: by path in the site, the names of what is kept of the data that would be the same again.
        """

        def copy_static_files(
            dirty: bool = False,  # noqa: FBT001, FBT002 - MkDocs' own
            *,
            inclusion: Callable[[InclusionLevel], bool],
        ) -> None:
            for file in files:
                is_copied = not file.is_documentation_page() and inclusion(file.inclusion)
                if is_copied and not (self._rests(file, may_rest=may_rest) or self._is_known(file, data)):
                    file.copy_file(dirty)
                    copies[file.dest_uri] = file.abs_dest_path if _source_of(file) else ""
            self._written = {path: (target, stamp_of(target)) for path, target in copies.items() if target}
            self._since = time.time_ns() - TICK

        copies: dict[str, str] = {}
        files.copy_static_files = copy_static_files  # type: ignore[assignment, method-assign] # for this build alone

    def fresh_copies(self) -> dict[str, str]:
        """Return the whole paths of the sources that were copied in this build, by path in the site.

        Those are left out that somebody wrote to since, or may have written to before the clock of the file system
        went on.
        """
        return {
            path: self.copied[path]
            for path, (target, stamp) in self._written.items()
            if stamp is not None and max(stamp[MOMENTS_OF_STAMP]) < self._since and stamp == stamp_of(target)
        }

    def _rests(self, file: File, *, may_rest: bool) -> bool:
        path, source = file.dest_uri, _source_of(file)
        if not source:
            return False
        self.copied[path] = source
        if may_rest and self.place.has_copy(path, source):
            self._copies[path] = source
            self._in_place.add(path)
            hear_of([source], [])  # the site depends on it, though nobody opens it
        return path in self._copies

    def _is_known(self, file: File, data: Mapping[str, str]) -> bool:
        """Return whether a file holds data that nobody has made yet, and that is the same as it was."""
        path = file.dest_uri
        if not isinstance(file, GeneratedFile) or not file.is_unmade:
            return False
        self.data.add(path)
        name = data.get(path)
        if name is not None and self._is_there(path, name):
            self._data[path] = name
        return path in self._data

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
        names = {**self.pages, **self._data}
        done = {path for path in (*names, *self._copies) if not os.path.lexists(f"{folder}/{path}")}
        there = self.spare.take(folder, done & self._in_place)
        for path in done - there:
            target = f"{folder}/{path}"
            if (above := os.path.dirname(target)) not in made:  # noqa: PTH120 - thousands of paths: they stay texts
                made.add(above)
                if not os.path.isdir(above):  # noqa: PTH112 - as above
                    os.makedirs(above)  # noqa: PTH103 - as above
            if path not in self._in_place or not self.place.share(path, target):
                self._write(path, names.get(path), target)
        for path in done:
            self.memory.carry(f"file {path}")
        self.filled = {path: name for path, name in names.items() if path in done}
        self.filled_copies = {path: source for path, source in self._copies.items() if path in done}
        return done

    def _write(self, path: str, name: str | None, target: str) -> None:
        if name is None:
            content = _content(self._copies[path])
        else:
            packed = self._packed.get(name) or self.memory.files.packed(name)
            if packed is None:  # another build has removed it since, and put its own site in place
                raise FileNotFoundError(ENOENT, "what was kept of it is gone: build once more", path)
            content = kept_content(packed)
        with open(target, "wb") as file:  # noqa: PTH123 - as above
            file.write(content)


def _source_of(file: File) -> str:
    """Return the whole path of the source that a file is a copy of; empty where it is made in another way."""
    if type(file) is not File or file._content is not None or file.abs_src_path is None:  # noqa: SLF001 - MkDocs has no other way
        return ""
    return os.path.abspath(file.abs_src_path)  # noqa: PTH100 - thousands of paths: they stay texts


def _content(path: str) -> bytes:
    with open(path, "rb") as file:  # noqa: PTH123 - thousands of paths: they stay texts
        return file.read()
