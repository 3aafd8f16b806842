"""The files and the navigation of a build: what is left out of them, what is added, and what other plugins did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from mkdocs_paycore.engines.mkdocs import config_slots
from mkdocs_paycore.engines.mkdocs.files.docs_files import (
    MkDocsFiles,
    add_page_assets,
    late_sources,
    note_pages,
    published_files,
)
from mkdocs_paycore.engines.mkdocs.files.generated import GeneratedFiles
from mkdocs_paycore.engines.mkdocs.files.named_pages import named_pages
from mkdocs_paycore.engines.mkdocs.files.parents import give_parents
from mkdocs_paycore.engines.mkdocs.problems.log import LinkWarnings
from mkdocs_paycore.project.additions import add_to, possible_pages
from mkdocs_paycore.project.config_texts import config_texts
from mkdocs_paycore.project.kept_out import navigation_without
from mkdocs_paycore.project.neutral_config import neutral_navigation
from mkdocs_paycore.project.offline_search import add_offline_script
from mkdocs_paycore.project.prepare import Prepared
from mkdocs_paycore.project.render import RenderRequest, RenderResult
from mkdocs_paycore.project.unusable import refuse_names, refuse_unreadable
from mkdocs_paycore.stamping.slot import URL_MARK

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

    from mkdocs_paycore.project.prepare import Prepared
    from mkdocs_paycore.project.project import Project
    from mkdocs_paycore.project.render import RenderRequest, RenderResult
    from mkdocs_paycore.source.reporter import Reporter


class BuildOfFiles(Protocol):
    """What is seen of the build whose files they are."""

    is_serving: bool
    project: Project
    report: Reporter
    request: RenderRequest
    result: RenderResult

    @property
    def prepared(self) -> Prepared:
        """The site that was read."""


class BuildFiles:
    """The files of a build.

    Attributes:
        generated: those that nobody wrote.
        navigation: the navigation, once it is known.
    """

    def __init__(self, build: BuildOfFiles, config: MkDocsConfig) -> None:
        """Know no file yet.

        Args:
            build: the one whose files they are.
            config: the site's.
        """
        self.build, self.generated = build, GeneratedFiles(config)
        self.navigation: Navigation | None = None
        self._link_warnings: LinkWarnings | None = None

    def for_others(self, files: Files, config: MkDocsConfig) -> Files:
        """Return the files of the site, without sources and what the brand hides, with all that is added.

        Added are assets, published data and generated pages; `config` has the pages load them.

        Raises:
            UnusableSiteError: a folder, or a file of the brand, cannot be read, or a name is no text.
        """
        prepared = self.build.prepared
        refuse_unreadable(self.build.project.docs, shown=self.build.project.shown)
        refuse_names((file.src_uri for file in files), docs=self.build.project.shown(self.build.project.docs))
        possible = {file.src_uri for file in files.documentation_pages()}
        files = published_files(files, prepared)
        named = named_pages(files, config)
        ours = MkDocsFiles(files, self.generated, is_serving=self.build.is_serving, in_navigation=named)
        add_page_assets(ours, prepared)
        if self.build.request.is_offline:
            add_offline_script(ours)
        add_to(ours, prepared)
        possible |= possible_pages(prepared)
        self.build.result.hidden_pages = {path for path in possible if ours.page_path(path) is None}
        return files

    def of_others(self, files: Files, config: MkDocsConfig) -> None:
        """Take what other plugins did to `files` into account, and leave hidden pages out of the `nav` of `config`."""
        self.build.report.report_all(late_sources(files, self.build.prepared))
        self.generated.restore(files)
        self.generated.give_way(files)
        note_pages(MkDocsFiles(files, self.generated, is_serving=self.build.is_serving), self.build.prepared)
        texts = config_texts(self.build.project, self.build.prepared.site, report=None)
        config.nav = navigation_without(neutral_navigation(config.nav, texts), self.build.result.hidden_pages)
        self._link_warnings = LinkWarnings(lambda link: texts.neutral(link, is_link=True).startswith(URL_MARK))

    def take_navigation(self, navigation: Navigation, files: Files) -> None:
        """Put slots into titles and links of a navigation, and give pages of `files` that it lacks a place there."""
        self.end()
        self.navigation = navigation
        texts = config_texts(self.build.project, self.build.prepared.site, report=self.build.report)
        config_slots.fill_navigation(navigation, texts)
        give_parents(navigation, files, self.build.prepared.site.folders)

    def end(self) -> None:
        """Listen to no warning any more."""
        if self._link_warnings is not None:
            self._link_warnings.end()
