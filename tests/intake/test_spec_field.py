"""What fields made of specifications share: patterns of the whole value, help in Markdown, sound fields."""

from __future__ import annotations

from typing import Any

import pytest

from mkdocs_paycore.catalog.regex.matching import fault, matches
from mkdocs_paycore.intake.spec_field import as_sentence, sound_field
from mkdocs_paycore.intake.spec_file import SpecDoubts
from mkdocs_paycore.intake.spec_pattern import pattern_data, whole_pattern
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
        (r"\A[a-z]+\Z", "ab", "a1"),
        ("(?i)^[a-f0-9-]{2}x[Q\\d]$", "F-Xq", "g-xq"),
        ("^(?i)(ab|c)$", "aB", "ac"),
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
    ("spec", "kind", "expected", "words"),
    [
        ({"pattern": "(?m)ab"}, "text", {"pattern_hint": ""}, ["left out the pattern '(?m)ab' of 'k'"]),
        (
            {"pattern": "ab-[a-z]{9}", "pattern_descriptor": "ab-…"},
            "secret",
            {"pattern_hint": "ab-…"},
            ["left out the pattern"],
        ),
        ({"pattern": "^(a+)+$"}, "text", {"pattern_hint": ""}, ["can read one text in many ways"]),
        ({"pattern": "^a$"}, "toggle", {"pattern_hint": ""}, ["a field of the type toggle has none"]),
        (
            {"pattern": "^(?P<n>[a-z])(?P=n)$", "pattern_descriptor": "aa"},
            "text",
            {"pattern": r"(?<n>[a-z])\k<n>", "pattern_hint": "aa", "severity": "block"},
            [],
        ),
        (
            {"pattern": "^[a-z]+$"},
            "text",
            {"pattern": "[a-z]+", "pattern_hint": "In the form [a-z]+", "severity": "block"},
            ["has no words"],
        ),
    ],
)
def test_a_pattern_is_taken_over_with_its_words_or_left_out_in_one_doubt(
    spec: dict[str, Any], kind: str, expected: dict[str, str], words: list[str]
) -> None:
    doubts = SpecDoubts(read_yaml("a: 1", path="x.yaml", rule=""))
    assert pattern_data(spec, ("a",), "k", doubts, kind=kind, shown="A1") == expected
    assert len(doubts.found) == len(words)
    assert all(word in each.message for word, each in zip(words, doubts.found, strict=True))
    assert all(len(str(each)) < 240 for each in doubts.found)


def test_of_a_pattern_that_is_slow_with_anything_around_it_the_one_of_the_whole_value_is_shown() -> None:
    doubts = SpecDoubts(read_yaml("a: 1", path="x.yaml", rule=""))
    pattern_data({"pattern": "AAB[a-zA-Z_-]{40}"}, ("a",), "k", doubts, kind="secret")
    assert [each.suggestion for each in doubts.found] == [r"if the whole value is meant: pattern: AAB[a-zA-Z_\-]{40}"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('See <a href="https://x.example/a">the docs</a>.', "See [the docs](https://x.example/a)."),
        ("Use <code>sk_…</code> &amp; <b>no</b> other.\n", "Use `sk_…` & **no** other."),
        ("One<br/>two", "One two"),
        ("<<custom.company_name>> stays", "<<custom.company_name>> stays"),
        (r"See <a href=\"https://x.example/\">the \"docs\"</a>.", 'See [the "docs"](https://x.example/).'),
        (r"See <a href=\'https://x.example/\'>it</a>.", "See [it](https://x.example/)."),
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
