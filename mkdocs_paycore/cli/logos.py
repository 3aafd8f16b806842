"""The command `paycore logos fetch`, which brings logos of providers from a server."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

import click

from mkdocs_paycore.brand.address import is_web_address
from mkdocs_paycore.catalog.load import load_products
from mkdocs_paycore.cli.catalog import known_products
from mkdocs_paycore.cli.console import CONTENT_ERRORS, USED_WRONGLY, config_option, fail, say
from mkdocs_paycore.intake.download import Downloader
from mkdocs_paycore.intake.logos import ADDRESSES, Outcome, fetch_logos, has_logo
from mkdocs_paycore.intake.picture_check import MAX_SIZE
from mkdocs_paycore.source.paths import shown_path
from mkdocs_paycore.source.suggestion import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mkdocs_paycore.catalog.catalog import Catalog


@click.group("logos")
def logos_group() -> None:
    """Get the logos of providers."""


@logos_group.command()
@click.argument("codes", nargs=-1)
@click.option("--url", "urls", multiple=True, metavar="URL", help="Where to look, with {code}; several: in this order.")
@click.option("--force", is_flag=True, help="Fetch logos that are there, too.")
@click.option("--limit", type=click.IntRange(min=1), help="Ask for so many logos at most.")
@click.option("--jobs", type=click.IntRange(1, 16), default=4, show_default=True, help="How many at a time.")
@click.option("--delay", type=click.FloatRange(min=0), default=0.2, show_default=True, help="Seconds between requests.")
@click.option("--timeout", type=click.FloatRange(min=0.1), default=20, show_default=True, help="Seconds of silence.")
@click.option("--max-size", type=click.IntRange(min=1), default=MAX_SIZE, show_default=True, help="Bytes of a logo.")
@config_option
def fetch(  # noqa: PLR0913 - an option each
    codes: tuple[str, ...],
    *,
    urls: tuple[str, ...],
    force: bool,
    limit: int | None,
    jobs: int,
    delay: float,
    timeout: float,
    max_size: int,
    config_file: Path,
) -> None:
    """Fetch logos into the providers' folders: of the providers CODES, else of all that have none.

    Those of payment providers come from open data. Where your site connects something else, --url says where its logos
    are; without codes and --url, only payment providers are asked about.

    A logo that the server does not have is no error: the provider keeps its monogram. Exits with 1 where the server
    sent what is no safe picture, and with 2 where it could not be asked. What was fetched stays: run it again for the
    rest.
    """
    docs, products = known_products(config_file)
    catalog = load_products(products, docs, root=config_file.resolve().parent)
    _refuse_addresses(urls)
    _refuse_codes(codes, catalog, [docs / product.folder for product in products], has_address=bool(urls))
    wanted = _wanted(codes, catalog, docs, has_address=bool(urls))
    missing = [code for code, folder in wanted.items() if force or not has_logo(folder)]
    say(f"{len(wanted) - len(missing)} logos are there, {len(missing)} to fetch")
    asked = {code: wanted[code] for code in missing[:limit]}
    downloader = Downloader(delay=delay, timeout=timeout, max_size=max_size)
    counts: Counter[Outcome] = Counter()
    results = fetch_logos(asked, addresses=urls or ADDRESSES, downloader=downloader, jobs=jobs)
    for number, result in enumerate(results, start=1):
        counts[result.outcome] += 1
        say(f"[{number}/{len(asked)}] {result.code}: {result.outcome}: {result.words}")
    click.echo(", ".join(f"{counts[outcome]} {outcome}" for outcome in Outcome))
    if counts[Outcome.FAILED]:
        sys.exit(USED_WRONGLY)
    if counts[Outcome.REFUSED]:
        sys.exit(CONTENT_ERRORS)


def _refuse_addresses(urls: Sequence[str]) -> None:
    """End the command where an address of --url is none, or is the same for all providers."""
    for url in urls:
        if "{code}" not in url or not is_web_address(url.replace("{code}", "code")):
            fail(f"--url: found {url!r}", f"expected an address with {{code}}, as in {ADDRESSES[0]}")


def _refuse_codes(codes: Sequence[str], catalog: Catalog, folders: Sequence[Path], *, has_address: bool) -> None:
    """End the command where there is no such provider, or none whose logo is looked for without an address."""
    for code in codes:
        if code not in catalog.documents:
            shown = ", ".join(shown_path(folder, ".") for folder in folders)
            fail(f"there is no provider {code!r} in {shown}", did_you_mean(code, catalog.documents))
    for code in codes:
        if not (has_address or _is_in_open_data(code, catalog)):
            fail(f"{code} is one of the {catalog.products[code].name}, whose logos no open data has", "name a --url")


def _wanted(codes: Sequence[str], catalog: Catalog, docs: Path, *, has_address: bool) -> dict[str, Path]:
    """Return the folder of each provider to ask about, by code: the named ones, else all that a logo is looked for."""
    known = (code for code in sorted(catalog.documents) if has_address or _is_in_open_data(code, catalog))
    return {code: docs / catalog.products[code].folder / code for code in dict.fromkeys(codes or known)}


def _is_in_open_data(code: str, catalog: Catalog) -> bool:
    return not catalog.products[code].has_own_features
