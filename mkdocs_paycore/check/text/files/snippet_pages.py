"""The pages that show a snippet."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from mkdocs_paycore.markdown.snippet_lines import named_snippets
from mkdocs_paycore.markdown.source_trace import snippet_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.project.project import Project


def pages_with(project: Project, manuscripts: Sequence[Manuscript]) -> Mapping[str, Sequence[Manuscript]]:
    """Return the pages that show a snippet, by the path of the snippet in messages; also what others of it bring in."""
    paths = project.snippets

    def shown(names: Iterable[str]) -> list[str]:
        return [project.shown(file) for name in names if (file := snippet_file(name, paths.find))]

    def inner_of(text: Manuscript) -> list[str]:
        named = named_snippets(text.text, text.body_start)
        return shown(each.name for each in [*named.names, *named.swallowed])

    inner = {text.path: inner_of(text) for text in manuscripts}
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
