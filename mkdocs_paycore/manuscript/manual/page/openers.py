"""Lines that open the part of a kind under a heading that speaks of connecting: tabs, boxes, bold lines and items."""

from __future__ import annotations

import re

from mkdocs_paycore.manuscript.manual.wording.verbs import ENTER
from mkdocs_paycore.source.expression import expression

_ITEM = r"^[ \t]*+(?:[-*+]|\d{1,2}[.)])[ \t]++"
"""The mark of an item, as a piece of an expression; so is the next one."""
_CHOOSE = r"(?:choose|select|pick)[ \t]++(?:the[ \t]++)?"
TAB = expression(r"^[ \t]*+===[!+]?[ \t]*+\"(?P<title>[^\"\n]+)\"[ \t]*+$", re.MULTILINE)
"""The mark of a tab."""
_BOX = expression(r"^[ \t]*+(?:!!!|\?\?\?\+?)[ \t]*+[\w-]++[ \t]*+\"(?P<title>[^\"\n]+)\"[ \t]*+$", re.MULTILINE)
_BOLD_LINE = expression(r"^[ \t]*+(?P<mark>\*\*|__)(?P<title>[^*_\n]+)(?P=mark):?[ \t]*+$", re.MULTILINE)
_CHOICE = expression(
    rf"{_ITEM}(?:(?:for|if)[ \t][^\n:.,*_`]{{2,40}}[,:][ \t]++)?{_CHOOSE}[*_`\"]*+"
    r"(?P<title>[^*_`\"\n:.,]*?accounts?)\b[^\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
"""An item that tells to choose a kind: *- For payouts: choose the "Payout account"*."""
_WHOLE_ITEM = expression(rf"{_ITEM}(?P<mark>[*_]{{0,2}})(?P<title>[^*_\n:]+)(?P=mark):?[ \t]*+$", re.MULTILINE)
_LABELLED_ITEM = expression(
    rf"{_ITEM}(?P<mark>\*\*|__|[*_]|(?=[^*_\n:]{{2,40}}:[ \t]+(?i:{ENTER})\s))(?P<title>[^*_\n:]+):?(?P=mark)"
    r"[ \t]*+[:\u2013\u2014-][ \t]+(?=\S)",
    re.MULTILINE,
)
"""An item with a label, and what it is about: *- **Merchant account**: enter …*."""
_CHOICE_LEAD = expression(
    rf"^(?:[*_]{{0,2}}(?:for|if)[ \t][^\n:.,*_`]{{2,40}}[*_]{{0,2}}[,:]?[ \t]++)?"
    rf"{_CHOOSE}[*_`\"]++(?P<title>[^*_`\"\n:.,]*?accounts?)\b[^\n]*:[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
"""A paragraph that tells to choose a kind, and announces its fields: *Choose "Merchant account" and enter:*."""
TITLED = (TAB, _BOX)
"""Those whose title stands in quotation marks."""
OPENERS = (*TITLED, _BOLD_LINE, _CHOICE, _WHOLE_ITEM, _LABELLED_ITEM, _CHOICE_LEAD)
"""Lines that open the part of a kind, under a heading that speaks of connecting; the first sort that a part has."""
