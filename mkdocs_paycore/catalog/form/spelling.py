"""A text that is right but for letter case, spaces or dashes, as the format of its field wants it.

`components/assets/paste-repair.js` says the same in a browser.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.form.table import TABLE
from mkdocs_paycore.catalog.form.values import UNSEEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MAX_LENGTH = 256
"""Longer texts are no identifiers that somebody typed."""

_HYPHENS = dict.fromkeys(map(ord, TABLE["dashes"]), "-")
_SPACES = dict.fromkeys(map(ord, UNSEEN), "")
_MARKS: dict[str, dict[int, str]] = {
    "": {},
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
        bare = text.translate(replaced)
        for case, cased in _cases(bare, is_typed=is_typed):
            if fits(cased) and not (is_typed and mark == "dashes"):
                return _with_letters_of(bare, cased, fits), mark or case
    return text, ""


def _cases(bare: str, *, is_typed: bool) -> Iterator[tuple[str, str]]:
    """Yield the text as it is, in capitals and in small letters; letters beyond ASCII have no case here."""
    yield "", bare
    if bare.isascii() and not is_typed:
        yield "upper", bare.upper()
        yield "lower", bare.lower()


def _with_letters_of(bare: str, cased: str, fits: Callable[[str], bool]) -> str:
    """Return `cased` with the letters of `bare` wherever it still fits."""
    for at, letter in enumerate(bare):
        kept = cased[:at] + letter + cased[at + 1 :]
        if kept != cased and fits(kept):
            cased = kept
    return cased
