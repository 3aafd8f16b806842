"""Patterns whose repetitions divide a text in many ways are refused, with their place; others are not."""

# ruff: noqa: RUF001 - letters of another alphabet are among the cases

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.catalog.load import load_catalog
from mkdocs_paycore.catalog.regex import timing
from mkdocs_paycore.catalog.regex.known_faults import repetition_fault
from mkdocs_paycore.catalog.regex.matching import fault
from mkdocs_paycore.catalog.regex.timing import pump_texts, slow_patterns
from mkdocs_paycore.check.specs.slow_patterns import slow_pattern_problems
from tests.catalog.form.specs import PATTERNS, ROOT, bare, openfintech
from tests.support.cases import first_of_each

if TYPE_CHECKING:
    from pathlib import Path

HARMLESS = [
    "", "a", "a*", ".*", ".{1,50}", "[A-Z]{3}", "a{1,9}b{1,9}", r"\s*abc\s*", r"\d+\D+", "[а-я]+[А-Я]+",
    "(?:foo|foobar)*",
    r"[a-z0-9]+(?:_[a-z0-9]+)+", r"(?:[a-z]+\.)+[a-z]{2,}", "(?:[^@]+@)+x", "(?:[0-9]{2}){3}", r"(?:\d{3}-?){2,}",
    r"(?:\d{1,3}\.){3}\d{1,3}", "(?:[0-9a-fA-F]{4}:){7}[0-9a-fA-F]{4}", "sk_(?:test|live)_[0-9a-zA-Z]{24,}", ".+-api",
    r"(?=.*[a-z])(?=.*\d).{8,}", "(?<quote>[\"'])[^\"']*\\k<quote>", r"(a|b)\1+", r"[a-z]+(?<=x)y", "(?:x|y){1000}",
    "a{0}b*", r"\p{Lu}+\p{Ll}+", r"\p{Script=Greek}*\p{Script=Cyrillic}*",
    r"\u{1F600}*\u{1F601}*", r"[\]a]*[b\]]", "(?:a|b|c)+", r"\p{L}{1,100}", "[^]*", "(?:ab?c)*", r"(?:\p{Lu}\p{Ll}*)+",
    "[0-9]{1,4}[0-9]{1,4}", "(?!x).+", "a?b?c?",
]  # fmt: skip
REFUSED = [
    ("(a+)+", "'(a+)+' at character 1 can divide"),
    ("x(?:a+)+", "'(?:a+)+' at character 2"),
    ("(a|a)*", "'(a|a)*' at character 1"),
    ("(a|ab|b)*", "at character 1"),
    (r"(\w+\s?)*x", r"'(\\w+\\s?)*' at character 1"),
    ("(?:[a-z]+|[0-9]+)*", "at character 1"),
    ("(?:a{1,9}){1,9}", "at character 1"),
    ("(?:aa?){30}", "'(?:aa?){30}' at character 1"),
    ("(?:a|aa){30}", "at character 1"),
    (".*.*=", "'.*' at character 1 and '.*' at character 3"),
    (r"\w+.*", r"'\\w+' at character 1 and '.*' at character 4"),
    ("[a-z]*[0-9]*[a-z]*", "'[a-z]*' at character 1 and '[a-z]*' at character 13"),
    ("[a-z]{1,640}[a-z0-9]{1,640}[0-9]{1,640}", "'[a-z0-9]{1,640}' at character 13"),
    (".*,.*,.*", "'.*' at character 1"),
    ("(?:ab{2})*(?:abb)*", "'(?:ab{2})*' at character 1"),
    (r"\p{L}+\p{Lu}+", r"'\\p{L}+'"),
    (r"\p{Script=Greek}+\p{Lu}+", r"'\\p{Lu}+' at character 18"),
    (r"\W*\S*", r"'\\W*'"),
    ("[а-я]+ж+", "'ж+' at character 7"),
    (r"[\u0430-\u044f]+ж+", "'ж+'"),
    (r"(a+)\1", "at character 2"),
    (r"(?<word>\w+)\k<word>", "at character 9"),
    ("(?=(a+)+$)a", "'(a+)+' at character 4"),
    ("a*(?=.*b)c", "'a*' at character 1 and '.*' at character 6 can take the same text, as in 100000 times 'a'"),
    ("(?:a(?!a*c))+", "'(?:a(?!a*c))+' at character 1 and 'a*' at character 8"),
    ("(?=.*(?=.*b))a", "'.*' at character 4 and '.*' at character 9"),
    ("a*(?<=a*)b", "'a*' at character 1 and 'a*' at character 7"),
    (".{9}(?<=(?:a|aa){40})", "'(?:a|aa){40}' at character 9 can divide one text in many ways"),
    ("(a*)*", "'(a*)*' at character 1 repeats something that may be empty"),
    ("(?:a?){30}a{30}", "may be empty"),
    ("(?:a?b?)+", "may be empty"),
    (r"(?:x?\w{3}(?:a|b?)??){2}b+", "'(?:a|b?)??' at character 11 repeats something that may be empty"),
    ("(?:(?:[a-z]{50}){50}){50}", "too large"),
    ("(?:" * 40 + "a" + ":){2}" * 40, "too large"),
]


