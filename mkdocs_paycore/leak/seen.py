"""What was seen of a site so far: pieces that were read, and how often a word was told with its place."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_paycore.leak.mention import Mention
    from mkdocs_paycore.leak.words import Word

MOST_PLACES = 20
"""So many places of a word in a file are told one by one; further ones are counted, unless a source may excuse them."""
MOST_IN_ALL = 100
"""So many places of a word in a site are told one by one: as many as a report lists."""
Said: TypeAlias = "tuple[tuple[str, str], str]"
"""A word, and the page that says it."""


@dataclass(slots=True)
class Seen:
    """What was seen of a site, or of the sites of a shape.

    Attributes:
        mentions: the pieces with mentions that were read, with these.
    """

    mentions: dict[bytes, list[list[Mention]]] = field(default_factory=dict)
    _told: Counter[tuple[str, str]] = field(default_factory=Counter)
    _is_full: bool = False

    def has_room(self, word: Word, page: str, counts: Mapping[Said, int]) -> bool:
        """Return whether one more place of a word is told by itself.

        Args:
            word: the word.
            page: the page that says it.
            counts: how often the file that is read has a word so far.
        """
        return self._told[word.same] < MOST_IN_ALL and counts.get((word.same, page), 0) < MOST_PLACES

    def is_counting(self, counts: Mapping[Said, int]) -> bool:
        """Return whether some word is told often enough, so that its further places are only counted."""
        return self._is_full or max(counts.values(), default=0) >= MOST_PLACES

    def tell(self, word: Word) -> None:
        """Note that a place of a word is told by itself."""
        self._told[word.same] += 1
        self._is_full = self._is_full or self._told[word.same] >= MOST_IN_ALL
