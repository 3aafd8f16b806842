"""Sentences as they are read for what they ask: the stages of a way apart, and what a form wants as an order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.manual.names.mapping import Mapping
from mkdocs_paycore.manuscript.manual.page.kinds import is_kind_of_account
from mkdocs_paycore.manuscript.manual.sentences.sentences import sentences
from mkdocs_paycore.manuscript.manual.wording.arrows import ARROW
from mkdocs_paycore.manuscript.manual.wording.verbs import PUT, UPLOAD
from mkdocs_paycore.manuscript.manual.wording.words import emphasised
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FORM_WANTS = expression(
    r"(?:^|(?<=[.!?]\s))(?:the\s++)?[*_`\"'“]{1,3}+[^*_`\"'“”\n]{2,40}?\saccount[.:]?[*_`\"'”]{1,3}+(?:\s++form)?+"
    r"(?:\s++\([^()\n]{2,40}+\))?+(?:\s*+[:\u2013—])?+\s++(?:also\s++)?"
    r"(?:wants|needs|takes|requires|expects|asks\s++for)\s++(?:also\s++)?+",
    re.IGNORECASE,
)
"""How a sentence begins of which the form of a kind is the subject: what it wants is entered."""
_IN_OUR_FORM = expression(
    r"^(?:in(?:to)?)\s+(?:the|our)\s+(?:connection\s+)?form\b[^:.]{0,40}:\s+(?=(?:enter|put|paste|type|fill)\s)",
    re.IGNORECASE,
)
"""How a step begins that is about our form: *In our form Payouts: enter …*."""
_INTO_FIELD = expression(
    rf"(?<=[.!?])\s+(?:then\s+)?(?:{PUT}|{UPLOAD})\s[^.!?]{{2,80}}\s(?:in(?:to)?|to)\s+the\s+field\s+[*_`\"'“]",
    re.IGNORECASE,
)
"""How a further sentence of a step tells what to enter into a field: *Come back. Type X in the field "Y"*."""
_DESCRIBED = expression(
    r"^[\"“«](?P<name>[^\"“”«»]{2,40})[\"”»]\s+(?P<note>(?:is|can|may|must|should|has\s+to)\s.+)$",
    re.IGNORECASE | re.DOTALL,
)
"""*"Callback key" can be any string*: a field in quotes, and what it is."""
_TAG = expression(r"</?(?!br\b)[a-zA-Z][\w-]*(?:\s[^<>]*)?>(?!>)")
_NAMED_ALIKE = expression(
    r"(?<!\sgoes)(?<!\sgo)(?<!belongs)(?<!ed)\s+(?:in(?:to)?|to|under|as)\s+(?:the\s+|a\s+)?(?:fields?|box(?:es)?|inputs?)\s+(?:of|with)\s+(?:the|a)\s+same\s+names?\b",
    re.IGNORECASE,
)
"""What says that a field is called as what is entered: *the Client ID in the field of the same name*."""
_THEY_ARE = expression(
    r"(?<=\w)(?P<said>\s(?:credentials|fields|parameters|values|keys)\b[^.:!?*`\"“]{0,40}+)\.\s+(?:they|these)\s+are:?\s+"
    r"(?=(?-i:(?:the\s+)?[*_`\"'“A-Z]))",
    re.IGNORECASE,
)
"""A sentence that speaks of credentials, and one that says which: *needs two fields. They are X and Y*."""
_JOINT = expression(r"[,;]\s|\sand\s")
_FEWEST_STAGES = 3


def ordered(text: str) -> str:
    """Return a paragraph with what the form of a kind wants as what is to be entered, and *They are X* as its end.

    Args:
        text: the paragraph as it is typed.
    """
    text = _IN_OUR_FORM.sub("", _TAG.sub(" ", text).strip())
    return _FORM_WANTS.sub("Enter ", _NAMED_ALIKE.sub("", _THEY_ARE.sub(r"\g<said>: ", text)))


def stages(text: str) -> list[str]:
    """Return the sentences of a paragraph; one whose arrows lead a way in its stages: *New → paste X as Y → done*.

    Args:
        text: the paragraph as it is typed.
    """
    return [stage for sentence in sentences(text) for stage in _stages(sentence)]


def _stages(sentence: str) -> list[str]:
    """Return a sentence, or the stages of its way; those before one with a kind of account are at the provider.

    Where something joins what stands between all arrows, these join names: *One → A, two → B and three → C*.
    """
    found = list(ARROW.finditer(sentence))
    if len(found) < _FEWEST_STAGES:
        return [sentence]
    begins, ends = [0, *(each.end() for each in found)], [*(each.start() for each in found), len(sentence)]
    pieces = [sentence[begin:end].strip() for begin, end in zip(begins, ends, strict=True)]
    if all(_JOINT.search(each) for each in pieces[1:-1]):
        return [sentence]
    opens = [
        number for number, each in enumerate(pieces) if any(is_kind_of_account(term.text) for term in emphasised(each))
    ]
    return pieces[max(opens, default=0) :]


def is_of_form(text: str) -> bool:
    """Return whether a text says what a form wants: ***Payout account**: needs …*, *In our form: enter …*."""
    is_begun = _FORM_WANTS.match(text) is not None or _IN_OUR_FORM.match(text) is not None
    return is_begun or _INTO_FIELD.search(text) is not None


def with_described(told: Sequence[tuple[str, list[Mapping]]]) -> Iterator[tuple[str, list[Mapping]]]:
    """Yield sentences with what they join; beside one that does, those as well that say what a field in quotes is."""
    is_told = any(each.right for _, pairs in told for each in pairs)
    for sentence, pairs in told:
        described = _DESCRIBED.match(sentence) if is_told and not pairs else None
        yield sentence, [Mapping(described["name"], note=described["note"])] if described else pairs
