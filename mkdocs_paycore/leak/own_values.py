"""A brand's own values in its site: taken out, what is left is the same in the sites of all brands of a shape.

So it is read once. A piece that a value was taken out of is read with a token in its place; with the value put back in
what was read, nothing but a search for words is left to be done for a further brand.
"""

from __future__ import annotations

import re
from itertools import pairwise, product
from typing import TYPE_CHECKING

from mkdocs_paycore.leak.words import SHORTEST
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.brand.model import Brand

SIGN = "QJX"
"""What a token begins with."""
_LETTERS = "GHJKMNPQRSTUVWXYZ"
"""No digits of escapes, and nothing that is misread."""
TOKEN = expression(f"{SIGN}([GH][{_LETTERS}]{{2}})XJQ")
"""Stands for a value: of those that begin with `QJXG`, each is an absolute address."""
_ADDRESS = expression(r"[A-Za-z][A-Za-z0-9+.-]*:|/")
IN_A_PLACE = expression(
    rb"\b(?:id|name|for|aria-(?:controls|describedby|labelledby|owns))\s*=\s*(?:\"[^\"]*|'[^']*|[^\s\"'>]*)QJX"
    rb"|\b(?:href|src)\s*=\s*[\"']?(?!\s*(?:[A-Za-z][A-Za-z0-9+.-]*:|/|QJXG))[^\s\"'>]*QJX",
    re.IGNORECASE,
)
"""A token in what is a place of a page, or in a link within the site."""
_INERT = expression(r"\w[\w .:/@-]*[\w/]")
"""Values in which nothing is an escape or markup, or becomes one behind what may stand before them."""
_PARTS = expression(r"paycore|--", re.IGNORECASE)
_BEFORE = frozenset(b" \t\r\n>\"'(/:=@-.|")
"""Behind these no escape is open: each begins with `&`, `%` or a backslash, and consists of letters and digits."""


class OwnValues:
    """The values of a brand, and the tokens that stand for them."""

    def __init__(self, brand: Brand) -> None:
        """Gather the values of a brand that can be taken out."""
        named = sorted(brand.values().items())
        names = ("".join(letters) for letters in product(_LETTERS, repeat=2))
        self._values: dict[str, str] = {}
        tokens: dict[str, str] = {}
        for name, (_, text) in zip(names, named, strict=False):
            if text not in tokens and len(text) >= SHORTEST and _INERT.fullmatch(text) and not _PARTS.search(text):
                kind = "G" if _ADDRESS.match(text) else "H"
                tokens[text] = f"{SIGN}{kind}{name}XJQ"
                self._values[f"{kind}{name}"] = text
        self._tokens = sorted(((text.encode(), token.encode()) for text, token in tokens.items()), key=_longest_first)

    def taken_out(self, content: bytes) -> bytes | None:
        """Return a file with tokens for the values; None where it holds a token already."""
        if SIGN.encode() in content:
            return None
        for value, token in self._tokens:
            if value in content:
                content = b"".join(_joined(content.split(value), value, token))
        return content

    def put_back(self, text: str) -> str:
        """Return what was read of a piece with the values in the places of the tokens."""
        return TOKEN.sub(lambda found: self._values.get(found[1], found[0]), text)


def _joined(parts: list[bytes], value: bytes, token: bytes) -> Iterator[bytes]:
    yield parts[0]
    for before, part in pairwise(parts):
        yield token if before and before[-1] in _BEFORE else value
        yield part


def _longest_first(entry: tuple[bytes, bytes]) -> tuple[int, bytes]:
    return -len(entry[0]), entry[0]
