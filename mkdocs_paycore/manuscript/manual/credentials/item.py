"""The credentials that one item of a list or one heading names, and why one names none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.manual.credentials.announced import is_step, looks_like_names
from mkdocs_paycore.manuscript.manual.names.line import mappings
from mkdocs_paycore.manuscript.manual.sentences.leads import is_lead
from mkdocs_paycore.manuscript.manual.sentences.linked import linked_pairs
from mkdocs_paycore.manuscript.manual.sentences.sentences import is_command
from mkdocs_paycore.manuscript.manual.sentences.spoken import spoken
from mkdocs_paycore.manuscript.manual.wording.arrows import has_path
from mkdocs_paycore.manuscript.manual.wording.words import unmarked
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_paycore.manuscript.manual.names.mapping import Mapping

_NUMBERED = expression(r"(?:step|part|stage)\b|\d", re.IGNORECASE)
_LONGEST = 9
"""The words of the longest name; more are a sentence."""


def named_in_item(text: str) -> Sequence[Mapping]:
    """Return the credentials that an item names: in sentences that join their names, else as a line does."""
    return spoken(text) or linked_pairs(text) or list(mappings(text))


def why_none(text: str, found: Sequence[Mapping], lead: str) -> str:
    """Return why what an item names is no credential, as the end of a sentence; nothing where it is one.

    Args:
        text: the item as it is typed.
        found: what it names.
        lead: what the list above it is said to hold; `unknown` where nothing says so.
    """
    if has_path(text):
        return "it has more than one arrow, as the way through a menu"
    if not found or any(len(unmarked(each.left).split()) > _LONGEST for each in found):
        return "it is too long for a name"
    if any("://" in name for each in found for name in (each.left, each.right)):
        return "it is an address"
    if lead == "unknown" and (not looks_like_names(found) or is_step(text, found)):
        return "nothing above the list says what it holds"
    return ""


def named_in_heading(text: str) -> Mapping | None:
    """Return the credential whose name a heading is; None where it is a longer title, an order or a step.

    Args:
        text: the heading as it is typed, with its marks.
    """
    words = text.strip("# \t")
    found = list(mappings(words)) if not (is_command(words) or is_lead(words)) else []
    is_short = len(unmarked(words).split()) <= _LONGEST and not _NUMBERED.match(words)
    return found[0] if len(found) == 1 and is_short and looks_like_names(found) else None
