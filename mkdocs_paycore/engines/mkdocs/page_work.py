"""The work on the pages of a build: what is left to be done of it, which processes do it, and what is kept of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from mkdocs_paycore.engines.mkdocs.cores.build_cores import BuildCores
from mkdocs_paycore.engines.mkdocs.theme.idle_scripts import without_idle_scripts
from mkdocs_paycore.pages.what_changed import with_feed
from mkdocs_paycore.project.additions import feeds
from mkdocs_paycore.project.cores import cores

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as MkDocsPage

    from mkdocs_paycore.engines.mkdocs.output import Output
    from mkdocs_paycore.engines.mkdocs.pages.pages_in_turn import PagesInTurn
    from mkdocs_paycore.engines.mkdocs.warm.steps import Steps
    from mkdocs_paycore.markdown.extension import PaycoreExtension
    from mkdocs_paycore.project.prepare import Prepared
    from mkdocs_paycore.project.project import Project
    from mkdocs_paycore.project.render import RenderRequest
    from mkdocs_paycore.source.reporter import Reporter


class BuildOfPages(Protocol):
    """What is seen of the build whose pages they are."""

    is_serving: bool
    project: Project
    report: Reporter
    request: RenderRequest
    output: Output

    @property
    def prepared(self) -> Prepared:
        """The site whose pages they are."""

    @property
    def is_inner(self) -> bool:
        """Whether it is a build inside another."""

    @property
    def pages(self) -> PagesInTurn:
        """The pages, as MkDocs renders one after the other."""

    @property
    def extension(self) -> PaycoreExtension:
        """The extension of Markdown that draws the site."""


class PageWork:
    """The work on the pages of a build.

    Attributes:
        steps: those that an earlier build may have done; None where nothing is kept.
    """

    def __init__(self, build: BuildOfPages) -> None:
        """Begin with nothing; `build` is the one whose pages they are."""
        self.build = build
        self.steps: Steps | None = None
        self._cores: BuildCores | None = None

    def begin(self, files: Files, config: MkDocsConfig) -> None:
        """Begin with the pages.

        Args:
            files: those of the site.
            config: as plugins left it.
        """
        if self.steps is not None:
            self.steps.begin(files, config, self.build.pages, self.build.output.twins)
        if not self.build.is_inner and not self.build.is_serving:
            number, rendering = cores(self.build.project.options), self.build.extension.rendering
            self._cores = BuildCores(rendering, self.build.report, cores=number, rests=self._rests)
            self._cores.pages_are_next(files, config)

    def _rests(self, page: str) -> bool:
        """Return whether a page, by its path below the docs folder, is not drawn in this build."""
        return self.steps is not None and page in self.steps.at_rest()

    def reading(self, page: MkDocsPage) -> None:
        """Take in that a page is read next, and tell who counts them."""
        if self.steps is not None:
            self.steps.notes.begin(page)
        if (on_page := self.build.request.on_page) is not None:
            on_page()

    def converting(self, page: MkDocsPage) -> None:
        """Take in that the Markdown of a page is converted next."""
        ahead = None if self._cores is None else self._cores.pages
        if ahead is not None:
            ahead.watch(page, self.build.pages.in_turn)
        if self.steps is not None:
            self.steps.page(page, self.build.pages.in_turn)

    def content(self, html: str, page: MkDocsPage) -> str:
        """Return the `html` of a page's body with slots also for what others brought in, and keep it as Markdown."""
        done = self.build.pages.content(html, page)
        title = str(page.title or "")
        twin = self.build.output.twins.take(done, address=page.file.dest_uri, title=title, meta=page.meta)
        if self.steps is not None:
            self.steps.notes.take(page, self.build.pages.rendered[-1], twin)
        return done

    def drawn(self, html: str, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Return a page as other plugins get it, and keep it: without our scripts that it does without, with its feed.

        Args:
            html: the page, as its template made it.
            page: what it is made of.
            config: says what the theme does.
        """
        self.build.output.made.kept.page(page, html)
        html = without_idle_scripts(html, config)
        feed = feeds(self.build.prepared.site).get(page.file.src_uri)
        return with_feed(html, feed=feed, page=page.file.dest_uri) if feed else html

    def templates_are_next(self, env: Environment, files: Files, config: MkDocsConfig, nav: Navigation | None) -> bool:
        """Take in that all pages are there, and templates are filled next.

        Args:
            env: fills them.
            files: those of the site.
            config: as plugins left it.
            nav: the navigation.

        Returns:
            Whether pages that rested were drawn after all.
        """
        woken: list[bool] = []

        def remember() -> None:
            woken.append(self.steps is not None and self.steps.templates_are_next(env, files, config, nav))

        if self._cores is None:
            remember()
        else:
            self._cores.templates_are_next(env, files, config, nav, remember)
        return any(woken)

    def end(self) -> None:
        """Have no other process work any more."""
        if self._cores is not None:
            self._cores.end()
