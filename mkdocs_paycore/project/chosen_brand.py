"""Which brand a build is for."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_paycore.brand.address import is_web_address
from mkdocs_paycore.brand.model import Brand, brand_of_custom
from mkdocs_paycore.brand.read import read_brand
from mkdocs_paycore.brand.rules import BRAND_VALUE
from mkdocs_paycore.catalog.catalog import Catalog
from mkdocs_paycore.markdown.site import Site
from mkdocs_paycore.project.config_texts import config_texts
from mkdocs_paycore.project.custom_values import changed_texts, place_of
from mkdocs_paycore.project.unusable import UnusableSiteError
from mkdocs_paycore.source.fault import found
from mkdocs_paycore.source.suggestion import all_known, did_you_mean
from mkdocs_paycore.stamping.slot import plain_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_paycore.project.project import Project
    from mkdocs_paycore.source.problem import Problem

ENVIRONMENT = "PAYCORE_BRAND"


def chosen_brand(project: Project, *, forced: str | None, report: Callable[[Problem], None]) -> Brand:
    """Return the brand to build: the forced one, else the environment's, else the option's, else `extra.custom`.

    Args:
        project: the site.
        forced: the brand that a command names.
        report: gets what is wrong with the brand.

    Raises:
        UnusableSiteError: there is no such brand, or its file cannot be used.
    """
    named = os.environ.get(ENVIRONMENT)
    name = forced or _chosen_name(project)
    if not name:
        return _brand_of_custom(project, report=report)
    known = project.brand_names()
    file = project.brands_dir / f"{name}.yml"
    if name not in known:
        where = "--brand" if forced else ENVIRONMENT if named else "the option 'brand' of the plugin"
        hint = did_you_mean(name, known) or all_known(known)
        raise UnusableSiteError(f"{where} names {name!r}, but there is no {project.shown(file)} ({hint})")
    brand, problems = read_brand(file, root=project.root)
    for problem in problems:
        report(problem)
    if brand is None:
        more = f", and {len(problems) - 1} more" if len(problems) > 1 else ""
        raise UnusableSiteError(f"the brand {name!r} cannot be used: {problems[0]}{more}", is_reported=True)
    return brand


def faulty_brand(project: Project) -> Brand | None:
    """Return the brand that a `project` chooses, where its file can be read but not be used; its faults are known."""
    file = project.brands_dir / f"{_chosen_name(project)}.yml"
    return read_brand(file, root=project.root, also_faulty=True)[0] if file.is_file() else None


def _chosen_name(project: Project) -> str | None:
    return os.environ.get(ENVIRONMENT) or project.options.brand


def _brand_of_custom(project: Project, *, report: Callable[[Problem], None]) -> Brand:
    """Return the brand of `extra.custom`; the site's address may use its variables."""

    def report_value(keys: tuple[str, ...], message: str, suggestion: str) -> None:
        path, place = place_of(project.config_sources, keys) or (project.config_path, (0, 0))
        report(BRAND_VALUE.problem(path, place, f"{'.'.join(keys)}: {message}", suggestion))

    custom = project.custom
    if custom is not None and not isinstance(custom, dict):
        report_value(("extra", "custom"), f"found {found(custom)}, expected names with values", "name: value")
        custom = None
    for problem in changed_texts(project.config_sources) if custom else ():
        report(problem)
    brand = brand_of_custom(custom)
    if not project.site_url:
        return brand
    values = brand.values()
    site = Site(catalog=Catalog(), values=values, components={}, report=report)
    address = plain_text(config_texts(project, site, report=report).neutral(project.site_url), values)
    if is_web_address(address):
        return replace(brand, site_url=address)
    report_value(("site_url",), f"found {address!r}, expected a web address", "as in https://docs.example.com/")
    return brand
