"""The site that variables and components are drawn for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.evidence import STALE_AFTER_DAYS, build_day
from mkdocs_paycore.catalog.features import all_features
from mkdocs_paycore.catalog.methods import Directory
from mkdocs_paycore.catalog.monogram import monograms
from mkdocs_paycore.catalog.product.model import DEFAULT_PRODUCT
from mkdocs_paycore.catalog.usage import Usage

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from datetime import date

    from mkdocs_paycore.catalog.catalog import Catalog
    from mkdocs_paycore.catalog.changes.file import ChangeLog
    from mkdocs_paycore.catalog.product.file import Flow
    from mkdocs_paycore.catalog.product.model import Product
    from mkdocs_paycore.markdown.blocks import Condition
    from mkdocs_paycore.markdown.component import Component
    from mkdocs_paycore.markdown.macros import Macros
    from mkdocs_paycore.source.problem import Problem


@dataclass(slots=True)
class Site:
    """What all pages share."""

    catalog: Catalog
    """What can be connected, without what the brand hides."""
    values: Mapping[str, str]
    """The brand's, by name with root (`custom.company_name`).

    A neutral render uses only their names and, to tell links to anchors made from a value, the values themselves.
    """
    components: Mapping[str, Component]
    """What pages may call, by name."""
    report: Callable[[Problem], None]
    """Gets what is wrong in a page."""
    products: Sequence[Product] = (DEFAULT_PRODUCT,)
    """What the site connects; pages that name no product mean the first."""
    root: str = ""
    """The folder that messages count paths from; empty for the paths as they are."""
    brand: str = ""
    """The brand's name; empty for a site without brands."""
    brands: Collection[str] = ()
    """The names of all brands."""
    macros: Macros | None = None
    """What the plugin `macros` makes of double braces, where it has them for itself; else None."""
    flows: Mapping[str, Flow] = field(default_factory=dict)
    """The flows that pages may draw, by name."""
    hidden: frozenset[str] = frozenset()
    """The features that the brand does not offer."""
    manuals: Mapping[str, str] = field(default_factory=dict)
    """By a provider's code, the address of its page below the site."""
    logos: Mapping[str, str] = field(default_factory=dict)
    """By a provider's code, the address of its picture below the site."""
    directories: Mapping[str, str] = field(default_factory=dict)
    """The addresses of the directories below the site, by name.

    A name is that of a page (`payment-methods`); `payout-methods/<code>` is a list of one provider's own.
    """
    indexes: Mapping[str, str] = field(default_factory=dict)
    """By the name of a product, the address of the first page of its folder below the site."""
    directory: Directory = field(default_factory=Directory)
    """What the codes of methods mean."""
    changes: Mapping[str, ChangeLog] = field(default_factory=dict)
    """By the name of a product, what was written down of what changed for merchants."""
    today: date = field(default_factory=build_day)
    """The day of the build."""
    stale_after_days: int = STALE_AFTER_DAYS
    """How long a check of a provider's facts is taken for new."""
    conditions: set[Condition] = field(default_factory=set)
    """Those of the blocks that were met so far."""
    _usages: dict[str, Usage] = field(default_factory=dict, init=False, repr=False)
    _monograms: dict[str, str] = field(default_factory=dict, init=False, repr=False)

    @property
    def folders(self) -> list[str]:
        """The folders of the providers' folders, counted from the docs folder."""
        return [product.folder for product in self.products]

    @property
    def features(self) -> list[str]:
        """All features that a provider may have."""
        return all_features(self.products)

    @property
    def of_methods(self) -> Product:
        """The product whose methods the site lists: the first that has some; the first of all, where none has."""
        return next((product for product in self.products if product.has_methods), self.products[0])

    @property
    def usage(self) -> Usage:
        """Which methods the providers use whose methods the site lists."""
        return self.usage_of(self.of_methods)

    def usage_of(self, product: Product) -> Usage:
        """Return which methods the providers of a product use, worked out once."""
        if product.name not in self._usages:
            self._usages[product.name] = Usage(self.catalog.of(product), self.directory)
        return self._usages[product.name]

    def monogram_of(self, code: str) -> str:
        """Return the letters that stand for a provider, by its `code`; they are worked out once for all of the site."""
        if not self._monograms:
            self._monograms = monograms(self.catalog.providers.values())
        return self._monograms[code]

    def folder_of(self, code: str) -> str:
        """Return the folder of a provider, by its code, counted from the docs folder."""
        return f"{self.catalog.products.get(code, self.products[0]).folder}/{code}"

    def manual_of(self, url: str) -> str | None:
        """Return the code of the provider whose page has the address `url` below the site; None for other pages."""
        return next((code for code, manual in self.manuals.items() if manual == url), None)
