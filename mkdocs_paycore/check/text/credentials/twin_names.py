"""Names that stand in the place of another one: the part about setting up, or another list, has that."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.credentials.credential_lists import is_mentioned, plain_label
from mkdocs_paycore.check.text.credentials.misnamed_credentials import are_akin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_paycore.check.text.credentials.credential_lists import ListedCredential

_NO_PART_OF_NAME = r"(?:an?|the|your|its|this|that|each|every|new|same|all|both|two|three|and|or|of|with|for)\b"
"""Words before the last one of a name that are no part of it."""


def has_twin(each: ListedCredential, lists: Sequence[Sequence[ListedCredential]], before: str) -> bool:
    """Return whether a name stands where another one is expected.

    That is one akin to it, the only one that another list has in its place, one that goes into the same field in
    another list, or one that ends alike: the part about setting up names it, or another list, and no item beside it
    does.

    Args:
        each: the credential of that name.
        lists: the credentials to enter, list by list.
        before: what the part about setting up says, as plain lines.
    """
    name = plain_label(each.name, brackets=False)
    beside = next(names for found in lists if each in found and (names := plain_names(found)))
    others = [plain_names(found) for found in lists if each not in found]
    instead = [other - beside for other in others if beside - other == {name}]
    if any(len(names) == 1 and are_akin(name, *names) for names in instead):
        return True
    if each.is_arrow and any(_is_entered_as(each, other, before) for found in lists for other in found):
        return True
    last = name.split()[-1]
    for other in set[str]().union(*others) - beside:
        words = other.split()
        is_told = words[0] == name.split()[0] and is_mentioned(other, before)
        if len(words) > 1 and (words[-1] == last or is_told):
            return True
    rest = re.sub("|".join(sorted(map(re.escape, beside), key=len, reverse=True)), "", before)
    return last != name and re.search(rf"\b(?!{_NO_PART_OF_NAME})\w+ {re.escape(last)}\b", rest) is not None


def _is_entered_as(each: ListedCredential, other: ListedCredential, before: str) -> bool:
    """Return whether another credential goes into the same field elsewhere, and the part about setting up names it."""
    fields, names = (
        [plain_label(name, brackets=False) for name in pair]
        for pair in ((each.in_form, other.in_form), (each.name, other.name))
    )
    is_one_field = fields[0] == fields[1] and names[0] != names[1]
    return other.is_arrow and is_one_field and is_mentioned(names[1], before)


def plain_names(found: Sequence[ListedCredential]) -> set[str]:
    """Return the names of credentials as plain labels, as the provider has them."""
    return {plain_label(each.name, brackets=False) for each in found} - {""}
