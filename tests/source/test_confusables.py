"""The table of look-alike letters: what is taken over from Unicode's file."""

# ruff: noqa: RUF001 - letters that look like others are the point

from __future__ import annotations

import pytest

from mkdocs_paycore.source.confusables import ALIKE, NEAR
from scripts.confusables import table

HEAD = "# confusables.txt\n# © 2022 Unicode®, Inc.\n# Version: 15.0.0\n"


def made(char: str, like: str) -> tuple[dict[str, str], dict[str, str]]:
    codes = " ".join(f"{ord(each):04X}" for each in like)
    found = table(f"{HEAD}\n{ord(char):04X} ;\t{codes} ;\tMA\t# a comment\n")
    return found["alike"], found["near"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("char", "like", "letter"), [("а", "a", "a"), ("Ѕ", "S", "S"), ("І", "l", "I"), ("𝟎", "O", "O")]
)
def test_a_letter_that_looks_like_an_english_one_is_taken(char: str, like: str, letter: str) -> None:
    assert made(char, like)[0] == {letter: char}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("char", "like"),
    [
        pytest.param("|", "l", id="in ASCII"),
        pytest.param("б", "6", id="like a digit"),
        pytest.param("\u05d5", "l", id="right to left"),
        pytest.param("ａ", "a", id="by its compatibility form"),
        pytest.param("ſ", "f", id="with another letter as its compatibility form"),
        pytest.param("\u02b0", "h", id="a letter above"),
        pytest.param("ѣ", "b\u0335", id="of another script and with a mark"),
        pytest.param("ꜳ", "aa", id="like two letters"),
    ],
)
def test_what_else_looks_like_ascii_is_left_out(char: str, like: str) -> None:
    alike, near = made(char, like)
    assert char not in "".join([*alike.values(), *near.values()])


@pytest.mark.slow
def test_a_latin_letter_with_a_mark_and_a_small_capital_are_near() -> None:
    near = made("đ", "d\u0335")[1]
    assert near["d"] == "đᴅ"
    assert near["j"] == "ȷᴊ"


def test_no_character_passes_for_two_letters() -> None:
    chars = [*"".join(ALIKE.values()), *"".join(NEAR.values())]
    assert sorted(chars) == sorted(set(chars))
