"""Finding words of all brands at once: the same as with a search for each, at a cost that does not grow with them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_paycore.leak.word_finder import WordFinder
from mkdocs_paycore.leak.words import Word

TEXTS = st.text("ab1 .|é²", min_size=1, max_size=9).map(str.strip).filter(bool)


def word(text: str, brand: str = "x") -> Word:
    return Word(text, "name", brand, "custom.company_name", text)


def plainly(words: list[str], text: str) -> set[tuple[str, int]]:
    """Return what a regular expression a word finds."""
    found = set()
    for each in words:
        alone = rf"(?<![^\W\d_]){re.escape(each)}(?![^\W\d_])"
        pattern = re.escape(each) if word(each).is_anywhere else alone
        found |= {(each, match.start()) for match in re.finditer(rf"(?=({pattern}))", text)}
    return found


@pytest.mark.slow
@given(st.lists(TEXTS, max_size=6), st.lists(TEXTS, max_size=12).map("".join))
def test_the_same_is_found_as_by_a_search_for_each_word(words: list[str], text: str) -> None:
    finder = WordFinder(map(word, words))
    assert {(found.text, start) for found, start, _ in finder.find(text)} == plainly(words, text)


def test_long_words_that_begin_alike_are_told_apart() -> None:
    words = [f"{'long ' * 100}{number}" for number in range(5)]
    assert [found.text for found, _, _ in WordFinder(map(word, words)).find(f"see {words[3]} there")] == [words[3]]


def test_a_word_of_several_brands_is_found_once() -> None:
    finder = WordFinder([word("acme.example", "a"), word("acme.example", "b"), word("acme.example", "a")])
    assert [found.owners for found, _, _ in finder.find("at acme.example")] == [("a", "b")]


@pytest.mark.parametrize("brands", [3, 30, 3000])
def test_a_hit_costs_the_same_however_many_brands_there_are(brands: int) -> None:
    finder = WordFinder(word(f"brand {number}") for number in range(brands))
    finder.find("see brand 1 and brand 2 here")
    assert finder.looks <= 2 * len("3000")
