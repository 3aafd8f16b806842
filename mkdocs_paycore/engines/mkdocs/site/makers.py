"""Who makes the files of a build: the plugins and hooks that write into its folder."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs.config.defaults import MkDocsConfig

_KNOWN = ("mkdocs_paycore.", "mkdocs.contrib.", "material.plugins.search.")
"""Packages whose plugins write text only, or copies."""
_OF_PAGES = (
    "env",
    "page_markdown",
    "page_content",
    "page_context",
    "post_page",
    "pre_template",
    "template_context",
    "post_template",
)
"""The events that are run while pages and templates are rendered."""


class Makers:
    """Knows after which plugin's turn a file was there.

    What is written while pages are rendered is of one of those that have a turn then; what is written at the end is of
    the one whose turn it was.
    """

    def __init__(self, config: MkDocsConfig, folder: Path) -> None:
        """Look into a folder from now on.

        Args:
            config: as all plugins left it; a look is put behind each one's turn at the end.
            folder: the folder that the site is rendered into.
        """
        self.folder = folder
        self._made_by: dict[str, str] = {}
        self._names: dict[Any, str] = getattr(config.plugins, "_event_origins", {})
        events = config.plugins.events
        self._of_pages = sorted({self._name(method) for event in _OF_PAGES for method in _of_others(events[event])})
        at_end = events["post_build"]
        at_end[:] = [step for method in at_end for step in self._with_look(method)]

    def maker(self, path: str) -> str:
        """Return who made a file, by its path below the folder, in words; an empty text where nobody knows."""
        return self._made_by.get(path) or " or ".join(self._of_pages)

    def _with_look(self, method: Callable[..., Any]) -> Iterator[Callable[..., Any]]:
        if _is_known(method):
            yield method
        else:
            yield from (partial(self._look, ""), method, partial(self._look, self._name(method)))

    def _look(self, name: str, **_: object) -> None:
        """Ascribe what is new to somebody; to nobody, by an empty name, what was there before the first turn."""
        for folder, _folders, names in os.walk(self.folder):
            inside = Path(folder).relative_to(self.folder)
            for file in names:
                self._made_by.setdefault((inside / file).as_posix(), name)

    def _name(self, method: Callable[..., Any]) -> str:
        return maker_named(self._names.get(method) or getattr(method, "__module__", "") or "")


def maker_named(name: str) -> str:
    """Return a plugin or a hook, by the `name` that MkDocs has for it, in words."""
    return f"the hook {name!r}" if name.endswith(".py") else f"the plugin {name!r}"


def _of_others(methods: list[Callable[..., Any]]) -> Iterator[Callable[..., Any]]:
    return (method for method in methods if not _is_known(method))


def _is_known(method: Callable[..., Any]) -> bool:
    return f"{getattr(method, '__module__', '')}.".startswith(_KNOWN)
