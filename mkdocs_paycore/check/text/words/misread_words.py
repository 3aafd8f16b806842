"""Words of Central Europe that were written in a code page of one byte a character and read as Latin-1.

Their letters with a mark become signs within words (*s³owo* for *słowo*), which no language has, or letters of Western
Europe (*dobê*), which are looked at beside such signs only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SIGNS = "\xb1\xb3\xb6\xb9\xbc\xbe\xbf"
_SIGN = expression(rf"[{_SIGNS}](?<=[a-z\xdf-\xff].)")
_WITHIN = expression(rf"[{_SIGNS}](?<=[a-z\xdf-\xff].)(?=[a-z\xdf-\xff{_SIGNS}])")
"""A sign between two letters, or before another one."""
_WORD = expression(
    rf"[A-Za-z\xa1\xa3\xa5\xa6\xaf{_SIGNS}\xc0-\xd6\xd8-\xf6\xf8-\xff\u0152\u0153\u0160\u0161\u0178\u017d\u017e]{{2,}}"
)
_CODE_PAGES = ("cp1250", "iso8859_2")
_ALPHABETS = tuple(
    frozenset(letters) for letters in ("ąćęłńóśźż", "áčďéěíňóřšťúůýžäôľĺŕ", "áéíóöőúüű", "âăîşţ", "čćđšž", "čšž")
)
"""The letters with a mark of one language each: Polish, Czech and Slovak, Hungarian, Romanian, Croatian, Slovene."""
_SHORTEST = 4
_FEW = 2
"""So many words of a line are no chance, where a sign stands at the end of one: that might be a footnote."""


def misread_words(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the places of a text whose words were read as Latin-1, a place for each line, with what stood there."""
    for begin in dict.fromkeys(text.rfind("\n", 0, sign.start()) + 1 for sign in _SIGN.finditer(text)):
        end = text.find("\n", begin)
        line = text[begin : end if end >= 0 else len(text)]
        for page in _CODE_PAGES:
            found = list(_changed(line, page))
            if _is_meant(found):
                first, last = found[0][0], found[-1][0] + len(found[-1][1])
                right = line
                for start, word, decoded in reversed(found):
                    right = right[:start] + decoded + right[start + len(word) :]
                yield begin + first, begin + last, right[first:last]
                break


def _changed(line: str, page: str) -> Iterator[tuple[int, str, str]]:
    """Yield the words of a line that a code page reads otherwise: the offset, the word, and what it is there."""
    for word in _WORD.finditer(line):
        octets = b"".join(char.encode("cp1252", errors="ignore") or char.encode("latin-1") for char in word[0])
        right = octets.decode(page, errors="replace")
        is_word = right.isalpha() and (right[1:].islower() or right.isupper())
        if right != word[0] and is_word:
            yield word.start(), word[0], right


def _is_meant(found: Sequence[tuple[int, str, str]]) -> bool:
    """Return whether some words are what was meant: all their other letters are one language's."""
    letters = {
        other for _, word, right in found for one, other in zip(word, right.lower(), strict=True) if one != other
    }
    letters = {each for each in letters if not each.isascii()}
    if not letters or not any(letters <= alphabet for alphabet in _ALPHABETS):
        return False
    signed = [word for _, word, _ in found if len(word) >= _SHORTEST and _WITHIN.search(word)]
    return any(word[-1] not in _SIGNS for word in signed) or (bool(signed) and len(found) >= _FEW)
