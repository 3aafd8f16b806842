"""What the search reads out of a page, kept for the next build: it parses the HTML of each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.engines.mkdocs.warm.value_text import UnknownValueError, value_text
from mkdocs_paycore.project.dependencies import digest_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

    from mkdocs_paycore.engines.mkdocs.warm.memory import Memory

SEARCHES = {"material.plugins.search.plugin": "entries", "mkdocs.contrib.search": "_entries"}
"""By the module of the plugin, where its index has its entries."""


def watch_search(memory: Memory, config: MkDocsConfig) -> None:
    """Have the search of a site take the entries of pages that it read before.

    Args:
        memory: what is kept.
        config: the site's, which lists the plugin.
    """
    for plugin in config.plugins.values():
        name = SEARCHES.get(type(plugin).__module__)
        index: Any = getattr(plugin, "search_index", None)
        if name is None or index is None or not hasattr(index, "add_entry_from_context"):
            continue
        try:
            options = value_text(plugin.config)
        except UnknownValueError:
            continue
        index.add_entry_from_context = partial(
            _add, memory, options, read=index.add_entry_from_context, entries=getattr(index, name)
        )


def _add(memory: Memory, options: str, page: Page, *, read: Callable[[Page], None], entries: list[Any]) -> None:
    about = f"search {page.file.src_uri}"
    try:
        parts = [options, page.content or "", value_text(dict(page.meta)), str(page.title), page.url, _toc(page.toc)]
    except UnknownValueError:
        read(page)
        return
    key = digest_of("\0".join(parts).encode("utf-8", "surrogatepass"))
    found = memory.find(about, key)
    if found is not None:
        entries += found
        return
    before = len(entries)
    with memory.watched() as step:
        read(page)
    memory.keep(about, key, entries[before:], step)


def _toc(links: Any) -> str:  # noqa: ANN401 - MkDocs' table of contents, or that of a plugin
    return repr([(link.id, _toc(link.children)) for link in links])
