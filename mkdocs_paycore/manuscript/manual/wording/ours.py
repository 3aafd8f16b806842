"""How manuals speak of our form, and the name that it has for a credential, in words behind the provider's."""

from __future__ import annotations

import re

from mkdocs_paycore.manuscript.manual.wording.arrows import ARROW
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
    rf"|(?:in\s+)?{_THE_FORM}(?::|\s[\u2013—-])\s+{_NAME_AHEAD}|in\s+{_THE_FORM}\s+{_NAME_AHEAD}"
    rf"|{_THE_FORM}\s+(?:says|has|calls\s+it)\s+{_NAME_AHEAD}|our\s+(?=[*_`\"'“])"
)
"""Words with which parentheses begin that have the form's name: *as X*, *field X*, *called X*, *our form says X*."""
_FOLLOWED = (
    rf"(?:it\s+is|it['\u2019]s|is)\s+(?=[*_`\"'“A-Z][^()]*\s{_OURS}\))|(?=[A-Z][^()]*\s(?:in|of|on)\s+{_THE_FORM}\))"
    rf"|(?={_SET_OFF}\s+(?:(?:field\s+)?(?:in|of|on)\s+(?:the|our)\s+(?:connection\s+)?form|field|input|box)\))"
)
"""Words before the form's name where those behind it say that it is that: *is X in our form*, *"X" field*."""
_IN_ASIDE = expression(
    rf"\(\s*(?:{_INTRODUCED}|{_FOLLOWED})(?P<name>[^()]+?)(?:\s+(?:field|input|box))?(?:\s+{_OURS})?\)"
)
"""The form's name in parentheses: *the Member code (as Account)*, *the Member code (field "Account")*."""
_IN_FORM = (
    r"(?:(?:field|input|box)\s+)?(?:(?:in|of|on)\s+(?:(?:the|our)\s+(?:connection\s+)?form|our\s+(?:dashboard|side))"
    r"|(?:in|at|on)\s+(?:the\s+)?(?:\{\{|<<)\s*custom\.\w+\s*(?:\}\}|>>)(?:\s+(?:dashboard|form))?)"
)
"""Where the form is, as a piece of an expression; it may be named by a variable."""
_SAID = r"(?:,|:|;|\s[-\u2013—])\s"
_CALLED = r"(?:(?:(?:it|this|which|that)\s)?is\s|it['\u2019]s\s)?(?:called\s)?(?:the\s)?"
_BEHIND = expression(
    rf"{_SAID}{_CALLED}(?P<name>(?-i:[*_`\"'“A-Z])[^()<>→,:;\u2013—]{{1,60}}?)\s{_IN_FORM}[.;]?$", re.IGNORECASE
)
"""The form's name behind a comma, a colon or a dash: *X - Y in our form*."""
_TOLD = expression(
    rf"{_SAID}{_IN_FORM}(?:[,:]|\s[-\u2013—])?\s{_CALLED}(?P<name>(?-i:[*_`\"'“A-Z])[^()<>→,:;\u2013—]{{1,60}}?)[.;]?$",
    re.IGNORECASE,
)
"""The same with what says so before it: *X, in our form it is Y*."""
_OUR = expression(
    rf"{_SAID}(?:(?:(?:it|this|which|that)\s)?is|it['\u2019]s)\sour\s(?P<name>(?-i:[*_`\"'“A-Z])[^()<>→,:;\u2013—]{{1,60}}?)[.;]?$",
    re.IGNORECASE,
)
"""*X, it is our Y*."""
_BEFORE = expression(rf"^\s*(?:{_IN_FORM}[,:]?\s+|our\s+(?=(?-i:[*_`\"'“A-Z])))", re.IGNORECASE)
_AFTER = expression(rf"\s+\(?{_IN_FORM}\)?[\s.;,]*$", re.IGNORECASE)
"""What says of a side of an arrow that it is the form's: *→ our Y*, *→ Y in our form*."""
_CABINET = (
    r"(?:in|at|on)\s+(?:the|your|their)\s+(?:[\w'\u2019-]+\s+){0,2}"
    r"(?:cabinet|portal|back\s?office|panel|merchant\s+area|profile|website)"
)
AT_PROVIDER = expression(rf"\b{_CABINET}$", re.IGNORECASE)
"""How words end that say that something is done at the provider, and in no form of ours: *then set in the cabinet*."""
_FIRST_AT_PROVIDER = expression(rf"(?:(?:then|now|next|also)\s+)?{_CABINET}\b", re.IGNORECASE)
"""How a sentence begins that says so: *In your cabinet, on the page **API**, choose …*."""
ABOUT_FORM = expression(
    r"\b(?:our|connection)\s+(?:connection\s+)?form\b|\bfields?\s+of\s+(?:the|our|a)\s+form\b|\bour\s+fields\b"
    r"|\b(?:fields|parameters|credentials)\s+(?:of|for)\s+(?:the|our|a|your)\s+connection\b"
    r"|\byour\s+form\b[^?]*\?|\b(?:asked|enter|type|fill\s+in)\b[^?]*\bconnect\b[^?]*\?"
    r"|\bfields?\s+(?:on|at|in|of|with)\s+(?:our\s+(?:side|end|dashboard)|us)\b",
    re.IGNORECASE,
)
"""How a heading or a text speaks of our form."""
OPENS_PLAINLY = expression(
    r"\b[Pp]ress\s+Connect\b|\b(?i:our|connection)\s+(?:connection\s+)?form\b"
    r"|\b[Oo]ur\s+[Dd]ashboard\b|\.company_name\s*(?:>>|\}\})\s+[Dd]ashboard\b"
)
"""How a text speaks of the form that sets nothing off: *come back to our dashboard and press Connect*."""
MAY_BE_FORM = expression(r"\b(?:form|fields?)\b", re.IGNORECASE)
"""How a text speaks of a form, which may be ours or the provider's."""
OUR_SIDE = expression(
    r"\b(?:our|this)\s+(?:own\s+)?(?:side|end|part|platform|system|cabinet|form)\b|\b(?:our|the)\s+dashboard\b"
    r"|\b(?:with|at|to)\s+us\b|\bhere$",
    re.IGNORECASE,
)
"""How a heading says that what stands below it is done with us: *On our side*."""
THEIR_SIDE = expression(
    r"\b(?:cabinet|back\s?office|portal|personal\s+account|merchant\s+area|plugins?|modules?|api)\b|\btheir\s+(?:side|end)\b",
    re.IGNORECASE,
)
"""How a heading says that what stands below it is done with the provider, or in a shop."""
_NAMES_OURS = expression(r"\b(?:form|our|field)\b", re.IGNORECASE)


