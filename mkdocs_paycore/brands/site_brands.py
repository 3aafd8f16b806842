"""The brands of a site: which there are, which of them share a render, and the gate between their sites."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache, partial
from typing import TYPE_CHECKING

from mkdocs_paycore.brand.read import read_brand
from mkdocs_paycore.brands.shapes import Shape, shape_of
from mkdocs_paycore.catalog.changes.file import load_changes
from mkdocs_paycore.catalog.features import all_features, hidden_features
from mkdocs_paycore.check.site_reporter import site_reporter
from mkdocs_paycore.components.asset import assets
from mkdocs_paycore.leak.report import LEAK
from mkdocs_paycore.leak.sites import SiteGate
from mkdocs_paycore.markdown.blocks import conditions
from mkdocs_paycore.project.asset_folder import ASSETS
from mkdocs_paycore.project.page_assets import brand_files
from mkdocs_paycore.project.unusable import UnusableSiteError
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.suggestion import all_known, did_you_mean
from mkdocs_paycore.stamping.over import here

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from mkdocs_paycore.brand.model import Brand
    from mkdocs_paycore.catalog.catalog import Catalog
    from mkdocs_paycore.catalog.product.model import Product
    from mkdocs_paycore.markdown.blocks import Condition
    from mkdocs_paycore.project.project import Project
    from mkdocs_paycore.source.problem import Problem
    from mkdocs_paycore.source.reporter import Reporter
    from mkdocs_paycore.stamping.over import Over
    from mkdocs_paycore.stamping.tree import Tree


@dataclass(slots=True)
class SiteBrands:
    """The brands of a site, and what is wrong with their files and sites.

    Attributes:
        project: the site.
        report: gets every problem.
        leaky: the brands in whose sites a build found words of others.
        rendered: what was reported of the pages of each brand that was rendered, by the brand's name.

    What is read is kept until `begin_anew`.
    """

    project: Project
    report: Reporter = field(init=False)
    leaky: Sequence[str] = ()
    rendered: dict[str, Collection[Problem]] = field(default_factory=dict)
    _asked: set[str] = field(default_factory=set)
    _catalog: Catalog | None = None
    _files: dict[str, tuple[Brand | None, list[Problem]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Start with no problem."""
        self.report, _ = site_reporter(self.project)

    def begin_anew(self) -> None:
        """Forget what was read and reported, after a source has changed."""
        self.report.clear()
        self._catalog = None
        self._files.clear()
        self._asked.clear()

    @property
    def problems(self) -> list[Problem]:
        """What was reported."""
        return self.report.problems

    def names(self) -> list[str]:
        """Return the names of all brands, in the order of the alphabet."""
        return self.project.brand_names()

    def catalog(self) -> Catalog:
        """Return the providers of the site, those that no brand shows as well."""
        if self._catalog is None:
            self._catalog = self.project.catalog(self.report.fails)
        return self._catalog

    def read(self, names: Sequence[str]) -> list[Brand]:
        """Return the brands of those names that can be used; what is wrong is reported.

        Raises:
            UnusableSiteError: there is no brand of that name.
        """
        known = self.names()
        brands: list[Brand] = []
        for name in names:
            if name not in known:
                hint = did_you_mean(name, known) or all_known(known)
                raise UnusableSiteError(f"there is no brand {name!r} in {self.project.brands_dir} ({hint})")
            brand, problems = self.file(name)
            self._asked.add(name)
            self.report.report_all(problems)
            if brand is not None:
                brands.append(brand)
        return brands

    def lines(self) -> list[str]:
        """Return the problems as lines, in the order of files; one that some sites only have names their brands."""
        lines = []
        for problem in sorted(self.problems):
            names = [name for name, reported in self.rendered.items() if problem in reported]
            some = f" ({', '.join(names)} only)" if 0 < len(names) < len(self.rendered) else ""
            lines.append(f"{problem}{some}")
        return lines

    def known(self, chosen: Brand, report: Reporter) -> list[Brand]:
        """Return the brands that can be used, or the chosen one where there is no other.

        Args:
            chosen: the brand that a check is for; its problems are known.
            report: gets what is wrong with the files of all others.
        """
        found = [self.file(name) for name in self.names()]
        for _, problems in found:
            report.report_all(problem for problem in problems if problem.path != chosen.path)
        return [brand for brand, _ in found if brand is not None] or [chosen]

    def brand(self, name: str) -> Brand | None:
        """Return the brand of a `name`; None where its file cannot be used, of which nothing is reported here."""
        return self.file(name)[0]

    def usable(self) -> list[Brand]:
        """Return all brands that can be used."""
        return [brand for brand in map(self.brand, self.names()) if brand is not None]

    def shaping(self, met: Collection[Condition] = ()) -> Shaping:
        """Return what tells the shapes of the brands; `met` are conditions of blocks beside those of the pages."""
        logs = [load_changes(folder, root=self.project.root) for folder in self.project.provider_dirs]
        providers = {*self.catalog().documents, *(code for log in logs for code in log.codes())}
        found = {*met, *(condition for text in self._page_texts() for condition in conditions(text))}
        return Shaping(frozenset(providers), list(found), self.project.products.all)

    def shapes(self, brands: Sequence[Brand]) -> list[list[Brand]]:
        """Return the brands in groups of one shape, as far as the sources tell; see `split`."""
        groups: dict[Shape, list[Brand]] = {}
        shaping = self.shaping()
        for brand in brands:
            groups.setdefault(shaping.shape(brand), []).append(brand)
        return list(groups.values())

    def gate(self, *, also: Brand | None = None, providers: frozenset[str] | None = None) -> SiteGate:
        """Return the gate that keeps each brand's words out of the sites of the others.

        Args:
            also: a brand that was read already, or has no file: that of `extra.custom`.
            providers: the codes and names of the site's providers; None: they are read.
        """
        given = {also.name: also} if also else {}
        known = [given.get(name) or self.file(name)[0] for name in dict.fromkeys([*self.names(), *given])]
        if providers is None:
            providers = self.catalog().names()
        return self.gate_of([brand for brand in known if brand is not None], providers)

    def gate_of(self, brands: Sequence[Brand], providers: Collection[str]) -> SiteGate:
        """Return the gate between some brands.

        Args:
            brands: the brands, as they were read.
            providers: the codes and names of the site's providers.
        """
        project = self.project
        docs = project.docs.resolve()
        snippets = (path for path in project.snippets.folders if not docs.is_relative_to(path.resolve()))
        others = [project.config_file, *project.templates, *snippets]
        shipped = partial(self._shipped, own=cache(assets))
        return SiteGate(brands, providers, project.docs, others, project.root, shipped=shipped)

    def report_leaks(self, gate: SiteGate) -> None:
        """Report the leaks that a `gate` of the brands found, and note in whose sites they are."""
        self.report.report_all(gate.found())
        self.leaky = sorted(gate.leaky) if self.report.wants(LEAK.name) else ()

    def unread(self, *, but: str = "") -> Iterator[Problem]:
        """Yield a warning for each brand whose file cannot be used: its words are not looked for in other sites.

        Those that were asked for are left out, for their problems are reported, and the one named `but`.
        """
        for name in self.names():
            brand, problems = self.file(name) if name not in {*self._asked, but} else (None, [])
            if brand is None and problems:
                first = min(problems)
                message = f"{first.message}; until that is put right, nobody looks for words of {name!r} in other sites"
                yield replace(first, severity=Severity.WARNING, message=message, fix=())

    def file(self, name: str) -> tuple[Brand | None, list[Problem]]:
        """Return the brand of a `name`, None where its file cannot be used, and all that is wrong with the file."""
        if name not in self._files:
            self._files[name] = read_brand(self.project.brands_dir / f"{name}.yml", root=self.project.root)
        return self._files[name]

    def _shipped(self, path: str, *, own: Callable[[], Mapping[str, str]]) -> bytes | None:
        """Return what the theme and we put at a path of every site; None where a site's own sources do.

        `own` gives our assets.
        """
        if path.startswith(f"{ASSETS}/") and (text := own().get(path.removeprefix(f"{ASSETS}/"))) is not None:
            return text.encode()
        return next((file.read_bytes() for theme in self.project.themes if (file := theme / path).is_file()), None)

    def _page_texts(self) -> Iterator[str]:
        """Yield the text of every page and snippet."""
        yield from (text for _, text in self.project.snippets.texts(self.project.pages()))


