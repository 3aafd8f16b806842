"""The links of a page that are looked at where another generator does not look."""

from __future__ import annotations

import pytest

from mkdocs_paycore.engines.docs_tree.validation import relative_links


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[a](b.png) and ![c](d.svg#x)", ["b.png", "d.svg#x"]),
        ("<img src=\"a.png\"> <a href='b/'>x</a>", ["a.png", "b/"]),
        ("[a]\n\n[a]: b.pdf", ["b.pdf"]),
        ("[a](https://a.example/) [b](mailto:a@b.example) <https://c.example/>", []),
        ("`[a](b.png)`\n\n    [c](d.png)\n\n<!-- [e](f.png) -->\n", []),
        ("Text without a link.", []),
    ],
)
def test_links_are_read_outside_of_code_and_comments(text: str, found: list[str]) -> None:
    assert list(relative_links(text)) == found
