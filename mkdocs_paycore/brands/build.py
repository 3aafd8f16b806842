"""Building a site for several brands: one render a shape, then a stamping for each brand, over the cores."""

from __future__ import annotations

import os
import shutil
import time
from collections import deque
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs_paycore.brands.brand_set import split
from mkdocs_paycore.check.context import CheckedBrand, CheckedTree
from mkdocs_paycore.check.run import run
from mkdocs_paycore.engines.mkdocs.build import (
    UnusableSiteError,
    build_site,
    collected_warnings,
    plugin_of,
    usable_config,
)
from mkdocs_paycore.project.generated_files import brand_files
from mkdocs_paycore.source.problem import Problem, Severity
from mkdocs_paycore.source.rule import Stage
from mkdocs_paycore.stamping.atomic_folder import new_folder, replace_folder, restore_folders

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_paycore.brand.model import Brand
    from mkdocs_paycore.brands.brand_set import Brands
    from mkdocs_paycore.leak.sites import SiteGate
    from mkdocs_paycore.markdown.blocks import Condition
    from mkdocs_paycore.plugin import PaycorePlugin
    from mkdocs_paycore.stamping.tree import Tree


def build_brands(
    brands: Brands,
    chosen: Sequence[Brand],
    site_dir: Path,
    *,
    say: Callable[[str], None],
    copies: bool = False,
    workers: int | None = None,
    served_at: str = "",
) -> list[str]:
    """Build the brands to `site_dir/<brand>/` and return the names of those that failed.

    Args:
        brands: the site's.
        chosen: the brands to build.
        site_dir: the folder of the brands' folders.
        say: gets a line for each step.
        copies: share no file between brands.
        workers: how many threads stamp; by default one for each core.
        served_at: the address that the brands' folders are served at, in the place of each one's own.
    """
    failed: list[str] = []
    restore_folders(site_dir)
    if served_at:
        chosen = [replace(brand, site_url=f"{served_at}{brand.name}/") for brand in chosen]
    waiting = deque(brands.shapes(chosen))
    gate = None if served_at else brands.gate()
    number, warned = 0, set[str]()
    brands.rendered.clear()
    while waiting:
        number += 1
        group = waiting.popleft()
        start = time.monotonic()
        say(f"rendering shape {number} of {number + len(waiting)} ({_names(group)})")
        try:
            render = _render(brands, group[0], site_dir)
        except UnusableSiteError as error:
            say(f"error: {_names(group)}: {error}")
            failed += (brand.name for brand in group)
            continue
        say(f"rendered in {time.monotonic() - start:.2f} s")
        for warning in render.warnings:
            if warning not in warned:
                say(f"warning: {_names(group)}: {warning}")
        warned.update(render.warnings)
        group, rest = split(group, render.conditions)
        if rest:
            say(f"other blocks than in {_names(group)}: {_names(rest)}")
            waiting.appendleft(rest)
        brands.rendered |= {brand.name: render.problems for brand in group}
        failed += _charged(render.problems, group)
        try:
            stamping = _stamp_all(brands, render, group, site_dir, copies=copies, workers=workers, gate=gate)
            for name, line, is_well in stamping:
                say(line)
                failed += [name] if not is_well and name not in failed else []
        finally:
            shutil.rmtree(render.tree.root, ignore_errors=True)
    brands.problems += gate.found() if gate else []
    return failed


def _names(brands: Sequence[Brand]) -> str:
    return ", ".join(brand.name for brand in brands)


def _charged(problems: Sequence[Problem], group: Sequence[Brand]) -> list[str]:
    """Return the brands that a render's errors fail: one in a brand's file is that brand's, all else everyone's."""
    faulty = {problem.path for problem in problems if problem.severity is Severity.ERROR}
    own = {brand.path for brand in group}
    return [brand.name for brand in group if brand.path in faulty or faulty - own]


