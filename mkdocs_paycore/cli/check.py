"""The command `paycore check`."""

from __future__ import annotations

import os
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_paycore.brands.site_brands import SiteBrands
from mkdocs_paycore.check.output.report import REPORT_FORMATS
from mkdocs_paycore.check.output.source_lines import SourceLines
from mkdocs_paycore.check.output.text_report import Printing, amount
from mkdocs_paycore.check.tree.generator import NOT_INSTALLED
from mkdocs_paycore.check.weights import UnknownRuleError, chosen_weights
from mkdocs_paycore.cli.console import (
    CONTENT_ERRORS,
    Progress,
    WordChoice,
    config_option,
    engine_option,
    fail,
    has_colour,
    readable,
    say,
)
from mkdocs_paycore.cli.repair import repaired_site, shown_repairs
from mkdocs_paycore.cli.site_check import SiteCheckRun, is_on_build_server
from mkdocs_paycore.cli.verbose import verbose_option
from mkdocs_paycore.engines.choice import load_engine
from mkdocs_paycore.leak.report import listed
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.reporter import OFF
from mkdocs_paycore.source.suggestion import all_known

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_paycore.check.weights import Weights
    from mkdocs_paycore.source.problem import Problem


_OF_HOSTS = frozenset({"sarif", "github"})
"""Formats that a host of code reads, with paths from the root of the checkout."""


@click.command("check")
@click.argument("codes", metavar="[CODE]…", nargs=-1)
@click.option("--site", type=click.Path(path_type=Path), help="Check built sites for words of other brands instead.")
@click.option("--brand", metavar="NAME", help="With --site: the folder is the site of this brand alone.")
@click.option("--format", "format_", type=WordChoice(list(REPORT_FORMATS)), default="text", show_default=True)
@click.option(
    "--rule", "only", multiple=True, metavar="NAME", help="Report this rule only; may be given several times."
)
@click.option("--ignore", "ignored", multiple=True, metavar="NAME", help="Do not report this rule; as above.")
@click.option("--fix", is_flag=True, help="Repair what is certain in the sources, then report what is left.")
@click.option("--diff", is_flag=True, help="With --fix: show the repairs as a unified diff, and write nothing.")
@click.option("--all", "is_whole", is_flag=True, help="Show every problem, also where many are alike (format text).")
@click.option("--strict", is_flag=True, help="Exit with 1 on a warning, too; renders the site.")
@click.option(
    "--render/--no-render",
    "is_rendered",
    default=None,
    help="Render the site, for what only that can tell. Without either: on build servers, and where it is small.",
)
@click.option("--no-cache", is_flag=True, help="Check all anew, and keep no answer for the next time.")
@engine_option
@verbose_option
@config_option
def check_command(  # noqa: PLR0913 - an argument for each option
    codes: tuple[str, ...],
    config_file: Path,
    format_: str,
    *,
    strict: bool,
    is_rendered: bool | None,
    no_cache: bool,
    engine: str | None,
    site: Path | None,
    brand: str | None,
    only: tuple[str, ...],
    ignored: tuple[str, ...],
    **flags: bool,
) -> None:
    """Check a site. Exits with 1 on an error, and with 2 where a plugin of the site is not installed.

    All its sources are checked: pages, provider files, the brand; with CODE, only what is in the folders of these
    providers is reported. Of a site that does not list the plugin the text alone is checked. With --site, the sites
    that were built from them are checked for names, hosts and mail addresses of other brands: each brand's in its
    folder below --site.
    """
    readable(config_file)
    _refuse_together(flags, site=site, brand=brand)
    click.echo(f"checking {site or config_file} …", err=True)
    chosen = _chosen(only, ignored)
    screen = _Screen(format_, config_file, is_whole=flags["is_whole"])
    if site is not None:
        found = _leaks(config_file, site, brand, engine=engine)
        problems = [problem for problem in found if chosen.get(problem.rule) != OFF]
    else:
        check = SiteCheckRun(
            config_file,
            engine=engine,
            codes=codes,
            only=only,
            ignored=ignored,
            is_rendered=True if is_rendered is None and (strict or is_on_build_server()) else is_rendered,
            is_kept=not (no_cache or flags["fix"]),
        )
        problems = _checked(check, screen, flags)
    if format_ in _OF_HOSTS:
        problems = screen.from_here(problems, config_file)
    if not flags["diff"]:
        screen.show_rest(problems)
    _end(problems, config_file, is_strict=strict)


