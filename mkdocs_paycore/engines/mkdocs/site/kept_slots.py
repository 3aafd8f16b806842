"""Pages that lose their slots on the way, because a plugin encrypts or packs what they say.

What is left of such a page is text that holds no slot, so nobody sees from the file alone what is missing. Each step of
a page's way is asked instead: it began with slots in its body, and a step came out with none of them, or with few of
them in their places and with a long text in base64 that was not there before.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.stamping.slot import MARK, SLOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.structure.pages import Page

    from mkdocs_paycore.stamping.tree import Tree

_FEW = 2
_IN_PLACE = expression(rf".{{0,20}}{SLOT.pattern}", re.DOTALL)
"""A slot with what stands before it."""
_PACKED = expression(r"[A-Za-z0-9+/_-]{64,}={0,2}")


class KeptSlots:
    """Counts the slots in the bodies of pages."""

    def __init__(self) -> None:
        self._bodies: dict[str, str] = {}
        self._in_body: dict[str, int] = {}
        self._in_page: dict[str, int] = {}
        self._lost: set[str] = set()

    def begin(self, page: Page, html: str) -> None:
        """Keep the `html` of the body of a page, as it is when Markdown is done with it."""
        if MARK in html:
            self._bodies[page.file.dest_uri] = html

    def body(self, page: Page) -> None:
        """Look at the body of a page again, after other plugins had it."""
        path = page.file.dest_uri
        before, after = self._bodies.pop(path, ""), page.content or ""
        self._in_body[path] = after.count(MARK)
        if before and before != after and (MARK not in after or _is_packed(before, after)):
            self._lost.add(path)

    def page(self, page: Page, output: str) -> None:
        """Count what a page has when its template is filled, by the `output` of that."""
        self._in_page[page.file.dest_uri] = output.count(MARK)

    def lost(self, tree: Tree) -> Iterator[str]:
        """Yield the paths of the files of a tree that lack what their pages had."""
        for path, number in self._in_page.items():
            here = sum(1 for _ in tree.templates[path].holes()) if path in tree.templates else 0
            is_packed = number > 0 and not here and path in tree.files
            if path in self._lost or is_packed or self._lacks_body(path, number - here):
                yield path

    def _lacks_body(self, path: str, lost: int) -> bool:
        """Return whether a page lost as many slots as its body had, and more than go with a comment or a title."""
        return lost > _FEW and lost >= self._in_body.get(path, 0) > 0


def _is_packed(before: str, after: str) -> bool:
    """Return whether a plugin made a page's body such that fewer than half of its slots are left in their places."""
    places = [found[0] for found in _IN_PLACE.finditer(before)]
    kept = sum(place in after for place in places)
    packed = (run for run in _PACKED.findall(SLOT.sub("", after)) if run not in before)
    return kept * 2 < len(places) and next(packed, None) is not None