def build_one(brands: Brands, brand: Brand | None, site_dir: Path, *, say: Callable[[str], None]) -> list[str]:
    """Build one brand straight to `site_dir`, as `mkdocs build` does; None: the one that mkdocs.yml names."""
    if brands.problems:
        return [problem.path for problem in brands.problems]
    plugin = _built(brands, usable_config(brands.config_file, site_dir), brand)
    say(f"built {plugin.brand.name or 'the site'} to {site_dir}")
    return []


@dataclass(frozen=True, slots=True)
class _Render:
    """The site with slots for a shape, what is wrong in the sources, and the conditions of the blocks that were met.

    `warnings` are those of MkDocs and of other plugins, `providers` the codes of all providers of the site.
    """

    tree: Tree
    problems: list[Problem]
    conditions: set[Condition]
    warnings: list[str]
    providers: Collection[str]


def _render(brands: Brands, brand: Brand, site_dir: Path) -> _Render:
    trees: list[Tree] = []
    config = usable_config(brands.config_file, site_dir / f"neutral-{brand.name}")
    with collected_warnings() as warnings:
        plugin = _built(brands, config, brand, hand_over=trees.append)
    reported = [warning.getMessage() for warning in warnings]
    return _Render(trees[0], plugin.problems, plugin.site.conditions, reported, plugin.site.catalog.documents)


def _built(
    brands: Brands, config: MkDocsConfig, brand: Brand | None, *, hand_over: Callable[[Tree], None] | None = None
) -> PaycorePlugin:
    """Build a site for a brand and return the plugin; what it told is added to the brands' problems."""
    plugin = plugin_of(config)
    plugin.only_brand, plugin.hand_over = brand.name if brand else None, hand_over
    try:
        build_site(config)
    finally:
        plugin.only_brand = plugin.hand_over = None  # MkDocs keeps the plugin for the next build of this process
        brands.problems += (problem for problem in plugin.problems if problem not in brands.problems)
    return plugin


def _stamp_all(
    brands: Brands,
    render: _Render,
    group: Sequence[Brand],
    site_dir: Path,
    *,
    copies: bool,
    workers: int | None,
    gate: SiteGate | None,
) -> Iterator[tuple[str, str, bool]]:
    """Stamp the brands of a shape and yield for each its name, a line to say, and whether it went well.

    Meanwhile the gate looks for leaks between them. Threads do: most of the work is the system's, writing files, and
    processes would copy the tree.
    """
    own = brand_files(group[0], brands_dir=brands.folder)
    tree, starts, found = render.tree, render.tree.link_starts(), list[Problem]()
    for brand in group:
        run(Stage.BRAND, CheckedBrand(brand=brand, root=brands.root, providers=render.providers), found.append)
        checked = CheckedTree(tree=tree, link_starts=starts, values=brand.values(), path=brand.path, root=brands.root)
        run(Stage.TREE, checked, found.append)
    brands.problems += (new for new in dict.fromkeys(found) if new not in brands.problems)
    with ThreadPoolExecutor(min(workers or os.cpu_count() or 1, len(group))) as pool:
        waiting = [pool.submit(_stamp, tree, brand, site_dir, folder=brands.folder, copies=copies) for brand in group]
        if gate is not None:
            gate.look_at(tree, group, own=own, site_dir=site_dir)
        for done in as_completed(waiting):
            yield done.result()


def _stamp(tree: Tree, brand: Brand, site_dir: Path, *, folder: Path, copies: bool) -> tuple[str, str, bool]:
    start = time.monotonic()
    target = site_dir / brand.name
    try:
        new = new_folder(target)
        try:
            own = brand_files(brand, brands_dir=folder)
            tree.stamp_into(new, brand.values(), own=own, copies=copies)
            replace_folder(new, target)
        finally:
            shutil.rmtree(new, ignore_errors=True)
    except OSError as error:
        return brand.name, f"error: {brand.name}: {error.strerror or error}: {error.filename}", False
    return brand.name, f"stamped {brand.name} to {target} in {time.monotonic() - start:.2f} s", True
