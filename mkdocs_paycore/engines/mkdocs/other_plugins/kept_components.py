"""Components that are drawn on a page and taken off it again, by a plugin that lets only some HTML through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs.structure.pages import Page

_CLASSES = expression(r"\sclass=\"([^\"]*\bpaycore-[^\"]*)\"")
_NAME = expression(r"\bpaycore-[\w-]+")
_PACKED = expression(r"(?<!base64,)(?<![A-Za-z0-9+/_=-])[A-Za-z0-9+/_-]{256,}+={0,2}")
"""What is left of a page that is encrypted: who knows the password sees all of it."""


class KeptComponents:
    """Knows the classes of the components in the bodies of pages; each component has some of its own."""

    def __init__(self) -> None:
        self._drawn: dict[str, frozenset[str]] = {}

    def begin(self, page: Page, html: str) -> None:
        """Note what the `html` of the body of a page has, as it is when Markdown is done with it."""
        if "paycore-" in html:
            found = (name for classes in _CLASSES.findall(html) for name in _NAME.findall(classes))
            self._drawn[page.file.dest_uri] = frozenset(found)

    def lost(self, page: Page, output: str) -> Sequence[str]:
        """Return the classes that a finished page lacks, in the order of the alphabet.

        Args:
            page: the page.
            output: its HTML, after all other plugins.
        """
        drawn = self._drawn.pop(page.file.dest_uri, frozenset())
        lost = sorted(drawn - set(_NAME.findall(output))) if drawn else []
        return [] if lost and _PACKED.search(output) else lost
