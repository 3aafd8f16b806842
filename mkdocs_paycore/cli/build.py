"""The commands over a site's brands: `paycore build`, `paycore serve` and `paycore brands`."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_paycore.brands.build import BuildOptions, build_brands, build_one
from mkdocs_paycore.brands.site_brands import SiteBrands
from mkdocs_paycore.cli.console import CONTENT_ERRORS, config_option, engine_option, fail, readable, say
from mkdocs_paycore.cli.farm import shared_out
from mkdocs_paycore.cli.upload import BuildUpload
from mkdocs_paycore.cli.verbose import verbose_option
from mkdocs_paycore.engines.choice import load_engine
from mkdocs_paycore.leak.report import listed
from mkdocs_paycore.source.failure import reason_of
from mkdocs_paycore.source.paths import shown_path

if TYPE_CHECKING:
    from mkdocs_paycore.engines.choice import SiteEngine

_NUMBER = re.compile("[0-9]{1,9}")
_LAST_PORT = 65535


@click.command("build")
@click.option("--brand", "names", multiple=True, metavar="NAME", help="A brand to build; may be given several times.")
@click.option("--all-brands", is_flag=True, help="Build every brand of the brands folder.")
@click.option("--site-dir", type=click.Path(path_type=Path), help="Else the site_dir of the configuration.")
@click.option("--shard", metavar="K/N", help="Build only the K-th of N parts of the brands, for a CI matrix.")
@click.option("--no-cache", "is_cold", is_flag=True, help="Take nothing that an earlier build kept, and keep nothing.")
@click.option("--copy", "copies", is_flag=True, help="Share no file between brands, for changes in place afterwards.")
@click.option("--to", "target", metavar="URL", help="Upload what was built: s3://, gs://, az://, file:// or a folder.")
@click.option("--in-place", is_flag=True, help="Upload over the old files, for a host that cannot switch versions.")
@click.option("--compress", is_flag=True, help="Upload text packed with gzip, for a host that does not pack it.")
@click.option("--scheduler", metavar="ADDRESS", help="Stamp and upload brands on the workers of a Dask cluster.")
@click.option("--offline", "is_offline", is_flag=True, help="Build sites to open from a folder, without a server.")
@engine_option
@verbose_option
@config_option
def build_command(  # noqa: PLR0913 - an argument for each option
    names: tuple[str, ...],
    *,
    all_brands: bool,
    site_dir: Path | None,
    shard: str | None,
    target: str | None,
    scheduler: str | None,
    engine: str | None,
    config_file: Path,
    **how: bool,
) -> None:
    """Build the site for one brand to --site-dir, or for several to --site-dir/<brand>."""
    readable(config_file)
    options = BuildOptions(copies=how["copies"], is_offline=how["is_offline"], is_warm=not how["is_cold"])
    wanted = list(dict.fromkeys(names))
    is_single = not (all_brands or shard or len(wanted) > 1)
    _refuse(wanted, all_brands=all_brands, shard=shard, is_shared=bool(scheduler), is_single=is_single)
    renderer, brands = _site(config_file, engine)
    if options.is_offline and not renderer.builds_offline:
        fail(f"--offline: {renderer.name} builds no site to open from a folder", "take --engine mkdocs")
    if all_brands:
        _need_brands(brands, instead=f"{renderer.name} build")
    chosen = brands.read(_part(brands.names() if all_brands else wanted, shard))
    folder = site_dir or brands.project.site_dir
    upload = BuildUpload.read(target, brands, folder, in_place=how["in_place"], compress=how["compress"])
    if not is_single:
        with shared_out(scheduler, upload, copies=options.copies) as stamping:
            options = replace(options, stamping=stamping)
            failed = build_brands(brands, chosen, folder, engine=renderer, say=say, options=options)
    else:
        brand = chosen[0] if chosen else None
        failed = build_one(brands, brand, folder, engine=renderer, say=say, options=options)
    _say_how_it_went(brands, failed)
    if upload is not None and not scheduler:
        failed = [*failed, *upload.run(chosen, failed, is_single=is_single)]
    if failed or brands.report.has_errors:
        sys.exit(CONTENT_ERRORS)


def _refuse(names: list[str], *, all_brands: bool, shard: str | None, is_shared: bool, is_single: bool) -> None:
    """End the command where options are given that exclude each other, or need one that is not given."""
    if all_brands and names:
        fail("--all-brands and --brand exclude each other", "leave one of them out")
    if shard and not all_brands and not names:
        fail("--shard parts brands", "name them with --brand, or take --all-brands")
    if is_shared and is_single:
        fail("--scheduler shares brands out", "name several with --brand, or take --all-brands")


def _say_how_it_went(brands: SiteBrands, failed: list[str]) -> None:
    """Say what is wrong with the brands, and which have errors: those that are not built, and those with leaks."""
    for line in brands.lines():
        say(line)
    with_errors = list(dict.fromkeys([*failed, *brands.leaky]))
    if with_errors:
        click.echo(f"with errors: {listed(with_errors)}", err=True)


@click.command("serve")
@click.option("--brand", "names", multiple=True, metavar="NAME", help="A brand to show; all where none is given.")
@click.option("-a", "--dev-addr", default="127.0.0.1:8000", show_default=True, metavar="HOST:PORT")
@engine_option
@verbose_option
@config_option
def serve_command(names: tuple[str, ...], *, dev_addr: str, engine: str | None, config_file: Path) -> None:
    """Serve all brands on one address, with a bar to switch between them, and reload pages after a change."""
    readable(config_file)
    host, _, port = dev_addr.rpartition(":")
    if not _is_host(host) or not _NUMBER.fullmatch(port) or int(port) > _LAST_PORT:
        fail(f"--dev-addr: found {dev_addr!r}", "expected HOST:PORT, as in 127.0.0.1:8000")
    renderer, brands = _site(config_file, engine)
    _need_brands(brands, instead=f"{renderer.name} serve")
    brands.read(names)
    try:
        renderer.serve(brands, names, host=host, port=int(port), say=say)
    except OSError as error:
        fail(f"nothing can be served on {dev_addr}: {reason_of(error)}")


@click.command("brands")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@engine_option
@config_option
def brands_command(format_: str, engine: str | None, config_file: Path) -> None:
    """List the brands of a site, with the shape that each shares with others."""
    readable(config_file)
    _, brands = _site(config_file, engine)
    rows = [
        {"name": brand.name, "path": brand.path, "site_url": brand.site_url, "shape": number}
        for number, group in enumerate(brands.shapes(brands.read(brands.names())), start=1)
        for brand in group
    ]
    if format_ == "json":
        click.echo(json.dumps(rows, indent=2))
    else:
        for row in rows:
            click.echo(f"{row['name']}  {row['site_url'] or '-'}  shape {row['shape']}")
    for problem in brands.problems:
        click.echo(str(problem), err=True)
    if brands.problems:
        sys.exit(CONTENT_ERRORS)


def _site(config_file: Path, engine: str | None) -> tuple[SiteEngine, SiteBrands]:
    loaded = load_engine(config_file, engine)
    return loaded, SiteBrands(loaded.project(config_file))


def _need_brands(brands: SiteBrands, *, instead: str) -> None:
    if not brands.names():
        folder = shown_path(brands.project.brands_dir, ".")
        fail(f"there are no brands in {folder}", f"use `{instead}` for a site without brands")


def _part(names: list[str], shard: str | None) -> list[str]:
    """Return the part of the names that a shard such as `2/8` is to build."""
    if shard is None:
        return names
    part, _, parts = shard.partition("/")
    if not (_NUMBER.fullmatch(part) and _NUMBER.fullmatch(parts) and 0 < int(part) <= int(parts)):
        fail(f"--shard: found {shard!r}", "expected K/N with K from 1 to N, as in 2/8")
    chosen = names[int(part) - 1 :: int(parts)]
    if not chosen:
        say(f"there is no brand in part {shard}")
    return chosen


def _is_host(text: str) -> bool:
    try:
        return bool(text.encode("idna"))
    except UnicodeError:  # an empty part between dots, or one of more than 63 letters
        return False
