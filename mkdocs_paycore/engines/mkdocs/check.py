"""All problems of a site: what its sources say without a render, and what only a render can tell."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from logging import ERROR
from pathlib import Path
from typing import TYPE_CHECKING

from pymdownx.snippets import SnippetMissingError  # type: ignore[import-untyped] # it has no types

from mkdocs_paycore.catalog.features import all_features
from mkdocs_paycore.check.context import CheckedSources
from mkdocs_paycore.check.in_braces import in_braces
from mkdocs_paycore.check.run import run
from mkdocs_paycore.check.site_reporter import site_reporter
from mkdocs_paycore.check.stages import check_brand
from mkdocs_paycore.check.text.files.missing_snippets import lost_snippet
from mkdocs_paycore.check.tree.generator import GENERATOR
from mkdocs_paycore.check.weights import chosen_weights
from mkdocs_paycore.engines.mkdocs.config import plugin_of, project_of
from mkdocs_paycore.engines.mkdocs.problems.log import collected_warnings
from mkdocs_paycore.engines.mkdocs.problems.logged import logged_problems
from mkdocs_paycore.engines.mkdocs.run import run_build, run_until_pages
from mkdocs_paycore.engines.mkdocs.sources.absent import Absent, absence_problems, checkable_config
from mkdocs_paycore.engines.mkdocs.sources.source_look import SourceLook
from mkdocs_paycore.project.chosen_brand import faulty_brand
from mkdocs_paycore.project.listed_plugins import lists_plugin, macros_of
from mkdocs_paycore.project.render import RenderRequest
from mkdocs_paycore.project.unusable import UnusableSiteError
from mkdocs_paycore.source.problem import Problem, Severity
from mkdocs_paycore.source.rule import Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from logging import LogRecord

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_paycore.check.known_pages import KnownPages
    from mkdocs_paycore.project.project import Project
    from mkdocs_paycore.project.render import RenderResult
    from mkdocs_paycore.source.reporter import Reporter


def site_problems(config_file: Path, *, only: Collection[str] = (), ignored: Collection[str] = ()) -> list[Problem]:
    """Return everything that is wrong with a site's sources, in the order of files and lines.

    Args:
        config_file: its mkdocs.yml; where it does not list the plugin `paycore`, the sources alone are checked.
        only: the rules that are asked for, by name; where there are none, all are.
        ignored: the rules that are not wanted.

    Raises:
        UnusableSiteError: the configuration cannot be used.
        UnknownRuleError: there is no rule of such a name.
    """
    return SiteCheck(config_file, only=only, ignored=ignored).rendered()


class SiteCheck:
    """A check of a site in two steps: of its sources, which takes no render, and of all that a render tells as well."""

    def __init__(
        self,
        config_file: Path,
        *,
        only: Collection[str] = (),
        ignored: Collection[str] = (),
        known: KnownPages | None = None,
    ) -> None:
        """Check nothing yet; `config_file`, `only`, `ignored` and errors as in `site_problems`.

        `known`: what an earlier check found in pages that may be the same; None: nothing is known.
        """
        chosen_weights({}, only=only, ignored=ignored)  # a name that is wrong is refused at once
        self.config_file, self.only, self.ignored = config_file, tuple(only), tuple(ignored)
        self.known, self.pages = known, 0
        self._sources: list[Problem] | None = None
        self._look: SourceLook | None = None
        self._absent: list[Absent] = []

    def sources(self, on_stage: Callable[[str], None] | None = None) -> list[Problem]:
        """Return what is wrong as far as no render is needed; `pages` is the number of pages then.

        Args:
            on_stage: called with what is done next, in words.

        Raises:
            UnusableSiteError: the site cannot be used.
        """
        if self._sources is None:
            look = self._look = SourceLook(on_stage or (lambda _: None), known=self.known)
            look.on_stage("reading the configuration, the brand and the provider files")
            found = self._problems(lambda config: run_until_pages(config, look), look)
            self._sources = in_braces(found) if macros_of(self.config_file) is not None else found
            self.pages = look.pages
        return self._sources

    def rendered(self, on_page: Callable[[], None] | None = None) -> list[Problem]:
        """Return everything that is wrong; the site is rendered as a strict build would, to a folder thrown away.

        A site that names what is not installed is not rendered: much that was wrong then would be the absence's fault.
        Nor is one that does not list our plugin: its pages would not be those that it has.

        Args:
            on_page: called before each page is rendered.

        Raises:
            UnusableSiteError: the site cannot be used.
        """
        sources = self.sources()
        if self._absent or not lists_plugin(self.config_file):
            return sources
        return sorted({*sources, *self._problems(run_build, self._look or SourceLook(), on_page)})

    def _problems(
        self, build: Callable[[MkDocsConfig], None], look: SourceLook, on_page: Callable[[], None] | None = None
    ) -> list[Problem]:
        fatal, causes = set[Problem](), set[str]()
        with collected_warnings() as warnings, tempfile.TemporaryDirectory() as folder:
            config, self._absent = checkable_config(self.config_file, Path(folder) / "site")
            warnings[:] = [record for record in warnings if record.levelno < ERROR]  # the others were of what is absent
            plugin = plugin_of(config)
            project = project_of(config, plugin.config)
            report, _ = site_reporter(project, only=self.only, ignored=self.ignored)
            plugin.request = RenderRequest(
                is_quiet=True,
                on_page=on_page,
                catalog=project.sound_catalog(report),
                macros=macros_of(self.config_file),
            )
            report.report_all(absence_problems(self._absent, project))
            look.report = report
            try:
                build(config)
            except UnusableSiteError as error:
                fatal = _fatal(error, warnings, config, plugin.result)
                if fatal or any(getattr(cause, "is_reported", False) for cause in _chain(error)):
                    causes = {text for cause in _chain(error) if (text := str(cause))}
                    if plugin.page_at_hand and any(isinstance(cause, UnicodeError) for cause in _chain(error)):
                        causes.add(Path(plugin.page_at_hand).name)  # MkDocs logs *Encoding error reading file: …*
            result = plugin.result
            if build is not run_build:
                self._check_sources(result, look, report, project_of(config, plugin.config))
        others = [record for record in warnings if not record.getMessage().endswith(tuple(causes))]
        report.report_all(logged_problems(others, config, hidden=result.hidden_pages, reported=look.dead_links))
        report.report_all(result.problems)
        return sorted({*report.problems, *fatal})  # nothing silences what ends a build

    def _check_sources(self, result: RenderResult, look: SourceLook, report: Reporter, project: Project) -> None:
        if result.prepared is None and (brand := faulty_brand(project)) is not None:  # what else is wrong with it
            features = all_features(project.products.all)
            check_brand(brand, project.catalog(), report, root=project.root, features=features)
        if (prepared := result.prepared) is not None:
            look.on_stage(f"checking the forms of {len(prepared.site.catalog.providers)} providers")
            run(Stage.CHECK, CheckedSources(site=prepared.site), report, wants=report.wants)
            look.check_texts_alone(prepared)


def _fatal(
    error: UnusableSiteError, warnings: Iterable[LogRecord], config: MkDocsConfig, result: RenderResult
) -> set[Problem]:
    """Return what ended a build as a problem; none where it was reported or logged before.

    Raises:
        UnusableSiteError: nothing of the site could be checked.
    """
    if error.path:
        problem = GENERATOR.problem(error.path, (error.line, 0), error.reason, severity=Severity.ERROR)
        lost = (lost_snippet(str(cause)) for cause in _chain(error) if isinstance(cause, SnippetMissingError))
        return {replace(problem, follows=next(lost, ""))}
    is_logged = any(warning.levelno >= ERROR for warning in warnings)
    if not result.problems:
        reasons = [*(warning.getMessage() for warning in warnings), *([] if is_logged else [str(error)])]
        raise UnusableSiteError("; ".join(reasons)) from None
    path = Path(config.config_file_path).name
    return set() if is_logged else {GENERATOR.problem(path, (0, 0), error.reason, severity=Severity.ERROR)}


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield an exception and those that it came from; MkDocs logs what ends a build by the words of one of them."""
    cause: BaseException | None = error
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__
