"""The HTML of a page's Markdown, with all else that MkDocs takes from its conversion, kept for the next build.

What a conversion depends on is the Markdown as other plugins left it, the page's address and front matter, the
settings, which files there are, the files that it opened (snippets), and, for a page with a component or of a
provider, what calls draw from. Extensions of others may depend on anything, or tell others of what they saw: where one
takes part, nothing is kept.
"""

from __future__ import annotations

import os
from collections import Counter
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from mkdocs_paycore.brands.shapes import shape_of
from mkdocs_paycore.catalog.product.model import SITE_FILE_NAME
from mkdocs_paycore.engines.mkdocs.cores.known_code import draws_alone
from mkdocs_paycore.engines.mkdocs.warm.foreign_code import converts_alone
from mkdocs_paycore.engines.mkdocs.warm.value_text import UnknownValueError, value_text
from mkdocs_paycore.markdown.blocks import Condition, conditions
from mkdocs_paycore.markdown.extension import PaycoreExtension
from mkdocs_paycore.markdown.variables import old_ids, slugify_of
from mkdocs_paycore.project.dependencies import changed_after, digest_of, digest_of_text, names_below

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from mkdocs_paycore.engines.mkdocs.warm.memory import Memory
    from mkdocs_paycore.markdown.page import Page
    from mkdocs_paycore.markdown.rendering import Rendering
    from mkdocs_paycore.markdown.variables import Slugify
    from mkdocs_paycore.project.prepare import Prepared
    from mkdocs_paycore.project.project import Project

    Render = Callable[[MkDocsConfig, Files], None]

RENDER = MkDocsPage.render
"""How MkDocs converts a page."""


class Known(NamedTuple):
    """What is known of the conversion of a page of this build, as `PageNote` has it."""

    drawn: str
    content: str


