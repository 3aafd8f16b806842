"""How often an SVG draws its parts: each reference to a part draws it once more, and those in it, and so on.

A few lines that refer to each other can draw billions of shapes, whatever the elements are called.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import unquote

from mkdocs_paycore.source.expression import expression

MOST_DRAWN = 30_000
"""How many parts an SVG may draw. A logo draws some hundreds, a detailed picture a few thousand."""

_DEEPEST = 8
"""How many references may follow each other."""

_LAYER = 10
"""What a reference costs that is drawn by itself first: a pattern, a mask, a filter; in parts that are only drawn."""

_NUMBER = expression(r"[0-9]+")
_INHERITED = ("fill", "stroke", "marker", "font", "color")


class TooMuchDrawnError(Exception):
    """The picture draws too much; the message says why."""


class _Reference(NamedTuple):
    target: str
    property: str


class _Cost(NamedTuple):
    drawn: int
    depth: int


@dataclass
class _Element:
    names: frozenset[str]
    references: list[_Reference] = field(default_factory=list)
    inside: list[_Element] = field(default_factory=list)


class DrawnPicture:
    """The elements of an SVG with what they refer to, added in the order of the file."""

    def __init__(self) -> None:
        self._root = _Element(frozenset())
        self._open = [self._root]
        self._parts: dict[str, _Element] = {}
        self._rules: list[tuple[frozenset[str], _Reference]] = []
        self._points = 1
        self._known: dict[int, _Cost] = {}
        self._drawing: set[int] = set()

    def start(self, name: str, attributes: dict[str, str], references: list[tuple[str, str]]) -> None:
        """Add an element that begins.

        Args:
            name: of the element.
            attributes: by name.
            references: pairs of a property or attribute and the id of what it refers to.
        """
        names = {name, attributes.get("id", name), *attributes.get("class", "").split()}
        element = _Element(frozenset(names), [_Reference(target, key) for key, target in references])
        self._open[-1].inside.append(element)
        self._open.append(element)
        if "id" in attributes:
            self._parts.setdefault(attributes["id"], element)
        self._points = max(self._points, *(len(_NUMBER.findall(attributes.get(key, ""))) for key in ("d", "points")))

    def end(self) -> None:
        """Add the end of the element that began last."""
        self._open.pop()

    def rule(self, names: frozenset[str], references: list[tuple[str, str]]) -> None:
        """Add a rule of a style sheet, for all elements that one of the names is of; for all if there is none."""
        self._rules += [(names, _Reference(target, key)) for key, target in references]

    def drawn(self) -> int:
        """Return how many parts are drawn.

        Raises:
            TooMuchDrawnError: there are more than `MOST_DRAWN`, or parts draw themselves, or many one in the other.
        """
        drawn = self._cost(self._root).drawn
        if drawn > MOST_DRAWN:
            raise TooMuchDrawnError(f"its parts draw each other {drawn} times, expected at most {MOST_DRAWN}")
        return drawn

    def _cost(self, element: _Element) -> _Cost:
        key = id(element)
        if key in self._drawing:
            raise TooMuchDrawnError("one of its parts draws itself")
        if key not in self._known:
            self._drawing.add(key)
            self._known[key] = self._sum(element)
            self._drawing.discard(key)
        return self._known[key]

    def _sum(self, element: _Element) -> _Cost:
        content, layers, each, depth = 1, 0, 1, 0
        for inside in element.inside:
            cost = self._cost(inside)
            content, depth = content + cost.drawn, max(depth, cost.depth)
        for reference in self._references(element):
            cost = self._cost(self._parts[unquote(reference.target)])
            depth = max(depth, cost.depth + 1)
            if reference.property == "href":
                content += cost.drawn
            elif reference.property.startswith(_INHERITED):
                each += cost.drawn * (self._points if reference.property.startswith("marker") else 1)
            else:
                layers += _LAYER * cost.drawn
        if depth > _DEEPEST:
            raise TooMuchDrawnError(f"more than {_DEEPEST} of its parts draw one another")
        return _Cost(content * each + layers, depth)

    def _references(self, element: _Element) -> list[_Reference]:
        styled = [reference for names, reference in self._rules if not names or names & element.names]
        return [each for each in {*element.references, *styled} if unquote(each.target) in self._parts]
