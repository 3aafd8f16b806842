"""The name that our form has for a credential, in parentheses behind the provider's."""

from __future__ import annotations

import re

from mkdocs_paycore.source.expression import expression

_SET_OFF = r"[*_`\"'“]{1,3}(?:[^()*`\"”]|(?<=\w)_(?=\w))+[*_`\"'”]{1,3}"
_OURS = r"(?:here|there|(?:in|of|on)\s+(?:the|our)\s+(?:connection\s+)?form)"
_NAME_AHEAD = r"(?=[*_`\"'“A-Z])"
_THE_FORM = r"(?:the|our)\s+form"
_INTRODUCED = (
    r"(?:enter(?:ed)?\s+)?as\s+(?!(?:in|on|at|from|it|is|you|shown|given|written|stated)\s|above\b|before\b|usual\b)"
    rf"|(?:in\s+)?(?:the\s+|our\s+)?field\s+{_NAME_AHEAD}"
    rf"|for\s+(?:the\s+|our\s+)?field\s+{_NAME_AHEAD}"
    rf"|(?:it\s+)?(?:goes|go|belongs)\s+(?:in)?to\s+(?:the\s+|our\s+)?(?:field\s+)?{_NAME_AHEAD}"
    rf"|(?:(?:in|on|by)\s+{_THE_FORM},?\s+)?(?:it\s+is|it['\u2019]s|is|this\s+is)?\s*(?:called|named|labelled)\s+"
    rf"{_NAME_AHEAD}(?![^()]*\s(?:in|at|by|on)\s(?!(?:the|our)\s+(?:connection\s+)?form))"
    rf"|(?:in\s+)?{_THE_FORM}:\s+{_NAME_AHEAD}|in\s+{_THE_FORM}\s+{_NAME_AHEAD}"
    rf"|{_THE_FORM}\s+(?:says|has|calls\s+it)\s+{_NAME_AHEAD}"
)
"""Words with which parentheses begin that have the form's name: *as X*, *field X*, *called X*, *our form says X*."""
_FOLLOWED = (
    rf"(?:it\s+is|it['\u2019]s|is)\s+(?=[*_`\"'“A-Z][^()]*\s{_OURS}\))"
    rf"|(?={_SET_OFF}\s+(?:(?:field\s+)?(?:in|of|on)\s+(?:the|our)\s+(?:connection\s+)?form|field|input|box)\))"
)
"""Words before the form's name where those behind it say that it is that: *is X in our form*, *"X" field*."""
IN_ASIDE = expression(
    rf"\(\s*(?:{_INTRODUCED}|{_FOLLOWED})(?P<name>[^()]+?)(?:\s+(?:field|input|box))?(?:\s+{_OURS})?\)"
)
"""The form's name in parentheses: *the Member code (as Account)*, *the Member code (field "Account")*."""
_NAMES_OURS = expression(r"\b(?:form|our|field)\b", re.IGNORECASE)


def has_ours(text: str) -> bool:
    """Return whether a text names a credential with the form's name in parentheses: *Key (Token in our form)*."""
    return any(_NAMES_OURS.search(each[0]) for each in IN_ASIDE.finditer(text))
