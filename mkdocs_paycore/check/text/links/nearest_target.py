"""What a dead link was most likely meant to lead to."""

from __future__ import annotations

import posixpath
from functools import lru_cache
from typing import TYPE_CHECKING

from mkdocs_paycore.check.tree.site_links import PAGE_ENDINGS
from mkdocs_paycore.manuscript.links import LinkKind
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.suggestion import nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from mkdocs_paycore.check.tree.site_links import SiteLinks
    from mkdocs_paycore.manuscript.links import Link
    from mkdocs_paycore.manuscript.manuscript import Manuscript

NEAR_TARGET = 0.7
"""How like a name is to the one that it is taken for, as `difflib` measures it."""
_DIGITS = expression(r"\d+")
_INDEXES = frozenset({"index", "readme"})


def nearest_target(page: Manuscript, link: Link, path: str, links: SiteLinks) -> str:
    """Return "did you mean …?" with the nearest file as this page leads to it, or an empty string.

    A file with other numbers in its name is another one: of `step-2.png`, `step-1.png` is no misspelling. One in the
    folder that the link names comes before all others.

    Args:
        page: the page that has the link.
        link: the link.
        path: its path as it is typed.
        links: the files of the site.
    """
    ending = posixpath.splitext(path)[1].lower()
    is_page = not link.is_picture and ending in {"", ".html", *PAGE_ENDINGS}
    alike = [uri for uri in links.urls if uri.endswith(PAGE_ENDINGS) == is_page and uri != page.uri]
    wanted = _name(path)
    same = [uri for uri in alike if _name(uri).casefold() == wanted.casefold()]
    digits = _DIGITS.findall(wanted)
    named = {_name(uri): uri for uri in sorted(alike, key=len, reverse=True) if _DIGITS.findall(_name(uri)) == digits}
    beside = _in_folder(page, path, named)
    near = None if same else nearest(wanted, beside, cutoff=NEAR_TARGET) or nearest(wanted, named, cutoff=NEAR_TARGET)
    if not same and near is None:
        return ""
    found = min(same, key=lambda uri: _distance(page.uri, uri)) if same else named[near or ""]
    return f"did you mean {_led_to(page, link, found, links)!r}?"


def nearest_page(path: str, pages: Iterable[str]) -> str | None:
    """Return the page that a path of the navigation was most likely meant to name, or None.

    It is one in the same folder with a name that is nearly that, else one of the same name, else one of nearly that.

    Args:
        path: as it is typed, below the docs folder.
        pages: the paths of the pages there are.
    """
    folder, typed = posixpath.split(path)
    known = [*pages]
    beside = {posixpath.basename(uri): uri for uri in known if posixpath.dirname(uri) == folder}
    if near := nearest(typed, beside, cutoff=NEAR_TARGET):
        return beside[near]
    named: dict[str, str] = {}
    for uri in sorted(known, key=lambda uri: _distance(path, uri)):
        named.setdefault(_name(uri), uri)
    near = nearest(_name(path), named, cutoff=NEAR_TARGET)
    return named[near] if near else None


def _in_folder(page: Manuscript, path: str, named: Mapping[str, str]) -> list[str]:
    """Return the names of files in the folder that a path of a page names."""
    folder = posixpath.dirname(posixpath.normpath(posixpath.join(posixpath.dirname(page.uri), path)))
    return [name for name, uri in named.items() if posixpath.dirname(uri) == folder]


def nearest_anchor(anchor: str, ids: Collection[str]) -> str:
    """Return "did you mean #…?" for the id of a page that is nearest to an anchor, or an empty string."""
    found = nearest(anchor, (name for name in ids if not name.startswith("__")))
    return f"did you mean #{found}?" if found else ""


@lru_cache(maxsize=4096)
def _name(path: str) -> str:
    """Return what a path is called: its last part, or of a folder's index that of the folder."""
    folder, last = posixpath.split(path.rstrip("/"))
    stem, ending = posixpath.splitext(last)
    if ending and ending not in {".html", *PAGE_ENDINGS}:
        return last
    return posixpath.basename(folder) if stem.lower() in _INDEXES else stem


def _distance(source: str, path: str) -> tuple[int, str]:
    return len(posixpath.relpath(path, posixpath.dirname(source) or ".").split("/")), path


def _led_to(page: Manuscript, link: Link, uri: str, links: SiteLinks) -> str:
    if link.kind is not LinkKind.HTML:
        return posixpath.relpath(uri, posixpath.dirname(page.uri) or ".")
    url, here = links.urls[uri], posixpath.dirname(links.urls.get(page.uri, "")) or "."
    return posixpath.relpath(url or ".", here) + ("/" if url.endswith("/") else "")
