"""A site on disk: the folders and files that its configuration names, whatever generator renders it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.catalog.lint.field import PATTERN_REPETITION
from mkdocs_paycore.catalog.load import load_products
from mkdocs_paycore.catalog.product.model import CONNECTORS, SITE_FILE_NAME
from mkdocs_paycore.catalog.product.read import Products
from mkdocs_paycore.catalog.words.language import DEFAULT
from mkdocs_paycore.project.inheritance import with_inherited
from mkdocs_paycore.project.listed_plugins import fills_angles
from mkdocs_paycore.project.options import Options
from mkdocs_paycore.project.snippets import SnippetPaths
from mkdocs_paycore.project.unusable import UnusableSiteError
from mkdocs_paycore.source.failure import reason_of
from mkdocs_paycore.source.paths import shown_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from mkdocs_paycore.catalog.catalog import Catalog
    from mkdocs_paycore.markdown.macros import Macros
    from mkdocs_paycore.source.problem import Problem
    from mkdocs_paycore.source.reporter import Reporter

MARKDOWN_ENDINGS = (".markdown", ".mdown", ".mkdn", ".mkd", ".md")
"""What the names of pages end in."""


@dataclass(frozen=True, slots=True)
class Project:
    """A site on disk.

    Attributes:
        config_file: the file of its configuration, mkdocs.yml.
        root: the folder of that file; messages name files as seen from here.
        docs: the folder of the pages.
        site_dir: where the built site goes.
        connectors: the folder of the first product's providers' folders, as paths below `docs` begin.
        products: what the site connects.
        options: what the site says to us.
        custom: its `extra.custom`, as YAML has it.
        site_url: its address as it is written; may use variables.
        site_name: its name as it is written; may use variables.
        language: the language of the words that we put on its pages, as in `en`; English where nobody translated them.
        snippets: where its pages take snippets from.
        templates: the folders of its own templates.
        themes: the folders of the templates and files of its theme.
        macros: what the plugin `macros` makes of double braces, where it has them for itself; else None.
    """

    config_file: Path
    root: Path
    docs: Path
    site_dir: Path
    connectors: str = CONNECTORS
    products: Products = field(default_factory=Products)
    options: Options = field(default_factory=Options)
    custom: Any = None
    site_url: str | None = None
    site_name: str = ""
    language: str = DEFAULT
    snippets: SnippetPaths = field(default_factory=SnippetPaths)
    templates: tuple[Path, ...] = ()
    themes: tuple[Path, ...] = ()
    macros: Macros | None = None

    @property
    def fills_angles(self) -> bool:
        """Whether the plugin `macros` fills variables in `<<…>>`, and nothing fills those in double braces."""
        return fills_angles(self.config_file)

    @property
    def brands_dir(self) -> Path:
        """The folder of the brands' files."""
        return self.root / self.options.brands

    @property
    def connectors_dir(self) -> Path:
        """The folder of the first product's providers' folders."""
        return self.docs / self.connectors

    @property
    def provider_dirs(self) -> list[Path]:
        """The folders of the providers' folders, of all products."""
        return [self.docs / product.folder for product in self.products.all]

    def catalog(self, fails: Callable[[Problem], bool] = lambda _: True, *, in_part: bool = False) -> Catalog:
        """Return the providers of all products.

        Args:
            fails: whether a problem keeps its provider out.
            in_part: whether such a provider is read without its values that are wrong, where that is enough.
        """
        return load_products(self.products.all, self.docs, root=self.root, fails=fails, in_part=in_part)

    def sound_catalog(self, report: Reporter) -> Catalog:
        """Return the providers of all products whose data can be used, whatever else is wrong with it.

        A check looks at their manuals as well: a fault of one value hides no other of the provider's. A pattern that
        could take for ever is not tried.

        Args:
            report: that of the check.
        """

        def fails(problem: Problem) -> bool:
            return report.spoils(problem) or (problem.rule == PATTERN_REPETITION.name and report.fails(problem))

        return self.catalog(fails, in_part=True)

    @property
    def config_path(self) -> str:
        """The file of the configuration as messages show it."""
        return self.shown(self.config_file)

    def shown(self, path: Path) -> str:
        """Return a path as messages show it."""
        return shown_path(path, str(self.root))

    def brand_names(self) -> list[str]:
        """Return the names of the brands, in the order of the alphabet.

        Raises:
            UnusableSiteError: their folder cannot be read.
        """
        try:
            return sorted(path.stem for path in self.brands_dir.iterdir() if path.name.endswith(".yml"))
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as error:
            reason = f"the folder of the brands cannot be read: {reason_of(error)}"
            raise UnusableSiteError(reason, path=self.shown(self.brands_dir)) from None

    def pages(self) -> Iterator[Path]:
        """Yield every page below the docs folder."""
        files = (path for path in self.docs.rglob("*") if path.name.endswith(MARKDOWN_ENDINGS))
        return (path for path in files if path.is_file())

    def config_sources(self) -> Iterator[tuple[str, str]]:
        """Yield path and text of the configuration, the files it inherits, and files that make a navigation."""
        for file, text in with_inherited(self.config_file):
            yield self.shown(file), text
        for pattern in ("**/.pages", "**/.nav.yml", "**/SUMMARY.md"):
            for file in sorted(self.docs.glob(pattern)):
                yield self.shown(file), file.read_text("utf-8-sig", errors="replace")

    def own_sources(self) -> Iterator[Path]:
        """Yield the files and folders that are read and that no page is made of, wherever they lie.

        They are the configuration with the files that it inherits, `paycore.yml`, the brands with the pictures and
        styles that lie beside them, and the site's own templates; of a brands folder that holds the docs folder the
        brands' files only.
        """
        yield from (file for file, _ in with_inherited(self.config_file))
        if (site_file := self.root / SITE_FILE_NAME).is_file():
            yield site_file
        yield from self.templates
        if self.brands_dir.resolve() in (self.docs.resolve(), *self.docs.resolve().parents):
            yield from self.brands_dir.glob("*.yml")
        else:
            files = (path for path in self.brands_dir.rglob("*") if path.is_file())
            yield from (path for path in files if not path.name.endswith(MARKDOWN_ENDINGS))

    def watched(self) -> list[Path]:
        """Return the files and folders whose changes show in the site, those that are there.

        A folder that holds the whole site, as one of snippets may, is none of them: builds write into it. Of one of
        brands the brands' files are.
        """
        files = [*(file for file, _ in with_inherited(self.config_file)), self.root / SITE_FILE_NAME]
        folders = (self.docs, self.brands_dir, *self.snippets.folders, *self.templates)
        root = self.root.resolve()
        inner = [folder for folder in folders if folder.resolve() not in (root, *root.parents)]
        brands = [] if self.brands_dir in inner else self.brands_dir.glob("*.yml")
        return [path for path in dict.fromkeys([*files, *inner, *brands]) if path.exists()]
