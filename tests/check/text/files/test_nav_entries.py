"""The pages that a navigation names, however its YAML is written, and the nearest to one that is not there."""

from __future__ import annotations

import pytest

from mkdocs_paycore.check.text.links.nearest_target import nearest_page
from mkdocs_paycore.project.navigation import nav_entries

ENTRIES: list[tuple[str, list[tuple[str, tuple[int, int], str]]]] = [
    ("nav:\n  - Start: index.md\n", [("index.md", (2, 12), "Start")]),
    (
        "nav:\n  - a.md # first\n# - b.md\n  - More:\n      - 'c d.md'\n",
        [("a.md", (2, 5), ""), ("c d.md", (5, 10), "")],
    ),
    ("nav: [a.md, {Two: ./b.md}]\n", [("a.md", (1, 7), ""), ("b.md", (1, 19), "Two")]),
    ('nav: [{Part: [{One: "a.md"}]}]\n', [("a.md", (1, 22), "One")]),
    ("nav:\n  - folder/\n  - https://x.example/a.md\n  - Empty:\n", [("folder/", (2, 5), "")]),
    ("navigation: [a.md]\nextra: {nav: [b.md]}\n", []),
    ("nav: [a.md\n", []),
    ("- nav\n", []),
]


@pytest.mark.parametrize(("text", "expected"), ENTRIES, ids=[text for text, _ in ENTRIES])
def test_the_entries_of_a_navigation(text: str, expected: list[tuple[str, tuple[int, int], str]]) -> None:
    assert [(entry.path, entry.place, entry.title) for entry in nav_entries(text)] == expected


def test_entries_of_one_list_are_told_from_those_of_another() -> None:
    text = "nav:\n  - a.md\n  - One:\n      - b.md\n      - Two: c.md\n  - Three:\n      - d.md\n"
    assert [entry.section for entry in nav_entries(text)] == [2, 4, 4, 7]


PAGES = ("index.md", "guide/start.md", "guide/index.md", "connectors/north/index.md", "connectors/zuki/index.md")
NEAREST = [
    ("indx.md", "index.md"),
    ("guide/strat.md", "guide/start.md"),
    ("start.md", "guide/start.md"),
    ("guides/start.md", "guide/start.md"),
    ("connectors/nort/index.md", "connectors/north/index.md"),
    ("north.md", "connectors/north/index.md"),
    ("connectors/methods.md", None),
    ("connectors/mopay/index.md", None),
    ("integration/ips.md", None),
]


@pytest.mark.parametrize(("path", "expected"), NEAREST)
def test_the_page_that_was_meant(path: str, expected: str | None) -> None:
    assert nearest_page(path, PAGES) == expected
