"""Sections that only say that a provider has no connection of their kind: *Acme does not offer payouts*."""

from __future__ import annotations

import re

from mkdocs_paycore.manuscript.manual.page.kinds import KIND_WORD
from mkdocs_paycore.manuscript.manual.wording.words import unmarked
from mkdocs_paycore.source.expression import expression

_GAP = rf"(?:(?:an?|any|such|the|separate|{KIND_WORD})\s+)*"
_WHAT = r"(?:accounts?|connections?|h2h|withdrawals?|(?:pay-?outs?|payments?)(?!\s+(?:in|with|by|to|of)\b))\b"
_NOT = r"(?:\s+not|n['\u2019]t|not)\s+(?:(?:yet|currently|be)\s+)*+"
_IS_NONE = expression(
    rf"\bthere(?:\s+is|\s+are|['\u2019]s)\s+no\s+{_GAP}{_WHAT}"
    rf"|\b(?:does|do){_NOT}(?:offer|support|provide|have|make|allow)\s+{_GAP}{_WHAT}"
    rf"|\b(?:has|have|offers?|supports?|makes?)\s+no\s+{_GAP}{_WHAT}"
    rf"|\b{_WHAT}\s+(?:is|are|can){_NOT}(?:available|supported|offered|possible|provided|connected|made)\b"
    r"|^\W*(?:currently\s+)?not\s+(?:yet\s+)?(?:available|supported|offered|provided)\b",
    re.IGNORECASE,
)
_TELLS = expression(
    r"^[ \t]*(?:[-*+|#]|\d{1,2}[.)])[ \t]"
    r"|\b(?:press|click|choose|select|enter|fill|paste|copy|upload|same|above)\b|<<\w+\(",
    re.IGNORECASE | re.MULTILINE,
)
"""What a section has that tells how to connect something: a list, a table, an order, a component."""
_LONGEST = 60


def says_none(text: str) -> bool:
    """Return whether the text of a section says that there is nothing to connect, and tells nothing besides.

    Args:
        text: the section below its heading, as it is typed.
    """
    words = unmarked(text)
    return len(words.split()) <= _LONGEST and _IS_NONE.search(words) is not None and _TELLS.search(text) is None
