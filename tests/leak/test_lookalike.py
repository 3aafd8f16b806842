"""Letters that look like others: which are folded, and words that can be misread."""

# ruff: noqa: RUF001 - letters that look like others are the point

from __future__ import annotations

import pytest

from mkdocs_paycore.leak.lookalike import LOOK_ALIKES, READ_AS, folded, misread


def test_every_look_alike_is_folded_to_its_letter() -> None:
    assert {
        like: folded(f"x{like}x") for like, letter in LOOK_ALIKES.items() if folded(f"x{like}x") != f"x{letter}x"
    } == {}


def test_every_character_that_can_be_misread_is() -> None:
    def is_read(like: str, letter: str) -> bool:
        return f"harb{letter}arne" in folded(misread(f"Harb{like}arne")).split(" | ")

    assert {like for like, letter in READ_AS.items() if not is_read(like, letter)} == set()


@pytest.mark.parametrize(("char", "is_sign"), [("×", True), ("∣", True), ("⏽", True), ("╳", False), ("𝟏", False)])
def test_a_sign_is_read_as_a_letter_only_where_a_word_asks_for_it(char: str, *, is_sign: bool) -> None:
    assert (char in READ_AS, char in LOOK_ALIKES) == (is_sign, not is_sign)


@pytest.mark.parametrize("letter", "abcdefghijklmnopqrstuvwxyz")
def test_every_letter_has_look_alikes(letter: str) -> None:
    assert [like for like, known in LOOK_ALIKES.items() if known == letter]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Payϲore", "paycore"),
        ("PayϹore", "paycore"),
        ("Payⲥore", "paycore"),
        ("ꓑꓮꓬꓚꓳꓣꓰ", "paycore"),
        ("PayC০re", "paycore"),
        ("PayC𝟎re", "paycore"),
        ("𝐏𝚨𝐘𝐂𝐎𝐑𝐄", "paycore"),
        ("PᎪYCORE", "paycore"),
    ],
)
def test_letters_of_other_scripts(text: str, word: str) -> None:
    assert folded(text) == word


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("HarbourIine", "harbourline"),
        ("the Harbour1ine Bank", "the harbourline bank"),
        ("Harbour|ine", "harbourline"),
        ("HARBOUR1INE", "harbourline"),
        ("HarbourӀine", "harbourline"),
        ("HarbourΙine", "harbourline"),
        ("HarbourІine", "harbourline"),
        ("Harbour∣ine", "harbourline"),
        ("PayIn P1us", "payin plus"),
        ("Payc0re", "paycore"),
        ("PAYC0RE", "paycore"),
        ("paycor3 Payc0re", "paycor3 paycore"),
        ("0slo", "oslo"),
        ("BIack", "black"),
        ("1umen", "lumen"),
        ("Iumen", "lumen"),
        ("weIcome", "welcome"),
    ],
)
def test_a_word_that_can_be_misread(text: str, word: str) -> None:
    assert word in folded(misread(text)).split(" | ")


@pytest.mark.parametrize(
    "text",
    [
        "10 items in 2021, at 10:00 or 1 h",
        'd="M10 1h1v0z m0-1a10 10 0 0 1 1z"',
        "Invoice, IBAN, Interkassa, It is",
        "customInput, isIndex, setIf(a), payId, getItem, onImport",
        "| a | b | h2h | 2.1",
        "a || b, x|y",
        "Інтеркасса, Ωμέγα",
        "3×4 ∪ 5",
        "mail, tall, flat, FIAT, FLAT",
        "",
    ],
)
def test_a_word_that_is_what_it_is(text: str) -> None:
    assert misread(text) == ""


def test_names_are_not_told_apart_by_their_own_letters() -> None:
    assert len({folded(word) for word in ("fiat", "flat", "f1at", "FIAT", "FLAT")}) == 3


def test_long_words_are_not_cut() -> None:
    long = "supernova-" + "x" * 43
    assert misread(f"a {long}0nes and") == f"{long}ones and"
