"""The commands that bring the catalog what it lacks: `paycore logos fetch` and `paycore import openfintech`."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from mkdocs_paycore.brand.address import is_web_address
from mkdocs_paycore.catalog.draft import LISTS
from mkdocs_paycore.catalog.listed import LISTED_NAME, listed_providers, read_listed
from mkdocs_paycore.catalog.load import load_catalog
from mkdocs_paycore.catalog.method_files import kept_directory, listed_directory
from mkdocs_paycore.catalog.methods import METHODS_FILE, Directory
from mkdocs_paycore.cli.console import CONTENT_ERRORS, USED_WRONGLY, config_option, connectors_of, fail, readable, say
from mkdocs_paycore.intake.download import Downloader
from mkdocs_paycore.intake.logos import ADDRESSES, Outcome, fetch_logos, has_logo, replace_file
from mkdocs_paycore.intake.meaning import MEANING_NAMES, counted, needed, read_meanings
from mkdocs_paycore.intake.openfintech import DATA_NAME, LICENCE_NAME, directory_text, listed_entries, read_providers
from mkdocs_paycore.intake.picture_check import MAX_SIZE
from mkdocs_paycore.intake.record import OpenDataError
from mkdocs_paycore.source.paths import shown_path
from mkdocs_paycore.source.suggestion import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_paycore.catalog.load import Catalog
    from mkdocs_paycore.intake.openfintech import Entry


@click.group()
def logos() -> None:
    """Get the logos of providers."""


@logos.command()
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

    A logo that the server does not have is no error: the provider keeps its monogram. Exits with 1 where the server
    sent what is no safe picture, and with 2 where it could not be asked. What was fetched stays: run it again for the
    rest.
    """
    folder, catalog = _catalog(config_file)
    for url in urls:
        if "{code}" not in url or not is_web_address(url.replace("{code}", "code")):
            fail(f"--url: found {url!r}", f"expected an address with {{code}}, as in {ADDRESSES[0]}")
    for code in codes:
        if code not in catalog.documents:
            fail(f"there is no provider {code!r} in {shown_path(folder, '.')}", did_you_mean(code, catalog.documents))
    wanted = list(dict.fromkeys(codes)) or sorted(catalog.providers)
    missing = [code for code in wanted if force or not has_logo(folder / code)]
    say(f"{len(wanted) - len(missing)} logos are there, {len(missing)} to fetch")
    asked = missing[:limit]
    downloader = Downloader(delay=delay, timeout=timeout, max_size=max_size)
    counts: Counter[Outcome] = Counter()
    results = fetch_logos(asked, folder, addresses=urls or ADDRESSES, downloader=downloader, jobs=jobs)
    for number, result in enumerate(results, start=1):
        counts[result.outcome] += 1
        say(f"[{number}/{len(asked)}] {result.code}: {result.outcome}: {result.words}")
    click.echo(", ".join(f"{counts[outcome]} {outcome}" for outcome in Outcome))
    if counts[Outcome.FAILED]:
        sys.exit(USED_WRONGLY)
    if counts[Outcome.REFUSED]:
        sys.exit(CONTENT_ERRORS)


@click.group("import")
def import_group() -> None:
    """Bring in providers from data of others."""


@import_group.command()
@click.argument("path", type=click.Path(path_type=Path))
@config_option
def openfintech(path: Path, *, config_file: Path) -> None:
    """List the providers of the open data in PATH: payment_providers.json, or the folder that it is in.

    They are not ready, and stand in one file, directory.yml. Providers that have a file of their own are left alone.
    What the codes of all providers mean is taken over as well, from the other files of that folder, as far as
    methods.yml does not say it.
    """
    folder, catalog = _catalog(config_file)
    data = path / DATA_NAME if path.is_dir() else path
    readable(data)
    imported, known = _imported(data), _meanings(data.parent)
    own, listed, meanings = _directories(folder, config_file, known=known)
    entries = {**listed, **imported}
    described = catalog.documents.keys() - catalog.listed
    kept = {code: entry for code, entry in entries.items() if code not in described}
    users = (*kept.values(), *catalog.described().providers.values())
    used = {key: {code for user in users for code in getattr(user, key, ())} for key in LISTS}
    meanings = needed(known.completed(meanings), used, kept=own)
    licence = data.parent / LICENCE_NAME
    notice = licence.read_text("utf-8-sig", errors="replace") if licence.is_file() else ""
    text = directory_text(kept, meanings=meanings, licence=notice).encode()
    target = folder / LISTED_NAME
    names = f"{counted(meanings)} names that {METHODS_FILE} lacks"
    if target.is_file() and target.read_bytes() == text:
        click.echo(f"{shown_path(target, '.')} is up to date: {len(kept)} providers, {names}")
        return
    try:
        replace_file(target, text)
    except OSError as error:
        fail(f"{shown_path(target, '.')} cannot be written: {(error.strerror or 'unknown reason').lower()}")
    counts = f"{len(kept)} providers, {len(catalog.listed)} before; {len(entries) - len(kept)} have a file of their own"
    click.echo(f"{shown_path(target, '.')}: {counts}; {names}")


def _catalog(config_file: Path) -> tuple[Path, Catalog]:
    folder = connectors_of(config_file)
    return folder, load_catalog(folder, root=config_file.resolve().parent)


def _directories(folder: Path, config_file: Path, *, known: Directory) -> tuple[Directory, dict[str, Entry], Directory]:
    """Return what methods.yml says, and the providers and meanings that directory.yml has.

    Both must be sound: the one tells what is lacking, and the other is written anew. What directory.yml lacks itself
    may be in `known`.
    """
    root = config_file.resolve().parent
    own = kept_directory(folder, root=root)
    problems = list(own.problems)
    meanings = Directory()
    if document := read_listed(folder, root=root):
        problems += listed_providers(document)[1]
        meanings = listed_directory(document, kept=own.completed(known))
        problems += meanings.problems
    if problems:
        _refuse(map(str, problems))
    return own, listed_entries(document.data["providers"]) if document else {}, meanings


def _imported(data: Path) -> dict[str, Entry]:
    try:
        return read_providers(_text(data))
    except OpenDataError as error:
        _refuse(f"{data}: {line}" for line in str(error).splitlines())


def _meanings(folder: Path) -> Directory:
    """Return what the open data in a folder says about codes; files that are not there are told."""
    files = [folder / name for name in MEANING_NAMES]
    if missing := [file.name for file in files if not file.is_file()]:
        say(f"{folder} lacks {', '.join(missing)}: what codes mean is taken over as far as it is known without")
    try:
        return read_meanings({file.name: _text(file) for file in files if file.is_file()})
    except OpenDataError as error:
        _refuse(f"{folder}/{line}" for line in str(error).splitlines())


def _text(file: Path) -> str:
    readable(file)
    try:
        return file.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        fail(f"{file} is not UTF-8: byte {error.start}")


def _refuse(faults: Iterable[str]) -> NoReturn:
    for fault in faults:
        say(fault)
    sys.exit(CONTENT_ERRORS)
