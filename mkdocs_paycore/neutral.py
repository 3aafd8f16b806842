"""A MkDocs configuration with slots in place of a brand's values, so that what is rendered from it is neutral."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError

from mkdocs_paycore.brand.slot import variable_slot
from mkdocs_paycore.brand.template import NEUTRAL_SITE_URL

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_paycore.brand.profile import Brand
    from mkdocs_paycore.manual.texts import Texts

_TEXTS = ("site_description", "site_author", "copyright", "repo_name")
_LINKS = ("repo_url", "edit_uri", "edit_uri_template")


def make_neutral(config: MkDocsConfig, brand: Brand, texts: Texts, *, keeps_address: bool) -> None:
    """Put slots into a configuration, wherever a template may print it.

    Args:
        config: changed in place.
        brand: whose names there are; its values stay out.
        texts: fills a text.
        keeps_address: keep `site_url` as it is (the server's own, in `mkdocs serve`).
    """
    config.site_name = variable_slot("site.name") if brand.site_name is not None else texts.neutral(config.site_name)
    if not keeps_address:
        config.site_url = NEUTRAL_SITE_URL if brand.site_url else None
    for name in _TEXTS:
        config[name] = texts.neutral(config[name])
    for name in _LINKS:
        config[name] = texts.neutral(config[name], is_link=True)
    if config.nav is not None:
        config.nav = _nav(config.nav, texts)
    extra = {key: texts.neutral(value, is_link=True) for key, value in config.extra.items() if key != "custom"}
    config.extra.update(extra)
    config.extra["custom"] = _custom_slots(brand)
    for key in list(config.theme):
        if isinstance(config.theme[key], str | list | dict):
            config.theme[key] = texts.neutral(config.theme[key])


def _nav(entries: Any, texts: Texts) -> Any:  # noqa: ANN401 - any YAML
    """Fill titles as text and targets as links."""
    if isinstance(entries, list):
        return [_nav(entry, texts) for entry in entries]
    if isinstance(entries, dict):
        return {texts.neutral(title): _nav(target, texts) for title, target in entries.items()}
    return texts.neutral(entries, is_link=True)


def _custom_slots(brand: Brand) -> dict[str, Any]:
    """Return `extra.custom` for templates: the brand's names, nested as they are, with slots for values."""
    custom: dict[str, Any] = {}
    for name in brand.custom:
        *folders, last = name.split(".")
        inner = custom
        for folder in folders:
            inner = inner.setdefault(folder, {})
        inner[last] = variable_slot(f"custom.{name}")
    return custom


def refuse_pictures_of_text(config: MkDocsConfig) -> None:
    """Refuse social cards: a picture is drawn from the text before a brand's values are there.

    Raises:
        PluginError: the configuration draws such pictures.
    """
    for name, plugin in config.plugins.items():
        if not type(plugin).__module__.startswith("material.plugins.social"):
            continue
        options = plugin.config
        if options.get("enabled") and options.get("cards"):
            raise PluginError(
                f"paycore: the plugin {name!r} draws pictures of page titles, in which a brand's values cannot be"
                " changed. Set its option 'cards: false' in mkdocs.yml."
            )


def refuse_prebuilt_search(config: MkDocsConfig) -> bool:
    """Switch off a search index that is built before a brand's values are there; return whether one was asked for."""
    asked = False
    for plugin in config.plugins.values():
        if type(plugin).__module__.startswith("mkdocs.contrib.search") and plugin.config.get("prebuild_index"):
            plugin.config["prebuild_index"] = False
            asked = True
    return asked


def search_is_markup(config: MkDocsConfig) -> bool:
    """Return whether the search index holds HTML, as that of Material does."""
    return any(type(plugin).__module__.startswith("material.plugins.search") for plugin in config.plugins.values())
