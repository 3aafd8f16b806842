"""The commands over specs and values: `paycore validate` and `paycore schema`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_paycore.catalog.form.verdict import validate
from mkdocs_paycore.catalog.load import load_catalog, load_provider
from mkdocs_paycore.cli.catalog import connectors_of
from mkdocs_paycore.cli.console import CONTENT_ERRORS, config_option, entered_values, fail, opened, readable
from mkdocs_paycore.cli.schema_files import kept_schema
from mkdocs_paycore.project.schemas import KEPT_IN, SCHEMAS, schema_text
from mkdocs_paycore.source.paths import shown_path
from mkdocs_paycore.source.suggestion import all_known, did_you_mean

if TYPE_CHECKING:
    from mkdocs_paycore.catalog.form.problem import Mode
    from mkdocs_paycore.catalog.model.provider import Connection


@click.command("validate")
@click.argument("code")
@click.argument("kind")
@click.argument("file", required=False, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--mode", type=click.Choice(["test", "live"]), help="Else the value of test_mode decides, else live.")
@click.option("--batch", is_flag=True, help="Read JSON lines, print a verdict a line.")
@config_option
def validate_command(
    code: str, kind: str, file: Path | None, *, mode: Mode | None, batch: bool, config_file: Path
) -> None:
    """Check whether values, given as JSON, fit the connection form KIND of the provider CODE."""
    connection = _connection(code, kind, config_file)
    name = "standard input" if file is None or str(file) == "-" else str(file)
    with opened(file) as stream:
        for values in entered_values(stream, name=name, batch=batch):
            verdict = validate(connection, values, mode=mode).as_dict()
            click.echo(json.dumps(verdict, indent=None if batch else 2))


@click.command("schema")
@click.argument("what", required=False, type=click.Choice(SCHEMAS))
@click.option("--write", is_flag=True, help=f"Write the schemas into the site's folder {KEPT_IN}, all or this one.")
@config_option
def schema_command(what: str | None, *, write: bool, config_file: Path) -> None:
    """Print the JSON Schema of a kind of file, for editors: provider.yml, a brand's file, methods.yml and others.

    With --write it is kept beside the configuration, where the first line of the files that `paycore` makes says so to
    editors. Do so after an update of this package.
    """
    if write:
        readable(config_file)
        for kind in [what] if what else SCHEMAS:
            click.echo(shown_path(kept_schema(kind, config_file.resolve().parent), "."))
    elif what:
        click.echo(schema_text(what), nl=False)
    else:
        fail("of what? " + ", ".join(SCHEMAS), "paycore schema provider prints the schema of provider.yml")


def _connection(code: str, kind: str, config_file: Path) -> Connection:
    folder = connectors_of(config_file)
    root = config_file.resolve().parent
    provider, problems = load_provider(folder, code, root=root)
    if provider is None and problems:
        for problem in problems:
            click.echo(str(problem), err=True)
        sys.exit(CONTENT_ERRORS)
    if provider is None:
        known = load_catalog(folder, root=root).providers
        fail(f"there is no provider {code!r} in {shown_path(folder, '.')}", did_you_mean(code, known))
    connection = provider.connection(kind)
    if connection is None:
        kinds = [str(known.kind) for known in provider.connections]
        fail(f"{code} has no connection {kind!r}", did_you_mean(kind, kinds) or all_known(kinds))
    return connection
