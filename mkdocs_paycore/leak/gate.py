"""The leak gate: no built site holds a name, host or mail address of another brand.

Every file of a site is read but pictures and fonts: markup with its attributes and comments, scripts, styles, data,
what is packed in archives and documents, and the files' own names. A file is taken in pieces, and a piece that was read
once and is clean of every brand's words is known again, so that a further brand costs little more than the reading.
"""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from mkdocs_paycore.leak.built_file import built_files, content_of, empty_folders, file_identity, site_files
from mkdocs_paycore.leak.decode import plain_readings
from mkdocs_paycore.leak.foreign import Foreign, Further, Sites, count_further, first_mentions
from mkdocs_paycore.leak.leak import Leak
from mkdocs_paycore.leak.piece_lines import PieceLines
from mkdocs_paycore.leak.seen import MOST_PLACES, Seen
from mkdocs_paycore.leak.sieve import Glance, Sieve
from mkdocs_paycore.leak.sifter import Sifter
from mkdocs_paycore.leak.theme_names import ThemeNames, code_names
from mkdocs_paycore.leak.word_reader import WordReader
from mkdocs_paycore.leak.words import backwards

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from mkdocs_paycore.leak.built_file import BuiltFile
    from mkdocs_paycore.leak.mention import Mention
    from mkdocs_paycore.leak.seen import Said
    from mkdocs_paycore.leak.words import Word

_LOOKED_AT = 4 * MOST_PLACES
"""So many mentions of a long piece are looked at for places to tell, where no source may excuse one."""
_COUNTED = 64
"""So many pieces of a page are read at once where their words are counted only."""


