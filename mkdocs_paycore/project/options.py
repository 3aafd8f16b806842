"""What a site may say to us in its configuration: the options of the plugin, with their defaults."""

from __future__ import annotations

import os
import posixpath
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.catalog.evidence import STALE_AFTER_DAYS
from mkdocs_paycore.catalog.product.model import CONNECTORS
from mkdocs_paycore.catalog.product.read import Products, read_products
from mkdocs_paycore.project.unusable import UnusableSiteError
from mkdocs_paycore.source.paths import shown_path
from mkdocs_paycore.source.suggestion import cited, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Options:
    """The options of a site.

    Attributes:
        brand: the brand to build, by name; the environment's PAYCORE_BRAND wins.
        brands: the folder of the brands' files, counted from the configuration's file.
        connectors: the folder of the providers' folders, counted from the docs folder.
        stale_after_days: how many days a check of a provider's facts is taken for new; its page says when it is older.
        rules: how much each rule weighs here: `error`, `warning` or `off`, by the rule's name.
        markdown_pages: whether the site has every page as Markdown, too, and a list of them in `llms.txt`.
        same_for_brands: patterns of files that plugins make while the site is built and that show no value of a brand:
            `pdf/*.pdf`, counted from the site's folder.

    Raises:
        UnusableSiteError: a value cannot be meant.
    """

    brand: str = ""
    brands: str = "brands"
    connectors: str = CONNECTORS
    stale_after_days: int = STALE_AFTER_DAYS
    rules: Mapping[str, Any] = field(default_factory=dict)
    markdown_pages: bool = False
    same_for_brands: Sequence[str] = ()

    def __post_init__(self) -> None:
        if self.stale_after_days < 0:
            said = f"the option 'stale_after_days' of the plugin is {self.stale_after_days}"
            raise UnusableSiteError(f"{said}, expected a number of days: 0 or more")

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> Options:
        """Return the options as they are given in a configuration; those that it leaves out have their defaults.

        Raises:
            UnusableSiteError: a text holds a character that no name of a file can have.
        """
        for name, value in given.items():
            if isinstance(value, str) and "\0" in value:
                raise UnusableSiteError(f"the option {name!r} of the plugin holds the character \\0, expected a name")
        known = {each.name for each in fields(cls)}
        return cls(**{name: value for name, value in given.items() if name in known and value is not None})


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
