"""The command `paycore`. Exit codes: 0 well, 1 the content has errors, 2 used wrongly or a file cannot be read."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_paycore.brand.read import brand_schema
from mkdocs_paycore.catalog.form.schema import source_schema
from mkdocs_paycore.catalog.form.verdict import validate as verdict_of
from mkdocs_paycore.catalog.load import load_catalog
from mkdocs_paycore.check.report import REPORT_FORMATS
from mkdocs_paycore.cli.console import (
    CONTENT_ERRORS,
    config_option,
    connectors_of,
    entered_values,
    fail,
    opened,
    readable,
    say,
)
from mkdocs_paycore.cli.intake import import_group, logos
from mkdocs_paycore.cli.new import new
from mkdocs_paycore.source.paths import shown_path
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.suggestion import all_known, did_you_mean

if TYPE_CHECKING:
    from mkdocs_paycore.catalog.form.problem import Mode
    from mkdocs_paycore.catalog.model.provider import Connection
    from mkdocs_paycore.source.problem import Problem


_NUMBER = re.compile("[0-9]{1,9}")
_LAST_PORT = 65535


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mkdocs-paycore")
def main() -> None:
    """Checks manuals, provider files and brands, builds brands, and tells whether credentials fit a form."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material prints the notice of its end of life on every build


main.add_command(logos)
main.add_command(import_group)
main.add_command(new)


@main.command()
@click.option("--site", type=click.Path(path_type=Path), help="Check built sites for words of other brands instead.")
@click.option("--brand", metavar="NAME", help="With --site: the folder is the site of this brand alone.")
@click.option("--format", "form", type=click.Choice(list(REPORT_FORMATS)), default="text", show_default=True)
@config_option
def check(config_file: Path, form: str, *, site: Path | None, brand: str | None) -> None:
    """Check a site. Exits with 1 on an error.

    All its sources are checked: pages, provider files, the brand. With --site, the sites that were built from them are
    checked for names, hosts and mail addresses of other brands: each brand's in its folder below --site.
    """
    readable(config_file)
    if brand and not site:
        fail("--brand goes with --site", "PAYCORE_BRAND names the brand whose sources are checked")
    click.echo(f"checking {site or config_file} …", err=True)
    problems = _source_problems(config_file) if site is None else _leaks(config_file, site, brand)
    click.echo(REPORT_FORMATS[form](problems))
    if any(problem.severity is Severity.ERROR for problem in problems):
        sys.exit(CONTENT_ERRORS)


def _source_problems(config_file: Path) -> list[Problem]:
    from mkdocs_paycore.engines.mkdocs.check import site_problems  # noqa: PLC0415 - MkDocs is slow to import

    return site_problems(config_file)


def _leaks(config_file: Path, site: Path, brand: str | None) -> list[Problem]:
    """Return the leaks in the sites of brands below a folder, or in the one of a brand."""
    from mkdocs_paycore.brands import brand_set  # noqa: PLC0415 - MkDocs is slow to import

    brands = brand_set.brands_of(config_file)
    known = brands.read([brand] if brand else brands.names())
    if not known:
        return sorted(brands.problems)
    sites = {brand: site} if brand else {each.name: site / each.name for each in known}
    sites = {name: folder for name, folder in sites.items() if folder.is_dir()}
    if not sites:
        hint = all_known(brands.names()) if not brand else ""
        fail(f"there is no {'folder' if brand else 'site of a brand in'} {site}", hint)
    shapes = [[each.name for each in shape] for shape in brands.shapes(known)]
    return sorted([*brands.problems, *brands.gate().in_sites(sites, shapes=shapes)])


@main.command()
@click.option("--brand", "names", multiple=True, metavar="NAME", help="A brand to build; may be given several times.")
@click.option("--all-brands", is_flag=True, help="Build every brand of the brands folder.")
@click.option("--site-dir", type=click.Path(path_type=Path), help="Else the site_dir of mkdocs.yml.")
@click.option("--shard", metavar="K/N", help="Build only the K-th of N parts of the brands, for a CI matrix.")
@click.option("--copy", "copies", is_flag=True, help="Share no file between brands, for changes in place afterwards.")
@config_option
def build(
    names: tuple[str, ...],
    *,
    all_brands: bool,
    site_dir: Path | None,
    shard: str | None,
    copies: bool,
    config_file: Path,
) -> None:
    """Build the site for one brand to --site-dir, or for several to --site-dir/<brand>."""
    from mkdocs_paycore.brands import brand_set  # noqa: PLC0415 - MkDocs is slow to import
    from mkdocs_paycore.brands.build import build_brands, build_one  # noqa: PLC0415 - as above

    readable(config_file)
    if all_brands and names:
        fail("--all-brands and --brand exclude each other", "leave one of them out")
    if shard and not all_brands and not names:
        fail("--shard parts brands", "name them with --brand, or take --all-brands")
    brands = brand_set.brands_of(config_file)
    if all_brands and not brands.names():
        fail(f"there are no brands in {shown_path(brands.folder, '.')}", "use `mkdocs build` for a site without brands")
    wanted = _part(brands.names() if all_brands else list(dict.fromkeys(names)), shard)
    if shard and not wanted:
        say(f"there is no brand in part {shard}")
    chosen = brands.read(wanted)
    folder = site_dir or brands.site_dir
    if all_brands or shard or len(wanted) > 1:
        failed = build_brands(brands, chosen, folder, say=say, copies=copies)
    else:
        failed = build_one(brands, chosen[0] if chosen else None, folder, say=say)
    for line in brands.report():
        say(line)
    if failed:
        click.echo(f"with errors: {', '.join(failed)}", err=True)
    if failed or any(problem.severity is Severity.ERROR for problem in brands.problems):
        sys.exit(CONTENT_ERRORS)


