"""The fields of a form of which a manual gives only the name: what to switch on, and what to leave empty."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.manual.names.plain import GENERIC
from mkdocs_paycore.manuscript.manual.sentences.sentences import sentences
from mkdocs_paycore.manuscript.manual.wording.every_form import TEST_MODE
from mkdocs_paycore.manuscript.manual.wording.verbs import Deed, order_in
from mkdocs_paycore.manuscript.manual.wording.words import SET_OFF_NAME, emphasised, label
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEFT_EMPTY = expression(
    rf"\bleave\s+(?:the\s+)?(?:field\s+)?(?P<name>{SET_OFF_NAME})\s+(?:field\s+)?(?:empty|blank)\b", re.IGNORECASE
)
_IN_A_CASE = expression(r",?\s+(?:if|when|where|in\s+case|unless|once|after)\b.*$", re.IGNORECASE | re.DOTALL)
"""In which case something is switched on: what that sets off is no switch."""
_CASE = expression(r"^(?:if|when|where|for|in\s+case|to)\b[^,;*_`\"'“]{2,120},\s+(?:please\s+)?", re.IGNORECASE)
"""The same where it stands first: *if the bank asks for it, turn on …*."""
_IF_NEEDED = expression(
    r"\b(?:if|when|where)\s+(?:it\s+is\s+)?(?:necessary|needed|required|you\s+need\b)", re.IGNORECASE
)
_FURTHEST = 40
"""So far into a sentence its verb may stand; behind that the sentence is about something else."""
_LONGEST = 5
"""The words of the longest name; more are a sentence."""


def left_empty(text: str) -> Iterator[str]:
    """Yield the names of the fields that a text says may be left empty: *leave "Payout key" empty*."""
    yield from (label(found["name"]) for found in _LEFT_EMPTY.finditer(text))


def is_switched(name: str, aim: str) -> bool:
    """Return whether what is chosen is switched on: a mode, and only by those who need it, *choose P2P mode if needed*.

    Args:
        name: its name.
        aim: what stands behind the verb.
    """
    return name.lower().endswith(" mode") and _IF_NEEDED.search(aim) is not None


def switches(text: str) -> Iterator[str]:
    """Yield the names of what the sentences of a paragraph say to switch on."""
    for sentence in (_CASE.sub("", part) for each in sentences(text) for part in each.split("; ")):
        order = order_in(sentence)
        if order is None or order.deed not in {Deed.SWITCH, Deed.CHOOSE} or order.start > _FURTHEST:
            continue
        aim = _IN_A_CASE.sub("", order.object)
        terms = emphasised(aim)
        names = [term.text for term in terms if not aim[: term.start].strip(" *_") or len(terms) == 1]
        for name in names[:1]:
            if order.deed is Deed.CHOOSE and not is_switched(name, order.object):
                continue
            if not GENERIC.search(name) and not TEST_MODE.search(name) and len(name.split()) <= _LONGEST:
                yield name
