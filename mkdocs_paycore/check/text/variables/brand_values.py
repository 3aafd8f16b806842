"""Values that pages name and the brand does not have: reported once, in the brand's own file."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_paycore.markdown.component import installed_components
from mkdocs_paycore.markdown.mentions import mentions
from mkdocs_paycore.markdown.syntax import has_variables
from mkdocs_paycore.pages.manual import CUSTOM_NAMES
from mkdocs_paycore.project.used_names import uses_of
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for
from mkdocs_paycore.source.suggestion import is_misspelt, nearest
from mkdocs_paycore.source.yaml.read import read_yaml

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mkdocs_paycore.brand.model import Brand
    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.source.document import Document, Trail
    from mkdocs_paycore.source.problem import Problem

_ENOUGH = 3
"""So many places that name a value are no slip of the pen."""
MISSING_VALUE = Rule(
    "brand-value-missing",
    "A value that several places of the site name, and the brand does not have or has under a misspelt name.",
    stage=Stage.TEXT,
    example=Sample(
        "brands/acme.yml", "custom: {suport_email: help@acme.example}\n", "custom: {support_email: help@acme.example}\n"
    ),
)


@looks_for(MISSING_VALUE)
def missing_values(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each value that places of the site name and the brand lacks.

    One that is nearly the name of a value that the site uses as well is the mistake of those places, not the brand's.
    """
    brand = next((brand for brand in checked.brands if brand.name == checked.site.brand), None)
    wanted = {name: count for name, count in _named(checked).items() if brand and name not in brand.custom}
    if brand is None or not wanted:
        return
    elsewhere = {name for other in checked.brands if other is not brand for name in other.custom}
    used = _used(checked, brand)
    spare = [name for name in brand.custom if name not in used]
    for name, count in sorted(wanted.items()):
        meant = nearest(name, brand.custom, cutoff=0.8)
        is_slip = count < _ENOUGH and name not in CUSTOM_NAMES  # of the page, not the brand
        is_brands = name in elsewhere or (meant in spare and not is_slip) or (meant is None and count >= _ENOUGH)
        if is_brands:
            yield _reported(checked, brand, name, count, meant if meant in spare else None)


def _named(checked: CheckedTexts) -> Counter[str]:
    """Return how often the site's pages name each value, by name."""
    components = installed_components()
    return Counter(
        mention.name
        for page in checked.manuscripts
        if has_variables(page.text)
        for mention in mentions(page.body, root="custom", components=components)
        if mention.is_certain
    )


def _used(checked: CheckedTexts, brand: Brand) -> Collection[str]:
    """Return the names of the values that anything of the site uses."""
    project = checked.project
    pages = [project.docs / uri for uri in checked.pages]
    return uses_of(project, checked.site.catalog, pages=pages, brand=brand.name, known=brand.custom)


def _reported(checked: CheckedTexts, brand: Brand, name: str, count: int, typed: str | None) -> Problem:
    document, top = _document(checked, brand)
    places = f"{count} place{'s' * (count > 1)} of the site name{'s' * (count == 1)} it"
    if typed is None:
        trail: Trail = top
        message, hint = f"custom: the value {name!r} is missing; {places}", f"add {name}: …"
    else:
        trail = (*top, *typed.split("."))
        message = f"custom: the value {typed!r} is used nowhere, and {name!r} is missing; {places}"
        hint = f"rename it {name}"
    problem = document.problem(trail, MISSING_VALUE, message, hint, at_key=True)
    is_certain = typed is not None and is_misspelt(name, typed, brand.custom) and "." not in f"{typed}{name}"
    fix = document.respelling(trail, typed, name, at_key=True) if typed and is_certain else ()
    return replace(problem, fix=fix, causes=f"custom.{name}")


def _document(checked: CheckedTexts, brand: Brand) -> tuple[Document, Trail]:
    """Return the file that holds a brand's values, and where they stand in it."""
    if brand.path:
        return brand.document, ("custom",)
    path, text = checked.config_sources[0]
    return read_yaml(text, path=path, rule=MISSING_VALUE.name), ("extra", "custom")