def _end(problems: Sequence[Problem], config_file: Path, *, is_strict: bool) -> None:
    """End the command with 2 where no build can use the site, and with 1 on an error; if strict, on a warning, too."""
    if any(problem.rule == NOT_INSTALLED.name for problem in problems):
        fail(f"{config_file} names what is not installed: no build can use it")
    if any(is_strict or problem.severity is Severity.ERROR for problem in problems):
        sys.exit(CONTENT_ERRORS)


def _chosen(only: Sequence[str], ignored: Sequence[str]) -> Weights:
    """Return how much each rule weighs that the command names; end it where there is no such rule."""
    try:
        return chosen_weights({}, only=only, ignored=ignored)
    except UnknownRuleError as error:
        fail(str(error), error.suggestion)


class _Screen:
    """Where the problems of a check are shown, in a format: at once those that are known early, and later the rest."""

    def __init__(self, format_: str, config_file: Path, *, is_whole: bool) -> None:
        lines = SourceLines(config_file.resolve().parent)
        self._printing = Printing(lines, is_whole=is_whole, has_colour=has_colour())
        self._format = format_
        self._shown: list[Problem] = []

    def show_early(self, problems: list[Problem]) -> None:
        """Show problems before all are known, where somebody looks on."""
        if self._format == "text" and sys.stdout.isatty():
            self._shown += problems
            self._show(problems)

    def show_rest(self, problems: list[Problem]) -> None:
        """Show those of all problems that were not shown; where none was, say that there is none."""
        rest = [problem for problem in problems if problem not in self._shown]
        if rest or not self._shown:
            self._show(rest)

    def from_here(self, problems: list[Problem], config_file: Path) -> list[Problem]:
        """Return problems with paths from the working folder, which a host of code has the whole checkout in."""
        way = os.path.relpath(config_file.resolve().parent)
        if way == os.curdir or way.startswith(os.pardir):
            return problems
        self._printing = replace(self._printing, sources=SourceLines(Path.cwd()))
        return [replace(problem, path=f"{Path(way).as_posix()}/{problem.path}") for problem in problems]

    def _show(self, problems: list[Problem]) -> None:
        click.echo(REPORT_FORMATS[self._format](problems, self._printing), color=self._printing.has_colour)


def _checked(check: SiteCheckRun, screen: _Screen, flags: dict[str, bool]) -> list[Problem]:
    """Return the problems of a site, or those that are left once it is repaired."""
    if not flags["fix"]:
        return check.problems(screen.show_early)
    if not flags["diff"]:
        return repaired_site(check.problems, check.config_file)
    diff, problems = shown_repairs(check.problems, check.config_file)
    click.echo(diff, nl=False)
    return problems


def _refuse_together(flags: dict[str, bool], *, site: Path | None, brand: str | None) -> None:
    """End the command where options are given that exclude each other."""
    if flags["diff"] and not flags["fix"]:
        fail("--diff goes with --fix", "paycore check --fix --diff shows what would be repaired")
    if flags["fix"] and site:
        fail("--fix repairs sources, --site checks what is built of them", "leave one of them out")
    if brand and not site:
        fail("--brand goes with --site", "PAYCORE_BRAND names the brand whose sources are checked")


def _leaks(config_file: Path, site: Path, brand: str | None, *, engine: str | None) -> list[Problem]:
    """Return the leaks in the sites of brands below a folder, or in the one of a brand."""
    brands = SiteBrands(load_engine(config_file, engine).project(config_file))
    known = brands.read([brand] if brand else brands.names())
    if not known:
        return sorted(brands.problems)
    sites = {brand: site} if brand else {each.name: site / each.name for each in known}
    sites = {name: folder for name, folder in sites.items() if folder.is_dir()}
    if not sites:
        hint = all_known(brands.names()) if not brand else ""
        fail(f"there is no {'folder' if brand else 'site of a brand in'} {site}", hint)
    shapes = [[each.name for each in shape] for shape in brands.shapes(known)]
    start, progress = time.monotonic(), Progress(len(sites), "looked through {done} of {all} sites")
    gate = brands.gate()
    found = gate.in_sites(sites, shapes=shapes, workers=os.cpu_count() or 1, done=progress.step)
    progress.end()
    brands.report.report_all([*brands.unread(), *found])
    leaks = f"leaks in {listed(sorted(gate.leaky))}" if gate.leaky else "no leak found"
    say(f"looked through {amount(len(sites), 'site')} in {time.monotonic() - start:.1f} s: {leaks}")
    return sorted(brands.problems)
