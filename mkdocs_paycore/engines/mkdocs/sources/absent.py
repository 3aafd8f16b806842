"""What a site names and this machine has not: plugins, Markdown extensions and themes.

A check of the sources takes none of them, so that it may be run where only this package is installed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from mkdocs.plugins import get_plugins
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from mkdocs_paycore.check.tree.generator import NOT_INSTALLED
from mkdocs_paycore.engines.mkdocs.config import UnlistedPluginError, usable_config
from mkdocs_paycore.project.listed_plugins import DEFAULT_PLUGINS, PLUGIN
from mkdocs_paycore.project.settings import read_settings
from mkdocs_paycore.project.unusable import UnusableSiteError
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.suggestion import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

    from mkdocs_paycore.project.project import Project
    from mkdocs_paycore.source.problem import Problem

_PLAIN_THEME = "mkdocs"
"""The theme that stands for an absent one; MkDocs and ProperDocs both bring it."""
_NO_EXTENSION = r"the Markdown extension '((\w+)[^']*)' cannot be loaded: ModuleNotFoundError: No module named '\2\b"
_ABSENT = {
    "plugins": ("plugin", expression(r"'plugins': The \"([^\"]+)\" plugin is not installed")),
    "markdown_extensions": ("Markdown extension", expression(_NO_EXTENSION)),
    "theme": ("theme", expression(r"'theme': Unrecogni[sz]ed theme name: '([^']+)'")),
}
"""By the key of the configuration: what it names, and how MkDocs says that there is no such thing."""


class _Loaded:
    """The configuration that is loaded in the end, as far as values such as `!relative` ask it when they are used."""

    def __init__(self, config_file: Path, docs_dir: str) -> None:
        self.config_file_path = str(config_file)
        self.docs_dir = str(config_file.resolve().parent / docs_dir)
        self.config: MkDocsConfig | None = None

    @property
    def _current_page(self) -> Page | None:
        return None if self.config is None else self.config._current_page  # noqa: SLF001 - by this name MkDocs asks


class Absent(NamedTuple):
    """Something that a site names and that is not installed.

    Attributes:
        key: the key of the configuration that names it, such as `plugins`.
        name: its name.
    """

    key: str
    name: str


def checkable_config(config_file: Path, site_dir: Path) -> tuple[MkDocsConfig, list[Absent]]:
    """Return the configuration of a site without what is not installed, and what that is.

    Where it does not list our plugin, the plugin is there all the same, with its defaults, behind the others.

    Args:
        config_file: its mkdocs.yml.
        site_dir: where the site would go.

    Raises:
        UnusableSiteError: as of `usable_config`, for another reason.
    """
    absent: list[Absent] = []
    loaded, is_added = None, False
    while loaded is None or loaded.config is None:
        try:
            instead, loaded = _without(config_file, absent, is_added=is_added)
            loaded.config = usable_config(config_file, site_dir, instead=instead)
        except UnlistedPluginError:
            is_added = True
        except UnusableSiteError as error:
            found = [one for one in _named(str(error)) if one not in absent]
            if not found:
                raise
            absent += found
    return loaded.config, absent


def absence_problems(absent: Iterable[Absent], project: Project) -> Iterator[Problem]:
    """Yield an error for each thing that is not installed, at the line that names it.

    Args:
        absent: what `checkable_config` found.
        project: the site, which knows the texts of its configuration.
    """
    for key, name in absent:
        kind, _ = _ABSENT[key]
        hint = did_you_mean(name, list(get_plugins())) if key == "plugins" else ""
        path, place = _place(project, key, name)
        message = f"the {kind} {name!r} is not installed: checked without it, and nothing rendered"
        yield NOT_INSTALLED.problem(path, place, message, hint or "install it with pip")


def _named(reason: str) -> Iterator[Absent]:
    for key, (_, said) in _ABSENT.items():
        yield from (Absent(key, match[1]) for match in said.finditer(reason))


def _without(config_file: Path, absent: Collection[Absent], *, is_added: bool) -> tuple[dict[str, Any], _Loaded]:
    """Return what stands in the place of the settings that name something `absent`, and what their values will ask.

    Our plugin is added where it has to be.
    """
    settings = read_settings(config_file) if absent else {}
    loaded = _Loaded(config_file, str(settings.get("docs_dir") or "docs"))
    instead: dict[str, Any] = {}
    for key, name in absent:
        if key == "theme":
            instead[key] = _PLAIN_THEME
            continue
        if key not in instead:
            instead[key] = _as_written(config_file, key, loaded)
        instead[key] = _less(instead[key], name)
    if is_added:
        plugins = instead.get("plugins") or _as_written(config_file, "plugins", loaded)
        plugins = list(DEFAULT_PLUGINS) if plugins is None else plugins
        instead["plugins"] = {**plugins, PLUGIN: {}} if isinstance(plugins, dict) else [*plugins, PLUGIN]
    return instead, loaded


def _as_written(config_file: Path, key: str, loaded: _Loaded) -> Any:  # noqa: ANN401 - any YAML
    """Return a setting as MkDocs reads it."""
    with config_file.open("rb") as file:
        return yaml_load(file, get_yaml_loader(config=cast("MkDocsConfig", loaded))).get(key)


def _less(named: Any, name: str) -> Any:  # noqa: ANN401 - a list or a mapping, as MkDocs takes both
    if isinstance(named, dict):
        return {key: options for key, options in named.items() if _bare(key) != name}
    return [item for item in named if _bare(next(iter(item)) if isinstance(item, dict) else item) != name]


def _bare(name: str) -> str:
    """Return a plugin's name without the `/` that keeps MkDocs from taking the theme's plugin of that name."""
    return name.removeprefix("/")


def _place(project: Project, key: str, name: str) -> tuple[str, tuple[int, int]]:
    """Return the file and the place of a name below a key of the configuration."""
    word = re.compile(rf"(?<![\w.-]){re.escape(name)}(?![\w./-])")
    for path, text in project.config_sources():
        is_below = False
        for number, line in enumerate(text.splitlines(), 1):
            if line[:1].isalpha():
                is_below = line.startswith(f"{key}:")
            if is_below and (match := word.search(line)) is not None:
                return path, (number, match.start() + 1)
    return project.config_path, (0, 0)
