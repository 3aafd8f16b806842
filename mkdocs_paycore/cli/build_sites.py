"""The build of `paycore build`, where there is something to build: loaded then, for it takes a while to load."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from mkdocs_paycore.brands.build import BuildOptions, build_brands, build_one
from mkdocs_paycore.brands.build_parts import BuildParts
from mkdocs_paycore.brands.kept_build import WARNING, keep_build, restamped
from mkdocs_paycore.cli.brands import need_brands, site_of
from mkdocs_paycore.cli.console import WHOLE_NUMBER, fail, say
from mkdocs_paycore.cli.farm import shared_out
from mkdocs_paycore.cli.upload import BuildUpload
from mkdocs_paycore.leak.report import listed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mkdocs_paycore.brand.model import Brand
    from mkdocs_paycore.brands.kept_sites import KeptSites, SitesMemory
    from mkdocs_paycore.brands.site_brands import SiteBrands
    from mkdocs_paycore.engines.choice import SiteEngine


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildCommand:
    """What `paycore build` is asked for; see the options of the command.

    Attributes:
        memory: keeps what comes of it for the next build; None: nothing is kept of it as a whole.
        kept: the last build, of which only files of brands have changed; None: there is none.
        parts: what the build is made of.
        said: what was said of the sources, for the next build to say it again.
    """

    config_file: Path
    names: Sequence[str]
    all_brands: bool
    is_single: bool
    site_dir: Path | None
    shard: str | None
    target: str | None
    scheduler: str | None
    engine: str | None
    options: BuildOptions
    in_place: bool
    compress: bool
    memory: SitesMemory | None = None
    kept: KeptSites | None = None
    parts: BuildParts = field(default_factory=BuildParts)
    said: list[str] = field(default_factory=list)

    def run(self) -> bool:
        """Build, upload where that is asked for, and return whether all went well.

        Raises:
            UnusableSiteError: the site cannot be used.
        """
        with self.memory.watched() if self.memory else nullcontext():
            renderer, brands = site_of(self.config_file, self.engine)
            if self._is_restamped(brands):
                return True
            chosen, folder = self._chosen(renderer, brands), self.site_dir or brands.project.site_dir
            upload = BuildUpload.read(self.target, brands, folder, in_place=self.in_place, compress=self.compress)
            failed = self._built(renderer, brands, chosen, folder, upload)
        self._say_problems(brands)
        with_errors = list(dict.fromkeys([*failed, *brands.leaky]))
        if with_errors:
            self._say(f"with errors: {listed(with_errors)}")
        if upload is not None and not self.scheduler:
            failed = [*failed, *upload.run(chosen, failed, is_single=self.is_single)]
        has_errors = bool(failed) or brands.report.has_errors
        if self.memory is not None and brands.project.options.cache:
            keep_build(self.memory, self.parts, brands, chosen, folder, said=self.said, has_errors=has_errors)
        return not has_errors

    def _is_restamped(self, brands: SiteBrands) -> bool:
        """Return whether all that had to be done was to stamp some brands again, and do it then."""
        if self.memory is None or self.kept is None:
            return False
        lines = restamped(self.memory, self.kept, brands, say=say, copies=self.options.copies)
        for line in lines or ():
            say(line)
        return lines is not None

    def _say_problems(self, brands: SiteBrands) -> None:
        for line in brands.lines():
            self._say(line)

    def _chosen(self, renderer: SiteEngine, brands: SiteBrands) -> list[Brand]:
        """Return the brands to build, or end the command where the site does not have what is asked for."""
        if self.options.is_offline and not renderer.builds_offline:
            fail(f"--offline: {renderer.name} builds no site to open from a folder", "take --engine mkdocs")
        if self.all_brands:
            need_brands(brands, instead=f"{renderer.name} build")
        wanted = part_of(brands.names() if self.all_brands else self.names, self.shard)
        if self.shard and not wanted:
            say(f"there is no brand in part {self.shard}")
        return brands.read(wanted)

    def _built(
        self,
        renderer: SiteEngine,
        brands: SiteBrands,
        chosen: Sequence[Brand],
        folder: Path,
        upload: BuildUpload | None,
    ) -> list[str]:
        """Build the chosen brands, and return the names of those that failed."""
        if self.is_single:
            brand = chosen[0] if chosen else None
            return build_one(brands, brand, folder, engine=renderer, say=say, options=self.options)
        with shared_out(self.scheduler, upload, copies=self.options.copies) as stamping:
            options = replace(self.options, stamping=stamping, parts=self.parts if self.memory else None)
            return build_brands(brands, chosen, folder, engine=renderer, say=self._note, options=options)

    def _note(self, line: str) -> None:
        """Say a line of the build; what is wrong is said again by a build that finds all as it was."""
        if line.startswith(WARNING):
            self.said.append(line)
        say(line)

    def _say(self, line: str) -> None:
        self.said.append(line)
        say(line)


def part_of(names: Sequence[str], shard: str | None) -> Sequence[str]:
    """Return the part of the names that a shard such as `2/8` is to build; all where there is none.

    A shard that is none ends the command.
    """
    if shard is None:
        return names
    part, _, parts = shard.partition("/")
    if not (WHOLE_NUMBER.fullmatch(part) and WHOLE_NUMBER.fullmatch(parts) and 0 < int(part) <= int(parts)):
        fail(f"--shard: found {shard!r}", "expected K/N with K from 1 to N, as in 2/8")
    return names[int(part) - 1 :: int(parts)]
