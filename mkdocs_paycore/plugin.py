"""The MkDocs plugin `paycore`: its options, and hooks that hand over to a build."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import mkdocs_paycore.engines.mkdocs  # noqa: F401 - settles which generator `mkdocs` is

# isort: split
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority

from mkdocs_paycore.engines.mkdocs.files.generated import is_made_by_us
from mkdocs_paycore.engines.mkdocs.loaded_late import new_build, new_compiled, new_steps, show_what_is_wrong
from mkdocs_paycore.engines.mkdocs.other_plugins.outer import finish_last, outer_build
from mkdocs_paycore.engines.mkdocs.other_plugins.plugin_error import in_words
from mkdocs_paycore.engines.mkdocs.pages_next import OtherPagesFirst, PagesAreNext
from mkdocs_paycore.engines.mkdocs.problems.uncaught import said_as_mkdocs_does, say_in_words
from mkdocs_paycore.engines.mkdocs.warm.kept_build import KeptBuild
from mkdocs_paycore.engines.mkdocs.warm.warm_build import kept_or_watched, may_keep
from mkdocs_paycore.project.options import Options
from mkdocs_paycore.project.render import RenderRequest, RenderResult

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from typing import Literal

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from mkdocs_paycore.engines.mkdocs.build import Build
    from mkdocs_paycore.engines.mkdocs.warm.recording import Recording

_DEFAULTS = Options()
_LOADED = time.time_ns()
"""A moment before which no source was read, whoever reads some before a build."""


class PaycoreConfig(Config):  # type: ignore[no-untyped-call] # MkDocs types its class hook not
    """The plugin's options; `project.options.Options` says what each is for."""

    brand = config_options.Type(str, default=_DEFAULTS.brand)
    brands = config_options.Type(str, default=_DEFAULTS.brands)
    connectors = config_options.Type(str, default=_DEFAULTS.connectors)
    stale_after_days = config_options.Type(int, default=_DEFAULTS.stale_after_days)
    rules = config_options.Type(dict, default={})
    markdown_pages = config_options.Type(bool, default=_DEFAULTS.markdown_pages)
    cache = config_options.Type(bool, default=_DEFAULTS.cache)
    cores = config_options.Type(int, default=_DEFAULTS.cores)
    same_for_brands = config_options.ListOfItems(config_options.Type(str), default=[])


