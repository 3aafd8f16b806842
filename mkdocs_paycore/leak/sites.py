"""The leak gate over the sites of several brands: as they were built, or at once for all brands of a shape."""

from __future__ import annotations

import itertools
import operator
import os
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from mkdocs_paycore.leak.built_file import content_of, file_identity, site_files
from mkdocs_paycore.leak.canary import canary_of, different_places
from mkdocs_paycore.leak.contents import is_unread
from mkdocs_paycore.leak.foreign import Sites
from mkdocs_paycore.leak.gate import Gate
from mkdocs_paycore.leak.leak import Leak
from mkdocs_paycore.leak.lookalike import folded
from mkdocs_paycore.leak.quiet_text import QuietText
from mkdocs_paycore.leak.report import CANARY, FoundLeak, LeakReport
from mkdocs_paycore.leak.said_files import SaidFiles
from mkdocs_paycore.leak.seen import Seen
from mkdocs_paycore.leak.sources import LeakSources
from mkdocs_paycore.leak.theme_names import theme_attributes, theme_code, theme_names, theme_templates
from mkdocs_paycore.leak.words import brand_words, unguarded_names
from mkdocs_paycore.source.garbage import nothing_collected
from mkdocs_paycore.source.paths import shown_path
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage
from mkdocs_paycore.stamping.over import here

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from mkdocs_paycore.brand.model import Brand
    from mkdocs_paycore.leak.mention import Mention
    from mkdocs_paycore.leak.words import Word
    from mkdocs_paycore.source.problem import Problem
    from mkdocs_paycore.stamping.over import Over
    from mkdocs_paycore.stamping.tree import Tree

