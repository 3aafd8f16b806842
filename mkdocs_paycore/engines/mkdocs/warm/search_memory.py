"""What the search reads out of a page, kept for the next build: it parses the HTML of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_paycore.engines.mkdocs.warm.value_text import UnknownValueError, value_text
from mkdocs_paycore.project.dependencies import digest_of_text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.plugins import BasePlugin
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from mkdocs_paycore.engines.mkdocs.warm.memory import Memory

SEARCHES = {"material.plugins.search.plugin": "entries", "mkdocs.contrib.search": "_entries"}
"""By the module of the plugin, where its index has its entries."""


def indexes_of(config: MkDocsConfig) -> Iterator[tuple[BasePlugin[Any], Any, str]]:
    """Yield each search of a site that is known: its plugin, its index, and where the index has its entries.

    Args:
        config: the site's, which lists the plugins.
    """
    for plugin in config.plugins.values():
        name, index = SEARCHES.get(type(plugin).__module__), getattr(plugin, "search_index", None)
        if name is not None and hasattr(index, "add_entry_from_context"):
            yield plugin, index, name


class SearchMemory:
    """The entries of pages in the index of a site's search.

    Attributes:
        options: those of the search; two builds with the same make the same entries of the same pages.
    """

    def __init__(self, memory: Memory) -> None:
        """Know no search yet; `memory` is what is kept."""
        self.memory, self.options = memory, ""

    def watch(self, config: MkDocsConfig, resting: Callable[[], Collection[str]], files: Files) -> None:
        """Have the search of a site take the entries of pages that it read before.

        Args:
            config: the site's, which lists the plugin.
            resting: returns the paths of the pages that rest, of which the search is not told.
            files: those of the site, in the order of the index.
        """
        for plugin, index, name in indexes_of(config):
            try:
                options = value_text(plugin.config)
            except UnknownValueError:
                self.options = "?"
                continue
            self.options += options
            _Index(self.memory, options, index, name).watch(resting, files)


class _Index:
    """The index of a search while it is filled."""

    def __init__(self, memory: Memory, options: str, index: Any, name: str) -> None:  # noqa: ANN401 - of either search
        self.memory, self.options, self.index, self.name = memory, options, index, name
        self.read: Callable[[Page], None] = index.add_entry_from_context
        self._of_page: dict[str, list[Any]] = {}

    def watch(self, resting: Callable[[], Collection[str]], files: Files) -> None:
        make = self.index.generate_search_index

        def made(*given: Any) -> str:  # noqa: ANN401 - of either search
            if at_rest := resting():
                self._fill(at_rest, files)
            return str(make(*given))

        self.index.add_entry_from_context, self.index.generate_search_index = self.add, made

    def add(self, page: Page) -> None:
        """Add the entries of a page, those that are kept or those that are read."""
        entries = getattr(self.index, self.name)
        before = len(entries)
        self._add(page, entries)
        self._of_page[page.file.src_uri] = entries[before:]

    def _add(self, page: Page, entries: list[Any]) -> None:
        about = f"search {page.file.src_uri}"
        try:
            parts = [self.options, page.content or "", value_text(dict(page.meta)), str(page.title), page.url]
        except UnknownValueError:
            self.read(page)
            return
        key = digest_of_text("\0".join([*parts, _toc(page.toc)]))
        found = self.memory.find(about, key)
        if found is not None:
            entries += found
            return
        before = len(entries)
        with self.memory.watched() as step:
            self.read(page)
        self.memory.keep(about, key, entries[before:], step)

    def _fill(self, resting: Collection[str], files: Files) -> None:
        """Fill in the entries of pages that rest, each page in its place."""
        entries = getattr(self.index, self.name)
        entries.clear()
        for file in files:
            if file.src_uri in resting:
                entries += self.memory.kept(f"search {file.src_uri}") or ()
            else:
                entries += self._of_page.get(file.src_uri, ())


def _toc(links: Any) -> str:  # noqa: ANN401 - MkDocs' table of contents, or that of a plugin
    return repr([(link.id, _toc(link.children)) for link in links])
