"""Where a page's source writes a link."""

from __future__ import annotations

import pytest

from mkdocs_paycore.check.link_place import link_places

CASES: list[tuple[str, str, list[tuple[int, int]]]] = [
    # the page, the link, its places
    ("See [tips](tips.md).\n\nAnd [ips](ips.md), ![ips](<ips.md>)", "ips.md", [(3, 11), (3, 28)]),
    ("---\ntitle: see nope.md\nx: '[a](nope.md)'\n---\nnope.md\n[x](nope.md)", "nope.md", [(6, 5)]),
    ("```\n[x](nope.md)\n```\n`[x](nope.md)` [`x`](nope.md 'title')", "nope.md", [(4, 22)]),
    ("---\na: 1\n---\n```\n[x](nope.md)\n```\n[x](nope.md)", "nope.md", [(7, 5)]),
    ("[x][1] and [y][1]\n\n[1]: nope.md\n[2]: <nope.md>", "nope.md", [(3, 6), (4, 7)]),
    ('<a href="nope.md">x</a> <img alt="" src=nope.md>', "nope.md", [(1, 10), (1, 41)]),
    ("[x](nope.md#a) [x](nope.md)", "nope.md", [(1, 20)]),
    ("[x](nope.md#a) [x](nope.md#a-2)", "nope.md#a", [(1, 5)]),
    ("[[nope]] and nope, not nope-x\n", "nope", [(1, 3), (1, 14)]),
    ("[x](a.md#old-2) [x](#old) [x](a.md#old) [x](https://a.example/#old)", "#old", [(1, 21), (1, 35)]),
    ("[x](<<custom.url>>#old) [x](other/#old)", "#old", [(1, 35)]),
    ("text", "nope.md", []),
    ("", "nope.md", []),
]


@pytest.mark.parametrize(("source", "target", "places"), CASES, ids=[source for source, *_ in CASES])
def test_where_a_link_is_written(source: str, target: str, places: list[tuple[int, int]]) -> None:
    assert link_places(source, target) == places
