"""The search of built sites, each of a brand: what several have in common is read once, and over the cores."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_paycore.leak.built_file import BuiltFile, site_files, unpacked
from mkdocs_paycore.leak.decode import plain_readings
from mkdocs_paycore.leak.foreign import Sites
from mkdocs_paycore.leak.gate import Gate, is_unread
from mkdocs_paycore.leak.own_values import IN_A_PLACE, TOKEN, OwnValues
from mkdocs_paycore.leak.span import spans

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from mkdocs_paycore.brand.model import Brand
    from mkdocs_paycore.leak.gate import Leak
    from mkdocs_paycore.leak.mention import Mention
    from mkdocs_paycore.leak.theme_names import ThemeNames
    from mkdocs_paycore.leak.words import Word

_PACKED = b"64,"
_NEAR = 400
"""So many characters beside a token are read again with a value in its place."""
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
    _files: dict[bytes, list[_Piece]] = field(default_factory=dict)
    _clean: dict[tuple[int, int], bytes] = field(default_factory=dict)
    _unsure: set[bytes] = field(default_factory=set)
    _paths: dict[str, list[list[Mention]]] = field(default_factory=dict)

    def search(self, brand: Brand, site: Path) -> Searched:
        """Return what is found in the site of a brand, in the order of its files."""
        pages: dict[str, bytes] = {}
        return Searched(brand.name, list(self._leaks(brand, site, pages)), pages)

    def _leaks(self, brand: Brand, site: Path, pages: dict[str, bytes]) -> Iterator[Leak]:
        sites, own = Sites([brand.name]), OwnValues(brand)
        known: dict[bytes, list[list[Mention]]] = {}
        texts: dict[str, bool] = {}
        is_long = any(len(word.text) > _LONGEST for word in self.gate.finder.words)
        for path, file in site_files(site):
            if path not in self._paths:
                self._paths[path] = self.gate.mentions(path)
            is_named = bool(self._paths[path]) and bool(sites.foreign(self._paths[path]))
            found = None if is_unread(file) else os.stat(file)  # noqa: PTH116 - thousands of files
            inode = None if found is None else (found.st_dev, found.st_ino)
            if inode is None or inode in self._clean:
                pages[path] = self._clean[inode] if inode else b""
                yield from self.gate.leaks_in(path, None, sites) if is_named else ()
                continue
            content = file.read_bytes()
            read = None if is_long else self._read(path, unpacked(content, path), own)
            if read is not None:
                pages[path] = read[0]
                if not read[1]:
                    self._clean[inode] = read[0]
            if is_named or read is None or not all(self._is_clean(piece, own, sites, texts) for piece in read[1]):
                yield from self.gate.leaks_in(path, content, sites, known)

    def _read(self, path: str, content: bytes, own: OwnValues) -> tuple[bytes, list[_Piece]] | None:
        """Return what a file is known by, and its pieces that another brand may have words in; None: read it as it is."""
        bare = own.taken_out(content)
        if bare is None:
            return None
        key = hashlib.blake2b(bare, digest_size=20, person=path[-16:].encode()[-16:]).digest()
        if key not in self._files:
            pieces = map(self._piece, BuiltFile(path, bare).pieces)
            self._files[key] = [piece for piece in pieces if piece is not None]
            if IN_A_PLACE.search(bare):
                self._unsure.add(key)
        return b"" if key in self._unsure else key, self._files[key]

    def _piece(self, piece: bytes) -> _Piece | None:
        """Return what was read of a piece; None where it holds neither a word nor a token."""
        if piece not in self._pieces:
            texts: list[str] = []
            mentions: list[list[Mention]] = []
            for plain, _ in plain_readings(self.gate.theme.left_out(piece.decode("utf-8", "replace"))):
                mentions += self.gate.mentions_in(plain)
                texts += (plain[start:end] for start, end in spans(plain, TOKEN, _NEAR))
            is_sure = not texts or _PACKED not in piece
            self._pieces[piece] = _Piece(texts, mentions, is_sure) if texts or mentions else None
            if not texts and not mentions:
                self.gate.add_clean(piece)
        return self._pieces[piece]

    def _is_clean(self, piece: _Piece, own: OwnValues, sites: Sites, known: dict[str, bool]) -> bool:
        if not piece.is_sure or (piece.mentions and sites.foreign(piece.mentions)):
            return False
        for text in piece.texts:
            if text not in known:
                known[text] = not sites.foreign(self.gate.mentions_in(own.put_back(text)))
            if not known[text]:
                return False
        return True


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
    given = (gate.words, gate.theme, gate.excusing)
    with ProcessPoolExecutor(
        min(workers, len(sites)), multiprocessing.get_context(method), initializer=_begin, initargs=given
    ) as pool:
        for found in pool.map(_search, *zip(*sites, strict=True), chunksize=1):
            done(found.name)
            yield found


_here: list[SiteSearch] = []


def _begin(words: Sequence[Word], theme: ThemeNames, excusing: Mapping[str, Collection[str]]) -> None:
    _here[:] = [SiteSearch(Gate(words, excusing, theme=theme))]


def _search(brand: Brand, site: Path) -> Searched:
    return _here[0].search(brand, site)
