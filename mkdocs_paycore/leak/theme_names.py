"""Names of the theme's code: classes and schemes that it writes into every page, whatever a brand is called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from mkdocs_paycore.leak.decode import like
from mkdocs_paycore.leak.html_names import ATTRIBUTES, ELEMENTS, MEDIA_FEATURES, META_NAMES, ROLES
from mkdocs_paycore.leak.letter_tree import any_of
from mkdocs_paycore.leak.own_names import own_attributes
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

_FIRST = ("main.html", "base.html", "404.html")
_ATTRIBUTE = expression(
    r"(?<![\w-])(?P<name>class|rel|role|type|name|property|data-md-[\w-]+)\s*=\s*"
    r"(?P<quote>\\?[\"'])?(?P<value>(?(quote)[^\"'\\]*|[^\s\"'\\<>\]]+))",
    re.IGNORECASE,
)
_JINJA = expression(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_OTHERS = expression(r"\{%-?\s*(?:include|extends|import|from)\s+[\"']([^\"']+)[\"']")
_WORDS = "partials/languages/en.html"
_WORD = expression(r"[\"'][\w.-]+[\"']\s*:\s*\"([^\"<>]+)\"")
_SHORTEST_CODE = 12
"""So many characters of a line of a template are code, and no word of a text."""
_DATA = expression(r"(?<![\w-])data-[a-z][a-z0-9-]*")
_SELECTOR = expression(r"\.(-?[A-Za-z_][\w-]*)")


_TAG = expression(r"<[A-Za-z][^<>]*>")


@dataclass(frozen=True, slots=True)
class ThemeNames:
    """Names of the theme's code that mention a brand: classes, elements and attributes; and whole parts of it."""

    names: frozenset[str]
    elements: frozenset[str] = frozenset()
    attributes: frozenset[str] = frozenset()
    code: tuple[str, ...] = ()

    @property
    def is_any(self) -> bool:
        """Whether there is anything to leave out."""
        return bool(self.names or self.elements or self.attributes or self.code)

    def left_out(self, text: str) -> str:
        """Return a piece of a file without these names where they are classes, keywords or the theme's own data.

        An element whose name is left out parts words as it does, or joins them.
        """
        if self.code and _beginnings(self.code).search(text):
            for code in self.code:
                text = text.replace(code, " ")
        if self.elements:
            text = _element(self.elements).sub(_like, text)
        if self.attributes and _attribute_in(self.attributes).search(text.lower()):
            pattern = _attribute(self.attributes)
            text = _TAG.sub(lambda tag: pattern.sub("x", tag[0]), text)
        return _ATTRIBUTE.sub(self._without, text) if self.names and _any(self.names).search(text) else text

    def _without(self, found: re.Match[str]) -> str:
        words = found["value"].split()
        if self.names.isdisjoint(words):
            return found[0]
        kept = " ".join(word for word in words if word not in self.names)
        return f"{found['name']}={found['quote'] or ''}{kept}"


def code_names(
    names: Collection[str],
    mentions: Callable[[str], object],
    *,
    code: Iterable[str] = (),
    attributes: Iterable[str] = (),
) -> ThemeNames:
    """Return those names that mention a brand, of the theme's code, of ours, and of HTML.

    Args:
        names: those of the theme's code.
        code: parts of its templates.
        attributes: names of attributes that it writes.
        mentions: gives what mentions a brand in a piece of a file.
    """
    attributes = {*attributes, *own_attributes(), *ATTRIBUTES.split()}
    known = {*names, *ROLES.split(), *META_NAMES.split()}
    held = frozenset(name for name in known if mentions(as_class(name)))
    elements = frozenset(name for name in ELEMENTS.split() if mentions(f"<{name}>"))
    attributes = frozenset(name for name in attributes if mentions(f'<p {name}="">'))
    parts = sorted({part for part in code if mentions(part)}, key=len, reverse=True)
    return ThemeNames(held, elements, attributes, tuple(parts))


@cache
def _element(names: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"((?:<|&lt;|\\u003c)/?)({'|'.join(sorted(names))})(?=[\s/>&\\]|\Z)", re.IGNORECASE)


@cache
def _any(texts: frozenset[str]) -> re.Pattern[str]:
    return re.compile(any_of(texts))


@cache
def _beginnings(code: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern that is in every text with some code, and in few others."""
    return re.compile(any_of(part[:_SHORTEST_CODE] for part in code))


@cache
def _attribute_in(names: frozenset[str]) -> re.Pattern[str]:
    """Return a pattern of the attributes in small letters: a look that is quicker than the search itself."""
    ended = any_of(f"{name.lower()};" for name in names).replace(";", r"[\s=/>]")
    return re.compile(rf"[\s\"']{ended}")


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


def theme_attributes(templates: Iterable[str]) -> frozenset[str]:
    """Return the names of the attributes for data that the theme's templates write."""
    return frozenset(name for text in templates for name in _DATA.findall(text))


def theme_code(templates: Iterable[str], shipped: Callable[[str], bytes | None], files: Iterable[str]) -> Iterator[str]:
    """Yield parts of the theme's templates as they stand in pages, what it says in them, and paths of its files."""
    yield from (path for path in files if "/" in path and shipped(path) is not None)
    for text in templates:
        for part in _JINJA.split(text):
            yield from (line for each in part.split("\n") if _is_whole(line := each.strip()))
    yield from MEDIA_FEATURES.split()
    words = (shipped(_WORDS) or b"").decode("utf-8", "replace")
    for said in dict.fromkeys(_WORD.findall(words)):
        yield from (f'{name}="{said}"' for name in ("aria-label", "placeholder", "title"))
        if " " in said and len(said) >= _SHORTEST_CODE:
            yield said


def _is_whole(code: str) -> bool:
    return len(code) >= _SHORTEST_CODE and code.count("<") == code.count(">") and code.count('"') % 2 == 0


def _values(text: str) -> Iterable[str]:
    return (word for each in _ATTRIBUTE.finditer(text) for word in each["value"].split())
