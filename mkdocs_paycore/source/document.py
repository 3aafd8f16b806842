"""A YAML text as data, with the place of each key and value in its file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from mkdocs_paycore.source.place import Place, place_in, replacement

if TYPE_CHECKING:
    from mkdocs_paycore.source.problem import Fix, Problem
    from mkdocs_paycore.source.rule import Rule

Data: TypeAlias = Any
"""What a YAML text holds: dict with str keys, list, str, bool, int, float and None."""

Trail: TypeAlias = tuple[str | int, ...]
"""Where a value stands in the data: the keys and indexes that lead to it."""


NodeSpan: TypeAlias = tuple[int, int, int, int, int, int]
"""Line and column of a key, line and column of its value, and the characters of the text that the value takes.

Plain numbers, for a catalog keeps hundreds of thousands and the garbage collector skips tuples of them.
"""


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML text as data.

    `data` is None for an empty text and for one with a syntax error. `problems` has every fault found;
    where there are some, `data` may be incomplete.
    """

    path: str
    data: Data
    problems: tuple[Problem, ...] = ()
    _text: str = ""
    _spans: dict[Trail, NodeSpan] = field(default_factory=dict)
    _first_line: int = 1

    def place(self, path: Trail = ()) -> Place:
        """Return where the value at `path` starts; where there is none, where its nearest parent starts."""
        span = self._nearest(path)
        return Place(*span[2:4]) if span else Place(0, 0)

    def key_place(self, path: Trail) -> Place:
        """Return where the key of the value at `path` starts, or of its nearest parent; an item: the item."""
        span = self._nearest(path)
        return Place(*span[:2]) if span else Place(0, 0)

    def below(self, path: Trail) -> Document:
        """Return the value at `path` as a document of its own; its problems are all placed where the value starts."""
        data = self.data
        for step in path:
            data = data[step]
        span = self._nearest(path)
        return Document(self.path, data, (), "", {(): span} if span else {})

    def find(self, path: Trail, needle: str) -> Place:
        """Return where `needle` stands inside the value at `path`; else where the value starts."""
        span = self._nearest(path)
        if span is None:
            return Place(0, 0)
        index = self._text.find(needle, *span[4:])
        if index < 0:
            return Place(*span[2:4])
        return place_in(self._text, index, first_line=self._first_line)

    def problem(self, path: Trail, rule: Rule, message: str, suggestion: str = "", *, at_key: bool = False) -> Problem:
        """Return a problem about a value.

        Args:
            path: where the value stands in the data.
            rule: the rule that reports it.
            message: what was found and what was expected.
            suggestion: the nearest right thing, or an empty string.
            at_key: place it at the value's key.
        """
        place = self.key_place(path) if at_key else self.place(path)
        return rule.problem(self.path, place, message, suggestion)

    def respelling(self, path: Trail, found: str, right: str, *, at_key: bool = False) -> Fix:
        """Return the change that puts a right key or text in the place of what was found.

        Args:
            path: where the value stands in the data.
            found: the text that stands there.
            right: the text that should, of letters, digits and `_-`.
            at_key: change the key of the value.

        Returns:
            Nothing where the text is not typed as it is read, in escapes for one, or a key of that name is there.
        """
        place = self.key_place(path) if at_key else self.place(path)
        if self._first_line != 1 or not place.line or path not in self._spans or (at_key and self._has(path, right)):
            return ()
        lines = self._text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        typed = lines[place.line - 1][place.column - 1 :] if place.line <= len(lines) else ""
        quotes = 1 if typed[:1] in {'"', "'"} else 0
        ends = typed[quotes + len(found) :][:1] in ({"", " ", "\t", ":", ",", "]", "}"} if not quotes else {typed[:1]})
        return replacement(self._text, (place.line, place.column + quotes), found, right) if ends else ()

    def _has(self, path: Trail, key: str) -> bool:
        return (*path[:-1], key) in self._spans

    def _nearest(self, path: Trail) -> NodeSpan | None:
        while path and path not in self._spans:
            path = path[:-1]
        return self._spans.get(path)
