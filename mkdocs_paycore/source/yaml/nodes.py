"""From the events of a YAML parser to data and places, with limits on depth, aliases and numbers.

PyYAML's own composer recurses as deep as a text is nested: libyaml stops it since 0.2.6, at 1000 levels; with an older
one 200,000 brackets end the process. Its constructor knows YAML 1.1. Hence this one, which recurses no deeper than
`MAX_DEPTH`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias

import yaml

from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.place import Place
from mkdocs_paycore.source.problem import Problem, Severity
from mkdocs_paycore.source.suggestion import cited
from mkdocs_paycore.source.yaml.faults import BRACES, QUOTE
from mkdocs_paycore.source.yaml.scalars import is_number, is_of_kind, plain_scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.source.document import Data, NodeSpan, Trail

Event: TypeAlias = Any  # PyYAML's stubs leave marks and values open

MAX_DEPTH = 64
MAX_VALUES = 100_000
MAX_DIGITS = 300

_SURROGATE = expression("[\ud800-\udfff]")
_TAG = "tag:yaml.org,2002:"

_NO_KEY = ("found a list, a mapping or an alias as a key, expected text", "put the key in quotes")


class RefusedError(Exception):
    """A fault after which a text is not read on."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass(slots=True)
class _Node:
    """A value with its marks. `children`: place of the key or item, key or index, and node."""

    value: Data
    place: Place
    start: int
    end: int
    children: list[tuple[Place, str | int, _Node]] | None = None
    is_open: bool = True


