"""Building a site for several brands: one render a shape, then a stamping for each brand, over the cores."""

from __future__ import annotations

import shutil
import time
from collections import deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs_paycore.brands.site_brands import split
from mkdocs_paycore.brands.stamp import StampingHere, stamp_all
from mkdocs_paycore.catalog.features import all_features
from mkdocs_paycore.check.context import CheckedBrand
from mkdocs_paycore.check.output.text_report import amount
from mkdocs_paycore.check.run import run
from mkdocs_paycore.leak.report import listed
from mkdocs_paycore.project.output_folder import refuse_sources
from mkdocs_paycore.project.render import RenderRequest
from mkdocs_paycore.project.unusable import UnusableSiteError
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Stage
from mkdocs_paycore.stamping.atomic_folder import restore_folders

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from mkdocs_paycore.brand.model import Brand
    from mkdocs_paycore.brands.build_parts import BuildParts
    from mkdocs_paycore.brands.site_brands import SiteBrands
    from mkdocs_paycore.brands.stamp import Stamping
    from mkdocs_paycore.leak.sites import SiteGate
    from mkdocs_paycore.project.render import Engine, RenderResult
    from mkdocs_paycore.source.problem import Problem
    from mkdocs_paycore.stamping.tree import Tree


_MOST_NAMES = 10
"""So many names of brands are listed in a line."""


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """How several brands are built.

    Attributes:
        copies: share no file between brands.
        is_offline: make sites that are opened from a folder, without a server.
        workers: how many threads stamp; None: one for each core.
        served_at: the address that the brands' folders are served at, in the place of each one's own; then nothing is
            looked for in other brands' sites.
        stamping: who stamps; None: this process.
        is_warm: take what an earlier build kept of the same sources, and keep what is rendered.
        parts: gets what the build is made of; None: nobody keeps it.
    """

    copies: bool = False
    is_offline: bool = False
    workers: int | None = None
    served_at: str = ""
    stamping: Stamping | None = None
    is_warm: bool = True
    parts: BuildParts | None = None


def build_brands(
    brands: SiteBrands,
    chosen: Sequence[Brand],
    site_dir: Path,
    *,
    engine: Engine,
    say: Callable[[str], None],
    options: BuildOptions | None = None,
) -> list[str]:
    """Build brands to `site_dir/<brand>/`, with one render for those of a shape.

    Args:
        brands: the site's.
        chosen: the brands to build.
        site_dir: the folder of the brands' folders.
        engine: renders the site.
        say: gets a line for each step.
        options: how they are built.

    Returns:
        The names of those that failed; what is wrong is in `brands.problems`. The last good site of a brand that
        failed stays where it cannot be rendered.
    """
    return _BrandsBuild(brands, site_dir, engine, say, options or BuildOptions()).build(chosen)


def build_one(
    brands: SiteBrands,
    brand: Brand | None,
    site_dir: Path,
    *,
    engine: Engine,
    say: Callable[[str], None],
    options: BuildOptions | None = None,
) -> list[str]:
    """Build one brand straight to `site_dir`, as `mkdocs build` does.

    Args:
        brands: the site's; gets what is wrong.
        brand: the brand to build; None: the one that the site names.
        site_dir: the folder of the site.
        engine: renders the site.
        say: gets a line for each step.
        options: how it is built; one brand shares no file.

    Returns:
        The names of those that failed.

    Raises:
        UnusableSiteError: the site cannot be built.
    """
    if brands.problems:
        return [problem.path for problem in brands.problems]
    how = options or BuildOptions()
    request = RenderRequest(brand.name if brand else None, is_offline=how.is_offline, is_warm=how.is_warm)
    result = engine.render(brands.project.config_file, site_dir, request)
    brands.report.report_all(result.problems)
    for warning in result.warnings:
        say(f"warning: {warning}")
    say(f"built {result.brand_name or 'the site'} to {site_dir}")
    return []


