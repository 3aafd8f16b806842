"""Whose code takes part in a build: a step can be done in another process where it is known to change nothing else."""

from __future__ import annotations

import sysconfig
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import FileSystemLoader

from mkdocs_paycore.engines.mkdocs.other_plugins.computations import WATCHED
from mkdocs_paycore.engines.mkdocs.warm.foreign_code import converts_alone
from mkdocs_paycore.markdown.call import Call, CallError
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.stamping.tree import NEVER_TEXT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_paycore.markdown.component import Component

_PLUGINS = ("mkdocs_paycore.", "material.plugins.search.", "mkdocs.contrib.search", "properdocs.contrib.search")
"""Plugins that change nothing when they hear of a page but the page itself, and the index of the search."""
_OF_SOURCES = ("pre_page", "page_read_source", "page_markdown", "page_content")
_OF_PAGES = ("page_context", "post_page")
_OF_TEMPLATES = ("pre_template", "template_context", "post_template")
_FUNCTIONS = (
    *("jinja2.", "markupsafe.", "mkdocs.", "properdocs.", "mkdocs_paycore.", "material."),
    *("builtins.", "_operator.", "json.", "gettext."),
)
_REMEMBERS = expression(
    r"\b(?:namespace|cycler|joiner|lipsum|random|shuffle)\b"
    r"|\.\s*+(?:append|extend|insert|update|setdefault|add|remove|pop|clear|sort|reverse)\s*+\("
)
"""What a template can carry from one page to the next with, or throw dice."""


def converts_apart(config: MkDocsConfig) -> bool:
    """Return whether each page of a site is converted by itself: nobody else hears of it, and only known code does it.

    Args:
        config: as plugins left it.
    """
    return is_heard_by_none_but(_PLUGINS, config, _OF_SOURCES) and converts_alone(config)


def draws_apart(config: MkDocsConfig, env: Environment) -> bool:
    """Return whether each page of a site is put into its template by itself.

    Args:
        config: as plugins left it.
        env: that of the templates.
    """
    loader = getattr(env.loader, "loader", env.loader)
    if type(loader) is not FileSystemLoader or not has_known_functions(env):
        return False
    is_known = is_heard_by_none_but(_PLUGINS, config, _OF_PAGES)
    return is_known and not any(map(_REMEMBERS.search, _own_texts(loader.searchpath)))


def hears_of_no_template(config: MkDocsConfig) -> bool:
    """Return whether nobody but known code hears of the templates that MkDocs fills before those of pages.

    Args:
        config: as plugins left it.
    """
    return is_heard_by_none_but(_PLUGINS, config, _OF_TEMPLATES)


def draws_alone(calls: Collection[str], components: Mapping[str, Component]) -> bool:
    """Return whether only components of ours are called: what one of another package does is not known.

    Args:
        calls: as they were typed.
        components: by name.
    """
    try:
        modules = [components[Call.parse(typed).name].draw.__module__ for typed in calls]
    except (CallError, LookupError):
        return False
    return all(f"{module}.".startswith("mkdocs_paycore.") for module in modules)


def is_heard_by_none_but(modules: tuple[str, ...], config: MkDocsConfig, events: Collection[str]) -> bool:
    """Return whether nobody but some modules hears of some events.

    Args:
        modules: what their names begin with; each name is followed by a dot.
        config: as plugins left it.
        events: as MkDocs calls them, without `on_`.
    """
    methods = (method for event in events for method in config.plugins.events.get(event, ()))
    return all(f"{getattr(method, '__module__', '')}.".startswith(modules) for method in methods)


def has_known_functions(env: Environment) -> bool:
    """Return whether all filters, tests and functions of an `env` are known: those of others may do anything."""
    return all(map(_is_known, _functions(env)))


def _functions(env: Environment) -> Iterator[Any]:
    yield from (*env.filters.values(), *env.tests.values(), *env.globals.values())
    yield from (type(extension) for extension in env.extensions.values())


def _is_known(function: Any) -> bool:  # noqa: ANN401 - whatever a plugin takes for a filter
    own = getattr(function, WATCHED, function)
    module = getattr(own, "__module__", None) or type(own).__module__
    return f"{module}.".startswith(_FUNCTIONS)


def own_files(folders: Iterable[str]) -> Iterator[Path]:
    """Yield the files of a theme that are the site's own, and not a package's.

    Args:
        folders: those of the theme.
    """
    packages = [Path(sysconfig.get_path(name)).resolve() for name in ("purelib", "platlib")]
    for folder in map(Path, folders):
        if not any(folder.resolve().is_relative_to(package) for package in packages):
            yield from (path for path in sorted(folder.rglob("*")) if path.is_file())


def _own_texts(folders: Iterable[str]) -> Iterator[str]:
    files = (path for path in own_files(folders) if path.suffix.lower() not in NEVER_TEXT)
    yield from (path.read_text("utf-8", "replace") for path in files)
