"""The second of the three steps, as the others see it: what is asked of a site generator, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from mkdocs_paycore.brand.model import Brand
    from mkdocs_paycore.catalog.catalog import Catalog
    from mkdocs_paycore.markdown.blocks import Condition
    from mkdocs_paycore.markdown.macros import Macros
    from mkdocs_paycore.project.dependencies import Sources
    from mkdocs_paycore.project.prepare import Prepared
    from mkdocs_paycore.project.project import Project
    from mkdocs_paycore.source.problem import Problem
    from mkdocs_paycore.stamping.tree import Tree


@dataclass(frozen=True, slots=True)
class RenderRequest:
    """What a build is asked for.

    Attributes:
        brand: the name of the brand; None: the one that the environment or the site names.
        keeps_slots: give the rendered tree back with its slots, in the place of stamping it into the site's folder.
        is_quiet: do not log problems; the result has them.
        is_offline: make a site that is opened from a folder, without a server.
        on_page: called before each page is converted.
        catalog: the providers of the site, where somebody has read them; None: they are read.
        macros: what the plugin `macros` makes of double braces, where it has them for itself.
        is_warm: whether what an earlier build rendered of the same sources is taken, and what this one renders is kept.
    """

    brand: str | None = None
    keeps_slots: bool = False
    is_quiet: bool = False
    is_offline: bool = False
    on_page: Callable[[], None] | None = None
    catalog: Catalog | None = None
    macros: Macros | None = None
    is_warm: bool = True


@dataclass(slots=True)
class RenderResult:
    """What a build came to; it is filled while the build goes on, so that a failed one has what was found until then.

    Attributes:
        prepared: the site that was read; None where it could not be.
        problems: what was reported, in order.
        tree: the rendered tree, where the request was to keep its slots; whoever asked for it removes its folder.
        hidden_pages: the pages that the brand does not show, as paths below the docs folder.
        warnings: what the generator and other plugins warned of.
        brand_name: the name of the brand that was built; empty where it has none.
        sources: what the rendered tree was made from; None where nobody knows.
    """

    prepared: Prepared | None = None
    problems: list[Problem] = field(default_factory=list)
    tree: Tree | None = None
    hidden_pages: Collection[str] = ()
    warnings: list[str] = field(default_factory=list)
    brand_name: str = ""
    sources: Sources | None = None

    @property
    def brand(self) -> Brand | None:
        """The brand that was built."""
        return self.prepared.brand if self.prepared else None

    @property
    def conditions(self) -> set[Condition]:
        """The conditions of the blocks that were met."""
        return self.prepared.site.conditions if self.prepared else set()


class Engine(Protocol):
    """A site generator."""

    def project(self, config_file: Path) -> Project:
        """Return the site that a configuration describes.

        Args:
            config_file: the file of the configuration, such as mkdocs.yml.

        Raises:
            UnusableSiteError: the configuration cannot be used.
        """

    def render(self, config_file: Path, site_dir: Path, request: RenderRequest) -> RenderResult:
        """Build a site to a folder.

        Args:
            config_file: the file of its configuration.
            site_dir: the folder; where the request is to keep slots, the tree that comes back lies in one of its own.
            request: what is asked for.

        Returns:
            What the build came to. Problems of the sources are in it; they end no build.

        Raises:
            UnusableSiteError: it cannot be built.
        """

    def pages(self, config_file: Path) -> list[Path]:
        """Return the files of the pages that the site has, without those that its configuration leaves out.

        Args:
            config_file: the file of the configuration.

        Raises:
            UnusableSiteError: the configuration cannot be used.
        """
