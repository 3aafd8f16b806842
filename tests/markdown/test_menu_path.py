"""Paths through menus, as they are typed in sentences."""

from __future__ import annotations

import pytest

from mkdocs_paycore.markdown.menu_path import with_path_calls, with_paths

A_B = '<span class="paycore-path"><b>A</b> <i>then</i> <b>B</b></span>'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("In <em>A</em> \u2192 <em>B</em>.", f"In {A_B}."),
        ("<em>A &gt; B</em>", A_B),
        ("<em>A</em> --&gt; <em>B</em>", A_B),
        ("<em>A</em> then <em>B</em>", "<em>A</em> then <em>B</em>"),
        ("<em>A</em> \u2192 <b>B</b>", "<em>A</em> \u2192 <b>B</b>"),
        ("a &gt; b", "a &gt; b"),
    ],
)
def test_a_path_is_drawn(html: str, expected: str) -> None:
    assert with_paths(html) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In *A* \u2192 *B* \u2192 *C*, do it.", 'In <<path("A > B > C")>>, do it.'),
        ("Open *A > B*.", 'Open <<path("A > B")>>.'),
        ("In *A* and *B*.", "In *A* and *B*."),
        ("**A > B**", "**A > B**"),
        ("*a>b*", "*a>b*"),
        ('*A* \u2192 *"B"*', '*A* \u2192 *"B"*'),
        ("*<<provider.name>>* \u2192 *B*", "*<<provider.name>>* \u2192 *B*"),
        ("* a > b\n* c", "* a > b\n* c"),
    ],
)
def test_a_path_is_made_a_call(text: str, expected: str) -> None:
    assert with_path_calls(text) == expected
