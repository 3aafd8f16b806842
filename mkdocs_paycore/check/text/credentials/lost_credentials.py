"""Credentials that the part about setting up has lost: where it was to name them, and whether its list shows it."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.credentials.credential_lists import plain_label
from mkdocs_paycore.check.text.credentials.credential_mentions import credential_mentions
from mkdocs_paycore.manuscript.manual.page.blocks import BlockKind
from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_paycore.check.text.credentials.credential_lists import ListedCredential
    from mkdocs_paycore.check.text.credentials.manuals import Manual

_SAYS = r"[*_`'\"]*[ \t]+(?:is|are|comes?|means|stands|can|appears?|belongs?)\b"
"""What goes on behind a name in a sentence that says what it is, or where it comes from."""
_FEWEST = 3
"""So many names of a list stand in another one, in the same order, before one more is missed there."""


def is_lost(manual: Manual, each: ListedCredential, found: Sequence[ListedCredential]) -> bool:
    """Return whether a section outside of the parts about connecting has a whole list to enter, but for one name.

    That is all other names of the list, in its order, and no name more. What says where it comes from is not missed.

    Args:
        manual: the manual.
        each: the credential of that name.
        found: the list that it stands in.
    """
    names = [plain_label(other.name, brackets=False) for other in found]
    others = [name for name in names if name != plain_label(each.name, brackets=False)]
    if len(others) < _FEWEST or len(others) + 1 != len(names) or each.is_explained or not NOUN.search(each.name):
        return False
    sections = defaultdict[int, list[str]](list)
    for mention in credential_mentions(manual):
        if not manual.is_connecting(mention.start):
            sections[mention.section].append(mention.plain)
    return others in sections.values()


def is_said_beside(manual: Manual, each: ListedCredential) -> bool:
    """Return whether a sentence of the part that asks for a credential says what it is: *Login is your e-mail address*.

    Args:
        manual: the manual.
        each: the credential.
    """
    said = re.compile(rf"(?<![\w-]){re.escape(each.name)}{_SAYS}", re.IGNORECASE)
    within = (part for part in manual.connects if part.heading.start <= each.form_start < part.end)
    return any(
        block.kind is BlockKind.TEXT and said.search(block.text) for part in within for block in manual.blocks(part)
    )


def lost_at(manual: Manual, each: ListedCredential, found: Sequence[ListedCredential]) -> int | None:
    """Return where the part about setting up names what a list has above a credential, else what is below it.

    Args:
        manual: the manual.
        each: the credential.
        found: the list that it stands in.

    Returns:
        an offset of the page; None where that part names neither.
    """
    part, at = manual.set_up, found.index(each)
    if part is None:
        return None
    for other in (*reversed(found[:at]), *found[at + 1 : at + 2]):
        name = re.compile(rf"(?<!\w){re.escape(other.name)}(?!\w)", re.IGNORECASE)
        if named := name.search(manual.page.outside_raw, part.heading.end, part.end):
            return named.start()
    return None
