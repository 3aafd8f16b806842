"""Where links lead by the files of a site alone, where no site generator says it."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_paycore.check.tree.site_links import PAGE_ENDINGS, SiteLinks
from mkdocs_paycore.manuscript.anchors import typed_ids
from mkdocs_paycore.markdown.heading_ids import heading_id

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from mkdocs_paycore.manuscript.manuscript import Manuscript


@dataclass(frozen=True, slots=True)
class TypedIds:
    """The ids of pages as they are typed; see `check.tree.site_links.PageIds`."""

    pages: Mapping[str, Manuscript]

    def has(self, path: str, anchor: str) -> bool | None:
        """Return whether a page has an id for certain."""
        return anchor in self.all(path) if path in self.pages else None

    def all(self, path: str) -> Collection[str]:
        """Return the ids of a page that are certain."""
        return typed_ids(self.pages[path], heading_id) if path in self.pages else ()

    def renamed(self, path: str, anchor: str) -> str:  # noqa: ARG002 - as the protocol has it
        """Return nothing: which values brands have is not known here."""
        return ""


def links_of_files(files: Iterable[str], pages: Mapping[str, Manuscript]) -> SiteLinks:
    """Return where links lead on a site of some files, all of them published, pages as folders.

    Args:
        files: paths below the docs folder.
        pages: the pages among them, by their paths.
    """
    return SiteLinks({path: _url(path) for path in {*files, *pages}}, TypedIds(pages))


def _url(path: str) -> str:
    if not path.endswith(PAGE_ENDINGS):
        return path
    folder, name = posixpath.split(path)
    stem = posixpath.splitext(name)[0]
    parts = [part for part in (folder, "" if stem.lower() in {"index", "readme"} else stem) if part]
    return "".join(f"{part}/" for part in parts)
