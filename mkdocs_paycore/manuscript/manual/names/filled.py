"""Lists that say what goes into each field: *User ID: customer number*, below words that say that they do."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.manual.names.likeness import is_short_for
from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN
from mkdocs_paycore.manuscript.manual.wording.words import (
    NAME_AND_HELD,
    SET_OFF_NAME,
    compared,
    emphasised,
    label,
    unmarked,
    without_parentheses,
)
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_paycore.manuscript.manual.names.mapping import Mapping

_SAYS = expression(
    r"\bfields\b[^.:]*\b(?:with|by)\s+(?:the|your|these|what|parts|data|values)\b"
    r"|\bfill\s+(?:in\s+|out\s+)?(?:the\s+|our\s+|this\s+)?(?:connection\s+)?form\s+(?:with|by)\b"
    r"|\bwhat\s+(?:to\s+(?:enter|put|paste|type|write|insert|copy|fill\s+in)|goes|belongs|you\s+(?:enter|put|paste))\b"
    r"|\bwhich\s+(?:value|credential|key|of\s+them)s?\s+(?:goes|go|belongs?|to\s+(?:enter|put|paste))\b"
    r"|^(?:the\s+)?(?:connection\s+)?form\s+(?:of|for)\s[^.!?]{2,60}:$"
    r"|\b(?:field|name)\s*(?:[:=/|\u2013—]|-|and)\s*(?:the\s+)?(?:value|what)\b",
    re.IGNORECASE,
)
"""Words that say of a list that it has a field and what is entered there."""
_DESCRIBES = expression(
    r"\d|(?:see|in|on|at|from|as|if|for|or|only|any|same|leave|choose|select|your\s+own|not|is|one|keep|will)\b"
    r"|(?:(?:long|short|secret|random)\s+)*(?:text|string|digits?|number|file|letters?|characters?|value)$|(?:optional|required|mandatory)\b"
    r"|.*\b(?:is|are|was|can|must|may|will|should|which|that|you|letters|digits|characters|symbols|signs|format)\b",
    re.IGNORECASE,
)
"""What says how a value looks or where it is found, and is no name of it."""
_FROM = expression(
    rf"^(?P<name>(?:(?:the|your)\s+)?(?:[^.,;:()*_`\"“]{{2,50}}?|{SET_OFF_NAME}))\s+(?:(?:that|which)\s+is\s+)?"
    r"(?:(?:from|on|in|of)\s+(?:the|your|that|this)\s+|from\s+(?=[*_`\"'“«]))[^.;:]{2,60}(?:$|\.(?:\s|$))",
    re.IGNORECASE,
)
"""A name and where it is found: *the Shop code from the letter of the bank*, *Shop code from **Settings***."""
_BRACKETS = expression(r"[^.!?()]*\b(?:in|between)\s+(?:the\s+)?(?:brackets|parentheses)\b[^.!?()]*", re.IGNORECASE)
_NAMES = expression(r"\b(?:names?|called|labels?|fields?)\b", re.IGNORECASE)
_OURS = expression(r"\b(?:our|form)\b", re.IGNORECASE)
_LONGEST = 5
_FEWEST = 2


def says_what_fills(lead: str) -> bool:
    """Return whether words above a list say that it has fields and what is entered into each."""
    return _SAYS.search(unmarked(lead)) is not None


def bracketed(mapping: Mapping, lead: str) -> Mapping:
    """Return a credential with the name in brackets behind it as its other one, where the words above its list say so.

    Args:
        mapping: its name, with what is in brackets.
        lead: the words above: *in brackets: the name at Acme*, *the names of our form are in brackets*.
    """
    found = NAME_AND_HELD.match(mapping.left)
    said = _BRACKETS.search(unmarked(lead))
    if mapping.right or found is None or said is None or not _NAMES.search(said[0]):
        return mapping
    is_ours = _OURS.search(said[0]) is not None
    left, right = (found["name"], found["held"]) if is_ours else (found["held"], found["name"])
    return replace(mapping, left=left, right=right, sign="called", is_right_ours=True)


def all_held(found: Sequence[Mapping], lead: str) -> list[Mapping] | None:
    """Return the credentials of a list of fields, each with the provider's name in parentheses; None for another list.

    Args:
        found: the credentials of the list.
        lead: the words above it, which speak of the form: *Our form will ask for*.
    """
    held = [NAME_AND_HELD.match(each.left) for each in found if not each.right]
    names = [(each["name"], each["held"]) for each in held if each is not None]
    is_list = len(names) == len(found) >= _FEWEST and bool(_OURS.search(unmarked(lead)))
    if not is_list or _BRACKETS.search(unmarked(lead)) or not all(_is_no_initials(held) for _, held in names):
        return None
    if 2 * sum(bool(NOUN.search(name)) for name, _ in names) < len(names):
        return None
    both = zip(found, names, strict=True)
    return [replace(each, left=held, right=name, sign=":", is_right_ours=True) for each, (name, held) in both]


def _is_no_initials(held: str) -> bool:
    """Return whether what stands in parentheses behind a name is another one, and not its initials."""
    return NOUN.search(held) is not None and not (held.isupper() and " " not in held)


def are_taken(found: Sequence[Mapping]) -> bool:
    """Return whether all remarks of a list are the name of something and where to take it: *the Code from the letter*.

    Args:
        found: the credentials of the list, each with its remark.
    """
    taken = [_FROM.match(each.note) for each in found if not each.right]
    return len(taken) == len(found) >= _FEWEST and all(
        each is not None and NOUN.search(label(each["name"])) for each in taken
    )


def describes(words: str) -> bool:
    """Return whether words say how a value looks or where it is found, and are no name of it."""
    return _DESCRIBES.match(words) is not None


def filled(found: Sequence[Mapping], *, is_form_right: bool = False) -> list[Mapping] | None:
    """Return the credentials of a list of fields and what goes into them, with both names; None for another list.

    Args:
        found: the credentials of the list, each with one name and a remark.
        is_form_right: whether the remarks are the form's names, and not the provider's.
    """
    heads = [_name_in(each) for each in found]
    is_one = len(set(heads)) == len(heads)
    names = heads if is_one else [_name_in(each, is_whole=True) for each in found]  # *Key of the payer*, *of the shop*
    is_list = len(found) >= _FEWEST and all(names) and not any(each.right for each in found)
    nouns = [each for each, name in zip(found, heads, strict=True) if NOUN.search(name) or _is_same(each, name)]
    if not is_list or 2 * len(nouns) < len(found):
        return None
    return [_with(each, name, is_form_right=is_form_right) for each, name in zip(found, names, strict=True)]


def _with(mapping: Mapping, name: str, *, is_form_right: bool) -> Mapping:
    if _is_same(mapping, name):
        return replace(mapping, note="")
    if label(mapping.note) != name and is_short_for(name, mapping.left):
        return mapping
    left, right = (mapping.left, name) if is_form_right else (name, mapping.left)
    return replace(mapping, left=left, right=right, sign="called", is_right_ours=True, note="")


def _is_same(mapping: Mapping, name: str) -> bool:
    return compared(name) == compared(mapping.left)


def _name_in(mapping: Mapping, *, is_whole: bool = False) -> str:
    """Return the name that a remark is; empty where it is none: a few words that describe nothing.

    Args:
        mapping: the field, with the remark.
        is_whole: whether *of the creator* belongs to the name, and says not where it is from.
    """
    taken = None if is_whole else _FROM.match(mapping.note)
    name = without_parentheses(label(taken["name"] if taken is not None else mapping.note))
    terms = emphasised(taken["name"] if taken is not None else mapping.note)
    is_alone = not terms or terms[0].text == name
    is_short = 0 < len(name.split()) <= _LONGEST and not re.search(r"[.;:!?,→>]", name)
    return name if is_alone and is_short and not describes(name) else ""
