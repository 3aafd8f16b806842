"""What the commands that bring files in share: which files, where the result goes, what is said about it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mkdocs_paycore.catalog.load import PROVIDER_FILE
from mkdocs_paycore.catalog.product.model import DEFAULT_PRODUCT
from mkdocs_paycore.check.output.text_report import amount
from mkdocs_paycore.cli.catalog import known_products, product_named
from mkdocs_paycore.cli.console import CONTENT_ERRORS, USED_WRONGLY, fail, readable, say
from mkdocs_paycore.cli.schema_files import kept_schema
from mkdocs_paycore.intake.draft import MANUAL_FILE
from mkdocs_paycore.project.schemas import root_above, schema_line
from mkdocs_paycore.source.failure import reason_of
from mkdocs_paycore.source.paths import shown_path
from mkdocs_paycore.source.text_file import replace_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from mkdocs_paycore.catalog.product.model import Product
    from mkdocs_paycore.intake.draft import Draft

into_option = click.option(
    "--into", type=click.Path(path_type=Path, file_okay=False), help="Write below this folder, a folder a provider."
)
dry_run_option = click.option("--dry-run", is_flag=True, help="Write nothing; print a table of what would be made.")
force_option = click.option("--force", is_flag=True, help="Overwrite what is there.")


product_option = click.option(
    "--product", help="What they are some of, as paycore.yml names it; else payment providers."
)


def product_meant(config_file: Path, name: str | None) -> Product:
    """Return the product that an option names, payment providers where it names none; another ends the command."""
    if name is None:
        return DEFAULT_PRODUCT
    return product_named(known_products(config_file, may_be_new=True)[1], name)


def import_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that all imports have."""
    for option in (force_option, dry_run_option, into_option):
        command = option(command)
    return command


@dataclass(frozen=True)
class Order:
    """How an import was asked for.

    Attributes:
        into: the folder below which everything is written; None: beside the source.
        dry_run: whether nothing is written.
        force: whether files that are there are overwritten.
    """

    into: Path | None
    dry_run: bool
    force: bool


def files_in(paths: Iterable[Path], *, endings: Sequence[str]) -> list[tuple[Path, bool]]:
    """Return files, each once, and whether it was named itself; folders are searched for files with some endings.

    A link that leads to no file is left alone, and said to be.
    """
    found: dict[Path, bool] = {}
    for path in paths:
        if path.is_dir():
            inner = (each for ending in endings for each in path.rglob(f"*{ending}"))
            for each in sorted(inner):
                if any(part.startswith(".") for part in each.relative_to(path).parts) or each.is_dir():
                    continue
                if each.is_file():
                    found.setdefault(each, False)
                elif each.is_symlink():
                    say(f"paycore: {shown_path(each, '.')} was left alone: it is a link that leads to no file")
        else:
            readable(path)
            found[path] = True
    return list(found.items())


def finish(drafts: Sequence[Draft], refused: Sequence[str], *, order: Order) -> None:
    """Write drafts or print the table of them, list their doubts, and end the command with its exit code."""
    if order.dry_run:
        _table(drafts)
    wanted, blocked = _parted(drafts, order)
    made = wanted if order.dry_run else _write_all(wanted, blocked, order=order)
    for draft in drafts:
        for doubt in draft.doubts:
            click.echo(str(doubt))
    for reason in [*refused, *blocked]:
        say(f"paycore: {reason}")
    doubts = amount(sum(len(draft.doubts) for draft in drafts), "doubt")
    say(f"{part(len(made), len(drafts), 'provider')}, {doubts}")
    if blocked:
        raise SystemExit(USED_WRONGLY)
    if refused:
        raise SystemExit(CONTENT_ERRORS)