@main.command()
@click.option("--brand", "names", multiple=True, metavar="NAME", help="A brand to show; all where none is given.")
@click.option("-a", "--dev-addr", default="127.0.0.1:8000", show_default=True, metavar="HOST:PORT")
@config_option
def serve(names: tuple[str, ...], *, dev_addr: str, config_file: Path) -> None:
    """Serve all brands on one address, with a bar to switch between them, and reload pages after a change."""
    from mkdocs_paycore.brands import brand_set  # noqa: PLC0415 - MkDocs is slow to import
    from mkdocs_paycore.engines.mkdocs import preview  # noqa: PLC0415 - MkDocs is slow to import

    readable(config_file)
    host, _, port = dev_addr.rpartition(":")
    if not _is_host(host) or not _NUMBER.fullmatch(port) or int(port) > _LAST_PORT:
        fail(f"--dev-addr: found {dev_addr!r}", "expected HOST:PORT, as in 127.0.0.1:8000")
    brands = brand_set.brands_of(config_file)
    if not brands.names():
        fail(f"there are no brands in {shown_path(brands.folder, '.')}", "use `mkdocs serve` for a site without brands")
    brands.read(names)
    try:
        preview.serve_preview(brands, names, host=host, port=int(port), say=say)
    except OSError as error:
        fail(f"nothing can be served on {dev_addr}: {error.strerror or error}")


@main.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@config_option
def brands(form: str, config_file: Path) -> None:
    """List the brands of a site, with the shape that each shares with others."""
    from mkdocs_paycore.brands import brand_set  # noqa: PLC0415 - MkDocs is slow to import

    readable(config_file)
    site = brand_set.brands_of(config_file)
    rows = [
        {"name": brand.name, "path": brand.path, "site_url": brand.site_url, "shape": number}
        for number, group in enumerate(site.shapes(site.read(site.names())), start=1)
        for brand in group
    ]
    lines = [f"{row['name']}  {row['site_url'] or '-'}  shape {row['shape']}" for row in rows]
    click.echo(json.dumps(rows, indent=2) if form == "json" else "\n".join(lines))
    for problem in site.problems:
        click.echo(str(problem), err=True)
    if site.problems:
        sys.exit(CONTENT_ERRORS)


@main.command()
@click.argument("code")
@click.argument("kind")
@click.argument("file", required=False, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--mode", type=click.Choice(["test", "live"]), help="Else the value of test_mode decides, else live.")
@click.option("--batch", is_flag=True, help="Read JSON lines, print a verdict a line.")
@config_option
def validate(code: str, kind: str, file: Path | None, *, mode: Mode | None, batch: bool, config_file: Path) -> None:
    """Tell whether values, given as JSON, fit the connection form KIND of the provider CODE."""
    connection = _connection(code, kind, config_file)
    name = "standard input" if file is None or str(file) == "-" else str(file)
    with opened(file) as stream:
        for values in entered_values(stream, name=name, batch=batch):
            verdict = verdict_of(connection, values, mode=mode).as_dict()
            click.echo(json.dumps(verdict, indent=None if batch else 2))


@main.command()
@click.argument("what", type=click.Choice(["provider", "brand"]))
def schema(what: str) -> None:
    """Print the JSON Schema of provider.yml or of a brand's file, for editors."""
    click.echo(json.dumps(source_schema() if what == "provider" else brand_schema(), indent=2))


def _part(names: list[str], shard: str | None) -> list[str]:
    """Return the part of the names that a shard such as `2/8` is to build."""
    if shard is None:
        return names
    part, _, parts = shard.partition("/")
    if not (_NUMBER.fullmatch(part) and _NUMBER.fullmatch(parts) and 0 < int(part) <= int(parts)):
        fail(f"--shard: found {shard!r}", "expected K/N with K from 1 to N, as in 2/8")
    return names[int(part) - 1 :: int(parts)]


def _is_host(text: str) -> bool:
    try:
        return bool(text.encode("idna"))
    except UnicodeError:  # an empty part between dots, or one of more than 63 letters
        return False


def _connection(code: str, kind: str, config_file: Path) -> Connection:
    folder = connectors_of(config_file)
    catalog = load_catalog(folder, root=config_file.resolve().parent)
    provider = catalog.providers.get(code)
    if provider is None and code in catalog.documents:
        at = catalog.documents[code].path
        for problem in catalog.problems:
            if problem.path == at:
                click.echo(str(problem), err=True)
        sys.exit(CONTENT_ERRORS)
    if provider is None:
        fail(f"there is no provider {code!r} in {shown_path(folder, '.')}", did_you_mean(code, catalog.providers))
    connection = provider.connection(kind)
    if connection is None:
        kinds = [str(known.kind) for known in provider.connections]
        fail(
            f"{code} has no connection {kind!r}",
            did_you_mean(kind, kinds) or all_known(kinds),
        )
    return connection


if __name__ == "__main__":
    main()
