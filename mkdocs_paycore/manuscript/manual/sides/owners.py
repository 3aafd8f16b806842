"""Whose a credential is, which a sentence says and its name does not: *the Secret key of the project*."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.manual.sides.set_up_names import Trace
from mkdocs_paycore.manuscript.manual.wording.nouns import is_bare_noun
from mkdocs_paycore.manuscript.manual.wording.owner import without_owner
from mkdocs_paycore.manuscript.manual.wording.words import compared, emphasised

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from mkdocs_paycore.manuscript.manual.credentials.credential import Credential
    from mkdocs_paycore.manuscript.manual.sides.set_up_names import SetUpNames


def listed_names(found: Sequence[Credential]) -> frozenset[str]:
    """Return what the lists of a section call its credentials, compared.

    Args:
        found: the credentials.
    """
    mappings = (each.mapping for each in found if not each.from_sentence)
    return frozenset(compared(name) for each in mappings for name in (each.left, each.right) if name)


def set_owners_apart(found: Sequence[Credential], names: SetUpNames, listed: Collection[str]) -> None:
    """Take from the names that sentences have whose the credentials are, where a list has a name without that.

    What a sentence sets off is a name as a whole, and so is what it says of two: *Key of the shop, Key of the owner*.
    What is left may be but *Password* where the same text asks for something else that *Set up* names.

    Args:
        found: the credentials of a section.
        names: what *Set up* calls things.
        listed: what the lists of all sections call their credentials, compared.
    """
    own = {id(each): without_owner(each.mapping.left) if each.from_sentence else each.mapping.left for each in found}
    counts = Counter(map(compared, own.values()))
    for each in found:
        name, whole = own[id(each)], each.mapping.left
        is_known = name != whole and (names.trace(name) >= Trace.NAMED or compared(name) in listed)
        is_whole = names.trace(whole) > Trace.NONE or compared(whole) in listed or whole in _set_off(each)
        beside = (other.mapping.left for other in found if other is not each and other.blocks[0] is each.blocks[0])
        is_plain = not is_bare_noun(compared(name)) or any(names.trace(other) >= Trace.NAMED for other in beside)
        if is_known and is_plain and not is_whole and counts[compared(name)] == 1:
            each.mapping = replace(each.mapping, left=name)


def _set_off(credential: Credential) -> Iterator[str]:
    return (term.text for term in emphasised(credential.blocks[0].text))
