"""The code of others that has a part in a build: plugins, hooks, Markdown extensions, and what a configuration calls.

Whether it makes the same of the same files cannot be seen from outside; that it reads a clock, or throws dice, can be
seen in its source. The rule holds for any plugin alike, also for those that come with a theme.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.installed import entry_points_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig

_KNOWN = ("mkdocs.", "properdocs.", "mkdocs_paycore.", "markdown.", "pymdownx.", "material.extensions.", "builtins.")
"""Packages whose part in a build is known: what their work depends on is in the key of a render, or seen as a read."""
_SHARED = frozenset({"material", "materialx"})
"""Packages that hold many plugins: each is a package in them."""
_CLOCKS = r"(?:time|datetime|random|secrets|uuid|threading|multiprocessing|asyncio|concurrent)\b"
_UNKNOWABLE = expression(
    rf"^[ \t]*+(?:from[ \t]++{_CLOCKS}|import[ \t][^#\n]*?\b{_CLOCKS})|\b(?:getmtime|st_mtime|st_ctime)\b", re.MULTILINE
)


class ForeignCode:
    """The code of others in a build.

    Attributes:
        files: the files of it, by whole path.
        texts: what is in them.
        unseen: modules of it whose source is not there.
    """

    def __init__(self, config: MkDocsConfig, root: Path) -> None:
        """Find the code.

        Args:
            config: the site's, once all of it is loaded.
            root: the folder of the site: what Python has loaded from it belongs to the code.
        """
        self.files: dict[str, None] = {}
        self.texts: list[str] = []
        self.unseen: list[str] = []
        for name in dict.fromkeys(_loaded(config, str(root))):
            self._read(name)

    def reason(self) -> str:
        """Return why nobody can know what the code depends on; an empty text where that can be known."""
        if self.unseen:
            return f"the source of {self.unseen[0]} is not there"
        found = next(filter(None, map(_UNKNOWABLE.search, self.texts)), None)
        return f"a plugin, a hook or an extension has {found[0].strip()!r}" if found else ""

    def _read(self, name: str) -> None:
        file = getattr(sys.modules.get(name), "__file__", None)
        try:
            if file is None or not file.endswith(".py"):
                raise OSError  # noqa: TRY301 - as one that cannot be read
            self.texts.append(Path(file).read_text("utf-8"))
            self.files[str(Path(file))] = None
        except (OSError, UnicodeDecodeError):
            if file is not None or getattr(sys.modules.get(name), "__path__", None) is None:
                self.unseen.append(name)


def _loaded(config: MkDocsConfig, root: str) -> Iterator[str]:
    """Yield the names of the modules that are of others."""
    packages = {_package(name) for name in _entrances(config) if not f"{name}.".startswith(_KNOWN)}
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None) or ""
        is_of_site = file.startswith(f"{root}/") and "site-packages" not in file and not name.startswith(_KNOWN)
        if is_of_site or any(name == package or name.startswith(f"{package}.") for package in packages):
            yield name


def _entrances(config: MkDocsConfig) -> Iterator[str]:
    """Yield the modules of plugins, hooks and Markdown extensions, and of whatever a configuration calls."""
    for plugin in config.plugins.values():
        yield type(plugin).__module__
    for methods in config.plugins.events.values():
        yield from (str(getattr(method, "__module__", "") or type(method).__module__) for method in methods)
    yield from _converters(config)


def _converters(config: MkDocsConfig) -> Iterator[str]:
    """Yield the modules of Markdown extensions and of what their options call."""
    known = {each.name: each.module for each in entry_points_of("markdown.extensions")}
    for extension in config.markdown_extensions:
        name = extension if isinstance(extension, str) else type(extension).__module__
        yield known.get(name, name.partition(":")[0])
    yield from _called(config.mdx_configs)


def _called(value: Any) -> Iterator[str]:  # noqa: ANN401 - any YAML, with functions in it
    if isinstance(value, dict):
        for each in value.values():
            yield from _called(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _called(each)
    elif callable(value) or not isinstance(value, str | int | float | bool | None):
        function = getattr(value, "func", value)
        yield str(getattr(function, "__module__", None) or type(function).__module__)


def _package(name: str) -> str:
    """Return the package that is looked at for a module's sake: the whole of a plugin."""
    parts = name.split(".")
    return ".".join(parts[:-1]) if parts[0] in _SHARED and len(parts) > 1 else parts[0]


def converts_alone(config: MkDocsConfig) -> bool:
    """Return whether in `config` only code that is known converts Markdown: no extension or function of others."""
    return all(f"{name}.".startswith(_KNOWN) for name in _converters(config))
