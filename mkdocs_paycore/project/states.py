"""States of a site's providers: in a folder, or in a revision of git."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.listed import LISTED_FILE
from mkdocs_paycore.catalog.load import PROVIDER_FILE, load_catalog
from mkdocs_paycore.catalog.product.model import DEFAULT_PRODUCT
from mkdocs_paycore.project.revision import Revision, UnknownStateError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_paycore.catalog.catalog import Catalog
    from mkdocs_paycore.catalog.product.model import Product

_DOCS = "docs"


def catalog_at(state: str, *, folder: Path, docs: str = _DOCS, product: Product = DEFAULT_PRODUCT) -> Catalog:
    """Return the catalog of a product in a state.

    Args:
        state: a folder (a site, its docs, or the folder of its providers' folders), a revision of git, or `REV:path`
            with such a folder in a revision.
        folder: where git is asked, and relative folders begin.
        docs: the docs folder of the site at hand; a state may also have it where it is usual.
        product: whose catalog; the terms of its providers' files are those that it has now.

    Raises:
        UnknownStateError: there is no such state, or there are no providers in it.
    """
    given = folder / state
    if given.is_dir():
        names = [path.relative_to(given).as_posix() for path in given.glob("**/*.yml")]
        found = _providers_in(names, "", docs, product)
        if found is None:
            below = f"{product.folder} or {docs}/{product.folder}"
            raise UnknownStateError(f"{state} holds no {PROVIDER_FILE} one folder below it, {below}")
        return load_catalog(given / found, root=given, product=product)
    with _checked_out(state, folder=folder, docs=docs, product=product) as connectors_dir:
        return load_catalog(connectors_dir, root=connectors_dir, product=product)


@contextmanager
def _checked_out(state: str, *, folder: Path, docs: str, product: Product) -> Iterator[Path]:
    """Give the folder of the providers' folders in a revision, as long as it is needed."""
    revision = Revision.named(state, folder)
    found = _providers_in(revision.files, revision.start, docs, product)
    if found is None:
        place = f"{docs}/{product.folder}"
        reason = f"{state} holds no {PROVIDER_FILE} where {product.name} are looked for, {place} for one"
        raise UnknownStateError(f"{reason}{revision.left_out(place)}")
    with tempfile.TemporaryDirectory(prefix="paycore-diff-") as temporary:
        revision.write({name for name in revision.files if _is_provider_file(name, found)}, Path(temporary))
        yield Path(temporary) / found


def _providers_in(names: Iterable[str], start: str, docs: str, product: Product) -> str | None:
    """Return the first folder in which providers of a product may be that holds some."""
    names = list(names)
    for below in (f"{docs}/{product.folder}", f"{_DOCS}/{product.folder}", product.folder, ""):
        place = "/".join(filter(None, (start, below)))
        if any(_is_provider_file(name, place) for name in names):
            return place
    return None


def _is_provider_file(name: str, folder: str) -> bool:
    path = PurePosixPath(name)
    if not path.is_relative_to(folder):
        return False
    inside = path.relative_to(folder).parts
    return inside == (LISTED_FILE,) or (len(inside) == 2 and inside[1] == PROVIDER_FILE)  # noqa: PLR2004 - folder and file
