"""All problems of a site for Zensical: what its sources say before it comes, and what only its render can tell."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_paycore.brands.checked_texts import checked_texts
from mkdocs_paycore.check.context import CheckedSources
from mkdocs_paycore.check.in_braces import in_braces
from mkdocs_paycore.check.run import run
from mkdocs_paycore.check.stages import check_texts, check_tree
from mkdocs_paycore.check.text.files.missing_snippets import lost_snippet
from mkdocs_paycore.check.tree.generator import GENERATOR
from mkdocs_paycore.check.tree.plain_links import TypedIds
from mkdocs_paycore.check.tree.reported_links import shown_links
from mkdocs_paycore.check.tree.site_links import SiteLinks
from mkdocs_paycore.check.weights import chosen_weights
from mkdocs_paycore.engines.docs_tree.docs_request import DocsRequest
from mkdocs_paycore.engines.docs_tree.links import RenderedIds, SourceIds, docs_links
from mkdocs_paycore.engines.docs_tree.site import read_site
from mkdocs_paycore.engines.docs_tree.validation import link_problems, navigation_problems
from mkdocs_paycore.engines.zensical.folder import prepare_folder
from mkdocs_paycore.engines.zensical.output import output_problems
from mkdocs_paycore.engines.zensical.render import rendered_site, work_folder
from mkdocs_paycore.engines.zensical.run import theme_folders
from mkdocs_paycore.markdown.page_source import MissingSnippetError
from mkdocs_paycore.project.listed_plugins import lists_plugin, macros_of
from mkdocs_paycore.project.manuscripts import read_manuscripts
from mkdocs_paycore.project.prepare import prepare
from mkdocs_paycore.project.unusable import UnusableSiteError
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Stage
from mkdocs_paycore.stamping.tree import read_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from mkdocs_paycore.check.known_pages import KnownPages
    from mkdocs_paycore.check.tree.site_links import PageIds
    from mkdocs_paycore.engines.docs_tree.tree import DocsTree
    from mkdocs_paycore.project.prepare import Prepared
    from mkdocs_paycore.source.problem import Problem
    from mkdocs_paycore.source.reporter import Reporter


class ZensicalCheck:
    """A check of a site in two steps; see `engines.choice.StepwiseCheck`."""

    def __init__(
        self,
        config_file: Path,
        *,
        only: Collection[str] = (),
        ignored: Collection[str] = (),
        known: KnownPages | None = None,
    ) -> None:
        """Check nothing yet.

        Args:
            config_file: the file of the configuration.
            only: the rules that are asked for, by name; where there are none, all are.
            ignored: the rules that are not wanted.
            known: what an earlier check found in pages that may be the same; None: nothing is known.

        Raises:
            UnknownRuleError: there is no rule of such a name.
        """
        chosen_weights({}, only=only, ignored=ignored)
        self.config_file, self.only, self.ignored = config_file, tuple(only), tuple(ignored)
        self.known, self.pages = known, 0
        self._sources: list[Problem] | None = None

    def sources(self, on_stage: Callable[[str], None] | None = None) -> list[Problem]:
        """Return what is wrong as far as no render is needed; `pages` is the number of pages then.

        Args:
            on_stage: is called with what is done, in words.

        Raises:
            UnusableSiteError: the site cannot be used.
        """
        if self._sources is None:
            if on_stage is not None:
                on_stage("reading the site")
            found = self._problems(is_rendered=False)
            self._sources = in_braces(found) if macros_of(self.config_file) is not None else found
        return self._sources

    def rendered(self, on_page: Callable[[], None] | None = None) -> list[Problem]:  # noqa: ARG002 - Zensical says nothing
        """Return everything that is wrong; the site is rendered for it, and what came out is thrown away.

        One that does not list our plugin is not rendered: its pages would not be those that it has.

        Args:
            on_page: of no use: Zensical does not say which page it is at.

        Raises:
            UnusableSiteError: the site cannot be used.
        """
        sources = self.sources()
        if not lists_plugin(self.config_file):
            return sources
        return sorted({*sources, *self._problems(is_rendered=True)})

    def _problems(self, *, is_rendered: bool) -> list[Problem]:
        macros = macros_of(self.config_file)
        source = read_site(self.config_file, themes=theme_folders(), needs_plugin=False)
        source = replace(source, project=replace(source.project, macros=macros))
        request = DocsRequest.of(source, only=self.only, ignored=self.ignored)
        report = request.report
        request = replace(request, catalog=source.project.sound_catalog(report))
        try:
            with work_folder(source.project, None) as folder:
                tree = prepare_folder(request, folder)
                self.pages = len(tree.tree.pages)
                if is_rendered:
                    rendered = rendered_site(tree, report)
                    done = tree.tree.prepared
                    check_tree(read_tree(rendered.root), done.brand, done.project, report, values=done.site.values)
                    rendered.remove()
                    ids: PageIds = RenderedIds(tree.tree, rendered.pages)
                    self._check(tree.tree, ids, report, output=rendered.output)
                else:
                    self._check(tree.tree, SourceIds(tree.tree), report)
        except UnusableSiteError as error:
            if not error.path:
                raise
            lost = lost_snippet(str(error.__cause__)) if isinstance(error.__cause__, MissingSnippetError) else ""
            fatal = GENERATOR.problem(error.path, (error.line, 0), error.reason, severity=Severity.ERROR, follows=lost)
            if not is_rendered:
                self._check_texts_alone(prepare(source.project, report=report, catalog=request.catalog), report)
            return sorted({*report.problems, fatal})
        return sorted(report.problems)

    def _check(self, tree: DocsTree, ids: PageIds, report: Reporter, *, output: str = "") -> None:
        """Report what rules say of a docs tree; and of links what only the generator, by its output, does."""
        run(Stage.CHECK, CheckedSources(site=tree.prepared.site), report, wants=report.wants)
        sources = [tree.files.sources[path] for path in tree.pages if path in tree.files.sources]
        manuscripts = read_manuscripts(tree.prepared.project, sources)
        checked = checked_texts(tree.prepared, manuscripts, docs_links(tree, ids=ids), report)
        found = check_texts(checked, report, known=self.known)
        reported = set(shown_links(checked.project, checked.manuscripts, found))
        report.report_all(navigation_problems(tree))
        report.report_all(link_problems(tree, reported=reported))
        report.report_all(output_problems(output, tree, reported=reported))

    def _check_texts_alone(self, prepared: Prepared, report: Reporter) -> None:
        """Report what rules say of pages where the site cannot be prepared: where links lead is not known."""
        manuscripts = read_manuscripts(prepared.project, prepared.project.pages())
        check_texts(checked_texts(prepared, manuscripts, SiteLinks({}, TypedIds({})), report), report, known=self.known)
