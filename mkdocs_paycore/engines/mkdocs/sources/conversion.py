"""Pages of a build that are converted one by one, before MkDocs converts all: what only Markdown can tell of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import MkDocsException
from mkdocs.structure.pages import Page
from pymdownx.snippets import SnippetMissingError  # type: ignore[import-untyped] # it has no types

from mkdocs_paycore.manuscript.anchors import typed_ids
from mkdocs_paycore.markdown.heading_ids import heading_id

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from mkdocs_paycore.check.rendered_page import RenderedPage
    from mkdocs_paycore.engines.mkdocs.build import Build
    from mkdocs_paycore.manuscript.manuscript import Manuscript


class Conversion:
    """Converts pages as MkDocs does, with the hooks of all plugins; what is wrong in them is reported by the build.

    Attributes:
        tried: how many pages were to be converted so far.
    """

    def __init__(self, build: Build, files: Files, config: MkDocsConfig) -> None:
        """Convert no page yet.

        Args:
            build: the build at hand.
            files: the files of the site.
            config: its configuration, as plugins left it.
        """
        self.build, self.files, self.config = build, files, config
        self.tried = 0
        self._done: dict[str, RenderedPage] = {}

    def page(self, path: str) -> RenderedPage:
        """Return the page at a path below the docs folder, converted once.

        Raises:
            LookupError: there is no such page.
            Exception: a page, a snippet or a plugin has a fault that would end the build.
        """
        if path not in self._done:
            self.tried += 1
            file = self.files.get_file_from_path(path)
            if file is None or not file.is_documentation_page():
                raise LookupError(path)
            self._populate_page(file)
            self._done[path] = self.build.pages.rendered[-1]
        return self._done[path]

    @property
    def pages(self) -> Collection[RenderedPage]:
        """Return the pages that were converted so far."""
        return self._done.values()

    def _populate_page(self, file: File) -> None:  # by this name `plugin_error` knows who has a page at hand
        page, plugins, files = file.page or Page(None, file, self.config), self.config.plugins, self.files
        self.config._current_page = page  # noqa: SLF001 - as MkDocs does, for those who ask for the page at hand
        try:
            page = plugins.on_pre_page(page, config=self.config, files=files)
            page.read_source(self.config)
            markdown = page.markdown or ""
            page.markdown = plugins.on_page_markdown(markdown, page=page, config=self.config, files=files)
            page.render(self.config, files)
            page.content = plugins.on_page_content(page.content or "", page=page, config=self.config, files=files)
        finally:
            self.config._current_page = None  # noqa: SLF001 - as above


class ConvertedIds:
    """The ids of pages: told from the text where that is certain, else from the page converted; see `PageIds`."""

    def __init__(self, conversion: Conversion, pages: Mapping[str, Manuscript]) -> None:
        """Know no id yet.

        Args:
            conversion: converts pages.
            pages: the pages as they are typed, by their paths below the docs folder.
        """
        self.conversion, self.pages = conversion, pages
        toc = conversion.config.mdx_configs.get("toc") or {}
        self._slugify: Any = toc.get("slugify") or heading_id
        self._separator = str(toc.get("separator") or "-")
        self._typed: dict[str, frozenset[str]] = {}
        self._converted: dict[str, frozenset[str] | None] = {}

    def has(self, path: str, anchor: str) -> bool | None:
        """Return whether the page at a `path` has an id `anchor`; None where it cannot be converted."""
        if anchor in self._typed_ids(path):
            return True
        ids = self._ids(path)
        return None if ids is None else anchor in ids

    def all(self, path: str) -> Collection[str]:
        """Return all ids of the page at a path."""
        return self._ids(path) or ()

    def renamed(self, path: str, anchor: str) -> str:
        """Return the id that a heading of the page at a `path` has, to which a brand's value would give `anchor`."""
        return self.conversion.page(path).old_anchors.get(anchor, "")

    def _typed_ids(self, path: str) -> frozenset[str]:
        if path not in self._typed:
            is_known = path in self.pages and callable(self._slugify)
            make: Callable[[str, str], str] = self._slugify
            self._typed[path] = (
                typed_ids(self.pages[path], make, separator=self._separator) if is_known else frozenset()
            )
        return self._typed[path]

    def _ids(self, path: str) -> frozenset[str] | None:
        if path not in self._converted:
            try:
                self._converted[path] = self.conversion.page(path).ids()
            except (LookupError, MkDocsException, OSError, SnippetMissingError, UnicodeError):
                self._converted[path] = None
        return self._converted[path]
