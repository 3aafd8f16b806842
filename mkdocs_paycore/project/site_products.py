"""What a site connects, and in which folders its files are."""

from __future__ import annotations

import os
import posixpath
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.product.model import CONNECTORS
from mkdocs_paycore.catalog.product.read import Products, read_products
from mkdocs_paycore.project.unusable import UnusableSiteError
from mkdocs_paycore.source.paths import shown_path
from mkdocs_paycore.source.suggestion import cited, did_you_mean

if TYPE_CHECKING:
    from pathlib import Path


def products_below(docs: Path, option: str, *, root: Path, may_be_new: bool = False) -> Products:
    """Return what a site connects: what `paycore.yml` says, else payment providers.

    Args:
        docs: the docs folder.
        option: what the option `connectors` says.
        root: the folder of the configuration.
        may_be_new: whether the folder that the option names may be still to make.

    Raises:
        UnusableSiteError: as for `connectors_below`.
    """
    folder = connectors_below(docs, option, root=root, may_be_new=may_be_new)
    return read_products(root, connectors=folder)


def connectors_below(docs: Path, option: str, *, root: Path, may_be_new: bool = False) -> str:
    """Return the folder of the providers' folders as paths below the docs folder begin: without `./` and a last `/`.

    Args:
        docs: the docs folder.
        option: what the option `connectors` says.
        root: messages show folders as seen from here.
        may_be_new: whether the folder may be still to make.

    Raises:
        UnusableSiteError: it is not below the docs folder, or somebody named it and it is not there.
    """
    said = f"the option 'connectors' of the plugin names {cited(option)}"
    shown, name = shown_path(docs, str(root)), posixpath.normpath(option)
    if name.startswith(("/", "../")) or name in {".", ".."}:
        raise UnusableSiteError(f"{said}, expected a folder below {shown}")
    folder = docs / name
    if not may_be_new and name != CONNECTORS and not os.path.isdir(folder):  # noqa: PTH112 - Path.is_dir raises for a long name
        near = [path.name for path in folder.parent.iterdir() if path.is_dir()] if folder.parent.is_dir() else []
        hint = did_you_mean(folder.name, near)
        raise UnusableSiteError(f"{said}, but {shown} has no such folder{f' ({hint})' if hint else ''}")
    return name
