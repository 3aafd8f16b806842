"""What stands in parentheses behind a name and is no part of it: *Integration key (live or sandbox)*."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.manual.sides.remarked import told_in
from mkdocs_paycore.manuscript.manual.sides.set_up_names import Trace
from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN
from mkdocs_paycore.manuscript.manual.wording.words import FILE_NAME, NAME_AND_HELD, compared
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_paycore.manuscript.manual.credentials.credential import Credential
    from mkdocs_paycore.manuscript.manual.names.mapping import Mapping
    from mkdocs_paycore.manuscript.manual.sides.set_up_names import SetUpNames

_JOINS = expression(
    r"^\s+(?:(?:here|there|now)\s+)?(?:is|means|stands\s+for|becomes|equals)\s+(?:(?:here|there|now|called)\s+)?"
    r"(?P<name>[A-Z][\w -]{1,40})$"
)
_GOES_ON = expression(r"^\s*[,;{]\s*\w+\s")
_SHAPE = expression(
    r"\.{3}|…|\w[_-]$|^\.\w|^\d+[\s\u2013-]|^[A-Z]{0,4}\d{4,}$|\sone$|\b(?:up\s+to|at\s+(?:most|least)|max\w*\.?|min\w*\.?)\s+\d"
    r"|(?i:\b(?:letters|digits|characters|symbols|chars)\b)"
)
"""What shows or says how a value looks: `pk_live_...`, *.pem*, *B100000*, *6 digits*, *Latin letters, up to 25*.

Or which one is meant: *the upper one*.
"""


def set_hints_apart(found: Sequence[Credential], names: SetUpNames) -> None:
    """Take what is no name from the names of a section's credentials; where it is the provider's name, keep both.

    It is none where *Set up* has the rest alone as a name, or where it does not look like one. Names that only differ
    by it stay: *Key (test)* beside *Key (live)*.

    Args:
        found: the credentials.
        names: what *Set up* calls things.
    """
    pairs = {(each.mapping.left, each.mapping.right) for each in found}
    known = Counter(name for pair in pairs for name in {compared(_bare(each)) for each in pair if each})
    for each in found:
        each.mapping = _with_other(_before_words(each.mapping, names), names)
        if known[compared(_bare(each.mapping.left))] == 1:
            left, note = _without_hint(each.mapping.left, names)
            each.mapping = _with_note(replace(each.mapping, left=left), note)
        if known[compared(_bare(each.mapping.right))] == 1:
            right, note = _without_hint(each.mapping.right, names)
            each.mapping = _with_note(replace(each.mapping, right=right), note)


def _with_note(mapping: Mapping, note: str) -> Mapping:
    """Return a credential of which something more is said, before the rest."""
    return replace(mapping, note="; ".join(filter(None, [note, mapping.note])))


def _before_words(mapping: Mapping, names: SetUpNames) -> Mapping:
    """Return a credential whose line goes on behind a name of *Set up*: *Key, hidden*, *Key here is Secret*."""
    key = mapping.left.lower()
    if mapping.right or names.trace(mapping.left) >= Trace.NAMED:
        return mapping
    begins = [each for each in names.names if key.startswith(each.lower()) and NOUN.search(each)]
    name = max(begins, key=len, default="")
    rest = mapping.left[len(name) :]
    if name and (joined := _JOINS.match(rest)) is not None and NOUN.search(joined["name"]):
        return replace(mapping, left=mapping.left[: len(name)], right=joined["name"], sign="is")
    if not name or not _GOES_ON.match(rest):
        return mapping
    return _with_note(replace(mapping, left=mapping.left[: len(name)]), rest.strip(" ,;{}"))


def _is_hint(words: str) -> bool:
    """Return whether words in parentheses are no name: they begin small and do not end like one, or show a value."""
    is_small = words[:1].islower() and words.isascii() and not NOUN.search(words)
    return (is_small and not FILE_NAME.fullmatch(words)) or _SHAPE.search(words) is not None


def _bare(name: str) -> str:
    found = NAME_AND_HELD.match(name)
    return found["name"] if found else name


def _with_other(mapping: Mapping, names: SetUpNames) -> Mapping:
    """Return a credential of one name with the provider's in parentheses, where *Set up* has that and not the first."""
    held = NAME_AND_HELD.match(mapping.left)
    if mapping.right or held is None or names.trace(mapping.left) >= Trace.NAMED:
        return mapping
    other = told_in(held["held"])
    if names.trace(other) < Trace.NAMED or names.trace(held["name"]) >= Trace.NAMED:
        return mapping
    return replace(mapping, left=other, right=held["name"], sign=":", is_right_ours=True)


def _without_hint(name: str, names: SetUpNames) -> tuple[str, str]:
    """Return a name without what stands in parentheses behind it and is none, and that; else the name as it is."""
    held = NAME_AND_HELD.match(name)
    if held is None or (names.trace(name) is Trace.EXACTLY and not _SHAPE.search(held["held"])):
        return name, ""
    is_alone = names.trace(held["name"]) >= Trace.NAMED and names.trace(held["held"]) < Trace.NAMED
    is_hint = _is_hint(held["held"]) or _is_shortened(held["name"], held["held"])
    return (held["name"], held["held"]) if is_alone or is_hint else (name, "")


def _is_shortened(name: str, held: str) -> bool:
    """Return whether words are the beginnings of those of a name: *Processor ID (Proc ID)*."""
    words, others = name.lower().split(), held.lower().split()
    return len(words) == len(others) > 1 and all(map(str.startswith, words, others))
