"""The commands of `paycore import`; `openfintech`, which brings in providers from open data, stands here."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from mkdocs_paycore.catalog.draft import LISTS
from mkdocs_paycore.catalog.listed import LISTED_FILE, listed_providers, read_listed
from mkdocs_paycore.catalog.method_files import kept_directory, listed_directory
from mkdocs_paycore.catalog.methods import METHODS_FILE, Directory
from mkdocs_paycore.cli.catalog import catalog_of
from mkdocs_paycore.cli.console import CONTENT_ERRORS, config_option, fail, readable, say
from mkdocs_paycore.cli.lazy import LazyGroup
from mkdocs_paycore.intake.damage import country_damage, without_countries
from mkdocs_paycore.intake.meaning import MEANING_NAMES, counted, needed, read_meanings
from mkdocs_paycore.intake.openfintech import DATA_NAME, LICENCE_NAME, directory_text, listed_entries, read_providers
from mkdocs_paycore.intake.record import OpenDataError
from mkdocs_paycore.source.paths import shown_path
from mkdocs_paycore.source.text_file import replace_file

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_paycore.intake.openfintech import Entry


_COMMANDS = "mkdocs_paycore.cli"
IMPORT_PLACES = {
    "airbyte": f"{_COMMANDS}.import_specs:airbyte_command",
    "manual": f"{_COMMANDS}.import_manual:manual_command",
    "nango": f"{_COMMANDS}.import_specs:nango_command",
    "rst": f"{_COMMANDS}.import_rst:rst_command",
}
"""Where the commands stand that have a module of their own."""


@click.group("import", cls=LazyGroup, places=IMPORT_PLACES)
def import_group() -> None:
    """Bring in providers: from manuals, from connection specifications, from open data."""


@import_group.command()
@click.argument("path", type=click.Path(path_type=Path))
@config_option
def openfintech(path: Path, *, config_file: Path) -> None:
    """List the providers of the open data in PATH: payment_providers.json, or the folder that it is in.

    They are not ready, and stand in one file, directory.yml. Providers that have a file of their own are left alone.
    What the codes of all providers mean is taken over as well, from the other files of that folder, as far as
    methods.yml does not say it. Countries that cannot be right, because none of very many providers is in the United
    States or in the United Kingdom, are reported and left out.
    """
    folder, catalog = catalog_of(config_file)
    data = path / DATA_NAME if path.is_dir() else path
    readable(data)
    imported, known = _imported(data), _meanings(data.parent)
    own, listed, meanings = _directories(folder, config_file, known=known)
    entries = {**_undamaged(listed, LISTED_FILE), **_undamaged(imported, shown_path(data, "."))}
    described = catalog.documents.keys() - catalog.listed
    kept = {code: entry for code, entry in entries.items() if code not in described}
    users = (*kept.values(), *catalog.described().providers.values())
    used = {key: {code for user in users for code in getattr(user, key, ())} for key in LISTS}
    meanings = needed(known.completed(meanings), used, kept=own)
    licence = data.parent / LICENCE_NAME
    notice = licence.read_text("utf-8-sig", errors="replace") if licence.is_file() else ""
    text = directory_text(kept, meanings=meanings, licence=notice).encode()
    target = folder / LISTED_FILE
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


def _undamaged(entries: dict[str, Entry], name: str) -> dict[str, Entry]:
    """Return the providers of a file; without their countries, and with a report, where these are damaged."""
    if not (damage := country_damage(entries)):
        return entries
    say(f"{name}: {damage}")
    return without_countries(entries)


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
    """Return what the open data in a folder says about codes; files that are not there are reported."""
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
