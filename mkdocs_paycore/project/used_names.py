"""Which names under `custom` a site's sources use, and where: what a brand of the site needs values for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_paycore.markdown.blocks import shown_ranges
from mkdocs_paycore.markdown.component import installed_components
from mkdocs_paycore.markdown.mentions import mentions
from mkdocs_paycore.markdown.syntax import has_variables
from mkdocs_paycore.pages.manual import CONNECTS_AT, CUSTOM_NAMES
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.stamping.tree import NEVER_TEXT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from mkdocs_paycore.catalog.catalog import Catalog
    from mkdocs_paycore.markdown.mentions import NameUse
    from mkdocs_paycore.project.project import Project

_CONNECT_URL = "connect_url"
_JINJA = expression(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_STEP = r"(?:\.\w+|\[\s*(?:\"[\w-]+\"|'[\w-]+')\s*\])"
_IN_TEMPLATE = expression(rf"(?<![\w.])(?:config\.)?extra(?:\.custom|\[['\"]custom['\"]\])(?P<steps>{_STEP}+)(?![\w(])")
_NAME = expression(r"[\w-]+")
_COMMENT = expression(r"[ \t]*#")
_NEAR = 16


class UsedAt(NamedTuple):
    """A place that uses a name: a file, as messages show it, a line of it (from 1), and what is typed around the name.

    `before` and `behind` are a few characters; a use without brackets of its own, in a sentence of a provider that says
    where it is connected, has none.
    """

    path: str
    line: int
    before: str = ""
    behind: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


def uses_of(
    project: Project, catalog: Catalog, *, pages: Iterable[Path], brand: str, known: Collection[str]
) -> dict[str, list[UsedAt]]:
    """Return where each name under `custom` is used, both in the order of reading; a name with dots is nested.

    Read are mkdocs.yml, pages with the snippets in them, the site's own templates, and provider files. A name that is
    in none of them, but in what is made for every provider, has no places.

    Args:
        project: the site.
        catalog: its providers.
        pages: the files of its pages.
        brand: the brand that is to be built; blocks that it does not show are passed over.
        known: names that other brands have; `<< custom.name >>` is a variable only for a known name.
    """
    found: dict[str, list[UsedAt]] = {}
    for path, text in _texts(project, pages):
        parts = list(shown_ranges(text, brand=brand, known={*project.brand_names(), brand}, report=lambda _: None))
        for start, end, name, is_certain in _names(text):
            if (is_certain or name in known) and any(first <= start < last for first, last in parts):
                found.setdefault(name, []).append(_use(path, text, start, end))
    for path, text in _templates(project):
        for start, end, name in _template_names(text):
            found.setdefault(name, []).append(_use(path, text, start, end))
    for sentence in catalog.sentences():
        for start, end, name, is_certain in _names(sentence.text):
            if is_certain or name in known:
                place = sentence.document.find(sentence.trail, sentence.text[start:end])
                found.setdefault(name, []).append(
                    UsedAt(sentence.document.path, place.line, *_around(sentence.text, start, end))
                )
    for name in CUSTOM_NAMES if catalog.providers else ():
        found.setdefault(name, [])
    return found


def _use(path: str, text: str, start: int, end: int) -> UsedAt:
    return UsedAt(path, text.count("\n", 0, start) + 1, *_around(text, start, end))


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what is typed before and behind a variable; nothing of one that is made of another."""
    is_whole = "custom" in text[start:end]
    return (text[max(start - _NEAR, 0) : start], text[end : end + _NEAR]) if is_whole else ("", "")


def _names(text: str) -> Iterator[NameUse]:
    """Yield the names under `custom` that a text uses, also those that a variable of a provider is made of."""
    if not has_variables(text):
        return
    found = list(mentions(text, root="custom", components=installed_components()))
    if _CONNECT_URL in text:
        of_provider = mentions(text, root="provider", components=installed_components())
        found += (mention._replace(name=CONNECTS_AT) for mention in of_provider if mention.name == _CONNECT_URL)
    yield from sorted(found)


def _texts(project: Project, pages: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """Yield the path and text of the configuration, of every page, and of every snippet that a page puts in."""
    seen = dict[str, None]()
    for path, text in project.config_sources():
        if not path.endswith(".md"):
            seen[path] = None
            yield path, "\n".join("" if _COMMENT.match(line) else line for line in text.splitlines())
    for file, text in project.snippets.texts(pages):
        if (name := project.shown(file)) not in seen:
            seen[name] = None
            yield name, text


def _templates(project: Project) -> Iterator[tuple[str, str]]:
    for folder in project.templates:
        for file in sorted(folder.rglob("*")):
            if file.is_file() and file.suffix.lower() not in NEVER_TEXT:
                yield project.shown(file), file.read_text("utf-8-sig", errors="replace")


def _template_names(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where code of a template reads a value of `config.extra.custom`, where it ends, and the value's name."""
    for code in _JINJA.finditer(text):
        for found in _IN_TEMPLATE.finditer(code[0]):
            yield code.start(), code.end(), ".".join(_NAME.findall(found["steps"]))
