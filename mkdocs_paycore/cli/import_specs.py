"""The commands `paycore import airbyte` and `paycore import nango`, which bring in connection specifications."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_paycore.catalog.model.terms import Kind
from mkdocs_paycore.cli.console import fail
from mkdocs_paycore.cli.import_files import Order, files_in, finish, import_options
from mkdocs_paycore.intake.airbyte import read_airbyte
from mkdocs_paycore.intake.draft import UnreadableError
from mkdocs_paycore.intake.nango import read_nango
from mkdocs_paycore.intake.page_text import page_text
from mkdocs_paycore.source.model import CODE
from mkdocs_paycore.source.paths import shown_path

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_paycore.intake.draft import Draft

_paths = click.argument("paths", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path))
_kind = click.option(
    "--kind",
    type=click.Choice([str(kind) for kind in Kind]),
    default=str(Kind.ACCOUNT),
    show_default=True,
    help="The kind of the connection.",
)


@click.command("airbyte")
@_paths
@_kind
@click.option("--code", default="", help="The provider's code; else one is made of the title.")
@import_options
def airbyte_command(
    paths: tuple[Path, ...], *, kind: str, code: str, into: Path | None, dry_run: bool, force: bool
) -> None:
    """Make provider.yml of connection specifications of Airbyte's kind.

    FILE is JSON or YAML with a connectionSpecification. What a provider's file cannot say is listed with its line.
    """
    if code and (len(paths) > 1 or not re.fullmatch(CODE, code)):
        fail("--code: expected one file, and a code of lower-case letters, digits, '-' and '_'")
    order = Order(into, dry_run, force)
    _import(paths, lambda file, text, path: [read_airbyte(file, text, path=path, code=code, kind=Kind(kind))], order)


@click.command("nango")
@_paths
@_kind
@click.option("--only", multiple=True, metavar="NAME", help="Take this entry only; may be given several times.")
@import_options
def nango_command(
    paths: tuple[Path, ...], *, kind: str, only: tuple[str, ...], into: Path | None, dry_run: bool, force: bool
) -> None:
    """Make provider.yml of entries of Nango's kind, a folder an entry.

    FILE is YAML, as providers.yaml. What a provider's file cannot say is listed with its line.
    """
    order = Order(into, dry_run, force)
    _import(paths, lambda file, text, path: read_nango(file, text, path=path, codes=only, kind=Kind(kind)), order)


def _import(paths: tuple[Path, ...], read: Callable[[Path, str, str], list[Draft]], order: Order) -> None:
    drafts: list[Draft] = []
    refused: list[str] = []
    for file, is_named in files_in(paths, endings=(".json", ".yaml", ".yml")):
        path = shown_path(file, ".")
        try:
            drafts += read(file, page_text(file.read_bytes()).text, path)
        except UnreadableError as error:
            if is_named:
                refused.append(f"{path} was left alone: {error}")
    finish(drafts, refused, order=order)
