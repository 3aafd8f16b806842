"""The command `paycore check`."""

from __future__ import annotations

import os
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_paycore.brands.site_brands import SiteBrands
from mkdocs_paycore.check.report import REPORT_FORMATS
from mkdocs_paycore.check.source_lines import SourceLines
from mkdocs_paycore.check.text_report import Printing
from mkdocs_paycore.check.weights import UnknownRuleError, chosen_weights
from mkdocs_paycore.cli.console import (
    CONTENT_ERRORS,
    Progress,
    config_option,
    engine_option,
    fail,
    has_colour,
    readable,
    say,
)
from mkdocs_paycore.cli.repair import repaired_site, shown_repairs
from mkdocs_paycore.cli.verbose import verbose_option
from mkdocs_paycore.engines.choice import load_engine
from mkdocs_paycore.leak.report import listed
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.reporter import OFF
from mkdocs_paycore.source.suggestion import all_known

if TYPE_CHECKING:
    from mkdocs_paycore.source.problem import Problem


@click.command("check")
@click.option("--site", type=click.Path(path_type=Path), help="Check built sites for words of other brands instead.")
@click.option("--brand", metavar="NAME", help="With --site: the folder is the site of this brand alone.")
@click.option("--format", "format_", type=click.Choice(list(REPORT_FORMATS)), default="text", show_default=True)
@click.option(
    "--rule", "only", multiple=True, metavar="NAME", help="Report this rule only; may be given several times."
)
@click.option("--ignore", "ignored", multiple=True, metavar="NAME", help="Do not report this rule; as above.")
@click.option("--fix", is_flag=True, help="Repair what is certain in the sources, then report what is left.")
@click.option("--diff", is_flag=True, help="With --fix: show the repairs as a unified diff, and write nothing.")
@click.option("--all", "is_whole", is_flag=True, help="Show every problem, also where many are alike (format text).")
@engine_option
@verbose_option
@config_option
def check_command(
    config_file: Path,
    format_: str,
    *,
    engine: str | None,
    site: Path | None,
    brand: str | None,
    only: tuple[str, ...],
    ignored: tuple[str, ...],
    **flags: bool,
) -> None:
    """Check a site. Exits with 1 on an error.

    All its sources are checked: pages, provider files, the brand. With --site, the sites that were built from them are
    checked for names, hosts and mail addresses of other brands: each brand's in its folder below --site.
    """
    readable(config_file)
    if flags["diff"] and not flags["fix"]:
        fail("--diff goes with --fix", "paycore check --fix --diff shows what would be repaired")
    if flags["fix"] and site:
        fail("--fix repairs sources, --site checks what is built of them", "leave one of them out")
    if brand and not site:
        fail("--brand goes with --site", "PAYCORE_BRAND names the brand whose sources are checked")
    click.echo(f"checking {site or config_file} …", err=True)
    try:
        chosen = chosen_weights({}, only=only, ignored=ignored)
    except UnknownRuleError as error:
        fail(str(error), error.suggestion)
    if site is None:
        chosen_engine = load_engine(config_file, engine)
        look = partial(chosen_engine.problems, config_file, only=only, ignored=ignored)
        if flags["diff"]:
            diff, problems = shown_repairs(look, chosen_engine, config_file)
            click.echo(diff, nl=False)
        else:
            problems = repaired_site(look, chosen_engine, config_file) if flags["fix"] else look()
    else:
        problems = [
            problem for problem in _leaks(config_file, site, brand, engine=engine) if chosen.get(problem.rule) != OFF
        ]
    printing = Printing(SourceLines(config_file.resolve().parent), is_whole=flags["is_whole"], has_colour=has_colour())
    if not flags["diff"]:
        click.echo(REPORT_FORMATS[format_](problems, printing), color=printing.has_colour)
    if any(problem.severity is Severity.ERROR for problem in problems):
        sys.exit(CONTENT_ERRORS)


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
    brands.report.report_all(found)
    leaks = f"leaks in {listed(sorted(gate.leaky))}" if gate.leaky else "no leak found"
    say(f"looked through {len(sites)} site{'s' * (len(sites) > 1)} in {time.monotonic() - start:.1f} s: {leaks}")
    return sorted(brands.problems)
