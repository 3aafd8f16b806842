"""How many digits or characters a value has, as a sentence says it: *six to eight digits*, *at most 22 characters*."""

from __future__ import annotations

import re

from mkdocs_paycore.catalog.regex.counts import Count, added
from mkdocs_paycore.source.expression import expression

_NAMES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
)
_WORDS = tuple(_NAMES.split())
_NUMBER = rf"(?:\d{{1,4}}|{'|'.join(_WORDS)})"
NUMBER = rf"(?<![\w.,]){_NUMBER}(?![\w.,]*\d)(?!\w)"
"""A number in digits or as a word, as a piece of an expression."""
_COUNTED = (
    rf"(?:(?P<least>at\s+least|no\s+fewer\s+than)\s+|(?P<most>at\s+most|up\s+to|no\s+more\s+than|not\s+more\s+than)\s+|exactly\s+)?"
    rf"(?P<low>{NUMBER})(?:\s*(?:to|or|and|[\u2013-])\s*(?P<high>{NUMBER}))?\s+UNIT\b"
    r"(?P<behind>(?:\s+long)?(?:\s+at\s+(?:most|least)|\s+or\s+(?:less|fewer|more))?)"
)
_DIGITS = expression(_COUNTED.replace("UNIT", "digits?"), re.IGNORECASE)
_CHARACTERS = expression(_COUNTED.replace("UNIT", "(?:characters?|signs?|symbols?)"), re.IGNORECASE)
_UNSURE = expression(
    r"\d|\b(?:digits?|numbers?|figures|letters?\s+or|hex\w*|or|about|around|roughly|per|each|every|group\w*|first|last"
    r"|often|some|more|fewer|less|not|never|without)\b",
    re.IGNORECASE,
)
"""Words that leave open how many there are in all."""
_MIXED = expression(r"\s*(?:and|or|/|,)\s+(?:\w+\s+)?(?:letters?|characters?|signs?|symbols?)\b", re.IGNORECASE)
"""What stands behind digits that are counted together with other characters."""


def said_digits(text: str) -> Count | None:
    """Return how many digits a text says that a value has, all in all; None where it leaves that open.

    Args:
        text: a sentence without code.
    """
    found = list(_DIGITS.finditer(text))
    if not found or _UNSURE.search(_DIGITS.sub(" ", text)) or any(_MIXED.match(text, each.end()) for each in found):
        return None
    return added([_said(each) for each in found])


def said_characters(text: str) -> Count | None:
    """Return how many characters a text says that a value has; None where it says that of none, or of several parts.

    Args:
        text: a sentence without code.
    """
    found = list(_CHARACTERS.finditer(text))
    return _said(found[0]) if len(found) == 1 and not _UNSURE.search(_CHARACTERS.sub(" ", text)) else None


def number_said(word: str) -> int:
    """Return the number that digits or a word say; see `NUMBER`."""
    return int(word) if word.isdigit() else _WORDS.index(word.lower()) + 1


def _said(found: re.Match[str]) -> Count:
    low = number_said(found["low"])
    high = number_said(found["high"]) if found["high"] else low
    low = min(low, high)  # *123 and seven digits*: the first number is what the value begins with
    behind = found["behind"].lower()
    if found["most"] or behind.endswith(("most", "less", "fewer")):
        return Count(0, high)
    return Count(low, None if found["least"] or behind.endswith(("least", "more")) else high)
