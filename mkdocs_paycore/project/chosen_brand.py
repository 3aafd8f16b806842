"""Which brand a MkDocs build is for, and the texts of its configuration."""

from __future__ import annotations

import os
import posixpath
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from mkdocs_paycore.brand.address import is_web_address
from mkdocs_paycore.brand.model import Brand, brand_of_custom
from mkdocs_paycore.brand.read import read_brand
from mkdocs_paycore.catalog.load import Catalog
from mkdocs_paycore.markdown.page import CONNECTORS, Page
from mkdocs_paycore.markdown.site import Site
from mkdocs_paycore.markdown.texts import Texts
from mkdocs_paycore.markdown.vocabulary import PageVocabulary
from mkdocs_paycore.source.paths import shown_path
from mkdocs_paycore.source.problem import Problem, Severity
from mkdocs_paycore.source.suggestion import all_known, cited, did_you_mean
from mkdocs_paycore.stamping.slot import plain_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs.config.defaults import MkDocsConfig

ENVIRONMENT = "PAYCORE_BRAND"


def names_of_brands(folder: Path) -> list[str]:
    """Return the names of the brands in a folder, in the order of the alphabet."""
    return sorted(path.stem for path in folder.glob("*.yml"))


def brand_of_site(
    config: MkDocsConfig, *, folder: Path, option: str, forced: str | None, report: Callable[[Problem], None]
) -> Brand:
    """Return the brand to build: the forced one, else the environment's, else the option's, else `extra.custom`.

    Args:
        config: MkDocs' configuration.
        folder: the folder of the brands' files.
        option: what the plugin's option names; empty for none.
        forced: what a build of several brands names.
        report: gets what is wrong with it.

    Raises:
        PluginError: there is no such brand, or its file cannot be used.
    """
    named = os.environ.get(ENVIRONMENT)
    name = forced or named or option
    if not name:
        return _brand_of_custom(config, report=report)
    root = root_of(config)
    known = names_of_brands(folder)
    if name not in known:
        where = ENVIRONMENT if named else "the option 'brand' of the plugin"
        hint = did_you_mean(name, known) or all_known(known)
        raise PluginError(
            f"{where} names {name!r}, but there is no {shown_path(folder / name, str(root))}.yml ({hint})"
        )
    brand, problems = read_brand(folder / f"{name}.yml", root=root)
    for problem in problems:
        report(problem)
    if brand is None:
        more = f", and {len(problems) - 1} more" if len(problems) > 1 else ""
        raise PluginError(f"the brand {name!r} cannot be used: {problems[0]}{more}")
    return brand


def _brand_of_custom(config: MkDocsConfig, *, report: Callable[[Problem], None]) -> Brand:
    """Return the brand of `extra.custom`; the site's address in mkdocs.yml may use its variables."""
    custom = config.extra.get("custom")
    if custom is not None and not isinstance(custom, dict):
        message = f"extra.custom: found {type(custom).__name__}, expected names with values"
        report(Problem(path_of(config), 0, 0, "brand-value", Severity.ERROR, message, "name: value"))
        config.extra["custom"] = {}
    brand = brand_of_custom(custom)
    if not config.site_url:
        return brand
    values = brand.values()
    site = Site(catalog=Catalog(), values=values, components={}, report=report)
    address = plain_text(config_texts(config, site, report=report).neutral(config.site_url), values)
    if is_web_address(address):
        return replace(brand, site_url=address)
    message = f"site_url: found {address!r}, expected a web address"
    hint = "as in https://docs.example.com/"
    report(Problem(path_of(config), 0, 0, "brand-value", Severity.ERROR, message, hint))
    return brand


def connectors_below_docs(config: MkDocsConfig, option: str) -> str:
    """Return the folder of the providers' folders as paths below the docs folder begin: without `./` and a last `/`.

    Args:
        config: MkDocs' configuration.
        option: what the plugin's option says.

    Raises:
        PluginError: it is not below the docs folder, or somebody named it and it is not there.
    """
    said = f"the option 'connectors' of the plugin names {cited(option)}"
    docs, name = shown_path(Path(config.docs_dir), str(root_of(config))), posixpath.normpath(option)
    if name.startswith(("/", "../")) or name in {".", ".."}:
        raise PluginError(f"{said}, expected a folder below {docs}")
    folder = Path(config.docs_dir, name)
    if name != CONNECTORS and not os.path.isdir(folder):  # noqa: PTH112 - Path.is_dir raises for a long name
        near = [path.name for path in folder.parent.iterdir() if path.is_dir()] if folder.parent.is_dir() else []
        hint = did_you_mean(folder.name, near)
        raise PluginError(f"{said}, but {docs} has no such folder{f' ({hint})' if hint else ''}")
    return name


def root_of(config: MkDocsConfig) -> Path:
    """Return the folder of mkdocs.yml."""
    return Path(config.config_file_path or "mkdocs.yml").resolve().parent


def path_of(config: MkDocsConfig) -> str:
    """Return mkdocs.yml as messages show it."""
    return shown_path(Path(config.config_file_path or "mkdocs.yml"), str(root_of(config)))


def config_texts(config: MkDocsConfig, site: Site, *, report: Callable[[Problem], None] | None) -> Texts:
    """Return what fills the texts of a configuration; see `Texts` for `report`."""
    return Texts(
        PageVocabulary(site, Page()), report=report, path=path_of(config), sources=lambda: config_sources(config)
    )


def config_sources(config: MkDocsConfig) -> Iterator[tuple[str, str]]:
    """Yield mkdocs.yml, the files it inherits, and the files that other plugins make a navigation of."""
    root = root_of(config)
    files = [root / path_of(config)]
    for file in files:
        text = file.read_text("utf-8-sig", errors="replace") if file.is_file() else ""
        parents: list[str] = re.findall(r"^INHERIT:\s*(\S+)", text, re.MULTILINE)
        files += (file.parent / parent.strip("'\"") for parent in parents if len(files) < _MOST_INHERITED)
        yield shown_path(file, str(root)), text
    for pattern in ("**/.pages", "**/.nav.yml", "**/SUMMARY.md"):
        for file in sorted(Path(config.docs_dir).glob(pattern)):
            yield shown_path(file, str(root)), file.read_text("utf-8-sig", errors="replace")


_MOST_INHERITED = 20
