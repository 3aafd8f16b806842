"""What plugins and MkDocs ask of a theme again and again: its files, of which Material has 14,000, and templates."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from jinja2 import FileSystemLoader

from mkdocs_paycore.engines.mkdocs.theme.compiled_templates import keep_compiled_templates

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig


def ask_theme_once(config: MkDocsConfig) -> None:
    """Have MkDocs list the files of the theme of a `config` without hidden ones, and keep what it compiles.

    No site gets hidden files; templates can be loaded all the same, icons as well.
    """
    theme = config.theme
    make = type(theme).get_env

    def get_env() -> Environment:
        env = make(theme)
        keep_compiled_templates(env)
        env.list_templates = partial(_listed, env)  # type: ignore[method-assign] # for this environment alone
        return env

    theme.get_env = get_env  # type: ignore[method-assign] # for this build alone


def _listed(
    env: Environment,
    extensions: Collection[str] | None = None,
    filter_func: Callable[[str], bool] | None = None,
) -> list[str]:
    """Return the paths of templates as an environment lists them; a filter leaves hidden ones out, as MkDocs' does."""
    if type(env.loader) is not FileSystemLoader or filter_func is None or extensions is not None:
        return type(env).list_templates(env, extensions, filter_func)
    found = {path for folder in env.loader.searchpath for path in _files(os.fspath(folder))}
    return sorted(filter(filter_func, found))


def _files(top: str) -> Iterator[str]:
    for folder, folders, names in os.walk(top):
        folders[:] = [name for name in folders if not name.startswith(".")]
        inside = folder[len(top) :].strip(os.sep).replace(os.sep, "/")
        yield from (f"{inside}/{name}" if inside else name for name in names)
