"""What MkDocs knows of the ids of pages when it checks links to them (`validation.links.anchors`).

It collects the ids of what Markdown makes and of HTML that a page's source holds. HTML that an extension draws is
neither: it would report every link to what a component drew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs.structure.files import File, Files
    from mkdocs.structure.pages import Page

    from mkdocs_paycore.check.rendered_page import RenderedPage


def know_ids(files: Files, rendered: Iterable[RenderedPage]) -> None:
    """Have pages know the ids of their HTML, where a link leads to one that MkDocs does not know.

    Args:
        files: MkDocs' files, with their pages.
        rendered: what was made of the pages.
    """
    by_url = {page.url: page for page in rendered}
    for file in files.documentation_pages():
        for target, links in _links(file.page).items():
            if target.page is None or target.page.present_anchor_ids is None:
                continue
            if links.keys() - target.page.present_anchor_ids and (page := by_url.get(target.page.url)) is not None:
                target.page.present_anchor_ids |= page.ids()


def _links(page: Page | None) -> Mapping[File, Mapping[str, str]]:
    return (page.links_to_anchors if page is not None else None) or {}
