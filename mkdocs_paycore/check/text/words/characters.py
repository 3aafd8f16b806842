"""Characters that no writer meant: letters of another alphabet within a word, and text read in a wrong encoding."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.words.misread import misread_parts
from mkdocs_paycore.manuscript.masked import blanked
from mkdocs_paycore.project.shown_values import nav_titles, shown_values
from mkdocs_paycore.source.confusables import ALIKE
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Edit
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for
from mkdocs_paycore.source.unprintable import CONTROL, unshowable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.source.problem import Problem

_PAGE = "docs/index.md"
LOOKALIKE_LETTER = Rule(
    "lookalike-letter",
    "A word that mixes English letters with ones of another alphabet that look the same: no search finds it.",
    stage=Stage.TEXT,
    sample=Sample(_PAGE, "# Start\n\nThe Dаshboard.\n", "# Start\n\nThe Dashboard.\n"),  # noqa: RUF001 - a Cyrillic letter, on purpose
)
BROKEN_ENCODING = Rule(
    "broken-encoding",
    "Text that was read in a wrong encoding once, such as `â€™` for an apostrophe.",
    stage=Stage.TEXT,
    sample=Sample(_PAGE, "# Start\n\nThe providerâ€™s page.\n", "# Start\n\nThe provider’s page.\n"),  # noqa: RUF001 - what it is about
)
_WORD = expression(r"[^\W\d_]+")
_AMONG_LATIN = expression(r"[A-Za-z]+[\u0400-\u04ff]{1,2}[A-Za-z]+")
"""A word of English letters with one or two between them that look like none of them."""
_CYRILLIC = expression(r"[\u0400-\u04ff]{2,}")
_SHORT_WITH_ENDING = expression(r"[A-Z]{2,}[\u0400-\u04ff]+")
"""English capitals with a Cyrillic ending, as texts of these languages have them."""
_CYRILLIC_LETTER = expression(r"[\u0410-\u044f\u0456\u0406]")
"""A letter of the Russian or the Ukrainian alphabet; rare ones that look English are typed by nobody."""
_NOT_ASCII = expression(r"[^\x00-\x7f]+")
_ESCAPED_TWICE = expression(
    r"&amp;(?P<name>(?:nbsp|amp|quot|apos|lt|gt|mdash|ndash|hellip|copy|#\d+|#x[\da-f]+);)", re.IGNORECASE
)
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_QUOTED = expression(r"\"[^\"\s]{1,30}\"|(?<!\w)'[^'\s]{1,30}'(?!\w)|[“«][^“”«»\s]{1,30}[”»]")
_RAW_CODE = expression(r"<(code|pre|samp|kbd)>[^<\n]*</\1>", re.IGNORECASE)
_ABOUT_ENCODING = expression(
    r"\b(?:encod(?:ed|ing)|mojibake|garbled|UTF-?8|charset|unreadable|instead[ \t]+of"
    r"|(?:looks?|shown|shows|appears?)[ \t]+(?:like|as))\b",
    re.IGNORECASE,
)
"""A sentence about text that was read in a wrong encoding."""


@looks_for(LOOKALIKE_LETTER, of_pages=True)
def lookalike_letters(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each word with English letters and others that only look like some.

    A word all of whose letters are of one alphabet is a word of another language, unless all Cyrillic of its page looks
    English. Of a word with letters of two, those that look like English ones are taken for these, if English letters
    are then all it has.
    """
    letters = latin_letters()
    for page in (*checked.manuscripts, *nav_titles(checked.config_sources)):
        is_english = page.text.isascii() or not _has_other_language(page.text)
        for word in _WORD.finditer(page.text) if not page.text.isascii() else ():
            typed = word[0]
            if not is_english and (right := _all_cyrillic(typed)):
                message = f"the word {quoted_value(typed)} has English letters among those of another alphabet"
                fix = (Edit(*word.span(), right),)
                yield page.problem(LOOKALIKE_LETTER, word.start(), message, f"expected {right}", fix=fix)
                continue
            if not is_english and _SHORT_WITH_ENDING.fullmatch(typed):
                continue
            if typed.isascii() or not (re.search("[a-zA-Z]", typed) or (is_english and _CYRILLIC.fullmatch(typed))):
                continue
            right = "".join(letters.get(char, char) for char in typed)
            if _AMONG_LATIN.fullmatch(right) and not _is_misread(page.text, word):
                others = ", ".join(unicodedata.name(char).lower() for char in right if char >= "\u0400")
                message = f"the word {quoted_value(typed)} has letters of another alphabet: {others}"
                yield page.problem(LOOKALIKE_LETTER, word.start(), message, "type it anew")
                continue
            if right != typed and _is_latin(right) and not _is_misread(page.text, word):
                names = ", ".join(
                    unicodedata.name(char, "?").lower() for char in dict.fromkeys(typed) if char in letters
                )
                message = f"the word {quoted_value(typed)} has letters that only look English: {names}"
                fix = (Edit(*word.span(), right),)
                yield page.problem(LOOKALIKE_LETTER, word.start(), message, f"expected {right}", fix=fix)


