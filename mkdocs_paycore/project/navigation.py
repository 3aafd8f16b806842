"""The navigation of a configuration as it is typed, however its YAML is written: the pages that it names."""

from __future__ import annotations

import posixpath
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import yaml

from mkdocs_paycore.source.yaml.read import Loader

if TYPE_CHECKING:
    from collections.abc import Iterator

_DEEPEST = 20


class NamedPage(NamedTuple):
    """A page that a navigation names.

    Attributes:
        path: its path below the docs folder.
        place: line and column of the path, from 1.
        title: the title that it has there; empty where it has none.
        section: the line in which the list begins that it stands in, from 1.
    """

    path: str
    place: tuple[int, int]
    title: str = ""
    section: int = 0


@lru_cache(maxsize=4)  # several rules ask
def nav_entries(text: str) -> tuple[NamedPage, ...]:
    """Return the entries of the navigation in the `text` of a configuration, but those that are addresses."""
    try:
        root = yaml.compose(text, Loader)
    except (yaml.YAMLError, RecursionError, ValueError):
        return ()
    keys = root.value if isinstance(root, yaml.MappingNode) else ()
    return tuple(entry for key, value in keys if key.value == "nav" for entry in _entries(value))


def _entries(node: yaml.Node, title: str = "", *, section: int = 0, depth: int = _DEEPEST) -> Iterator[NamedPage]:
    if isinstance(node, yaml.ScalarNode) and node.value.strip() and ":" not in node.value:
        mark, typed = node.start_mark, node.value.strip()
        column = mark.column + (2 if node.style in {"'", '"'} else 1)
        yield NamedPage(posixpath.normpath(typed) + "/" * typed.endswith("/"), (mark.line + 1, column), title, section)
    elif isinstance(node, yaml.SequenceNode) and depth:
        for each in node.value:
            yield from _entries(each, section=node.start_mark.line + 1, depth=depth - 1)
    elif isinstance(node, yaml.MappingNode) and depth:
        for key, each in node.value:
            yield from _entries(each, str(key.value), section=section, depth=depth - 1)
