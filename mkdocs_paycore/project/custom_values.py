"""The values of `extra.custom` as they are typed: site generators read YAML 1.1, which takes some texts for numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import yaml

from mkdocs_paycore.brand.model import text_of
from mkdocs_paycore.brand.rules import BRAND_VALUE
from mkdocs_paycore.source.suggestion import cited
from mkdocs_paycore.source.yaml.read import Loader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mkdocs_paycore.source.problem import Problem

    _Keys = tuple[str, ...]

_CUSTOM = ("extra", "custom")
_TAG = "tag:yaml.org,2002:"
_KEPT = frozenset({f"{_TAG}str", f"{_TAG}null"})
_TRUTH = frozenset({"true", "false"})


class ConfigEntry(NamedTuple):
    """A value of a configuration: the file that it stands in, and its node and that of its key there."""

    path: str
    node: yaml.Node
    key: yaml.Node

    @property
    def place(self) -> tuple[int, int]:
        """Its line and column, from 1."""
        return _after(self.node.start_mark)

    @property
    def key_place(self) -> tuple[int, int]:
        """Line and column of its key; of an entry of a list, of the entry."""
        return _after(self.key.start_mark)


def _after(mark: yaml.Mark) -> tuple[int, int]:
    return mark.line + 1, mark.column + 1


def changed_texts(sources: Callable[[], Iterable[tuple[str, str]]]) -> Iterator[Problem]:
    """Yield a problem for each value of `extra.custom` that pages show otherwise than it is typed.

    Args:
        sources: gives the configuration and the files that it inherits, each with its name for messages and its text.
    """
    for keys, entry in config_entries(sources).items():
        if keys[:2] != _CUSTOM or not isinstance(entry.node, yaml.ScalarNode):
            continue
        typed = entry.node.value
        shown = _shown(entry.node)
        if shown is not None and shown != typed:
            message = f"{'.'.join(keys)}: found {cited(typed)}, which YAML 1.1 reads as {cited(shown)}, expected text"
            yield BRAND_VALUE.problem(entry.path, entry.place, message, "put the value in quotes")


def place_of(sources: Callable[[], Iterable[tuple[str, str]]], keys: _Keys) -> tuple[str, tuple[int, int]] | None:
    """Return the file and the place of a value of the configuration by its keys; None where it is not found.

    `sources` as in `changed_texts`.
    """
    entry = config_entries(sources).get(keys)
    return None if entry is None else (entry.path, entry.place)


def config_entries(sources: Callable[[], Iterable[tuple[str, str]]]) -> dict[_Keys, ConfigEntry]:
    """Return the values of a configuration by their keys; those of a file stand over those that it inherits.

    `sources` as in `changed_texts`.
    """
    entries: dict[_Keys, ConfigEntry] = {}
    for path, text in sources():
        try:
            root = yaml.compose(text, Loader)
        except (yaml.YAMLError, RecursionError, ValueError):
            continue
        for keys, node, key in _below(root, ()):
            entries.setdefault(keys, ConfigEntry(path, node, key))
    return entries


def _below(
    node: yaml.Node | None, keys: _Keys, key: yaml.Node | None = None, *, depth: int = 20
) -> Iterator[tuple[_Keys, yaml.Node, yaml.Node]]:
    """Yield the values at and below a node: their keys, the node of each, and that of its key."""
    if node is not None and keys:
        yield keys, node, key or node
    if isinstance(node, yaml.MappingNode) and depth:
        for name, value in node.value:
            yield from _below(value, (*keys, str(name.value)), name, depth=depth - 1)
    elif isinstance(node, yaml.SequenceNode) and depth and keys[:2] == _CUSTOM:
        for number, value in enumerate(node.value):
            yield from _below(value, (*keys, str(number)), depth=depth - 1)


def _shown(node: yaml.ScalarNode) -> str | None:
    """Return what pages show of a value; None where that is what was typed, or was meant for what it is."""
    if node.tag in _KEPT or not node.tag.startswith(_TAG) or node.style or node.value.lower() in _TRUTH:
        return None
    try:
        return text_of(yaml.SafeLoader("").construct_object(node))
    except (yaml.YAMLError, ValueError, OverflowError):
        return None