@dataclass(slots=True)
class Gate:
    """Finds words of brands in built sites.

    Attributes:
        words: those of all brands.
        not_ours: files of others, such as the theme's, by path, each with its identity; see `file_identity`.
        excusing: for each brand that some source allows, the files of the pages whose sources do; set before a search.
        is_wrapping: whether some words hold a space, so that they may stand in two lines.
        reader: what finds the words in a text without escapes.
        sieve: what tells texts without a word at a look.
        sifter: knows the pieces without a word.
        reads: how many pieces and lines were read so far; tests count it.
    """

    words: Sequence[Word]
    excusing: Mapping[str, Collection[str]] = field(default_factory=dict)
    is_wrapping: bool = field(init=False)
    reader: WordReader = field(init=False)
    sieve: Sieve = field(init=False)
    sifter: Sifter = field(init=False)
    reads: int = 0
    not_ours: Mapping[str, bytes] = field(default_factory=dict)
    theme: ThemeNames = field(default_factory=lambda: ThemeNames(frozenset()))
    _lines: dict[bytes, PieceLines] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Prepare the search for all words."""
        words = [*self.words, *backwards(self.words)]
        self.reader, self.sieve = WordReader(words), Sieve(words)
        self.sifter = Sifter(self.sieve, self.reader.mentions, self.theme)
        self.is_wrapping = any(" " in word.text for word in self.words)

    def learn(self, names: Collection[str], *, code: Iterable[str] = (), attributes: Iterable[str] = ()) -> None:
        """Take names of the theme's code (classes, schemes, attributes) and parts of it for no mention there."""
        is_any = self.reader.is_any_in(" | ".join(names))
        self.theme = self.sifter.theme = code_names(
            names if is_any else (), self.mentions, code=code, attributes=attributes
        )

    def leaks(self, site: Path, brands: Sequence[str]) -> Iterator[Leak]:
        """Yield the mentions of other brands in a built site, in the order of its files.

        Args:
            site: its folder.
            brands: whose site it is, or is like; the own words of each, and what is a part of them there, are no leak.
        """
        sites = Sites(brands)
        seen = Seen()
        for path, file in site_files(site):
            yield from self.leaks_in(path, content_of(file), sites, seen)
        for folder in empty_folders(site):
            yield from self.leaks_in(folder, None, sites)

    def leaks_in(
        self,
        path: str,
        content: bytes | None,
        sites: Sites,
        seen: Seen | None = None,
        *,
        only: Collection[int] | None = None,
    ) -> Iterator[Leak]:
        """Yield the mentions of other brands in a file of a brand's site, each as often as it stands there.

        Args:
            path: where it is in the site; its name may be a leak.
            content: its bytes; None where they are none of a text.
            sites: whose site it is, or is like.
            seen: what was seen of the site before.
            only: the numbers of the pieces that may hold one; None: all may.
        """
        yield from self._named(path, sites)
        if content is None or self.is_of_others(path, content):
            return
        seen = seen or Seen()
        for file, inside in built_files(path, content):
            named = [*self._named(inside, sites)] if inside else []
            if inside and not named:
                self.sifter.clean.add(os.fsencode(inside))
            for leak in (*named, *self._in_file(file, sites, seen, None if inside else only)):
                yield replace(leak, file=path, page=file.path, inside=inside) if inside else leak

    def _named(self, path: str, sites: Sites) -> Iterator[Leak]:
        for each in sites.foreign(self.mentions(path)):
            yield Leak(each.word, each.beside, path, path, 0, each.sites)

    def _in_file(self, file: BuiltFile, sites: Sites, seen: Seen, only: Collection[int] | None) -> Iterator[Leak]:
        numbers = range(len(file.pieces)) if only is None else only
        rest = {*(file.pieces if only is None else (file.pieces[number] for number in only))} - self.sifter.clean
        self.sift(piece for piece in rest if piece not in seen.mentions)
        if not rest <= self.sifter.clean:
            yield from self._leaks_in(file, numbers, sites, seen)

    def is_quiet(self, path: str, content: bytes | None) -> bool:
        """Return whether a file holds no word of any brand, not even among the names of code: seen at a look.

        Args:
            path: where it is in a site; its name counts.
            content: its bytes; None where they are none of a text.
        """
        found = [] if content is None else list(built_files(path, content))
        pieces = [piece for file, _ in found for piece in file.pieces]
        names = [inside for _, inside in found if inside]
        is_quiet = not any(map(self.mentions, (path, *names)))
        is_quiet = is_quiet and all(self.sieve.look(piece) is Glance.QUIET for piece in pieces)
        if is_quiet:
            self.sifter.clean.update(pieces, map(os.fsencode, names))
        return is_quiet

    def is_of_others(self, path: str, content: bytes) -> bool:
        """Return whether a file is none of a site's own."""
        return path in self.not_ours and self.not_ours[path] == file_identity(path, content)

    def _leaks_in(self, file: BuiltFile, numbers: Iterable[int], sites: Sites, seen: Seen) -> Iterator[Leak]:
        counts: Counter[Said] = Counter()
        further: Further = {}
        for group in self._groups(file, numbers, counts, seen):
            found = self._counted(file, group, sites, counts, seen) if len(group) > 1 else None
            for number in group if found is None else ():
                mentions, page = self._known(file.pieces[number], seen), file.page(number)
                placed, rest = self._parted(mentions, page, sites, counts, seen)
                for each, count in rest:
                    count_further(further, each, page, count)
                if placed:
                    yield from self._placed(placed, file, number, sites)
            for each, count in found or ():
                count_further(further, each, file.page(group[0]), count)
        for ((_, page), _), (first, count) in further.items():
            yield Leak(first.word, first.beside, file.path, page, 0, first.sites, more=count)

    def _parted(
        self, mentions: list[list[Mention]], page: str, sites: Sites, counts: Counter[Said], seen: Seen
    ) -> tuple[list[Foreign], Iterable[tuple[Foreign, int]]]:
        """Return the mentions in a piece that are told with their places, and the others, which are only counted."""
        words = {each.word for some in mentions for each in some}
        if not any(self._is_placed(word, page, counts, seen) for word in words):
            return [], sites.counted(mentions)
        is_long = max(map(len, mentions)) > _LOOKED_AT and not any(map(self._is_excusable, words))
        placed: list[Foreign] = []
        rest: Counter[Foreign] = Counter()
        for each in sites.foreign([first_mentions(some, _LOOKED_AT) for some in mentions] if is_long else mentions):
            if self._is_placed(each.word, page, counts, seen):
                placed.append(each)
                seen.tell(each.word)
            else:
                rest[each] += 1
            counts[each.word.same, page] += 1
        if is_long:
            told = Counter((each.word.same, each.sites) for each in placed)
            rest = Counter({each: count - told[each.word.same, each.sites] for each, count in sites.counted(mentions)})
        return placed, (+rest).items()

    def _groups(
        self, file: BuiltFile, numbers: Iterable[int], counts: Mapping[Said, int], seen: Seen
    ) -> Iterator[list[int]]:
        """Yield numbers of pieces that may hold a word: one by one, or many together where they are only counted."""
        together: list[int] = []
        for number in numbers:
            piece = file.pieces[number]
            if piece in self.sifter.clean:
                continue
            is_alone = piece in seen.mentions or b"paycore" in piece or b"\0" in piece
            if is_alone or file.is_index or not seen.is_counting(counts):
                yield [number]
            else:
                together.append(number)
            if len(together) == _COUNTED:
                yield together
                together = []
        if together:
            yield together

    def _counted(
        self, file: BuiltFile, group: Sequence[int], sites: Sites, counts: Mapping[Said, int], seen: Seen
    ) -> list[tuple[Foreign, int]] | None:
        """Return the words in some pieces of a page, read at once; None where one of them has to be placed."""
        pieces = [file.pieces[number] for number in group]
        between = [f'<hr n="{number % 1000}">{number % 1000}<hr>' for number in group]
        text = "".join(f"{self.sifter.bare(piece)}{sign}" for piece, sign in zip(pieces, between, strict=True))
        readings = plain_readings(text)
        found = sites.counted(self._read(readings))
        page = file.page(group[0])
        return None if any(self._is_placed(each.word, page, counts, seen) for each, _ in found) else found

    def _is_placed(self, word: Word, page: str, counts: Mapping[Said, int], seen: Seen) -> bool:
        """Return whether a mention is told with its place: a source may excuse it, or it is one of the first."""
        return seen.has_room(word, page, counts) or self._is_excusable(word)

    def _is_excusable(self, word: Word) -> bool:
        return any(owner in self.excusing for owner in word.owners)

    def foreign(self, text: str, brands: Sequence[str]) -> list[Foreign]:
        """Return the mentions of other brands in a text of some brands."""
        return Sites(brands).foreign(self.mentions(text))

    def _known(self, piece: bytes, seen: Seen) -> list[list[Mention]]:
        """Return the mentions in a piece; clean ones are kept for all brands, others in what was seen of a site."""
        found = seen.mentions.get(piece)
        if found is None:
            found = self._read(self.sifter.readings(piece))
            if found:
                seen.mentions[piece] = found
            else:
                self.sifter.clean.add(piece)
        return found

    def is_clean(self, piece: bytes) -> bool:
        """Return whether a piece is known to hold no word of any brand."""
        return piece in self.sifter.clean

    def sift(self, pieces: Iterable[bytes]) -> None:
        """Get to know pieces that hold no word of any brand: by a look at each; the rest is searched together."""
        self.reads += self.sifter.sift(pieces)

    def mentions(self, text: str) -> list[list[Mention]]:
        """Return the words of all brands in a piece of a file, for each of its readings that has any."""
        self.reads += 1
        if self.sieve.is_quiet(text):
            return []
        return self._read(plain_readings(text))

    def _read(self, readings: Iterable[tuple[str, bool]]) -> list[list[Mention]]:
        return [each for plain, packed in readings for each in self.reader.mentions(plain, is_packed=packed)]

    def _placed(self, found: Sequence[Foreign], file: BuiltFile, number: int, sites: Sites) -> Iterator[Leak]:
        """Yield mentions of a piece as leaks, each with its line and what is beside it, in other pieces as well."""
        piece, page, above = file.pieces[number], file.page(number), file.lines_above(number)
        for each, leads_to in self._by_link(found, file, number, sites):
            beside = (
                each.beside if each.in_tag or leads_to else each.beside.wider(file.above(number), file.below(number))
            )
            line = above + self._lines_of(piece).line(each)
            yield Leak(each.word, beside, file.path, page, line, each.sites, 0, leads_to, each.is_packed, each.in_tag)

    def _by_link(
        self, found: Sequence[Foreign], file: BuiltFile, number: int, sites: Sites
    ) -> Iterator[tuple[Foreign, str]]:
        """Yield mentions with the page that they are in a link to, where that page's source allows the brand."""
        pages = {page for each in found for owner in each.word.owners for page in self.excusing.get(owner, ())}
        links = (
            [(link, page) for link, page in file.links(number) if page in pages and page != file.path] if pages else []
        )
        if not links:
            yield from ((each, "") for each in found)
            return
        text = file.pieces[number].decode("utf-8", "replace")
        for link, page in dict.fromkeys(links):
            if inside := sites.foreign(self.mentions(self.theme.left_out(link))):
                text = text.replace(link, "<i></i>")
                yield from ((each, page) for each in inside for _ in range(links.count((link, page))))
        yield from ((each, "") for each in sites.foreign(self.mentions(self.theme.left_out(text))))

    def _lines_of(self, piece: bytes) -> PieceLines:
        if piece not in self._lines:
            self._lines[piece] = PieceLines(piece, self.mentions, is_wrapping=self.is_wrapping)
        return self._lines[piece]
