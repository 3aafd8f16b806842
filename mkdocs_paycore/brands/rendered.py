"""Stamping a tree that somebody else rendered from prepared sources, for one brand or for several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.brand.rules import BRAND_VALUE
from mkdocs_paycore.brands.stamp import stamp_all, stamp_to
from mkdocs_paycore.check.stages import check_tree
from mkdocs_paycore.project.output_folder import refuse_sources
from mkdocs_paycore.project.page_assets import brand_files
from mkdocs_paycore.source.suggestion import all_known

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from mkdocs_paycore.brand.model import Brand
    from mkdocs_paycore.brands.outcome import BrandOutcome
    from mkdocs_paycore.brands.site_brands import SiteBrands
    from mkdocs_paycore.leak.sites import SiteGate
    from mkdocs_paycore.stamping.tree import Tree


def stamp_rendered(
    brands: SiteBrands,
    tree: Tree,
    chosen: Sequence[Brand],
    site_dir: Path,
    *,
    is_single: bool,
    say: Callable[[str], None],
) -> list[str]:
    """Stamp a rendered tree for brands of one shape, and look for words of other brands in what comes out.

    Args:
        brands: those of the site; gets what is wrong.
        tree: the rendered tree; it stays as it is.
        chosen: the brands to stamp.
        site_dir: the folder of the brands' folders, or of the one site.
        is_single: whether the site goes straight to `site_dir`.
        say: gets a line for each site.

    Returns:
        The names of the brands that failed; those whose values the tree asks for in vain are not stamped.

    Raises:
        UnusableSiteError: a site would take the place of what was written, not built.
    """
    failed = [brand.name for brand in chosen if not _has_values(brands, tree, brand)]
    group = [brand for brand in chosen if brand.name not in failed]
    for brand in group:
        refuse_sources(brands.project, site_dir if is_single else site_dir / brand.name)
    if not group:
        return failed
    gate = brands.gate() if brands.names() else None
    if is_single:
        done = [_stamped_one(brands, tree, group[0], site_dir, gate)]
    else:
        done = list(stamp_all(brands, tree, group, site_dir, gate=gate))
    for each in done:
        say(each.line)
    if gate is not None:
        brands.report.report_all(brands.unread())
        brands.report_leaks(gate)
    return [*failed, *(each.name for each in done if not each.is_well)]


def _stamped_one(brands: SiteBrands, tree: Tree, brand: Brand, site_dir: Path, gate: SiteGate | None) -> BrandOutcome:
    """Stamp a tree for one brand, straight to the folder of the site, and look for words of others in it."""
    folder = brands.project.brands_dir
    check_tree(tree, brand, brands.project, brands.report, values=brand.values())
    done = stamp_to(site_dir, tree, brand, folder=folder)
    if gate is not None:
        gate.look_at(tree, [brand], own=brand_files(brand, brands_dir=folder), site_dir=site_dir)
    return done


def _has_values(brands: SiteBrands, tree: Tree, brand: Brand) -> bool:
    """Report the names that a tree has places for and a brand has no values for; return whether there are none."""
    values = brand.values()
    missing = sorted(tree.names() - values.keys())
    path = brand.path or brands.project.config_path
    for name in missing:
        message = f"the rendered tree has places for {name}, which the brand {brand.name!r} has no value for"
        hint = f"prepare and render a tree for this brand; it has {all_known(values)}"
        brands.report(BRAND_VALUE.problem(path, (0, 0), message, hint))
    return not missing
