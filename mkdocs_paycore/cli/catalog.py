"""The catalog of the site that a command is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.load import Catalog, load_catalog
from mkdocs_paycore.cli.console import readable
from mkdocs_paycore.project.settings import connectors_dir_of

if TYPE_CHECKING:
    from pathlib import Path


def connectors_of(config_file: Path, *, may_be_new: bool = False) -> Path:
    """Return the folder of the providers' folders that a configuration names; `may_be_new`: it may be still to make."""
    readable(config_file)
    return connectors_dir_of(config_file, may_be_new=may_be_new)


def catalog_of(config_file: Path) -> tuple[Path, Catalog]:
    """Return the folder of the providers' folders, and the catalog of all of them."""
    folder = connectors_of(config_file)
    return folder, load_catalog(folder, root=config_file.resolve().parent)
