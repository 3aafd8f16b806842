"""The commands that start a file to fill in: `paycore new provider` and `paycore new brand`."""

from __future__ import annotations

import os
import re
import shlex
import sys
from typing import TYPE_CHECKING, NoReturn

import click

from mkdocs_paycore.brand.draft import Variable, brand_draft, groups, made_up
from mkdocs_paycore.brand.file import NAME
from mkdocs_paycore.brand.model import brand_of_custom
from mkdocs_paycore.brands.site_brands import SiteBrands
from mkdocs_paycore.catalog.draft import facts, provider_draft
from mkdocs_paycore.catalog.evidence import build_day
from mkdocs_paycore.catalog.features import all_features
from mkdocs_paycore.catalog.listed import LISTED_FILE
from mkdocs_paycore.catalog.load import PROVIDER_FILE, load_catalog
from mkdocs_paycore.catalog.method_files import load_directory
from mkdocs_paycore.catalog.model.code import RESERVED_CODES
from mkdocs_paycore.cli.catalog import known_products, product_named
from mkdocs_paycore.cli.console import CONTENT_ERRORS, config_option, fail, readable, say
from mkdocs_paycore.cli.schema_files import kept_schema
from mkdocs_paycore.engines.choice import default_config, load_engine
from mkdocs_paycore.project.schemas import schema_line
from mkdocs_paycore.project.used_names import uses_of
from mkdocs_paycore.source.failure import reason_of
from mkdocs_paycore.source.model import CODE
from mkdocs_paycore.source.paths import shown_path
from mkdocs_paycore.source.unprintable import CONTROL, unshowable
from mkdocs_paycore.stamping.joint import Joint

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from mkdocs_paycore.brand.model import Brand
    from mkdocs_paycore.catalog.model.provider import Provider
    from mkdocs_paycore.catalog.product.model import Product
    from mkdocs_paycore.project.used_names import UsedAt


@click.group("new")
def new_group() -> None:
    """Start a provider's or a brand's file: it passes the checks, and says what to fill in."""


@new_group.command()
@click.argument("code")
@click.option("--name", help="The provider's name, as it writes it; else one is made from CODE.")
@click.option("--product", help="What it is one of, as paycore.yml names it; else the first of its products.")
@config_option
def provider(code: str, *, name: str | None, product: str | None, config_file: Path) -> None:
    """Start the file of a provider.

    It is provider.yml in the provider's folder, which is called CODE. What directory.yml lists of the provider is taken
    over. The keys that are filled in next stand in the file as examples. Nothing is overwritten.
    """
    _refuse_words(code, name)
    docs, products = known_products(config_file, may_be_new=True)
    meant = product_named(products, product)
    folder, root = docs / meant.folder, config_file.resolve().parent
    file = folder / code / PROVIDER_FILE
    if os.path.lexists(file):
        fail(f"{shown_path(file, '.')} is there already", "nothing was changed; edit it, or choose another code")
    for other in products:
        if other is not meant and (docs / other.folder / code).is_dir():
            where = shown_path(docs / other.folder / code, ".")
            fail(f"{code!r} is the code of {where}", "a code is of one product only: choose another")
    listed = _listed(code, folder, root=root, product=meant)
    title = " ".join(name.split()) if name else listed.name if listed else _title(code)
    directory = load_directory(folder, root=root)
    text = provider_draft(code, title, product=meant, listed=listed, directory=directory, today=build_day())
    _write(file, schema_line("provider", file=file, root=root, product=meant) + text)
    kept_schema("provider", root, meant)
    if listed is not None:
        keys = ", ".join(facts(listed))
        where = shown_path(folder / LISTED_FILE, ".")
        say(f"{code} is listed in {where}: the new file has its {keys}, and counts from now on")
    click.echo(shown_path(file, "."))
    click.echo('Next: put your values into the lines that begin with "# ", and take that "# " away.')
    click.echo(f"Then see whether all is well: paycore check{_config(config_file)}")


def _refuse_words(code: str, name: str | None) -> None:
    """End the command where a provider cannot have that code or that name."""
    if not re.fullmatch(CODE, code):
        expected = "small letters, digits, '-' and '_', first a letter or a digit"
        _refuse(code, f"{code!r} is no provider code", expected)
    if code in RESERVED_CODES:
        fail(f"{code!r} is the code of a page of the directories", "choose another code")
    if name is not None and not name.strip():
        fail("--name: found no name", "leave it out, and one is made from the code")
    if name is not None and (control := CONTROL.search(name)):
        fail(f"--name: {unshowable(control[0])}", "leave it out")


def _listed(code: str, folder: Path, *, root: Path, product: Product) -> Provider | None:
    """Return the provider as `directory.yml` lists it, if it does; end the command where that is wrong."""
    catalog = load_catalog(folder, root=root, product=product)
    for problem in catalog.problems:
        if (root / problem.path).is_relative_to(folder / code):
            fail(str(problem), "repair this first")
    return catalog.providers.get(code)