@dataclass(frozen=True, slots=True)
class Shaping:
    """What tells the shapes of the brands of a site.

    Attributes:
        providers: the codes of all providers, also of those that are gone.
        conditions: those of all blocks.
        products: what the site connects.
    """

    providers: frozenset[str]
    conditions: Sequence[Condition]
    products: Sequence[Product]

    def shape(self, brand: Brand) -> Shape:
        """Return the shape of a `brand`."""
        blocks = [partial(_shows, condition, self.products) for condition in self.conditions]
        return shape_of(brand, providers=self.providers, features=all_features(self.products), blocks=blocks)


def leaks_of_one(
    project: Project,
    brand: Brand,
    tree: Tree,
    *,
    providers: frozenset[str],
    site_dir: Path,
    also: Collection[str] = (),
    over: Over = here,
) -> list[Problem]:
    """Return the words of other brands in the site of one, and whose are not looked for; none where it is the only one.

    Args:
        project: the site.
        brand: whose site it is; its name is empty where it is that of `extra.custom`.
        tree: the rendered tree, not stamped yet.
        providers: the codes and names of the site's providers.
        site_dir: the folder of the site, as messages name it.
        also: the paths of files of the site that are not in the tree.
        over: does the looking.
    """
    brands = SiteBrands(project)
    if not {*brands.names()} - {brand.name}:
        return []
    gate = brands.gate(also=brand, providers=providers)
    own = brand_files(brand, brands_dir=project.brands_dir)
    gate.look_at(tree, [brand], own=own, site_dir=site_dir, is_only=True, also=also, over=over)
    return [*brands.unread(but=brand.name), *gate.leaks()]


def split(
    brands: Sequence[Brand], conditions: Iterable[Condition], products: Sequence[Product]
) -> tuple[list[Brand], list[Brand]]:
    """Return the brands that show the same blocks as the first of them, and the others.

    Args:
        brands: those that seemed to be of one shape.
        conditions: those of all blocks that were met when the site was rendered for the first brand.
        products: what the site connects.
    """
    met = list(conditions)
    shown = [[_shows(condition, products, brand) for condition in met] for brand in brands]
    same = [brand for brand, blocks in zip(brands, shown, strict=True) if blocks == shown[0]]
    return same, [brand for brand in brands if brand not in same]


def _shows(condition: Condition, products: Sequence[Product], brand: Brand) -> bool:
    return condition.holds(brand.name, hidden_features(brand.features.has, products))
