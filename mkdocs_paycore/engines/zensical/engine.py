"""Zensical as an engine of ours; see `project.render.Engine`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_paycore.engines.docs_tree.docs_request import DocsRequest
from mkdocs_paycore.engines.docs_tree.files import is_page
from mkdocs_paycore.engines.docs_tree.site import read_site
from mkdocs_paycore.engines.docs_tree.validation import link_problems, navigation_problems
from mkdocs_paycore.engines.zensical.check import ZensicalCheck
from mkdocs_paycore.engines.zensical.finish import check_leaks, checked_tree, complete, stamp_one
from mkdocs_paycore.engines.zensical.folder import prepare_folder
from mkdocs_paycore.engines.zensical.output import output_problems
from mkdocs_paycore.engines.zensical.render import rendered_site, work_folder
from mkdocs_paycore.engines.zensical.run import left_out, theme_folders
from mkdocs_paycore.project.inclusion import Inclusion, Patterns
from mkdocs_paycore.project.output_folder import refuse_sources
from mkdocs_paycore.project.render import RenderResult
from mkdocs_paycore.project.tooltips import TOOLTIPS_ARE_OFF
from mkdocs_paycore.project.unusable import UnusableSiteError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from pathlib import Path

    from mkdocs_paycore.brands.site_brands import SiteBrands
    from mkdocs_paycore.check.known_pages import KnownPages
    from mkdocs_paycore.engines.docs_tree.folder import PreparedFolder
    from mkdocs_paycore.engines.docs_tree.site import SiteSource
    from mkdocs_paycore.project.project import Project
    from mkdocs_paycore.project.render import RenderRequest
    from mkdocs_paycore.source.reporter import Reporter


class ZensicalEngine:
    """Renders sites with Zensical; prepared folders stay, and with them the cache that makes the next build quick."""

    name = "zensical"
    builds_offline = True

    def project(self, config_file: Path) -> Project:
        """Return the site that a configuration describes; `config_file` and errors as in `Engine.project`."""
        return read_site(config_file, themes=theme_folders()).project

    def pages(self, config_file: Path) -> list[Path]:
        """Return the files of the site's pages; `config_file` and errors as in `Engine.pages`."""
        source = read_site(config_file)
        patterns, docs = Patterns(source.settings), source.project.docs
        paths = (file.relative_to(docs).as_posix() for file in sorted(docs.rglob("*")) if file.is_file())
        return [docs / path for path in paths if is_page(path) and patterns.inclusion(path) is not Inclusion.LEFT_OUT]

    def render(self, config_file: Path, site_dir: Path, request: RenderRequest) -> RenderResult:
        """Build a site.

        Args:
            config_file: its mkdocs.yml, which lists the plugin `paycore`.
            site_dir: the folder of the site.
            request: what is asked for.

        Returns:
            What the build came to.

        Raises:
            UnusableSiteError: it cannot be built, or it is strict and its sources have problems.
        """
        source = read_site(config_file, themes=theme_folders())
        if not request.keeps_slots:
            refuse_sources(source.project, site_dir)
        is_offline = request.is_offline
        docs = DocsRequest.of(source, brand=request.brand, catalog=request.catalog, is_offline=is_offline)
        report = docs.report
        with work_folder(source.project, request.brand, is_offline=is_offline) as folder:
            prepared = prepare_folder(docs, folder)
            report.report_all([*navigation_problems(prepared.tree), *link_problems(prepared.tree)])
            _refuse_strictly(source, report)
            rendered = rendered_site(prepared, report)
            complete(rendered, prepared, is_offline=is_offline)
        report.report_all(output_problems(rendered.output, prepared.tree))
        try:
            tree = checked_tree(rendered, prepared, report)
            _refuse_strictly(source, report)
            if not request.keeps_slots:
                check_leaks(tree, prepared, site_dir, report)
                _refuse_strictly(source, report)
                stamp_one(tree, prepared, site_dir)
        except BaseException:
            rendered.remove()
            raise
        if not request.keeps_slots:
            rendered.remove()
        return RenderResult(
            prepared.tree.prepared,
            hidden_pages=prepared.tree.hidden_pages,
            tree=tree if request.keeps_slots else None,
            problems=report.problems,
            warnings=[*passed_over(source), *_switched_off(source, prepared)],
        )

    def check(
        self,
        config_file: Path,
        *,
        only: Collection[str] = (),
        ignored: Collection[str] = (),
        known: KnownPages | None = None,
    ) -> ZensicalCheck:
        """Return a check of a site; errors as in `SiteEngine.check`.

        Args:
            config_file: the file of the configuration.
            only: the rules that are asked for, by name; where there are none, all are.
            ignored: the rules that are not wanted.
            known: what an earlier check found in pages that may be the same; None: nothing is known.
        """
        return ZensicalCheck(config_file, only=only, ignored=ignored, known=known)

    def serve(
        self, brands: SiteBrands, wanted: Sequence[str], *, host: str, port: int, say: Callable[[str], None]
    ) -> None:
        """Refuse to serve brands: Zensical has a server of its own, for a prepared folder.

        Args:
            brands: the site's, as all that follows without use.
            wanted: the brands to show.
            host: the address to listen on.
            port: the port to listen on.
            say: gets a line for each step.

        Raises:
            UnusableSiteError: always; it says what to do instead.
        """
        del brands, wanted, host, port, say
        hint = "paycore prepare FOLDER, then zensical serve in that folder shows one brand with its slots"
        raise UnusableSiteError(f"paycore serve needs MkDocs or ProperDocs; with Zensical build instead, or: {hint}")


def passed_over(source: SiteSource) -> list[str]:
    """Return what of the configuration of a site, its `source`, Zensical passes over."""
    names = left_out([name for name in source.plugins if name != "paycore"])
    found = [f"Zensical does not know the plugin {name!r}: what it does is missing from the site" for name in names]
    if source.settings.get("hooks"):
        found.append("Zensical runs no 'hooks': what they do is missing from the site")
    return found


def _switched_off(source: SiteSource, prepared: PreparedFolder) -> list[str]:
    """Return what a prepared folder leaves out of the features of the theme that a site asks for."""
    return [] if _features(prepared.settings) == _features(source.settings) else [TOOLTIPS_ARE_OFF]


def _features(settings: Mapping[str, Any]) -> int:
    """Return how many features of the theme some settings ask for."""
    theme = settings.get("theme")
    features = theme.get("features") if isinstance(theme, dict) else None
    return len(features) if isinstance(features, list) else 0


def _refuse_strictly(source: SiteSource, report: Reporter) -> None:
    """End a strict build that has problems; the last good site stays."""
    if source.settings.get("strict") is True and report.problems:
        lines = "\n".join(str(problem) for problem in sorted(report.problems))
        raise UnusableSiteError(f"the build is strict, and there are problems:\n{lines}", is_reported=True)
