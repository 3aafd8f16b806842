"""The site of the extension alone, by its options: it is read once a process, and anew when a file of it changed."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from mkdocs_paycore.brand.model import values_of
from mkdocs_paycore.brand.read import read_brand
from mkdocs_paycore.catalog.catalog import Catalog
from mkdocs_paycore.catalog.directory_names import directory_names
from mkdocs_paycore.catalog.load import PROVIDER_FILE, load_catalog
from mkdocs_paycore.catalog.logo import find_logo
from mkdocs_paycore.catalog.method_files import load_directory
from mkdocs_paycore.catalog.methods import Directory
from mkdocs_paycore.catalog.product.model import DEFAULT_PRODUCT, SITE_FILE_NAME
from mkdocs_paycore.catalog.product.read import read_products
from mkdocs_paycore.markdown.component import installed_components
from mkdocs_paycore.markdown.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs_paycore.catalog.product.file import Flow
    from mkdocs_paycore.catalog.product.model import Product
    from mkdocs_paycore.source.problem import Problem

_MOST_KEPT = 8


class OwnSite(NamedTuple):
    """A site that was read.

    Attributes:
        site: the site; its `report` goes nowhere.
        problems: what is wrong with its files.
        is_new: whether it was read just now.
    """

    site: Site
    problems: tuple[Problem, ...]
    is_new: bool


class _Sources(NamedTuple):
    """Where a site's files are: its brand's file, and by product the folder of its providers' folders."""

    brand: str
    folders: tuple[tuple[Product, Path], ...]
    flows: Mapping[str, Flow]
    problems: tuple[Problem, ...]


_kept: dict[str, tuple[_Sources, object, OwnSite]] = {}


def own_site(*, custom: Any, brand: str, connectors: str) -> OwnSite:  # noqa: ANN401 - any YAML
    """Return the site of the extension's options.

    Args:
        custom: the values of `<<custom.…>>`, by name.
        brand: a brand's file, instead of them; empty for none.
        connectors: the folder of the providers' folders; empty for none. Where `paycore.yml` in the working folder
            says what is in it, the site has all products of that file.
    """
    key = json.dumps([str(Path.cwd()), custom, brand, connectors], default=repr, sort_keys=True)
    kept = _kept.get(key)
    if kept is not None and kept[1] == tuple(_stamps(kept[0])):
        return kept[2]._replace(is_new=False)
    sources = _sources(brand, connectors)
    stamps = tuple(_stamps(sources))
    read = _read(custom, sources)
    while len(_kept) >= _MOST_KEPT:
        del _kept[next(iter(_kept))]
    _kept[key] = (sources, stamps, read)
    return read


def _sources(brand: str, connectors: str) -> _Sources:
    if not connectors:
        return _Sources(brand, (), {}, ())
    products = read_products(Path.cwd(), connectors=DEFAULT_PRODUCT.folder)
    below = (_products_below(product.folder, Path(connectors), products.all) for product in products.all)
    folders = next(filter(None, below), ((DEFAULT_PRODUCT, Path(connectors)),))
    return _Sources(brand, folders, products.flows, products.problems)


def _products_below(own: str, named: Path, products: Iterable[Product]) -> tuple[tuple[Product, Path], ...]:
    """Return products with their folders, where the folder of one of them is the one that is named; else nothing."""
    parts = Path(own).parts
    if named.parts[-len(parts) :] != parts:
        return ()
    docs = Path(*named.parts[: -len(parts)])
    return tuple((product, docs / product.folder) for product in products)


def _stamps(sources: _Sources) -> Iterator[object]:
    """Yield what tells that a file was changed, added or removed: times and sizes of files, times of folders."""
    if sources.brand:
        yield _stamp(sources.brand)
    yield _stamp(SITE_FILE_NAME)
    for _, folder in sources.folders:
        yield from _stamps_below(str(folder))


def _stamps_below(connectors: str) -> Iterator[object]:
    if not os.path.isdir(connectors):  # noqa: PTH112 - each page asks for hundreds of files: texts
        return
    with os.scandir(connectors) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            yield entry.name, _stamp(entry.path)
            if entry.is_dir():
                yield _stamp(f"{entry.path}/{PROVIDER_FILE}")


def _stamp(path: str) -> tuple[int, int] | None:
    try:
        status = os.stat(path)  # noqa: PTH116 - as above
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def _read(custom: Any, sources: _Sources) -> OwnSite:  # noqa: ANN401 - any YAML
    root = Path.cwd()
    problems: list[Problem] = []
    values: dict[str, str] = dict(values_of(custom))
    if sources.brand:
        brand, problems = read_brand(Path(sources.brand), root=root)
        values = brand.values() if brand else {}
    catalog = Catalog()
    for product, folder in sources.folders:
        catalog = catalog.joined(load_catalog(folder, root=root, product=product))
    with_methods = next((folder for product, folder in sources.folders if product.has_methods), None)
    directory = load_directory(with_methods, root=root) if with_methods else Directory()
    problems = [*problems, *sources.problems, *catalog.problems, *directory.problems]
    site = Site(
        catalog=catalog,
        values=values,
        components=installed_components(problems.append),
        report=lambda _: None,
        products=[product for product, _ in sources.folders] or (DEFAULT_PRODUCT,),
        flows=sources.flows,
        directory=directory,
    )
    site.manuals = {code: f"{site.folder_of(code)}/" for code in catalog.providers}
    site.logos = dict(_logos(site, dict(sources.folders)))
    if directory.is_there:
        site.directories = {name: f"{site.of_methods.folder}/{name}/" for name in directory_names(site.usage)}
    return OwnSite(site, tuple(problems), is_new=True)


def _logos(site: Site, folders: Mapping[Product, Path]) -> Iterator[tuple[str, str]]:
    for code, product in site.catalog.products.items():
        logo = find_logo(str(folders[product] / code), look_up=_file)
        if logo is not None and code in site.catalog.providers:
            yield code, f"{site.folder_of(code)}/{logo.name}"


def _file(path: str) -> Path | None:
    return Path(path) if Path(path).is_file() else None
