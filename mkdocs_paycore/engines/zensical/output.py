"""What Zensical says of links while it builds, as problems at the places where they were written."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from typing import TYPE_CHECKING

from mkdocs_paycore.check.link_place import link_place
from mkdocs_paycore.check.tree.generator import GENERATOR
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mkdocs_paycore.engines.docs_tree.tree import DocsTree
    from mkdocs_paycore.source.problem import Problem

_COLOURS = expression(r"\x1b\[[0-9;]*m")
_WARNING = expression(
    r"^(?:Warning|Error): (?P<message>[^\n]*)\n\s*╭─\[ (?P<path>[^\n]*?):(?P<line>[0-9]+):(?P<column>[0-9]+) \]",
    re.MULTILINE,
)
_TARGET = expression(r"[^\s()<>\"'\[\]]*")
_NO_ANCHOR, _NO_PAGE = "anchor does not exist", "page does not exist"


def without_colours(text: str) -> str:
    """Return what a program wrote to a terminal as text."""
    return _COLOURS.sub("", text)


def output_problems(output: str, tree: DocsTree, *, reported: Collection[tuple[str, str]] = ()) -> Iterator[Problem]:
    """Yield the warnings of a build as problems.

    Args:
        output: what Zensical wrote, without colours.
        tree: the docs that it read; of a page that is a prepared one the place is that of its source.
        reported: links that rules report, each after the path of its page; they are left out.
    """
    seen = Counter[tuple[str, str]]()
    for warning in _WARNING.finditer(output):
        page = tree.pages.get(warning["path"])
        if page is None:
            place = (int(warning["line"]), int(warning["column"]))
            yield GENERATOR.problem(warning["path"], place, warning["message"])
            continue
        link = _link(page.text.decode("utf-8", "replace"), int(warning["line"]), int(warning["column"]))
        if (warning["path"], link) in reported:
            continue
        seen[warning["path"], link] += 1
        place = link_place(page.page.source or "", link, number=seen[warning["path"], link])
        hint = _hint(tree, warning["path"], link)
        yield GENERATOR.problem(page.page.path, place, _words(warning["message"], link), hint)


def _link(text: str, line: int, column: int) -> str:
    """Return the target of the link at a place of a page; the place is that of its anchor where that is at fault."""
    lines = text.splitlines()
    if not 0 < line <= len(lines):
        return ""
    start = column - 1
    while start > 0 and _TARGET.fullmatch(lines[line - 1], start - 1, start):
        start -= 1
    found = _TARGET.match(lines[line - 1], start)
    return found[0] if found else ""


def _words(message: str, link: str) -> str:
    if message == _NO_PAGE:
        return f"contains a link {link!r}, but the target is not found among the pages of the site"
    if message == _NO_ANCHOR:
        return f"contains a link {link!r}, but there is no such anchor on the page that it leads to"
    return f"{message}: {link}" if link else message


def _hint(tree: DocsTree, path: str, link: str) -> str:
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), link.partition("#")[0]))
    if target in tree.hidden_pages:
        return "the brand hides this page: put the link between <<brand_except(…)>> and <<brand_end()>>"
    return ""