@looks_for(BROKEN_ENCODING, of_pages=True)
def broken_encodings(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each run of characters that is UTF-8 read as another encoding, or was unreadable once.

    UTF-8 is read as windows-1252 or Latin-1, or in the code page of a writer's own language. A lone `Â` is what
    is left of a space that does not break. Control characters come from another encoding, or from what was pasted.
    A page may show such text on purpose: in code, or in quotes where it says that it does.
    """
    for page in (*checked.manuscripts, *shown_values(checked.config_sources)):
        yield from _escaped_twice(page)
        for found in CONTROL.finditer(page.text):
            message = unshowable(found[0])
            fix = (Edit(*found.span(), ""),)
            yield page.problem(BROKEN_ENCODING, found.start(), message, "remove it", fix=fix)
        if page.text.isascii():
            continue
        text = blanked(page.text, [*_code_on_purpose(page), *_shown_on_purpose(page)])
        for run in _NOT_ASCII.finditer(text):
            if _REPLACEMENT in run[0]:
                message = "found a replacement character: what stood here could not be read once"
                yield page.problem(BROKEN_ENCODING, run.start() + run[0].index(_REPLACEMENT), message, "type it anew")
        for start, end, right in misread_parts(text):
            message = f"found {quoted_value(page.text[start:end])}: text that was read in a wrong encoding"
            hint = f"expected {right!r}" if right else "remove it"
            yield page.problem(BROKEN_ENCODING, start, message, hint, fix=(Edit(start, end, right),))


def _code_on_purpose(page: Manuscript) -> Iterator[tuple[int, int]]:
    """Yield where blocks of code stand, and code within a line that speaks of such text or has no other letters."""
    for start, end in page.code:
        text = page.text[start:end]
        is_shown = not re.search(r"[ -_a-~]", text) or _ABOUT_ENCODING.search(page.line(page.place(start).line))
        if is_shown or ("\n" in text and _is_about_encoding(page, start, end)):
            yield start, end


def _is_about_encoding(page: Manuscript, start: int, end: int) -> bool:
    """Return whether a block of code, or the paragraph above it, speaks of text that was read wrongly."""
    above = page.text.rfind("\n\n", 0, max(0, page.text.rfind("\n", 0, start) - 2))
    is_said = _ABOUT_ENCODING.search(page.text, max(0, above), end) is not None
    return is_said or next(misread_parts(page.text[max(0, above) : start]), None) is not None


def _shown_on_purpose(page: Manuscript) -> Iterator[tuple[int, int]]:
    """Yield where a page quotes text that was read wrongly, in a sentence about that."""
    for found in _RAW_CODE.finditer(page.text):
        yield found.span()
    for found in _QUOTED.finditer(page.text):
        if _ABOUT_ENCODING.search(page.line(page.place(found.start()).line)):
            yield found.span()


def _escaped_twice(page: Manuscript) -> Iterator[Problem]:
    for found in _ESCAPED_TWICE.finditer(page.prose) if "&amp;" in page.text else ():
        message = f"found {quoted_value(found[0])}, which is shown as it is typed"
        fix = (Edit(*found.span(), f"&{found['name']}"),)
        yield page.problem(BROKEN_ENCODING, found.start(), message, f"expected &{found['name']}", fix=fix)


def _all_cyrillic(word: str) -> str:
    """Return a word with Cyrillic letters in place of a few English ones that look like some; empty for any other.

    It has a letter that looks like no English one, and no run of capitals (*SMS*), to which a Cyrillic ending is added.
    """
    english = [char for char in word if char.isascii()]
    if not english or len(english) > len(word) // 2 or not _CYRILLIC.search(word):
        return ""
    letters, alike = latin_letters(), _cyrillic_letters()
    is_plain = all(char in alike and (char.islower() or at == 0) for at, char in enumerate(word) if char.isascii())
    is_own = any(char not in letters for char in word if not char.isascii())
    return "".join(alike.get(char, char) for char in word) if is_plain and is_own else ""


def _has_other_language(text: str) -> bool:
    """Return whether a text has a Cyrillic word with a letter that does not pass for an English one."""
    letters = latin_letters()
    return any(not letters.keys() >= set(word) for word in _CYRILLIC.findall(text))


def _is_misread(text: str, word: re.Match[str]) -> bool:
    """Return whether a word is a part of text that was read in a wrong encoding."""
    start = max(text.rfind(" ", 0, word.start()), text.rfind("\n", 0, word.start())) + 1
    piece = text[start : word.end() + 4]
    return any(start + first < word.end() and start + last > word.start() for first, last, _ in misread_parts(piece))


@cache
def _cyrillic_letters() -> dict[str, str]:
    """Return the English letters for which a Cyrillic one passes, each with that one."""
    found = {letter: char for char, letter in latin_letters().items() if _CYRILLIC_LETTER.fullmatch(char)}
    return {letter: char for letter, char in found.items() if letter.islower() == char.islower()}


@cache
def latin_letters() -> dict[str, str]:
    """Return the characters of other scripts than Latin that pass for an English letter, each with that letter."""
    found = {char: letter for letter, alike in ALIKE.items() for char in alike if char.isalpha()}
    return {char: letter for char, letter in found.items() if not _is_latin(char)}


def _is_latin(text: str) -> bool:
    return all("LATIN" in unicodedata.name(char, "") for char in text)
