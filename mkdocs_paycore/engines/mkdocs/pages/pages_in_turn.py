"""The pages of a build, as MkDocs renders one after the other."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.check.context import CheckedPages
from mkdocs_paycore.check.rendered_page import RenderedPage
from mkdocs_paycore.check.run import run
from mkdocs_paycore.check.specs.fetched_addresses import fetched_addresses
from mkdocs_paycore.engines.mkdocs.files.generated import is_made_by_us
from mkdocs_paycore.engines.mkdocs.other_plugins.own_paragraphs import with_own_paragraphs
from mkdocs_paycore.engines.mkdocs.pages.anchors import know_ids
from mkdocs_paycore.engines.mkdocs.pages.front_matter import repair_front_matter
from mkdocs_paycore.markdown.link_shapes import with_addresses
from mkdocs_paycore.markdown.page import Page
from mkdocs_paycore.markdown.texts import Texts
from mkdocs_paycore.source.rule import Stage
from mkdocs_paycore.stamping.slot import MARK, text_slot
from mkdocs_paycore.stamping.unfilled import unfilled_names, with_left_variables

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.structure.files import File, Files
    from mkdocs.structure.pages import Page as MkDocsPage

    from mkdocs_paycore.engines.mkdocs.other_plugins.computations import Computations
    from mkdocs_paycore.markdown.rendering import Rendering
    from mkdocs_paycore.project.prepare import Prepared
    from mkdocs_paycore.source.reporter import Reporter


class PagesInTurn:
    """Fills each page with slots before it is rendered, and keeps what the rules for pages look at until all are.

    Attributes:
        rendered: the pages that were rendered so far.
    """

    def __init__(
        self, prepared: Prepared, rendering: Rendering, computations: Computations, *, report: Reporter, fetching: str
    ) -> None:
        """Begin with no page.

        Args:
            prepared: the site.
            rendering: the Markdown extension's view of the page at hand; it is given each page.
            computations: hears what is computed on values; it is given each page.
            report: gets what is wrong in pages.
            fetching: the plugin that fetches what pages show from elsewhere; empty where none does.
        """
        self.prepared, self.rendering, self.computations, self.report = prepared, rendering, computations, report
        self._fetching = fetching
        self._in_turn = rendering.page
        rendering.page_of = self._page_of
        self._given = ""
        self.rendered: list[RenderedPage] = []

    @property
    def in_turn(self) -> Page:
        """The page in turn, as the extension knows it."""
        return self._in_turn

    def markdown(self, markdown: str, page: MkDocsPage) -> str:
        """Return the Markdown of a page with slots; fill its front matter, too, and hand the page to the extension."""
        path = self._path(page.file)
        markdown = repair_front_matter(page, markdown, path=path, report=self.report)
        here = self._here(page, path)
        self._in_turn = self.rendering.page = self.computations.page = here
        page.meta = self.computations.own_text(self._texts(here).neutral(page.meta))
        self._given = with_addresses(self.rendering.with_slots(markdown.replace(MARK, text_slot(MARK))))
        return self._given

    def markdown_of_others(self, markdown: str) -> str:
        """Return the Markdown of the page in turn, as others left it, for the extension."""
        return markdown if markdown == self._given else with_own_paragraphs(markdown, self._given)

    def _texts(self, here: Page) -> Texts:
        sources = [(here.path, here.source or "")]
        return Texts(self.rendering.vocabulary, report=self.report, path=here.path, sources=lambda: sources)

    def _late_meta(self, value: Any, texts: Texts) -> Any:  # noqa: ANN401 - any YAML
        """Return a value of front matter with slots also in what others have put into it since."""
        if isinstance(value, dict):
            return {key: self._late_meta(each, texts) for key, each in value.items()}
        if isinstance(value, list):
            return [self._late_meta(each, texts) for each in value]
        return self.computations.own_text(texts.neutral(value)) if isinstance(value, str) else value

    def content(self, html: str, page: MkDocsPage) -> str:
        """Return the HTML of a page's body, with slots also for what others brought in; the rules look at it later."""
        here = self.rendering.page = self._in_turn
        page.meta = self._late_meta(page.meta, self._texts(here))
        html = with_left_variables(html, self._left_slot(page.markdown or ""))
        provider, site = self.rendering.vocabulary.provider, self.prepared.site
        is_manual = provider is not None and site.manual_of(page.url) == provider.code
        manual_of = provider.code if provider is not None and is_manual else ""
        source, anchors = here.source or "", dict(here.old_anchors)
        if self._fetching:
            self.report.report_all(fetched_addresses(html, source, path=here.path, plugin=self._fetching))
        self.rendered.append(RenderedPage(here.path, source, page.url, html, anchors, manual_of))
        return html

    def _left_slot(self, markdown: str) -> Callable[[str, str], str | None]:
        """Return what gives the slot of a variable that is left in the HTML of the page in turn.

        What its author has escaped by hand in its `markdown`, as `&lt;&lt;custom.name&gt;&gt;`, stays as typed.
        """
        escaped, vocabulary = set(unfilled_names(markdown.encode("utf-8", "replace"))), self.rendering.vocabulary

        def slot(root: str, name: str) -> str | None:
            known = vocabulary.known_slot(root, name)
            return text_slot(f"<<{root}.{name}>>") if known and f"{root}.{name}" in escaped else known

        return slot

    def _here(self, page: MkDocsPage, path: str) -> Page:
        """Return a page as the extension has to know it; `path` is where it comes from, as messages show it."""
        here = Page.at(page.file.src_uri, folders=self.prepared.site.folders, meta=page.meta)
        here.path, here.source = path, page.file.content_string
        here.provider_code = here.provider_code or self.prepared.site.manual_of(page.url)
        here.url, here.is_generated = page.url, is_made_by_us(page.file)
        return here

    def _path(self, file: File) -> str:
        source = file.src_uri if is_made_by_us(file) else file.abs_src_path
        return self.prepared.project.shown(Path(source or file.src_uri))

    def _page_of(self, file: File | None) -> Page:
        """Return the page that a file is of; a text of no file is of the page in turn."""
        if file is None or file.page is None or file.src_uri == self._in_turn.uri:
            return self._in_turn
        here = self._here(file.page, self._path(file))
        here.is_out_of_turn = True
        return here

    def check(self, files: Files) -> None:
        """Report what is wrong in the pages, now that all are there, and have MkDocs know the ids in them.

        Args:
            files: the site's, whose pages MkDocs looks ids up in.
        """
        checked = CheckedPages(site=self.prepared.site, pages=self.rendered)
        run(Stage.PAGES, checked, self.report, wants=self.report.wants)
        know_ids(files, self.rendered)
        self.rendered.clear()
