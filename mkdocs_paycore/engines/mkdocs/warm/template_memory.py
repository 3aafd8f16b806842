"""Pages as their template filled them, kept for the next build: the same content in the same navigation looks the same.

What a template depends on is all that it is given. The page is compared with its whole content, other pages by what a
navigation shows of them (titles, addresses, front matter); a template of the site's own that names more of other pages
makes each page depend on the content of all. Filters and functions of others may do anything: with one, nothing is
kept.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import FileSystemLoader, Template
from mkdocs.config.base import Config
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from mkdocs_paycore.engines.mkdocs.cores.known_code import has_known_functions, own_files
from mkdocs_paycore.engines.mkdocs.warm.template_reach import show_more_of_others
from mkdocs_paycore.engines.mkdocs.warm.value_text import UnknownValueError, value_text
from mkdocs_paycore.project.dependencies import digest_of, digest_of_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure import StructureItem
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

    from mkdocs_paycore.engines.mkdocs.warm.memory import Memory

_NOT_SHOWN = frozenset(
    {"plugins", "hooks", "mdx_configs", "markdown_extensions", "nav", "pages", "theme", "watch", "site_dir"}
)
"""Settings that templates get as something else, and the folder of this very build."""
_MOMENT = "build_date_utc"
_IN_KEY = frozenset({"nav", "pages", "config", "page", _MOMENT})
"""What a template is given that is in its key in other ways."""


class TemplateMemory:
    """Fills the templates of pages, but those whose outcome is known.

    Attributes:
        fixed: the digest of what the templates of all pages depend on; empty where that cannot be known.
        is_apart: whether a page shows no more of others than a navigation does.
        may_rest: whether that is so of all that is no page as well, as the 404 page: then pages need not be drawn for
            the sake of others.
    """

    def __init__(self, memory: Memory, asked: str) -> None:
        """Know nothing of the templates yet.

        Args:
            memory: what is kept.
            asked: the name of what the build is asked.
        """
        self.memory, self.asked = memory, asked
        self.fixed, self.is_apart, self.may_rest = "", False, False
        self._texts: dict[int, str] = {}

    def watch(self, env: Environment, files: Files, config: MkDocsConfig, nav: Navigation | None) -> None:
        """Have the environment `env` of a build fill templates of pages through this.

        Nothing is done where it cannot be known what they are filled with: `files`, `config` and `nav` are the site's.
        """
        loader = getattr(env.loader, "loader", env.loader)
        if type(loader) is not FileSystemLoader or not has_known_functions(env) or nav is None:
            return
        files_of_site = list(map(str, own_files(loader.searchpath)))
        self.memory.guarded.update(files_of_site)
        own = [_content(path) for path in files_of_site]
        if any(_MOMENT.encode() in text for text in (*own, *map(_content, _templates(loader.searchpath)))):
            return
        try:
            known = [self.asked, *map(digest_of, own), value_text(_settings(config)), *map(_shown, _items(nav))]
            known += [f"{file.src_uri} {file.url}" for file in files]
            drawn_each_time = tuple(f"/{name}" for name in config.theme.static_templates)
            texts = [(path, text.decode("utf-8", "replace")) for path, text in zip(files_of_site, own, strict=True)]
            pages = [text for path, text in texts if not path.endswith(drawn_each_time)]
            others = [text for path, text in texts if path.endswith(drawn_each_time)]
            self.is_apart = not show_more_of_others(pages, env)
            self.may_rest = self.is_apart and not show_more_of_others([*others, *_extra(files, config)], env)
            if not self.is_apart:
                known += [self._page(file.page) for file in files.documentation_pages() if file.page is not None]
        except UnknownValueError:
            return
        self.fixed = digest_of_text("\0".join(known))
        env.template_class = self._remembering(env.template_class)

    def _remembering(self, own: type[Template]) -> type[Template]:
        memory = self

        class Remembering(own):  # type: ignore[misc, valid-type] # the class of the environment, whichever it is
            """A template that is filled only with what it was not filled with before."""

            def render(self, *given: Any, **named: Any) -> str:  # noqa: ANN401 - Jinja's own
                fill = super().render
                context = dict(*given, **named)
                page, name = context.get("page"), str(self.name)
                is_page = type(page) is Page and page.file is not None
                if is_page or (page is None and memory.is_like_a_page(name, self.environment)):
                    return memory.filled(name, page, context, lambda: str(fill(context)))
                return str(fill(context))

        return Remembering

    def is_like_a_page(self, template: str, env: Environment) -> bool:
        """Return whether a template that is no page's depends on no more than theirs do, as that of the 404 page.

        Args:
            template: its name.
            env: fills it.
        """
        text = "" if env.loader is None else env.loader.get_source(env, template)[0]
        return self.is_apart and template.endswith(".html") and not show_more_of_others([text], env)

    def filled(self, template: str, page: Page | None, context: dict[str, Any], fill: Any) -> str:  # noqa: ANN401 - a function
        """Return what a template makes of a page, or of nothing.

        Args:
            template: its name.
            page: the page; None for a template that is no page's.
            context: what it is given.
            fill: fills it.
        """
        about = f"template {page.file.src_uri if page else f'/{template}'}"
        try:
            rest = {name: value for name, value in context.items() if name not in _IN_KEY}
            known = self._page(page) if page else ""
            key = digest_of_text("\0".join((self.fixed, template, known, value_text(rest))))
        except UnknownValueError:
            return str(fill())
        found = self.memory.find(about, key)
        if found is not None:
            return str(found)
        with self.memory.watched() as step:
            output = str(fill())
        step.reads.files.clear()  # templates: a package's are known by its version, the site's own are in the key
        self.memory.keep(about, key, output, step)
        return output

    def _page(self, page: Page) -> str:
        """Return the digest of all that is known of a page."""
        near = [_shown(each) for each in (page.previous_page, page.next_page, *_above(page))]
        parts = {name: _part(value) for name, value in vars(page).items() if name not in _NOT_OF_PAGE}
        return digest_of_text("\0".join((*near, str(page.title), page.url, value_text(parts))))


_NOT_OF_PAGE = frozenset({"render", "file", "previous_page", "next_page", "parent", "children", "links_to_anchors"})


def _part(value: Any) -> Any:  # noqa: ANN401 - an attribute of a page
    if isinstance(value, TableOfContents):
        return [_link(link) for link in value]
    return sorted(value) if isinstance(value, set) else value


def _link(link: Any) -> list[Any]:  # noqa: ANN401 - MkDocs' link, or that of a plugin
    return [link.title, link.id, link.level, getattr(link, "active", None), [_link(child) for child in link.children]]


def _settings(config: MkDocsConfig) -> dict[str, Any]:
    """Return what templates may see of a configuration."""
    theme = config.theme
    shown = {name: value for name, value in config.items() if name not in _NOT_SHOWN}
    plugins = {name: _options(getattr(plugin, "config", None)) for name, plugin in config.plugins.items()}
    known = {name: _plain(value) for name, value in shown.items()}
    options = getattr(theme, "_custom_dirs", None), {name: theme[name] for name in theme}
    return {"settings": known, "theme": [theme.name, *options], "plugins": plugins, "extensions": _names(config)}


def _names(config: MkDocsConfig) -> list[str]:
    return [each if isinstance(each, str) else type(each).__qualname__ for each in config.markdown_extensions]


def _options(config: Any) -> Any:  # noqa: ANN401 - a configuration of MkDocs, or a mapping
    try:
        return value_text(config)
    except UnknownValueError:
        return type(config).__qualname__


def _plain(value: Any) -> Any:  # noqa: ANN401 - a setting
    if isinstance(value, Config):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return [str(each) for each in value.patterns] if hasattr(value, "patterns") else value


def _items(nav: Navigation) -> Iterator[StructureItem]:
    waiting = list(nav.items)
    while waiting:
        item = waiting.pop()
        yield item
        waiting += item.children or ()


def _shown(item: Any) -> str:  # noqa: ANN401 - an entry of a navigation, or none
    """Return what a navigation shows of one of its entries."""
    if item is None:
        return "-"
    meta = value_text(dict(getattr(item, "meta", None) or {}))
    return f"{type(item).__name__} {len(list(_above(item)))} {item.title} {getattr(item, 'url', None)} {meta}"


def _above(item: StructureItem) -> Iterator[StructureItem]:
    while (parent := item.parent) is not None:
        item = parent
        yield item


def _extra(files: Files, config: MkDocsConfig) -> Iterator[str]:
    """Yield the templates among the `files` of the docs folder that a `config` names."""
    for file in map(files.get_file_from_path, config.extra_templates):
        if file is not None:
            yield file.content_bytes.decode("utf-8", "replace")


def _templates(folders: Iterable[str]) -> Iterator[str]:
    for folder in folders:
        for place, inner, names in os.walk(folder):
            inner[:] = [name for name in inner if name not in {".icons", "assets"}]
            yield from (f"{place}/{name}" for name in names if name.endswith(".html"))


def _content(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError:
        return b""
