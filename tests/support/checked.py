"""What there is of a small site at the stages of rules, made by hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.catalog.catalog import Catalog
from mkdocs_paycore.check.context import CheckedBrand, CheckedPages, CheckedSources, CheckedTexts, CheckedTree
from mkdocs_paycore.manuscript.manuscript import Manuscript
from mkdocs_paycore.markdown.site import Site
from mkdocs_paycore.project.project import Project
from mkdocs_paycore.stamping.tree import Damage, Tree

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from mkdocs_paycore.brand.model import Brand
    from mkdocs_paycore.check.rendered_page import RenderedPage
    from mkdocs_paycore.source.rule import Look
    from mkdocs_paycore.stamping.joint import Joint

NOWHERE = Path("no-such-folder")
"""The root of a site that has no other files than those a test gives."""


def site(**given: Any) -> Site:
    """Return a site with a catalog of nothing; given are attributes of `Site`."""
    return Site(**{"catalog": Catalog(), "values": {}, "components": (), "report": print, **given})


def checked_sources(**given: Any) -> CheckedSources:
    """Return the sources of a site; given are attributes of `Site`."""
    return CheckedSources(site=site(**given))


def checked_pages(*pages: RenderedPage, **given: Any) -> CheckedPages:
    """Return rendered pages of a site; given are attributes of `Site`."""
    return CheckedPages(site=site(**given), pages=pages)


def checked_brand(brand: Brand, *, root: Path, providers: tuple[str, ...] = ()) -> CheckedBrand:
    """Return a brand of a site with some providers."""
    return CheckedBrand(brand=brand, root=root, providers=providers)


def checked_tree(
    *,
    root: Path = Path(),
    path: str = "mkdocs.yml",
    values: dict[str, str] | None = None,
    link_starts: dict[str, str] | None = None,
    damages: tuple[Damage, ...] = (),
    joints: Mapping[str, Collection[Joint]] | None = None,
) -> CheckedTree:
    """Return a tree without files, with what rules see of it."""
    tree = Tree(root, damages=list(damages))
    return CheckedTree(
        tree=tree, link_starts=link_starts or {}, values=values or {}, path=path, root=root, joints=joints or {}
    )


def checked_texts(*texts: str, path: str = "docs/index.md", root: Path = NOWHERE, **given: Any) -> CheckedTexts:
    """Return pages as they are typed, the first of them at `path`; given are attributes of `Site`."""
    paths = [path, *(f"docs/page-{number}.md" for number in range(1, len(texts)))]
    return checked_pages_at(dict(zip(paths, texts, strict=True)), root=root, **given)


def checked_pages_at(texts: dict[str, str], *, root: Path = NOWHERE, **given: Any) -> CheckedTexts:
    """Return pages as they are typed, by their paths below the root; given are attributes of `Site`."""
    project = Project(
        config_file=root / "mkdocs.yml", root=root, docs=root / "docs", site_dir=root / "site", connectors="connectors"
    )
    manuscripts = [Manuscript(text, path, path.removeprefix("docs/")) for path, text in texts.items()]
    return CheckedTexts(site=site(**given), project=project, manuscripts=manuscripts)


def found_by(look: Look[CheckedTexts], checked: CheckedTexts) -> list[str]:
    """Return what a look finds, as `line:column rule suggestion`."""
    return [f"{found.line}:{found.column} {found.rule} {found.suggestion}" for found in look(checked)]
