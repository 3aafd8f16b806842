"""The catalog of the site that a command is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.load import load_products
from mkdocs_paycore.cli.console import fail, readable
from mkdocs_paycore.project.settings import products_of
from mkdocs_paycore.source.suggestion import all_known, did_you_mean

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_paycore.catalog.catalog import Catalog
    from mkdocs_paycore.catalog.product.model import Product


def known_products(config_file: Path, *, may_be_new: bool = False) -> tuple[Path, tuple[Product, ...]]:
    """Return the docs folder of a site and what it connects; a fault of `paycore.yml` ends the command.

    `may_be_new`: the folder of the providers' folders may be still to make.
    """
    readable(config_file)
    docs, products = products_of(config_file, may_be_new=may_be_new)
    for problem in products.problems:
        fail(str(problem), "repair this first")
    return docs, products.all


def product_named(products: tuple[Product, ...], name: str | None) -> Product:
    """Return the product of a name, the first where none is given; another name ends the command."""
    by_name = {product.name: product for product in products}
    if name is None:
        return products[0]
    if name not in by_name:
        fail(f"there is no product {name!r}", did_you_mean(name, by_name) or all_known(by_name))
    return by_name[name]


def catalog_of(config_file: Path) -> tuple[Path, Catalog]:
    """Return the folder of the first product's providers' folders, and the catalog of all products."""
    docs, products = known_products(config_file)
    return docs / products[0].folder, load_products(products, docs, root=config_file.resolve().parent)
