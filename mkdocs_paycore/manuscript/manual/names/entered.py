"""Names that an order joins in its object: *the ID as Shop*, *the key into the field Token*, *'One' in 'Two'*."""

from __future__ import annotations

import re

from mkdocs_paycore.manuscript.manual.names.filled import describes
from mkdocs_paycore.manuscript.manual.names.mapping import Mapping
from mkdocs_paycore.manuscript.manual.names.plain import (
    GENERIC,
    cleaned,
    ends_as_names,
    is_name,
    split_names,
    without_tail,
)
from mkdocs_paycore.manuscript.manual.wording.nouns import OF_FORM, is_bare_noun
from mkdocs_paycore.manuscript.manual.wording.remarks import ASIDE
from mkdocs_paycore.manuscript.manual.wording.verbs import PUT
from mkdocs_paycore.manuscript.manual.wording.words import emphasised, label, terms_blanked, unmarked
from mkdocs_paycore.source.expression import expression

_INTO = expression(
    r"^(?P<left>.+?)\s++(?:as|to|into|in)\s++(?:the\s++|an?\s++)?(?:(?:field|input|box)\s++)?(?P<right>(?!\.\w|.*\b(?:form|format|dashboard|provider|step"
    r"|section|system|settings?|list)\b).+?)"
    r"(?:\s+(?:field|input|box|line|one)s?)?$",
    re.IGNORECASE,
)
"""One name entered as, or into, another: *the ID into the field Shop*; the second is no place in a cabinet."""
_IN_NAMED_FIELD = expression(
    r"^(?P<left>.+\S)\s+(?:in|into|to)\s+the\s+(?P<right>[A-Z][\w-]*(?:\s\(?[\w-]+\)?){0,4}?)\s+(?:field|input|box)$"
)
"""The same where words before it join, too: *the key to the safe in the Password field*."""
_IN_FIELD_NAMED = expression(r"^(?P<left>.+\S)\s+(?:in|into|to)\s+the\s+(?:field|input|box)\s+(?P<right>\S.{1,40})$")
"""*The key to the safe in the field Password*."""
_AS_SET_OFF = expression(r"\sas\s+(?:the\s+)?(?P<mark>\*{1,2}|_{1,2}|`)[^*_`\n]{1,60}(?P=mark)\.?$")
"""How a text ends that has the form's name set off: *Key for results as *Result key**."""
_IN_FORMAT_FIRST = expression(
    r"\s+(?:as|in)\s+an?\s+(?:[\w.`]{2,12}\s+)?(?:file|format)(?=\s+(?:into|to|as|in)\s)", re.IGNORECASE
)
"""*as a text file*, before where it goes."""
_GIVEN = expression(r"^(?:received|obtained|given|issued|generated|provided|copied|sent)\s+", re.IGNORECASE)
"""What is said of a thing that has no name: *the received token as the Entry token*."""
_TO_AS = expression(
    r"^(?P<left>.+?)\s++as\s++(?:the\s++|an?\s++)?(?P<right>.+?)(?:\s+(?:field|input|box|line|one)s?)?$", re.IGNORECASE
)
"""The same with *as*, behind which any words are a name."""
_PASTES = expression(rf"\s*(?:{PUT})\s+(?:it|them|this)\b", re.IGNORECASE)
_JOINS = expression(r"\s*_(?:[_\s,;&.]|\b(?:and|or|the|your|an?)\b)*", re.IGNORECASE)
"""What there is of a text that only names what it sets off, once that is blanked."""
_SAID_BY = expression(r"[a-z][^()]*\s[^()]*\s\([\"“«'](?P<name>[^\"“”«»()]+)[\"”»']\)")
"""What something is, and its name in quotes behind that: *the password of the API ("Passphrase")*."""
_TO_FIELD = expression(
    r"\s(?:to|into|in|as)\s+(?:the\s+|our\s+)?(?:field|input|box)\s|\s(?:field|input|box)$", re.IGNORECASE
)
"""What says that the second name is a form's."""
_ENTERED_AS = expression(
    r"\s*+[\u2013—-]?\s*+\(?\s*+(?:as|in|into|to)\s+(?:the\s+|an?\s+)?(?:field\s+)?", re.IGNORECASE
)
_WHENCE = expression(
    r"\s+(?:from|in|on)\s+(?:the|your|their|its)\s+[\w'\u2019-]+(?:\s+[\w'\u2019-]+){0,2}(?=\s+(?:as|into|to)\s+(?:the\s+)?(?:field\s+)?[*_`\"'“A-Z])"
)
"""Where something is found, before the name under which it is entered."""
_PLACE_BEHIND = expression(r"\sin\s(?:the|this|that|your)\s[a-z]+$")
"""Where something is found, which is no field: *the Key in the shop*."""
_LONGEST_MAPPED = 10

