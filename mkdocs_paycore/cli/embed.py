"""The command `paycore embed`: connection forms as pages of their own, to be framed in other sites."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from mkdocs_paycore.brands.site_brands import SiteBrands
from mkdocs_paycore.cli.console import CONTENT_ERRORS, config_option, engine_option, fail, readable, say
from mkdocs_paycore.engines.choice import load_engine
from mkdocs_paycore.project.embed import EMBED, embedded_files
from mkdocs_paycore.project.output_folder import refuse_overlap
from mkdocs_paycore.project.prepare import prepare
from mkdocs_paycore.source.suggestion import did_you_mean
from mkdocs_paycore.source.text_file import replace_file


@click.command("embed")
@click.argument("codes", nargs=-1, metavar="[CODE]…")
@click.option(
    "--brand", "name", metavar="NAME", help="The brand whose forms they are; else the one that the site names."
)
@click.option("--site-dir", type=click.Path(path_type=Path), help="Else the site_dir of the configuration.")
@engine_option
@config_option
def embed_command(
    codes: tuple[str, ...], *, name: str | None, site_dir: Path | None, engine: str | None, config_file: Path
) -> None:
    """Write the connection forms of all providers, or of those named, to --site-dir/embed/CODE/KIND/index.html.

    Each is a page without the theme, for a frame in a help centre or a dashboard. It tells its height and its verdict
    to the origins that the brand's file lists under `embed_in`.
    """
    readable(config_file)
    brands = SiteBrands(load_engine(config_file, engine).project(config_file))
    prepared = prepare(brands.project, report=brands.report, brand=name)
    known = prepared.site.catalog.providers
    for code in codes:
        if code not in known:
            fail(f"there is no provider {code!r}", did_you_mean(code, known))
    brands.report.report_all(each for each in prepared.site.catalog.problems if brands.report.fails(each))
    folder = (site_dir or brands.project.site_dir) / EMBED
    refuse_overlap(brands.project, folder, hint="Choose another folder with --site-dir")
    written = set[Path]()
    for path, content in embedded_files(prepared, codes=codes):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        replace_file(file, content if isinstance(content, bytes) else content.encode("utf-8"), is_lasting=False)
        written.add(file)
    say(f"wrote {sum(file.suffix == '.html' for file in written)} forms to {folder}")
    for file in sorted({*folder.glob("*/*/index.html")} - written) if not codes else ():
        say(f"warning: {file} is the form of no provider of this brand any more; it stays: remove it")
    if not prepared.brand.embed_in:
        where = prepared.brand.path or "its brand's file"
        say(f"warning: they tell nobody their height and verdict: {where} lists no origins under embed_in")
    for problem in brands.problems:
        click.echo(str(problem), err=True)
    if brands.report.has_errors:
        sys.exit(CONTENT_ERRORS)
