"""The credentials that the object of a sentence names: *the Shop ID and the Sign key*, *'One' in the 'Two' field*."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.manual.names.called import with_called
from mkdocs_paycore.manuscript.manual.names.filled import describes
from mkdocs_paycore.manuscript.manual.names.held_values import without_values
from mkdocs_paycore.manuscript.manual.names.line import mappings
from mkdocs_paycore.manuscript.manual.names.mapping import Mapping
from mkdocs_paycore.manuscript.manual.page.kinds import KIND_WORD
from mkdocs_paycore.manuscript.manual.wording.arrows import arrows_in, has_path, is_way
from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN, OF_FORM
from mkdocs_paycore.manuscript.manual.wording.ours import joined_ours
from mkdocs_paycore.manuscript.manual.wording.owner import without_owner
from mkdocs_paycore.manuscript.manual.wording.remarks import ASIDE
from mkdocs_paycore.manuscript.manual.wording.values import values_in
from mkdocs_paycore.manuscript.manual.wording.verbs import PUT
from mkdocs_paycore.manuscript.manual.wording.words import (
    FILE_BEFORE,
    emphasised,
    label,
    masked,
    split_masked,
    split_outside,
    terms_blanked,
    unmarked,
    without_file,
    without_parentheses,
)
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_paycore.manuscript.manual.wording.words import SetOff

GENERIC = expression(
    r"\b(?:credentials?|parameters?|data|details|information|following|values?|fields?|settings?|form"
    r"|everything|all|it|them|those|these|"
    r"dashboard|account option|connection|button|option|methods? of"
    r"|(?:provider|merchant) account(?!\s+(?:id|user|username|name|secret|token|pin|uuid|identifier|number|key|password"
    r"|login|code|type)\b))\b",
    re.IGNORECASE,
)
"""Words that say what credentials are without naming one: *the required data*, *all fields*."""
_INTO = expression(
    r"^(?P<left>.+?)\s++(?:as|to|into|in)\s++(?:the\s++|an?\s++)?(?:(?:field|input|box)\s++)?(?P<right>(?!\.\w|.*\b(?:form|format|dashboard|provider|step"
    r"|section|system|settings?|list)\b).+?)"
    r"(?:\s+(?:field|input|box|line)s?)?$",
    re.IGNORECASE,
)
"""One name entered as, or into, another: *the ID into the field Shop*; the second is no place in a cabinet."""
TAIL = expression(
    r"\s+(?:from\s+(?:the\s+|your\s+|step)|that\b|which\b|if\b|for\b|according\b|related\b|obtained\b"
    r"|received\b|you\b|provided\b|issued\b|and\s+(?:press|click|save|confirm|choose|select|upload|enter)\b"
    r"|but\b|without\b|to\s+(?:test|confirm|connect|use|get|be)\b|in(?:to)?\s+the\s+(?:form|connection|corresponding"
    r"|appropriate)|of\s+your\b|when\b|depending\b|where\b|so\b).*$"
    r"|\s*[,:;\u2013—]\s*(?:if|but|that|which|where|it|you|for|e\.g|only|according|depending|internal"
    r"|external|leave|skip|(?:the\s+)?(?:other|rest|remaining))\b.*$|\s+[-\u2013—]\s+.*$|\s*:\s*.*$",
    re.IGNORECASE | re.DOTALL,
)
"""What the object of a sentence says behind its names: where they are from, what they are for, what to do next."""
_TO_AS = expression(
    r"^(?P<left>.+?)\s++as\s++(?:the\s++|an?\s++)?(?P<right>.+?)(?:\s+(?:field|input|box|line)s?)?$", re.IGNORECASE
)
"""The same with *as*, behind which any words are a name."""
NAMES_FOLLOW = expression(
    r"\b(?:credentials?|parameters?|data|fields?|values?|following|details)\b(?:[*_]{1,3}(?=:))?[^:.!?*`]*:(?:[*_]{1,3}(?=\s))?\s+(?=\S)"
    r"|\bfiles?:\s+(?=\S)",
    re.IGNORECASE,
)
"""What announces names in its own sentence: *enter the credentials: the ID and the key*."""
_AND_PASTE = expression(rf"\s+and\s+(?:{PUT})\s+(?:it|them)$", re.IGNORECASE)
"""What is said behind a name of what to do with it: *copy the key and paste it*."""
_PASTES = expression(rf"\s*(?:{PUT})\s+(?:it|them|this)\b", re.IGNORECASE)
_AS_IS = expression(
    r",?\s+(?:(?:exactly|just)\s+)?as\s+(?:it|they)\s+(?:is|are|stands?|was|were|looks?|appears?)\b[^,;*_`\"]*"
    r"(?:,\s+and\s+(?:then\s+)?(?:confirm|save|press|click|submit)\b.*)?$"
    r"|\s+(?:as\s+(?:is|well)|unchanged|too|also|one\s+(?:by\s+one|after\s+(?:the\s+other|another))|in\s+(?:turn|this\s+order))$"
    r"|,?\s+(?:and|plus|then)(?:\s+(?:then|also|in\s+addition|additionally|besides))?$",
    re.IGNORECASE,
)
"""What is said behind a name of how it is entered, and that others follow: *exactly as it is*, *and in addition*."""
_AND_CREDENTIALS = expression(r"\s*,\s*(?:and\s+)?|\s+and\s+(?:the\s+|your\s+)?|\s*&\s*")
"""What joins several names."""
_JOINS = expression(r"\s*_(?:[_\s,;&.]|\b(?:and|or|the|your|an?)\b)*", re.IGNORECASE)
"""What there is of a text that only names what it sets off, once that is blanked."""
_AND_FOR = expression(r"\band,\s+(?:(?:only|also)\s+)?(?:for|if|when|in\s+case)\s[^,*_`\"]{2,40},\s+", re.IGNORECASE)
"""What is said between two names of a case: *the key and, for refunds, the password*."""
_FROM_FIRST = expression(
    r"^(?:from|in|at|on)\s+(?:the|your|their)\s+[\w'\u2019-]+(?:\s[\w'\u2019-]+)?\s+(?=(?:the|your)\s+[*_`\"'“]?[A-Z])"
)
"""Where something is found, before its name: *from the cabinet the Store ID*."""
_OURS = expression(r"\[?(?:our|ours)\b", re.IGNORECASE)
"""How the object of a sentence begins that is given to the provider: *put our addresses to the field X*."""
_SAID_BY = expression(r"[a-z][^()]*\s[^()]*\s\([\"“«'](?P<name>[^\"“”«»()]+)[\"”»']\)")
"""What something is, and its name in quotes behind that: *the password of the API ("Passphrase")*."""
_TO_FIELD = expression(
    r"\s(?:to|into|in|as)\s+(?:the\s+|our\s+)?(?:field|input|box)\s|\s(?:field|input|box)$", re.IGNORECASE
)
"""What says that the second name is a form's."""
_ENTERED_AS = expression(
    r"\s*+[\u2013—-]?\s*+\(?\s*+(?:as|in|into|to)\s+(?:the\s+|an?\s+)?(?:field\s+)?", re.IGNORECASE
)
_ALSO = expression(
    r"^(?:(?:in\s+|out\s+)?(?:the\s+)?(?:connection\s+)?form(?:\s+with|:)|also|additionally|then|there|here|only|just)\s+",
    re.IGNORECASE,
)
_WHENCE = expression(
    r"\s+(?:from|in|on)\s+(?:the|your|their|its)\s+[\w'\u2019-]+(?:\s+[\w'\u2019-]+){0,2}(?=\s+(?:as|into|to)\s+(?:the\s+)?(?:field\s+)?[*_`\"'“A-Z])"
)
"""Where something is found, before the name under which it is entered."""
_PLACE_BEHIND = expression(r"\sin\s(?:the|this|that|your)\s[a-z]+$")
"""Where something is found, which is no field: *the Key in the shop*."""
_FILE_BEHIND = expression(r"(\.\w{2,6})\s+file$")
_IN_FORMAT = expression(r"\s(?:in|as)\s(?:the|an?)\s[*_`\"'“.]{0,4}\w+[*_`\"'”]{0,3}\s(?:format|file)$", re.IGNORECASE)
_FIELD_BEHIND = expression(r"\s+(?:field|input|box|value|parameter|from the list)s?$", re.IGNORECASE)
_SAID_BEFORE = expression(
    r"^(?:(?:the|your|its)\s+)?[\w]+-(?:digit|character|letter|symbol|byte)s?\s+(?=\w)"
    r"|^(?:the\s+)?same\s+(?=\w)"
    r"|^(?:both|your|the|an?|its|valid|appropriate|correct|obtained|received|relevant|required)\s+(?=\w+\s+\w)"
    r"|^your\s+(?=(?:certificate|key|login|password|token|secret|username)$)",
    re.IGNORECASE,
)
"""What a sentence says before a name and is no part of it: *your six-digit*, *the same*, *a valid*."""
_ENDING = expression(r"\.\w{2,6}")
"""The ending of a file's name, such as `.pem`, which is no name of what the file holds."""
_GENERIC_ALONE = frozenset({"file", "files", "document", "documents", "certificates", "keys"})
"""What says what is uploaded, where no other word stands with it, and names none of it."""
_OPTIONS = expression(
    rf"(?:{KIND_WORD}s?\s+)+accounts?|currenc(?:y|ies)|features?",
    re.IGNORECASE,
)
"""What a step chooses in the form and is no credential: the kind of account, a currency, features."""
_AFTER_NAME = expression(r"\w\s\([*_`\"']*$")
"""What stands before words in parentheses that belong to the name before these: *Site ID (`siteId`)*."""
_CLAUSE_WITHIN = expression(
    r"\s+(?:that|which)\s(?:(?!\sand\s)[^*_`\"'“,;:.()]){2,60}(?=,?\s+and\s+(?:(?:the|your)\s+)?[*_`\"'“A-Z])"
)
"""What is said of a name before the next one: *the Key ID which you have created, and the Secret*."""
_WAY_BEHIND = expression(r"\s+(?:that|which)\s[^*_`\"'“]{2,60}\s(?=[*_`\"'“])")
"""What begins to say where something is made or found, up to words that are set off."""
_IN_PARENTHESES = expression(r"\([^()]*\)")
_HELD_BEHIND = expression(r" \([^()*_`\"“]*\)")
_ADDRESS = expression(r"://|^(?:[\w-]+\.){2,}[a-z]{2,}$", re.IGNORECASE)
"""An address, or the domain of one: a value, and no name."""
_LONGEST = 7
_LONGEST_MAPPED = 10
_SHORT = 3


