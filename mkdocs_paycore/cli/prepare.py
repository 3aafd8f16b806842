"""The first and the last of the three steps alone: `paycore prepare` and `paycore stamp`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_paycore.brands.rendered import stamp_rendered
from mkdocs_paycore.brands.site_brands import SiteBrands
from mkdocs_paycore.cli.console import CONTENT_ERRORS, WordChoice, config_option, fail, readable, say
from mkdocs_paycore.engines.docs_tree.docs_request import DocsRequest
from mkdocs_paycore.engines.docs_tree.expand import expand_folder
from mkdocs_paycore.engines.docs_tree.lock import locked
from mkdocs_paycore.engines.docs_tree.site import read_site
from mkdocs_paycore.engines.docs_tree.validation import link_problems, navigation_problems
from mkdocs_paycore.engines.docs_tree.written import marker_of
from mkdocs_paycore.engines.zensical.folder import prepare_folder
from mkdocs_paycore.engines.zensical.run import theme_folders
from mkdocs_paycore.project.chosen_brand import chosen_brand
from mkdocs_paycore.project.output_folder import refuse_overlap
from mkdocs_paycore.source.failure import reason_of
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.stamping.tree import read_tree

if TYPE_CHECKING:
    from mkdocs_paycore.brand.model import Brand


@click.command("prepare")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--engine", type=WordChoice(["zensical"]), default="zensical", show_default=True, help="For whom.")
@click.option("--expand", is_flag=True, help="Write plain Markdown with HTML in it, for any generator.")
@click.option(
    "--brand", metavar="NAME", help="The brand; all brands of its shape can be stamped from what is rendered."
)
@config_option
def prepare_command(folder: Path, *, engine: str, expand: bool, brand: str | None, config_file: Path) -> None:  # noqa: ARG001 - one engine so far
    """Write to FOLDER what another generator renders: pages with slots, data, assets and a configuration.

    Only what changed is written. What the generator makes of FOLDER is then given to `paycore stamp`.
    """
    readable(config_file)
    source = read_site(config_file, themes=() if expand else theme_folders())
    request = DocsRequest.of(source, brand=brand)
    prepare = expand_folder if expand else prepare_folder
    refuse_overlap(source.project, folder, hint="Choose another folder")
    with locked(folder):
        done = prepare(request, folder)
    report = request.report
    report.report_all([*navigation_problems(done.tree), *link_problems(done.tree)])
    for problem in sorted(report.problems):
        say(str(problem))
    for path in done.written.kept:
        say(f"{path} is no more in the site, but was changed since it was made; it stays")
    shape = _shape(SiteBrands(source.project), done.tree.prepared.brand.name)
    others = f" and those of its shape, {', '.join(shape)}" if len(shape) > 1 else ""
    name = done.tree.prepared.brand.name
    say(
        f"prepared {len(done.tree.pages)} pages in {folder}{f' for {name}{others}' if name else ''}: "
        f"{len(done.written.new)} files written, {len(done.written.gone)} removed"
    )
    if report.has_errors:
        sys.exit(CONTENT_ERRORS)


@click.command("stamp")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--brand", "names", multiple=True, metavar="NAME", help="A brand; may be given several times.")
@click.option("--site-dir", type=click.Path(path_type=Path), help="Else the site_dir of mkdocs.yml.")
@config_option
def stamp_command(folder: Path, *, names: tuple[str, ...], site_dir: Path | None, config_file: Path) -> None:
    """Fill the slots of the rendered tree in FOLDER for a brand to --site-dir, or for several to --site-dir/<brand>.

    Without --brand: for all brands of the shape that the tree was prepared for, or for the site, where it has none.
    FOLDER stays as it is. Pages as Markdown and offline editions are made by `paycore build`, not here.
    """
    readable(config_file)
    if not folder.is_dir():
        fail(f"there is no folder {folder}", "expected what a generator made of a prepared folder")
    brands = SiteBrands(read_site(config_file).project)
    prepared_for = str(marker_of(folder.resolve().parent).get("brand") or "")
    chosen = _chosen(brands, list(dict.fromkeys(names)), prepared_for)
    try:
        tree = read_tree(folder)
    except OSError as error:
        fail(f"{error.filename or folder} cannot be read: {reason_of(error)}", "remove it, or make it readable")
    if not tree.templates:
        fail(f"{folder} holds no slot", "expected what a generator made of a prepared folder")
    is_single = len(names) == 1 or not brands.names()
    target = site_dir or brands.project.site_dir
    failed = stamp_rendered(brands, tree, chosen, target, is_single=is_single, say=say)
    for line in brands.lines():
        say(line)
    if failed or brands.report.has_errors or any(each.severity is Severity.ERROR for each in brands.problems):
        sys.exit(CONTENT_ERRORS)


def _shape(brands: SiteBrands, name: str) -> list[str]:
    """Return the names of the brands of a brand's shape."""
    groups = brands.shapes(brands.read(brands.names())) if name else []
    return next(([each.name for each in group] for group in groups if name in {each.name for each in group}), [])


def _chosen(brands: SiteBrands, names: list[str], prepared_for: str) -> list[Brand]:
    """Return the brands to stamp; end the command where one is of another shape than the tree."""
    if not brands.names():
        if names:
            brands.read(names)
        return [chosen_brand(brands.project, forced=None, report=brands.report)]
    shape = _shape(brands, prepared_for)
    for name in names if shape else ():
        if name in brands.names() and name not in shape:
            reason = f"the tree was prepared for {prepared_for}, and {name} is of another shape"
            fail(reason, f"paycore prepare FOLDER --brand {name}, and render that")
    return brands.read(names or shape or brands.names())
