"""The characters that tell the parts of a pattern apart, and which of them a part reads."""

from __future__ import annotations

import re
import sys
from functools import cache
from unicodedata import category

import regress

# ASCII, and letters, digits and white space beyond it.
_COMMON = "".join(map(chr, range(128))) + "éßДжΩ漢٣\xa0\u2028\ufeff😀"


def alphabet(pattern: str) -> list[str]:
    """Return characters enough to tell the parts of a pattern apart: common ones, and those at its ranges' ends."""
    sample = _of_every_kind() if re.search(r"\\[pP]", pattern) else ""
    codes = {ord(char) + step for char in _literals(pattern) for step in (-1, 0, 1)}
    return sorted({*_COMMON, *sample, *map(chr, filter(_is_character, codes))})


def read_by(source: str, characters: list[str]) -> int:
    """Return which of the characters a part of one character reads, a bit each; one more bit for everything else."""
    compiled = regress.Regex(f"^{source}$", "u")
    bits = sum(1 << index for index, char in enumerate(characters) if compiled.find(char))
    is_wide = source == "." or source.startswith("[^") or re.search(r"\\[PWSD]", source)
    return bits | (1 << len(characters) if is_wide else 0)


def char_of(reads: int, characters: list[str]) -> str:
    """Return one of the characters whose bits are set, a letter or digit rather than others; empty if there is none."""
    known = [char for index, char in enumerate(characters) if reads >> index & 1]
    return next((char for char in known if char.isalnum()), known[0] if known else "")


@cache
def _of_every_kind() -> str:
    r"""Return a character of each general category in each stretch of Unicode: `\p{…}` asks for such properties."""
    found: dict[tuple[str, int], str] = {}
    for code in filter(_is_character, range(128, 0x20000)):
        stretch = code >> 6 if code < 0x3000 else code >> 12  # noqa: PLR2004 - alphabets are short, ideographs many
        found.setdefault((category(chr(code)), stretch), chr(code))
    return "".join(found.values())


def _literals(pattern: str) -> set[str]:
    codes = re.findall(r"\\(?:u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))", pattern)
    return {*pattern, *(chr(int("".join(code), 16)) for code in codes)}


def _is_character(code: int) -> bool:
    return 0 <= code <= sys.maxunicode and not 0xD800 <= code <= 0xDFFF  # noqa: PLR2004 - the surrogates
