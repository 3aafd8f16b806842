"""How many digits or characters a value has, as sentences say it."""

from __future__ import annotations

import pytest

from mkdocs_paycore.catalog.form.said_counts import said_characters, said_digits


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Six digits", (6, 6)),
        ("12 digits", (12, 12)),
        ("Four to six digits", (4, 6)),
        ("10 or 12 digits", (10, 12)),
        ("5-8 digits", (5, 8)),
        ("KU, a dash and seven digits", (7, 7)),
        ("5970 and eight digits", (8, 8)),
        ("Three digits, a dash, three digits", (6, 6)),
        ("at least eight digits", (8, None)),
        ("up to 12 digits", (0, 12)),
        ("Digits alone", None),
        ("16 letters and digits", None),
        ("six digits and letters", None),
        ("six digits and two letters", None),
        ("32 hexadecimal digits", None),
        ("the last four digits", None),
        ("two digits a group", None),
        ("K1 and four digits", None),
        ("0.5 digits", None),
        ("Six capital letters", None),
        ("Six digits, or eight", None),
    ],
)
def test_digits(text: str, expected: tuple[int, int | None] | None) -> None:
    assert said_digits(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("22 characters at most", (0, 22)),
        ("at most 22 characters", (0, 22)),
        ("up to twelve characters long", (0, 12)),
        ("22 characters or fewer", (0, 22)),
        ("8 to 20 characters", (8, 20)),
        ("8 characters or more", (8, None)),
        ("exactly 32 characters", (32, 32)),
        ("the first 8 characters", None),
        ("8 characters, then 4 characters", None),
        ("about 30 characters", None),
        ("not 30 characters", None),
    ],
)
def test_characters(text: str, expected: tuple[int, int | None] | None) -> None:
    assert said_characters(text) == expected
