"""What is read of a page as it is typed: headings, links, boxes and lists, each with its place."""

from __future__ import annotations

from itertools import starmap
from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.manuscript.manuscript import Manuscript

if TYPE_CHECKING:
    from mkdocs_paycore.manuscript.links import Link

HEADINGS = [
    ("### Deep\n\n# Top\n\nUnder\n---\n", [(3, "Deep", ""), (1, "Top", ""), (2, "Under", "")]),
    ("# One\n\n## Two ##\n", [(1, "One", ""), (2, "Two", "")]),
    ("#One\n", [(1, "One", "")]),
    ("One\n===\n\nTwo\n---\n", [(1, "One", ""), (2, "Two", "")]),
    ("Text\nTwo\n---\n", []),
    ("```\n# One\n```\n<!-- # Two -->\n", []),
    ("    # One\n", []),
    ("## One { #first .x }\n### Two {: #second}\n", [(2, "One", "first"), (3, "Two", "second")]),
    ("# At {{custom.company_name}}\n", [(1, "At {{custom.company_name}}", "")]),
    ("# The `code` of it\n", [(1, "The `code` of it", "")]),
    ("# The `code`\n## `code`\n", [(1, "The `code`", ""), (2, "`code`", "")]),
    ("`code` of it\n---\n", [(2, "`code` of it", "")]),
    ("---\ntitle: x\n---\n# One\n", [(1, "One", "")]),
]
LINKS = [
    ("[a](b.md)", [("inline", "b.md", "a")]),
    ('[a](b.md#c "T")', [("inline", "b.md#c", "a")]),
    ("[a](<b c.md>)", [("inline", "b c.md", "a")]),
    ("[a](b c.md)", [("inline", "b c.md", "a")]),
    ("[a](b_(c).md)", [("inline", "b_(c).md", "a")]),
    ("[a](<<custom.url>>x)", [("inline", "<<custom.url>>x", "a")]),
    ("[a]({{ custom.url }}x)", [("inline", "{{ custom.url }}x", "a")]),
    ("[`a`](b)", [("inline", "b", "`a`")]),
    ("[a [b] c](d)", [("inline", "d", "a [b] c")]),
    ("![a](b.png)", [("inline!", "b.png", "a")]),
    ("[![a](b.png)](c)", [("inline", "c", "![a](b.png)"), ("inline!", "b.png", "a")]),
    ("[a]: https://b.example/c\n", [("definition", "https://b.example/c", "a")]),
    ("[^1]: a note\n", []),
    ("<https://b.example/>", [("automatic", "https://b.example/", "https://b.example/")]),
    ("<a@b.example>", [("automatic", "a@b.example", "a@b.example")]),
    ("<a class=\"x\" href='b?c&amp;d'>e</a>", [("html", "b?c&d", None)]),
    ('<img alt="" src=b.png>', [("html!", "b.png", "")]),
    ('<img src="b.png" alt="A b">', [("html!", "b.png", "A b")]),
    ("`[a](b)` and\n\n    [a](b)\n", []),
    ("[a](b", []),
    ("[a] (b)", []),
    ("\\[a](b)", [("inline", "b", "a")]),
]


def shown(link: Link) -> tuple[str, str, str | None]:
    return f"{link.kind}{'!' if link.is_picture else ''}", link.target, link.text


@pytest.mark.parametrize(("text", "expected"), HEADINGS)
def test_headings(text: str, expected: list[tuple[int, str, str]]) -> None:
    page = Manuscript(text, "a.md")
    assert [(heading.level, heading.title, heading.given_id) for heading in page.headings] == expected
    assert all(text.startswith(heading.title, heading.title_start) for heading in page.headings)


@pytest.mark.parametrize(("text", "expected"), LINKS)
def test_links(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    page = Manuscript(text, "a.md")
    assert list(map(shown, page.links)) == expected
    assert all(text.startswith(link.target.replace("&", "&amp;"), link.target_start) for link in page.links)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("!!! note\n    a\n", [("note", None, "", True)]),
        ('!!! warning "Look"\n\n    a\n', [("warning", "Look", "", True)]),
        ('??? tip "The \\"key\\""\n    a\n', [("tip", 'The \\"key\\"', "", True)]),
        ("???+ info inline end\n    a\n", [("info", None, "", True)]),
        ("!!! note\na\n", [("note", None, "", False)]),
        ("!!! note", [("note", None, "", False)]),
        ("- x\n\n    !!! note\n        a\n", [("note", None, "", True)]),
        ("!!! note: a\n", [("note", None, ": a", False)]),
        ("```\n!!! note\n```\n", []),
    ],
)
def test_notes(text: str, expected: list[tuple[str, str | None, str, bool]]) -> None:
    notes = Manuscript(text, "a.md").notes
    assert [(note.kind, note.title, note.rest, note.has_body) for note in notes] == expected
    assert all(text.startswith(note.kind, note.kind_start) for note in notes)


def test_items() -> None:
    text = "1. One\n2) Two\n    - Three *x*\n\n10. Ten\n-no item\n*also none*\n"
    items = Manuscript(text, "a.md").items
    found = [(item.number, item.text, item.indent) for item in items]
    assert found == [(1, "One", 0), (2, "Two", 0), (None, "Three *x*", 4), (10, "Ten", 0)]
    assert all(starmap(text.startswith, ((item.text, item.text_start) for item in items)))


@pytest.mark.parametrize(
    "piece", ["[a](", "[a](<", "![", "[[", "*a", "`", "<a href=", "!!! ", "# ", "1. ", "<!--", "{{"]
)
@pytest.mark.slow
def test_a_page_of_open_brackets_is_read(piece: str) -> None:
    """It would take hours if each were read to the end of the page."""
    page = Manuscript(piece * 5_000, "a.md")
    assert page.links == ()
    assert page.prose is not None


def test_a_place_is_its_line_and_column() -> None:
    page = Manuscript("one\ntwo three\n", "a.md")
    assert page.place(page.text.index("three")) == (2, 5)
    assert page.place(0) == (1, 1)
    assert page.line(2) == "two three"
