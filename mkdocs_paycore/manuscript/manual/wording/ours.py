"""The name that our form has for a credential, in parentheses behind the provider's."""

from __future__ import annotations

import re

from mkdocs_paycore.source.expression import expression

_SET_OFF = r"[*_`\"'“]{1,3}(?:[^()*`\"”]|(?<=\w)_(?=\w))+[*_`\"'”]{1,3}"
_OURS = r"(?:here|there|(?:in|of|on)\s+(?:the|our)\s+(?:connection\s+)?form)"
IN_ASIDE = expression(
    r"\(\s*(?:(?:enter(?:ed)?\s+)?as\s+(?!(?:in|on|at|from|it|is|you|shown|given|written|stated)\s)"
    r"|(?:in\s+)?(?:the\s+|our\s+)?field\s+(?=[*_`\"'“A-Z])"
    r"|for\s+(?:the\s+|our\s+)?field\s+(?=[*_`\"'“A-Z])"
    r"|(?:it\s+)?(?:goes|go|belongs)\s+(?:in)?to\s+(?:the\s+|our\s+)?(?:field\s+)?(?=[*_`\"'“A-Z])"
    r"|(?:(?:in|on|by)\s+(?:the|our)\s+form,?\s+)?(?:it\s+is|it['\u2019]s|is|this\s+is)?\s*(?:called|named|labelled)\s+"
    r"(?=[*_`\"'“A-Z])(?![^()]*\s(?:in|at|by|on)\s(?!(?:the|our)\s+(?:connection\s+)?form))"
    r"|(?:in\s+)?(?:the|our)\s+form:\s+(?=[*_`\"'“A-Z])|in\s+(?:the|our)\s+form\s+(?=[*_`\"'“A-Z])|(?:the|our)\s+form\s+(?:says|has|calls\s+it)\s+(?=[*_`\"'“A-Z])"
    rf"|(?:it\s+is|it['\u2019]s|is)\s+(?=[*_`\"'“A-Z][^()]*\s{_OURS}\))"
    rf"|(?={_SET_OFF}\s+(?:(?:field\s+)?(?:in|of|on)\s+(?:the|our)\s+(?:connection\s+)?form|field|input|box)\)))(?P<name>[^()]+?)"
    rf"(?:\s+(?:field|input|box))?(?:\s+{_OURS})?\)"
)
"""The form's name in parentheses: *the Member code (as Account)*, *the Member code (field "Account")*."""
_NAMES_OURS = expression(r"\b(?:form|our|field)\b", re.IGNORECASE)


def has_ours(text: str) -> bool:
    """Return whether a text names a credential with the form's name in parentheses: *Key (Token in our form)*."""
    return any(_NAMES_OURS.search(each[0]) for each in IN_ASIDE.finditer(text))
