"""The brands of a site: which there are, which of them share a render, and the gate between their sites."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_paycore.brand.reader import read_brand
from mkdocs_paycore.brand.shape import by_shape
from mkdocs_paycore.catalog.load import load_catalog
from mkdocs_paycore.catalog.offer import hidden_features
from mkdocs_paycore.catalog.provider import Feature
from mkdocs_paycore.check.leak_site import SiteGate
from mkdocs_paycore.files import ASSETS
from mkdocs_paycore.manual.asset import assets
from mkdocs_paycore.manual.blocks import conditions
from mkdocs_paycore.site_brand import names_of_brands
from mkdocs_paycore.site_build import UnusableSiteError, plugin_of, usable_config
from mkdocs_paycore.source.problem import Problem, all_known, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_paycore.brand.profile import Brand
    from mkdocs_paycore.manual.blocks import Condition


@dataclass(slots=True)
class Brands:
    """The brands of a site: its mkdocs.yml, their folder, and what is wrong with their files."""

    config_file: Path
    root: Path
    folder: Path
    connectors: Path
    docs: Path
    snippets: tuple[Path, ...] = ()
    templates: tuple[Path, ...] = ()
    themes: tuple[Path, ...] = ()
    problems: list[Problem] = field(default_factory=list)

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

    def shapes(self, brands: Sequence[Brand]) -> list[list[Brand]]:
        """Return the brands in groups of one shape."""
        providers = load_catalog(self.connectors, root=self.root).documents
        found = {condition for text in self._pages() for condition in conditions(text)}
        blocks = [partial(_is_shown, condition) for condition in sorted(found, key=repr)]
        return by_shape(brands, providers=providers, features=list(Feature), blocks=blocks)

    def gate(self) -> SiteGate:
        """Return the gate that keeps each brand's words out of the sites of the others."""
        read = (read_brand(self.folder / f"{name}.yml", root=self.root)[0] for name in self.names())
        catalog = load_catalog(self.connectors, root=self.root)
        providers = {text for code, provider in catalog.providers.items() for text in (code, provider.name)}
        snippets = (path for path in self.snippets if not self.docs.resolve().is_relative_to(path.resolve()))
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
        for folder in {self.docs, *self.snippets}:
            for path in folder.rglob("*.md"):
                if path.is_file():  # Emacs keeps a link that leads nowhere beside a file that it edits
                    yield path.read_text("utf-8-sig", errors="replace")


def _is_shown(condition: Condition, brand: Brand) -> bool:
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
    base = config.mdx_configs.get("pymdownx.snippets", {}).get("base_path", ())
    snippets = tuple(Path(path) for path in ([base] if isinstance(base, str) else base))
    templates = (Path(config.theme.custom_dir),) if config.theme.custom_dir else ()
    connectors = docs / plugin.config.connectors
    themes = tuple(Path(folder) for folder in config.theme.dirs if Path(folder) not in templates)
    return Brands(
        config_file,
        root,
        root / plugin.config.brands,
        connectors,
        docs,
        snippets,
        templates,
        themes=themes,
    )


def site_dir_of(config_file: Path) -> Path:
    """Return the `site_dir` of a mkdocs.yml."""
    return Path(usable_config(config_file, None).site_dir)
