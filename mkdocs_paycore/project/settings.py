"""The configuration of a site as its YAML has it, read without the site generator that it is for.

What a generator's own reader does with it is done here as far as it concerns us: `INHERIT` (a file that is merged in),
`!ENV` (values from the environment). Other tags (`!!python/name:`, `!relative`) are for the generator; their values are
left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING, Any

import yaml
from yaml_env_tag import construct_env_tag  # type: ignore[import-untyped] # it has no types

from mkdocs_paycore.catalog.words.language import DEFAULT
from mkdocs_paycore.project.options import Options
from mkdocs_paycore.project.setting_kinds import unusable_character
from mkdocs_paycore.project.site_products import products_below
from mkdocs_paycore.project.unusable import UnusableSiteError
from mkdocs_paycore.source.failure import reason_of
from mkdocs_paycore.source.fault import found
from mkdocs_paycore.source.yaml.extent import excess

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mkdocs_paycore.catalog.product.read import Products

_PLUGIN = "paycore"


class _Loader(yaml.SafeLoader):
    """YAML 1.1, as site generators read it."""


_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_multi_constructor("", lambda _loader, _tag, _node: None)


@dataclass(frozen=True, slots=True)
class Tagged:
    """A value under a tag that is for the generator, such as `!!python/name:…`.

    Attributes:
        tag: the whole tag.
        value: a text, a list or a mapping.
    """

    tag: str
    value: Any


class _TaggedLoader(_Loader):
    """As above, and keeps the tags that are for the generator."""


def _tagged(loader: yaml.SafeLoader, tag: str, node: yaml.Node) -> Tagged:
    if isinstance(node, yaml.MappingNode):
        return Tagged(tag, loader.construct_mapping(node, deep=True))
    if isinstance(node, yaml.SequenceNode):
        return Tagged(tag, loader.construct_sequence(node, deep=True))
    return Tagged(tag, node.value)


_TaggedLoader.add_multi_constructor("", _tagged)


class _Dumper(yaml.SafeDumper):
    """Writes settings, tags included."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ANN401, ARG002 - the base class' own signature
        return True


def _represented(dumper: yaml.SafeDumper, tagged: Tagged) -> yaml.Node:
    if isinstance(tagged.value, dict):
        return dumper.represent_mapping(tagged.tag, tagged.value)
    if isinstance(tagged.value, list):
        return dumper.represent_sequence(tagged.tag, tagged.value)
    return dumper.represent_scalar(tagged.tag, str(tagged.value))


_Dumper.add_representer(Tagged, _represented)


def read_settings(config_file: Path, *, keeps_tags: bool = False) -> dict[str, Any]:
    """Return the settings of a configuration, with those that it inherits.

    Args:
        config_file: the file of the configuration, such as mkdocs.yml.
        keeps_tags: whether a value under a tag for the generator is `Tagged`; else it is None.

    Raises:
        UnusableSiteError: a file cannot be read, is no YAML mapping, or inherits itself.
    """
    loader = _TaggedLoader if keeps_tags else _Loader
    return reduce(_merged, reversed(_inherited(config_file, loader)), {})


def written_settings(settings: Mapping[str, Any]) -> str:
    """Return settings as YAML, with the tags that `read_settings` kept."""
    text: str = yaml.dump(dict(settings), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1_000_000)
    return text


