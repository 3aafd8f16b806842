"""The search of built sites, each of a brand: what several have in common is read once, and over the cores."""

from __future__ import annotations

import concurrent.futures
import hashlib
import multiprocessing
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_paycore.leak.built_file import BuiltFile, content_of, empty_folders, site_files
from mkdocs_paycore.leak.contents import single_text
from mkdocs_paycore.leak.decode import plain_readings
from mkdocs_paycore.leak.foreign import Sites
from mkdocs_paycore.leak.gate import Gate
from mkdocs_paycore.leak.own_values import IN_A_PLACE, SIGN, TOKEN, OwnValues
from mkdocs_paycore.leak.seen import Seen
from mkdocs_paycore.leak.span import spans

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from mkdocs_paycore.brand.model import Brand
    from mkdocs_paycore.leak.leak import Leak
    from mkdocs_paycore.leak.mention import Mention
    from mkdocs_paycore.leak.theme_names import ThemeNames
    from mkdocs_paycore.leak.words import Word

_PACKED, _SIGN = b"64,", SIGN.encode()
_BESIDES = 40
"""So many characters beside a token are read again with a value in its place, and as many again as a word may have."""
_LONGEST = 100
"""Words of more letters may reach farther; then nothing is taken out."""


class Searched(NamedTuple):
    """What was found in the site of a brand: its leaks, and of its pages by path what they have in common with others.

    Pages of two sites that have the same there have the same ids and links.
    """

    name: str
    leaks: list[Leak]
    pages: dict[str, bytes]


@dataclass(slots=True)
class _Piece:
    """What was read of a piece with tokens: its texts that hold a token, and the mentions in those that hold none."""

    texts: list[str]
    mentions: list[list[Mention]]
    is_sure: bool