_PAIRS = (_TO_AS, _IN_NAMED_FIELD, _IN_FIELD_NAMED, _INTO)
"""Of what joins two names, what is surer comes first."""


def set_off_pairs(aim: str) -> list[Mapping]:
    """Return the credentials of words that are set off, some entered as others: *'One' in the 'Two' field*."""
    terms = [term for term in emphasised(aim) if not GENERIC.search(term.text) and is_name(term.text)]
    found: list[Mapping] = []
    at = 0
    while at < len(terms):
        following = terms[at + 1] if at + 1 < len(terms) else None
        if following is not None and _ENTERED_AS.fullmatch(aim[terms[at].end : following.start]):
            found.append(Mapping(terms[at].text, following.text, sign="as"))
            at += 2
        else:
            found.append(Mapping(terms[at].text))
            at += 1
    return found if any(each.right for each in found) and len(found) > 1 else []


def entered_as(aim: str) -> list[Mapping]:
    """Return the credentials that words say to enter as others, one or several: *the ID as Shop, the key as Token*."""
    aim = ASIDE.sub("", _WHENCE.sub("", aim))
    pieces = split_names(aim)
    found = [_mapping(piece) for piece in pieces] if len(pieces) > 1 else [None]
    if any(found) and not any(map(_PASTES.match, pieces)):
        found = [each or _alone(piece) for each, piece in zip(found, pieces, strict=True)]
    if not all(found):
        found = [_mapping(aim)]
    return [each for each in found if each is not None]


def _alone(text: str) -> Mapping | None:
    """Return the only name of a credential that others of its sentence stand beside with two each."""
    name = cleaned(without_tail(text))
    return Mapping(name) if is_name(name) and ends_as_names(name) else None


def _mapping(text: str) -> Mapping | None:
    """Return the credential that a text says to enter as another name; None where it is none."""
    short = text if _AS_SET_OFF.search(text) else without_tail(_IN_FORMAT_FIRST.sub("", text))
    words = unmarked(short)
    found = (
        None
        if _JOINS.fullmatch(terms_blanked(short))
        else next(filter(None, (each.match(words) for each in _PAIRS)), None)
    )
    if found is None or GENERIC.search(found["right"]) or found["left"].count("(") > found["left"].count(")"):
        return None
    left, right = cleaned(found["left"]), label(found["right"])
    own = emphasised(short)[:1]
    if said := _SAID_BY.fullmatch(left):
        left = said["name"].strip()
    if is_bare_noun(_GIVEN.sub("", left)) and _GIVEN.match(left):
        return Mapping(right) if is_name(right) else None
    if own and re.fullmatch(rf"(?:your|its)\s+{re.escape(own[0].text)}", left, re.IGNORECASE):
        left = own[0].text
    if _PLACE_BEHIND.search(short) and not OF_FORM.search(right):
        return None
    is_pair = is_name(left, longest=_LONGEST_MAPPED) and is_name(right) and not (right.islower() and describes(right))
    is_ours = True if _TO_FIELD.search(words) else None
    return Mapping(left, right, sign="as", is_right_ours=is_ours) if is_pair else None
