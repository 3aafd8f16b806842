"""From `docs/connectors/<code>/provider.yml` and `directory.yml` to a catalog. All faults are reported together."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.catalog import Catalog
from mkdocs_paycore.catalog.listed import listed_providers, read_listed
from mkdocs_paycore.catalog.product.model import DEFAULT_PRODUCT
from mkdocs_paycore.catalog.product.provider_model import provider_model
from mkdocs_paycore.catalog.read import read_provider
from mkdocs_paycore.catalog.rules import PROVIDER_FILE_NAME, PROVIDER_YAML
from mkdocs_paycore.source.failure import reason_of
from mkdocs_paycore.source.paths import path_below
from mkdocs_paycore.source.yaml.read import read_yaml_file

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from pathlib import Path

    from mkdocs_paycore.catalog.model.provider import Provider
    from mkdocs_paycore.catalog.product.model import Product
    from mkdocs_paycore.source.document import Document
    from mkdocs_paycore.source.problem import Problem

PROVIDER_FILE = "provider.yml"
MANUAL_NAMES = ("index.md", "README.md")
_OTHER_NAMES = ("provider.yaml", "Provider.yml", "providers.yml")


def load_products(
    products: Iterable[Product],
    docs: Path,
    *,
    root: Path,
    fails: Callable[[Problem], bool] = lambda _: True,
    in_part: bool = False,
) -> Catalog:
    """Read the providers of all products of a site into one catalog; `docs` is its docs folder, else as `load_catalog`.

    A code that two products use is reported: pages, brands and commands know a provider by its code alone.
    """
    catalog = Catalog()
    for product in products:
        more = load_catalog(docs / product.folder, root=root, product=product, fails=fails, in_part=in_part)
        catalog = catalog.joined(more)
    return catalog


def load_catalog(
    connectors_dir: Path,
    *,
    root: Path,
    product: Product = DEFAULT_PRODUCT,
    fails: Callable[[Problem], bool] = lambda _: True,
    in_part: bool = False,
) -> Catalog:
    """Read every `provider.yml` one folder below `connectors_dir`, and `directory.yml` in it.

    Args:
        connectors_dir: the folder of the providers' folders; if it does not exist the catalog is empty.
        root: problems name files relative to this folder.
        product: what they are.
        fails: whether a problem keeps its provider out; see `read_provider`.
        in_part: whether such a provider is read without its values that are wrong; see there.

    Returns:
        The catalog. A provider with a problem that fails it is not in its `providers`.
    """
    providers: dict[str, Provider] = {}
    documents: dict[str, Document] = {}
    folders, problems = _folders(connectors_dir, root=root)
    for folder in folders:
        document, provider, reported = _read_folder(folder, root=root, product=product, fails=fails, in_part=in_part)
        problems += reported
        if document is not None:
            documents[folder.name] = document
        if provider is not None:
            providers[folder.name] = provider
    listed, reported = _listed(connectors_dir, root=root, product=product, known=documents)
    problems += reported
    providers |= {code: provider for code, (provider, _) in listed.items()}
    documents |= {code: entry for code, (_, entry) in listed.items()}
    manuals = frozenset(folder.name for folder in folders if any((folder / name).is_file() for name in MANUAL_NAMES))
    sorted_ = dict(sorted(providers.items()))
    products = dict.fromkeys(documents, product)
    return Catalog(sorted_, tuple(problems), documents, manuals, frozenset(listed), products)


def load_provider(
    connectors_dir: Path, code: str, *, root: Path, product: Product = DEFAULT_PRODUCT
) -> tuple[Provider | None, list[Problem]]:
    """Read one provider: the file of its folder; where there is none, its entry in `directory.yml`.

    Args:
        connectors_dir: the folder of the providers' folders.
        code: the name of the provider's folder, or its code in `directory.yml`.
        root: problems name files relative to this folder.
        product: what it is one of.

    Returns:
        The provider, or None and what is wrong with it; neither where there is no provider of that code.
    """
    folders, unreadable = _folders(connectors_dir, root=root, only=code)
    for folder in folders:
        document, provider, problems = _read_folder(folder, root=root, product=product)
        if document is not None or problems:
            return provider, problems
    listed, problems = _listed(connectors_dir, root=root, product=product, only=code)
    return next((provider for provider, _ in listed.values()), None), [*unreadable, *problems]


def _read_folder(
    folder: Path,
    *,
    root: Path,
    product: Product,
    fails: Callable[[Problem], bool] = lambda _: True,
    in_part: bool = False,
) -> tuple[Document | None, Provider | None, list[Problem]]:
    """Return the file of a provider's folder, if there is one, with its provider and its problems."""
    file = folder / PROVIDER_FILE
    if not os.path.lexists(file):  # a link that leads nowhere is reported when it is read
        return None, None, list(_misnamed(folder, root=root))
    document = read_yaml_file(file, root=root, rule=PROVIDER_YAML.name)
    return document, *read_provider(document, code=folder.name, product=product, fails=fails, in_part=in_part)


def _listed(
    connectors_dir: Path, *, root: Path, product: Product, known: Collection[str] = (), only: str | None = None
) -> tuple[dict[str, tuple[Provider, Document]], list[Problem]]:
    """Return the providers of `directory.yml` by code, each with its entry, and what is wrong with them."""
    document = read_listed(connectors_dir, root=root)
    if document is None:
        return {}, []
    return listed_providers(document, model=provider_model(product), known=known, only=only)


def _folders(connectors_dir: Path, *, root: Path, only: str | None = None) -> tuple[list[Path], list[Problem]]:
    """Return the folders of providers, or that of one, and what cannot be read."""
    if not os.path.isdir(connectors_dir):  # noqa: PTH112 - Path.is_dir raises where a parent may not be entered
        return [], []
    try:
        entries = sorted(entry for entry in connectors_dir.iterdir() if only in (None, entry.name))
    except OSError as error:
        return [], [_unreadable(connectors_dir, root=root, error=error)]
    folders, problems = [], []
    for entry in entries:
        try:
            is_folder = entry.is_dir()
            if is_folder:
                next(entry.iterdir(), None)
        except OSError as error:
            problems.append(_unreadable(entry, root=root, error=error))
        else:
            folders += [entry] if is_folder else []
    return folders, problems


def _unreadable(path: Path, *, root: Path, error: OSError) -> Problem:
    message = f"the folder cannot be read: {reason_of(error)}"
    return PROVIDER_FILE_NAME.problem(path_below(path, root=root), (0, 0), message)


def _misnamed(folder: Path, *, root: Path) -> Iterator[Problem]:
    for name in _OTHER_NAMES:
        if (folder / name).exists():
            message = f"found the file name {name!r}, expected {PROVIDER_FILE!r}"
            path = path_below(folder / name, root=root)
            yield PROVIDER_FILE_NAME.problem(path, (0, 0), message, "rename the file")