def _table(drafts: Sequence[Draft]) -> None:
    """Print a row a draft: page, connections, fields, doubts."""
    head = ("page", "connections", "fields", "doubts")
    sources = [each.source for each in drafts]
    rows = [
        (
            shown_path(each.source, ".") + (f": {each.code}" if sources.count(each.source) > 1 else ""),
            ", ".join(each.kinds) or "none",
            str(each.field_count),
            str(len(each.doubts)),
        )
        for each in drafts
    ]
    widths = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]
    for row in [head, *rows]:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def part(done: int, count: int, noun: str) -> str:
    """Return how many of something were made, as in *2 of 3 pages*; where all were, as in *3 pages*."""
    return amount(count, noun) if done == count else f"{done} of {amount(count, noun)}"


def _parted(drafts: Sequence[Draft], order: Order) -> tuple[list[Draft], list[str]]:
    """Return the drafts that have a folder of their own, and why the others are not written."""
    first: dict[Path, Draft] = {}
    blocked: list[str] = []
    for draft in drafts:
        before = first.setdefault(_folder(draft, order), draft)
        if before is not draft:
            here, there = (shown_path(each.source, ".") for each in (draft, before))
            blocked.append(f"{here}: {there} made {draft.code} already")
    return list(first.values()), blocked


def _write_all(drafts: Sequence[Draft], blocked: list[str], *, order: Order) -> list[Draft]:
    """Write drafts; return those whose provider was written, and add to `blocked` why files were not."""
    made: list[Draft] = []
    for draft in drafts:
        left = _write(draft, _folder(draft, order), force=order.force)
        blocked += left.values()
        if PROVIDER_FILE not in left:
            made.append(draft)
    return made


def _folder(draft: Draft, order: Order) -> Path:
    """Return the folder of a draft's provider: that of the source, where that is called like the provider."""
    if order.into is not None:
        return order.into / draft.code
    own = draft.source.resolve().parent
    return draft.source.parent if own.name == draft.code else draft.source.parent / draft.code


def _write(draft: Draft, folder: Path, *, force: bool) -> dict[str, str]:
    """Write the files of a draft that are not there; return why others, by their names, were left alone.

    The manual comes last: whoever stops this before finds the old one, and what the new one names is there.
    """
    copy_missing(draft.pictures, folder)
    spec, root = folder / PROVIDER_FILE, root_above(folder) or folder.parent
    contents = {spec: (schema_line("provider", file=spec, root=root, product=draft.product) + draft.text).encode()}
    if draft.manual is not None:
        contents[folder / _manual_name(draft, folder)] = draft.manual
    blocked = {}
    for file, content in contents.items():
        reason = put_file(file, content, force=force)
        if reason and _same(file, draft):
            say(f"{shown_path(file, '.')} stays as it is: --force puts the components into it")
        elif reason:
            blocked[file.name] = reason
        elif file == spec:
            kept_schema("provider", root, draft.product)
    return blocked


def _manual_name(draft: Draft, folder: Path) -> str:
    is_own = draft.source.resolve().parent == folder.resolve()
    return draft.source.name if is_own and draft.source.suffix == ".md" else MANUAL_FILE


def _same(file: Path, draft: Draft) -> bool:
    return file.exists() and file.samefile(draft.source)


def put_file(file: Path, content: bytes, *, force: bool) -> str:
    """Write a file, and its folders, and name it, unless another one is there; where it cannot be, end the command.

    Args:
        file: the file.
        content: what it holds then.
        force: whether one that is there is overwritten.

    Returns:
        Why the file stays as it is; empty where it was written.
    """
    is_same = file.is_file() and file.read_bytes() == content
    if os.path.lexists(file) and not force and not is_same:
        return f"{shown_path(file, '.')} is there, and stays as it is (--force overwrites it)"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        replace_file(file, content)
    except OSError as error:
        fail(f"{shown_path(file, '.')} cannot be written: {reason_of(error)}")
    click.echo(shown_path(file, "."))
    return ""


def copy_missing(files: Mapping[str, Path], folder: Path) -> None:
    """Copy files to their paths below a folder, where nothing is; where one cannot be written, end the command."""
    for name, source in files.items():
        target = folder / name
        if os.path.lexists(target):
            continue
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            replace_file(target, source.read_bytes())
        except OSError as error:
            fail(f"{shown_path(target, '.')} cannot be written: {reason_of(error)}")
