"""The Python-Markdown extension for pages that were prepared: variables are slots in them, and calls are drawn.

What it does a generator does not do by itself: it keeps slots whole, links that begin with one absolute and the ids of
headings the same for every brand, and puts what calls drew in its place. It reads no catalog, and so costs next to
nothing for each page. A generator names it `mkdocs_paycore.markdown.prepared`.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from mkdocs_paycore.catalog.catalog import Catalog
from mkdocs_paycore.markdown.admonitions import GeneratedAdmonitions
from mkdocs_paycore.markdown.drawing import Drawn, Finish, TreeIsDone
from mkdocs_paycore.markdown.engine_page import engine_page, engine_root
from mkdocs_paycore.markdown.rendering import Rendering
from mkdocs_paycore.markdown.site import Site
from mkdocs_paycore.markdown.variables import Anchors, Autolinks, Links

if TYPE_CHECKING:
    from markdown import Markdown

    from mkdocs_paycore.stamping.slot import Drawing, Slot

GENERATED = "paycore_generated"
"""The key of a page's front matter that says that nobody wrote it."""


DRAWINGS = "drawings"
"""The folder beside the configuration that holds what calls drew: in a page, a long slot would be slow to read."""
_FILED = "@"
_LETTERS = 20


def filed(drawing: Drawing) -> tuple[str, Drawing]:
    """Return the name of the file in `DRAWINGS` that holds what a call drew, and the drawing that a page carries."""
    name = hashlib.sha256(drawing.html.encode("utf-8", "surrogatepass")).hexdigest()[:_LETTERS]
    return f"{name}.html", drawing._replace(html=f"{_FILED}{name}")


class FiledDrawings(Drawn):
    """Puts calls that were drawn into files in their places."""

    def html(self, slot: Slot, *, is_whole: bool) -> str | None:
        html, root = super().html(slot, is_whole=is_whole), engine_root(self.md)
        if html is None or root is None or not html.startswith(_FILED):
            return html
        return (root / DRAWINGS / f"{html[1:]}.html").read_text("utf-8", "surrogatepass")


class PreparedExtension(Extension):
    """The extension; it has no options."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's own name
        """Register the processors with `md`."""
        site = Site(catalog=Catalog(), values={}, components={}, report=lambda _: None)
        rendering = Rendering(site=site, is_neutral=True)
        finish = Finish(md, rendering)
        md.preprocessors.register(_PageAtHand(md, rendering), "paycore_page", 32.5)
        md.preprocessors.register(Anchors(md, rendering), "paycore_anchors", 31.5)
        md.parser.blockprocessors.register(GeneratedAdmonitions(md.parser, rendering), "paycore_admonitions", 104)
        md.inlinePatterns.register(Autolinks(Autolinks.PATTERN, md), "paycore_autolinks", 125)
        md.treeprocessors.register(Links(md), "paycore_links", 16)
        md.treeprocessors.register(FiledDrawings(md), "paycore_components", 15)
        md.treeprocessors.register(TreeIsDone(md, finish), "paycore_tree_is_done", -100)
        md.postprocessors.register(finish, "paycore_finish", -100)


class _PageAtHand(Preprocessor):
    """Learns whether anybody wrote the page."""

    def __init__(self, md: Markdown, rendering: Rendering) -> None:
        super().__init__(md)
        self.rendering = rendering

    def run(self, lines: list[str]) -> list[str]:
        page = engine_page(self.md)
        self.rendering.page.is_generated = page is not None and bool(page.meta.get(GENERATED))
        return lines


def makeExtension(**options: Any) -> PreparedExtension:  # noqa: N802, ANN401 - Markdown's own name and signature
    """Return the extension, as Python-Markdown asks a module for it."""
    return PreparedExtension(**options)
