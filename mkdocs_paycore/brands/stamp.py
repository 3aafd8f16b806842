"""The last of the three steps for several brands: stamping a rendered tree for each, over the cores."""

from __future__ import annotations

import os
import shutil
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from mkdocs_paycore.brands.outcome import BrandOutcome, failed_brand, not_uploaded
from mkdocs_paycore.brands.uploads import fit_for_upload
from mkdocs_paycore.check.stages import check_tree
from mkdocs_paycore.project.page_assets import brand_files
from mkdocs_paycore.project.unusable import UnusableSiteError
from mkdocs_paycore.stamping.atomic_folder import new_folder, replace_folder
from mkdocs_paycore.stamping.last_site import last_site
from mkdocs_paycore.stamping.template import joints_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from mkdocs_paycore.brand.model import Brand
    from mkdocs_paycore.brands.site_brands import SiteBrands
    from mkdocs_paycore.leak.sites import SiteGate
    from mkdocs_paycore.stamping.tree import Tree


class Stamping(Protocol):
    """Who stamps a rendered tree for several brands."""

    @property
    def is_public(self) -> bool:
        """Whether a site is where readers find it as soon as it is stamped, so that it has to be looked at before."""

    def stamp(self, tree: Tree, group: Sequence[Brand], site_dir: Path, *, folder: Path) -> Iterator[BrandOutcome]:
        """Stamp a tree for brands of its shape; what became of each comes as soon as it is done.

        Args:
            tree: the rendered tree, which stays as it is.
            group: the brands.
            site_dir: the folder of the brands' folders.
            folder: the folder of the brands' files.

        Yields:
            What became of each.
        """


@dataclass(frozen=True, slots=True)
class StampingHere:
    """Stamping in threads of this process: most of the work is the system's, and processes would copy the tree.

    Attributes:
        copies: share no file between brands.
        workers: how many threads stamp; None: one for each core.
    """

    copies: bool = False
    workers: int | None = None
    is_public: bool = False

    def stamp(self, tree: Tree, group: Sequence[Brand], site_dir: Path, *, folder: Path) -> Iterator[BrandOutcome]:
        """Stamp a tree for brands of its shape.

        Args:
            tree: the rendered tree.
            group: the brands.
            site_dir: the folder of the brands' folders.
            folder: the folder of the brands' files.

        Yields:
            What became of each.
        """

        def stamp(brand: Brand) -> BrandOutcome:
            return stamp_to(site_dir / brand.name, tree, brand, folder=folder, copies=self.copies)

        with ThreadPoolExecutor(min(self.workers or os.cpu_count() or 1, len(group))) as pool:
            waiting = [pool.submit(stamp, brand) for brand in group]
            yield from (done.result() for done in as_completed(waiting))


def stamp_all(
    brands: SiteBrands,
    tree: Tree,
    group: Sequence[Brand],
    site_dir: Path,
    *,
    stamping: Stamping | None = None,
    gate: SiteGate | None = None,
    failed: Collection[str] = (),
) -> Iterator[BrandOutcome]:
    """Stamp the brands of a shape to `site_dir/<brand>/`, and yield what became of each.

    Meanwhile the gate looks for leaks between them; before, where sites go straight to readers.

    Args:
        brands: the site's; gets what is wrong with those of the group.
        tree: the rendered tree, which stays as it is.
        group: the brands of its shape.
        site_dir: the folder of the brands' folders.
        stamping: who stamps; None: this process, on all cores.
        gate: looks for leaks; None: nobody does.
        failed: the names of those that have errors already.

    Yields:
        What became of each brand, as soon as it is done. A brand whose files cannot be written fails by itself.
    """
    stamping = stamping or StampingHere()
    folder = brands.project.brands_dir
    own = brand_files(group[0], brands_dir=folder)
    _check_values(brands, tree, group)
    with ThreadPoolExecutor(1) as aside:
        looking = None if gate is None else aside.submit(gate.look_at, tree, group, own=own, site_dir=site_dir)
        if stamping.is_public:
            if gate is not None and looking is not None:
                looking.result()
                brands.report_leaks(gate)
            fit = fit_for_upload(brands, group, failed)
            yield from (not_uploaded(brand.name, "it has errors") for brand in group if brand not in fit)
            group = fit
        if group:
            yield from stamping.stamp(tree, group, site_dir, folder=folder)
        if looking is not None:
            looking.result()


def _check_values(brands: SiteBrands, tree: Tree, group: Sequence[Brand]) -> None:
    """Report what the values of brands do to the files of a tree."""
    starts, joints, project = tree.link_starts(), joints_of(tree.templates), brands.project
    for brand in group:
        values = brand.values()
        check_tree(tree, brand, project, brands.report, values=values, link_starts=starts, joints=joints)


def stamp_to(target: Path, tree: Tree, brand: Brand, *, folder: Path, copies: bool = False) -> BrandOutcome:
    """Stamp a rendered tree for a brand, and put the site in the place of the last good one.

    Args:
        target: the folder of the site.
        tree: the tree; it stays as it is.
        brand: whose site it is. Files of it that the tree has no place for are left out.
        folder: the folder of the brands' files.
        copies: share no file with the tree.

    Returns:
        What became of the brand.
    """
    try:
        own = brand_files(brand, brands_dir=folder)
    except OSError as error:
        return failed_brand(brand.name, error)
    return stamp_values(target, tree, brand.name, brand.values(), own=own, copies=copies)


def stamp_values(
    target: Path, tree: Tree, name: str, values: Mapping[str, str], *, own: Mapping[str, bytes], copies: bool = False
) -> BrandOutcome:
    """Stamp a rendered tree with values, and put the site in the place of the last good one.

    Args:
        target: the folder of the site.
        tree: the tree; it stays as it is.
        name: the brand's; empty for a site without one.
        values: the brand's, by the names of the slots.
        own: the brand's own files. Those that the tree has no place for are left out.
        copies: share no file with the tree.

    Returns:
        What became of the brand.
    """
    start = time.monotonic()
    try:
        write_site(target, tree, values, own=own, copies=copies)
    except OSError as error:
        return failed_brand(name, error)
    except UnusableSiteError as error:
        return failed_brand(name, str(error))
    line = f"stamped {name or 'the site'} to {target} in {time.monotonic() - start:.2f} s"
    return BrandOutcome(name, line, is_well=True)


def write_site(
    target: Path, tree: Tree, values: Mapping[str, str], *, own: Mapping[str, bytes], copies: bool = False
) -> None:
    """Stamp a rendered tree with values, and put the site in the place of the last good one.

    Args:
        target: the folder of the site.
        tree: the tree; it stays as it is.
        values: the brand's, by the names of the slots.
        own: the brand's own files. Those that the tree has no place for are left out.
        copies: share no file with the tree.

    Raises:
        OSError: it cannot be written; the last good one stays.
        UnusableSiteError: a file of the tree cannot be stamped.
    """
    new = new_folder(target)
    try:
        files = set(tree.files)
        own = {path: content for path, content in own.items() if path in files}
        with last_site(target, copies=copies) as last:
            tree.stamp_into(new, values, own=own, copies=copies, last=last)
        replace_folder(new, target)
    finally:
        shutil.rmtree(new, ignore_errors=True)
