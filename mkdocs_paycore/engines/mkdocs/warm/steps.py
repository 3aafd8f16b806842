"""The steps of a build that are not done again: which ones, and when in the build."""

from __future__ import annotations

import os
from hashlib import blake2b
from typing import TYPE_CHECKING, Protocol

from mkdocs_paycore.engines.mkdocs.warm.finished_files import FinishedFiles
from mkdocs_paycore.engines.mkdocs.warm.memory import Memory
from mkdocs_paycore.engines.mkdocs.warm.page_memory import PageMemory
from mkdocs_paycore.engines.mkdocs.warm.question import question
from mkdocs_paycore.engines.mkdocs.warm.search_memory import watch_search
from mkdocs_paycore.engines.mkdocs.warm.template_memory import TemplateMemory
from mkdocs_paycore.engines.mkdocs.warm.value_text import UnknownValueError
from mkdocs_paycore.project.kept_files import KEPT_BESIDE
from mkdocs_paycore.project.render import RenderRequest

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as MkDocsPage

    from mkdocs_paycore.markdown.extension import PaycoreExtension
    from mkdocs_paycore.markdown.page import Page
    from mkdocs_paycore.project.prepare import Prepared
    from mkdocs_paycore.source.reporter import Reporter

_NOT_OF_PAGES = frozenset(
    {"nav", "extra_css", "extra_javascript", "copyright", "site_author", "site_description", "site_dir", "watch"}
)
"""Settings that no conversion of a page depends on; templates see them in the configuration that they are given."""


class BuildAtHand(Protocol):
    """What is seen of the build whose steps they are."""

    request: RenderRequest
    report: Reporter
    is_serving: bool

    @property
    def prepared(self) -> Prepared:
        """The site that was read."""

    @property
    def extension(self) -> PaycoreExtension:
        """The extension of Markdown that draws it."""


class Steps:
    """The steps of a build that an earlier build may have done."""

    def __init__(self, config: MkDocsConfig, build: BuildAtHand, *, since: int) -> None:
        """Read what is kept.

        Args:
            config: the site's, before any plugin changed it.
            build: the build at hand, whose sources were read.
            since: when they began to be read, in nanoseconds since 1970.

        Raises:
            UnknownValueError: the configuration holds something that no text stands for.
            OSError: the place of a package cannot be read.
        """
        prepared = build.prepared
        request = RenderRequest(prepared.brand.name, is_quiet=build.is_serving, is_offline=build.request.is_offline)
        asked = question(config, request, but=_NOT_OF_PAGES)
        site = f"{prepared.project.config_file} {prepared.brand.name} {build.is_serving}"
        name = blake2b(os.fsencode(site), digest_size=20).hexdigest()
        self.memory = Memory(prepared.project.root / KEPT_BESIDE, name, build.report, since=since)
        self.pages = PageMemory(self.memory, asked, prepared, build.extension.rendering)
        self.templates = TemplateMemory(self.memory, asked)
        self.finished = FinishedFiles(self.memory, asked, prepared)

    def begin(self, files: Files, config: MkDocsConfig) -> None:
        """Begin with the pages: all `files` are known, and `config` is as other plugins left it."""
        self.pages.take_files(files, config)

    def page(self, page: MkDocsPage, here: Page) -> None:
        """Look after the conversion of a page, which comes next; `here` is the page as our extension has it."""
        self.pages.watch(page, here)

    def templates_are_next(self, env: Environment, files: Files, config: MkDocsConfig, nav: Navigation | None) -> None:
        """Look after the templates of `env` and the search of `config`: all pages, `files` and the `nav` are there."""
        self.templates.watch(env, files, config, nav)
        watch_search(self.memory, config)


def steps_of(config: MkDocsConfig, build: BuildAtHand, *, since: int) -> Steps | None:
    """Return the steps of a build; None where they cannot be told from those of others.

    Args:
        config: the site's, before any plugin changed it.
        build: the build at hand, whose sources were read.
        since: when they began to be read, in nanoseconds since 1970; what changed later cannot be told.
    """
    try:
        return Steps(config, build, since=since)
    except (UnknownValueError, OSError):
        return None
