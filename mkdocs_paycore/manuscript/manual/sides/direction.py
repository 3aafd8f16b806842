"""Which side of an arrow is the provider's name, and which the form's: what *Set up* calls the credentials decides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.manual.sides.set_up_names import SetUpNames, Trace
from mkdocs_paycore.manuscript.manual.wording.words import (
    compared,
    in_parentheses,
    without_parentheses,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_paycore.manuscript.manual.names.mapping import Mapping


_MANY = 2
"""So many others of one direction decide against a name that is likely another's."""


def is_form_right(mapping: Mapping, names: SetUpNames) -> bool | None:
    """Return whether the right side of a mapping is the form's name; None where *Set up* leaves that open.

    Names that differ in letter case alone are no evidence: nobody takes care of that. Nor are words of prose, where the
    mapping is a sentence that says itself what goes where, or where one name is a part of the other: prose shortens.
    """
    if mapping.is_right_ours is not None:
        return mapping.is_right_ours
    if mapping.left.lower() == mapping.right.lower():
        return None
    for one, other, answer in ((mapping.left, mapping.right, True), (mapping.right, mapping.left, False)):
        if any(_is_translated(each, one, other) for each in names.names):
            return answer
    return _is_traced_left(mapping, names)


def _is_traced_left(mapping: Mapping, names: SetUpNames) -> bool | None:
    """Return whether *Set up* names the left side more plainly than the right one; None where it leaves that open."""
    left, right = names.trace(mapping.left), names.trace(mapping.right)
    is_part, is_left_longer = _is_part(mapping.left, mapping.right), len(mapping.left) > len(mapping.right)
    if is_part and max(left, right) < Trace.NEARLY and names.has_longer(mapping.left, mapping.right):
        return is_left_longer
    if max(left, right) is Trace.IN_PROSE and (mapping.is_spoken or is_part):
        return None
    if is_part and (left if is_left_longer else right) is Trace.IN_PROSE:
        return None  # the shorter may be another's: *Secret key* beside *Secret key of the shop*
    return None if left == right else left > right


def _is_shorter_named(mapping: Mapping, names: SetUpNames) -> bool:
    """Return whether one name has the words of the other, and *Set up* has but the shorter: likely it is of another."""
    if mapping.is_right_ours is not None or not _is_part(mapping.left, mapping.right):
        return False
    longer = max(mapping.left, mapping.right, key=len)
    return names.trace(longer) is Trace.NONE


def _is_translated(name: str, own: str, other: str) -> bool:
    """Return whether *Set up* has a name in letters that are not Latin, and what it means in parentheses behind it."""
    is_own = not own.isascii() and other.isascii() and compared(without_parentheses(name)) == compared(own)
    return is_own and compared(other) in map(compared, in_parentheses(name))


def _is_part(one: str, other: str) -> bool:
    """Return whether a name has all words of another."""
    words, others = (set(re.findall(r"\w+", compared(name))) for name in (one, other))
    return words <= others or words >= others


def decided(found: Sequence[Mapping], names: SetUpNames) -> list[tuple[bool, bool]]:
    """Return for each mapping whether its right side is the form's, and whether that is certain.

    Where the manual says on which side the form's names are, that decides.

    Where *Set up* leaves it open, the others of the manual with the same sign decide: a writer keeps to one direction.
    Where there is none of them either, the arrow points from the provider to the form.
    """
    own = [is_form_right(mapping, names) for mapping in found]
    result = []
    for number, (mapping, answer) in enumerate(zip(found, own, strict=True)):
        if names.is_form_right is not None and not (mapping.is_spoken or mapping.sign in {"|", ":"}):
            result.append((names.is_form_right, True))
            continue
        same = [each for at, each in enumerate(own) if at != number and _sign(found[at]) == _sign(mapping)]
        votes = same.count(True) - same.count(False)
        is_alone = answer is not None and same.count(not answer) >= _MANY and answer not in same
        if answer is not None and not (is_alone and _is_shorter_named(mapping, names)):
            result.append((answer, True))
        elif votes:
            result.append((votes > 0, answer is None and not (same.count(True) and same.count(False))))
        else:
            is_same = compared(mapping.left) == compared(mapping.right)
            result.append((mapping.towards_right, is_same))
    return result


def _sign(mapping: Mapping) -> str:
    return mapping.sign if mapping.is_spoken else f"{mapping.towards_right}"
