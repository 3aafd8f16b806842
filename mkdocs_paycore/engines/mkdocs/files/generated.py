"""Files of a build that no one wrote: MkDocs and other plugins treat them as files of the docs folder.

Some plugins read a file by its path, make a file anew from its path, or ask git for it. So these files have one, in a
temporary folder: in the project, where git takes such a file for one that nobody has added yet, unless MkDocs watches
the project for changes. That of a page is written as `docs/../.pages.paycore-…/page.md`, which opens the file, and lies
below the docs folder for those who compare paths and drop other pages; all other files lie outside, as a theme's do.
"""

from __future__ import annotations

import os
import posixpath
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File

from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.stamping.atomic_folder import new_folder

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from mkdocs_paycore.project.additions import Content

_MAKER = "paycore"
_IN_TEMPORARY = expression(r"(?:\.\./)++(?:[\w.%-]++/)*?(?:\.pages\.paycore-|paycore-pages-)[\w.-]++/([^\s()<>\"']+)")
"""A relative path to a file in a temporary folder; the group is its path below that."""


class TemporaryFolder:
    """A folder that is there once it is asked for, until it is removed."""

    def __init__(self, docs: str, *, beside: Path | None) -> None:
        """Make nothing yet.

        Args:
            docs: the docs folder, from which paths are counted.
            beside: the folder to make it in; None: where the system keeps temporary files.
        """
        self.docs, self.beside = docs, beside
        self._folder: Path | None = None

    def write(self, path: str, content: bytes, *, is_page: bool) -> str:
        """Write a file.

        Args:
            path: where, below the folder.
            content: what it holds.
            is_page: whether its path is counted from the docs folder.

        Returns:
            Its whole path.
        """
        if self._folder is None:
            self._folder = self._new_folder()
        file = self._folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        if not is_page:
            return str(file)
        try:
            way = os.path.relpath(file, os.path.realpath(self.docs))
        except ValueError:  # another drive
            return str(file)
        return os.path.join(self.docs, way)  # noqa: PTH118 - pathlib would keep it, but MkDocs' paths are texts

    def _new_folder(self) -> Path:
        try:
            if self.beside is not None:
                return new_folder(self.beside / "pages")
        except OSError:
            pass
        return Path(tempfile.mkdtemp(prefix="paycore-pages-"))

    def remove(self) -> None:
        """Remove the folder with what is in it."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None


class GeneratedFile(File):
    """A file with its content in memory; it is written where somebody asks for its path."""

    folder: TemporaryFolder | None = None
    _path: str | None = None
    _given: Content | None = None

    @property
    def _content(self) -> str | bytes | None:
        """What MkDocs takes for the content of a file that is nowhere; made when it is asked for."""
        if callable(self._given):
            self._given = self._given()
        return self._given

    @_content.setter
    def _content(self, value: Content | None) -> None:
        self._given = value

    @property
    def is_unmade(self) -> bool:
        """Whether nobody has asked for its content yet, which is made then."""
        return callable(self._given)

    @property
    def abs_src_path(self) -> str | None:
        """The path of a file with that content."""
        if self._path is None and self.folder is not None:
            self._path = self.folder.write(self.src_uri, self.content_bytes, is_page=self.is_documentation_page())
        return self._path

    @abs_src_path.setter
    def abs_src_path(self, value: str | None) -> None:
        self._path = value


class GeneratedFiles:
    """The files that a build adds to those of the site."""

    def __init__(self, config: MkDocsConfig) -> None:
        self.config, self.folder = config, TemporaryFolder(config.docs_dir, beside=_unwatched_root(config))
        self._made: dict[str, GeneratedFile] = {}

    def make(self, path: str, content: Content) -> GeneratedFile:
        """Return a file of that `content` at a `path` below the docs folder."""
        file = GeneratedFile.generated(self.config, path, content="")
        assert isinstance(file, GeneratedFile)  # noqa: S101 - MkDocs' types say less
        file._content = content  # noqa: SLF001 - MkDocs has no other way
        file.generated_by, file.folder = _MAKER, self.folder
        self._made[path] = file
        return file

    def with_own_paths(self, markdown: str, page: str) -> str:
        """Return the text of a page with links to our files as they are typed.

        A plugin that makes links of the paths of files leads them to the temporary folder.

        Args:
            markdown: the text.
            page: the path of the page below the docs folder.
        """
        if "paycore-" not in markdown:
            return markdown
        folder = posixpath.dirname(page) or "."
        return _IN_TEMPORARY.sub(lambda link: posixpath.relpath(link[1], folder), markdown)

    def restore(self, files: Iterable[File]) -> None:
        """Give those `files` their content that another plugin made anew from the paths of ours."""
        for file in files:
            made = self._made.get(file.src_uri)
            if made is not None and file is not made and not _can_be_read(file):
                file.content_bytes = made.content_bytes
                file.generated_by = _MAKER

    def give_way(self, files: Files) -> None:
        """Remove pages of ours from `files` that have the address of a page that another plugin has added since."""
        others = {file.dest_uri for file in files.documentation_pages() if not is_made_by_us(file)}
        for file in list(files):
            if is_made_by_us(file) and file.is_documentation_page() and file.dest_uri in others:
                files.remove(file)


def _unwatched_root(config: MkDocsConfig) -> Path | None:
    """Return the folder of a configuration; None where MkDocs watches it, so that a new file would build once more."""
    root = Path(config.config_file_path).resolve().parent
    watched = [Path(folder).resolve() for folder in (config.docs_dir, *config.watch)]
    return None if any(root.is_relative_to(folder) for folder in watched) else root


def is_made_by_us(file: File) -> bool:
    """Return whether a `file` is one that nobody wrote."""
    return file.generated_by == _MAKER


def _can_be_read(file: File) -> bool:
    return file._content is not None or Path(file.abs_src_path or "").is_file()  # noqa: SLF001 - MkDocs has no other way
