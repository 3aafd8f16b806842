"""The command `paycore diff`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from mkdocs_paycore.catalog.changes.compare import changes_between
from mkdocs_paycore.catalog.changes.file import CHANGES_FILE, add_entry
from mkdocs_paycore.catalog.changes.report import CHANGE_FORMATS
from mkdocs_paycore.catalog.evidence import build_day
from mkdocs_paycore.catalog.product.model import DEFAULT_PRODUCT
from mkdocs_paycore.catalog.words.language import saying
from mkdocs_paycore.cli.catalog import product_named
from mkdocs_paycore.cli.console import CONTENT_ERRORS, WordChoice, config_option, engine_option, fail, readable, say
from mkdocs_paycore.cli.schema_files import kept_schema
from mkdocs_paycore.engines.choice import load_engine
from mkdocs_paycore.project.revision import UnknownStateError
from mkdocs_paycore.project.schemas import schema_line
from mkdocs_paycore.project.states import catalog_at
from mkdocs_paycore.source.failure import reason_of

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_paycore.catalog.catalog import Catalog
    from mkdocs_paycore.project.project import Project


@click.command("diff")
@click.argument("old")
@click.argument("new", default=".")
@click.option("--format", "format_", type=WordChoice(list(CHANGE_FORMATS)), default="text", show_default=True)
@click.option("--product", help="Whose providers, as paycore.yml names it; else the first of its products.")
@click.option("--write", is_flag=True, help="Also add the changes to changes.yml, for the page What changed.")
@engine_option
@config_option
def diff_command(
    config_file: Path, old: str, new: str, *, format_: str, product: str | None, write: bool, engine: str | None
) -> None:
    """Show what changed for a merchant between two states.

    OLD and NEW are folders, revisions of git, or REV:path; NEW is the working folder where it is left out.

    Exits with 1 where a provider's file has errors in NEW: what changed in it is not known.
    """
    project = _project(config_file, engine, is_wanted=write)
    folder = config_file.resolve().parent
    meant = product_named(project.products.all if project else (DEFAULT_PRODUCT,), product)
    docs = "docs"
    if project is not None and project.docs.is_relative_to(project.root):
        docs = project.docs.relative_to(project.root).as_posix()
    try:
        before, after = (catalog_at(state, folder=folder, docs=docs, product=meant) for state in (old, new))
    except UnknownStateError as error:
        fail(str(error), "give a folder, a revision of git, or REV:path")
    changes = changes_between(before, after)
    with saying(meant.words):
        click.echo(CHANGE_FORMATS[format_](changes))
    broken = [_say_broken(catalog, state) for catalog, state in ((before, old), (after, new))]
    if write and project is not None:
        place = project.docs / meant.folder
        shown = project.shown(place / CHANGES_FILE)
        try:
            head = schema_line("changes", file=place / CHANGES_FILE, root=project.root)
            is_added = add_entry(place, changes, on=build_day(), head=head)
        except OSError as error:
            fail(f"{shown} cannot be written: {reason_of(error)}")
        except ValueError as error:
            fail(f"{shown}: {error}")
        if is_added:
            kept_schema("changes", project.root)
        say(f"{shown} has a new entry" if is_added else f"nothing is added to {shown}")
    if broken[1]:
        sys.exit(CONTENT_ERRORS)


def _project(config_file: Path, engine: str | None, *, is_wanted: bool) -> Project | None:
    """Return the site that the command runs in; None where there is none, and it need not be there."""
    if not is_wanted and not config_file.is_file():
        return None
    readable(config_file)
    return load_engine(config_file, engine).project(config_file)


def _say_broken(catalog: Catalog, state: str) -> bool:
    """Say which files of a state cannot be compared; return whether there are some."""
    broken = {catalog.documents[code].path for code in catalog.documents if code not in catalog.providers}
    for path in sorted(broken):
        say(f"{path} of {state} has errors: its provider is left out")
    return bool(broken)
