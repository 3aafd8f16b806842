"""Names of the theme's code: classes and schemes that it writes into every page, whatever a brand is called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_FIRST = ("main.html", "base.html", "404.html")
_ATTRIBUTE = re.compile(
    r"(?<![\w-])(?P<name>class|rel|role|type|data-md-[\w-]+)\s*=\s*"
    r"(?P<quote>\\?[\"'])?(?P<value>(?(quote)[^\"'\\]*|[^\s\"'\\<>\]]+))",
    re.IGNORECASE,
)
_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_OTHERS = re.compile(r"\{%-?\s*(?:include|extends|import|from)\s+[\"']([^\"']+)[\"']")
_SELECTOR = re.compile(r"\.(-?[A-Za-z_][\w-]*)")


@dataclass(frozen=True, slots=True)
class ThemeNames:
    """Some names of the theme's code: those that mention a brand."""

    names: frozenset[str]

    def left_out(self, text: str) -> str:
        """Return a piece of a file without these names where they are classes, keywords or the theme's own data."""
        return _ATTRIBUTE.sub(self._without, text) if self.names else text

    def _without(self, found: re.Match[str]) -> str:
        words = found["value"].split()
        if self.names.isdisjoint(words):
            return found[0]
        kept = " ".join(word for word in words if word not in self.names)
        return f"{found['name']}={found['quote'] or ''}{kept}"


def as_class(name: str) -> str:
    """Return a tag with a name as its class."""
    return f'<p class="{name}">'


def theme_names(shipped: Callable[[str], bytes | None], files: Iterable[str]) -> frozenset[str]:
    """Return the names that the theme's templates and style sheets write.

    Args:
        shipped: gives what comes with the theme by its path; None for all else.
        files: the paths of a built site.
    """
    found: set[str] = set()
    waiting, seen = list(_FIRST), set(_FIRST)
    while waiting:
        text = (shipped(waiting.pop()) or b"").decode("utf-8", "replace")
        others = {path for path in _OTHERS.findall(text) if path not in seen}
        waiting += others
        seen |= others
        found.update(_values(_JINJA.sub(" ", text)))
    for path in files:
        if path.endswith(".css") and (sheet := shipped(path)) is not None:
            text = sheet.decode("utf-8", "replace")
            found.update(_values(text), _SELECTOR.findall(text))
    return frozenset(found)


def _values(text: str) -> Iterable[str]:
    return (word for each in _ATTRIBUTE.finditer(text) for word in each["value"].split())
