"""The command `paycore import manual`, which brings in Markdown manuals."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_paycore.cli.console import config_option, say
from mkdocs_paycore.cli.import_files import Order, files_in, finish, import_options, product_meant, product_option
from mkdocs_paycore.intake.draft import Draft, UnreadableError
from mkdocs_paycore.intake.manual.read import read_manual
from mkdocs_paycore.intake.manual.refusal import NoManualError
from mkdocs_paycore.intake.manual.surroundings import Row, listed_rows
from mkdocs_paycore.source.paths import shown_path

if TYPE_CHECKING:
    from mkdocs_paycore.catalog.product.model import Product


@click.command("manual")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…", type=click.Path(path_type=Path))
@config_option
@product_option
@import_options
def manual_command(
    paths: tuple[Path, ...],
    *,
    into: Path | None,
    dry_run: bool,
    force: bool,
    product: str | None,
    config_file: Path,
) -> None:
    """Make provider.yml of Markdown manuals, and the manuals with components in place of lists and pictures.

    PATH is a manual or a folder of them. The files are written into the provider's folder: beside the manual, or below
    the folder that --into names. What the command was not sure of is listed with its line. Nothing is overwritten
    without --force, the manual itself included. A page that lists the providers says what each of them is for.
    """
    files = files_in(paths, endings=(".md", ".markdown"))
    meant = product_meant(config_file, product)
    rows = _rows([file for file, _ in files], meant)
    drafts: list[Draft] = []
    refused: list[str] = []
    others: list[str] = []
    for file, is_named in files:
        try:
            drafts.append(read_manual(file, file.read_bytes(), path=shown_path(file, "."), rows=rows, product=meant))
        except UnreadableError as error:
            is_list = bool(listed_rows(_text(file), meant))
            if is_named and not is_list:
                refused.append(f"{shown_path(file, '.')} was left alone: {error}")
            elif isinstance(error, NoManualError) and not is_list:
                others.append(shown_path(file, "."))
    if others:
        say(f"paycore: took these for no manuals, and left them alone: {', '.join(others)}")
    finish(drafts, refused, order=Order(into, dry_run, force))


def _rows(files: list[Path], product: Product) -> dict[str, Row]:
    """Return what the pages say that list the providers: among the files, and above their folders."""
    above = {parent / "index.md" for file in files for parent in (file.resolve().parent, file.resolve().parent.parent)}
    rows: dict[str, Row] = {}
    for file in [*files, *sorted(each for each in above if each.is_file())]:
        rows = {**listed_rows(_text(file), product), **rows}
    return rows


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""
