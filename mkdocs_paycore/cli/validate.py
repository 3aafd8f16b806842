"""The commands over specs and values: `paycore validate` and `paycore schema`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_paycore.brand.read import brand_schema
from mkdocs_paycore.catalog.form.schema import source_schema
from mkdocs_paycore.catalog.form.verdict import validate
from mkdocs_paycore.catalog.load import load_catalog, load_provider
from mkdocs_paycore.catalog.words.language import use_language
from mkdocs_paycore.cli.catalog import connectors_of
from mkdocs_paycore.cli.console import CONTENT_ERRORS, config_option, entered_values, fail, opened
from mkdocs_paycore.project.settings import language_of, read_settings
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
    use_language(language_of(read_settings(config_file)))
    name = "standard input" if file is None or str(file) == "-" else str(file)
    with opened(file) as stream:
        for values in entered_values(stream, name=name, batch=batch):
            verdict = validate(connection, values, mode=mode).as_dict()
            click.echo(json.dumps(verdict, indent=None if batch else 2))


@click.command("schema")
@click.argument("what", type=click.Choice(["provider", "brand"]))
def schema_command(what: str) -> None:
    """Print the JSON Schema of provider.yml or of a brand's file, for editors."""
    click.echo(json.dumps(source_schema() if what == "provider" else brand_schema(), indent=2))


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