def named_in(aim: str, *, is_upload: bool) -> Iterator[Mapping]:
    """Yield the credentials of the object of a sentence."""
    if following := NAMES_FOLLOW.search(aim):
        aim = aim[following.end() :]
    aim = _without_way(_CLAUSE_WITHIN.sub("", _FROM_FIRST.sub("", _AND_FOR.sub("and ", aim))))
    if _OURS.match(aim):
        return
    aim = joined_ours(_AS_IS.sub("", _ALSO.sub("", aim)))
    if any(arrows_in(aim)):
        pieces = split_outside(_AND_CREDENTIALS, aim)
        for piece in pieces if len(pieces) > 1 else [aim]:
            mapped = [each for each in mappings(piece) if each.right or len(pieces) > 1]
            yield from (each for each in mapped if _is_name(each.left) and not has_path(piece))
        return
    aim = without_file(FILE_BEFORE.sub("", aim) if is_upload else aim)
    set_off, mapped = _pairs(aim), _mapped(aim)
    if pairs := mapped if len(mapped) > sum(bool(each.right) for each in set_off) else set_off:
        yield from pairs
        return
    short = without_tail(ASIDE.sub("", aim))
    terms = [term for term in emphasised(short) if not GENERIC.search(term.text)]
    terms = [] if all(_AFTER_NAME.search(short[: term.start]) for term in terms) else terms
    if terms and not all(_ENDING.fullmatch(term.text) for term in terms):
        yield from (each for each in _with_held(short, terms) if _is_name(each.left))
        return
    for piece in split_outside(_AND_CREDENTIALS, unmarked(short)):
        name = _cleaned(FILE_BEFORE.sub("", piece) if is_upload else piece)
        if _is_name(name) and (_ends_as_names(name) or is_upload or without_values(name)[1]):
            yield Mapping(name)


