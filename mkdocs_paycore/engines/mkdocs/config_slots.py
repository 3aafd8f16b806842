"""A MkDocs configuration with slots in place of a brand's values, so that what is rendered from it is neutral."""

from __future__ import annotations

from collections.abc import MutableMapping
from html import unescape
from typing import TYPE_CHECKING, Any

from mkdocs.config.base import Config
from mkdocs.structure.nav import Link

from mkdocs_paycore.brand.model import values_of
from mkdocs_paycore.markdown.extension import PaycoreExtension
from mkdocs_paycore.project.neutral_config import custom_of, neutral_navigation
from mkdocs_paycore.project.offline_search import offline_polyfills
from mkdocs_paycore.stamping.file_kinds import NEUTRAL_SITE_URL
from mkdocs_paycore.stamping.slot import MARK, variable_slot
from mkdocs_paycore.stamping.unfilled import with_left_variables

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure import StructureItem
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

    from mkdocs_paycore.brand.model import Brand
    from mkdocs_paycore.markdown.texts import Texts
    from mkdocs_paycore.markdown.vocabulary import PageVocabulary

_TEXTS = ("site_name", "site_description", "site_author", "copyright", "repo_name")
_PLUGIN = "paycore"
_LINKS = ("repo_url", "edit_uri", "edit_uri_template")


def set_site(config: MkDocsConfig, brand: Brand, *, keeps_address: bool, watched: Callable[[str], str] = str) -> None:
    """Put slots in the place of a brand's own name and address, before any plugin reads them.

    Args:
        config: changed in place.
        brand: whose site it is.
        keeps_address: keep `site_url` as it is (the server's own, in `mkdocs serve`).
        watched: returns a text with a slot as templates and hooks get it.
    """
    if brand.site_name is not None:
        config.site_name = variable_slot("site.name")  # of exactly the type that it had: other plugins ask for that
    if not keeps_address:
        config.site_url = NEUTRAL_SITE_URL if brand.site_url else None
    config.extra["custom"] = custom_of(brand, config.extra.get("custom"), watched=watched)


def lead_to_files(config: MkDocsConfig) -> None:
    """Have `config` make links that lead to files, and pages load what their search needs from a folder."""
    config.use_directory_urls = False
    config.extra["polyfills"] = offline_polyfills(config.extra.get("polyfills"))


def fill_texts(config: MkDocsConfig, texts: Texts) -> None:
    """Put slots into the texts of a configuration, wherever a template may print them; `config` is changed in place."""
    for name in _TEXTS:
        config[name] = texts.neutral(config[name])
    for name in _LINKS:
        config[name] = texts.neutral(config[name], is_link=True)
    if config.nav is not None:
        config.nav = neutral_navigation(config.nav, texts)
    extra = {key: texts.neutral(value, is_link=True) for key, value in config.extra.items() if key != "custom"}
    config.extra.update(extra)
    for key in list(config.theme):
        if isinstance(config.theme[key], str | list | dict):
            config.theme[key] = texts.neutral(config.theme[key])


def fill_options(plugins: Mapping[str, Any], texts: Texts) -> None:
    """Put slots, as `texts` makes them, into the options of other plugins, which print them or put them on pages."""
    for name, plugin in plugins.items():
        options = getattr(plugin, "config", None)
        if name != _PLUGIN and isinstance(options, MutableMapping):
            _fill(options, texts)


def _fill(options: MutableMapping[Any, Any], texts: Texts) -> None:
    for key, value in list(options.items()):
        if isinstance(value, Config):
            _fill(value, texts)
        elif type(value) in {str, list, dict} and (filled := texts.neutral(value)) != value:
            options[key] = filled


def set_extension(config: MkDocsConfig, extension: PaycoreExtension) -> None:
    """Have `config` convert pages with our extension of Markdown, and with no other of its kind.

    The list stays the one that it was: whoever has kept it, to convert texts of their own, converts them so, too.
    """
    known = [each for each in config.markdown_extensions if not isinstance(each, PaycoreExtension) and each != _PLUGIN]
    config.markdown_extensions[:] = [*known, extension]  # type: ignore[list-item] # an instance is as good as a name


def fill_titles(files: Files, vocabulary: PageVocabulary) -> None:
    """Put slots of a vocabulary into the titles that another plugin gave to pages of `files` and their parts."""
    waiting: list[Any] = [file.page for file in files.documentation_pages() if file.page is not None]
    while waiting:
        item = waiting.pop()
        if isinstance(title := item.title, str) and "<<" in unescape(title):
            item.title = with_left_variables(title, vocabulary.known_slot)
        waiting += getattr(item, "toc", None) or getattr(item, "children", None) or ()


def fill_navigation(navigation: Navigation, texts: Texts) -> None:
    """Put slots, as `texts` makes them, into titles and links that another plugin made a navigation of."""
    waiting: list[StructureItem] = list(navigation.items)
    while waiting:
        item = waiting.pop()
        if isinstance(item.__dict__.get("title"), str):
            item.title = texts.neutral(item.title)
        if isinstance(item, Link):
            item.url = texts.neutral(item.url, is_link=True)
        waiting += getattr(item, "children", None) or ()


def changed_values(custom: Any, *, name: str = "custom") -> dict[str, str]:  # noqa: ANN401 - any YAML
    """Return the values of `extra.custom`, a variable called `name`, that a hook has set since slots were put there."""
    return {key.removeprefix("custom."): text for key, text in values_of(custom, prefix=name) if MARK not in text}
