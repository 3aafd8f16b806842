"""The docs of a site for another generator: pages with slots, data, assets, and what of it a configuration needs."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_paycore.check.specs.front_matter import repaired_front_matter
from mkdocs_paycore.check.stages import check_sources
from mkdocs_paycore.engines.docs_tree.files import DocsFiles
from mkdocs_paycore.markdown.kept_drawings import KeptDrawings
from mkdocs_paycore.markdown.page import Page
from mkdocs_paycore.markdown.page_source import MissingSnippetError, PageSources
from mkdocs_paycore.markdown.prepared import GENERATED
from mkdocs_paycore.markdown.texts import Texts
from mkdocs_paycore.project.additions import add_assets, add_to, possible_pages
from mkdocs_paycore.project.fingerprint import drawing_fingerprint
from mkdocs_paycore.project.front_matter import split_front_matter, with_front_matter
from mkdocs_paycore.project.inclusion import Patterns
from mkdocs_paycore.project.offline_search import add_offline_script
from mkdocs_paycore.project.prepare import prepare
from mkdocs_paycore.project.snippets import SNIPPETS
from mkdocs_paycore.project.unusable import UnusableSiteError
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.failure import reason_of
from mkdocs_paycore.source.paths import refuse_endless

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any, TypeAlias

    from mkdocs_paycore.engines.docs_tree.docs_request import DocsRequest
    from mkdocs_paycore.engines.docs_tree.site import SiteSource
    from mkdocs_paycore.project.page_assets import PageAssets
    from mkdocs_paycore.project.prepare import Prepared
    from mkdocs_paycore.source.reporter import Reporter
    from mkdocs_paycore.stamping.slot import Drawing

    Drawn: TypeAlias = Callable[[Drawing, str], str]

_KEPT = ".paycore-drawings.json"
_LINE_END = expression(r"\r\n?")


@dataclass(slots=True)
class PreparedPage:
    """A page of the docs.

    Attributes:
        page: which one it is.
        meta: its front matter, with slots.
        body: its text behind that, as the generator reads it.
        undrawn: the same text before calls were drawn.
    """

    page: Page
    meta: Mapping[str, Any]
    body: str
    undrawn: str

    @property
    def text(self) -> bytes:
        """The whole page."""
        return with_front_matter(self.meta, self.body).encode("utf-8", "surrogateescape")


@dataclass(slots=True)
class DocsTree:
    """The docs of a site.

    Attributes:
        source: the site and its settings.
        prepared: what was read of it.
        files: its files.
        assets: what its pages load.
        pages: its pages, by path below the docs folder.
        hidden_pages: the pages that the brand does not show.
        kept: what calls drew, for the next time.
    """

    source: SiteSource
    prepared: Prepared
    files: DocsFiles
    assets: PageAssets
    pages: dict[str, PreparedPage] = field(default_factory=dict)
    hidden_pages: set[str] = field(default_factory=set)
    kept: KeptDrawings | None = None

    def contents(self) -> dict[str, bytes | Path]:
        """Return the content of each file below the docs folder, or the file that it is a copy of."""
        found: dict[str, bytes | Path] = dict(self.files.sources)
        found |= {path: text.encode() if isinstance(text, str) else text for path, text in self.files.made.items()}
        return found | {path: page.text for path, page in self.pages.items()}


def docs_tree(request: DocsRequest, *, drawn: Drawn, has_folder_urls: bool, kept_in: Path) -> DocsTree:
    """Return the docs of a site for a brand and all brands of its shape. Nothing is written.

    Args:
        request: what is asked for.
        drawn: gives what stands for a drawn call in a page, which it gets with what stands before it on its line.
        has_folder_urls: whether a page's address is that of a folder of its own.
        kept_in: the folder that has what calls drew the last time.

    Raises:
        UnusableSiteError: there is no such brand, or a file cannot be read.
    """
    source, report = request.source, request.report
    prepared = prepare(source.project, report=report, brand=request.brand, catalog=request.catalog)
    unusable, site_url = request.unusable_weights, source.project.site_url
    check_sources(prepared, report, unusable_weights=unusable, site_url=site_url)
    files = DocsFiles.of(prepared, Patterns(source.settings), has_folder_urls=has_folder_urls)
    possible = set(files.page_paths()) | possible_pages(prepared)
    tree = DocsTree(source, prepared, files, add_assets(files, prepared))
    if request.is_offline:
        add_offline_script(files)
    add_to(files, prepared)
    hidden = {path for path in source.project.docs.rglob("*.md") if path.is_file()}
    possible |= {path.relative_to(source.project.docs).as_posix() for path in hidden}
    tree.hidden_pages = {path for path in possible if files.page_path(path) is None}
    tree.kept = _kept(tree, kept_in)
    reader = _Reader(tree, report, drawn)
    tree.pages = {path: reader.read(path) for path in files.page_paths()}
    return tree


def _kept(tree: DocsTree, folder: Path) -> KeptDrawings:
    """Return what calls drew the last time; addresses depend on which pages there are."""
    project, brand = tree.source.project, tree.prepared.brand
    pages = sorted(tree.files.page_paths())
    try:
        state = drawing_fingerprint(project, brand.name, tree.files.has_folder_urls, tree.prepared.site.today, pages)
    except OSError:
        state = None
    return KeptDrawings(folder / _KEPT, state)


class _Reader:
    """Reads the pages of a docs tree."""

    def __init__(self, tree: DocsTree, report: Reporter, drawn: Drawn) -> None:
        self.tree, self.report, self.drawn = tree, report, drawn
        self.sources = PageSources(tree.prepared.site, snippets=tree.source.extensions.get(SNIPPETS), kept=tree.kept)

    def read(self, path: str) -> PreparedPage:
        made = self.tree.files.pages.get(path)
        project, site = self.tree.source.project, self.tree.prepared.site
        shown = project.shown(project.docs / path if made is None else Path(path))
        text = self._text(path, shown) if made is None else made
        meta, body = split_front_matter(text)
        repaired = None if meta else repaired_front_matter(body, path=shown)
        if repaired is not None:
            self.report.report_all(repaired.problems)
            meta, body = dict(repaired.meta), repaired.body
        page = Page.at(path, folders=site.folders, meta=meta)
        page.path, page.source, page.is_generated = shown, text, made is not None
        page.url, page.folder = self.tree.files.url(path) or "", posixpath.dirname(path)
        page.provider_code = page.provider_code or site.manual_of(page.url)
        return self._prepared(page, meta, body)

    def _prepared(self, page: Page, meta: Mapping[str, Any], body: str) -> PreparedPage:
        self.sources.rendering.page = page
        sources = [(page.path, page.source or "")]
        texts = Texts(self.sources.rendering.vocabulary, report=self.report, path=page.path, sources=lambda: sources)
        filled = texts.neutral(meta)
        if page.is_generated:
            filled[GENERATED] = True
        try:
            drawn = self.sources.with_drawings(body, page, drawn=self.drawn)
        except MissingSnippetError as error:
            raise UnusableSiteError(str(error), path=page.path) from error
        return PreparedPage(page, filled, drawn, self.sources.rendering.text)

    def _text(self, path: str, shown: str) -> str:
        file = self.tree.files.sources[path]
        try:
            refuse_endless(file)
            content = file.read_bytes()
        except OSError as error:
            raise UnusableSiteError(f"the page cannot be read: {reason_of(error)}", path=shown) from None
        try:
            return _LINE_END.sub("\n", content.decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            found = f"found the byte {content[error.start]:#x}, which is no UTF-8"
            line = content.count(b"\n", 0, error.start) + 1
            raise UnusableSiteError(f"{found}; expected UTF-8", path=shown, line=line) from None
