"""What is asked for where the docs of a site are written for another generator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_paycore.check.site_reporter import site_reporter

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from mkdocs_paycore.catalog.catalog import Catalog
    from mkdocs_paycore.engines.docs_tree.site import SiteSource
    from mkdocs_paycore.source.problem import Problem
    from mkdocs_paycore.source.reporter import Reporter


@dataclass(frozen=True, slots=True)
class DocsRequest:
    """A site whose docs are to be written for a brand, and all brands of its shape.

    Attributes:
        source: the site.
        report: gets what is wrong in its sources.
        unusable_weights: what is wrong with what the site says of rules.
        brand: the name of the brand; None: the one that the environment or the site names.
        catalog: the providers of the site, where they were read; None: they are read.
        is_offline: whether the site is opened from a folder, without a server.
    """

    source: SiteSource
    report: Reporter
    unusable_weights: Sequence[Problem]
    brand: str | None = None
    catalog: Catalog | None = None
    is_offline: bool = False

    @property
    def has_folder_urls(self) -> bool:
        """Whether a page's address is that of a folder of its own."""
        return self.source.has_folder_urls and not self.is_offline

    @classmethod
    def of(
        cls,
        source: SiteSource,
        *,
        brand: str | None = None,
        catalog: Catalog | None = None,
        is_offline: bool = False,
        only: Collection[str] = (),
        ignored: Collection[str] = (),
    ) -> DocsRequest:
        """Return a request with a reporter of its own.

        Args:
            source: the site.
            brand: the name of the brand, as above.
            catalog: its providers, as above.
            is_offline: how it is opened, as above.
            only: the rules that are asked for, by name; where there are none, all are.
            ignored: the rules that are not wanted.
        """
        report, unusable = site_reporter(source.project, only=only, ignored=ignored)
        return cls(source, report, unusable, brand, catalog, is_offline)
