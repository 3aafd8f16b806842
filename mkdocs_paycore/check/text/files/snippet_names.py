"""The snippets that pages name, and the pages that show a snippet."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from mkdocs_paycore.markdown.source_trace import snippet_file
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.project.project import Project

_MARK = "8<"
_LINE = expression(r"^[ \t]*-+8<-+(?:[ \t]+(?P<quote>[\"'])(?P<name>.+?)(?P=quote))?[ \t]*$", re.MULTILINE)
"""A line that names a snippet, or that begins or ends a block of names (PyMdown Extensions, *Snippets*)."""
_NAME = expression(r"^[ \t]*(?P<name>[^\s;#][^\n]*?)[ \t]*$", re.MULTILINE)
"""A name in a block; a `;` before it takes it out."""


def snippet_names(page: Manuscript) -> Iterator[tuple[str, int]]:
    """Yield the snippets that a page or a snippet names, as typed, each with its offset."""
    if _MARK not in page.text:
        return
    opened: int | None = None
    for mark in _LINE.finditer(page.text, page.body_start):
        if mark["name"]:
            yield mark["name"], mark.start("name")
        elif opened is None:
            opened = mark.end()
        else:
            yield from ((each["name"], each.start("name")) for each in _NAME.finditer(page.text, opened, mark.start()))
            opened = None


def pages_with(project: Project, manuscripts: Sequence[Manuscript]) -> Mapping[str, Sequence[Manuscript]]:
    """Return the pages that show a snippet, by the path of the snippet in messages; also what others of it bring in."""
    paths = project.snippets

    def shown(names: Iterable[str]) -> list[str]:
        return [project.shown(file) for name in names if (file := snippet_file(name, paths.find))]

    inner = {text.path: shown(name for name, _ in snippet_names(text)) for text in manuscripts}
    appended = shown(paths.appended)
    found = defaultdict[str, list["Manuscript"]](list)
    for page in manuscripts:
        if not page.is_page:
            continue
        seen = set[str]()
        waiting = [*inner.get(page.path, ()), *appended]
        while waiting:
            path = waiting.pop()
            if path not in seen:
                seen.add(path)
                found[path].append(page)
                waiting += inner.get(path, ())
    return found
