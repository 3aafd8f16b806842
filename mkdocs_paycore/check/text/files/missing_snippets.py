"""Snippets that pages name: each is there, for `pymdownx.snippets` leaves out in silence what it does not find."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_paycore.markdown.snippet_lines import named_snippets
from mkdocs_paycore.markdown.source_trace import snippet_file, without_part
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for
from mkdocs_paycore.source.suggestion import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.markdown.snippet_lines import NamedSnippets
    from mkdocs_paycore.project.snippets import SnippetPaths
    from mkdocs_paycore.source.problem import Problem

MISSING_SNIPPET = Rule(
    "missing-snippet",
    "A snippet that a page names and that is not there: its text is missing, and nothing says so.",
    stage=Stage.TEXT,
    example=Sample(
        "docs/index.md",
        '# Start\n\n--8<-- "suport.md"\n',
        '# Start\n\n--8<-- "support.md"\n',
    ),
)
_ELSEWHERE = expression(r"https?://|<<|\{\{|\{%|\$\{")
"""What begins an address, or is filled in later."""
_SAID = expression(r"\bpath '(?P<name>.*)'")
"""How `pymdownx.snippets` says which snippet is missing."""


def lost_snippet(name: str) -> str:
    """Return the name of what a site lacks without a snippet, for what follows from that.

    Args:
        name: the snippet, as a page names it or with the words in which `pymdownx.snippets` says that it is missing.
    """
    said = _SAID.search(name)
    return f"snippet {without_part(said['name'] if said else name)}"


@looks_for(MISSING_SNIPPET)
def missing_snippets(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each snippet that no folder of the configuration has, and for lines that cannot name one."""
    paths = checked.project.snippets
    if not paths.are_shown:
        return
    known: list[str] | None = None
    for page in checked.manuscripts:
        named = named_snippets(page.text, page.body_start)
        for name, start in named.names:
            if snippet_file(name, paths.find) is None and not _ELSEWHERE.search(name):
                known = _known(paths.folders) if known is None else known
                message = f"there is no snippet {quoted_value(name)}"
                hint = did_you_mean(name, known) or "expected a file below a `base_path` of pymdownx.snippets"
                problem = page.problem(MISSING_SNIPPET, start, message, hint)
                yield replace(problem, causes=lost_snippet(name))
        yield from _spoiled(page, named, paths)


def _spoiled(page: Manuscript, named: NamedSnippets, paths: SnippetPaths) -> Iterator[Problem]:
    """Yield a problem for a block without an end, and for each line that white space behind it makes text."""
    if named.unclosed is not None and named.swallowed:
        message = "a block of snippets begins here and does not end: all lines behind it are taken for names"
        problem = page.problem(MISSING_SNIPPET, named.unclosed, message, "expected `--8<--` behind the last name")
        lost = (name for name, _ in named.swallowed if snippet_file(name, paths.find) is None)
        yield replace(problem, causes=lost_snippet(next(lost, "")))
    for offset in named.spaced:
        if not page.is_code(offset - 1):
            message = "found white space behind what names a snippet: the line is shown as it is typed"
            yield page.problem(MISSING_SNIPPET, offset, message, "expected nothing behind it")


def _known(folders: tuple[Path, ...]) -> list[str]:
    files = (file.relative_to(folder) for folder in folders for file in folder.rglob("*.md"))
    return sorted({file.as_posix() for file in files})
