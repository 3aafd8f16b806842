"""Finding words of brands in a text without escapes, in each way to read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.leak.decode import ways
from mkdocs_paycore.leak.lookalike import folded, parted
from mkdocs_paycore.leak.mention import Mention
from mkdocs_paycore.leak.word_finder import WordFinder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_paycore.leak.words import Word


class WordReader:
    """Finds some words.

    Attributes:
        finder: what finds them in a reading.
    """

    def __init__(self, words: Sequence[Word]) -> None:
        """Prepare the search for all words."""
        self.finder = WordFinder(words)
        self._has_short = any(word.is_short for word in words)

    def mentions(self, plain: str, *, is_packed: bool = False) -> list[list[Mention]]:
        """Return the words in a text, for each way to read it that has any.

        Args:
            plain: the text.
            is_packed: whether it was packed in another.
        """
        found = []
        for reading in ways(plain):
            for each in self._folded(reading):
                if words := self.finder.find(each):
                    in_tag = reading.lstrip()[:1] == "<"
                    found.append([Mention(word, start, end, each, in_tag, is_packed) for word, start, end in words])
        return found

    def may_mention_others(self, plain: str, brand: str) -> bool:
        """Return whether a text holds a word that is not a brand's own; quicker than to judge each."""
        readings = (text for reading in ways(plain) for text in self._folded(reading))
        return any(brand not in word.owners for text in readings for word, _, _ in self.finder.find(text))

    def is_any_in(self, text: str) -> bool:
        """Return whether a word may be in a text, as a part of another word, too."""
        return self.finder.is_any_in(folded(parted(text)))

    def _folded(self, reading: str) -> Iterator[str]:
        """Yield a reading as words are looked for in it; with short ones, its parts apart as well."""
        yield folded(reading)
        if self._has_short and (apart := parted(reading)) != reading:
            yield folded(apart)