def _with_held(text: str, terms: Sequence[SetOff]) -> Iterator[Mapping]:
    """Yield the names that a text sets off; what is in parentheses is said of the one before: *"Mark" (`code`)*."""
    held_values = [each for each in _IN_PARENTHESES.finditer(text) if values_in(each[0]).names]
    terms = [each for each in terms if not any(held.start() < each.start < held.end() for held in held_values)]
    is_held = [text[: term.start].endswith(" (") and text[term.end :].startswith(")") for term in terms]
    for number, term in enumerate(terms):
        behind = terms[number + 1] if any(is_held[number + 1 : number + 2]) else None
        behind = behind if behind is not None and text[term.end : behind.start] == " (" else None
        if not (is_held[number] and number and text[terms[number - 1].end : term.start] == " ("):
            values = next((each[0] for each in held_values if text[term.end : each.start()] == " "), "")
            held = _HELD_BEHIND.match(text, term.end) if not values else None
            told = with_called(Mapping(f"{term.text}{held[0]}"), "") if held is not None else None
            yield told or Mapping(term.text, note=behind.text if behind is not None else values)


def _without_way(aim: str) -> str:
    """Return the object of a sentence without the way to where its last name is made: *that you make in 'A' → 'B'*."""
    found = _WAY_BEHIND.search(aim)
    return aim[: found.start()] if found is not None and is_way(aim[found.end() :]) else aim


