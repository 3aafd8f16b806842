"""A text that is right but for letter case, spaces or dashes, as the format of its field wants it.

`components/assets/validate.js` says the same in a browser.
"""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.form.table import TABLE
from mkdocs_paycore.catalog.form.values import UNSEEN

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_LENGTH = 256
"""Longer texts are no identifiers that somebody typed."""

_AS_IT_IS: dict[int, str] = {}
_CASES: dict[str, dict[int, int] | dict[int, str]] = {
    "": _AS_IT_IS,
    "upper": str.maketrans(string.ascii_lowercase, string.ascii_uppercase),
    "lower": str.maketrans(string.ascii_uppercase, string.ascii_lowercase),
}
_HYPHENS = dict.fromkeys(map(ord, TABLE["dashes"]), "-")
_SPACES = dict.fromkeys(map(ord, UNSEEN), "")
_MARKS = {
    "": _AS_IT_IS,
    "hyphens": _HYPHENS,
    "spaces": _HYPHENS | _SPACES,
    "dashes": dict.fromkeys(map(ord, TABLE["dashes"] + "-"), "") | _SPACES,
}


def spelling(text: str, fits: Callable[[str], bool], *, is_typed: bool) -> tuple[str, str]:
    """Return a text as it fits, and what was done to it: the text and nothing where it fits or nothing helps.

    As little as possible is changed: a letter keeps its case where that fits as well, so that the random part of a key
    is not spoilt.

    Args:
        text: what was entered, without white space around it.
        fits: whether a text has the field's format.
        is_typed: whether the field's type has a format of its own (a number, an address): a dash is part of that, and
            letter case may be part of it.
    """
    if len(text) > MAX_LENGTH or fits(text):
        return text, ""
    for mark, replaced in _MARKS.items():
        for case, letters in _CASES.items():
            bare = text.translate(replaced)
            cased = bare.translate(letters)
            if not (is_typed and (case or mark == "dashes")) and fits(cased):
                return _with_letters_of(bare, cased, fits), mark or case
    return text, ""


def _with_letters_of(bare: str, cased: str, fits: Callable[[str], bool]) -> str:
    """Return `cased` with the letters of `bare` wherever it still fits."""
    for at, letter in enumerate(bare):
        kept = cased[:at] + letter + cased[at + 1 :]
        if kept != cased and fits(kept):
            cased = kept
    return cased
