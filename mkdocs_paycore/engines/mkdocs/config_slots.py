"""A MkDocs configuration with slots in place of a brand's values, so that what is rendered from it is neutral."""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.structure.nav import Link
from mkdocs.utils import get_build_datetime

from mkdocs_paycore.brand.model import hold_markup, values_of
from mkdocs_paycore.stamping.file_kinds import NEUTRAL_SITE_URL
from mkdocs_paycore.stamping.slot import MARK, plain_text, variable_slot

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure import StructureItem
    from mkdocs.structure.nav import Navigation

    from mkdocs_paycore.brand.model import Brand
    from mkdocs_paycore.markdown.texts import Texts

_DEEPEST = 20
_TOOLTIPS = "content.tooltips"
_TEXTS = ("site_name", "site_description", "site_author", "copyright", "repo_name")
_LINKS = ("repo_url", "edit_uri", "edit_uri_template")


def set_site(config: MkDocsConfig, brand: Brand, *, keeps_address: bool) -> None:
    """Put slots in the place of a brand's own name and address, before any plugin reads them.

    Args:
        config: changed in place.
        brand: whose site it is.
        keeps_address: keep `site_url` as it is (the server's own, in `mkdocs serve`).
    """
    if brand.site_name is not None:
        config.site_name = variable_slot("site.name")
    if not keeps_address:
        config.site_url = NEUTRAL_SITE_URL if brand.site_url else None
    config.extra["custom"] = _custom_slots(_nested(brand.custom) if brand.path else config.extra.get("custom") or {})


def fill_texts(config: MkDocsConfig, texts: Texts) -> None:
    """Put slots into the texts of a configuration, wherever a template may print them; changed in place."""
    for name in _TEXTS:
        config[name] = texts.neutral(config[name])
    for name in _LINKS:
        config[name] = texts.neutral(config[name], is_link=True)
    if config.nav is not None:
        config.nav = _nav(config.nav, texts)
    extra = {key: texts.neutral(value, is_link=True) for key, value in config.extra.items() if key != "custom"}
    config.extra.update(extra)
    for key in list(config.theme):
        if isinstance(config.theme[key], str | list | dict):
            config.theme[key] = texts.neutral(config.theme[key])


def fill_navigation(navigation: Navigation, texts: Texts) -> None:
    """Put slots into titles and links that another plugin made a navigation of."""
    waiting: list[StructureItem] = list(navigation.items)
    while waiting:
        item = waiting.pop()
        if isinstance(item.__dict__.get("title"), str):
            item.title = texts.neutral(item.title)
        if isinstance(item, Link):
            item.url = texts.neutral(item.url, is_link=True)
        waiting += getattr(item, "children", None) or ()


def changed_values(custom: Any, *, name: str = "custom") -> dict[str, str]:  # noqa: ANN401 - any YAML
    """Return the values of `extra.custom` that a hook has set since slots were put there."""
    return {key.removeprefix("custom."): text for key, text in values_of(custom, prefix=name) if MARK not in text}


def _nav(entries: Any, texts: Texts) -> Any:  # noqa: ANN401 - any YAML
    """Fill titles as text and targets as links."""
    if isinstance(entries, list):
        return [_nav(entry, texts) for entry in entries]
    if isinstance(entries, dict):
        return {texts.neutral(title): _nav(target, texts) for title, target in entries.items()}
    return texts.neutral(entries, is_link=True)


def _nested(custom: Mapping[str, str]) -> dict[str, Any]:
    """Return a brand's values, named with dots, as the mappings that its file had."""
    nested: dict[str, Any] = {}
    for name, value in custom.items():
        *folders, last = name.split(".")
        inner = nested
        for folder in folders:
            inner = inner.setdefault(folder, {})
        inner[last] = value
    return nested


def _custom_slots(custom: Any, *, name: str = "custom", depth: int = _DEEPEST) -> Any:  # noqa: ANN401 - any YAML
    """Return `extra.custom` for templates: in its own shape, with slots for texts.

    Numbers, truth values and empty texts stay: a template may ask for them.
    """
    if isinstance(custom, dict) and depth:
        return {key: _custom_slots(value, name=f"{name}.{key}", depth=depth - 1) for key, value in custom.items()}
    if isinstance(custom, list) and depth:
        return [_custom_slots(value, name=f"{name}.{at}", depth=depth - 1) for at, value in enumerate(custom)]
    return variable_slot(name) if isinstance(custom, str) and custom else custom


def refuse_unstampable(config: MkDocsConfig) -> None:
    """Refuse plugins whose output cannot be stamped: it is drawn or encrypted before a brand's values are there.

    Raises:
        PluginError: the configuration has such a plugin switched on.
    """
    for name, plugin in config.plugins.items():
        module, options = type(plugin).__module__, getattr(plugin, "config", {})
        if module.startswith("material.plugins.social") and options.get("enabled") and options.get("cards"):
            raise PluginError(
                f"paycore: the plugin {name!r} draws pictures of page titles, in which a brand's values cannot be"
                " changed. Set its option 'cards: false' in mkdocs.yml."
            )
        if module.startswith("encryptcontent"):
            raise PluginError(
                f"paycore: the plugin {name!r} encrypts pages before a brand's values are in them. Take it out of"
                " mkdocs.yml."
            )


def refuse_unusable_time() -> None:
    """Refuse a SOURCE_DATE_EPOCH that MkDocs cannot read: each of its pages has the date of the build.

    Raises:
        PluginError: it is no date.
    """
    try:
        get_build_datetime()
    except (ValueError, OverflowError, OSError):
        found = os.environ.get("SOURCE_DATE_EPOCH")
        hint = "expected the seconds since 1970 of a date, as in 1700000000"
        raise PluginError(f"SOURCE_DATE_EPOCH: found {found!r}, {hint}") from None


def switch_off_tooltips(config: MkDocsConfig, values: Iterable[str]) -> bool:
    """Switch off Material's tooltips where they could run a value; return whether they were asked for.

    Material 9 puts the text of a title into a tooltip as HTML (`content.tooltips`), whatever the page escaped.

    Args:
        config: changed in place.
        values: the brand's.
    """
    features = config.theme.get("features") or []
    if _TOOLTIPS not in features or not hold_markup(values):
        return False
    config.theme["features"] = [feature for feature in features if feature != _TOOLTIPS]
    return True


def switch_off_prebuilt_search(config: MkDocsConfig) -> bool:
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


class _AsTyped(logging.Filter):
    """Shows slots in log lines of MkDocs and other plugins as the variables that were typed."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        if MARK in message:
            record.msg, record.args = plain_text(message, {}), ()
        return True


def show_slots_as_typed() -> None:
    """Have everything that MkDocs logs show variables instead of slots."""
    for handler in logging.getLogger("mkdocs").handlers:
        if not any(isinstance(known, _AsTyped) for known in handler.filters):
            handler.addFilter(_AsTyped())
