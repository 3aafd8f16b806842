"""The boxes of generated pages, drawn on any site: its own pages have admonitions only where it lists the extension."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown.extensions.admonition import AdmonitionProcessor

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown.blockparser import BlockParser

    from mkdocs_paycore.markdown.rendering import Rendering


class GeneratedAdmonitions(AdmonitionProcessor):
    """Draws the admonitions of a page that nobody wrote as Python-Markdown's extension does."""

    def __init__(self, parser: BlockParser, rendering: Rendering) -> None:
        super().__init__(parser)
        self.rendering = rendering

    def test(self, parent: Element, block: str) -> bool:
        """Return whether a block is such an admonition."""
        return self.rendering.page.is_generated and super().test(parent, block)