class _BrandsBuild:
    """A build of several brands: one render a shape, then a stamping for each brand."""

    def __init__(
        self, brands: SiteBrands, site_dir: Path, engine: Engine, say: Callable[[str], None], options: BuildOptions
    ) -> None:
        self.brands, self.site_dir, self.engine, self.say, self.options = brands, site_dir, engine, say, options
        self.gate: SiteGate | None = None if options.served_at else brands.gate()
        self.failed: dict[str, None] = {}
        self.warned: set[str] = set()
        self.done = self.count = 0

    def build(self, chosen: Sequence[Brand]) -> list[str]:
        """Build the brands and return the names of those that failed."""
        start = time.monotonic()
        restore_folders(self.site_dir)
        if address := self.options.served_at:
            chosen = [replace(brand, site_url=f"{address}{brand.name}/") for brand in chosen]
        else:
            self.brands.report.report_all(self.brands.unread())
        self.count = len(chosen)
        waiting = deque(self.brands.shapes([brand for brand in chosen if self._has_place(brand)]))
        number = 0
        self.brands.rendered.clear()
        while waiting:
            number += 1
            group = waiting.popleft()
            self.say(f"rendering shape {number} of {number + len(waiting)} ({_names(group)})")
            if rest := self._build_shape(group):
                waiting.appendleft(rest)
        leaks = ""
        if self.gate is not None:
            self.brands.report_leaks(self.gate)
            if self.options.parts is not None:
                self.options.parts.gate = self.gate
            leaks = f": leaks in {listed(self.brands.leaky)}" if self.brands.leaky else ": no leak found"
        if self.done:
            self.say(f"built {amount(self.done, 'brand')} in {time.monotonic() - start:.1f} s{leaks}")
        return list(self.failed)

    def _has_place(self, brand: Brand) -> bool:
        """Return whether a brand's site may be put where it belongs; say why not."""
        try:
            refuse_sources(self.brands.project, self.site_dir / brand.name)
        except UnusableSiteError as error:
            self.say(f"error: {brand.name}: {error}")
            self.failed[brand.name] = None
            return False
        return True

    def _build_shape(self, group: list[Brand]) -> list[Brand]:
        """Build brands that seem to be of one shape, and return those that turned out to be of another."""
        start = time.monotonic()
        try:
            result, tree = self._rendered(group[0])
        except UnusableSiteError as error:
            self.say(f"error: {_names(group)}: {error}")
            self.failed.update(dict.fromkeys(brand.name for brand in group))
            return []
        self.say(f"rendered in {time.monotonic() - start:.2f} s")
        self._say_warnings(group, result)
        group, rest = split(group, result.conditions, self.brands.project.products.all)
        if rest:
            self.say(f"other blocks than in {_names(group)}: {_names(rest)}")
        self.brands.rendered |= {brand.name: result.problems for brand in group}
        if self.options.parts is not None:
            self.options.parts.take(result, tree, group)
        self.failed.update(dict.fromkeys(_charged(result.problems, group)))
        self._check(group, result)
        try:
            self._stamp(tree, group)
        finally:
            shutil.rmtree(tree.root, ignore_errors=True)
        return rest

    def _rendered(self, brand: Brand) -> tuple[RenderResult, Tree]:
        request = RenderRequest(
            brand.name,
            keeps_slots=True,
            is_quiet=True,
            is_offline=self.options.is_offline,
            catalog=self.brands.catalog(),
            is_warm=self.options.is_warm,
        )
        folder = self.site_dir / f"neutral-{brand.name}"
        result = self.engine.render(self.brands.project.config_file, folder, request)
        self.brands.report.report_all(result.problems)
        if result.tree is None:
            raise LookupError("a render that keeps its slots has a tree")
        return result, result.tree

    def _check(self, group: Sequence[Brand], result: RenderResult) -> None:
        """Report what is wrong with the file of each brand of a shape; the first was looked at when it was rendered."""
        project, report = self.brands.project, self.brands.report
        providers = result.prepared.site.catalog.documents if result.prepared else ()
        features = all_features(project.products.all)
        for brand in group[1:]:
            checked = CheckedBrand(
                brand=brand, root=project.root, providers=providers, features=features, site_url=project.site_url
            )
            run(Stage.BRAND, checked, report, wants=report.wants)

    def _say_warnings(self, group: Sequence[Brand], result: RenderResult) -> None:
        for warning in result.warnings:
            if warning not in self.warned:
                self.say(f"warning: {_names(group)}: {warning}")
        self.warned.update(result.warnings)

    def _stamp(self, tree: Tree, group: Sequence[Brand]) -> None:
        options = self.options
        stamping = options.stamping or StampingHere(copies=options.copies, workers=options.workers)
        stamped = stamp_all(
            self.brands, tree, group, self.site_dir, stamping=stamping, gate=self.gate, failed=self.failed
        )
        for done in stamped:
            self.done += done.is_well
            self.say(f"{done.line} ({self.done} of {self.count})" if done.is_well and self.count > 1 else done.line)
            if not done.is_well:
                self.failed[done.name] = None
                if options.parts is not None:
                    options.parts.fail()


def _names(brands: Sequence[Brand]) -> str:
    """Return the names of brands for a line: the first ten, and how many more there are."""
    names = [brand.name for brand in brands[:_MOST_NAMES]]
    more = len(brands) - len(names)
    return ", ".join(names) + (f" and {more} more" if more else "")


def _charged(problems: Sequence[Problem], group: Sequence[Brand]) -> list[str]:
    """Return the brands that a render's errors fail: one in a brand's file is that brand's, all else everyone's."""
    faulty = {problem.path for problem in problems if problem.severity is Severity.ERROR}
    own = {brand.path for brand in group}
    return [brand.name for brand in group if brand.path in faulty or faulty - own]
