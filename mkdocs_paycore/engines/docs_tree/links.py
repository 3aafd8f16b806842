"""Where the links of a docs tree lead, and which ids its pages have: before a render, and after."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs_paycore.check.tree.site_links import SiteLinks
from mkdocs_paycore.engines.docs_tree.validation import levels
from mkdocs_paycore.manuscript.anchors import typed_ids
from mkdocs_paycore.manuscript.manuscript import Manuscript
from mkdocs_paycore.markdown.heading_ids import heading_id

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from mkdocs_paycore.check.rendered_page import RenderedPage
    from mkdocs_paycore.check.tree.site_links import PageIds
    from mkdocs_paycore.engines.docs_tree.tree import DocsTree

_LATER = ("sitemap.xml", "404.html", "search", "search.json", "objects.inv")


def docs_links(tree: DocsTree, *, ids: PageIds) -> SiteLinks:
    """Return where links lead.

    Args:
        tree: the docs.
        ids: knows the ids of pages.
    """
    settings, files = tree.source.settings, tree.files
    paths = (*files.sources, *files.made, *files.pages)
    extra = settings.get("extra")
    docs = tree.source.project.docs
    written = (file.relative_to(docs).as_posix() for file in docs.rglob("*") if file.is_file())
    return SiteLinks(
        urls={path: url for path in paths if (url := files.url(path)) is not None},
        ids=ids,
        hidden=frozenset(tree.hidden_pages),
        left_out=frozenset(path for path in written if files.url(path) is None) - frozenset(tree.hidden_pages),
        base=f"/{urlsplit(tree.prepared.brand.site_url or '').path.strip('/')}/".replace("//", "/"),
        later=frozenset(_later(settings)),
        has_versions="mike" in tree.source.plugins or (isinstance(extra, dict) and "version" in extra),
        are_absolute_of_docs=levels(settings, "links")["absolute_links"] == "relative_to_docs",
    )


def _later(settings: Mapping[str, object]) -> Iterator[str]:
    yield from _LATER
    theme = settings.get("theme")
    for names in (theme.get("static_templates") if isinstance(theme, dict) else None, settings.get("extra_templates")):
        yield from map(str, names if isinstance(names, list) else ())


class SourceIds:
    """The ids that pages have for certain, by what is typed and what calls drew; see `site_links.PageIds`."""

    def __init__(self, tree: DocsTree) -> None:
        """Know no id yet; `tree`: the docs."""
        self.tree = tree
        self._found: dict[str, frozenset[str]] = {}

    def has(self, path: str, anchor: str) -> bool | None:
        """Return whether the page at a `path` has an id `anchor`; None where only a render can tell."""
        return True if anchor in self.all(path) else None

    def all(self, path: str) -> Collection[str]:
        """Return the ids of the page at a path that are certain."""
        if path not in self._found:
            page = self.tree.pages.get(path)
            typed = Manuscript(page.page.source or "", page.page.path, path) if page else None
            self._found[path] = typed_ids(typed, heading_id) if typed else frozenset()
        return self._found[path]

    def renamed(self, path: str, anchor: str) -> str:  # noqa: ARG002 - as the protocol has it
        """Return nothing for an `anchor` of the page at a `path`: what ids would be is known of rendered pages."""
        return ""


class RenderedIds:
    """The ids of rendered pages; see `check.tree.site_links.PageIds`."""

    def __init__(self, tree: DocsTree, pages: Iterable[RenderedPage]) -> None:
        """Read no page yet.

        Args:
            tree: the docs.
            pages: its pages, rendered.
        """
        self.tree = tree
        self._rendered = tuple(pages)
        self._ids: dict[str, frozenset[str]] = {}

    def has(self, path: str, anchor: str) -> bool | None:
        """Return whether the page at a `path` has an id `anchor`; None where there is no such page."""
        return anchor in self.all(path) if path in self._by_path else None

    def all(self, path: str) -> Collection[str]:
        """Return all ids of the page at a path."""
        if path not in self._ids:
            page = self._by_path.get(path)
            self._ids[path] = page.ids() if page else frozenset()
        return self._ids[path]

    def renamed(self, path: str, anchor: str) -> str:
        """Return the id that a heading of the page at a `path` has, to which a brand's value would give `anchor`."""
        page = self._by_path.get(path)
        return page.old_anchors.get(anchor, "") if page else ""

    @cached_property
    def _by_path(self) -> Mapping[str, RenderedPage]:
        paths = {self.tree.files.url(path): path for path in self.tree.pages}
        return {paths[page.url]: page for page in self._rendered if page.url in paths}
