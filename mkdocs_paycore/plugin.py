"""The MkDocs plugin `paycore`: hooks that hand over to the layers below.

Order matters. `on_config` comes first (100), so that other plugins read slots, and again last (-100), for what they put
in; `on_page_markdown` first (100), so that others see slots and sound front matter; `on_post_build` last (-100), so
that whatever others write is stamped with the rest.
"""

from __future__ import annotations

import logging
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.utils import CountHandler

from mkdocs_paycore.catalog.evidence import STALE_AFTER_DAYS
from mkdocs_paycore.catalog.features import hidden_features
from mkdocs_paycore.catalog.listed import LISTED_NAME
from mkdocs_paycore.catalog.load import Catalog, load_catalog
from mkdocs_paycore.catalog.methods import load_directory
from mkdocs_paycore.check.anchors import RenderedPage
from mkdocs_paycore.check.context import CheckedBrand, CheckedPages, CheckedSources, CheckedTree
from mkdocs_paycore.check.front_matter import repaired_front_matter
from mkdocs_paycore.check.run import run
from mkdocs_paycore.components.registry import COMPONENTS
from mkdocs_paycore.engines.mkdocs import config_slots
from mkdocs_paycore.engines.mkdocs.navigation_cache import keep_drawn_navigation
from mkdocs_paycore.markdown.extension import PaycoreExtension
from mkdocs_paycore.markdown.page import Page, Site
from mkdocs_paycore.markdown.texts import Texts
from mkdocs_paycore.pages.directories import directory_names
from mkdocs_paycore.project.chosen_brand import (
    brand_of_site,
    config_texts,
    connectors_below_docs,
    names_of_brands,
    path_of,
    root_of,
)
from mkdocs_paycore.project.generated_files import (
    add_assets,
    add_data,
    add_directories,
    add_manuals,
    add_pictures,
    navigation_without,
    sources_kept_out,
)
from mkdocs_paycore.source.paths import shown_path
from mkdocs_paycore.source.rule import Stage
from mkdocs_paycore.stamping.atomic_folder import new_folder, replace_folder
from mkdocs_paycore.stamping.slot import MARK, text_slot
from mkdocs_paycore.stamping.tree import Tree, read_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from typing import Literal

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as MkDocsPage

    from mkdocs_paycore.source.problem import Problem

log = get_plugin_logger("paycore")


class PaycoreConfig(Config):  # type: ignore[no-untyped-call] # MkDocs types its class hook not
    """The plugin's options."""

    brand = config_options.Type(str, default="")
    """The brand to build, by name; the environment's PAYCORE_BRAND wins."""
    brands = config_options.Type(str, default="brands")
    """The folder of the brands' files, counted from mkdocs.yml."""
    connectors = config_options.Type(str, default="connectors")
    """The folder of the providers' folders, counted from the docs folder."""
    stale_after_days = config_options.Type(int, default=STALE_AFTER_DAYS)
    """How many days a check of a provider's facts is taken for new; its page says when it is older."""


