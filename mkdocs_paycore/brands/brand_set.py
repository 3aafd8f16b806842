"""The brands of a site: which there are, which of them share a render, and the gate between their sites."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.utils import is_markdown_file

from mkdocs_paycore.brand.read import read_brand
from mkdocs_paycore.brands.shapes import by_shape
from mkdocs_paycore.catalog.features import hidden_features
from mkdocs_paycore.catalog.load import load_catalog
from mkdocs_paycore.catalog.model.provider import Feature
from mkdocs_paycore.components.asset import assets
from mkdocs_paycore.engines.mkdocs.build import UnusableSiteError, plugin_of, usable_config
from mkdocs_paycore.leak.sites import SiteGate
from mkdocs_paycore.markdown.blocks import conditions
from mkdocs_paycore.project.chosen_brand import names_of_brands
from mkdocs_paycore.project.generated_files import ASSETS
from mkdocs_paycore.project.snippets import SnippetPaths
from mkdocs_paycore.source.suggestion import all_known, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from mkdocs_paycore.brand.model import Brand
    from mkdocs_paycore.markdown.blocks import Condition
    from mkdocs_paycore.source.problem import Problem


@dataclass(slots=True)
class Brands:
    """The brands of a site: its mkdocs.yml, their folder, and what is wrong with their files and sites.

    `rendered` has, by the name of each brand that was rendered, what was told of its pages.
    """

    config_file: Path
    root: Path
    folder: Path
    connectors: Path
    docs: Path
    site_dir: Path
    snippets: SnippetPaths = field(default_factory=SnippetPaths)
    templates: tuple[Path, ...] = ()
    themes: tuple[Path, ...] = ()
    problems: list[Problem] = field(default_factory=list)
    rendered: dict[str, Collection[Problem]] = field(default_factory=dict)

    def names(self) -> list[str]:
        """Return the names of all brands, in the order of the alphabet."""
        return names_of_brands(self.folder)

    def read(self, names: Sequence[str]) -> list[Brand]:
        """Return the brands of those names that can be used; what is wrong is added to `problems`.

        Raises:
            UnusableSiteError: there is no brand of that name.
        """
        known = self.names()
        brands: list[Brand] = []
        for name in names:
            if name not in known:
                hint = did_you_mean(name, known) or all_known(known)
                raise UnusableSiteError(f"there is no brand {name!r} in {self.folder} ({hint})")
            brand, problems = read_brand(self.folder / f"{name}.yml", root=self.root)
            self.problems += problems
            if brand is not None:
                brands.append(brand)
        return brands

    def report(self) -> list[str]:
        """Return the problems as lines, in the order of files; one that some sites only have names their brands."""
        lines = []
        for problem in sorted(set(self.problems)):
            names = [name for name, reported in self.rendered.items() if problem in reported]
            some = f" ({', '.join(names)} only)" if 0 < len(names) < len(self.rendered) else ""
            lines.append(f"{problem}{some}")
        return lines

    def shapes(self, brands: Sequence[Brand]) -> list[list[Brand]]:
        """Return the brands in groups of one shape, as far as the sources tell; see `split`."""
        providers = load_catalog(self.connectors, root=self.root).documents
        found = {condition for text in self._pages() for condition in conditions(text)}
        blocks = [partial(_shows, condition) for condition in found]
        return by_shape(brands, providers=providers, features=list(Feature), blocks=blocks)

    def gate(self) -> SiteGate:
        """Return the gate that keeps each brand's words out of the sites of the others."""
        read = (read_brand(self.folder / f"{name}.yml", root=self.root)[0] for name in self.names())
        catalog = load_catalog(self.connectors, root=self.root)
        providers = {text for code, provider in catalog.providers.items() for text in (code, provider.name)}
        snippets = (path for path in self.snippets.folders if not self.docs.resolve().is_relative_to(path.resolve()))
        others = [self.config_file, *self.templates, *snippets]
        known = [brand for brand in read if brand]
        return SiteGate(known, providers, self.docs, others, self.root, shipped=self._shipped)

    def _shipped(self, path: str) -> bytes | None:
        """Return what the theme and we put at a path of every site; None where a site's own sources do."""
        if (own := assets().get(path.removeprefix(f"{ASSETS}/"))) is not None:
            return own.encode()
        return next((file.read_bytes() for theme in self.themes if (file := theme / path).is_file()), None)

    def _pages(self) -> Iterator[str]:
        """Yield the text of every page and snippet."""
        files = (path for path in self.docs.rglob("*") if is_markdown_file(path.name) and path.is_file())
        yield from (text for _, text in self.snippets.texts(files))


def split(brands: Sequence[Brand], conditions: Iterable[Condition]) -> tuple[list[Brand], list[Brand]]:
    """Return the brands that show the same blocks as the first of them, and the others.

    Args:
        brands: those that seemed to be of one shape.
        conditions: those of all blocks that were met when the site was rendered for the first brand.
    """
    met = list(conditions)
    shown = [[_shows(condition, brand) for condition in met] for brand in brands]
    same = [brand for brand, blocks in zip(brands, shown, strict=True) if blocks == shown[0]]
    return same, [brand for brand in brands if brand not in same]


def _shows(condition: Condition, brand: Brand) -> bool:
    return condition.holds(brand.name, hidden_features(brand.features.has))


def brands_of(config_file: Path) -> Brands:
    """Return the brands of a site.

    Raises:
        UnusableSiteError: its mkdocs.yml cannot be used or does not list the plugin.
    """
    config = usable_config(config_file, None)
    plugin = plugin_of(config)
    root = Path(config.config_file_path).resolve().parent
    docs = Path(config.docs_dir)
    templates = (Path(config.theme.custom_dir),) if config.theme.custom_dir else ()
    connectors = docs / plugin.config.connectors
    themes = tuple(Path(folder) for folder in config.theme.dirs if Path(folder) not in templates)
    return Brands(
        config_file,
        root,
        root / plugin.config.brands,
        connectors,
        docs,
        Path(config.site_dir),
        SnippetPaths.of(config),
        templates,
        themes=themes,
    )