class PaycorePlugin(BasePlugin[PaycoreConfig]):  # type: ignore[no-untyped-call] # as above
    """Gives MkDocs' events to the build at hand.

    MkDocs keeps the plugin for the next build of a process; `request` is what the next build is asked for, and used up
    by it. So is `at_pages`, which is called when files and navigation are there; the build ends then. `first_pages` are
    the addresses of pages that a build may do alone, while the site is served; `gives_way` says then whether a build is
    to end for the sake of others.
    """

    def __init__(self) -> None:
        super().__init__()
        say_in_words()
        self.request = RenderRequest()
        self.page_at_hand = ""
        self.at_pages: Callable[[Build, Files, MkDocsConfig], None] | None = None
        self.first_pages: Collection[str] = ()
        self.gives_way: Callable[[], bool] = bool
        self._is_serving = False
        self._build: Build | None = None
        self._kept: KeptBuild | None = None
        self._recording: Recording | None = None

    @property
    def build(self) -> Build:
        """The build at hand, or the last one.

        Raises:
            LookupError: there was none yet.
        """
        if self._build is None:
            raise LookupError("no build has begun")
        return self._build

    @property
    def result(self) -> RenderResult:
        """What the build at hand, or the last one, has come to; empty where there was none yet."""
        if self._kept is not None:
            return self._kept.result
        if self._build is None:
            return RenderResult()
        self._build.result.problems = self._build.report.problems
        self._build.result.brand_name = self._build.result.brand.name if self._build.result.brand else ""
        return self._build.result

    @property
    def has_all_pages(self) -> bool:
        """Whether the build at hand, or the last one, does all pages."""
        return self._build is None or self._build.work.steps is None or not self._build.work.steps.is_partial

    def told(self) -> list[str]:
        """Return what the build at hand, or the last one, has reported, each with its place."""
        return list(map(str, self.result.problems))

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002 - MkDocs' own signature
        self._is_serving = command == "serve"

    @event_priority(1000)
    def _before_others(self, config: MkDocsConfig) -> MkDocsConfig:
        with said_as_mkdocs_does():
            since, outer = time.time_ns(), outer_build(config)
            request, self.request, self._build = self.request, RenderRequest(), None
            if outer is None and self._is_kept(config, request):
                return config
            self._build = new_build(config, self.config, request=request, is_serving=self._is_serving, outer=outer)
            keeps = outer is None and self.at_pages is None and self.config.cache and may_keep(request)
            compiled = new_compiled(self._build) if keeps else None
            self._build.before_others(config)
            if compiled is not None:
                since = since if request.catalog is None else _LOADED
                new_steps(config, self._build, compiled, since=since, first_pages=self.first_pages)
        return config

    def _is_kept(self, config: MkDocsConfig, request: RenderRequest) -> bool:
        """Return whether the site is kept as it has to be; if not, have the build be watched, where it can be kept."""
        self._end_recording()
        self._kept = None
        if self._is_serving or self.at_pages is not None or not self.config.cache:
            return False
        found = kept_or_watched(config, request, plugin=self)
        if isinstance(found, KeptBuild):
            self._kept = found
        else:
            self._recording = found
        return self._kept is not None

    def _end_recording(self) -> None:
        if self._recording is not None:
            self._recording.end()
            self._recording = None

    @event_priority(-1000)
    def _after_others(self, config: MkDocsConfig) -> MkDocsConfig:
        finish_last(config, self)
        if self._kept is None:
            with said_as_mkdocs_does():
                self.build.after_others(config)
        return config

    on_config = CombinedEvent(_before_others, _after_others)

    @event_priority(1000)
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        with said_as_mkdocs_does():
            if self._kept is not None:
                self._kept.begin()
            else:
                self.build.begin(config)

    @event_priority(1000)  # so that others find what is added
    def _files_for_others(self, files: Files, *, config: MkDocsConfig) -> Files:
        if self._kept is not None:
            return self._kept.files()
        with said_as_mkdocs_does():
            return self.build.files.for_others(files, config)

    @event_priority(-1000)
    def _files_of_others(self, files: Files, *, config: MkDocsConfig) -> Files:
        if self._kept is None:
            self.build.files.of_others(files, config)
        return files

    on_files = CombinedEvent(_files_for_others, _files_of_others)

    @event_priority(-100)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        if self._kept is not None:
            return nav
        self.build.files.take_navigation(nav, files)
        if self.at_pages is not None:
            look, self.at_pages = self.at_pages, None
            look(self.build, files, config)
            raise PagesAreNext
        self.build.take_inputs(files, config)
        return nav

    @event_priority(-1000)  # and no `on_page_read_source`: MkDocs warns where two plugins have one
    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:  # noqa: ARG002 - MkDocs' own signature
        self.page_at_hand = page.file.src_uri if is_made_by_us(page.file) else page.file.abs_src_path or ""
        self._give_way()
        self.build.work.reading(page)
        return page

    def _give_way(self) -> None:
        """End the build where somebody waits for another page.

        Raises:
            OtherPagesFirst: somebody does.
        """
        if self.gives_way():
            raise OtherPagesFirst

    @event_priority(1000)
    def _markdown_for_others(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002 - MkDocs' own signature
        return self.build.pages.markdown(markdown, page)

    @event_priority(-1000)
    def _markdown_of_others(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002 - MkDocs' own signature
        self.build.work.converting(page)
        own = self.build.pages.markdown_of_others(markdown)
        return self.build.files.generated.with_own_paths(own, page.file.src_uri)

    on_page_markdown = CombinedEvent(_markdown_for_others, _markdown_of_others)

    @event_priority(1000)
    def _content_for_others(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002 - MkDocs' own signature
        self.build.output.made.begin_page(page, html)
        return html

    @event_priority(-1000)
    def _content_of_others(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002 - MkDocs' own signature
        return self.build.work.content(html, page)

    on_page_content = CombinedEvent(_content_for_others, _content_of_others)

    @event_priority(-100)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        if self._kept is None:
            self.build.all_pages(env, files, config)
        return env

    @event_priority(-1000)
    def on_page_context(self, context: TemplateContext, *, page: Page, **_others: object) -> TemplateContext:
        self._give_way()
        self.build.output.made.kept.body(page)
        return context

    @event_priority(1000)
    def _page_for_others(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        return self.build.work.drawn(output, page, config)

    @event_priority(-1000)
    def _page_of_others(self, output: str, *, page: Page, config: MkDocsConfig) -> None:  # noqa: ARG002 - as above
        self.build.output.made.end_page(page, output, report=self.build.report)

    on_post_page = CombinedEvent(_page_for_others, _page_of_others)

    @event_priority(-1000)  # where nobody asks for a lower one; `finish_last` settles the rest
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        with said_as_mkdocs_does():
            if self._kept is not None:
                self._kept.finish()
            else:
                self._finish(config)

    def _finish(self, config: MkDocsConfig) -> None:
        build, recording = self.build, None if self.build.outer else self._recording
        try:
            build.finish(config, keep=recording.take if recording else None)
            if recording is not None and build.result.tree is not None:
                build.result.sources = recording.sources_of(build.result.tree)
            elif recording is not None:
                recording.keep(build.report.problems, brand=build.prepared.brand.name)
            if build.work.steps is not None and build.outer is None and (recording is None or recording.kept is None):
                build.work.steps.note_site()
        finally:
            self._build = build.outer or build

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> None:  # noqa: ANN401, ARG002 - MkDocs' own signature
        show_what_is_wrong(server, self)
        for watched in self.build.project.watched():
            server.watch(str(watched))

    @event_priority(-1000)
    def on_build_error(self, *, error: Exception) -> None:
        if self._kept is not None:
            self._kept.remove()
        if self._build is not None:
            self._build.remove()
            self._build = self._build.outer or self._build
        failure = in_words(error, page=self.page_at_hand)
        if failure is not None:
            raise failure from error

    def on_shutdown(self) -> None:
        self._end_recording()
        if self._build is not None:
            self._build.remove_unfinished()
