"""What links of pages can lead to, where the pages are files of a docs folder."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from mkdocs_paycore.check.rendered_page import RenderedPage
from mkdocs_paycore.engines.docs_tree.links import RenderedIds

if TYPE_CHECKING:
    from mkdocs_paycore.engines.docs_tree.tree import DocsTree


def test_ids_are_those_of_the_rendered_page_at_a_path() -> None:
    files = SimpleNamespace(url=lambda path: path.removesuffix(".md") + "/")
    tree = cast("DocsTree", SimpleNamespace(files=files, pages={"a.md": None, "b.md": None}))
    page = RenderedPage("a.md", "", "a/", '<h2 id="here">', {"old": "here"})
    ids = RenderedIds(tree, [page])
    assert [*ids.all("a.md")] == ["here"]
    assert (ids.has("a.md", "here"), ids.has("a.md", "there"), ids.has("b.md", "here")) == (True, False, None)
    assert (ids.renamed("a.md", "old"), ids.renamed("a.md", "new"), ids.renamed("b.md", "old")) == ("here", "", "")
    assert [*ids.all("b.md")] == []
