"""Text that was read in another encoding than it was written in: by what the property is, and not by samples of it.

UTF-8 has a first byte of a range that says how many follow, and those of one range more (RFC 3629, 3). Read in a code
page of one byte a character, it makes sequences of two to four characters that no language has.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_paycore.check.text.words.misread_words import misread_words
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

_RUN = expression(
    r"[\x80-\xff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{2,}"
)
_AS_LATIN = expression(r"(?<![A-Za-z0-9])[\xa8\xaa\xaf\xb2-\xb4\xb8\xba\xbf\xc0-\xff]{4,}(?![A-Za-z0-9])")
"""Letters with accents alone, as no language has them in a row."""
_LEFT_OVER = expression(r"(?<![^\W\d_a-z])\N{LATIN CAPITAL LETTER A WITH CIRCUMFLEX}(?=[\s\d©®°£€§«»]|$)")
_C1 = expression(r"[\x80-\x9f]")
"""Control characters that nobody types: bytes of windows-1252 that were read as Latin-1 (WHATWG Encoding, 4.2)."""
_CODE_PAGES = (
    *("cp1251", "cp1250", "cp1253", "cp1254", "cp1257", "koi8_r", "koi8_u"),
    *("cp866", "cp437", "cp850", "cp852", "mac_roman", "mac_cyrillic"),
)
"""Those of Windows, of its console, of older Unix and of the Mac, beside windows-1252 and Latin-1."""
_NOT_TYPED = frozenset({"So", "Cc", "Cn", "Co"})
"""The categories of Unicode that text of another language may yield by chance, and no writer types."""
_SCRIPTS = frozenset({"LATIN", "CYRILLIC", "GREEK"})
_EUROPEAN = expression(r"[\u00aa-\u017f\u0218-\u021b\u0370-\u0491\u1e00-\u1fff\u2c60-\u2c7f\ufb00-\ufb06]")
_FEW = 2
"""So many letters of one of these scripts, or of another one, are no chance."""


class _Misread(NamedTuple):
    """The characters that one code page makes of UTF-8, as an expression, and the byte of each."""

    found: re.Pattern[str]
    octets: dict[str, int]


def misread_parts(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the places of a text that was read in a wrong encoding, each with what stood there."""
    found: list[tuple[int, int, str]] = []
    for start, end, right in (*_in_windows_1252(text), *_in_code_pages(text)):
        if not any(start < last and first < end for first, last, _ in found):
            found.append((start, end, right))
            yield start, end, right
    more = [*misread_words(text), *_in_windows_1251(text)]
    yield from more
    for lone in _C1.finditer(text):
        if not any(start <= lone.start() < end for start, end, _ in (*found, *more)):
            yield *lone.span(), lone[0].encode("latin-1").decode("cp1252", errors="ignore")


def _in_windows_1251(text: str) -> Iterator[tuple[int, int, str]]:
    for run in _AS_LATIN.finditer(text):
        if (word := _from_windows_1251(run[0])) is not None:
            yield *run.span(), word


def _in_windows_1252(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield what is UTF-8 read as windows-1252 or Latin-1, and what is left where a part of it was lost."""
    end = 0
    for run in _RUN.finditer(text):
        first, last = run.span()
        for start, stop in ((first, last), (first, last - 1), (first + 1, last), (first + 1, last - 1)):
            if (right := decoded_anew(text[start:stop])) != text[start:stop] and not _is_odd(right):
                end = stop
                yield start, stop, right
                break  # what was left out is a quotation mark or a dash beside it
    for left in _LEFT_OVER.finditer(text):
        if left.start() >= end or not _RUN.match(text, left.start()):
            yield *left.span(), ""


def decoded_anew(text: str) -> str:
    """Return a text as it was before its UTF-8 was read as windows-1252 or Latin-1; as it is where it was not."""
    try:
        octets = b"".join(_octet(char) for char in text)
        right = octets.decode("utf-8")
    except ValueError:
        return text
    return decoded_anew(right) if right != text and not right.isascii() else right


@cache
def _code_page(name: str) -> _Misread:
    """Return what a code page makes of UTF-8."""
    chars = {octet: bytes([octet]).decode(name, errors="ignore") for octet in range(0x80, 0x100)}

    def some(first: int, last: int) -> str:
        return f"[{''.join(re.escape(chars[octet]) for octet in range(first, last + 1))}]"

    more = some(0x80, 0xBF)
    two, three, four = some(0xC2, 0xDF) + more, some(0xE0, 0xEF) + more * 2, some(0xF0, 0xF4) + more * 3
    found = re.compile(f"(?:{two}|{three}|{four})+")
    return _Misread(found, {char: octet for octet, char in chars.items() if char})


def _in_code_pages(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield what is UTF-8 read in any other code page."""
    for page in map(_code_page, _CODE_PAGES):
        for run in page.found.finditer(text):
            try:
                right = bytes(page.octets[char] for char in run[0]).decode("utf-8")
            except UnicodeDecodeError:  # a first byte that only another second one may follow
                continue
            before, behind = text[max(run.start() - 1, 0) : run.start()], text[run.end() : run.end() + 1]
            if _is_meant(run[0], right, before, behind):
                yield *run.span(), right


def _is_meant(typed: str, right: str, before: str, behind: str) -> bool:
    """Return whether what a text decodes to is what was meant, and not there by chance: `дії` decodes, too.

    Args:
        typed: what stands there.
        right: what it decodes to.
        before: the character before it; empty for none.
        behind: the one behind it.
    """
    beside = [char for char in (before, behind) if char.isalpha()]
    letters = [char for char in right if char.isalpha()]
    if any(unicodedata.category(char) in _NOT_TYPED for char in right) or not all(map(str.isascii, beside)):
        return False
    scripts = {_script(char) for char in letters}
    if beside:
        is_case = all(map(str.isupper, beside)) <= all(map(str.isupper, letters))
        return scripts <= {"LATIN"} and is_case and bool(letters or len(typed) > _FEW) and not _is_odd(right)
    if not letters:
        return len(typed) > _FEW and all(_is_punctuation(char) for char in right)
    needed = _FEW if scripts <= _SCRIPTS else 2 * _FEW
    return len(scripts) == 1 and len(right) >= needed and not _is_word(typed)


def _is_odd(text: str) -> bool:
    """Return whether a text is one letter that no name and no word of Europe has, as `Úž` decodes to by chance."""
    return len(text) == 1 and text.isalpha() and _EUROPEAN.fullmatch(text) is None


def _is_word(text: str) -> bool:
    """Return whether a text could be a word of the language that it seems to be in: of one case, but for its first."""
    return text.isalpha() and (text.isupper() or text[1:].islower())


def _is_punctuation(char: str) -> bool:
    return unicodedata.category(char)[0] == "P" or unicodedata.category(char) == "Sc"


def _script(char: str) -> str:
    return unicodedata.name(char, "").partition(" ")[0]


def _from_windows_1251(text: str) -> str | None:
    """Return a word as it was before its windows-1251 was read as Latin-1; None where it was not.

    A row of letters with accents in the order of the alphabet is a list of them.
    """
    right = text.encode("latin-1").decode("cp1251")
    is_word = right.isalpha() and (right[1:].islower() or right.isupper())
    is_listed = all(one < other for one, other in pairwise(text)) or len(set(text)) == 1
    return right if is_word and not is_listed else None


def _octet(char: str) -> bytes:
    """Return the byte that windows-1252, or Latin-1 where that has none, reads as a character.

    Raises:
        UnicodeEncodeError: no byte does.
    """
    try:
        return char.encode("cp1252")
    except UnicodeEncodeError:
        return char.encode("latin-1")