@new_group.command("brand")
@click.argument("name")
@click.option("--from", "base", metavar="BRAND", help="Take the values under `custom` from this brand.")
@config_option
def brand_command(name: str, *, base: str | None, config_file: Path) -> None:
    """Start the file of a brand.

    It is NAME.yml in the folder of the brands. It has a value for every name under `custom` that the site uses: one
    that is made up, to be replaced, or that of another brand. Nothing is overwritten.
    """
    if not NAME.match(name):
        _refuse(name, f"{name!r} is no brand's name", "letters, digits, '-', '_' and '.', first a letter or a digit")
    readable(config_file)
    engine = load_engine(config_file)
    project = engine.project(config_file)
    brands = SiteBrands(project)
    file = project.brands_dir / f"{name}.yml"
    if os.path.lexists(file):
        fail(f"{shown_path(file, '.')} is there already", "nothing was changed; edit it, or choose another name")
    others = _others(brands, base)
    others.append(brand_of_custom(project.custom))
    catalog = project.catalog()
    known = {key for other in others for key in other.custom}
    uses = uses_of(project, catalog, pages=engine.pages(config_file), brand=name, known=known)
    given = others[0].custom if base else {}
    for key in sorted(groups({*uses, *given})):
        say(f"custom.{key} is used as a value and as a group of others; the brand has the group only")
    variables = _variables(uses, given=given, others=others, brand=name)
    features = all_features(project.products.all)
    text = brand_draft(name, title=_title(name), variables=variables, features=features)
    _write(file, schema_line("brand", file=file, root=project.root) + text)
    kept_schema("brand", project.root)
    of = f"of {base}" if base else "made up"
    click.echo(f"{shown_path(file, '.')}: {len(variables)} {'value' if len(variables) == 1 else 'values'}, {of}")
    click.echo("Next: replace the values by your own.")
    click.echo(f"Then see whether all is well: PAYCORE_BRAND={name} paycore check{_config(config_file)}")


def _others(brands: SiteBrands, base: str | None) -> list[Brand]:
    """Return the brands that can be used, `base` first; the command ends where that one cannot."""
    first = brands.read([base]) if base else []
    if base and not first:
        for problem in brands.problems:
            say(str(problem))
        sys.exit(CONTENT_ERRORS)
    return first + brands.read([name for name in brands.names() if name != base])


def _variables(
    uses: Mapping[str, Sequence[UsedAt]], *, given: Mapping[str, str], others: Sequence[Brand], brand: str
) -> list[Variable]:
    """Return the variables of the new brand, with the values that are given and made up for the rest."""
    names = dict.fromkeys([*uses, *given])
    variables = []
    for name in (name for name in names if name not in groups(names)):
        made = made_up(name, brand=brand, title=_title(brand), is_closed=_is_closed(name, others, uses.get(name, ())))
        variables.append(Variable(name, given.get(name, made), _where(uses.get(name))))
    return variables


def _is_closed(name: str, others: Sequence[Brand], uses: Sequence[UsedAt]) -> bool:
    """Return whether an address of a name ends with `/`: as what goes on behind it asks for, else as the others' do.

    So do those that no other has.
    """
    joints = {joint.is_slash for use in uses if (joint := Joint.of(use.before, use.behind))}
    if len(joints) == 1:
        return False in joints
    values = [other.custom[name] for other in others if other.custom.get(name)]
    return all(value.endswith("/") for value in values)


def _where(uses: Sequence[UsedAt] | None) -> str:
    """Return in words where a name is used: nowhere (None), in the pages of providers (empty), or in these places."""
    if not uses:
        return "used in no page" if uses is None else "used in the pages of providers"
    more = len(uses) - 1
    rest = f" and {more} more {'place' if more == 1 else 'places'}" if more else ""
    return f"used in {uses[0]}{rest}"


def _title(name: str) -> str:
    """Return a name as a reader would write it: `acme-pay` as *Acme Pay*."""
    words = [word[:1].upper() + word[1:] for word in re.split(r"[-_.]+", name) if word]
    return " ".join(words) or name


def _refuse(found: str, message: str, expected: str) -> NoReturn:
    near = re.sub(r"[^a-z0-9_-]+", "", found.lower()).lstrip("_-") if re.fullmatch(r"[\w .-]+", found) else ""
    fail(message, f"expected {expected}" + (f", as in {near!r}" if near else ""))


def _write(file: Path, text: str) -> None:
    """Write a file that must not be there yet."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except OSError as error:
        fail(f"{shown_path(file, '.')} cannot be written: {reason_of(error)}")


def _config(config_file: Path) -> str:
    return "" if config_file == default_config(None) else f" -f {shlex.quote(str(config_file))}"
