"""Styles from elsewhere, made safe to publish: read by a parser of CSS, and written anew of what was read.

Only what is known to load nothing is kept (https://www.w3.org/TR/css-syntax-3/): plain values, a few functions, and
references to parts of the same file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import tinycss2

from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.unprintable import NOT_IN_XML

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tinycss2.ast import Declaration, Node

OWN_PART = expression(r"#[^\s\"'()<>\\]+")
"""A reference to a part of the same file."""
_PROPERTY = expression(r"-?[A-Za-z][A-Za-z-]*")
_PLAIN = frozenset({"whitespace", "literal", "ident", "hash", "number", "percentage", "dimension", "unicode-range"})
_FUNCTION_NAMES = (
    "rgb rgba hsl hsla hwb lab lch oklab oklch color matrix translate translatex translatey scale scalex scaley rotate "
    "skew skewx skewy calc min max clamp blur brightness contrast drop-shadow grayscale hue-rotate invert opacity "
    "saturate sepia circle ellipse inset polygon cubic-bezier"
)
_FUNCTIONS = frozenset(_FUNCTION_NAMES.split())
_SELECTING = frozenset({"not", "is", "where", "nth-child", "nth-last-child", "nth-of-type", "nth-last-of-type", "lang"})


class StyleRule(NamedTuple):
    """A rule of a style sheet: its selectors, names of which an element that they fit has one, and declarations."""

    selectors: str
    names: frozenset[str]
    declarations: tuple[Declaration, ...]

    def serialized(self) -> str:
        """Return the rule as CSS."""
        return f"{self.selectors}{{{serialized(self.declarations)}}}"


def is_quiet(value: str) -> bool:
    """Return whether an attribute's value, which CSS may read, loads nothing and needs no second look."""
    return "\\" not in value and _are_quiet(tinycss2.parse_component_value_list(value))


def quiet_declarations(style: str) -> list[Declaration]:
    """Return the declarations of a `style` attribute that load nothing."""
    return list(_quiet(tinycss2.parse_blocks_contents(style, skip_comments=True, skip_whitespace=True)))


def quiet_rules(sheet: str) -> list[StyleRule]:
    """Return the rules of a style sheet, each without what would load something; those at an `@` are left out."""
    found = []
    for rule in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True):
        if rule.type != "qualified-rule":
            continue
        selectors = _without_comments(rule.prelude)
        content = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
        declarations = tuple(_quiet(content))
        written = tinycss2.serialize(selectors).strip()
        is_quiet_ = _are_quiet(selectors, functions=_SELECTING, blocks=frozenset({"[] block"}))
        if declarations and is_quiet_ and not NOT_IN_XML.search(written):
            found.append(StyleRule(written, _names(selectors), declarations))
    return found


def serialized(declarations: Iterable[Declaration]) -> str:
    """Return declarations as CSS."""
    return ";".join(declaration.serialize() for declaration in declarations)


def references(value: Iterable[Node]) -> Iterator[str]:
    """Yield the ids of parts of the same file that the tokens of a quiet value refer to."""
    for token in _all(value):
        if target := _url(token):
            yield target[1:]


def references_of(value: str) -> list[str]:
    """Return the ids of parts of the same file that a quiet value refers to."""
    return list(references(tinycss2.parse_component_value_list(value)))


def _names(selectors: list[Node]) -> frozenset[str]:
    """Return names of which each element has one that the selectors fit; none where they may fit any element."""
    if any(token.type not in _PLAIN or (token.type == "literal" and token.value not in ",.>+~") for token in selectors):
        return frozenset()
    return frozenset(token.value for token in selectors if token.type in {"ident", "hash"})


def _quiet(nodes: Iterable[Node]) -> Iterator[Declaration]:
    for node in nodes:
        if node.type != "declaration" or not _PROPERTY.fullmatch(node.name):
            continue
        node.value = _without_comments(node.value)
        while node.value and node.value[0].type == "whitespace":
            node.value.pop(0)
        if node.value and _are_quiet(node.value) and not NOT_IN_XML.search(node.serialize()):
            yield node


def _without_comments(nodes: Iterable[Node]) -> list[Node]:
    """Return tokens without comments, those in functions as well, each of which is a space."""
    kept = []
    for node in nodes:
        if node.type == "comment":
            continue
        if node.type == "function":
            node.arguments = _without_comments(node.arguments)
        elif node.type.endswith("block"):
            node.content = _without_comments(node.content)
        kept.append(node)
    return kept


def _are_quiet(
    nodes: Iterable[Node], *, functions: frozenset[str] = _FUNCTIONS, blocks: frozenset[str] = frozenset()
) -> bool:
    """Return whether tokens load nothing: each is of a known kind."""
    for node in nodes:
        if node.type in _PLAIN or (node.type == "string" and "<" not in node.value):
            continue
        inside = node.content if node.type in blocks else None
        if node.type == "function" and node.lower_name in functions:
            inside = node.arguments
        if inside is None and not _url(node):
            return False
        if inside is not None and not _are_quiet(inside, functions=functions, blocks=blocks):
            return False
    return True


def _url(node: Node) -> str:
    """Return the target of `url(…)`, if it is a part of the same file; empty otherwise."""
    target = ""
    if node.type == "url":
        target = node.value
    elif node.type == "function" and node.lower_name == "url":
        parts = [each for each in node.arguments if each.type != "whitespace"]
        target = parts[0].value if len(parts) == 1 and parts[0].type == "string" else ""
    return target if OWN_PART.fullmatch(target) else ""


def _all(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from _all(getattr(node, "arguments", None) or getattr(node, "content", None) or ())
