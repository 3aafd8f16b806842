"""How a brand's words may be spelled in a source: letter case, look-alike letters, and what stands between words."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from mkdocs_paycore.leak.lookalike import LOOK_ALIKES, folded
from mkdocs_paycore.source.expression import expression

_INVISIBLE = "[\u00ad\u200b-\u200d\u2060\ufeff]*"
_BESIDE_WORDS = expression(r"</?(?:sup|sub|b|i|em|strong|span)>|&(?:reg|trade|copy|nbsp|shy);", re.IGNORECASE)
_LETTER_BEYOND = expression(r"[^\W\x00-\x7f]|[\u2100-\u214f\u24b6-\u24e9]")
_GAP = (
    r"(?:[\s\u00a0\u00ae\u2122\u00a9\u2010-\u2013_-]|</?(?:sup|sub|b|i|em|strong|span)>"
    r"|&(?:reg|trade|copy|nbsp|shy);){0,8}"
)


def pattern_of(text: str, *, is_ascii: bool, may_be_parted: bool = False) -> str:
    """Return a regular expression for a text in a source, in any letter case; its words may be parted by `®` and such.

    Args:
        text: a name, host or address as a brand's file has it.
        is_ascii: whether the source holds English letters only; then none looks like another.
        may_be_parted: whether a hyphen may stand within a word.
    """
    between = "-?" * may_be_parted
    return _GAP.join(_spelled(word, is_ascii=is_ascii, between=between) for word in text.split())


def squeezed(text: str) -> str:
    """Return a source without spaces and signs, in which each spelling of a word is the same letters."""
    if "<" in text or "&" in text:
        text = _BESIDE_WORDS.sub("", text)
    if not text.isascii() and not _LETTER_BEYOND.search(text):
        text = text.encode("ascii", "ignore").decode("ascii")  # signs, which are left out anyway
    return folded(text).replace(" ", "")


def _spelled(word: str, *, is_ascii: bool, between: str) -> str:
    if is_ascii:
        return between.join(map(re.escape, word))
    alike = _alike()
    spelled = (f"[{char}{alike[char.lower()]}]" if char.lower() in alike else re.escape(char) for char in word)
    return f"{_INVISIBLE}{between}".join(spelled)


@cache
def _alike() -> dict[str, str]:
    """Return what passes for each letter of the English alphabet."""
    found = defaultdict[str, list[str]](list)
    for char, letter in LOOK_ALIKES.items():
        found[letter].append(char)
    return {letter: "".join(map(re.escape, chars)) for letter, chars in found.items() if len(letter) == 1}
