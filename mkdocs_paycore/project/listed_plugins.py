"""Which plugins a configuration lists, as far as a check asks: ours, and `macros`, which fills double braces, too."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import yaml

from mkdocs_paycore.markdown.macros import Macros
from mkdocs_paycore.project.given_names import given_names
from mkdocs_paycore.project.settings import named_options, read_settings
from mkdocs_paycore.project.unusable import UnusableSiteError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PLUGIN = "paycore"
DEFAULT_PLUGINS = ("search",)
"""What a configuration without `plugins` has."""
_MACROS = "macros"
_BUILT_IN = ("config", "environment", "plugin", "git", "page", "files", "navigation", "macros_info", "context", "now")
"""Names that `macros` gives every page (https://mkdocs-macros-plugin.readthedocs.io/en/latest/git_info/ and others)."""
_MODULE = "main"
_OPENING = "j2_variable_start_string"


def listed_plugins(settings: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """Return the plugins by name, without the mark of those that are no theme's, each with its options.

    Args:
        settings: those of a configuration.
    """
    entries = settings.get("plugins")
    entries = list(DEFAULT_PLUGINS) if entries is None else entries
    return {
        name.removeprefix("/"): options if isinstance(options, dict) else {}
        for name, options in named_options(entries).items()
    }


def lists_plugin(config_file: Path) -> bool:
    """Return whether a configuration lists our plugin.

    Args:
        config_file: the file of the configuration.

    Raises:
        UnusableSiteError: it cannot be read.
    """
    return PLUGIN in listed_plugins(_settings(config_file))


def macros_of(config_file: Path) -> Macros | None:
    """Return what `macros` makes of double braces in the pages of a site; None where it is not there, or ours is, too.

    Args:
        config_file: the file of the configuration.

    Raises:
        UnusableSiteError: it cannot be read.
    """
    settings = _settings(config_file)
    options = _options_alone(settings)
    if options is None or options.get(_OPENING):
        return None  # or its variables are in other brackets
    root = config_file.resolve().parent
    extra = settings.get("extra")
    names = {*_BUILT_IN, *(map(str, extra) if isinstance(extra, dict) else ())}
    code = _code(root, options)
    given = [given_names(text) for text in code]
    is_open = bool(options.get("modules")) or None in given
    names = names.union(*filter(None, given))
    is_custom_open = any("custom" in text for text in code)
    for entry in options.get("include_yaml") or ():
        key, file = next(iter(entry.items())) if isinstance(entry, dict) and entry else (None, entry)
        held = None if key else _keys(root / str(file))
        is_open = is_open or (key is None and held is None)
        names |= {str(key)} if key else held or set()
        is_custom_open = is_custom_open or (key is None and held is None) or "custom" in (held or (key,))
    return Macros(tuple(sorted(names)), is_open, is_custom_open)


def fills_angles(config_file: Path) -> bool:
    """Return whether `macros` is told to fill variables in `<<…>>` instead of double braces, and ours is not there.

    Args:
        config_file: the file of the configuration; of one that is not there nothing is known.
    """
    try:
        options = _options_alone(_settings(config_file))
    except UnusableSiteError:
        return False
    return options is not None and options.get(_OPENING) == "<<"


def _options_alone(settings: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Return the options of `macros`; None where it is not there, or ours is, too."""
    plugins = listed_plugins(settings)
    return None if PLUGIN in plugins else plugins.get(_MACROS)


def _settings(config_file: Path) -> Mapping[str, Any]:
    """Return the settings of a configuration, read once as long as nothing of the file changed."""
    try:
        state = config_file.stat()
    except OSError:
        return read_settings(config_file)  # which says why
    return _settings_then(config_file.resolve(), state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=2)
def _settings_then(config_file: Path, _changed: int, _size: int) -> Mapping[str, Any]:
    return read_settings(config_file)


def _code(root: Path, options: Mapping[str, Any]) -> list[str]:
    """Return the texts of the site's own module that gives pages names; none where there is no such module."""
    module = root / str(options.get("module_name") or _MODULE)
    files = [module.with_name(f"{module.name}.py"), *module.glob("*.py")]
    return [file.read_text("utf-8", errors="replace") for file in files if file.is_file()]


def _keys(file: Path) -> set[str] | None:
    """Return the keys of a YAML file; None where it cannot be read."""
    try:
        held = yaml.safe_load(file.read_bytes())
    except (OSError, ValueError, RecursionError, yaml.YAMLError):
        return None
    return set(map(str, held)) if isinstance(held, dict) else set()
