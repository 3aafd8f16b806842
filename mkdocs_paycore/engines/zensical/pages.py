"""The pages that Zensical rendered, as the rules for pages see them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.check.rendered_page import RenderedPage
from mkdocs_paycore.markdown.old_anchors import old_anchors
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_paycore.engines.docs_tree.tree import DocsTree

_ARTICLE = expression(r"<article\b.*</article>", re.DOTALL)


def rendered_pages(tree: DocsTree, folder: Path) -> list[RenderedPage]:
    """Return the pages of a rendered tree.

    Args:
        tree: the docs that it was made of.
        folder: the rendered tree; a page that it does not have is left out.
    """
    site, found = tree.prepared.site, []
    for path, page in tree.pages.items():
        file = folder / tree.files.address(path)
        if not file.is_file():
            continue
        text = file.read_text("utf-8", errors="replace")
        article = _ARTICLE.search(text)
        html = article[0] if article else text
        code = page.page.provider_code or ""
        manual_of = code if code in site.catalog.providers and site.manual_of(page.page.url) == code else ""
        anchors = old_anchors(html, site.values)
        found.append(RenderedPage(page.page.path, page.page.source or "", page.page.url, html, anchors, manual_of))
    return found
