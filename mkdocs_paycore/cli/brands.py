"""The commands `paycore serve` and `paycore brands`, and what all commands over a site's brands share."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from mkdocs_paycore.brands.site_brands import SiteBrands
from mkdocs_paycore.cli.console import (
    CONTENT_ERRORS,
    WHOLE_NUMBER,
    WordChoice,
    config_option,
    engine_option,
    fail,
    readable,
    say,
)
from mkdocs_paycore.cli.verbose import verbose_option
from mkdocs_paycore.engines.choice import load_engine
from mkdocs_paycore.source.failure import reason_of
from mkdocs_paycore.source.paths import shown_path

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_paycore.engines.choice import SiteEngine

_LAST_PORT = 65535


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
    if not _is_host(host) or not WHOLE_NUMBER.fullmatch(port) or int(port) > _LAST_PORT:
        fail(f"--dev-addr: found {dev_addr!r}", "expected HOST:PORT, as in 127.0.0.1:8000")
    renderer, brands = site_of(config_file, engine)
    need_brands(brands, instead=f"{renderer.name} serve")
    brands.read(names)
    try:
        renderer.serve(brands, names, host=host, port=int(port), say=say)
    except OSError as error:
        fail(f"nothing can be served on {dev_addr}: {reason_of(error)}")


@click.command("brands")
@click.option("--format", "format_", type=WordChoice(["text", "json"]), default="text", show_default=True)
@engine_option
@config_option
def brands_command(format_: str, engine: str | None, config_file: Path) -> None:
    """List the brands of a site, with the shape that each shares with others."""
    readable(config_file)
    _, brands = site_of(config_file, engine)
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


def site_of(config_file: Path, engine: str | None) -> tuple[SiteEngine, SiteBrands]:
    """Return the generator of a site, and its brands.

    Args:
        config_file: the file of its configuration.
        engine: the name of the generator that is asked for; None: that of the configuration.

    Raises:
        UnusableSiteError: the site cannot be used.
    """
    loaded = load_engine(config_file, engine)
    return loaded, SiteBrands(loaded.project(config_file))


def need_brands(brands: SiteBrands, *, instead: str) -> None:
    """End the command where a site has no `brands`; `instead` is the command for such a one."""
    if not brands.names():
        folder = shown_path(brands.project.brands_dir, ".")
        fail(f"there are no brands in {folder}", f"use `{instead}` for a site without brands")


def _is_host(text: str) -> bool:
    try:
        return bool(text.encode("idna"))
    except UnicodeError:  # an empty part between dots, or one of more than 63 letters
        return False
