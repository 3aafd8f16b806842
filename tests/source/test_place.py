"""Places in a text, and where a word stands by itself."""

from __future__ import annotations

import pytest

from mkdocs_paycore.source.place import occurrences, place_in, replacement
from mkdocs_paycore.source.problem import Edit


@pytest.mark.parametrize(
    ("text", "offset", "first_line", "place"),
    [
        ("", 0, 1, (1, 1)),
        ("ab", 1, 1, (1, 2)),
        ("a\nb", 1, 1, (1, 2)),
        ("a\nb", 2, 1, (2, 1)),
        ("a\n\nbcd", 5, 1, (3, 3)),
        ("a\nb", 2, 2, (3, 1)),
    ],
)
def test_a_place(text: str, offset: int, first_line: int, place: tuple[int, int]) -> None:
    assert place_in(text, offset, first_line=first_line) == place


@pytest.mark.parametrize(
    ("text", "token", "found"),
    [
        ("ips.md tips.md ips.md", "ips.md", [0, 15]),
        ("a/ips.md, ips.md#x, ips.mdx, ips.md.", "ips.md", [29]),
        ("#old-2 #old, x#old", "#old", [7]),
        ("a.b aXb", "a.b", [0]),
        ("", "x", []),
    ],
)
def test_where_a_word_stands_by_itself(text: str, token: str, found: list[int]) -> None:
    assert list(occurrences(text, token)) == found


@pytest.mark.parametrize(
    ("place", "old", "edits"),
    [
        ((1, 1), "ab", (Edit(0, 2, "x"),)),
        ((2, 2), "de", (Edit(4, 6, "x"),)),
        ((3, 1), "f", (Edit(7, 8, "x"),)),
        ((2, 2), "d", (Edit(4, 5, "x"),)),
        ((2, 1), "de", ()),
        ((4, 1), "f", ()),
        ((0, 1), "ab", ()),
        ((1, 0), "ab", ()),
    ],
)
def test_what_stands_at_a_place_is_replaced(place: tuple[int, int], old: str, edits: tuple[Edit, ...]) -> None:
    assert replacement("ab\r\ncde\rf", place, old, "x") == edits