def without_tail(text: str) -> str:
    """Return a text without what it says about names; words that are set off are names as a whole."""
    found = TAIL.search(masked(text))
    return text[: found.start()] if found else text


def _pairs(aim: str) -> list[Mapping]:
    """Return the credentials of words that are set off, some entered as others: *'One' in the 'Two' field*."""
    terms = [term for term in emphasised(aim) if not GENERIC.search(term.text) and _is_name(term.text)]
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


def _mapped(aim: str) -> list[Mapping]:
    """Return the credentials that words say to enter as others, one or several: *the ID as Shop, the key as Token*."""
    aim = ASIDE.sub("", _WHENCE.sub("", aim))
    pieces = _split(aim)
    found = [_mapping(piece) for piece in pieces] if len(pieces) > 1 else [None]
    if any(found) and not any(map(_PASTES.match, pieces)):
        found = [each or _alone(piece) for each, piece in zip(found, pieces, strict=True)]
    if not all(found):
        found = [_mapping(aim)]
    return [each for each in found if each is not None]


def _alone(text: str) -> Mapping | None:
    """Return the only name of a credential that others of its sentence stand beside with two each."""
    name = _cleaned(without_tail(text))
    return Mapping(name) if _is_name(name) and _ends_as_names(name) else None


def _ends_as_names(name: str) -> bool:
    """Return whether words end as a credential's name does, or begin with one in a capital and say whose it is."""
    return NOUN.search(name) is not None or (name[:1].isupper() and NOUN.search(without_owner(name)) is not None)


def _split(text: str) -> list[str]:
    """Return the pieces of a text that commas and *and* join; none of these in words that are set off."""
    return [piece for piece in split_masked(_AND_CREDENTIALS, text, masked(text)) if piece.strip()]


def _mapping(text: str) -> Mapping | None:
    """Return the credential that a text says to enter as another name; None where it is none."""
    short = without_tail(text)
    words = unmarked(short)
    found = None if _JOINS.fullmatch(terms_blanked(short)) else _TO_AS.match(words) or _INTO.match(words)
    if found is None or GENERIC.search(found["right"]) or found["left"].count("(") > found["left"].count(")"):
        return None
    left, right = _cleaned(found["left"]), label(found["right"])
    own = emphasised(short)[:1]
    if said := _SAID_BY.fullmatch(left):
        left = said["name"].strip()
    if own and re.fullmatch(rf"(?:your|its)\s+{re.escape(own[0].text)}", left, re.IGNORECASE):
        left = own[0].text
    if _PLACE_BEHIND.search(short) and not OF_FORM.search(right):
        return None
    is_pair = _is_name(left, longest=_LONGEST_MAPPED) and _is_name(right) and not (right.islower() and describes(right))
    is_ours = True if _TO_FIELD.search(words) else None
    return Mapping(left, right, sign="as", is_right_ours=is_ours) if is_pair else None


def _cleaned(text: str) -> str:
    """Return a name without what a sentence says before and behind it: *your valid X*, *X field*, *X and paste it*."""
    name = without_file(label(_IN_FORMAT.sub("", _AND_PASTE.sub("", text))))
    name = _FIELD_BEHIND.sub("", _FILE_BEHIND.sub(r"\1", name))
    return label(_SAID_BEFORE.sub("", name))


def _is_name(name: str, *, longest: int = _LONGEST) -> bool:
    """Return whether words are a name: few, and not *the required data*; with a generic word, very few."""
    words = len(name.split())
    is_generic = GENERIC.fullmatch(name) or name.lower() in _GENERIC_ALONE
    return (
        0 < words <= longest
        and any(map(str.isalpha, name))
        and not is_generic
        and not _OPTIONS.fullmatch(name)
        and not _ADDRESS.search(name)
        and not name.startswith(("{{", "<<"))
        and not (GENERIC.search(without_parentheses(name)) and words > _SHORT)
    )
