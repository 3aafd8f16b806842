"""What there is of a site at each stage, for the functions that look for faults."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.terms import Feature
from mkdocs_paycore.check.tree.plain_links import links_of_files

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from mkdocs_paycore.brand.model import Brand
    from mkdocs_paycore.check.rendered_page import RenderedPage
    from mkdocs_paycore.check.tree.site_links import SiteLinks
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.markdown.site import Site
    from mkdocs_paycore.project.project import Project
    from mkdocs_paycore.stamping.joint import Joint
    from mkdocs_paycore.stamping.tree import Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedBrand:
    """`Stage.BRAND`: a brand whose file was read without a problem.

    Attributes:
        brand: the brand; its `path` is empty for a site without brands.
        root: the folder that paths of problems are below, that of the configuration.
        providers: the codes of all providers of the site.
        features: all features that a provider of the site may have.
        site_url: the address that the configuration has; None for none.
    """

    brand: Brand
    root: Path
    providers: Collection[str]
    features: Collection[str] = tuple(Feature)
    site_url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedSources:
    """`Stage.SOURCES` and `Stage.CHECK`: the sources of a site, as its brand shows them.

    Attributes:
        site: catalog, directory, values and all else that pages share.
    """

    site: Site


@dataclass(frozen=True, kw_only=True)
class CheckedTexts(CheckedSources):
    """`Stage.TEXT`: the pages of a site as they are typed, and the snippets in them.

    Attributes:
        project: where the site lies.
        manuscripts: the pages, in the order of their paths, and behind them the snippets that no page is.
        brands: the brands of the site that could be read; that of `extra.custom` where there is no other.
        known_links: where links lead, as a site generator knows it; None: as the files say.
        hidden: the codes of the providers that the brand does not offer; their manuals are no pages of its site.
    """

    project: Project
    manuscripts: Sequence[Manuscript]
    brands: Sequence[Brand] = ()
    known_links: SiteLinks | None = None
    hidden: Collection[str] = ()

    def part(self, manuscripts: Sequence[Manuscript]) -> CheckedTexts:
        """Return the same site with some of its `manuscripts` to look at; `pages` and all else are of the whole."""
        part = replace(self, manuscripts=manuscripts)
        part.__dict__.update({name: getattr(self, name) for name in ("pages", "config_sources", "files")})
        return part

    @cached_property
    def links(self) -> SiteLinks:
        """Where links of the site lead."""
        return self.known_links or links_of_files(self.files, self.pages)

    @cached_property
    def pages(self) -> Mapping[str, Manuscript]:
        """The pages, by their paths below the docs folder."""
        return {manuscript.uri: manuscript for manuscript in self.manuscripts if manuscript.is_page}

    @cached_property
    def config_sources(self) -> Sequence[tuple[str, str]]:
        """Path and text of the configuration, which comes first, and of all that `Project.config_sources` has."""
        return tuple(self.project.config_sources())

    @property
    def config_text(self) -> str:
        """The text of the configuration."""
        return self.config_sources[0][1]

    @cached_property
    def files(self) -> frozenset[str]:
        """The files below the docs folder, as paths below it with `/`."""
        docs = self.project.docs
        return frozenset(path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.is_file())


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedPages(CheckedSources):
    """`Stage.PAGES`: all pages of a site, rendered.

    Attributes:
        pages: the pages, in the order in which they were rendered.
    """

    pages: Sequence[RenderedPage]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedTree:
    """`Stage.TREE`: a rendered tree with slots, and a brand that is stamped from it.

    Attributes:
        tree: the tree.
        link_starts: the variables whose value begins a link, each with a file that holds such a link; worked out once
            for all brands of the tree, by `Tree.link_starts`.
        values: the brand's values, by name with root (`custom.company_name`).
        path: the file that holds the values: the brand's, or the configuration.
        root: the folder that `path` is below.
        joints: how the files go on behind variables, where a path may begin there; worked out once as well, by
            `joints_of`.
    """

    tree: Tree
    link_starts: Mapping[str, str]
    values: Mapping[str, str]
    path: str
    root: Path
    joints: Mapping[str, Collection[Joint]] = field(default_factory=dict)
