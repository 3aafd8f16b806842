"""One build of a site with MkDocs, as an object: what was asked for, what it is about, and what it comes to.

The plugin's hooks hand over to it. Their order matters: `before_others` runs first in `on_config`, so that other
plugins read slots, and `after_others` last, for what they put in; `begin` first in `on_pre_build`, which no one calls
who only reads the configuration; `pages.markdown` first, so that others see slots and sound front matter; `finish`
last, so that whatever others write is stamped with the rest.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from mkdocs.plugins import get_plugin_logger

from mkdocs_paycore.catalog.words.language import use_language
from mkdocs_paycore.check.site_reporter import site_reporter
from mkdocs_paycore.check.stages import check_sources
from mkdocs_paycore.engines.mkdocs import config_slots
from mkdocs_paycore.engines.mkdocs.config import project_of
from mkdocs_paycore.engines.mkdocs.cores.over_cores import OverCores
from mkdocs_paycore.engines.mkdocs.files.build_files import BuildFiles
from mkdocs_paycore.engines.mkdocs.other_plugins import incompatible
from mkdocs_paycore.engines.mkdocs.other_plugins.computations import Computations
from mkdocs_paycore.engines.mkdocs.other_plugins.slugs import name_by_words
from mkdocs_paycore.engines.mkdocs.output import Output
from mkdocs_paycore.engines.mkdocs.page_work import PageWork
from mkdocs_paycore.engines.mkdocs.pages.highlight_settings import copy_settings_quickly
from mkdocs_paycore.engines.mkdocs.pages.pages_in_turn import PagesInTurn
from mkdocs_paycore.engines.mkdocs.problems.log import CountedWarnings, show_slots_as_typed
from mkdocs_paycore.engines.mkdocs.theme.compiled_templates import keep_compiled_templates
from mkdocs_paycore.engines.mkdocs.theme.navigation_cache import keep_drawn_navigation
from mkdocs_paycore.engines.mkdocs.theme.theme_files import ask_theme_once
from mkdocs_paycore.markdown.extension import PaycoreExtension
from mkdocs_paycore.markdown.page import Page
from mkdocs_paycore.markdown.vocabulary import PageVocabulary
from mkdocs_paycore.project.config_texts import config_texts
from mkdocs_paycore.project.cores import cores
from mkdocs_paycore.project.prepare import Prepared, prepare
from mkdocs_paycore.project.render import RenderRequest, RenderResult
from mkdocs_paycore.project.setting_kinds import refuse_wrong_settings
from mkdocs_paycore.project.tooltips import TOOLTIPS_ARE_OFF

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from mkdocs_paycore.engines.mkdocs.output import Keep
    from mkdocs_paycore.engines.mkdocs.site.site_folder import SiteFolder
    from mkdocs_paycore.source.problem import Problem

log = get_plugin_logger("paycore")


class Build:
    """A build from its configuration to the finished site.

    It renders with slots into a folder of its own, stamps what came out for one brand, and puts it in the place of the
    last good site; or gives the rendered tree back, where the request is to keep its slots.
    """

    def __init__(
        self,
        config: MkDocsConfig,
        options: Mapping[str, Any],
        *,
        request: RenderRequest,
        is_serving: bool,
        outer: Build | None = None,
    ) -> None:
        """Read the sources of the site.

        Args:
            config: MkDocs' configuration, before other plugins had it.
            options: those of our plugin.
            request: what is asked for.
            is_serving: whether MkDocs serves: then its own address and folder stay.
            outer: the build inside which a plugin builds the site again; its sources, brand and reporter are taken.

        Raises:
            UnusableSiteError: the site has no such brand, its file cannot be used, or PAYCORE_CORES is no number.
        """
        self.request, self.is_serving, self.outer = request, is_serving, outer
        self._unusable_weights: list[Problem] = []
        if outer is None:
            self.project = replace(project_of(config, options), macros=request.macros)
            listeners = [] if request.is_quiet else [_log]
            self.report, self._unusable_weights = site_reporter(self.project, listeners=listeners)
        else:
            self.project, self.report = outer.project, outer.report
            self.request = RenderRequest(outer.prepared.brand.name or None, is_quiet=outer.request.is_quiet)
        self.result = RenderResult()
        self.output = Output(self.project, self.report, self.request, is_serving=is_serving)
        self.computations = Computations(self.project, self.report)
        self.is_finished = False
        self._pages: PagesInTurn | None = None
        self._extension: PaycoreExtension | None = None
        self.files = BuildFiles(self, config)
        self._counted: CountedWarnings | None = None
        self.output.over = OverCores(1 if is_serving or outer is not None else cores(self.project.options))
        self.work = PageWork(self)

    @property
    def is_inner(self) -> bool:
        """Whether it is a build inside another."""
        return self.outer is not None

    @property
    def folder(self) -> SiteFolder | None:
        """The folder that it renders into; None inside another build."""
        return self.output.folder

    @property
    def prepared(self) -> Prepared:
        """The site that was read.

        Raises:
            LookupError: it is read by `before_others`.
        """
        if self.result.prepared is None:
            raise LookupError("before_others comes first")
        return self.result.prepared

    @property
    def pages(self) -> PagesInTurn:
        """The pages, as MkDocs renders one after the other.

        Raises:
            LookupError: they are prepared by `after_others`.
        """
        if self._pages is None:
            raise LookupError("after_others comes first")
        return self._pages

    @property
    def extension(self) -> PaycoreExtension:
        """The extension of Markdown that draws this site.

        Raises:
            LookupError: it is made by `before_others`.
        """
        if self._extension is None:
            raise LookupError("before_others comes first")
        return self._extension

    def before_others(self, config: MkDocsConfig) -> None:
        """Read brand and catalog, and put slots into `config` before other plugins read it.

        Raises:
            UnusableSiteError: the site has no such brand, its file cannot be used, a setting is of a wrong kind, or the
                time of the build is none.
        """
        show_slots_as_typed()
        ask_theme_once(config)
        copy_settings_quickly()
        if config.strict and self.outer is None:
            self._counted = CountedWarnings()
        incompatible.refuse_unusable_time()
        refuse_wrong_settings(self.project.config_file)
        prepared = self.result.prepared = prepare(
            self.project, report=self.report, brand=self.request.brand, catalog=self.request.catalog
        )
        if not isinstance(config.extra.get("custom"), dict):
            config.extra["custom"] = {}
        if self.request.is_offline:
            config_slots.lead_to_files(config)
        watched = self.computations.text
        config_slots.set_site(config, prepared.brand, keeps_address=self.is_serving, watched=watched)
        texts = config_texts(self.project, prepared.site, report=None)
        config_slots.fill_texts(config, texts)
        config_slots.fill_options(config.plugins, texts)
        self._extension = PaycoreExtension(site=prepared.site)
        config_slots.set_extension(config, self._extension)

    def after_others(self, config: MkDocsConfig) -> None:
        """Report what is wrong in the sources, and have `config` render pages with slots.

        Raises:
            UnusableSiteError: the theme has options that its templates cannot look into.
        """
        site, brand = self.prepared.site, self.prepared.brand
        incompatible.refuse_unusable_theme(config, self.project)
        if incompatible.switch_off_prebuilt_search(config):
            log.warning("the search option 'prebuild_index' is off: an index has to be built after the brand's values")
        self.output.put_off_indexes(config)
        changed = {} if brand.path else config_slots.changed_values(config.extra.get("custom"))
        site.values = brand.values() | {f"custom.{name}": value for name, value in changed.items()}
        if incompatible.switch_off_tooltips(config, site):
            log.info(TOOLTIPS_ARE_OFF)
        if self.outer is None:
            url, weights = None if self.is_serving else self.project.site_url, self._unusable_weights
            check_sources(self.prepared, self.report, unusable_weights=weights, site_url=url)
        config_slots.fill_texts(config, config_texts(self.project, site, report=self.report))
        name_by_words(config, config_texts(self.project, site, report=None))
        fetching = incompatible.fetching_plugin(config)
        self._pages = PagesInTurn(
            self.prepared, self.extension.rendering, self.computations, report=self.report, fetching=fetching
        )
        config_slots.set_extension(config, self.extension)

    def begin(self, config: MkDocsConfig) -> None:
        """Have `config` render into a folder of its own, now that a build runs; MkDocs empties it next.

        Raises:
            UnusableSiteError: the site would take the place of what was written, not built, or cannot be written.
        """
        use_language(str(config.theme.get("language") or self.project.language))
        self.output.begin(config, self.outer)

    def take_inputs(self, files: Files, config: MkDocsConfig) -> None:
        """Keep which `files` the render is given, and from now on who makes others; `config` has the plugins.

        A build inside a build leaves that to the outer one: it may share its list of plugins, which is at work then.
        """
        if self.outer is None:
            self.output.made.take_inputs(files, config)
        self.computations.watch_plugins(config.plugins)
        self.work.begin(files, config)

    def all_pages(self, env: Environment, files: Files, config: MkDocsConfig) -> None:
        """Take in that all pages are there; the templates of `env` come next, and the `files`; `config` has texts."""
        self.output.take_files(files)
        self.pages.check(files)
        self._fill_titles(files, config)
        self.computations.watch(env)
        keep_drawn_navigation(env)
        keep_compiled_templates(env)
        if self.work.templates_are_next(env, files, config, self.files.navigation):
            self._fill_titles(files, config)

    def _fill_titles(self, files: Files, config: MkDocsConfig) -> None:
        config_slots.fill_titles(files, PageVocabulary(self.prepared.site, Page()))
        self.computations.watch_texts(config, files, self.files.navigation)

    def finish(self, config: MkDocsConfig, *, keep: Keep | None = None) -> None:
        """Stamp the tree for the brand and put it in the place of the last good site, where `config` says.

        `keep` gets the finished site before it is put there.

        Raises:
            PluginError: the build is strict and the sources have problems, or the site cannot be written.
            UnusableSiteError: a file that another plugin made cannot be stamped.
        """
        self.work.end()
        self.files.generated.folder.remove()
        if not self.output.give_back():
            finished = None if self.work.steps is None else self.work.steps.finished
            self.result.tree = self.output.finish(config, self.prepared, keep=keep, finished=finished)
            self.is_finished = True
        if self.work.steps is not None:
            self.work.steps.write()

    def remove(self) -> None:
        """Remove what a failed build leaves; the last good site was never touched."""
        self.files.end()
        self.work.end()
        self.files.generated.folder.remove()
        self.output.remove()

    def remove_unfinished(self) -> None:
        """Remove what a build leaves that was interrupted, and log as before it."""
        if self._counted is not None:
            self._counted.end()
            self._counted = None
        if not self.is_finished:
            self.remove()


def _log(problem: Problem) -> None:
    log.warning(str(problem))
