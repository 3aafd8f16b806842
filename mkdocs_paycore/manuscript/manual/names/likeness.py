"""Names that are likely one: what *Set up* calls a credential that a form calls otherwise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.manual.wording.nouns import is_bare_noun
from mkdocs_paycore.manuscript.manual.wording.words import compared, in_parentheses, without_parentheses
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FILE = expression(
    r"\s*\((?:an?\s+|as\s+)?(?:[*_`]*\.\w{2,5}[*_`]*(?:\s+(?:file|format))?|(?:\w{2,5}\s+)?(?:file|format))\)$",
    re.IGNORECASE,
)
"""What sort of file something is, behind its name."""


_NUMBERS = frozenset({"id", "number", "code", "no"})
"""What a form may leave out of a name: it asks for the *Location*, of which the *Location ID* is meant."""


def spelled(name: str, names: Iterable[str]) -> str:
    """Return the name in code that *Set up* has for a name in words: `project_id` for *Project ID*; else nothing."""
    same = [each for each in names if compared(each) == compared(name)]
    return next((each for each in same if " " not in each and " " in name), "") if name not in same else ""


def matching_name(name: str, names: Sequence[str], *, taken: Iterable[str]) -> str:
    """Return what *Set up* calls a credential that the form calls otherwise, where exactly one of its names fits.

    `User ID (Hash ID)` fits *Hash ID*, `MID reference` fits *Reference MID*, `TCB-Header-Login` fits *Login*.

    Args:
        name: what the form calls it.
        names: the names in *Set up*.
        taken: names that other credentials of the connection have; they are theirs.
    """
    key = compared(name)
    if any(key in {compared(each), compared(_FILE.sub("", each))} for each in names):
        return ""
    used = {compared(each) for each in taken}
    free = [each for each in names if compared(each) not in used and len(each.split()) <= 6]  # noqa: PLR2004 - longer ones are sentences
    for fits in (_fits_variant, _fits_words):
        near = list(dict.fromkeys(each for each in free if fits(each, key)))
        if any(compared(without_parentheses(each)) == key for each in near):
            return ""  # the same name, and a word about it
        if near:
            return near[0] if len({compared(each) for each in near}) == 1 else ""
    return ""


def _fits_variant(name: str, key: str) -> bool:
    return key in variants(name)


def _fits_words(name: str, key: str) -> bool:
    """Return whether a name has the words of a key in another order, or them and others that only say more."""
    if compared(name).startswith(f"{key} for "):
        return False  # the same name, and what it is for
    words = re.findall(r"\w+", compared(name))
    own = re.findall(r"\w+", key)
    if sorted(words) == sorted(own):
        return True
    inner = {word for each in in_parentheses(name) for word in re.findall(r"\w+", compared(each))}
    is_compound = len(own) == 1 and " " not in name and words[-1:] == own
    is_numbered = words[:-1] == own and words[-1] in _NUMBERS
    return set(own) < set(words) and (is_numbered or is_compound or bool(set(own) & inner))


def is_short_for(name: str, whole: str) -> bool:
    """Return whether a name is but the word with which another ends: the *ID from the manager* is the *Merchant ID*."""
    key = compared(name)
    return is_bare_noun(key) and compared(whole).endswith(f" {key}")


def variants(name: str) -> set[str]:
    """Return a name as it is compared without parentheses, by what is in them, and by what is behind a dash."""
    last = re.split(r"\s[-\u2013—]\s", name)[-1]
    return {compared(each) for each in (without_parentheses(name), last, *in_parentheses(name))} - {""}
