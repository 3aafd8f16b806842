"""The verbs with which a manual tells the reader to do something in a form, and the orders that they begin."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from mkdocs_paycore.source.expression import expression

PUT = r"enter|paste|put|insert|type(?:\s+in)?|copy|specify"
"""Verbs that put something somewhere, as a piece of an expression; so are those below."""
ENTER = rf"{PUT}|fill(?:\s+(?:in|out))?|input|provide|indicate|submit|add|set|use"
"""Verbs of entering: those also that have no other aim than a form."""
UPLOAD = r"upload|attach|load|import"
CHOOSE = r"choose|select|pick(?!\s+up\b)"
SWITCH = r"enable|turn\s+on|switch\s+on|activate|check|tick|toggle"
_ORDER = expression(
    rf"\b(?:(?P<upload>{UPLOAD})|(?P<choose>{CHOOSE})|(?P<switch>{SWITCH})|(?P<enter>{ENTER})):?\s+(?P<object>.+)",
    re.IGNORECASE | re.DOTALL,
)


class Deed(StrEnum):
    """What a manual tells to do in a form."""

    UPLOAD = "upload"
    CHOOSE = "choose"
    SWITCH = "switch"
    ENTER = "enter"


class FormOrder(NamedTuple):
    """What a text tells the reader to do.

    Attributes:
        deed: what it is.
        verb: the words for that, as they are typed.
        object: all that stands behind these.
        start: the offset of the verb.
    """

    deed: Deed
    verb: str
    object: str
    start: int


def order_in(text: str, start: int = 0) -> FormOrder | None:
    """Return the first order of a text; None where it has none.

    Args:
        text: a sentence, or more, with marks or without.
        start: the offset from which on it is looked at.
    """
    found = _ORDER.search(text, start)
    if found is None:
        return None
    deed = next(deed for deed in Deed if found[deed])
    return FormOrder(deed, found[deed], found["object"], found.start())
