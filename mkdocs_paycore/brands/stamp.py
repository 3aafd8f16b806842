"""The last of the three steps for several brands: stamping a rendered tree for each, over the cores."""

from __future__ import annotations

import os
import shutil
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_paycore.check.stages import check_tree
from mkdocs_paycore.project.page_assets import brand_files
from mkdocs_paycore.project.unusable import UnusableSiteError
from mkdocs_paycore.stamping.atomic_folder import new_folder, replace_folder
from mkdocs_paycore.stamping.last_site import last_site

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from mkdocs_paycore.brand.model import Brand
    from mkdocs_paycore.brands.site_brands import SiteBrands
    from mkdocs_paycore.leak.sites import SiteGate
    from mkdocs_paycore.stamping.tree import Tree


class Stamped(NamedTuple):
    """What became of a brand: its name, a line to say, and whether its site is there."""

    name: str
    line: str
    is_well: bool


def stamp_all(
    brands: SiteBrands,
    tree: Tree,
    group: Sequence[Brand],
    site_dir: Path,
    *,
    copies: bool = False,
    workers: int | None = None,
    gate: SiteGate | None = None,
) -> Iterator[Stamped]:
    """Stamp the brands of a shape to `site_dir/<brand>/`, and yield what became of each.

    Meanwhile the gate looks for leaks between them. Threads stamp: most of the work is the system's, writing files, and
    processes would copy the tree.

    Args:
        brands: the site's; gets what is wrong with those of the group.
        tree: the rendered tree, which stays as it is.
        group: the brands of its shape.
        site_dir: the folder of the brands' folders.
        copies: share no file between brands.
        workers: how many threads stamp; None: one for each core.
        gate: looks for leaks; None: nobody does.

    Yields:
        What became of each brand, as soon as it is done. A brand whose files cannot be written fails by itself.
    """
    folder = brands.project.brands_dir
    own = brand_files(group[0], brands_dir=folder)
    starts = tree.link_starts()
    for brand in group:
        check_tree(tree, brand, brands.project, brands.report, values=brand.values(), link_starts=starts)
    with ThreadPoolExecutor(min(workers or os.cpu_count() or 1, len(group))) as pool, ThreadPoolExecutor(1) as aside:
        waiting = [pool.submit(_stamp, tree, brand, site_dir, folder=folder, copies=copies) for brand in group]
        looking = None if gate is None else aside.submit(gate.look_at, tree, group, own=own, site_dir=site_dir)
        for done in as_completed(waiting):
            yield done.result()
        if looking is not None:
            looking.result()


def _stamp(tree: Tree, brand: Brand, site_dir: Path, *, folder: Path, copies: bool) -> Stamped:
    return stamp_to(site_dir / brand.name, tree, brand, folder=folder, copies=copies)


def stamp_to(target: Path, tree: Tree, brand: Brand, *, folder: Path, copies: bool = False) -> Stamped:
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
    start = time.monotonic()
    try:
        new = new_folder(target)
        try:
            files = set(tree.files)
            own = brand_files(brand, brands_dir=folder)
            own = {path: content for path, content in own.items() if path in files}
            with last_site(target, copies=copies) as last:
                tree.stamp_into(new, brand.values(), own=own, copies=copies, last=last)
            replace_folder(new, target)
        finally:
            shutil.rmtree(new, ignore_errors=True)
    except OSError as error:
        return Stamped(brand.name, f"error: {brand.name}: {error.strerror or error}: {error.filename}", is_well=False)
    except UnusableSiteError as error:
        return Stamped(brand.name, f"error: {brand.name}: {error}", is_well=False)
    what = brand.name or "the site"
    return Stamped(brand.name, f"stamped {what} to {target} in {time.monotonic() - start:.2f} s", is_well=True)
