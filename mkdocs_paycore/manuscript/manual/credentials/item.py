"""The credentials that one item of a list or one heading names, and why one names none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.manual.credentials.announced import is_step, looks_like_names
from mkdocs_paycore.manuscript.manual.credentials.credential import with_name_below
from mkdocs_paycore.manuscript.manual.names.called import with_put_here
from mkdocs_paycore.manuscript.manual.names.line import mappings
from mkdocs_paycore.manuscript.manual.names.mapping import Mapping
from mkdocs_paycore.manuscript.manual.page.blocks import BlockKind
from mkdocs_paycore.manuscript.manual.page.kinds import is_kind_of_account
from mkdocs_paycore.manuscript.manual.sentences.asks import asks
from mkdocs_paycore.manuscript.manual.sentences.leads import Lead, is_lead
from mkdocs_paycore.manuscript.manual.sentences.linked import linked_pairs
from mkdocs_paycore.manuscript.manual.sentences.sentences import is_command, sentences
from mkdocs_paycore.manuscript.manual.sentences.spoken import spoken
from mkdocs_paycore.manuscript.manual.wording.arrows import has_path
from mkdocs_paycore.manuscript.manual.wording.nouns import is_several
from mkdocs_paycore.manuscript.manual.wording.remarks import NO_WORDS
from mkdocs_paycore.manuscript.manual.wording.words import SET_OFF_NAME, compared, emphasised, label, unmarked
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_paycore.manuscript.manual.page.blocks import Block

_NUMBERED = expression(r"(?:step|part|stage)\b|\d", re.IGNORECASE)
_DEFINED = expression(rf"{SET_OFF_NAME}\s*[:=\u2013—]\s*[^.;:]{{1,40}}[.;]?$")
"""One of several on a line, each with its field set off: **User**: API User*."""
_NEED = expression(
    r"(?:your|the)\s[^*_`\"'“,.:;]{2,40}\s(?:must|has\s+to|should|needs\s+to)\s+(?:be|have)\s", re.IGNORECASE
)
"""How a sentence begins that says what is needed before: *your account must be live*."""
_LONGEST_PLAIN = 4
_LONGEST = 9
"""The words of the longest name; more are a sentence."""


def named_in_item(text: str) -> Sequence[Mapping]:
    """Return the credentials that an item names: in sentences that join their names, else as a line does."""
    bare = NO_WORDS.sub("", text).strip()
    pieces = sentences(bare)
    if len(pieces) > 1 and all(map(_DEFINED.match, pieces)):
        return [each for piece in pieces for each in named_in_item(piece)]
    return spoken(bare) or linked_pairs(bare) or [with_put_here(each, each.note) or each for each in mappings(text)]


def why_none(text: str, found: Sequence[Mapping], lead: Lead) -> str:
    """Return why what an item names is no credential, as the end of a sentence; nothing where it is one.

    Args:
        text: the item as it is typed.
        found: what it names.
        lead: what the list above it is said to hold; `Lead.UNKNOWN` where nothing says so.
    """
    is_joined = any(each.right for each in found)
    is_state = not is_joined and _NEED.match(text) is not None
    names_kind = any(term.start > 0 and is_kind_of_account(term.text) for term in emphasised(text))
    reasons = {
        "it has more than one arrow, as the way through a menu": has_path(text),
        "it is too long for a name": not found or any(len(unmarked(each.left).split()) > _LONGEST for each in found),
        "it names a kind of account, so it opens a form": names_kind and not is_joined,
        "it is an address": any("://" in name for each in found for name in (each.left, each.right)),
        "it names several at once": any(is_several(each.left) for each in found),
        "it is a question": any(each.left.endswith("?") for each in found),
        "nothing above the list says what it holds": lead is Lead.UNKNOWN
        and (is_state or not looks_like_names(found) or is_step(text, found)),
    }
    return next((reason for reason, is_so in reasons.items() if is_so), "")


def named_in_heading(text: str) -> Mapping | None:
    """Return the credential whose name a heading is; None where it is a longer title, an order or a step.

    Args:
        text: the heading as it is typed, with its marks.
    """
    words = text.strip("# \t")
    found = list(mappings(words)) if not (is_command(words) or is_lead(words)) else []
    is_short = len(unmarked(words).split()) <= _LONGEST and not _NUMBERED.match(words)
    return found[0] if len(found) == 1 and is_short and looks_like_names(found) else None


def headed(heading: str, below: Block | None, *, is_first: bool, is_next: bool) -> Mapping | None:
    """Return the credential that a heading is for; None where it is another title.

    Below what announces credentials, it is one; and wherever nothing stands below it but what to enter. One that
    follows another need not look like a name, where the text below it sets off a name that ends with its words.

    Args:
        heading: the heading as it is typed, with its marks.
        below: the block that follows.
        is_first: whether it stands right below what announces credentials.
        is_next: whether the heading before it is for one, and those are announced.
    """
    named = named_in_heading(heading)
    if is_next and below is not None and (called := _name_called_below(heading, below)):
        return with_name_below(named or Mapping(label(heading.strip("# \t"))), Mapping(called))
    is_told = below is not None and named is not None and _is_entered(named, below)
    return named if is_first or is_next or is_told else None


def _is_entered(named: Mapping, below: Block) -> bool:
    """Return whether a text begins with what to enter into a field: one name that has a word of the field's."""
    if below.kind is not BlockKind.TEXT or not is_command(below.text):
        return False
    told = [each.mapping for each in asks(sentences(below.text)[0]) if each.mapping is not None]
    words = set(compared(named.left).split())
    return len(told) == 1 and not told[0].right and bool(words & set(compared(told[0].left).split()))


def _name_called_below(heading: str, below: Block) -> str:
    """Return the name that the text below a heading sets off, and which ends with the words of the heading."""
    key = compared(heading.strip("# \t"))
    is_short = 0 < len(key.split()) <= _LONGEST_PLAIN and not _NUMBERED.match(key)
    named = (each.text for each in emphasised(below.text) if compared(each.text).endswith(key))
    return next(named, "") if is_short and below.kind is BlockKind.TEXT else ""


def are_headings_of_fields(found: Sequence[Block]) -> bool:
    """Return whether a section is divided by headings from its beginning on, several, each of which names a field.

    Args:
        found: the blocks of the section.
    """
    heads = [each for each in found if each.kind is BlockKind.HEADING]
    are_names = all(named_in_heading(each.text) and not each.text.rstrip().endswith("?") for each in heads)
    return len(heads) > 1 and found[0] is heads[0] and are_names
