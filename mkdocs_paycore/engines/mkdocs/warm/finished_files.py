"""Files of a site as they were finished, kept for the next build: stamped, and looked at without a word.

A rendered file is known by its bytes. What stamping makes of it depends on the brand's values, and what is found in it
on the names of all brands: with the same of both, and of the sources that allow a brand to be named, it is not cut,
looked at and stamped again.
"""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from mkdocs_paycore.project.dependencies import digest_of
from mkdocs_paycore.project.kept_files import kept_content
from mkdocs_paycore.project.page_assets import brand_files
from mkdocs_paycore.stamping.slot import MARK
from mkdocs_paycore.stamping.tree import NEVER_TEXT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mkdocs_paycore.engines.mkdocs.warm.memory import Memory
    from mkdocs_paycore.engines.mkdocs.warm.resting_files import RestingFiles
    from mkdocs_paycore.project.prepare import Prepared
    from mkdocs_paycore.stamping.tree import Tree

_EXCUSE = b"allow-brand"
"""What is in a source that lets a brand be named."""
_NOT_LOOKED_AT = NEVER_TEXT | {".gz"}
_TEXTS = (".md", ".markdown", ".html", ".yml", ".yaml")


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
        self._heard = 0

    def restore(self, folder: Path, copies: Collection[str]) -> frozenset[str]:
        """Finish the files of a rendered tree that are known.

        Args:
            folder: that of the tree.
            copies: paths in it of files that are copies of sources.

        Returns:
            The paths of those that are finished.
        """
        self._heard = self.memory.report.heard
        state, done = self.state, set(self.resting.fill(folder))
        for path in _rendered(folder, {*copies, *done}):
            content = (folder / path).read_bytes()
            self._rendered[path] = key = digest_of(content + state.encode())
            found = self.memory.find(f"file {path}", key)
            packed = self.memory.files.packed(found) if isinstance(found, str) else None
            if packed is not None:
                self.names[path] = str(found)
                done.add(path)
                if MARK.encode() in content:
                    _write(folder / path, kept_content(packed))
        return frozenset(done)

    def keep(self, tree: Tree) -> None:
        """Keep the files of a finished tree, unless anything was reported of one."""
        folder, copied = tree.root, self.resting.copied
        self.copies = {path: source for path, source in copied.items() if path not in tree.templates}
        if self.memory.report.heard != self._heard:
            return
        for path, key in self._rendered.items():
            about = f"file {path}"
            if not self.memory.has_used(about):
                with self.memory.watched() as step:
                    name = self.memory.files.put((folder / path).read_bytes())
                self.names[path] = name
                step.is_silent = True
                step.reads.files.clear()
                self.memory.keep(about, key, name, step)

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
        excuses = [_content(path) for path in self._sources() if _EXCUSE in _content(path)]
        values = repr((self.asked, sorted(prepared.site.values.items()), sorted(prepared.names))).encode()
        return digest_of(b"\0".join((values, *brands, *own.values(), b"", *excuses)))

    def _sources(self) -> Iterator[Path]:
        project = self.prepared.project
        for top in dict.fromkeys((project.docs, *project.templates, *project.snippets.folders, project.brands_dir)):
            for place, _, names in os.walk(top):
                yield from (Path(place, name) for name in sorted(names) if name.endswith(_TEXTS))


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
