"""The configuration of a site as its YAML has it, read without the site generator that it is for.

What a generator's own reader does with it is done here as far as it concerns us: `INHERIT` (a file that is merged in),
`!ENV` (values from the environment). Other tags (`!!python/name:`, `!relative`) are for the generator; their values are
left out.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any

import yaml
from yaml_env_tag import construct_env_tag  # type: ignore[import-untyped] # it has no types

from mkdocs_paycore.project.options import Options, connectors_below
from mkdocs_paycore.project.unusable import UnusableSiteError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_PLUGIN = "paycore"


class _Loader(yaml.SafeLoader):
    """YAML 1.1, as site generators read it."""


_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_multi_constructor("", lambda _loader, _tag, _node: None)


def read_settings(config_file: Path) -> dict[str, Any]:
    """Return the settings of a configuration, with those that it inherits.

    Args:
        config_file: the file of the configuration, such as mkdocs.yml.

    Raises:
        UnusableSiteError: a file cannot be read, is no YAML mapping, or inherits itself.
    """
    return reduce(_merged, reversed(_inherited(config_file)), {})


def connectors_dir_of(config_file: Path, *, may_be_new: bool = False) -> Path:
    """Return the folder of the providers' folders that a configuration names; no site generator is loaded.

    Args:
        config_file: the file of the configuration, such as mkdocs.yml.
        may_be_new: whether the folder may be still to make.

    Raises:
        UnusableSiteError: it cannot be read, or the folder is not below the docs folder.
    """
    settings = read_settings(config_file)
    root = config_file.resolve().parent
    docs = root / str(settings.get("docs_dir") or "docs")
    options = Options.of(_options(settings.get("plugins")))
    return docs / connectors_below(docs, str(options.connectors), root=root, may_be_new=may_be_new)


def _merged(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """Return settings in which those of a file stand over those that it inherits; mappings are merged."""
    both = {
        key: _merged(base[key], over[key]) for key in base.keys() & over.keys() if _are_mappings(base[key], over[key])
    }
    return {**base, **over, **both}


def _are_mappings(*values: Any) -> bool:  # noqa: ANN401 - any YAML
    return all(isinstance(value, dict) for value in values)


def _inherited(config_file: Path) -> list[dict[str, Any]]:
    """Return the settings of a file, and of each that the one before inherits."""
    found: list[dict[str, Any]] = []
    file: Path | None = config_file
    seen: set[Path] = set()
    while file is not None:
        if file.resolve() in seen:
            raise UnusableSiteError(f"{config_file} cannot be used: what it inherits leads back to itself")
        seen.add(file.resolve())
        settings = _settings(file)
        parent = settings.pop("INHERIT", None)
        found.append(settings)
        file = file.parent / str(parent) if parent else None
    return found


def _settings(file: Path) -> dict[str, Any]:
    try:
        settings = yaml.load(file.read_bytes(), Loader=_Loader)  # noqa: S506 - a safe loader with one tag more
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise UnusableSiteError(f"{file} cannot be read: {reason}") from None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise UnusableSiteError(f"{file} cannot be read: {error}") from None
    if not isinstance(settings, dict):
        raise UnusableSiteError(f"{file} holds no settings (expected lines such as 'site_name: …')")
    return settings


def _options(plugins: Any) -> Mapping[str, Any]:  # noqa: ANN401 - any YAML
    """Return the options of our plugin in a list, or a mapping, of plugins."""
    if isinstance(plugins, dict):
        options = plugins.get(_PLUGIN)
        return options if isinstance(options, dict) else {}
    entries = [entry for entry in plugins if isinstance(entry, dict)] if isinstance(plugins, list) else []
    return next((_options(entry) for entry in entries if _PLUGIN in entry), {})
