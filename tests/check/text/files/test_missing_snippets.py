"""Snippets that pages name and that are not there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.check.text.files.missing_snippets import lost_snippet, missing_snippets
from mkdocs_paycore.project.snippets import SnippetPaths
from tests.support.checked import checked_texts

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_paycore.source.problem import Problem


OPEN = "a block of snippets begins here and does not end: all lines behind it are taken for names"

SPACED = "found white space behind what names a snippet: the line is shown as it is typed"


def found(root: Path, text: str, *, has_snippets: bool = True) -> list[Problem]:
    """Return the problems of a page in a site with the snippet `note.md`."""
    (root / "note.md").write_text("Note.\n")
    checked = checked_texts(text, root=root)
    snippets = SnippetPaths.of({"base_path": [str(root)]} if has_snippets else None)
    return list(missing_snippets.find(replace(checked, project=replace(checked.project, snippets=snippets))))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('--8<-- "note.md"\n\n--8<-- "note.md:2:3"\n', []),
        ('--8<-- "nota.md"\n', ["1:9 there is no snippet 'nota.md' (did you mean 'note.md'?)"]),
        ('--8<--\nnote.md\n--8<-- "in-block.md"\n--8<--\n', []),
        (
            "# A\n\n--8<--\nnote.md\n\nText.\n\n## B\n",
            [f"3:1 {OPEN} (expected `--8<--` behind the last name)"],
        ),
        (";--8<--\nText.\n", []),
        ('A\n\n--8<-- "note.md" \n', [f"3:17 {SPACED} (expected nothing behind it)"]),
        ('```\n--8<-- "note.md" \n```\n\n;--8<-- "note.md" \n', []),
    ],
)
def test_a_snippet_that_is_not_there_and_a_block_without_an_end(tmp_path: Path, text: str, expected: list[str]) -> None:
    problems = found(tmp_path, text)
    assert [f"{each.line}:{each.column} {each.message} ({each.suggestion})" for each in problems] == expected


@pytest.mark.parametrize("text", ['--8<-- "nota.md"\n', "--8<--\nnota.md\n"])
def test_a_site_without_the_extension_has_no_snippets(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text, has_snippets=False) == []
    assert [each.causes for each in found(tmp_path, text)] == [lost_snippet("nota.md")]


def test_what_the_extension_says_follows_from_what_a_page_names() -> None:
    assert lost_snippet("Snippet at path 'a b/no.md' could not be found") == lost_snippet("a b/no.md:2:3")
    assert lost_snippet("Snippet section 'no' could not be located") != lost_snippet("no")