class PaycorePlugin(BasePlugin[PaycoreConfig]):  # type: ignore[no-untyped-call] # as above
    """Renders the site with slots into a folder of its own, stamps it for one brand, and puts it in place.

    For builds of several brands `only_brand` names the one to render for, and `hand_over` gets the tree with slots in
    the place of stamping it.
    """

    def __init__(self) -> None:
        self.is_serving = False
        self.problems: list[Problem] = []
        self.rendered: list[RenderedPage] = []
        self.folder: Path | None = None
        self.catalog = Catalog()
        self.hidden: set[str] = set()
        self.page_at_hand = ""
        self.hidden_pages: Collection[str] = ()
        self.only_brand: str | None = None
        self.hand_over: Callable[[Tree], None] | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002 - MkDocs' own signature
        """Remember whether MkDocs serves: then its own address and folder stay."""
        self.is_serving = command == "serve"

    @event_priority(100)
    def _before_others(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read brand and catalog, and put slots into the configuration before other plugins read it."""
        self.problems, self.rendered, self.catalog = [], [], Catalog()
        self.root = root_of(config)
        brands = self.root / self.config.brands
        config_slots.show_slots_as_typed()
        config_slots.refuse_unusable_time()
        self.brand = brand_of_site(
            config, folder=brands, option=self.config.brand, forced=self.only_brand, report=self._report
        )
        self.config.connectors = connectors_below_docs(config, self.config.connectors)
        connectors = Path(config.docs_dir) / self.config.connectors
        catalog = load_catalog(connectors, root=self.root)
        hidden = hidden_features(self.brand.features.has)
        self.catalog = catalog.offered(shows=self.brand.providers.has, hidden=hidden)
        self.hidden = {code for code in catalog.documents if not self.brand.providers.has(code)}
        self.hidden |= catalog.providers.keys() - self.catalog.providers.keys()
        self.site = Site(
            catalog=self.catalog,
            values=self.brand.values(),
            components=COMPONENTS,
            report=self._report,
            connectors=self.config.connectors,
            directory=load_directory(connectors, root=self.root),
            root=str(self.root),
            brand=self.brand.name,
            brands=names_of_brands(brands),
            hidden=hidden,
            stale_after_days=self.config.stale_after_days,
        )
        config_slots.set_site(config, self.brand, keeps_address=self.is_serving)
        config_slots.fill_texts(config, config_texts(config, self.site, report=None))
        return config

    @event_priority(-100)
    def _after_others(self, config: MkDocsConfig) -> MkDocsConfig:
        """Tell what is wrong in the sources, and have pages rendered with slots into a folder of their own."""
        config_slots.refuse_unstampable(config)
        if config_slots.switch_off_prebuilt_search(config):
            log.warning("the search option 'prebuild_index' is off: an index has to be built after the brand's values")
        changed = {} if self.brand.path else config_slots.changed_values(config.extra.get("custom"))
        self.site.values = self.brand.values() | {f"custom.{name}": value for name, value in changed.items()}
        if config_slots.switch_off_tooltips(config, self.site.values.values()):
            log.info("Material's feature 'content.tooltips' is off: it would read a value that holds '<' as HTML")
        for problem in (*self.site.catalog.problems, *self.site.directory.problems):
            self._report(problem)
        run(Stage.SOURCES, CheckedSources(site=self.site), self._report)
        providers = self.site.catalog.documents
        run(Stage.BRAND, CheckedBrand(brand=self.brand, root=self.root, providers=providers), self._report)
        config_slots.fill_texts(config, config_texts(config, self.site, report=self._report))
        extension = PaycoreExtension(site=self.site)
        self.rendering = extension.rendering
        config.markdown_extensions = [name for name in config.markdown_extensions if name != "paycore"]
        config.markdown_extensions.append(extension)  # type: ignore[arg-type] # an instance is as good as a name
        self.site_dir = config.site_dir
        if not self.is_serving:
            self.folder = new_folder(Path(self.site_dir))
            config.site_dir = str(self.folder)
        return config

    on_config = CombinedEvent(_before_others, _after_others)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leave out sources and what the brand hides; add assets and the published data."""
        every_page = {file.src_uri for file in files.documentation_pages()}
        files = sources_kept_out(files, connectors=self.config.connectors, hidden=self.hidden)
        if listed := files.get_file_from_path(f"{self.config.connectors}/{LISTED_NAME}"):
            files.remove(listed)
        add_assets(files, config, self.brand, brands_dir=self.root / self.config.brands)
        add_data(files, config, self.site)
        add_manuals(files, config, self.site)
        add_directories(files, config, self.site)
        add_pictures(files, config, self.site)
        every_page |= {self._manual_uri(code) for code in self.hidden}
        every_page |= {f"{self.config.connectors}/{name}.md" for name in directory_names(self.site.usage)}
        self.hidden_pages = every_page - {file.src_uri for file in files.documentation_pages()}
        config.nav = navigation_without(config.nav, self.hidden_pages)
        return files

    @event_priority(-100)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002 - MkDocs' own signature
        """Put slots into titles and links of a navigation that another plugin made."""
        config_slots.fill_navigation(nav, config_texts(config, self.site, report=self._report))
        return nav

    def on_page_read_source(self, *, page: MkDocsPage, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs' own signature
        """Remember which page is read, for who tells that it cannot be."""
        self.page_at_hand = page.file.abs_src_path or page.file.src_uri

    @event_priority(100)
    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002 - MkDocs' own signature
        """Mend front matter, fill it with slots, and tell the extension which page comes."""
        path = self._shown(page.file.abs_src_path or page.file.src_uri)
        repaired = None if page.meta else repaired_front_matter(markdown, path=path)
        if repaired is not None:
            for problem in repaired.problems:
                self._report(problem)
            page.meta, markdown = dict(repaired.meta), repaired.body
        here = Page.at(page.file.src_uri, connectors=self.config.connectors, meta=page.meta)
        here.path, here.source = path, page.file.content_string
        here.url = page.url
        self.rendering.page = here
        vocabulary = self.rendering.vocabulary
        texts = Texts(vocabulary, report=self._report, path=path, sources=lambda: [(path, here.source or "")])
        page.meta = texts.neutral(page.meta)
        return self.rendering.with_slots(markdown.replace(MARK, text_slot(MARK)))

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002 - MkDocs' own signature
        """Keep what the anchor rules look at."""
        here = self.rendering.page
        provider = self.rendering.vocabulary.provider
        is_manual = provider is not None and page.file.src_uri == self._manual_uri(provider.code)
        manual_of = provider.code if provider is not None and is_manual else ""
        source = here.source or ""
        self.rendered.append(RenderedPage(here.path, source, page.url, html, dict(here.old_anchors), manual_of))
        return html

    @event_priority(-100)
    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:  # noqa: ANN401, ARG002 - MkDocs' own signature
        """Tell links to anchors, now that all pages are there."""
        run(Stage.PAGES, CheckedPages(site=self.site, pages=self.rendered), self._report)
        self.rendered.clear()
        keep_drawn_navigation(env)
        return env

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Stamp the tree for the brand and put it in the place of the last good site."""
        folder = Path(config.site_dir)
        config.site_dir = self.site_dir
        tree = read_tree(folder, search_is_markup=config_slots.search_is_markup(config))
        path, starts = self.brand.path or path_of(config), tree.link_starts()
        checked = CheckedTree(tree=tree, link_starts=starts, values=self.site.values, path=path, root=self.root)
        run(Stage.TREE, checked, self._report)
        if self.hand_over is not None:
            self.hand_over(tree)
            return
        tree.stamp(self.site.values)
        if self.is_serving:
            return
        if config.strict and (self.problems or _warnings()):
            shutil.rmtree(folder)
            log.info("%s stays as it was: the build has warnings and is strict", self._shown(self.site_dir))
            if not _warnings():
                raise PluginError("the sources have problems, which --quiet hides, and the build is strict")
            return
        try:
            replace_folder(folder, Path(self.site_dir))
        except OSError as error:
            raise PluginError(f"the site cannot be written to {self._shown(self.site_dir)}: {error}") from None
        log.info("Stamped %s to %s", self.brand.name or "the site", self._shown(self.site_dir))

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> None:  # noqa: ANN401, ARG002 - MkDocs' own signature
        """Build anew when a brand's file changes."""
        if (self.root / self.config.brands).is_dir():
            server.watch(str(self.root / self.config.brands))

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002 - MkDocs' own signature
        """Remove what a failed build leaves; the last good site was never touched."""
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)

    def _manual_uri(self, code: str | None) -> str:
        return f"{self.config.connectors}/{code}/index.md"

    def _report(self, problem: Problem) -> None:
        self.problems.append(problem)
        log.warning(str(problem))

    def _shown(self, path: str | Path) -> str:
        return shown_path(Path(path), str(self.root))


def _warnings() -> int:
    """Return how many warnings MkDocs has counted in a strict build."""
    handlers = logging.getLogger("mkdocs").handlers
    return sum(count for handler in handlers if isinstance(handler, CountHandler) for _, count in handler.get_counts())
