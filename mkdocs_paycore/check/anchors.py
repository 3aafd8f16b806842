"""Links to anchors: to ids that a brand's value would have made, and from fields to headings of their manual."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mkdocs_paycore.check.link_place import link_place
from mkdocs_paycore.source.problem import Problem, Severity
from mkdocs_paycore.source.suggestion import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs_paycore.catalog.model.provider import Provider
    from mkdocs_paycore.source.document import Document

OLD_ANCHOR, FIELD_ANCHOR = "brand-made-anchor", "field-anchor"
_LINK = re.compile(r"<a\b[^>]*?\shref=\"(?P<path>[^\"#:]*)#(?P<anchor>[^\"]+)\"")
_ID = re.compile(r"\s(?:id|name)=\"([^\"]+)\"")


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """A rendered page: where it came from, its address below the site, its HTML, and ids it does not have any more."""

    path: str
    source: str
    url: str
    html: str
    old_anchors: Mapping[str, str] = field(default_factory=dict)

    def ids(self) -> frozenset[str]:
        """Return the ids that a link can lead to."""
        return frozenset(unescape(found) for found in _ID.findall(self.html))


def old_anchor_links(pages: Iterable[RenderedPage]) -> Iterator[Problem]:
    """Tell links to an id made from a brand's value, with the id that the heading has."""
    by_url = {page.url: page for page in pages}
    if not any(page.old_anchors for page in by_url.values()):
        return
    ids = {url: page.ids() for url, page in by_url.items() if page.old_anchors}
    for page in by_url.values():
        seen = Counter[str]()
        for link in _LINK.finditer(page.html):
            url = _target(page.url, unescape(link["path"]))
            anchor = unquote(unescape(link["anchor"]))
            seen[anchor] += 1
            target = by_url.get(url)
            if target is None or anchor not in target.old_anchors or anchor in ids[url]:
                continue
            yield _reported(page, anchor, target.old_anchors[anchor], number=seen[anchor])


def _reported(page: RenderedPage, old: str, new: str, *, number: int) -> Problem:
    """Return the problem of the page's link to an old id that has this number, counted from 1."""
    place = link_place(page.source, f"#{old}", number=number)
    message = f"#{old} is made from a brand's value and differs from brand to brand"
    return Problem(page.path, *place, OLD_ANCHOR, Severity.ERROR, message, f"link to #{new}")


def _target(url: str, path: str) -> str:
    """Return the address that a relative link of a page leads to, written as page addresses are."""
    if not path:
        return url
    folder = posixpath.dirname(url)
    target = posixpath.normpath(posixpath.join(folder, path)) if not path.startswith("/") else path.strip("/")
    target = "" if target == "." else target
    is_folder = path.endswith("/") or posixpath.basename(path) in {".", ".."}
    return f"{target}/" if is_folder and target else target


def field_anchor_problems(page: RenderedPage, provider: Provider, document: Document) -> Iterator[Problem]:
    """Tell fields whose `anchor` the provider's manual does not have.

    Args:
        page: the manual.
        provider: whose fields are looked at.
        document: its provider.yml, for the place.
    """
    ids = page.ids()
    for number, connection in enumerate(provider.connections):
        for index, credential in enumerate(connection.fields):
            if credential.anchor is not None and credential.anchor not in ids:
                trail = ("connections", number, "fields", index, "anchor")
                message = f"the manual {page.path} has no place #{credential.anchor}"
                yield document.problem(trail, FIELD_ANCHOR, message, did_you_mean(credential.anchor, ids))
