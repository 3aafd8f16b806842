"""Text as a reader takes it in: letter case, look-alike letters and invisible characters make no difference.

Look-alikes are the single characters among Unicode's *confusables* (UTS 39) that pass for a letter of the English
alphabet; what has a compatibility form (full width, mathematical, circled letters) is taken by it (UAX 15, NFKD).

Some pass for a letter and are something else in most texts: `1`, `|` and a capital `I` for an `l`, `0` for an `o`.
They keep their meaning, and where they stand within a word, it is read a second time with the letter.
"""

# ruff: noqa: RUF001 - letters that look like others are the point

from __future__ import annotations

import unicodedata

from mkdocs_paycore.leak.span import spans
from mkdocs_paycore.source.confusables import ALIKE, NEAR
from mkdocs_paycore.source.expression import expression

_BESIDES = {"П": "n", "п": "n", "η": "n", "μ": "u", "ω": "w"}
"""Letters that names are also written with, though Unicode does not say that they look the same."""


def _both_cases() -> dict[str, str]:
    """Return what passes for a letter in either letter case; what a character itself looks like comes first."""
    known = {like: letter.lower() for table in (NEAR, ALIKE) for letter, likes in table.items() for like in likes}
    known |= _BESIDES
    cases = {case: known[like] for like in known for case in (like.lower(), like.upper())}
    return {case: letter for case, letter in (cases | known).items() if len(case) == 1 and not case.isascii()}


def _is_sign(char: str) -> bool:
    category = unicodedata.category(char)
    return category == "Sm" or (category == "So" and char in ALIKE["l"])


_CHARACTERS = _both_cases()
LOOK_ALIKES = {char: letter for char, letter in _CHARACTERS.items() if not _is_sign(char)}
"""What passes for a letter of the English alphabet, and that letter."""
_LATIN = str.maketrans(LOOK_ALIKES)
_COMPOSED = expression(
    f"[{''.join(chr(code) for code in _LATIN if unicodedata.normalize('NFKD', chr(code)) != chr(code))}]"
)
_OUTSIDE_ASCII = expression(r"[^\x00-\x7f]+")
_CAPITAL_I = "Iӏ" + ALIKE["I"].replace("ǀ", "")
READ_AS = {
    "0": "o",
    **dict.fromkeys(f"1|ǀ{_CAPITAL_I}", "l"),
    **{char: letter for char, letter in _CHARACTERS.items() if _is_sign(char)},
}
"""What can be misread as a letter and is something else in most texts, and that letter."""
_BESIDES_I = {like: letter for like, letter in READ_AS.items() if like not in _CAPITAL_I}
_IN_A_WORD = (
    r"(?<=[01|])(?:(?=[A-Za-z])(?:(?=[a-z]{3})|(?<=[A-Za-z].)(?=[a-z]{2})|(?<=[a-z]{2}.)(?=[a-z])"
    r"|(?<=[A-Z].)(?=[A-Z]{4})|(?<=[A-Z]{2}.)(?=[A-Z]{3})|(?<=[A-Z]{3}.)(?=[A-Z]{2}))"
    r"|(?<=[a-z]{3}.)|(?<=[A-Z]{4}.)(?![a-z]))"
    r"|(?<=[a-z]I)(?![A-Zn]|con|d(?![a-z])|[fs](?![a-z])|gn|m[ap]|te)"
    r"|(?<=I)(?:(?=[aeouy][a-z])(?<![^\W_]I)|(?=[a-mo-z][a-z])(?<=[A-Z]I)(?<![^\W_][A-Z]I))"
)
_MISREAD_ASCII = expression(rf"[01|I](?:{_IN_A_WORD})")
_MISREAD = expression(
    rf"[{''.join(READ_AS)}](?:{_IN_A_WORD}|(?<=[ΙІ])(?:(?<=[A-Za-z].)|(?=[A-Za-z]))"
    r"|(?<=[^\x00-\x7fΙІ])(?:(?<=[^\W\d_].)|(?=[^\W\d_])))"
)
_BESIDE = 48
"""So many characters on both sides of a misread one are read again: as many as a long name or host has."""
_UNSEEN = expression(
    "[\u00ad\u0300-\u036f\u0483-\u0489\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u20d0-\u20ff\u3164\ufe00-\ufe0f\ufe20-\ufe2f\ufeff\uffa0"
    "\U000e0000-\U000e0fff]+"
)
_KEPT = ".@|"
_SIGNS = expression("[\u00a0\u00b6\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2190\u2192]")
"""Signs that pages are full of and that are a space in any case; often nothing is left then beyond ASCII."""
_SPACES = str.maketrans({chr(code): " " for code in range(128) if not chr(code).isalnum() and chr(code) not in _KEPT})
_BETWEEN = expression(rf"[^\w{_KEPT}]+")
_CAMEL = expression(r"[A-Z](?<=[a-z0-9].)")


def folded(text: str) -> str:
    """Return text in small letters and without look-alikes; what stands between words is one space.

    `.` and `@` stay (they make hosts and addresses what they are), and so does `|`, over which no name reaches.
    """
    if not text.isascii():
        text = _SIGNS.sub(" ", text)
    if not text.isascii():
        text = _COMPOSED.sub(lambda found: _LATIN[ord(found[0])], text)
        plain = _UNSEEN.sub("", unicodedata.normalize("NFKD", text))
        plain = _OUTSIDE_ASCII.sub(lambda found: found[0].translate(_LATIN).casefold(), plain)
        text = _BETWEEN.sub(" ", plain)
    return " ".join(text.lower().translate(_SPACES).split())


def parted(text: str) -> str:
    """Return text with a space where a capital follows a small letter, as in `acmeLogo`."""
    return _CAMEL.sub(r" \g<0>", text)


def misread(text: str) -> str:
    """Return the places of a text where a word can be misread (`Acme1ine`), with the letters that it is read with.

    What stands between the places is a `|`; without such a place the text is empty.
    """
    pattern = _MISREAD_ASCII if text.isascii() else _MISREAD
    found = [text[start:end] for start, end in spans(text, pattern, _BESIDE)]
    with_l = [pattern.sub(lambda like: READ_AS[like[0]], part) for part in found]
    without_l = [pattern.sub(lambda like: _BESIDES_I.get(like[0], like[0]), part) for part in found]
    return " | ".join(dict.fromkeys(with_l + without_l))
