"""The leak gate over the sites of several brands: as they were built, or at once for all brands of a shape."""

from __future__ import annotations

import itertools
import shutil
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from mkdocs_paycore.leak.canary import canary_of, different_places
from mkdocs_paycore.leak.gate import Gate, Leak
from mkdocs_paycore.leak.lookalike import folded
from mkdocs_paycore.leak.report import CANARY, FoundLeak, reported
from mkdocs_paycore.leak.sources import LeakSources
from mkdocs_paycore.leak.theme_names import theme_names
from mkdocs_paycore.leak.words import brand_words, unguarded_names
from mkdocs_paycore.source.paths import shown_path
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Stage
from mkdocs_paycore.stamping.atomic_folder import new_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from mkdocs_paycore.brand.model import Brand
    from mkdocs_paycore.source.problem import Problem
    from mkdocs_paycore.stamping.tree import Tree

STRUCTURE = Rule(
    "brand-structure",
    "A page whose ids or links differ between brands of one shape.",
    stage=Stage.SITES,
)
UNGUARDED = Rule(
    "brand-unguarded-name",
    "A brand's name that is not looked for in other sites: too short, or too common.",
    severity=Severity.WARNING,
    stage=Stage.SITES,
)


@dataclass(slots=True)
class SiteGate:
    """Looks for leaks between the brands of a site.

    Args:
        brands: all of them, those that are not built as well.
        providers: names and codes of the site's providers; a brand of such a name is looked for by its hosts only.
        docs: the docs folder.
        others: further sources, files or folders: mkdocs.yml, templates, snippets.
        root: paths are shown relative to this folder.
        shipped: gives what comes with the theme and with us by its path in a site, None for all else. A word in such
            a file, unchanged, is a word of its code (`:focus`) and no brand's.
    """

    brands: Sequence[Brand]
    providers: Collection[str]
    docs: Path
    others: Sequence[Path]
    root: Path
    shipped: Callable[[str], bytes | None] = lambda _: None
    _gate: Gate = field(init=False)
    _sources: LeakSources = field(init=False)
    _taken: set[str] = field(init=False)
    _found: list[FoundLeak] = field(default_factory=list)
    _knows_theme: bool = False

    def __post_init__(self) -> None:
        """Gather the brands' words; a name that is a provider's as well says nothing, and is left out."""
        self._taken = {folded(name) for name in self.providers}
        words = [word for brand in self.brands for word in brand_words(brand)]
        self._gate = Gate([word for word in words if word.kind != "name" or word.text not in self._taken])
        self._sources = LeakSources(self._gate, self.docs, self.others)

    def in_sites(self, sites: Mapping[str, Path], *, shapes: Sequence[Sequence[str]] = ()) -> list[Problem]:
        """Return what is wrong in built sites: leaks, and pages that are built differently within a shape.

        Args:
            sites: the folder of each brand's site, by the brand's name.
            shapes: the names of the brands of each shape.
        """
        files = {brand.name: [self.root / brand.path, *self._theme_files(brand).values()] for brand in self.brands}
        found = [
            FoundLeak((name,), folder, leak, self._sources.of(leak, brand_files=files[name]))
            for name, folder in sites.items()
            for leak in self._leaks(folder, [name])
        ]
        problems = [*self._unguarded(), *reported(found, root=self.root)]
        for shape in shapes:
            built = [name for name in shape if name in sites]
            for other in built[1:]:
                problems += self._differences(built[0], sites[built[0]], other, sites[other])
        return problems

    def look_at(self, tree: Tree, shape: Sequence[Brand], *, own: Collection[str], site_dir: Path) -> None:
        """Look for leaks of all brands of a shape, at the cost of one site; `found` gets them.

        What is the same in all of their sites is read in the canary's, which is stamped from the same tree; what
        differs are a brand's values and its own files.

        Args:
            tree: the rendered tree.
            shape: the brands that are stamped from it.
            own: the paths of the brands' own files in their sites.
            site_dir: the folder of the brands' sites; that of the canary is made there, and removed again.
        """
        self._found += (leak for brand in shape for leak in self._in_values(brand))
        folder = new_folder(site_dir / CANARY)
        try:
            tree.stamp_into(folder, canary_of(shape[0]).values(), own=dict.fromkeys(own, b""))
            for leak in self._leaks(folder, [CANARY, *(brand.name for brand in shape)]):
                sites = [name for name in leak.sites if name != CANARY]
                shown_in = site_dir / (sites or [shape[0].name])[0]
                self._found.append(FoundLeak(tuple(sites) or (CANARY,), shown_in, leak, self._sources.of(leak)))
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def found(self) -> list[Problem]:
        """Return the leaks of all shapes that were looked at, and the names that were not looked for."""
        return [*self._unguarded(), *reported(self._found, root=self.root)]

    def _leaks(self, site: Path, brands: Sequence[str]) -> Iterator[Leak]:
        """Yield the leaks in a site, but not those in the code of others."""
        if not self._knows_theme:
            sheets = (file.relative_to(site).as_posix() for file in site.rglob("*.css"))
            self._gate.learn(theme_names(self.shipped, sheets))
            self._knows_theme = True
        for file, leaks in itertools.groupby(self._gate.leaks(site, brands), key=lambda leak: leak.file):
            if self.shipped(file) != (site / file).read_bytes():
                yield from leaks

    def _in_values(self, brand: Brand) -> Iterator[FoundLeak]:
        file = self.root / brand.path
        for text in [brand.site_name or "", brand.site_url or "", *brand.custom.values()]:
            for each in self._gate.foreign(text, [brand.name]):
                leak = Leak(each.word, each.beside, brand.path, brand.path, 0, each.sites)
                line = self._sources.in_file(file, leak)
                yield FoundLeak((brand.name,), self.root, replace(leak, line=line.line if line else 0), line)
        for name, own in self._theme_files(brand).items():
            for leak in self._gate.leaks_in(own, name, [brand.name]):
                yield FoundLeak((brand.name,), own.parent, leak, self._sources.in_file(own, leak))

    def _theme_files(self, brand: Brand) -> dict[str, Path]:
        names = (brand.theme.logo, brand.theme.favicon, brand.theme.css)
        return {name: (self.root / brand.path).parent / name for name in names if name is not None}

    def _unguarded(self) -> Iterator[Problem]:
        for brand in self.brands:
            for key, name, reason in unguarded_names(brand, taken=self._taken):
                message = f"{key}: the name {name!r} is not looked for in the sites of other brands: {reason}"
                hint = "its hosts and mail addresses are"
                yield brand.document.problem(tuple(key.split(".")), UNGUARDED, message, hint)

    def _differences(self, one: str, site: Path, other: str, other_site: Path) -> Iterator[Problem]:
        for page in different_places(site, other_site):
            message = (
                f"ids, anchors or links of {page} differ from those of the brand {one!r}, which has the same shape"
            )
            path = shown_path(other_site / page, str(self.root))
            hint = f"build {other!r} and {one!r} together, and change nothing in one of them afterwards"
            yield STRUCTURE.problem(path, (0, 0), message, hint)