class Builder:
    """Builds nodes from parser events, then the data and its places.

    `problems` holds the faults after which reading went on; the others are raised as `RefusedError`.
    """

    def __init__(self, text: str, *, path: str, rule: str, first_line: int) -> None:
        self.text, self.path, self.rule, self.first_line = text, path, rule, first_line
        self.problems: list[Problem] = []
        self.spans: dict[Trail, NodeSpan] = {}
        self.anchors: dict[str, _Node] = {}
        self.count = 0

    def data(self, events: Iterator[Event]) -> Data:
        """Return the data of the only document in `events`, None if there is none."""
        root = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                self.refuse(
                    self.place(event),
                    "found the start of a second document, expected one document",
                    "remove the line '---'",
                )
            if isinstance(event, yaml.NodeEvent):
                root = self.node(event, events, 0)
        if root is None:
            return None
        return self.plain(root, (), root.place, 0)

    def place(self, event: Event) -> Place:
        """Return the line and column, from 1, at which an event starts."""
        return Place(event.start_mark.line + self.first_line, event.start_mark.column + 1)

    def problem(self, place: Place, message: str, suggestion: str = "") -> Problem:
        """Return a problem of the text at a place, with its message and suggestion."""
        return Problem(self.path, *place, self.rule, Severity.ERROR, message, suggestion)

    def note(self, place: Place, message: str, suggestion: str = "") -> None:
        """Keep a problem of the text at a place, with its message and suggestion; reading goes on."""
        self.problems.append(self.problem(place, message, suggestion))

    def refuse(self, place: Place, message: str, suggestion: str = "") -> NoReturn:
        """Read no further, for a problem at a place, with its message and suggestion.

        Raises:
            RefusedError: always.
        """
        raise RefusedError(self.problem(place, message, suggestion))

    def node(self, event: Event, events: Iterator[Event], depth: int) -> _Node:
        """Return the node that an event starts, with those inside.

        Args:
            event: the first of the node.
            events: those that follow; the node's own are taken.
            depth: how many nodes are around it.
        """
        place = self.place(event)
        if depth > MAX_DEPTH:
            self.refuse(place, f"found values nested deeper than {MAX_DEPTH} levels", "nest them less deeply")
        if isinstance(event, yaml.AliasEvent):
            return self.aliased(event, place)
        node = _Node(None, place, *_marks(event))
        if event.anchor:
            self.anchors[event.anchor] = node
        if isinstance(event, yaml.ScalarEvent):
            node.value = self.scalar(event, place)
        elif isinstance(event, yaml.SequenceStartEvent):
            self.check_tag(event, place, "seq")
            node.value, node.children = [], []
            for index, item in enumerate(iter(lambda: next(events), None)):
                if isinstance(item, yaml.SequenceEndEvent):
                    node.end = _marks(item)[1]
                    break
                child = self.node(item, events, depth + 1)
                node.children.append((self.place(item), index, child))
        else:
            self.check_tag(event, place, "map")
            node.value, node.children = {}, []
            self.mapping(node, events, depth)
        node.is_open = False
        return node

    def aliased(self, event: Event, place: Place) -> _Node:
        """Return the node that an alias, an event at a place, stands for."""
        target = self.anchors.get(event.anchor)
        if target is None or target.is_open:
            message = f"found the alias *{event.anchor}, expected the name of a value that is complete above it"
            self.refuse(place, message, QUOTE)
        return target

    def mapping(self, node: _Node, events: Iterator[Event], depth: int) -> None:
        """Read the keys and values of a node from the events that follow; `depth` as in `node`."""
        children: list[tuple[Place, str | int, _Node]] = []
        merged: list[tuple[Place, str | int, _Node]] = []
        first: dict[str, Place] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            place = self.place(event)
            if not isinstance(event, yaml.ScalarEvent):
                self.no_key(event, events, depth)
                continue
            if event.anchor:
                marks = _marks(event)
                self.anchors[event.anchor] = _Node(event.value, place, *marks, is_open=False)
            value = self.node(next(events), events, depth + 1)
            key: str = event.value
            if key == "<<" and not event.style:
                merged += self.merged(value, place)
            elif key in first:
                self.note(
                    place,
                    f"found the key {cited(key)} a second time, expected it once",
                    f"remove it, or the one on line {first[key].line}",
                )
            else:
                first[key] = place
                children.append((place, key, value))
        node.end = _marks(event)[1]
        for place, name, value in merged:
            if name not in first:
                first[str(name)] = place
                children.append((place, name, value))
        node.children = children

    def no_key(self, event: Event, events: Iterator[Event], depth: int) -> None:
        """Pass over a key that is no text, and its value; `{{name}}` without quotes is read as such.

        Args:
            event: the first one of the key.
            events: those behind it.
            depth: how many brackets are open around it.
        """
        self.node(event, events, depth + 1)
        self.node(next(events), events, depth + 1)
        place = self.place(event)
        braces = self.text.startswith("{{", _marks(event)[0] - 1)
        at = Place(place.line, place.column - 1) if braces else place
        self.note(at, *(BRACES if braces else _NO_KEY))

    def merged(self, value: _Node, place: Place) -> list[tuple[Place, str | int, _Node]]:
        """Return the children that the value of a `<<` at a place adds to its mapping."""
        if isinstance(value.value, dict):
            return value.children or []
        if isinstance(value.value, list) and all(isinstance(item.value, dict) for _, _, item in value.children or []):
            return [child for _, _, item in value.children or [] for child in item.children or []]
        self.note(
            place,
            "found '<<' with a value that is no mapping, expected an alias of a mapping such as *shared",
        )
        return []

    def check_tag(self, event: Event, place: Place, expected: str) -> None:
        """Keep a problem where an event at a place has another tag than the expected one of YAML."""
        if event.tag and event.tag not in ("!", _TAG + expected):
            self.note(
                place,
                f"found the tag {cited(_shown_tag(event.tag))}, which has no meaning here",
                "remove it",
            )

    def scalar(self, event: Event, place: Place) -> Data:
        """Return the value of an event that is no list and no mapping, at a place."""
        text: str = event.value
        if _SURROGATE.search(text):
            self.note(place, "found an escape sequence that stands for no character", "remove it")
            text = _SURROGATE.sub("\ufffd", text)
        kind = event.tag.removeprefix(_TAG) if event.tag else ""
        if event.tag == "!" or kind == "str":
            return text
        if event.tag and kind not in ("null", "bool", "int", "float"):
            self.check_tag(event, place, "str")
            return text
        if event.style and not kind:
            return text
        value = self.resolved(text, place)
        if kind and not is_of_kind(kind, value):
            self.note(place, f"found {cited(text)} with the tag !!{kind}, which does not fit", "remove the tag")
        return value

    def resolved(self, text: str, place: Place) -> str | float | bool | None:
        """Return what a text without quotes, at a place, stands for (`scalars`)."""
        if len(text) > MAX_DIGITS and is_number(text):
            self.note(place, f"found a number of {len(text)} characters", "put it in quotes if it is text")
            return text
        return plain_scalar(text)

    def plain(self, node: _Node, path: Trail, key: Place, depth: int) -> Data:
        """Return the data of a node, with all aliases in it filled in, and keep the places.

        Args:
            node: what to make data of.
            path: where it stands in the whole.
            key: where its key stands.
            depth: how many nodes are around it.
        """
        self.count += 1
        if self.count > max(MAX_VALUES, len(self.text)):  # without aliases there are fewer values than characters
            self.refuse(node.place, f"found more than {self.count - 1} values once all aliases are filled in")
        if depth > MAX_DEPTH:
            self.refuse(node.place, f"found values nested deeper than {MAX_DEPTH} levels")
        self.spans[path] = (*key, *node.place, node.start, node.end)
        if node.children is None:
            return node.value
        if isinstance(node.value, list):
            return [self.plain(child, (*path, name), place, depth + 1) for place, name, child in node.children]
        return {name: self.plain(child, (*path, name), place, depth + 1) for place, name, child in node.children}


def _marks(event: Event) -> tuple[int, int]:
    return event.start_mark.index, event.end_mark.index


def _shown_tag(tag: str) -> str:
    return tag.replace(_TAG, "!!")