def joined_ours(text: str) -> str:
    """Return a text in which *as* joins the form's name to the provider's, where that stands in parentheses or words.

    Args:
        text: what names a credential, as it is typed.
    """
    text = _IN_ASIDE.sub(r"as \g<name>", text)
    for said in (_BEHIND, _TOLD, _OUR):
        text = said.sub(r" as \g<name>", text)
    return text


def without_ours(side: str) -> str:
    """Return a side of an arrow, or what words join, without what says that it is the form's, or its end."""
    return _AFTER.sub("", _BEFORE.sub("", side))


def has_ours(text: str) -> bool:
    """Return whether a text names a credential with the form's name: *Key (Token in our form)*, *Key → our Token*."""
    arrow = ARROW.search(text)
    sides = (text[: arrow.start()], text[arrow.end() :]) if arrow is not None else ()
    is_said = any(pattern.search(text) for pattern in (_BEHIND, _TOLD, _OUR, _AFTER))
    if is_said or any(without_ours(each) != each for each in sides):
        return True
    return any(_NAMES_OURS.search(each[0]) for each in _IN_ASIDE.finditer(text))


def is_at_provider(sentence: str) -> bool:
    """Return whether a sentence begins or ends by saying that it is about the provider's own pages, and no form."""
    return _FIRST_AT_PROVIDER.match(sentence) is not None or AT_PROVIDER.search(sentence.rstrip(".;!: ")) is not None