@pytest.mark.parametrize("pattern", [*HARMLESS, *PATTERNS])
def test_harmless(pattern: str) -> None:
    assert fault(pattern) is None
    assert repetition_fault(pattern) is None


@pytest.mark.parametrize(("pattern", "words"), REFUSED)
@pytest.mark.slow
def test_refused(pattern: str, words: str) -> None:
    assert fault(pattern) is None
    assert words in str(repetition_fault(pattern))


def test_what_cannot_be_parsed_deeply_is_refused() -> None:
    assert "tangled" in str(repetition_fault("(" * 5000 + "a" + ")" * 5000))


@pytest.mark.slow
def test_slow_patterns_are_stopped() -> None:
    slow = ["(a+)+", r"(\w+\s?)*x", ".*.*=", "a?" * 30 + "a" * 30]
    assert slow_patterns([slow[0], "abc+", *slow[1:], ".*", ".+-api"], seconds=0.2) == slow


@pytest.mark.slow
def test_a_pattern_that_was_in_time_is_timed_again_only_where_less_is_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert slow_patterns(["in-time+"], seconds=20) == []
    monkeypatch.setattr(timing, "_Worker", None)
    assert slow_patterns(["in-time+"], seconds=20) == []
    with pytest.raises(TypeError):
        slow_patterns(["in-time+"], seconds=19)


@pytest.mark.slow
@pytest.mark.parametrize("is_harmless", first_of_each([False, True]))
def test_what_the_shape_lets_pass_is_not_slow(shared: Path, *, is_harmless: bool) -> None:
    """Each run tries the patterns that payment services publish; a text for one of ours takes seconds to be found."""
    services = openfintech(shared)
    usable = [bare(written) for written in sorted(services.patterns - services.refused_under_u)]
    tried = HARMLESS if is_harmless else [*PATTERNS, *usable]
    passed = [pattern for pattern in tried if repetition_fault(pattern) is None]
    assert len(passed) > (30 if is_harmless else 100)
    assert slow_patterns(passed, seconds=20) == []


def test_texts_that_go_round() -> None:
    texts = [*pump_texts("ab(?:cd)*e", length=100)]
    assert any(text.startswith("abcdcdcd") and text.endswith("\0") for text in texts)
    assert all(len(text) <= 110 for text in texts)


def test_each_loop_is_gone_round_by_itself() -> None:
    texts = [*pump_texts("(?:ab)*x(?:cd)*e", length=100)]
    assert any(text.startswith("ababab") for text in texts)
    assert any("xcdcdcd" in text for text in texts)


@pytest.mark.slow
def test_our_own_patterns_are_quick() -> None:
    assert list(slow_pattern_problems(load_catalog(ROOT / "docs" / "connectors", root=ROOT), seconds=20)) == []
