"""What other plugins and the environment must not do, so that a brand's values can be put in after rendering."""

from __future__ import annotations

import os
from collections.abc import MutableMapping
from typing import TYPE_CHECKING

from mkdocs.utils import get_build_datetime

from mkdocs_paycore.project.custom_values import place_of
from mkdocs_paycore.project.tooltips import without_unsafe_tooltips
from mkdocs_paycore.project.unusable import UnusableSiteError
from mkdocs_paycore.source.fault import found

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_paycore.markdown.site import Site
    from mkdocs_paycore.project.project import Project

_LAST_SECOND = 2**32 - 1
"""The last time that a file of gzip can have (RFC 1952, 2.3.1), as the packed sitemap is."""


def fetching_plugin(config: MkDocsConfig) -> str:
    """Return the name of a plugin of `config` that fetches what pages load by address; empty for none.

    Material's `privacy` is one.
    """
    for name, plugin in config.plugins.items():
        options = getattr(plugin, "config", {})
        if options.get("assets_fetch") and options.get("assets") and options.get("enabled", True):
            return str(name)
    return ""


def refuse_unusable_theme(config: MkDocsConfig, project: Project) -> None:
    """Refuse options of the theme that its templates cannot look into.

    Args:
        config: before a build.
        project: the site, which knows where they stand.

    Raises:
        UnusableSiteError: the features are no list.
    """
    features = config.theme.get("features")
    if features is not None and not isinstance(features, list | tuple):
        message = f"theme.features: found {found(features)}, expected a list, as in [navigation.tabs]"
        path, place = place_of(project.config_sources, ("theme", "features")) or (project.config_path, (0, 0))
        raise UnusableSiteError(message, path=path, line=place[0])


def refuse_unusable_time() -> None:
    """Refuse a SOURCE_DATE_EPOCH that MkDocs cannot read: each of its pages has the date of the build.

    Raises:
        UnusableSiteError: it is no date.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        get_build_datetime()
        is_usable = given is None or 0 <= int(given) <= _LAST_SECOND
    except (ValueError, OverflowError, OSError):
        is_usable = False
    if not is_usable:
        hint = "expected the seconds since 1970 of a date, as in 1700000000"
        raise UnusableSiteError(f"SOURCE_DATE_EPOCH: found {given!r}, {hint}")


def switch_off_tooltips(config: MkDocsConfig, site: Site) -> bool:
    """Switch off Material's tooltips where they could run a value or a provider's text.

    Args:
        config: changed in place.
        site: whose values and texts pages show.

    Returns:
        Whether they were asked for.
    """
    features = config.theme.get("features") or []
    safe = without_unsafe_tooltips(features, site)
    if len(safe) == len(features):
        return False
    config.theme["features"] = safe
    return True


def switch_off_prebuilt_search(config: MkDocsConfig) -> bool:
    """Switch off a search index that is built before a brand's values are there, whatever plugin has that option.

    Args:
        config: changed in place.

    Returns:
        Whether one was asked for.
    """
    asked = False
    for plugin in config.plugins.values():
        options = getattr(plugin, "config", None)  # a hook of the site, a module, has none
        if isinstance(options, MutableMapping) and options.get("prebuild_index"):
            options["prebuild_index"] = False
            asked = True
    return asked
