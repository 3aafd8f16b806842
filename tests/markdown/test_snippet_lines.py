"""The lines that name snippets: what we find there is what `pymdownx.snippets` looks for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from pymdownx.snippets import SnippetExtension, SnippetPreprocessor  # type: ignore[import-untyped] # it has no types

from mkdocs_paycore.markdown.snippet_lines import named_snippets


class _Asked(SnippetPreprocessor):  # type: ignore[misc] # its base has no types
    """Looks for no snippet, and notes which it would look for."""

    def __init__(self) -> None:
        super().__init__(SnippetExtension().getConfigs(), Markdown())
        self.seen = set[str]()
        self.asked: list[str] = []

    def get_snippet_path(self, path: str) -> None:
        self.asked.append(path)


def looked_for(text: str) -> list[str]:
    asked = _Asked()
    asked.parse_snippets(text.split("\n"))
    return asked.asked


INDENTS, ESCAPES = ["", "  ", "\t", "x "], ["", "", ";", ";;", "; "]
MARKS = ["--8<--", "-8<-", "---8<-----", "8<--", "--8<", "--8<-- ", "--8<--\t"]
NAMES = [
    "",
    "a.md",
    '"a.md"',
    "'b c.md'",
    '" a.md "',
    '";a.md"',
    '""',
    '"it\'s"',
    r'"a\"b"',
    "[start:x]",
    '"a" "b"',
    "# x",
]
ENDS = ["", "", " ", "\t", "\r", " x"]
LINES = st.one_of(
    st.builds("".join, st.tuples(*map(st.sampled_from, (INDENTS, ESCAPES, MARKS, NAMES, ENDS)))),
    st.sampled_from(["--8<--", "a.md", "; a.md", "  b.md  ", "# Title", "", "text", '--8<-- "c.md"']),
)


@given(st.lists(LINES, max_size=8))
def test_the_names_are_those_that_the_extension_looks_for(lines: list[str]) -> None:
    text = "\n".join(lines)
    named = named_snippets(text)
    found = [*named.names, *named.swallowed]
    assert [each.name for each in found] == looked_for(text)
    assert all(text.startswith(each.name, each.start) for each in found)


@pytest.mark.parametrize(
    ("text", "names", "unclosed"),
    [
        ('---\na: 1\n---\n--8<-- "a.md"\n', ["a.md"], None),
        ('--8<-- "a.md" \n', [], None),
        ('A --8<-- "a.md"\n', [], None),
        (';--8<-- "a.md"\n--8<-- ";b.md"\n', [], None),
        ('--8<--\na.md\n; b.md\n--8<-- "c.md"\n# d.md\n--8<--\nText.\n', ["a.md", "# d.md"], None),
        ("--8<--\na.md\n--8<--\n\n --8<--\nb.md\n\nText.\n", ["a.md"], 21),
    ],
)
def test_the_end_of_a_block_and_what_is_no_name(text: str, names: list[str], unclosed: int | None) -> None:
    named = named_snippets(text)
    assert [each.name for each in named.names] == names
    assert named.unclosed == unclosed


def test_what_a_block_without_an_end_takes_for_names() -> None:
    named = named_snippets("--8<--\nb.md\n\nText.\n")
    assert named.swallowed == [("b.md", 7), ("Text.", 13)]
