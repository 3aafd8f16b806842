"""The files of a docs folder, by MkDocs' rules for which there are and at which address a page is."""

from __future__ import annotations

import os
import posixpath
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from mkdocs_paycore.project.inclusion import Inclusion
from mkdocs_paycore.project.kept_out import is_kept_out
from mkdocs_paycore.project.project import MARKDOWN_ENDINGS
from mkdocs_paycore.project.unusable import refuse_names, refuse_unreadable
from mkdocs_paycore.source.paths import folders_below

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.project.additions import Content
    from mkdocs_paycore.project.inclusion import Patterns
    from mkdocs_paycore.project.prepare import Prepared

_INDEX = frozenset({"index", "README"})


def is_page(path: str) -> bool:
    """Return whether the file at a path is a page."""
    return path.endswith(MARKDOWN_ENDINGS)


def page_address(path: str, *, has_folder_urls: bool) -> str:
    """Return the file below the site that the page `path` becomes; with `has_folder_urls` one in its own folder."""
    place = PurePosixPath(path)
    stem = place.stem
    if stem in _INDEX:
        return str(place.with_name("index.html"))
    return str(place.with_suffix("") / "index.html") if has_folder_urls else str(place.with_suffix(".html"))


def listing_order(path: str) -> tuple[tuple[str, ...], bool, str]:
    """Return what orders the paths of a docs folder as MkDocs does: a folder's first page, the others, its folders."""
    *folders, name = PurePosixPath(path).parts
    return tuple(folders), PurePosixPath(name).stem not in _INDEX, name


def url_of(address: str, *, has_folder_urls: bool) -> str:
    """Return the address of the file `address` of a site: with `has_folder_urls` a folder's, for the page in it."""
    if has_folder_urls and posixpath.basename(address) == "index.html":
        folder = posixpath.dirname(address)
        return f"{folder}/" if folder else ""
    return address


@dataclass
class DocsFiles:
    """The files that a site publishes, by path below the docs folder; see `project.additions.SiteFiles`.

    Attributes:
        docs: the docs folder.
        patterns: what is left out.
        has_folder_urls: whether a page's address is that of a folder of its own.
        sources: the files that somebody wrote, without what is kept out.
        made: the files that were added, with their content.
        pages: the pages that were added, with their text.
    """

    docs: Path
    patterns: Patterns
    has_folder_urls: bool
    sources: dict[str, Path] = field(default_factory=dict)
    made: dict[str, str | bytes] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    _at: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, prepared: Prepared, patterns: Patterns, *, has_folder_urls: bool) -> DocsFiles:
        """Return the files of a prepared site, without the providers' specs and what its brand hides.

        Args:
            prepared: the site.
            patterns: what else is left out.
            has_folder_urls: whether a page's address is that of a folder of its own.

        Raises:
            UnusableSiteError: a folder cannot be read, or a file has a name that is no text.
        """
        files = cls(prepared.project.docs, patterns, has_folder_urls)
        folders, hidden = prepared.site.folders, prepared.hidden
        refuse_unreadable(prepared.project.docs, shown=prepared.project.shown)
        for path in _below(prepared.project.docs):
            if patterns.inclusion(path) is Inclusion.LEFT_OUT:
                continue
            address = files.address(path)
            if not any(is_kept_out(each, folders=folders, hidden=hidden) for each in (path, address)):
                files.sources[path] = prepared.project.docs / path
        refuse_names(files.sources, docs=prepared.project.shown(prepared.project.docs))
        for path in sorted(filter(is_page, files.sources), key=lambda path: PurePosixPath(path).stem != "index"):
            if files._at.setdefault(files.address(path), path) != path:
                del files.sources[path]  # README.md beside index.md is none, as MkDocs has it
        return files

    def address(self, path: str) -> str:
        """Return the file below the site that the file at a path becomes."""
        return page_address(path, has_folder_urls=self.has_folder_urls) if is_page(path) else path

    def page_paths(self) -> Iterator[str]:
        """Yield the paths of all pages."""
        return iter(self._at.values())

    def url(self, path: str) -> str | None:
        """Return the address of the file at a path below the docs folder; None where none is published."""
        if path in self.sources or path in self.made or path in self.pages:
            return url_of(self.address(path), has_folder_urls=self.has_folder_urls)
        return None

    def add(self, path: str, content: Content) -> None:
        """Add a file of that content, where the site has none at that path."""
        if not os.path.lexists(self.docs / path) and path not in self.made:
            self.made[path] = content() if callable(content) else content

    def page_path(self, path: str) -> str | None:
        """Return the path of the page that has the address of a page at `path`; None where there is none."""
        return self._at.get(self.address(path))

    def page_url(self, path: str) -> str | None:
        """Return the address that a page at that path has; None where such a page is left out."""
        address = self.address(path)
        is_left_out = self.patterns.inclusion(path) is Inclusion.LEFT_OUT or (self.docs / path).is_file()
        if address not in self._at and is_left_out:
            return None
        return url_of(address, has_folder_urls=self.has_folder_urls)

    def add_page(self, path: str, content: str) -> None:
        """Add a page of that content at a path; it stays out of the navigation."""
        self.pages[path] = content
        self._at[self.address(path)] = path


def _below(folder: Path) -> Iterator[str]:
    """Yield the paths of all files below a folder, those in linked folders as well."""
    for parent, _folders, names in folders_below(folder):
        inside = parent.relative_to(folder).as_posix()
        yield from (name if inside == "." else f"{inside}/{name}" for name in names)
