"""The provider's name in a title that says more: *How to connect Acme*, *Acme (Connecting guide)*."""

from __future__ import annotations

import re

from mkdocs_paycore.source.expression import expression

_ABOUT = (
    r"(?:connect(?:ing|ion)?|integrat(?:ing|ion)|set(?:ting)?[\s-]*up|instructions?|guide"
    r"|manual|підключення|подключение)"
)
"""What a title says beside the name, as a piece of an expression."""
_BEFORE = expression(
    r"^(?:(?:how\s++to|a|the|step-by-step)\s++)*+(?:guide\s++(?:to|for)\s++)?(?:(?:connect(?:ing)?|integrat(?:e|ing)"
    r"|set(?:ting)?[\s-]*+up|підключення|подключение|manual|guide|instructions?|connection|integration)\b\s*+"
    r"(?:[:\u2013—-]\s*+)?(?:(?:to|with|of|for|the|до)\s++)*+)++(?=\S)",
    re.IGNORECASE,
)
_BEHIND = expression(
    rf"\s*:\s+(?:how\s+to|a\s+guide|guide)\b.*$|(?:\s*[:\u2013—|-])?\s+(?:(?:how\s+to|the|a|your|provider|payment|account)\s+)*"
    rf"{_ABOUT}(?:\s+(?:manual|guide|instructions?|it|account))?$",
    re.IGNORECASE,
)
_SAYS = expression(r"(?:\s*:|\s[\u2013—|-])\s+[a-z]+\s.*$|\s+in\s+(?:\d{1,2}|[a-z]+)\s+(?:minutes|steps)$")
"""What a title says behind the name, in small letters: *Acme: questions and answers*, *Acme in 5 minutes*."""
_IN_PARENTHESES = expression(rf"\s*\((?P<inner>[^()]*\b{_ABOUT}\b[^()]*)\)\s*$", re.IGNORECASE)


def name_in(title: str) -> str:
    """Return the provider's name that a title has: what parentheses say behind it is a part of it, but *(guide)*.

    Args:
        title: the title without marks.
    """
    bare = _IN_PARENTHESES.sub("", title).strip()
    for pattern in (_BEFORE, _BEHIND, _SAYS):
        shorter = pattern.sub("", bare, count=1).strip()
        bare = shorter or bare
    return bare
