"""Which mentions in the text of some brands are of other brands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs_paycore.leak.mention import Beside, Mention
    from mkdocs_paycore.leak.words import Word


@dataclass(frozen=True, slots=True)
class Foreign:
    """A mention in the text of some brands that is a part of no word of theirs: whose `sites` it is a leak in.

    `is_packed`: it was read in what is packed as base64.
    """

    word: Word
    beside: Beside
    in_tag: bool
    sites: tuple[str, ...]
    is_packed: bool = False


Further: TypeAlias = "dict[tuple[tuple[tuple[str, str], str], tuple[str, ...]], tuple[Foreign, int]]"
"""The first mention of each word, and how many there are, by the word, the page and the sites."""


class Sites:
    """The brands in whose text mentions are judged."""

    def __init__(self, brands: Iterable[str]) -> None:
        """Prepare for the names of brands."""
        self.brands = tuple(brands)
        self._without: dict[frozenset[str], tuple[str, ...]] = {}

    def others_than(self, owners: frozenset[str]) -> tuple[str, ...]:
        """Return the brands that are none of some; the same object for the same ones."""
        if owners not in self._without:
            self._without[owners] = tuple(brand for brand in self.brands if brand not in owners)
        return self._without[owners]

    def foreign(self, found: Iterable[Sequence[Mention]]) -> list[Foreign]:
        """Return the mentions of other brands, the longest where one holds another, each place once.

        Args:
            found: the mentions in a text, for each of its readings.
        """
        places: dict[tuple[tuple[str, str], str, str], Foreign] = {}
        for mentions in found:
            for each, sites in self._judged(mentions):
                self._add(places, each, sites)
        return list(places.values())

    def counted(self, found: Iterable[Sequence[Mention]]) -> list[tuple[Foreign, int]]:
        """Return the first mention of each word of other brands, and how often one reading of the text has it at most.

        Args:
            found: the mentions in a text, for each of its readings.
        """
        most: dict[tuple[tuple[str, str], tuple[str, ...]], tuple[Mention, int]] = {}
        for mentions in found:
            here: dict[tuple[tuple[str, str], tuple[str, ...]], tuple[Mention, int]] = {}
            for each, sites in self._judged(mentions):
                key = (each.word.same, sites)
                first, count = here.get(key, (each, 0))
                here[key] = (first, count + 1)
            for key, (first, count) in here.items():
                most[key] = max(most.get(key, (first, 0)), (first, count), key=lambda each: each[1])
        return [
            (Foreign(first.word, first.beside, first.in_tag, sites, first.is_packed), count)
            for (_, sites), (first, count) in most.items()
        ]

    def _judged(self, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, tuple[str, ...]]]:
        """Yield the mentions of a reading that are a leak, with the brands in whose sites they are."""
        for each, holding in zip(mentions, _holders(mentions), strict=True):
            if not self.others_than(frozenset(each.word.owners)):
                continue
            if any(_is_longer(other, each) and other.word.brand == each.word.brand for other in holding):
                continue
            own = frozenset(owner for other in (each, *holding) for owner in other.word.owners)
            if sites := self.others_than(own):
                yield each, sites

    def _add(
        self, places: dict[tuple[tuple[str, str], str, str], Foreign], each: Mention, sites: tuple[str, ...]
    ) -> None:
        beside = each.beside
        key = (each.word.same, beside.before, beside.after)
        before = places.get(key)
        if before is not None and before.sites is not sites:
            wanted = {*before.sites, *sites}
            sites = tuple(brand for brand in self.brands if brand in wanted)
        places[key] = Foreign(each.word, beside, each.in_tag, sites, each.is_packed)


def first_mentions(mentions: Sequence[Mention], most: int) -> list[Mention]:
    """Return so many mentions of a text, those that stand first; what holds one of them is among them."""
    return sorted(mentions, key=lambda each: (each.start, -each.end))[:most]


def _holders(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Return for each mention of a text those that hold it; the text is gone through once."""
    found: list[list[Mention]] = [[] for _ in mentions]
    if len(mentions) == 1:
        return found
    order = sorted(range(len(mentions)), key=lambda number: (mentions[number].start, -mentions[number].end))
    open_: list[Mention] = []
    for number in order:
        each = mentions[number]
        open_ = [other for other in open_ if other.end > each.start]
        found[number] = [other for other in open_ if other.end >= each.end]
        open_.append(each)
    return found


def _is_longer(one: Mention, other: Mention) -> bool:
    return one.end - one.start > other.end - other.start


def count_further(further: Further, each: Foreign, page: str, count: int) -> None:
    """Count mentions of a page that are not told one by one; the first of each word is kept."""
    key = ((each.word.same, page), each.sites)
    first, before = further.get(key, (each, 0))
    further[key] = (first, before + count)
