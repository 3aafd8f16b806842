"""Pieces of built files that hold no word of any brand, known by a look at each, or by a search of many at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_paycore.leak.decode import plain_readings
from mkdocs_paycore.leak.own_names import without_names
from mkdocs_paycore.leak.sieve import Glance
from mkdocs_paycore.leak.theme_names import ThemeNames

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from mkdocs_paycore.leak.mention import Mention
    from mkdocs_paycore.leak.sieve import Sieve

_LOOKED_AT = 8
"""So many pieces are looked at together: where none of them stirs, each is quiet."""
_TOGETHER = (64, 8)
"""So many pieces are searched at once; those in which something is found in smaller numbers, and then by themselves."""


@dataclass(slots=True)
class Sifter:
    """Parts the pieces that hold no word of any brand from all others.

    Attributes:
        theme: names of the theme's code, which are, as our own, no mention of a brand there.
        clean: the pieces that are known to hold no word.
        unclean: those that may hold one, and are not looked at again.
    """

    sieve: Sieve
    mentions_in: Callable[[str], list[list[Mention]]]
    theme: ThemeNames = field(default_factory=lambda: ThemeNames(frozenset()))
    clean: set[bytes] = field(default_factory=set)
    unclean: set[bytes] = field(default_factory=set)
    _bare: dict[bytes, str] = field(default_factory=dict)
    _read: dict[bytes, list[tuple[str, bool]]] = field(default_factory=dict)

    def sift(self, pieces: Iterable[bytes]) -> int:
        """Get to know the clean ones among pieces of a file; return how many pieces are new."""
        self._bare, self._read = {}, {}
        new = sorted({*pieces} - self.clean - self.unclean)
        stirred: list[bytes] = []
        for start in range(0, len(new), _LOOKED_AT):
            group = new[start : start + _LOOKED_AT]
            is_quiet = self.sieve.look(b"\n".join(group)) is Glance.QUIET
            looks = [(piece, Glance.QUIET if is_quiet else self._look(piece)) for piece in group]
            self.clean.update(piece for piece, look in looks if look is Glance.QUIET)
            self.unclean.update(piece for piece, look in looks if look is Glance.NAMED)
            stirred += (piece for piece, look in looks if look is Glance.STIRRED)
        self._search(stirred)
        return len(new)

    def readings(self, piece: bytes) -> list[tuple[str, bool]]:
        """Return what a piece says without the theme's names; each reading with whether it was packed as base64."""
        found = self._read.pop(piece, None)
        return list(plain_readings(self.bare(piece))) if found is None else found

    def bare(self, piece: bytes) -> str:
        """Return a piece without the theme's names and our own."""
        found = self._bare.get(piece)
        if found is None:
            found = self._bare[piece] = without_names(self.theme.left_out(piece.decode("utf-8", "replace")))
        return found

    def _look(self, piece: bytes) -> Glance:
        """Return what a piece may hold; where that is a word, what is left of it without the names of code."""
        look = self.sieve.look(piece)
        has_code = look is Glance.NAMED and (self.theme.is_any or b"paycore" in piece)
        return self.sieve.look(self.bare(piece).encode()) if has_code else look

    def _search(self, pieces: Sequence[bytes]) -> None:
        plain = {piece: self.readings(piece) for piece in pieces}
        read = [(piece, " | ".join(text for text, _ in texts)) for piece, texts in plain.items()]
        for size in _TOGETHER:
            parts = [read[start : start + size] for start in range(0, len(read), size)]
            dirty = [part for part in parts if self.mentions_in(" | ".join(text for _, text in part))]
            read = [each for part in dirty for each in part]
            self.clean.update(piece for part in parts for piece, _ in part)
            self.clean.difference_update(piece for piece, _ in read)
        self._read = {piece: plain[piece] for piece, _ in read}
        self.unclean.update(self._read)