STRUCTURE = Rule(
    "brand-structure",
    "A page whose ids or links differ between brands of one shape.",
    stage=Stage.SITES,
    example=Sample(
        "build/north/index.html",
        '<h2 id="fees">Fees</h2> <!-- id="costs" in build/south -->\n',
        '<h2 id="costs">Fees</h2>\n',
    ),
)
UNGUARDED = Rule(
    "brand-unguarded-name",
    "A brand's name that is not looked for in other sites: too short, or too common.",
    severity=Severity.WARNING,
    stage=Stage.SITES,
    example=Sample(
        "brands/acme.yml",
        "custom: {company_name: Ace}\n",
        "custom: {company_name: Ace}\ncommon_names: [Ace] # it is known that nothing looks for it\n",
    ),
)
_FEW = 40
"""So many files are looked at before it is learned which words are names of code: none of them may hold a word."""


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

    Attributes:
        leaky: the brands in whose sites a leak was reported.
    """

    brands: Sequence[Brand]
    providers: Collection[str]
    docs: Path
    others: Sequence[Path]
    root: Path
    shipped: Callable[[str], bytes | None] = lambda _: None
    leaky: frozenset[str] = frozenset()
    _gate: Gate = field(init=False)
    _sources: LeakSources = field(init=False)
    _taken: set[str] = field(init=False)
    _found: list[FoundLeak] = field(default_factory=list)
    _pieces: dict[bytes, list[list[Mention]]] = field(default_factory=dict)
    _paths: set[str] = field(default_factory=set)
    _is_ready: bool = False

    def __post_init__(self) -> None:
        """Gather the brands' words; a name that is a provider's as well says nothing, and is left out."""
        self.shipped = cache(self.shipped)
        self._taken = {folded(name) for name in self.providers}
        self._gate = Gate([word for brand in self.brands for word in self.words_of(brand)])
        self._sources = LeakSources(self._gate, self.docs, self.others)

    def in_sites(
        self,
        sites: Mapping[str, Path],
        *,
        shapes: Sequence[Sequence[str]] = (),
        workers: int = 1,
        done: Callable[[str], None] = lambda _: None,
    ) -> list[Problem]:
        """Return what is wrong in built sites: leaks, and pages that are built differently within a shape.

        Args:
            sites: the folder of each brand's site, by the brand's name.
            shapes: the names of the brands of each shape.
            workers: how many processes search.
            done: called with the name of each brand whose site was searched.
        """
        from mkdocs_paycore.leak.site_search import search_sites  # noqa: PLC0415 - a build of one brand searches no others

        if sites:
            self._prepare(path for path, _ in site_files(next(iter(sites.values()))))
        brands = {brand.name: brand for brand in self.brands}
        built = [(brands[name], folder) for name, folder in sites.items()]
        found = []
        pages: dict[str, dict[str, bytes]] = {}
        for name, leaks, pages[name] in search_sites(self._gate, built, workers=workers, done=done):
            brand_files = [self.root / brands[name].path, *self._theme_files(brands[name]).values()]
            for leak in self._of_the_site(leaks, sites[name]):
                source = self._sources.of(leak, brand_files=brand_files)
                found.append(FoundLeak((name,), sites[name], leak, source))
        problems = [*self._unguarded(), *self._report(found)]
        for shape in shapes:
            there = [name for name in shape if name in sites]
            for other in there[1:]:
                same = {path for path, key in pages[other].items() if key and pages[there[0]].get(path) == key}
                problems += self._differences(there[0], sites[there[0]], other, sites[other], same)
        return problems

    @nothing_collected()
    def look_at(
        self,
        tree: Tree,
        shape: Sequence[Brand],
        *,
        own: Collection[str],
        site_dir: Path,
        is_only: bool = False,
        also: Collection[str] = (),
        over: Over = here,
    ) -> None:
        """Look for leaks of all brands of a shape, at the cost of one site; `found` gets them.

        What is the same in all of their sites is read once, with a canary's values in the tree's slots; what differs
        are a brand's values and its own files.

        Args:
            tree: the rendered tree.
            shape: the brands that are stamped from it.
            own: the paths of the brands' own files in their sites.
            site_dir: the folder of the brands' sites, as messages name it.
            is_only: it is the folder of the one brand's site itself.
            also: the paths of files of the site that are not in the tree.
            over: does the looking.
        """
        paths = [*tree.files]
        known = (*paths, *also)
        if len(paths) > _FEW:
            self._prepare(known)
        self._found += (leak for brand in shape for leak in self._in_values(brand))
        sites = Sites([CANARY, *(brand.name for brand in shape)])
        seen, said = Seen(self._pieces), SaidFiles(tree, canary_of(shape[0]), own)

        def look(path: str) -> list[Leak]:
            content = said.read_of(path)
            if not self._is_ready and self._is_quiet(path, content):
                return []
            self._prepare(known)
            return list(self._gate.leaks_in(path, content, sites, seen))

        paths += said.empty_folders(also)
        self._paths.update(paths)
        folders = {brand.name: site_dir if is_only else site_dir / brand.name for brand in shape}
        for path, leaks in zip(paths, over(look, paths, is_plain=operator.not_), strict=True):
            if leaks and self.shipped(path) != said.content(path):
                self._found += (self._of_a_shape(leak, folders) for leak in leaks)

    def _of_a_shape(self, leak: Leak, folders: Mapping[str, Path]) -> FoundLeak:
        """Return a leak with the brands in whose sites it is; it is shown in that of the first, else of the shape's."""
        real = tuple(name for name in leak.sites if name != CANARY)
        shown_in = folders[real[0]] if real else next(iter(folders.values()))
        return FoundLeak(real or (CANARY,), shown_in, leak, self._sources.of(leak))

    def _is_quiet(self, path: str, content: bytes | None) -> bool:
        """Return whether a file certainly has no word of any brand, or is the theme's or ours, and so is its name."""
        is_quiet = self._gate.is_quiet
        return is_quiet(path, content) or (is_quiet(path, None) and self.shipped(path) == content)

    def quiet_text(self) -> QuietText | None:
        """Return what the sites that were looked at say beside the brands' values.

        None where there is a leak, or a source that allows a brand: then each place counts.
        """
        if self._found or self._gate.excusing:
            return None
        return QuietText.of([*self._gate.sifter.clean, *map(os.fsencode, self._paths)])

    def excuses(self, file: Path) -> list[str]:
        """Return all that decides which leaks the source in a `file` excuses; see `LeakSources.excuses`."""
        return self._sources.excuses(file)

    def words_of(self, brand: Brand) -> list[Word]:
        """Return the words of a brand that are looked for."""
        return [word for word in brand_words(brand) if word.kind != "name" or word.text not in self._taken]

    def has_foreign(self, brand: Brand) -> bool:
        """Return whether a word of others is in the values or the files of a brand."""
        return next(self._in_values(brand), None) is not None

    def unguarded_of(self, brand: Brand) -> Iterator[Problem]:
        """Yield a problem for each name of a brand that nothing looks for."""
        for key, name, reason in unguarded_names(brand, taken=self._taken):
            message = f"{key}: the name {name!r} is not looked for in the sites of other brands: {reason}"
            hint = "its hosts and mail addresses are"
            yield brand.document.problem(tuple(key.split(".")), UNGUARDED, message, hint)

    @nothing_collected()
    def found(self) -> list[Problem]:
        """Return the leaks of all shapes that were looked at, and the names that were not looked for."""
        return [*self._unguarded(), *self._report(self._found)]

    def leaks(self) -> list[Problem]:
        """Return the leaks of all shapes that were looked at, without what only a canary meets."""
        return self._report([found for found in self._found if found.sites != (CANARY,)])

    def _report(self, found: Sequence[FoundLeak]) -> list[Problem]:
        report = LeakReport(found, root=self.root)
        self.leaky |= report.leaky
        return report.problems()

    def _prepare(self, paths: Iterable[str]) -> None:
        """Learn the names and files of the theme's code and which sources allow a brand, before the first search.

        Args:
            paths: those of the files of a site.
        """
        if self._is_ready:
            return
        known = list(paths)
        templates = theme_templates(self.shipped)
        names = theme_names(templates, self.shipped, known)
        code = theme_code(templates, self.shipped, known)
        self._gate.learn(names, code=code, attributes=theme_attributes(templates))
        texts = ((path, self.shipped(path)) for path in known if not is_unread(PurePosixPath(path)))
        self._gate.not_ours = {path: file_identity(path, text) for path, text in texts if text is not None}
        self._gate.excusing = self._sources.excusing()
        self._is_ready = True

    def _of_the_site(self, leaks: Iterable[Leak], site: Path) -> Iterator[Leak]:
        """Yield leaks in a site but those in the code of others."""
        for file, same in itertools.groupby(leaks, key=lambda leak: leak.file):
            if self.shipped(file) != (site / file).read_bytes():
                yield from same

    def _in_values(self, brand: Brand) -> Iterator[FoundLeak]:
        if not brand.path:
            return
        file = self.root / brand.path
        for text in brand.texts().values():
            for each in self._gate.foreign(text, [brand.name]):
                leak = Leak(each.word, each.beside, brand.path, brand.path, 0, each.sites)
                line = self._sources.in_file(file, leak)
                yield FoundLeak((brand.name,), self.root, replace(leak, line=line.line if line else 0), line)
        for name, own in self._theme_files(brand).items():
            for leak in self._gate.leaks_in(name, content_of(own), Sites([brand.name])):
                yield FoundLeak((brand.name,), own.parent, leak, self._sources.in_file(own, leak))

    def _theme_files(self, brand: Brand) -> dict[str, Path]:
        names = (brand.theme.logo, brand.theme.favicon, brand.theme.css)
        return {name: (self.root / brand.path).parent / name for name in names if name is not None}

    def _unguarded(self) -> Iterator[Problem]:
        return itertools.chain.from_iterable(map(self.unguarded_of, self.brands))

    def _differences(
        self, one: str, site: Path, other: str, other_site: Path, same: Collection[str]
    ) -> Iterator[Problem]:
        for page in different_places(site, other_site, same=same):
            message = (
                f"ids, anchors or links of {page} differ from those of the brand {one!r}, which has the same shape"
            )
            path = shown_path(other_site / page, str(self.root))
            hint = f"build {other!r} and {one!r} together, and change nothing in one of them afterwards"
            yield STRUCTURE.problem(path, (0, 0), message, hint)
