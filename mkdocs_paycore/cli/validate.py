"""The commands over specs and values: `paycore validate` and `paycore schema`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_paycore.catalog.form.verdict import validate
from mkdocs_paycore.catalog.load import load_products, load_provider
from mkdocs_paycore.catalog.product.model import DEFAULT_PRODUCT
from mkdocs_paycore.catalog.words.language import use_language
from mkdocs_paycore.cli.catalog import known_products, product_named
from mkdocs_paycore.cli.console import (
    CONTENT_ERRORS,
    WordChoice,
    config_option,
    entered_values,
    fail,
    opened,
    readable,
    say,
)
from mkdocs_paycore.cli.schema_files import kept_schema
from mkdocs_paycore.project.schemas import KEPT_IN, SCHEMAS, schema_text
from mkdocs_paycore.project.settings import language_of, read_settings
from mkdocs_paycore.source.paths import shown_path
from mkdocs_paycore.source.suggestion import all_known, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection

    from mkdocs_paycore.catalog.form.problem import Mode
    from mkdocs_paycore.catalog.model.provider import Connection, Provider
    from mkdocs_paycore.catalog.product.model import Product
    from mkdocs_paycore.source.problem import Problem


@click.command("validate")
@click.argument("code")
@click.argument("kind")
@click.argument("file", required=False, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--mode", type=WordChoice(["test", "live"]), help="Else the value of test_mode decides, else live.")
@click.option("--batch", is_flag=True, help="Read JSON lines, print a verdict a line.")
@config_option
def validate_command(
    code: str, kind: str, file: Path | None, *, mode: Mode | None, batch: bool, config_file: Path
) -> None:
    """Check whether values, given as JSON, fit the connection form KIND of the provider CODE.

    Prints the verdict as JSON, and exits with 0 whatever it says: read `valid` there. Keys that are no field of the
    form change nothing; they are named on standard error.
    """
    connection = _connection(code, kind, config_file)
    use_language(language_of(read_settings(config_file)))
    name = "standard input" if file is None or str(file) == "-" else str(file)
    with opened(file) as stream:
        told = set[str]()
        for values in entered_values(stream, name=name, batch=batch):
            _tell_of_others(values, connection, told)
            verdict = validate(connection, values, mode=mode).as_dict()
            click.echo(json.dumps(verdict, indent=None if batch else 2))


def _tell_of_others(values: Collection[str], connection: Connection, told: set[str]) -> None:
    """Say which keys of some values are no field of the form, each once: `told` are those that were said."""
    keys = [field.key for field in connection.fields]
    for key in values:
        if key not in {*keys, *told, connection.test_mode_key}:
            told.add(key)
            near = did_you_mean(key, keys)
            say(f"{key!r} is no field of the form" + (f" ({near})" if near else ""))


@click.command("schema")
@click.argument("what", required=False, type=WordChoice(SCHEMAS))
@click.option("--product", help="Of a provider's file: the product of paycore.yml that it is of; else the first.")
@click.option("--write", is_flag=True, help=f"Write the schemas into the site's folder {KEPT_IN}, all or this one.")
@config_option
def schema_command(what: str | None, *, product: str | None, write: bool, config_file: Path) -> None:
    """Print the JSON Schema of a kind of file, for editors: provider.yml, a brand's file, paycore.yml and others.

    With --write it is kept beside the configuration, where the first line of the files that `paycore` makes says so to
    editors. Do so after an update of this package.
    """
    if write:
        readable(config_file)
        root, products = config_file.resolve().parent, known_products(config_file, may_be_new=True)[1]
        for kind in [what] if what else SCHEMAS:
            for each in products if kind == "provider" else products[:1]:
                click.echo(shown_path(kept_schema(kind, root, each), "."))
    elif what:
        click.echo(schema_text(what, _product(product, config_file)), nl=False)
    else:
        fail("of what? " + ", ".join(SCHEMAS), "paycore schema provider prints the schema of provider.yml")


def _product(name: str | None, config_file: Path) -> Product:
    """Return the product that is named; outside of a site, payment providers."""
    if name is None and not config_file.is_file():
        return DEFAULT_PRODUCT
    return product_named(known_products(config_file, may_be_new=True)[1], name)


def _connection(code: str, kind: str, config_file: Path) -> Connection:
    docs, products = known_products(config_file)
    root = config_file.resolve().parent
    provider: Provider | None = None
    problems: list[Problem] = []
    for product in products:
        if provider is None and not problems:
            provider, problems = load_provider(docs / product.folder, code, root=root, product=product)
    if provider is None and problems:
        for problem in problems:
            click.echo(str(problem), err=True)
        sys.exit(CONTENT_ERRORS)
    if provider is None:
        known = load_products(products, docs, root=root).providers
        folders = ", ".join(shown_path(docs / product.folder, ".") for product in products)
        fail(f"there is no provider {code!r} in {folders}", did_you_mean(code, known))
    connection = provider.connection(kind)
    if connection is None:
        kinds = [str(known.kind) for known in provider.connections]
        fail(f"{code} has no connection {kind!r}", did_you_mean(kind, kinds) or all_known(kinds))
    return connection
