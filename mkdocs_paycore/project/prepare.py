"""The first of the three steps: from a site's sources to what its pages are rendered with, for one brand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.changes.file import load_changes
from mkdocs_paycore.catalog.features import hidden_features
from mkdocs_paycore.catalog.method_files import load_directory
from mkdocs_paycore.catalog.words.language import use_language
from mkdocs_paycore.markdown.component import installed_components
from mkdocs_paycore.markdown.site import Site
from mkdocs_paycore.project.chosen_brand import chosen_brand

if TYPE_CHECKING:
    from mkdocs_paycore.brand.model import Brand
    from mkdocs_paycore.catalog.catalog import Catalog
    from mkdocs_paycore.project.project import Project
    from mkdocs_paycore.source.reporter import Reporter


@dataclass(slots=True)
class Prepared:
    """A site whose sources were read.

    Attributes:
        project: where it lies.
        brand: who it is rendered for.
        site: what pages are rendered with: catalog, names of variables, components.
        hidden: the codes of the providers that the brand does not show.
        names: the codes and names of all providers, those that the brand does not show as well.
    """

    project: Project
    brand: Brand
    site: Site
    hidden: frozenset[str]
    names: frozenset[str]


def prepare(
    project: Project, *, report: Reporter, brand: str | None = None, catalog: Catalog | None = None
) -> Prepared:
    """Read the sources of a site.

    Args:
        project: the site.
        report: gets what is wrong with the brand; what is wrong with providers is in the catalog of the result.
        brand: the name of the brand; None: the one that the environment or the site names.
        catalog: the providers of the site, where they were read; None: they are read.

    Returns:
        The site for that brand. Nothing is rendered, and nothing is written.

    Raises:
        UnusableSiteError: there is no such brand, or its file cannot be used.
    """
    use_language(project.language)
    chosen = chosen_brand(project, forced=brand, report=report)
    products = project.products.all
    catalog = project.catalog(report.fails) if catalog is None else catalog
    hidden = hidden_features(chosen.features.has, products)
    offered = catalog.offered(shows=chosen.providers.has, hidden=hidden)
    site = Site(
        catalog=offered,
        values=chosen.values(),
        components=installed_components(report),
        report=report,
        products=products,
        flows=project.products.flows,
        changes={each.name: load_changes(project.docs / each.folder, root=project.root) for each in products},
        root=str(project.root),
        brand=chosen.name,
        brands=project.brand_names(),
        macros=project.macros,
        hidden=hidden,
        stale_after_days=project.options.stale_after_days,
    )
    site.directory = load_directory(project.docs / site.of_methods.folder, root=project.root)
    return Prepared(project, chosen, site, _hidden_codes(catalog, offered, chosen), catalog.names())


def _hidden_codes(catalog: Catalog, offered: Catalog, brand: Brand) -> frozenset[str]:
    left_out = {code for code in catalog.documents if not brand.providers.has(code)}
    return frozenset(left_out | (catalog.providers.keys() - offered.providers.keys()))
