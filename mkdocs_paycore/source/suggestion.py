"""The nearest right thing to what was found, in the words of messages."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_KNOWN = 8
_ALIKE = 0.88
"""So like a word has to be to what it is taken for without asking, as `difflib` measures it."""


def cited(text: str, *, most: int = 40) -> str:
    """Return a text in quotes as a message shows it: cut where it has more than `most` characters."""
    return repr(text if len(text) <= most else text[: most - 1] + "…")


def nearest(word: str, known: Iterable[str], *, cutoff: float = 0.6) -> str | None:
    """Return the entry of `known` that `word` was most likely meant to be, or None if none is near.

    `cutoff` is the likeness asked for, from 0 (any) to 1 (the same but for letter case), as `difflib` measures it.
    """
    by_folded = {entry.casefold(): entry for entry in sorted(known, reverse=True)}
    matches = difflib.get_close_matches(word.casefold(), by_folded, n=1, cutoff=cutoff)
    return by_folded[matches[0]] if matches else None


def is_misspelt(word: str, meant: str, known: Iterable[str]) -> bool:
    """Return whether a word is for certain a misspelt `meant`: very like it, and like no other entry of `known`.

    What is added or left out is letters: `shop_id2` is no misspelt `shop_id`.
    """
    if re.sub(r"[^0-9]", "", word) != re.sub(r"[^0-9]", "", meant):
        return False
    others = (entry for entry in known if entry != meant)
    return nearest(word, [meant], cutoff=_ALIKE) is not None and nearest(word, others, cutoff=_ALIKE) is None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return "did you mean …?" for the entry of `known` that is nearest to a word, or an empty string."""
    found = nearest(word, known)
    return f"did you mean {found!r}?" if found else ""


def all_known(known: Iterable[str]) -> str:
    """Return "known: …" with the entries of `known`, the first ones where there are many."""
    entries = sorted(known)
    rest = len(entries) - _MOST_KNOWN
    return f"known: {', '.join(entries[:_MOST_KNOWN]) or 'none'}{f' and {rest} more' if rest > 0 else ''}"