@dataclass(slots=True)
class SiteSearch:
    """Searches built sites one after the other, and knows again what it has read."""

    gate: Gate
    _pieces: dict[bytes, _Piece | None] = field(default_factory=dict)
    _files: dict[bytes, dict[int, _Piece]] = field(default_factory=dict)
    _clean: dict[tuple[int, int], bytes] = field(default_factory=dict)
    _unsure: set[bytes] = field(default_factory=set)
    _paths: dict[str, list[list[Mention]]] = field(default_factory=dict)
    _has_long: bool = field(init=False)
    _near: int = field(init=False)

    def __post_init__(self) -> None:
        """Find out how far from a token a word may reach."""
        longest = max((len(word.text) for word in self.gate.words), default=0)
        self._has_long, self._near = longest > _LONGEST, longest + _BESIDES

    def search(self, brand: Brand, site: Path) -> Searched:
        """Return what is found in the site of a brand, in the order of its files."""
        pages: dict[str, bytes] = {}
        return Searched(brand.name, list(self._leaks(brand, site, pages)), pages)

    def _leaks(self, brand: Brand, site: Path, pages: dict[str, bytes]) -> Iterator[Leak]:
        sites, own = Sites([brand.name]), OwnValues(brand)
        files = list(site_files(site))
        read = {path: self._read_file(path, file, own) for path, file in files}
        pages.update((path, each[0]) for path, each in read.items() if each is not None)
        pieces = {id(piece): piece for each in read.values() if each is not None for piece in each[1].values()}
        is_foreign = {number: self._is_foreign(piece, sites) for number, piece in pieces.items()}
        texts = dict.fromkeys(
            text for number, piece in pieces.items() if not is_foreign[number] for text in piece.texts
        )
        quick, slow = ([text for text in texts if text.isascii() is is_ascii] for is_ascii in (True, False))
        unclean = {text for some in (quick, slow) for text in self._unclean(some, own, sites)}
        seen = Seen()
        for path, file in files:
            each = read.get(path, (b"", {}))
            numbers = (
                None
                if each is None
                else [
                    number
                    for number, piece in each[1].items()
                    if is_foreign[id(piece)] or not unclean.isdisjoint(piece.texts)
                ]
            )
            is_clean = numbers is not None and not numbers
            if not is_clean or self._is_named(path, sites):
                content = None if is_clean else content_of(file)
                yield from self.gate.leaks_in(path, content, sites, seen, only=numbers)
        for folder in empty_folders(site):
            yield from self.gate.leaks_in(folder, None, sites)

    def _read_file(self, path: str, file: Path, own: OwnValues) -> tuple[bytes, dict[int, _Piece]] | None:
        """Return the same as `_read`; a file that several sites share is read once."""
        found = os.stat(file)  # noqa: PTH116 - thousands of files
        inode = (found.st_dev, found.st_ino)
        if inode in self._clean:
            return self._clean[inode], {}
        content = content_of(file) or b""
        if self.gate.is_of_others(path, content):
            self._clean[inode] = self.gate.not_ours[path]
            return self._clean[inode], {}
        text = None if self._has_long else single_text(content)
        read = None if text is None else self._read(path, text, own)
        if read is not None and not read[1]:
            self._clean[inode] = read[0]
        return read

    def _is_named(self, path: str, sites: Sites) -> bool:
        """Return whether a file's name mentions another brand."""
        if path not in self._paths:
            self._paths[path] = self.gate.mentions(path)
        return bool(self._paths[path]) and bool(sites.foreign(self._paths[path]))

    def _read(self, path: str, content: bytes, own: OwnValues) -> tuple[bytes, dict[int, _Piece]] | None:
        """Return what a file is known by, and its pieces that may hold a word of another brand; None: read it whole."""
        bare = own.taken_out(content)
        if bare is None:
            return None
        key = hashlib.blake2b(bare, digest_size=20, person=os.fsencode(path)[-16:]).digest()
        if key not in self._files:
            cut = BuiltFile(path, bare).pieces
            self.gate.sift(cut)
            pieces = enumerate(map(self._piece, cut))
            self._files[key] = {number: piece for number, piece in pieces if piece is not None}
            if IN_A_PLACE.search(bare):
                self._unsure.add(key)
        return b"" if key in self._unsure else key, self._files[key]

    def _piece(self, piece: bytes) -> _Piece | None:
        """Return what was read of a piece; None where it holds neither a word nor a token."""
        if piece not in self._pieces:
            is_clean, has_token = self.gate.is_clean(piece), _SIGN in piece
            if is_clean and not has_token:
                return None
            texts: list[str] = []
            mentions: list[list[Mention]] = []
            for plain, _ in plain_readings(self.gate.theme.left_out(piece.decode("utf-8", "replace"))):
                mentions += [] if is_clean else self.gate.reader.mentions(plain)
                blocks = (block for block in plain.split(" | ") if SIGN in block)  # no name reaches over a `|`
                texts += (block[start:end] for block in blocks for start, end in spans(block, TOKEN, self._near))
            is_sure = not texts or _PACKED not in piece
            self._pieces[piece] = _Piece(texts, mentions, is_sure) if texts or mentions else None
        return self._pieces[piece]

    def _is_foreign(self, piece: _Piece, sites: Sites) -> bool:
        return not piece.is_sure or (bool(piece.mentions) and bool(sites.foreign(piece.mentions)))

    def _unclean(self, texts: list[str], own: OwnValues, sites: Sites) -> Iterator[str]:
        """Yield the texts that mention another brand once the values are back in; many are looked through at once."""
        text = own.put_back(" | ".join(texts))
        is_quiet = not self.gate.reader.may_mention_others(text, sites.brands[0])
        if is_quiet or not sites.foreign(self.gate.reader.mentions(text)):
            return
        if len(texts) == 1:
            yield texts[0]
            return
        middle = len(texts) // 2
        yield from self._unclean(texts[:middle], own, sites)
        yield from self._unclean(texts[middle:], own, sites)


def search_sites(
    gate: Gate, sites: Sequence[tuple[Brand, Path]], *, workers: int, done: Callable[[str], None]
) -> Iterator[Searched]:
    """Yield what is found in the sites of brands, in their order.

    Args:
        gate: knows the words of all brands.
        sites: the brands and the folders of their sites.
        workers: how many processes search; one: this one does.
        done: called with the name of each brand whose site was searched.
    """
    if min(workers, len(sites)) <= 1:
        search = SiteSearch(gate)
        for brand, site in sites:
            found = search.search(brand, site)
            done(brand.name)
            yield found
        return
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else None
    given = (gate.words, gate.theme, gate.excusing, gate.not_ours)
    with concurrent.futures.ProcessPoolExecutor(
        min(workers, len(sites)), multiprocessing.get_context(method), initializer=_begin, initargs=given
    ) as pool:
        for found in pool.map(_search, *zip(*sites, strict=True), chunksize=1):
            done(found.name)
            yield found


_here: list[SiteSearch] = []


def _begin(
    words: Sequence[Word], theme: ThemeNames, excusing: Mapping[str, Collection[str]], not_ours: Mapping[str, bytes]
) -> None:
    _here[:] = [SiteSearch(Gate(words, excusing, theme=theme, not_ours=not_ours))]


def _search(brand: Brand, site: Path) -> Searched:
    return _here[0].search(brand, site)
