"""Zensical as an engine of ours; see `project.render.Engine`."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from mkdocs_paycore.check.context import CheckedPages
from mkdocs_paycore.check.run import run
from mkdocs_paycore.check.site_reporter import site_reporter
from mkdocs_paycore.check.stages import check_tree
from mkdocs_paycore.engines.docs_tree.files import Inclusion, Patterns, is_page
from mkdocs_paycore.engines.docs_tree.site import read_site
from mkdocs_paycore.engines.docs_tree.validation import link_problems, navigation_problems
from mkdocs_paycore.engines.zensical.config import SITE
from mkdocs_paycore.engines.zensical.folder import prepare_folder
from mkdocs_paycore.engines.zensical.output import output_problems
from mkdocs_paycore.engines.zensical.pages import rendered_pages
from mkdocs_paycore.engines.zensical.run import left_out, run_zensical, theme_folders
from mkdocs_paycore.project.output_folder import refuse_sources
from mkdocs_paycore.project.render import RenderResult
from mkdocs_paycore.project.unusable import UnusableSiteError
from mkdocs_paycore.source.rule import Stage
from mkdocs_paycore.stamping.atomic_folder import new_folder, replace_folder
from mkdocs_paycore.stamping.tree import read_tree

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_paycore.engines.docs_tree.folder import PreparedFolder
    from mkdocs_paycore.engines.docs_tree.site import SiteSource
    from mkdocs_paycore.project.project import Project
    from mkdocs_paycore.project.render import RenderRequest
    from mkdocs_paycore.source.reporter import Reporter

_WORK = ".cache/paycore/zensical"
_RENDERED = "rendered"


class ZensicalEngine:
    """Renders sites with Zensical; prepared folders stay, and with them the cache that makes the next build quick."""

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
        """Build a site; errors as in `Engine.render`.

        Args:
            config_file: its mkdocs.yml, which lists the plugin `paycore`.
            site_dir: the folder of the site.
            request: what is asked for.
        """
        source = read_site(config_file, themes=theme_folders())
        if not request.keeps_slots:
            refuse_sources(source.project, site_dir)
        report, weights = site_reporter(source.project)
        folder = work_folder(source.project, request.brand or source.project.options.brand or "site")
        prepared = prepare_folder(source, folder, brand=request.brand, report=report, unusable_weights=weights)
        report.report_all([*navigation_problems(prepared.tree), *link_problems(prepared.tree)])
        _refuse_strictly(source, report)
        result = RenderResult(prepared.tree.prepared, hidden_pages=prepared.tree.hidden_pages)
        result.warnings = remarks(source)
        _render(prepared, site_dir, request, report, result)
        result.problems = report.problems
        return result


def work_folder(project: Project, name: str) -> Path:
    """Return the folder that a site is prepared to between builds, one for each brand that it is rendered for."""
    folder = project.root / _WORK
    folder.mkdir(parents=True, exist_ok=True)
    (folder.parent / ".gitignore").write_text("*\n", encoding="utf-8")
    return folder / name


def remarks(source: SiteSource) -> list[str]:
    """Return what of a site's configuration Zensical passes over."""
    names = left_out([name for name in source.plugins if name != "paycore"])
    found = [f"Zensical does not know the plugin {name!r}: what it does is missing from the site" for name in names]
    if source.settings.get("hooks"):
        found.append("Zensical runs no 'hooks': what they do is missing from the site")
    return found


def _render(
    prepared: PreparedFolder, site_dir: Path, request: RenderRequest, report: Reporter, result: RenderResult
) -> None:
    """Have Zensical build a prepared folder, look at what came out, and stamp it where that is asked for."""
    output = run_zensical(prepared.folder)
    report.report_all(output_problems(output, prepared.tree))
    rendered = prepared.folder / _RENDERED
    shutil.rmtree(rendered, ignore_errors=True)
    (prepared.folder / SITE).rename(rendered)
    pages = rendered_pages(prepared.tree, rendered)
    site = prepared.tree.prepared.site
    run(Stage.PAGES, CheckedPages(site=site, pages=pages), report, wants=report.wants)
    tree = read_tree(rendered)
    check_tree(tree, prepared.tree.prepared, report)
    _refuse_strictly(prepared.tree.source, report)
    if request.keeps_slots:
        result.tree = tree
        return
    try:
        new = new_folder(site_dir)
        try:
            tree.stamp_into(new, site.values, own={})
            replace_folder(new, site_dir)
        finally:
            shutil.rmtree(new, ignore_errors=True)
    except OSError as error:
        shown = prepared.tree.source.project.shown(site_dir)
        raise UnusableSiteError(f"the site cannot be written to {shown}: {error}") from None


def _refuse_strictly(source: SiteSource, report: Reporter) -> None:
    """End a strict build that has problems; the last good site stays."""
    if source.settings.get("strict") is True and report.problems:
        lines = "\n".join(str(problem) for problem in sorted(report.problems))
        raise UnusableSiteError(f"the build is strict, and there are problems:\n{lines}", is_reported=True)
