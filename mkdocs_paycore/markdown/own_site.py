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
from mkdocs_paycore.catalog.product.model import CONNECTORS
from mkdocs_paycore.markdown.component import installed_components
from mkdocs_paycore.markdown.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterator

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


_kept: dict[str, tuple[object, OwnSite]] = {}


def own_site(*, custom: Any, brand: str, connectors: str) -> OwnSite:  # noqa: ANN401 - any YAML
    """Return the site of the extension's options.

    Args:
        custom: the values of `<<custom.…>>`, by name.
        brand: a brand's file, instead of them; empty for none.
        connectors: the folder of the providers' folders; empty for none.
    """
    key = json.dumps([str(Path.cwd()), custom, brand, connectors], default=repr, sort_keys=True)
    stamps = tuple(_stamps(brand, connectors))
    kept = _kept.get(key)
    if kept is not None and kept[0] == stamps:
        return kept[1]._replace(is_new=False)
    read = _read(custom, brand, connectors)
    while len(_kept) >= _MOST_KEPT:
        del _kept[next(iter(_kept))]
    _kept[key] = (stamps, read)
    return read


def _stamps(brand: str, connectors: str) -> Iterator[object]:
    """Yield what tells that a file was changed, added or removed: times and sizes of files, times of folders."""
    if brand:
        yield _stamp(brand)
    if not connectors or not os.path.isdir(connectors):  # noqa: PTH112 - each page asks for hundreds of files: texts
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


def _read(custom: Any, brand_file: str, connectors: str) -> OwnSite:  # noqa: ANN401 - any YAML
    root = Path.cwd()
    problems: list[Problem] = []
    values: dict[str, str] = dict(values_of(custom))
    if brand_file:
        brand, problems = read_brand(Path(brand_file), root=root)
        values = brand.values() if brand else {}
    folder = Path(connectors)
    catalog = load_catalog(folder, root=root) if connectors else Catalog()
    directory = load_directory(folder, root=root) if connectors else Directory()
    problems = [*problems, *catalog.problems, *directory.problems]
    site = Site(
        catalog=catalog,
        values=values,
        components=installed_components(problems.append),
        report=lambda _: None,
        directory=directory,
        manuals={code: f"{CONNECTORS}/{code}/" for code in catalog.providers},
        logos=dict(_logos(folder, catalog)) if connectors else {},
    )
    if directory.is_there:
        site.directories = {name: f"{CONNECTORS}/{name}/" for name in directory_names(site.usage)}
    return OwnSite(site, tuple(problems), is_new=True)


def _logos(folder: Path, catalog: Catalog) -> Iterator[tuple[str, str]]:
    for code in catalog.providers:
        logo = find_logo(str(folder / code), look_up=_file)
        if logo is not None:
            yield code, f"{CONNECTORS}/{code}/{logo.name}"


def _file(path: str) -> Path | None:
    return Path(path) if Path(path).is_file() else None
