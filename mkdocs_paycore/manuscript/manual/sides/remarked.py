"""The other name of a credential that stands in its remark: *Your IBAN: Bank account*, *Key: enter your Sign key*."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.manual.names.likeness import variants
from mkdocs_paycore.manuscript.manual.sides.set_up_names import SetUpNames, Trace
from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN, is_bare_noun
from mkdocs_paycore.manuscript.manual.wording.remarks import ASIDE
from mkdocs_paycore.manuscript.manual.wording.words import (
    FILE_NAME,
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

_WAY = expression(r"[→>\u203a»/]")
"""What stands between the menus of a cabinet."""
_LONGEST_NOTE = 3
_FEWEST = 2
_TOLD = expression(
    r"(?:please\s+)?(?P<verb>(?:enter|paste|put|insert|specify|use|copy|type|provide|take|choose|select|pick|here\s+goes|here\s+you\s+(?:enter|put|paste)|what\s+\w+\s+calls?|called|named|known\s+as"
    r"|(?:it|this|that)\s+is|it['\u2019]s|i\.e\.,?|(?:the\s+)?same\s+as(?:\s+(?:at|in))?)\s+)?(?:(?:your|the|a|an|its)\s+)?(?:value\s+of\s+(?:the\s+)?)?(?P<name>[^,;.:()]+?)"
    r"(?=\s+(?:from|in|at|of|on|into|here|there|that|which|you|as|given|provided|obtained|received|generated|created|made|sent|issued|shown|found|copied|downloaded)\b|[,;.:()]|$)",
    re.IGNORECASE,
)
"""What a remark tells to enter: *enter your Sign key from step 2*."""
_THE = expression(r"(?:the|your)\s+", re.IGNORECASE)
_YOURS = expression(r"^your\s+(?P<name>[A-Z][\w-]*(?:\s[\w-]+){0,3})\s*(?:[,;.:(]|$)")
"""What of the reader's is entered, with its capital: *your Member ID, six digits*."""


def are_pairs(found: Sequence[Mapping]) -> bool:
    """Return whether lines of one list have two names each, or would have if their remarks were names, too."""
    return any(each.right and not each.is_spoken for each in found) or (
        len(found) > 1 and all(_is_named(label(each.note)) for each in found)
    )


def named_behind(found: Sequence[Mapping], names: SetUpNames) -> list[Mapping] | None:
    """Return the credentials of a list all of whose remarks are names, with both of them; None for another list.

    *Set up* speaks of most of those on one side, and of none of those on the other: these are the form's.

    Args:
        found: the credentials of the list.
        names: what *Set up* calls things.
    """
    notes = [label(ASIDE.sub("", each.note)) for each in found]
    if len(found) < _FEWEST or any(each.right for each in found) or not all(map(_is_named, notes)):
        return None
    lefts, behind = [names.trace(each.left) for each in found], [names.trace(note) for note in notes]
    both = zip(found, notes, strict=True)
    if _are_known(lefts) and not any(behind):
        return [replace(each, right=note, sign=":", note="", is_right_ours=True) for each, note in both]
    if _are_known(behind) and not any(lefts):
        return [replace(each, left=note, right=each.left, sign=":", note="", is_right_ours=True) for each, note in both]
    return None


def _are_known(traces: Sequence[Trace]) -> bool:
    """Return whether *Set up* speaks of most of some names."""
    return 2 * sum(each > Trace.NONE for each in traces) > len(traces)


def _is_named_alone(name: str, other: str, names: SetUpNames) -> bool:
    """Return whether *Set up* names the first and not the other, or names it so exactly."""
    return names.trace(name) >= Trace.NAMED and names.trace(other) < min(names.trace(name), Trace.EXACTLY)


def _is_named(note: str) -> bool:
    is_short = note[:1].isupper() and len(note.split()) <= _LONGEST_NOTE
    return is_short and NOUN.search(compared(note)) is not None and not _WAY.search(note)


def with_name_behind(mapping: Mapping, names: SetUpNames, *, among_pairs: bool = False) -> Mapping:
    """Return a mapping with the other name that its remark has: *Your IBAN: Bank account*, *Key: enter your Sign key*.

    Only where *Set up* names one of both and not the other: else the remark says more about the first. What it names is
    the provider's.

    Args:
        mapping: the names on a line.
        names: what *Set up* calls things.
        among_pairs: whether other lines of its list have two names each.
    """
    if mapping.right:
        return mapping
    bare, note = without_parentheses(mapping.left), label(mapping.note)
    name = mapping.left if among_pairs else bare
    is_new = note != name if among_pairs else not is_bare_noun(note) and compared(note) != compared(bare)
    if _is_named(note) and is_new and _is_named_alone(name, note, names):
        return replace(mapping, left=name, right=note, sign=":", note="")
    other = (
        _known_in(mapping.note, names) or _said_in(mapping.note, bare, names) or _longer_in(mapping.note, bare, names)
    )
    if other and compared(other) != compared(bare) and names.trace(bare) < Trace.NAMED:
        return replace(mapping, left=other, right=bare, sign=":", note="")
    return mapping


def _known_in(note: str, names: SetUpNames) -> str:
    """Return the name of *Set up* that a remark is or tells to enter; empty where there is none."""
    key = compared(label(note))
    said = {key, compared(told_in(note))} - {""}
    own = next((each for each in names.names if compared(each) in said), "")
    if own or not emphasised(note):
        return own
    return next((each for each in names.names if key in variants(each)), "")


def _is_name_of_one(words: str) -> bool:
    """Return whether words begin with a capital and end like the name of a credential, of one and not of several."""
    return words[:1].isupper() and NOUN.search(words) is not None and not words.lower().endswith(("keys", "ids"))


def _said_in(note: str, bare: str, names: SetUpNames) -> str:
    """Return the name that a remark tells to enter and *Set up* does not have; empty where there is none.

    The remark sets it off, or says that it is the reader's, unless *Set up* has no names at all; and it says more than
    the name that it is behind.
    """
    words, terms = unmarked(note), emphasised(note)
    if terms and _THE.fullmatch(note[: terms[0].start]) and _is_name_of_one(terms[0].text):
        return terms[0].text if compared(terms[0].text) != compared(bare) else ""
    told, yours = _TOLD.match(words), _YOURS.match(words)
    name = label(yours["name"]) if yours is not None else label(told["name"]) if told and told["verb"] else ""
    is_plain = bool(terms and terms[0].text == name) or yours is not None
    if not name or (names.names and not is_plain):
        return ""
    count = len(name.split())
    is_short = 1 < count <= _LONGEST_NOTE or (count == 1 and (bool(terms) or yours is not None))
    is_name = is_short and _is_name_of_one(name)
    return name if is_name and not set(compared(name).split()) <= set(compared(bare).split()) else ""


def _longer_in(note: str, bare: str, names: SetUpNames) -> str:
    """Return the name with which a remark begins, longer than the form's, where *Set up* has it; else nothing."""
    told = told_in(note)
    is_longer = (
        compared(told).endswith(f" {compared(bare)}") and told[:1].isupper() and not is_bare_noun(compared(told))
    )
    return told if is_longer and names.trace(told) > Trace.NONE else ""


def told_in(words: str) -> str:
    """Return the name that words in parentheses begin with, or tell to enter: *the Sign key from step 2*."""
    plain = unmarked(words)
    told = _TOLD.match(plain)
    return label(told["name"]) if told is not None and not FILE_NAME.fullmatch(plain) else ""
