"""A sieve in front of the gate: it tells by a look at the bytes which pieces hold no word in any reading.

A piece is let through, to be read in all its ways, where it holds the letters of a part of some word, or anything that
may hide, split or encode a letter: a tag within a word, an escape, a letter beyond English. All else is the same
letters in every reading, so that a word in it would have been seen.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from html.entities import html5
from typing import TYPE_CHECKING

from mkdocs_paycore.leak.decode import BLOCKS
from mkdocs_paycore.leak.letter_tree import any_of
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_paycore.leak.words import Word

SIGNS = "\u00a0\u00b6\u00b7\u00d7\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u2190\u2192"
"""Signs that texts are full of, and that stand between words in every reading."""
_SIGNS = expression("|".join(SIGNS).encode())
_MISREAD = bytes.maketrans(b"1|i0", b"lllo")
"""What can be misread as a letter is that letter; so it is in the words."""
_JOINING = (
    rb"(?!/?(?:" + BLOCKS.encode() + rb")\b(?![:-]))"
    rb"(?:!--.*?-->|[a-z/!?](?:[^\"'<>]++|\"[^\"]*+\"|'[^']*+')*+>)"
)
"""What follows the `<` of a tag that parts no words."""
_NO_END = any_of({name.lower() for name in html5 if not name.endswith(";")}).encode()
"""Named characters of HTML that need no `;`."""
_NAMED = rb"(?:#|[a-z][a-z0-9]*+;|" + _NO_END + rb")"
_SIGN_CODES = f"(?:{'|'.join(f'{ord(sign):04x}' for sign in SIGNS)})".encode()
_STIRRED = {
    b"<": rb"<(?:(?<=\w<)" + _JOINING + rb"(?:<" + _JOINING + rb")*+\w|wbr\b)",
    b"\\": rb"\\(?:u(?!" + _SIGN_CODES + rb")|[x\r\n]|[0-9a-f]{2}|\Z|(?<=\w\\)(?![nrt])\w)",
    b"&": rb"&(?:(?!(?:lt|gt|quot|nbsp|#39|#34|#x27|para);|amp;(?!" + _NAMED + rb"))" + _NAMED + rb"|(?<=\w&)lt;)",
    b"%": rb"%(?!20|2f|3a|3f|3d|23)[0-9a-f]{2}",
    b"+": rb"\+(?<=[\s\"'`;\\]\+)\s*+[\"'`&\\]",
    b"${": rb"\$\{\s*+[\"'`&\\]",
    b" ": rb" [a-z] [a-z] [a-z] ",
    b".": rb"\.[a-z]\.[a-z]\.[a-z]\.",
    b"_": rb"_[a-z]_[a-z]_[a-z]_",
    b"-": rb"-(?:[a-z]-[a-z]-[a-z]-|(?<=\w-)[ \t]*\r?\n\s*\w)",
    b"*": rb"\*(?<=\w\*)\**\w",
    b"`": rb"`(?<=\w`)`?\w",
    b"~~": rb"~(?<=\w~)~\w",
    b"xn--": rb"",
    b"]]>": rb"",
    b"<![cdata[": rb"",
    b"64,": rb"",
    b"\0": rb"",
}
"""What may hide, split or encode letters, by the sign that it begins with."""
_SIGNED = [(sign, expression(pattern, re.DOTALL)) for sign, pattern in _STIRRED.items()]


_BEGINNING = 24
"""So many letters of a part are looked for."""


_PACKED = expression(
    rb"[\"'`>;](?=[A-Za-z0-9+/]+[A-Z])(?:[A-Za-z0-9+/]{4}){3,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?[\"'`<\\&]"
)


class Glance(Enum):
    """What a piece may hold: no word at all, a word that is written otherwise, or a part of a word as it is."""

    QUIET = auto()
    STIRRED = auto()
    NAMED = auto()


class Sieve:
    """Tells pieces of files that certainly hold none of some words."""

    def __init__(self, words: Iterable[Word]) -> None:
        """Prepare for the words of all brands."""
        parts = {part for word in words if (part := word.rarest).isascii()}
        pattern = any_of(part[:_BEGINNING].encode().translate(_MISREAD).decode() for part in parts)
        self._parts = re.compile(pattern.encode() if parts else rb"(?!)")

    def look(self, piece: bytes) -> Glance:
        """Return what a piece may hold, in whatever way it is read."""
        if not piece.isascii():
            piece = _SIGNS.sub(b" ", piece)
        low = piece.lower()
        if self._parts.search(low.translate(_MISREAD)):
            return Glance.NAMED
        return Glance.QUIET if _is_plain(piece, low) else Glance.STIRRED

    def names(self, piece: bytes) -> bool:
        """Return whether a piece that says the same in every reading holds a part of a word."""
        return self._parts.search(piece.lower().translate(_MISREAD)) is not None

    @staticmethod
    def plain(piece: bytes) -> bytes | None:
        """Return a piece that says the same in every reading, with signs as spaces; None where it does not.

        Something in the piece may hide, split or encode a letter then.
        """
        if not piece.isascii():
            piece = _SIGNS.sub(b" ", piece)
        return piece if _is_plain(piece, piece.lower()) else None

    def is_quiet(self, text: str) -> bool:
        """Return whether a text certainly holds no word."""
        return self.look(text.encode("utf-8", "surrogatepass")) is Glance.QUIET


def _is_plain(piece: bytes, low: bytes) -> bool:
    """Return whether nothing in a piece, which is `low` in lower case, may hide, split or encode a letter."""
    if not low.isascii() or _PACKED.search(piece):
        return False
    for sign, pattern in _SIGNED:  # noqa: SIM110 - twice as fast as `any`
        if sign in low and pattern.search(low):
            return False
    return True
