"""The snippets that pages name, and the pages that show a snippet."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.project.project import Project
    from mkdocs_paycore.project.snippets import SnippetPaths

_MARK = "8<"
_LINE = expression(r"^[ \t]*-+8<-+(?:[ \t]+(?P<quote>[\"'])(?P<name>.+?)(?P=quote))?[ \t]*$", re.MULTILINE)
"""A line that names a snippet, or that begins or ends a block of names (PyMdown Extensions, *Snippets*)."""
_NAME = expression(r"^[ \t]*(?P<name>[^\s;#][^\n]*?)[ \t]*$", re.MULTILINE)
"""A name in a block; a `;` before it takes it out."""
_PART = expression(r":[-\w:,]*$")
"""Which lines or which section of the file."""


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


def snippet_file(name: str, paths: SnippetPaths) -> Path | None:
    """Return the file of a snippet, by its name with or without lines or a section; None where there is none."""
    found = paths.find(name) or paths.find(_PART.sub("", name))
    return None if found is None else Path(found)


def pages_with(project: Project, manuscripts: Sequence[Manuscript]) -> Mapping[str, Sequence[Manuscript]]:
    """Return the pages that show a snippet, by the path of the snippet in messages; also what others of it bring in."""
    paths = project.snippets

    def shown(names: Iterable[str]) -> list[str]:
        return [project.shown(file) for name in names if (file := snippet_file(name, paths))]

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
