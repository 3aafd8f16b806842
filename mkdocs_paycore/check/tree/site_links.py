"""Where a link within a site leads, known from the addresses of its files; nothing is rendered for it."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

PAGE_ENDINGS = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")


class PageIds(Protocol):
    """Knows the ids of pages."""

    def has(self, path: str, anchor: str) -> bool | None:
        """Return whether the page at a path has an id; None where that cannot be known."""

    def all(self, path: str) -> Collection[str]:
        """Return all ids of the page at a path."""

    def renamed(self, path: str, anchor: str) -> str:
        """Return the id of the heading that a brand's value would have given this one; empty for none."""


@dataclass(frozen=True)
class SiteLinks:
    """The files of a site and their addresses.

    Attributes:
        urls: the address below the site of each file that it has, by its path below the docs folder; that of a page
            that is a folder's index ends in `/`, and is empty for the first page.
        ids: knows the ids of pages.
        hidden: the pages that the brand does not show, as paths below the docs folder.
        left_out: the files that the configuration leaves out, as paths below the docs folder.
        base: the path of the site's own address, with `/` at both ends.
        later: the addresses of files that are made when all pages are.
        has_versions: whether other versions of the site lie beside it, to which links that begin with `/` may lead.
        are_absolute_of_docs: whether a link that begins with `/` is counted from the docs folder.
    """

    urls: Mapping[str, str]
    ids: PageIds
    hidden: Collection[str] = ()
    left_out: Collection[str] = ()
    base: str = "/"
    later: Collection[str] = ()
    has_versions: bool = False
    are_absolute_of_docs: bool = False

    def target(self, source: str, path: str, *, is_html: bool = False) -> str | None:
        """Return the file that a link leads to, as a path below the docs folder; None where it leads to none.

        Args:
            source: the path below the docs folder of the page that has the link.
            path: the link without query and anchor; empty for the page itself.
            is_html: whether it stands in HTML, which site generators leave as it is.
        """
        path = unquote(path)
        if not path:
            return source
        if path.startswith("/"):
            return self._absolute(path)
        if not is_html and (beside := _joined(posixpath.dirname(source), path)) in self.urls:
            return beside
        return self.at_address(_joined(posixpath.dirname(self.urls.get(source, "")), path))

    def beside(self, source: str, path: str) -> str | None:
        """Return the file that a path counted from a page's own file names; None where there is none."""
        found = _joined(posixpath.dirname(source), unquote(path))
        return found if found in self.urls else None

    def at_address(self, url: str) -> str | None:
        """Return the file at an address below the site, with or without `/` or `index.html` at its end."""
        return self._by_address.get(_plain(url))

    def is_outside(self, source: str, path: str) -> bool:
        """Return whether a link leads above the site, where nothing of it is known."""
        if path.startswith("/"):
            return self.has_versions or not path.startswith(self.base)
        return _joined(posixpath.dirname(self.urls.get(source, "")), unquote(path)).startswith("../")

    def is_made_later(self, source: str, path: str) -> bool:
        """Return whether a link leads to a file that is made when all pages are, a feed for one."""
        if path.startswith("/"):
            url = path.removeprefix(self.base).lstrip("/")
        else:
            url = _joined(posixpath.dirname(self.urls.get(source, "")), unquote(path))
        is_feed = "/" not in url and url.endswith((".xml", ".rss", ".json", ".txt", ".gz"))
        return is_feed or _plain(url) in self.later

    def _absolute(self, path: str) -> str | None:
        if self.are_absolute_of_docs and (found := posixpath.normpath(path.lstrip("/"))) in self.urls:
            return found
        return self.at_address(path.removeprefix(self.base)) if path.startswith(self.base) else None

    @cached_property
    def _by_address(self) -> Mapping[str, str]:
        return {_plain(url): path for path, url in self.urls.items()}


def _plain(url: str) -> str:
    """Return an address without what may stand at its end: `/`, or the name of a folder's index."""
    url = url.strip("/")
    return "" if url in {".", "index.html"} else url.removesuffix("/index.html")


def _joined(folder: str, path: str) -> str:
    joined = posixpath.normpath(posixpath.join(folder, path))
    return "" if joined == "." else joined
