"""What fields made of specifications share: patterns of the whole value, help in Markdown, sound fields."""

from __future__ import annotations

from typing import Any

import pytest

from mkdocs_paycore.catalog.regex.matching import fault, matches
from mkdocs_paycore.intake.spec_field import as_sentence, sound_field, whole_pattern
from mkdocs_paycore.intake.spec_file import SpecDoubts
from mkdocs_paycore.source.yaml.read import read_yaml


@pytest.mark.parametrize(
    ("pattern", "fits", "misses"),
    [
        ("^[a-z0-9.-]+$", "a-b.c", "A"),
        (r"^https:\/\/[a-z\-]+\.example$", "https://a-b.example", "https://a"),
        ("[0-9]", "a1b", "ab"),
        ("^a$|^b$", "b", "c"),
        ("^(acct_|org_)", "acct_1", "x"),
        (r"^[\w-]+@x\-y$", "a-b@x-y", "a"),
        ("^[^/]+$", "a", "a/b"),
        ("^[a-z|(]+$", "a|(", "1"),
        (r"^\$[0-9]+\$$", "$1$", "1"),
    ],
)
def test_a_pattern_that_may_match_anywhere_becomes_one_of_the_whole_value(pattern: str, fits: str, misses: str) -> None:
    whole, is_same = whole_pattern(pattern)
    assert is_same
    assert fault(whole) is None
    assert (matches(whole, fits), matches(whole, misses)) == (True, False)


def test_a_pattern_of_parts_that_match_anywhere_is_told_apart() -> None:
    assert whole_pattern("a|b") == ("a|b", False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('See <a href="https://x.example/a">the docs</a>.', "See [the docs](https://x.example/a)."),
        ("Use <code>sk_…</code> &amp; <b>no</b> other.\n", "Use `sk_…` & **no** other."),
        ("One<br/>two", "One two"),
        ("<<custom.company_name>> stays", "<<custom.company_name>> stays"),
        (None, ""),
    ],
)
def test_html_of_a_description_becomes_markdown(text: object, expected: str) -> None:
    assert as_sentence(text) == expected


@pytest.mark.parametrize(
    ("given", "gone"),
    [
        ({"type": "text", "pattern": "(?P<a>x)", "pattern_hint": "x"}, "pattern"),
        ({"type": "text", "pattern": "[0-9]+", "pattern_hint": "x", "example": "a"}, "example"),
        ({"type": "toggle", "example": "true"}, "example"),
        ({"type": "select", "choices": ["a", "b"], "example": "c"}, "example"),
        ({"type": "text", "min_length": -1}, "min_length"),
        ({"type": "number", "max_length": "x"}, "max_length"),
    ],
)
def test_what_a_field_refuses_is_left_out_with_a_doubt(given: dict[str, Any], gone: str) -> None:
    doubts = SpecDoubts(read_yaml("a: 1", path="x.yaml", rule=""))
    made = sound_field({"key": "k", "label": "K", **given}, ("a",), doubts)
    assert gone not in made
    assert [f"left out the {gone}" in each.message for each in doubts.found] == [True]