def products_of(config_file: Path, *, may_be_new: bool = False) -> tuple[Path, Products]:
    """Return the docs folder of a site and what it connects; no site generator is loaded.

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
    return docs, products_below(docs, str(options.connectors), root=root, may_be_new=may_be_new)


def connectors_dir_of(config_file: Path, *, may_be_new: bool = False) -> Path:
    """Return the folder of the first product's providers' folders; no site generator is loaded.

    Args:
        config_file: the file of the configuration, such as mkdocs.yml.
        may_be_new: whether the folder may be still to make.

    Raises:
        UnusableSiteError: it cannot be read, or the folder is not below the docs folder.
    """
    docs, products = products_of(config_file, may_be_new=may_be_new)
    return docs / products.all[0].folder


def named_options(entries: Any) -> dict[str, Any]:  # noqa: ANN401 - any YAML
    """Return the names in `entries`, a list or mapping of plugins or extensions, each with its options."""
    if isinstance(entries, dict):
        return {str(name): options or {} for name, options in entries.items()}
    named: dict[str, Any] = {}
    for entry in entries if isinstance(entries, list) else []:
        named.update(named_options(entry) if isinstance(entry, dict) else {str(entry): {}})
    return named


def folders_of(config_file: Path) -> tuple[Path, Path]:
    """Return the folders of a site's pages and of its brands' files; no site generator is loaded.

    Args:
        config_file: the file of the configuration, such as mkdocs.yml.

    Raises:
        UnusableSiteError: it cannot be read.
    """
    settings = read_settings(config_file)
    root = config_file.resolve().parent
    options = Options.of(_options(settings.get("plugins")))
    return root / str(settings.get("docs_dir") or "docs"), root / options.brands


def language_of(settings: Mapping[str, Any]) -> str:
    """Return the language of a site's pages, as its theme is told; English where it is told none.

    Args:
        settings: those of its configuration.
    """
    theme = settings.get("theme")
    return str((theme.get("language") if isinstance(theme, dict) else None) or DEFAULT)


def _merged(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """Return settings in which those of a file stand over those that it inherits; mappings are merged."""
    both = {
        key: _merged(base[key], over[key]) for key in base.keys() & over.keys() if _are_mappings(base[key], over[key])
    }
    return {**base, **over, **both}


def _are_mappings(*values: Any) -> bool:  # noqa: ANN401 - any YAML
    return all(isinstance(value, dict) for value in values)


def _inherited(config_file: Path, loader: type[yaml.SafeLoader]) -> list[dict[str, Any]]:
    """Return the settings of a file, and of each that the one before inherits."""
    found: list[dict[str, Any]] = []
    file: Path | None = config_file
    seen: set[Path] = set()
    while file is not None:
        if file.resolve() in seen:
            raise UnusableSiteError(f"{config_file} cannot be used: what it inherits leads back to itself")
        seen.add(file.resolve())
        settings = _settings(file, loader)
        found.append(settings)
        file = _parent(file, settings)
    return found


def _parent(file: Path, settings: dict[str, Any]) -> Path | None:
    """Return the file that the settings of a file inherit, and take its name out of them; None where they inherit none.

    Raises:
        UnusableSiteError: what stands there is no name of a file.
    """
    if "INHERIT" not in settings:
        return None
    name = settings.pop("INHERIT")
    if not isinstance(name, str) or not name or unusable_character(name):
        raise UnusableSiteError(f"{file} cannot be used: INHERIT: found {found(name)}, expected the name of a file")
    return file.parent / name


def _settings(file: Path, loader: type[yaml.SafeLoader]) -> dict[str, Any]:
    try:
        settings = yaml.load(file.read_bytes(), Loader=loader)  # noqa: S506 - a safe loader with some tags more
    except OSError as error:
        raise UnusableSiteError(f"{file} cannot be read: {reason_of(error)}") from None
    except RecursionError:
        raise UnusableSiteError(f"{file} cannot be read: found values nested too deeply") from None
    except (yaml.YAMLError, ValueError) as error:
        raise UnusableSiteError(f"{file} cannot be read: {' '.join(str(error).split())}") from None
    if not isinstance(settings, dict):
        raise UnusableSiteError(f"{file} holds no settings (expected lines such as 'site_name: …')")
    if too_much := excess(settings):
        raise UnusableSiteError(f"{file} cannot be used: found {too_much}")
    return settings


def _options(plugins: Any) -> Mapping[str, Any]:  # noqa: ANN401 - any YAML
    """Return the options of our plugin in a list, or a mapping, of plugins."""
    if isinstance(plugins, dict):
        options = plugins.get(_PLUGIN)
        return options if isinstance(options, dict) else {}
    entries = [entry for entry in plugins if isinstance(entry, dict)] if isinstance(plugins, list) else []
    return next((_options(entry) for entry in entries if _PLUGIN in entry), {})
