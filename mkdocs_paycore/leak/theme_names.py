"""Names of the theme's code: classes and schemes that it writes into every page, whatever a brand is called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from mkdocs_paycore.leak.decode import like

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

_FIRST = ("main.html", "base.html", "404.html")
_ATTRIBUTE = re.compile(
    r"(?<![\w-])(?P<name>class|rel|role|type|data-md-[\w-]+)\s*=\s*"
    r"(?P<quote>\\?[\"'])?(?P<value>(?(quote)[^\"'\\]*|[^\s\"'\\<>\]]+))",
    re.IGNORECASE,
)
_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_OTHERS = re.compile(r"\{%-?\s*(?:include|extends|import|from)\s+[\"']([^\"']+)[\"']")
_WORDS = "partials/languages/en.html"
_WORD = re.compile(r"[\"'][\w.-]+[\"']\s*:\s*\"([^\"<>]+)\"")
_SHORTEST_CODE = 12
"""So many characters of a line of a template are code, and no word of a text."""
_SELECTOR = re.compile(r"\.(-?[A-Za-z_][\w-]*)")


_ELEMENTS_OF_HTML = (
    "a abbr address area article aside audio b base bdi bdo blockquote body br button canvas caption circle cite code "
    "col colgroup data datalist dd defs del desc details dfn dialog div dl dt ellipse em embed fieldset figcaption "
    "figure filter font footer foreignobject form frame frameset g h1 h2 h3 h4 h5 h6 head header hgroup hr html i "
    "iframe image img input ins kbd label legend li line link main map mark marker mask menu meta metadata meter nav "
    "noscript object ol optgroup option output p param path pattern picture polygon polyline pre progress q rect rp rt "
    "ruby s samp script search section select slot small source span stop strong style sub summary sup svg switch "
    "symbol table tbody td template text textarea textpath tfoot th thead time title tr track tspan u ul use var video "
    "view wbr"
)
"""HTML Living Standard, 4; SVG 2, appendix F."""
_ATTRIBUTES_OF_HTML = (
    "accept action align alt async autofocus autocomplete border charset checked cite class color cols content coords "
    "data datetime defer dir disabled download draggable enctype face fill filter font for form headers height hidden "
    "high href hreflang icon id integrity is kind label lang language list loading loop low mask max media method min "
    "multiple muted name nonce offset open optimum order part path pattern ping placeholder points poster preload "
    "property radius readonly rel required rev role rows sandbox scale scope selected shape size sizes slot span src "
    "srcset start step stroke style summary tabindex target title transform translate type usemap value viewbox width "
    "wrap"
)
"""HTML Living Standard, attributes; SVG 2, appendix G; RDFa."""
_TAG = re.compile(r"<[A-Za-z][^<>]*>")


@dataclass(frozen=True, slots=True)
class ThemeNames:
    """Names of the theme's code that mention a brand: classes, elements and attributes; and whole parts of it."""

    names: frozenset[str]
    elements: frozenset[str] = frozenset()
    attributes: frozenset[str] = frozenset()
    code: tuple[str, ...] = ()

    def left_out(self, text: str) -> str:
        """Return a piece of a file without these names where they are classes, keywords or the theme's own data.

        An element whose name is left out parts words as it does, or joins them.
        """
        for code in self.code:
            text = text.replace(code, " ")
        if self.elements:
            text = _element(self.elements).sub(_like, text)
        if self.attributes:
            pattern = _attribute(self.attributes)
            text = _TAG.sub(lambda tag: pattern.sub("x", tag[0]), text)
        return _ATTRIBUTE.sub(self._without, text) if self.names else text

    def _without(self, found: re.Match[str]) -> str:
        words = found["value"].split()
        if self.names.isdisjoint(words):
            return found[0]
        kept = " ".join(word for word in words if word not in self.names)
        return f"{found['name']}={found['quote'] or ''}{kept}"


def code_names(names: Collection[str], mentions: Callable[[str], object], *, code: Iterable[str] = ()) -> ThemeNames:
    """Return those names that mention a brand, of the theme's code and of HTML.

    Args:
        names: those of the theme's code.
        code: parts of its templates.
        mentions: gives what mentions a brand in a piece of a file.
    """
    held = frozenset(name for name in names if mentions(as_class(name)))
    elements = frozenset(name for name in _ELEMENTS_OF_HTML.split() if mentions(f"<{name}>"))
    attributes = frozenset(name for name in _ATTRIBUTES_OF_HTML.split() if mentions(f'<p {name}="">'))
    parts = sorted({part for part in code if mentions(part)}, key=len, reverse=True)
    return ThemeNames(held, elements, attributes, tuple(parts))


@cache
def _element(names: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"((?:<|&lt;|\\u003c)/?)({'|'.join(sorted(names))})(?=[\s/>&\\]|\Z)", re.IGNORECASE)


@cache
def _attribute(names: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<=[\s\"'])(?:{'|'.join(sorted(names))})(?=[\s=/>])", re.IGNORECASE)


def _like(found: re.Match[str]) -> str:
    return f"{found[1]}{like(found[2])}"


def as_class(name: str) -> str:
    """Return a tag with a name as its class."""
    return f'<p class="{name}">'


def theme_names(
    templates: Iterable[str], shipped: Callable[[str], bytes | None], files: Iterable[str]
) -> frozenset[str]:
    """Return the names that the theme's templates and style sheets write.

    Args:
        templates: those of the theme.
        shipped: gives what comes with the theme by its path; None for all else.
        files: the paths of a built site.
    """
    found: set[str] = set()
    for text in templates:
        found.update(_values(_JINJA.sub(" ", text)))
    for path in files:
        if path.endswith(".css") and (sheet := shipped(path)) is not None:
            text = sheet.decode("utf-8", "replace")
            found.update(_values(text), _SELECTOR.findall(text))
    return frozenset(found)


def theme_templates(shipped: Callable[[str], bytes | None]) -> list[str]:
    """Return the templates that the theme's pages are made with."""
    found: list[str] = []
    waiting, seen = list(_FIRST), set(_FIRST)
    while waiting:
        text = (shipped(waiting.pop()) or b"").decode("utf-8", "replace")
        others = {path for path in _OTHERS.findall(text) if path not in seen}
        waiting += others
        seen |= others
        found.append(text)
    return found


def theme_code(templates: Iterable[str], shipped: Callable[[str], bytes | None], files: Iterable[str]) -> Iterator[str]:
    """Yield parts of the theme's templates as they stand in pages, labels of its buttons, and paths of its files."""
    yield from (path for path in files if "/" in path and shipped(path) is not None)
    for text in templates:
        for part in _JINJA.split(text):
            yield from (line for each in part.split("\n") if _is_whole(line := each.strip()))
    words = (shipped(_WORDS) or b"").decode("utf-8", "replace")
    for said in dict.fromkeys(_WORD.findall(words)):
        yield from (f'{name}="{said}"' for name in ("aria-label", "placeholder", "title"))


def _is_whole(code: str) -> bool:
    return len(code) >= _SHORTEST_CODE and code.count("<") == code.count(">") and code.count('"') % 2 == 0


def _values(text: str) -> Iterable[str]:
    return (word for each in _ATTRIBUTE.finditer(text) for word in each["value"].split())
