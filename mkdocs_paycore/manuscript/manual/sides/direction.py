"""Which side of an arrow is the provider's name, and which the form's: what *Set up* calls the credentials decides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.manual.sides.set_up_names import SetUpNames, Trace
from mkdocs_paycore.manuscript.manual.wording.words import FILE_NAME, compared, in_parentheses, without_parentheses
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs_paycore.manuscript.manual.credentials.credential import Credential
    from mkdocs_paycore.manuscript.manual.names.mapping import Mapping

_HELD = expression(r"^(?:(?:all|whole)\s+)?(?:contents?|text|value|copy)\s+of\s+\S", re.IGNORECASE)
"""What a name says of a thing at the provider whose content is entered: *contents of the `.pem` file*."""
_MANY = 2
"""So many others of one direction decide against a name that is likely another's."""


def _is_form_right(mapping: Mapping, names: SetUpNames) -> bool | None:
    """Return whether the right side of a mapping is the form's name; None where *Set up* leaves that open.

    Names that differ in letter case alone are no evidence: nobody takes care of that, nor of that of two names which it
    has. Nor are those that it has as one, *identifier of the payee (`payee_id`)*. Nor are words of prose, where the
    mapping is a sentence that says itself what goes where, or where one name is a part of the other: prose shortens.
    The name of a file is what one has from the provider.
    """
    if mapping.is_right_ours is not None:
        return mapping.is_right_ours
    if mapping.left.lower() == mapping.right.lower():
        return None
    are_files = [FILE_NAME.fullmatch(each) is not None for each in (mapping.left, mapping.right)]
    if mapping.is_spoken:
        are_files[0] = are_files[0] or mapping.left.endswith(" file")  # *upload the PEM key file as Private key*
    if any(are_files) and not all(are_files):
        return are_files[0]
    are_held = [_HELD.match(each) is not None for each in (mapping.left, mapping.right)]
    if any(are_held) and not all(are_held):
        return are_held[0]
    for one, other, answer in ((mapping.left, mapping.right, True), (mapping.right, mapping.left, False)):
        if any(_is_translated(each, one, other) for each in names.names):
            return answer
    return None if names.has_both(mapping.left, mapping.right) else _is_traced_left(mapping, names)


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
    are_two = min(left, right) >= Trace.NAMED and compared(mapping.left) != compared(mapping.right)
    return None if left == right or are_two else left > right


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


def decide_sides(found: Iterable[Credential], names: SetUpNames) -> None:
    """Say of each credential of a manual that has two names which of them is the form's.

    What the manual says of the sides of its arrows decides, then what *Set up* calls things. Where that leaves it open,
    the others with the same sign do: a writer keeps to one direction. Where there are none, the arrow points from the
    provider to the form.

    Args:
        found: the credentials of all of the manual's sections.
        names: what *Set up* calls things.
    """
    paired = [each for each in found if each.mapping.right]
    answers = [_is_form_right(each.mapping, names) for each in paired]
    for number, (credential, own) in enumerate(zip(paired, answers, strict=True)):
        sign = _sign(credential.mapping)
        others = [each for at, each in enumerate(answers) if at != number and _sign(paired[at].mapping) == sign]
        is_right, is_certain = _decided(credential.mapping, names, own=own, others=others)
        credential.decide(is_form_right=is_right, is_certain=is_certain)


def _decided(
    mapping: Mapping, names: SetUpNames, *, own: bool | None, others: Sequence[bool | None]
) -> tuple[bool, bool]:
    """Return whether the right side of a mapping is the form's, and whether that is certain.

    Args:
        mapping: the two names.
        names: what *Set up* calls things.
        own: the answer that *Set up* gives for them; None where it gives none.
        others: its answers for the others with the same sign.
    """
    if names.is_form_right is not None and mapping.has_arrow:
        return names.is_form_right, True
    votes = others.count(True) - others.count(False)
    is_alone = own is not None and others.count(not own) >= _MANY and own not in others
    if own is not None and not (is_alone and _is_shorter_named(mapping, names)):
        return own, True
    if votes:
        are_of_one_mind = not (others.count(True) and others.count(False))
        return votes > 0, own is None and are_of_one_mind
    return mapping.towards_right, compared(mapping.left) == compared(mapping.right)


def _sign(mapping: Mapping) -> str:
    return mapping.sign if mapping.is_spoken else f"{mapping.towards_right}"
