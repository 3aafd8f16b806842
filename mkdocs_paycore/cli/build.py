"""The command `paycore build`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from mkdocs_paycore.brands.kept_sites import SitesMemory
from mkdocs_paycore.cli.console import CONTENT_ERRORS, config_option, engine_option, fail, readable, say
from mkdocs_paycore.cli.verbose import verbose_option
from mkdocs_paycore.project.kept_files import may_be_kept

if TYPE_CHECKING:
    from mkdocs_paycore.brands.kept_sites import KeptSites


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
    wanted = list(dict.fromkeys(names))
    is_single = not (all_brands or shard or len(wanted) > 1)
    _refuse(wanted, all_brands=all_brands, shard=shard, is_shared=bool(scheduler), is_single=is_single)
    memory = kept = None
    if not (is_single or target or scheduler or how["is_cold"]) and may_be_kept():
        memory = SitesMemory(config_file, wanted, all_brands, shard, site_dir, engine, how)
        kept = memory.find()
        if kept is not None and not kept.changed:
            _say_kept(kept)
    from mkdocs_paycore.brands.build import BuildOptions  # noqa: PLC0415 - takes a while to load
    from mkdocs_paycore.cli.build_sites import BuildCommand  # noqa: PLC0415 - as above

    build = BuildCommand(
        config_file=config_file,
        names=wanted,
        all_brands=all_brands,
        is_single=is_single,
        site_dir=site_dir,
        shard=shard,
        target=target,
        scheduler=scheduler,
        engine=engine,
        options=BuildOptions(copies=how["copies"], is_offline=how["is_offline"], is_warm=not how["is_cold"]),
        in_place=how["in_place"],
        compress=how["compress"],
        memory=memory,
        kept=kept,
    )
    if not build.run():
        sys.exit(CONTENT_ERRORS)


def _say_kept(kept: KeptSites) -> NoReturn:
    """End the command: nothing has changed since the last one; what that said of the sources is said again."""
    say(f"no source has changed: the sites of {len(kept.states)} brands in {kept.folder} are what they were")
    for line in kept.lines:
        say(line)
    sys.exit(CONTENT_ERRORS if kept.has_errors else 0)


def _refuse(names: list[str], *, all_brands: bool, shard: str | None, is_shared: bool, is_single: bool) -> None:
    """End the command where options are given that exclude each other, or need one that is not given."""
    if all_brands and names:
        fail("--all-brands and --brand exclude each other", "leave one of them out")
    if shard and not all_brands and not names:
        fail("--shard parts brands", "name them with --brand, or take --all-brands")
    if is_shared and is_single:
        fail("--scheduler shares brands out", "name several with --brand, or take --all-brands")
