"""Headings that are typed as HTML."""

from __future__ import annotations

import pytest

from mkdocs_paycore.manuscript.html_headings import html_headings
from mkdocs_paycore.manuscript.manual.page.blocks import BlockKind, blocks, visible
from mkdocs_paycore.manuscript.manual.page.titles import titles
from mkdocs_paycore.manuscript.manuscript import Manuscript
from mkdocs_paycore.manuscript.masked import Masked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<h2>Set up</h2>\n", [(2, "Set up")]),
        ('  <H3 class="x" id=y> Keys </H3> \n', [(3, "Keys")]),
        ('<h1 align="center">\n  Acme Pay\n</h1>\n', [(1, "Acme Pay")]),
        ("<h2>Connect `own`\n<b>account</b></h2>\n", [(2, "Connect `own` <b>account</b>")]),
        ("<h2>One</h3>\n<h4>Two</h4 >", [(2, "One"), (4, "Two")]),
        ("Text\n<h2>Below text</h2>\n\n* item\n\n    <h3>In an item</h3>\n", [(2, "Below text"), (3, "In an item")]),
        ("<h2> </h2>\n<h7>No</h7>\n<hr>\n<header>No</header>\n", []),
        ("<h2>Open\n\nand on</h2>\n", []),
        ("See <h2>this</h2>\n<h2>a</h2> b\n", []),
        ("```\n<h2>Code</h2>\n```\n<pre>\n<h2>Raw</h2>\n</pre>\n<!-- <h2>Hidden</h2> -->\n", []),
    ],
)
def test_headings_of_html_are_found_outside_of_code(text: str, expected: list[tuple[int, str]]) -> None:
    found = list(html_headings(Masked(text)))
    assert [(each.level, each.title) for each in found] == expected
    for heading in found:
        assert text[heading.start] == "<"
        assert text[: heading.end].rstrip().endswith(">")
        assert text.startswith(heading.title.split()[0], heading.title_start)


def test_a_manual_has_them_as_titles_and_as_blocks() -> None:
    typed = "<h1>\n  Acme\n</h1>\n\n<p>Pay.</p>\n\n<h2>Connect <em>provider</em> account</h2>\n\n<p>Enter it.</p>\n"
    page = Manuscript(typed, "acme.md")
    text = visible(page)
    assert [each.title for each in titles(page)] == ["Acme", "Connect provider account"]
    assert [each.text.split() for each in blocks(text, 0, len(text)) if each.kind is BlockKind.HEADING] == [
        ["#", "Acme"],
        ["##", "Connect", "*provider*", "account"],
    ]
    assert len(text) == len(typed)
