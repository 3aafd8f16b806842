"""All words of all brands in one pass over a text, at a cost that does not grow with the number of brands."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_paycore.leak.letter_tree import any_of
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_paycore.leak.words import Word

_NUMBER_GOES_ON = expression(r"\w|\.\d")
_BEGINNING = 24
"""So many letters of a word are enough to find the places that may hold it."""


class _Rest(NamedTuple):
    """The words that begin alike: how long they are, and each by its text."""

    lengths: list[int]
    words: dict[str, Word]


class WordFinder:
    """Finds words in folded text.

    One regular expression knows the beginnings of all words; which words stand at a place is looked up by their text,
    once for each length that words of this beginning have.

    Attributes:
        words: the words, each text once; one that several brands have names all of them.
        looks: how many words were looked up so far; tests count it.
    """

    def __init__(self, words: Iterable[Word]) -> None:
        """Prepare the search for words of all brands."""
        self.words = merged(words)
        self.looks = 0
        self._number = {word.text: number for number, word in enumerate(self.words)}
        beginnings = {word.text[:_BEGINNING] for word in self.words}
        self._any = re.compile(any_of(beginnings) if beginnings else r"(?!)")
        self._rest: dict[str, _Rest] = {}
        by_beginning: defaultdict[str, dict[str, Word]] = defaultdict(dict)
        for word in self.words:
            ends = range(1, _BEGINNING + 1)
            shortest = next(word.text[:end] for end in ends if word.text[:end] in beginnings)
            by_beginning[shortest][word.text] = word
        for beginning, texts in by_beginning.items():
            self._rest[beginning] = _Rest(sorted({len(text) for text in texts}), texts)

    def is_any_in(self, text: str) -> bool:
        """Return whether a text may hold a word; quick."""
        return self._any.search(text) is not None

    def find(self, text: str) -> list[tuple[Word, int, int]]:
        """Return the words in a text with their start and end, in the order of the words, then of the text."""
        found = list(self._found(text))
        if len(found) > 1:
            found.sort(key=lambda each: (self._number[each[0].text], each[1]))
        return found

    def _found(self, text: str) -> Iterator[tuple[Word, int, int]]:
        match = self._any.search(text)
        while match is not None:
            start = match.start()
            lengths, words = self._rest[match[0]]
            for length in lengths:
                if start + length > len(text):
                    break
                self.looks += 1
                word = words.get(text[start : start + length])
                if word is not None and _counts(word, text, start, start + length):
                    yield word, start, start + length
            match = self._any.search(text, start + 1)


def merged(words: Iterable[Word]) -> list[Word]:
    """Return words, each text once: one that several brands have is the first's, and names the `others`."""
    owners: dict[str, list[Word]] = {}
    for word in words:
        owners.setdefault(word.text, []).append(word)
    return [
        replace(first, others=tuple(dict.fromkeys(word.brand for word in rest if word.brand != first.brand)))
        for first, *rest in owners.values()
    ]


def _counts(word: Word, text: str, start: int, end: int) -> bool:
    """Return whether a word in a text is that word, and no part of another one."""
    if word.is_ip_address:
        return not _NUMBER_GOES_ON.match(text, end) and not text[start - 1 : start].isalnum()
    return word.is_anywhere or _stands_alone(text, start, end)


def _stands_alone(text: str, start: int, end: int) -> bool:
    return not (start and _is_letter(text[start - 1])) and not (end < len(text) and _is_letter(text[end]))


def _is_letter(char: str) -> bool:
    return char.isalnum() and not char.isdecimal()
