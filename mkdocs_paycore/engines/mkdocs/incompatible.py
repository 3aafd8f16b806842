"""What other plugins and the environment must not do, so that a brand's values can be put in after rendering."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mkdocs.utils import get_build_datetime

from mkdocs_paycore.brand.model import hold_markup
from mkdocs_paycore.project.unusable import UnusableSiteError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig

_TOOLTIPS = "content.tooltips"


def refuse_unstampable(config: MkDocsConfig) -> None:
    """Refuse plugins whose output cannot be stamped: it is drawn or encrypted before a brand's values are there.

    Args:
        config: before a build.

    Raises:
        UnusableSiteError: the configuration has such a plugin switched on.
    """
    for name, plugin in config.plugins.items():
        module, options = type(plugin).__module__, getattr(plugin, "config", {})
        if module.startswith("material.plugins.social") and options.get("enabled") and options.get("cards"):
            raise UnusableSiteError(
                f"paycore: the plugin {name!r} draws pictures of page titles, in which a brand's values cannot be"
                " changed. Set its option 'cards: false' in mkdocs.yml."
            )
        if module.startswith("encryptcontent"):
            raise UnusableSiteError(
                f"paycore: the plugin {name!r} encrypts pages before a brand's values are in them. Take it out of"
                " mkdocs.yml."
            )


def refuse_unusable_time() -> None:
    """Refuse a SOURCE_DATE_EPOCH that MkDocs cannot read: each of its pages has the date of the build.

    Raises:
        UnusableSiteError: it is no date.
    """
    try:
        get_build_datetime()
    except (ValueError, OverflowError, OSError):
        found = os.environ.get("SOURCE_DATE_EPOCH")
        hint = "expected the seconds since 1970 of a date, as in 1700000000"
        raise UnusableSiteError(f"SOURCE_DATE_EPOCH: found {found!r}, {hint}") from None


def switch_off_tooltips(config: MkDocsConfig, values: Iterable[str]) -> bool:
    """Switch off Material's tooltips where they could run a value.

    Material 9 puts the text of a title into a tooltip as HTML (`content.tooltips`), whatever the page escaped.

    Args:
        config: changed in place.
        values: the brand's.

    Returns:
        Whether they were asked for.
    """
    features = config.theme.get("features") or []
    if _TOOLTIPS not in features or not hold_markup(values):
        return False
    config.theme["features"] = [feature for feature in features if feature != _TOOLTIPS]
    return True


def switch_off_prebuilt_search(config: MkDocsConfig) -> bool:
    """Switch off a search index that is built before a brand's values are there.

    Args:
        config: changed in place.

    Returns:
        Whether one was asked for.
    """
    asked = False
    for plugin in config.plugins.values():
        if type(plugin).__module__.startswith("mkdocs.contrib.search") and plugin.config.get("prebuild_index"):
            plugin.config["prebuild_index"] = False
            asked = True
    return asked
