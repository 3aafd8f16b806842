"""The commands `paycore import airbyte` and `paycore import nango`, which bring in connection specifications."""

from __future__ import annotations

import re
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mkdocs_paycore.catalog.model.terms import Kind
from mkdocs_paycore.cli.console import config_option, fail
from mkdocs_paycore.cli.import_files import Order, files_in, finish, import_options, product_meant, product_option
from mkdocs_paycore.intake.airbyte import read_airbyte
from mkdocs_paycore.intake.draft import UnreadableError
from mkdocs_paycore.intake.nango import read_entries
from mkdocs_paycore.intake.page_text import page_text
from mkdocs_paycore.source.model import CODE
from mkdocs_paycore.source.paths import shown_path
from mkdocs_paycore.source.suggestion import all_known, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_paycore.catalog.product.model import Product
    from mkdocs_paycore.intake.draft import Draft

_paths = click.argument("paths", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path))


def _of_product(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that say what the providers are, and hand over their product and kind."""

    @wraps(command)
    def run(*, config_file: Path, product: str | None, kind: str | None, **others: object) -> None:
        command(terms=_meant(config_file, product, kind), **others)

    for option in (
        config_option,
        product_option,
        click.option("--kind", help=f"The kind of the connection; else {Kind.ACCOUNT}, or the product's first."),
    ):
        run = option(run)
    return run


def _meant(config_file: Path, product: str | None, kind: str | None) -> tuple[Product, str]:
    """Return the product and the kind that options name; others end the command."""
    meant = product_meant(config_file, product)
    if kind is not None and kind not in meant.kinds:
        fail(f"--kind: found {kind!r}", did_you_mean(kind, meant.kinds) or all_known(meant.kinds))
    return meant, kind or meant.usual_kind


@click.command("airbyte")
@_paths
@_of_product
@click.option("--code", default="", help="The provider's code; else one is made of the title.")
@import_options
def airbyte_command(
    paths: tuple[Path, ...],
    terms: tuple[Product, str],
    *,
    code: str,
    into: Path | None,
    dry_run: bool,
    force: bool,
) -> None:
    """Make provider.yml of connection specifications of Airbyte's kind.

    FILE is JSON or YAML with a connectionSpecification. What a provider's file cannot say is listed with its line.
    """
    if code and (len(paths) > 1 or not re.fullmatch(CODE, code)):
        fail("--code: expected one file, and a code of lower-case letters, digits, '-' and '_'")
    product, kind = terms

    def read(file: Path, text: str, path: str) -> list[Draft]:
        return [read_airbyte(file, text, path=path, code=code, kind=kind, product=product)]

    finish(*_read_all(paths, read), order=Order(into, dry_run, force))


@click.command("nango")
@_paths
@_of_product
@click.option("--only", multiple=True, metavar="NAME", help="Take this entry only; may be given several times.")
@import_options
def nango_command(
    paths: tuple[Path, ...],
    terms: tuple[Product, str],
    *,
    only: tuple[str, ...],
    into: Path | None,
    dry_run: bool,
    force: bool,
) -> None:
    """Make provider.yml of entries of Nango's kind, a folder an entry.

    FILE is YAML, as providers.yaml. What a provider's file cannot say is listed with its line.
    """
    product, kind = terms
    known: set[str] = set()

    def read(file: Path, text: str, path: str) -> list[Draft]:
        entries = read_entries(text, path=path)
        known.update(entries.by_name)
        return entries.drafts(file, codes=only, kind=kind, product=product)

    drafts, refused = _read_all(paths, read)
    for name in only:
        if known and name not in known:
            fail(f"--only: there is no entry {name!r}", did_you_mean(name, known) or all_known(known))
    finish(drafts, refused, order=Order(into, dry_run, force))


def _read_all(paths: tuple[Path, ...], read: Callable[[Path, str, str], list[Draft]]) -> tuple[list[Draft], list[str]]:
    """Return what files become, and why some were left alone."""
    drafts: list[Draft] = []
    refused: list[str] = []
    for file, is_named in files_in(paths, endings=(".json", ".yaml", ".yml")):
        path = shown_path(file, ".")
        try:
            drafts += read(file, page_text(file.read_bytes()).text, path)
        except UnreadableError as error:
            if is_named:
                refused.append(f"{path} was left alone: {error}")
    return drafts, refused
