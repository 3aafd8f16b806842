"""Pages that lose their slots on the way, because a plugin encrypts or packs what they say.

What is left of such a page is text that holds no slot, so nobody sees from the file alone what is missing. Each step of
a page's way is asked instead: it began with slots in its body, and a step came out with none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.stamping.slot import MARK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.structure.pages import Page

    from mkdocs_paycore.stamping.tree import Tree

_FEW = 2


class KeptSlots:
    """Counts the slots in the bodies of pages."""

    def __init__(self) -> None:
        self._in_body: dict[str, int] = {}
        self._in_page: dict[str, int] = {}
        self._lost: set[str] = set()

    def begin(self, page: Page, html: str) -> None:
        """Count what the body of a page has when Markdown is done with it."""
        self._in_body[page.file.dest_uri] = html.count(MARK)

    def body(self, page: Page) -> None:
        """Look at the body of a page again, after other plugins had it."""
        path = page.file.dest_uri
        left = (page.content or "").count(MARK)
        if self._in_body.get(path) and not left:
            self._lost.add(path)
        self._in_body[path] = left

    def page(self, page: Page, output: str) -> None:
        """Count what a page has when its template is filled."""
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