class PageMemory:
    """Converts pages, but those whose conversion is known.

    Attributes:
        site: the digest of what all conversions depend on; empty where that cannot be known.
        drawn: the digest of what calls draw from; empty likewise.
        known: the conversions of this build, by the paths of the pages below the docs folder.
    """

    def __init__(self, memory: Memory, asked: str, prepared: Prepared, rendering: Rendering) -> None:
        """Know nothing of the site's files yet.

        Args:
            memory: what is kept.
            asked: the name of the settings that conversions depend on.
            prepared: the site.
            rendering: that of our extension.
        """
        self.memory, self.asked, self.prepared, self.rendering = memory, asked, prepared, rendering
        self.site = self.drawn = ""
        self.known: dict[str, Known] = {}
        self._config: MkDocsConfig | None = None

    def take_files(self, files: Files, config: MkDocsConfig) -> None:
        """Take the `files` of the site: links and what calls draw depend on which there are; and whose code converts.

        Args:
            files: all of them.
            config: says which extensions there are.
        """
        self._config = config
        if not converts_alone(config):
            return
        try:
            settings = value_text([list(map(_name, config.markdown_extensions)), config.mdx_configs])
        except UnknownValueError:
            return
        prepared, site = self.prepared, self.prepared.site
        known = sorted((file.src_uri, file.url, file.inclusion.name) for file in files)
        brand = (prepared.brand.name, sorted(prepared.hidden), sorted(site.values), list(site.features))
        left_out = [str(prepared.project.site_dir), os.path.abspath(config.site_dir)]  # noqa: PTH100 - compared as texts
        snippets = [names_below(str(folder), left_out) for folder in _snippet_folders(config, prepared.project)]
        self.site = digest_of_text(repr((self.asked, known, brand, settings, snippets)))
        self.drawn = _drawn_state(prepared, before=self.memory.since)

    @cached_property
    def _slugify(self) -> Slugify | None:
        config = self._config
        others = (
            []
            if config is None
            else [each for each in config.markdown_extensions if not isinstance(each, PaycoreExtension)]
        )
        return None if config is None else slugify_of(others, config.mdx_configs)

    def watch(self, page: MkDocsPage, here: Page) -> None:
        """Have a page take what is known of its conversion, or keep it; `here` is the page as our extension has it."""
        if self.site and type(page).render is RENDER:
            page.render = partial(self._render, page, here, page.render)  # type: ignore[method-assign] # for this page alone

    def _render(self, page: MkDocsPage, here: Page, render: Render, config: MkDocsConfig, files: Files) -> None:
        about, key = f"page {page.file.src_uri}", self._key(page, here)
        found = self.memory.find(about, key) if key else None
        if found is not None and self._is_same(found):
            self._restore(page, here, found, files)
            self.known[page.file.src_uri] = Known(found["drawn"], found["content"])
            return
        with self.memory.watched() as step:
            render(config, files)
        if key and draws_alone(here.calls, self.prepared.site.components):
            result = self._result(page, here)
            self.memory.keep(about, key, result, step)
            if self.memory.has_used(about):
                self.known[page.file.src_uri] = Known(result["drawn"], result["content"])

    def _key(self, page: MkDocsPage, here: Page) -> str:
        try:
            meta = value_text(dict(page.meta))
        except UnknownValueError:
            return ""
        parts = (self.site, page.markdown, page.file.src_uri, page.url, meta, here.provider_code, here.is_generated)
        return digest_of_text(repr(parts))

    def _is_same(self, found: dict[str, Any]) -> bool:
        """Return whether what only some pages depend on is the same: what is drawn."""
        return bool(found["drawn"] in ("", self.drawn or "?"))

    def _result(self, page: MkDocsPage, here: Page) -> dict[str, Any]:
        is_drawn = here.calls or here.provider_code is not None or here.is_generated
        toc = [_entry(link) for link in page.toc]
        links = page.links_to_anchors or {}
        return {
            "drawn": (self.drawn or "!") if is_drawn else "",
            "content": page.content,
            "toc": toc,
            "title": page._title_from_render,  # noqa: SLF001 - what MkDocs takes from a conversion, here and below
            "ids": sorted(page.present_anchor_ids or ()),
            "links": {file.src_uri: anchors for file, anchors in links.items()},
            "has_links": page.links_to_anchors is not None,
            "slotted": here.slotted,
            "calls": here.calls,
            "forms": here.forms,
            "conditions": [
                [sorted(each.names), each.is_exception, each.feature] for each in conditions(self.rendering.whole)
            ],
        }

    def _restore(self, page: MkDocsPage, here: Page, found: dict[str, Any], files: Files) -> None:
        page.content = found["content"]
        page.toc = TableOfContents([_link(entry) for entry in found["toc"]])
        for first in page.toc.items[:1]:
            first.active = True  # type: ignore[attr-defined] # as MkDocs does
        page._title_from_render = found["title"]  # noqa: SLF001 - as above
        page.present_anchor_ids = set(found["ids"])
        if found["has_links"]:
            linked = ((files.get_file_from_path(path), anchors) for path, anchors in found["links"].items())
            page.links_to_anchors = {file: anchors for file, anchors in linked if file is not None}
        here.slotted, here.calls, here.forms = found["slotted"], found["calls"], Counter(found["forms"])
        if here.slotted and self._slugify is not None:
            here.old_anchors = old_ids(here.slotted, self.prepared.site.values, self._slugify)
        met = (Condition(frozenset(names), *others) for names, *others in found["conditions"])
        self.prepared.site.conditions.update(met)


def _drawn_state(prepared: Prepared, *, before: int) -> str:
    """Return the digest of what calls draw from: all YAML of the docs folder, and what of the brand decides structure.

    It is empty where a file changed after the moment `before`: nobody knows what of it was read.
    """
    project, site = prepared.project, prepared.site
    shape = shape_of(prepared.brand, providers=sorted(prepared.names), features=site.features)
    parts = [repr((shape.has_markup, sorted(shape.values), sorted(shape.files), sorted(shape.hidden)))]
    for path in (project.root / SITE_FILE_NAME, *sorted(project.docs.rglob("*.y*ml"))):
        if changed_after(str(path), before):
            return ""
        parts.append(f"{path} {digest_of(path.read_bytes()) if path.is_file() else ''}")
    return digest_of_text("\0".join(parts))


def _snippet_folders(config: MkDocsConfig, project: Project) -> Iterator[Path]:
    """Yield the folders in which a new file may become a snippet of a page of a `project`; `config` says how."""
    named = project.snippets.folders
    yield from named
    if not named and any("snippets" in _name(each) for each in config.markdown_extensions):
        yield Path.cwd()


def _name(extension: Any) -> str:  # noqa: ANN401 - a name, or an extension itself
    return extension if isinstance(extension, str) else type(extension).__qualname__


def _entry(link: AnchorLink) -> list[Any]:
    return [link.title, link.id, link.level, [_entry(child) for child in link.children]]


def _link(entry: list[Any]) -> AnchorLink:
    title, anchor, level, children = entry
    link = AnchorLink(title, anchor, level)
    link.children = [_link(child) for child in children]
    return link
