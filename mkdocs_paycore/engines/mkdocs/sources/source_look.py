"""A look at a site's pages when its files and navigation are known, before anything is rendered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_paycore.brands.checked_texts import checked_texts
from mkdocs_paycore.check.context import CheckedPages
from mkdocs_paycore.check.stages import check_texts
from mkdocs_paycore.check.tree.anchors import field_anchor_problems
from mkdocs_paycore.check.tree.plain_links import TypedIds
from mkdocs_paycore.check.tree.reported_links import reported_links, shown_links
from mkdocs_paycore.check.tree.site_links import SiteLinks
from mkdocs_paycore.engines.mkdocs.cores.over_cores import OverCores
from mkdocs_paycore.engines.mkdocs.files.docs_files import page_files
from mkdocs_paycore.engines.mkdocs.files.generated import is_made_by_us
from mkdocs_paycore.engines.mkdocs.sources.conversion import Conversion, ConvertedIds
from mkdocs_paycore.engines.mkdocs.sources.site_links import link_levels, site_links
from mkdocs_paycore.engines.mkdocs.sources.suspects import is_logged, is_suspect
from mkdocs_paycore.manuscript.manuscript import Manuscript
from mkdocs_paycore.project.cores import cores
from mkdocs_paycore.project.manuscripts import read_manuscripts
from mkdocs_paycore.stamping.over import here

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from mkdocs_paycore.check.known_pages import KnownPages
    from mkdocs_paycore.engines.mkdocs.build import Build
    from mkdocs_paycore.engines.mkdocs.problems.logged import DeadLink
    from mkdocs_paycore.project.prepare import Prepared
    from mkdocs_paycore.project.project import Project
    from mkdocs_paycore.source.problem import Problem
    from mkdocs_paycore.source.reporter import Reporter

_MANY = 40
"""So many pages are worth a second process."""


class SourceLook:
    """Called by a build when its files are there: runs the rules about text, and converts the pages it has to.

    Attributes:
        on_stage: called with what is done next, in words.
        report: gets what the rules about text find.
        pages: how many pages the site has.
        dead_links: the links that rules reported.
    """

    def __init__(self, on_stage: Callable[[str], None] = lambda _: None, *, known: KnownPages | None = None) -> None:
        """Look at nothing yet.

        Args:
            on_stage: called with what is done next, in words.
            known: what an earlier check found in pages that may be the same; None: nothing is known.
        """
        self.on_stage, self.known = on_stage, known
        self.report: Reporter | None = None
        self.pages = 0
        self.dead_links: set[DeadLink] = set()
        self._is_done = False

    def __call__(self, build: Build, files: Files, config: MkDocsConfig) -> None:
        """Look at the pages of a build; what their conversion tells is reported by the build.

        Args:
            build: the build at hand.
            files: its files, with all that plugins added.
            config: its configuration, as plugins left it.

        Raises:
            Exception: a page, a snippet or a plugin has a fault that ends the build.
        """
        self._is_done = True
        self.pages = len(files.documentation_pages())
        self.on_stage(f"reading {self.pages} pages")
        conversion = Conversion(build, files, config)
        manuscripts = read_manuscripts(build.project, page_files(config))
        pages = {page.uri: page for page in (*manuscripts, *_of_other_plugins(files)) if page.is_page}
        ids = ConvertedIds(conversion, pages)
        links = site_links(build, files, config, ids=ids)
        self.on_stage(f"checking the text and the links of {self.pages} pages")
        found = self._check(build.prepared, manuscripts, links, conversion)
        self.on_stage(f"checking the variables and calls of {self.pages} pages")
        dead = self._dead_links(build.project, manuscripts, found)
        for file in files.documentation_pages():
            if file.src_uri not in pages and not is_made_by_us(file):  # it is no UTF-8, which ends a build
                conversion.page(file.src_uri)
        for path, page in pages.items():
            if path not in links.urls:
                continue
            reported = dead.get(path, set())
            is_logged_there = is_logged(page, links, link_levels(config), reported=reported)
            if is_logged_there or is_suspect(page, build.prepared, url=links.urls[path]):
                conversion.page(path)
        self._check_field_anchors(build, conversion, links)

    def check_texts_alone(self, prepared: Prepared) -> None:
        """Look at the pages of a `prepared` site alone, where a build ended before its files were there.

        No link is followed: where it leads is not known.
        """
        if not self._is_done:
            project = prepared.project
            self._check(prepared, read_manuscripts(project, project.pages()), SiteLinks({}, TypedIds({})))

    def _check(
        self,
        prepared: Prepared,
        manuscripts: Sequence[Manuscript],
        links: SiteLinks,
        conversion: Conversion | None = None,
    ) -> list[Problem]:
        """Run the rules about text, over all processors where there are many pages.

        What a rule finds elsewhere counts unless a page was converted there: the build here reports what that tells.
        """
        if (report := self.report) is None:
            return []
        over = OverCores(cores(prepared.project.options), fewest=2) if len(manuscripts) >= _MANY else here
        tried = conversion.tried if conversion else 0
        checked = checked_texts(prepared, manuscripts, links, report)
        return check_texts(
            checked,
            report,
            over=over,
            is_plain=lambda _: conversion is None or conversion.tried == tried,
            known=self.known,
        )

    def _dead_links(
        self, project: Project, manuscripts: Sequence[Manuscript], found: Sequence[Problem]
    ) -> dict[str, set[int]]:
        """Return by page where the targets of reported links begin, and note the links."""
        dead: dict[str, set[int]] = {}
        for text, link in reported_links(manuscripts, found):
            if text.is_page:
                dead.setdefault(text.uri, set()).add(link.target_start)
        self.dead_links.update(shown_links(project, manuscripts, found))
        return dead

    def _check_field_anchors(self, build: Build, conversion: Conversion, links: SiteLinks) -> None:
        site = build.prepared.site
        for code, provider in site.catalog.providers.items():
            anchors = {field.anchor for connection in provider.connections for field in connection.fields} - {None}
            path = links.at_address(site.manuals[code]) if anchors and code in site.manuals else None
            if path is not None and not all(links.ids.has(path, str(anchor)) for anchor in anchors):
                conversion.page(path)
        build.report.report_all(field_anchor_problems(CheckedPages(site=site, pages=list(conversion.pages))))


def _of_other_plugins(files: Files) -> Iterator[Manuscript]:
    """Yield the pages that other plugins made, as they are typed."""
    for file in files.documentation_pages():
        if file.generated_by and not is_made_by_us(file):
            path = Path(file.abs_src_path).name if file.abs_src_path else file.src_uri
            yield Manuscript(file.content_string, path, file.src_uri)
