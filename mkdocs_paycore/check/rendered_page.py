"""A rendered page as rules see it: its links to anchors, and the ids that a link can lead to."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.stamping.html import start_tags

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PLAIN_ANCHOR = expression(r"[^\s\"'>]++")
"""An anchor that stands in HTML as it is, with quotes around it or without."""
_ANCHOR = expression(f"#({PLAIN_ANCHOR.pattern})")
_ESCAPED = ("&#35", "&#x23", "&#X23", "&#0", "&#x0", "&#X0", "&num;")
"""How a reference to the character `#` begins."""


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """A rendered page.

    Attributes:
        path: where it came from, as messages show it.
        source: what it was written as.
        url: its address below the site.
        html: what was made of it.
        old_anchors: by the id that a brand's value would have made, the id that the heading has.
        manual_of: the code of the provider whose manual it is; empty for all other pages.
        known: what was worked out of its HTML so far, as JSON can keep it.
    """

    path: str
    source: str
    url: str
    html: str
    old_anchors: Mapping[str, str] = field(default_factory=dict)
    manual_of: str = ""
    known: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def ids(self) -> frozenset[str]:
        """Return the ids that a link can lead to; the `name` of a link is one (HTML Standard, "select the target")."""
        if "ids" not in self.known:
            tags = ((tag.name, tag.values()) for tag in start_tags(self.html))
            found = (values.get(key) for name, values in tags for key in ("id", *(("name",) if name == "a" else ())))
            self.known["ids"] = sorted({id_ for id_ in found if id_})
        return frozenset(self.known["ids"])

    def named_anchors(self) -> frozenset[str]:
        """Return what stands behind a `#`, up to a space or quote: that takes a hundredth of what the links take."""
        if "named" not in self.known:
            text = unescape(self.html) if any(sign in self.html for sign in _ESCAPED) else self.html
            self.known["named"] = sorted({unquote(unescape(found)) for found in _ANCHOR.findall(text)})
        return frozenset(self.known["named"])

    def anchor_links(self) -> Iterator[tuple[str, str]]:
        """Yield path and anchor of each link to an anchor of this site, in their order."""
        if "links" not in self.known:
            self.known["links"] = list(self._anchor_links())
        yield from ((path, anchor) for path, anchor in self.known["links"])

    def _anchor_links(self) -> Iterator[tuple[str, str]]:
        for tag in start_tags(self.html):
            if tag.name == "a":
                path, _, anchor = tag.values().get("href", "").strip().partition("#")
                if anchor and ":" not in path:
                    yield path, unquote(anchor)
