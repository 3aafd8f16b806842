"""Files of a site as they were finished, kept for the next build: stamped, and looked at without a word.

A rendered file is known by its bytes. What stamping makes of it depends on the brand's values, and what is found in it
on the names of all brands: with the same of both, and of the sources that allow a brand to be named, it is not cut,
looked at and stamped again.
"""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from mkdocs_paycore.engines.mkdocs.warm.excuses import Excuses
from mkdocs_paycore.engines.mkdocs.warm.index_parts import IndexParts, known_entries
from mkdocs_paycore.engines.mkdocs.warm.memory import silent_step
from mkdocs_paycore.project.dependencies import digest_of
from mkdocs_paycore.project.kept_packs import kept_content
from mkdocs_paycore.project.page_assets import brand_files
from mkdocs_paycore.project.reads import unheard
from mkdocs_paycore.stamping.slot import MARK
from mkdocs_paycore.stamping.tree import NEVER_TEXT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from mkdocs_paycore.engines.mkdocs.warm.memory import Memory
    from mkdocs_paycore.engines.mkdocs.warm.resting_files import RestingFiles
    from mkdocs_paycore.project.prepare import Prepared
    from mkdocs_paycore.stamping.tree import Tree

_NOT_LOOKED_AT = NEVER_TEXT | {".gz"}
_INDEX = "search_index.json"


class FinishedFiles:
    """The finished files of a site and a brand.

    Attributes:
        names: by path in the site, the names of what is kept of files that were made.
        copies: by path in the site, the whole paths of the sources that files are copies of.
    """

    def __init__(self, memory: Memory, asked: str, prepared: Prepared, resting: RestingFiles) -> None:
        """Know no file yet.

        Args:
            memory: what is kept.
            asked: the name of what the build is asked.
            prepared: the site.
            resting: files that no one makes in this build.
        """
        self.memory, self.asked, self.prepared, self.resting = memory, asked, prepared, resting
        self._rendered: dict[str, str] = {}
        self.names: dict[str, str] = {}
        self.copies: dict[str, str] = {}
        self._parts: dict[str, IndexParts] = {}
        self._may_part = False
        self._heard = 0

    def restore(self, folder: Path, copies: Collection[str], *, may_part: bool = False) -> frozenset[str]:
        """Finish the files of a rendered tree that are known.

        Args:
            folder: that of the tree.
            copies: paths in it of files that are copies of sources.
            may_part: whether nobody reads a search index before `keep`, so that only some of its entries may be in it.

        Returns:
            The paths of those that are finished.
        """
        self._heard, self._may_part = self.memory.report.heard, may_part
        state, made = self.state, list(_rendered(folder, copies))
        done = set(self.resting.fill(folder))
        for path in made:
            content = (folder / path).read_bytes()
            self._rendered[path] = key = digest_of(content + state.encode())
            found = self.memory.find(f"file {path}", key)
            packed = self.memory.files.packed(found) if isinstance(found, str) else None
            if packed is not None:
                self.names[path] = str(found)
                done.add(path)
                if MARK.encode() in content:
                    _write(folder / path, kept_content(packed))
            elif self._may_part and path.endswith(_INDEX):
                self._part(path, content.decode("utf-8", "surrogateescape"), folder)
        return frozenset(done)

    def _part(self, path: str, rendered: str, folder: Path) -> None:
        """Leave only those entries in a search index that are to be finished."""
        with suppress(ValueError):
            digests, name = self.memory.find(f"parts {path}", self.state) or ([], "")
            packed = self.memory.files.packed(name)
            finished = "" if packed is None else kept_content(packed).decode("utf-8", "surrogateescape")
            self._parts[path] = parts = IndexParts(rendered, known_entries(digests, finished))
            if parts.rest != rendered:
                _write(folder / path, parts.rest.encode("utf-8", "surrogateescape"))

    def _join(self, folder: Path) -> None:
        """Make search indexes whole again, now that all of their entries are finished."""
        for path, parts in self._parts.items():
            rest = (folder / path).read_bytes().decode("utf-8", "surrogateescape")
            if (whole := parts.whole(rest)) != rest:
                _write(folder / path, whole.encode("utf-8", "surrogateescape"))

    def keep(self, tree: Tree) -> None:
        """Keep the files of a finished tree, unless anything was reported of one."""
        folder, copied = tree.root, self.resting.copied
        self._join(folder)
        self.copies = {path: source for path, source in copied.items() if path not in tree.templates}
        if self.memory.report.heard != self._heard:
            return
        with suppress(OSError):
            for path, key in self._rendered.items():
                if path not in self.names:
                    with unheard():
                        self.names[path] = self.memory.files.put((folder / path).read_bytes())
                    self.memory.keep(f"file {path}", key, self.names[path], silent_step())
            for path, parts in self._parts.items():
                self.memory.keep(f"parts {path}", self.state, [parts.digests, self.names[path]], silent_step())

    def known(self) -> tuple[Mapping[str, str], Mapping[str, str]]:
        """Return what need not be read of a finished site, by path.

        Returns:
            The names of what files hold, of those that are kept; and the whole paths of sources, of their copies.
        """
        names = {**self.resting.filled, **self.names}
        copies = {**self.resting.filled_copies, **self.resting.fresh_copies()}
        return {path: name for path, name in names.items() if self.memory.files.has(name)}, copies

    def name_of(self, path: str) -> str:
        """Return the name of what is kept of the file at a `path` of the site; empty where nothing is."""
        return self.names.get(path, "")

    @cached_property
    def state(self) -> str:
        """Return the digest of what finishing depends on beside the file."""
        project, prepared = self.prepared.project, self.prepared
        files = [project.brands_dir / f"{name}.yml" for name in project.brand_names()]
        self.memory.guarded.update(map(str, files))
        brands = [_content(file) for file in files]
        own = brand_files(prepared.brand, brands_dir=project.brands_dir) if prepared.brand.path else {}
        names = repr(sorted(prepared.names)).encode()
        excuses = Excuses(self.memory, prepared, digest_of(b"\0".join((names, *brands)))).digests()
        values = repr((self.asked, sorted(prepared.site.values.items()), excuses)).encode()
        return digest_of(b"\0".join((values, names, *brands, b"", *own.values())))


def _rendered(folder: Path, copies: Collection[str]) -> Iterator[str]:
    """Yield the paths of text files in a folder that were rendered."""
    start = len(str(folder)) + 1
    for place, _, names in os.walk(folder):
        inside = f"{place[start:].replace(os.sep, '/')}/".lstrip("/")
        for name in names:
            path = f"{inside}{name}"
            if path not in copies and PurePosixPath(path).suffix.lower() not in _NOT_LOOKED_AT:
                yield path


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _write(path: Path, content: bytes) -> None:
    new = path.with_name(f"{path.name}.paycore-new")
    new.write_bytes(content)
    new.replace(path)
