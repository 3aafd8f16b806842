"""How long the texts are that a pattern reads, and how many of their characters are digits."""

from __future__ import annotations

import pytest

from mkdocs_paycore.catalog.regex.counts import Count, digits_of, length_of


@pytest.mark.parametrize(
    ("pattern", "length", "digits"),
    [
        ("", (0, 0), (0, 0)),
        ("[0-9]{6}", (6, 6), (6, 6)),
        (r"\d{4,6}", (4, 6), (4, 6)),
        ("AB[0-9]{3}-[0-9]+", (7, None), (4, None)),
        ("[a-z0-9]{8}", (8, 8), (0, 8)),
        ("0[1-9]{9}", (10, 10), (9, 10)),
        ("[0-9]{5}|[A-Z]{7}", (5, 7), (0, 5)),
        ("(?:[0-9]{2} ?){3}", (6, 9), (6, 6)),
        ("(?=.*[0-9])[a-z0-9]+", (1, None), (0, None)),
        (r"([a-z])\1", (1, None), (0, None)),
        ("[a-z]*", (0, None), (0, 0)),
        (".{3}", (3, 3), (0, 3)),
    ],
)
def test_the_counts_of_a_pattern(pattern: str, length: tuple[int, int | None], digits: tuple[int, int | None]) -> None:
    assert length_of(pattern) == length
    assert digits_of(pattern) == digits


@pytest.mark.parametrize(
    ("one", "other", "meets"),
    [
        ((6, 6), (6, 6), True),
        ((6, 6), (4, 8), True),
        ((6, 6), (7, None), False),
        ((7, None), (6, 6), False),
        ((0, 5), (5, None), True),
        ((0, None), (3, None), True),
    ],
)
def test_counts_that_meet(one: tuple[int, int | None], other: tuple[int, int | None], *, meets: bool) -> None:
    assert Count(*one).meets(Count(*other)) is meets
