"""SVG from elsewhere, made safe to publish: what draws is kept, everything else is left out.

Scripts, event handlers, animation, foreign content and whatever would load something or lead somewhere is not on the
lists below. Names are those of SVG 2 (https://www.w3.org/TR/SVG2/) and its filter, masking and clipping modules.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from mkdocs_paycore.intake.css import (
    OWN_PART,
    is_quiet,
    quiet_declarations,
    quiet_rules,
    references,
    references_of,
    serialized,
)
from mkdocs_paycore.intake.drawing_cost import DrawnPicture, TooMuchDrawnError
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tinycss2.ast import Declaration

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"

_DEEPEST = 100
_ELEMENT_NAMES = (
    "svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan textPath image style "
    "linearGradient radialGradient stop pattern clipPath mask marker filter feBlend feColorMatrix feComponentTransfer "
    "feComposite feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology "
    "feOffset feTile"
)
_ATTRIBUTE_NAMES = (
    "id class style viewBox preserveAspectRatio version x y x1 y1 x2 y2 dx dy cx cy r rx ry fx fy fr width height d "
    "points pathLength transform rotate textLength lengthAdjust startOffset offset gradientUnits gradientTransform "
    "spreadMethod patternUnits patternContentUnits patternTransform clipPathUnits maskUnits maskContentUnits "
    "markerUnits markerWidth markerHeight refX refY orient filterUnits primitiveUnits in in2 result mode type values "
    "operator k1 k2 k3 k4 radius stdDeviation tableValues slope intercept amplitude exponent "
    "alignment-baseline baseline-shift clip-path clip-rule color color-interpolation color-interpolation-filters "
    "direction display dominant-baseline fill fill-opacity fill-rule filter flood-color flood-opacity font-family "
    "font-size font-stretch font-style font-variant font-weight href image-rendering isolation letter-spacing "
    "marker-end marker-mid marker-start mask mask-type mix-blend-mode opacity overflow paint-order shape-rendering "
    "stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin "
    "stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration text-rendering vector-effect "
    "visibility white-space word-spacing writing-mode role aria-label aria-hidden"
)
_ELEMENTS, _ATTRIBUTES = frozenset(_ELEMENT_NAMES.split()), frozenset(_ATTRIBUTE_NAMES.split())
_PICTURE = expression(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]+")
_INERT = frozenset({"id", "class", "d", "points", "role", "aria-label", "viewBox", "preserveAspectRatio", "version"})
"""Attributes that no style can set: their values are not read as CSS."""


class UnsafeSvgError(Exception):
    """The text is no SVG that can be cleaned; the message says why."""


def clean_svg(content: bytes) -> bytes:
    """Return an SVG with nothing in it but what draws; cleaning the result changes nothing.

    Raises:
        UnsafeSvgError: it is no well-formed SVG, declares entities, is nested too deeply, or draws too much.
    """
    cleaner = _Cleaner()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.EntityDeclHandler = _refuse_entity
    parser.StartElementHandler = cleaner.start
    parser.EndElementHandler = cleaner.end
    parser.CharacterDataHandler = cleaner.text
    try:
        parser.Parse(content, True)  # noqa: FBT003 - expat names no arguments
    except expat.ExpatError as error:
        raise UnsafeSvgError(f"it is not well-formed: {error}") from None
    except RecursionError:
        raise UnsafeSvgError("its styles are nested too deeply") from None
    except (LookupError, ValueError) as error:
        raise UnsafeSvgError(f"it cannot be read: {error}") from None
    try:
        cleaner.drawing.drawn()
    except TooMuchDrawnError as error:
        raise UnsafeSvgError(str(error)) from None
    return ("".join(cleaner.out) + "\n").encode()


def _refuse_entity(name: str, *_: object) -> None:
    raise UnsafeSvgError(f"it declares the entity {name!r}")


class _Cleaner:
    """Writes what is kept while expat reads."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.open: list[str] = []
        self.left_out = 0
        self.style: list[str] = []
        self.drawing = DrawnPicture()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        if not self.open and not self.left_out and (namespace, local) != (SVG, "svg"):
            raise UnsafeSvgError(f"its root is {local!r}, expected svg in the namespace {SVG}")
        if len(self.open) + self.left_out >= _DEEPEST:
            raise UnsafeSvgError("it is nested too deeply")
        if self.left_out or namespace != SVG or local not in _ELEMENTS:
            self.left_out += 1
            return
        kept = dict(_kept(attributes, is_image=local == "image"))
        self.drawing.start(local, kept, list(_references(kept)))
        root = "" if self.open else f' xmlns="{SVG}"'
        self.open.append(local)
        if local == "style":
            self.style.clear()
        else:
            self.out.append(f"<{local}{root}{''.join(f' {key}={quoteattr(value)}' for key, value in kept.items())}>")

    def end(self, _: str) -> None:
        if self.left_out:
            self.left_out -= 1
            return
        local = self.open.pop()
        self.drawing.end()
        if local == "style":
            self.sheet("".join(self.style))
        elif re.match(rf"<{local}[\s>]", self.out[-1]) and not self.out[-1].endswith("/>"):
            self.out[-1] = f"{self.out[-1][:-1]}/>"
        else:
            self.out.append(f"</{local}>")

    def sheet(self, sheet: str) -> None:
        rules = quiet_rules(sheet)
        for rule in rules:
            self.drawing.rule(rule.names, list(_referring(rule.declarations)))
        if rules:
            self.out.append(f"<style>{escape(''.join(rule.serialized() for rule in rules))}</style>")

    def text(self, text: str) -> None:
        if self.left_out:
            return
        if self.open[-1] == "style":
            self.style.append(text)
        elif text.strip() or self.open[-1] in {"text", "tspan", "textPath"}:
            self.out.append(escape(text))


def _kept(attributes: dict[str, str], *, is_image: bool) -> list[tuple[str, str]]:
    kept = []
    for name, value in attributes.items():
        namespace, _, local = name.rpartition(" ")
        is_link = local == "href" and namespace in {"", XLINK}
        if is_link:
            if OWN_PART.fullmatch(value) or (is_image and _PICTURE.fullmatch(value)):
                kept.append(("href", value))
        elif not namespace and local == "style":
            if declarations := quiet_declarations(value):
                kept.append((local, serialized(declarations)))
        elif not namespace and local in _ATTRIBUTES and (local in _INERT or is_quiet(value)):
            kept.append((local, value))
    return kept


def _references(attributes: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield what an element refers to: the name of a property or attribute, and the id."""
    for name, value in attributes.items():
        if name == "href":
            yield name, value[1:]
        elif name == "style":
            yield from _referring(quiet_declarations(value))
        elif name not in _INERT and "(" in value:
            yield from ((name, target) for target in references_of(value))


def _referring(declarations: Iterable[Declaration]) -> Iterator[tuple[str, str]]:
    for declaration in declarations:
        yield from ((declaration.lower_name, target) for target in references(declaration.value))
