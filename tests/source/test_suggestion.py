"""The nearest right thing to what was found."""

from __future__ import annotations

import pytest

from mkdocs_paycore.source.suggestion import all_known, cited, did_you_mean, is_misspelt, nearest


@pytest.mark.parametrize(
    ("word", "known", "found"),
    [
        ("stauts", ["status", "state"], "status"),
        ("EUR", ["eur"], "eur"),
        ("strasse", ["STRASSE", "other"], "STRASSE"),
        ("Fields", ["FIELDS", "fields"], "FIELDS"),
        ("x", ["status"], None),
        ("status", [], None),
    ],
)
def test_the_nearest_is_told_whatever_its_letter_case(word: str, known: list[str], found: str | None) -> None:
    assert nearest(word, known) == found
    assert did_you_mean(word, known) == (f"did you mean {found!r}?" if found else "")


@pytest.mark.parametrize(
    ("word", "known", "expected"),
    [
        ("pasword_key", ["password_key", "code"], True),
        ("password_kay", ["password_key", "password_kai"], False),
        ("code", ["password_key"], False),
        ("password_key2", ["password_key"], False),
        ("pasword_key2", ["password_key"], False),
    ],
)
def test_only_what_is_like_one_word_is_misspelt_for_certain(word: str, known: list[str], *, expected: bool) -> None:
    assert is_misspelt(word, known[0], known) is expected


def test_few_of_many_are_listed() -> None:
    assert all_known([]) == "known: none"
    assert all_known(["b", "a"]) == "known: a, b"
    assert all_known(map(str, range(8))) == "known: 0, 1, 2, 3, 4, 5, 6, 7"
    assert all_known(map(str, range(9))) == "known: 0, 1, 2, 3, 4, 5, 6, 7 and 1 more"


def test_a_long_text_is_cut() -> None:
    assert (cited("abcde", most=5), cited("abcdef", most=5)) == ("'abcde'", "'abcd…'")
