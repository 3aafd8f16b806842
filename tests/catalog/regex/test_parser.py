"""A pattern in its parts."""

from __future__ import annotations

import pytest

from mkdocs_paycore.catalog.regex.parser import Repetition, parse, walk


@pytest.mark.parametrize(
    ("pattern", "optional"),
    [
        ("(a)b", set()),
        ("(a)?b", {"1"}),
        ("(a)*b", {"1"}),
        ("(a)+b", set()),
        ("(a){0,2}b", {"1"}),
        ("(a){1,2}b", set()),
        ("(a)|b", {"1"}),
        ("((a)|b)c", {"2"}),
        ("(?:(a)x)?b", {"1"}),
        ("(?!(a))b", {"1"}),
        ("(?=(a))a", set()),
        ("(?<!(a))b", {"1"}),
        ("(?<n>a)?(b)", {"1", "n"}),
    ],
)
def test_groups_that_may_take_no_part_are_known(pattern: str, optional: set[str]) -> None:
    assert parse(pattern).optional == optional


@pytest.mark.parametrize(
    ("pattern", "repeated"), [("a*", "a"), ("(?:bc)+d", "bc"), ("a?b{1}", ""), ("(?:a?b){2,}", "ab")]
)
def test_what_stands_in_a_repetition_is_known(pattern: str, repeated: str) -> None:
    found = [pattern[part.start : part.end] for part, is_repeated in walk(parse(pattern).root) if is_repeated]
    assert "".join(dict.fromkeys(text for text in found if len(text) == 1)) == repeated


@pytest.mark.parametrize(
    ("pattern", "low", "high"),
    [("a*", 0, None), ("a+", 1, None), ("a?", 0, 1), ("a{3}", 3, 3), ("a{2,}", 2, None), ("a{2,5}?", 2, 5)],
)
def test_a_repetition_has_its_limits(pattern: str, low: int, high: int | None) -> None:
    [found] = [part for part, _ in walk(parse(pattern).root) if isinstance(part, Repetition)]
    assert (found.low, found.high) == (low, high)
