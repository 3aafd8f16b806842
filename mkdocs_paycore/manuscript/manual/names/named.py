"""The credentials that the object of a sentence names: *the Shop ID and the Sign key*, *'One' in the 'Two' field*."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.manual.names.called import with_called
from mkdocs_paycore.manuscript.manual.names.entered import entered_as, set_off_pairs
from mkdocs_paycore.manuscript.manual.names.held_values import without_values
from mkdocs_paycore.manuscript.manual.names.line import mappings
from mkdocs_paycore.manuscript.manual.names.mapping import Mapping
from mkdocs_paycore.manuscript.manual.names.plain import (
    AND_CREDENTIALS,
    GENERIC,
    cleaned,
    ends_as_names,
    is_name,
    without_tail,
)
from mkdocs_paycore.manuscript.manual.wording.arrows import arrows_in, has_path, is_way
from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN
from mkdocs_paycore.manuscript.manual.wording.ours import joined_ours
from mkdocs_paycore.manuscript.manual.wording.remarks import ASIDE
from mkdocs_paycore.manuscript.manual.wording.values import values_in
from mkdocs_paycore.manuscript.manual.wording.words import (
    FILE_BEFORE,
    emphasised,
    split_outside,
    unmarked,
    without_file,
)
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_paycore.manuscript.manual.wording.words import SetOff

NAMES_FOLLOW = expression(
    r"\b(?:credentials?|parameters?|data|fields?|values?|following|details)\b(?:[*_]{1,3}(?=:))?[^:.!?*`]*:(?:[*_]{1,3}(?=\s))?\s+(?=\S)"
    r"|\bfiles?(?:\s+in\s+(?:the\s+)?[*_`.]{0,3}[A-Z\d]\w*[*_`]{0,2}(?:\s+format)?)?:\s+(?=\S)",
    re.IGNORECASE,
)
"""What announces names in its own sentence: *enter the credentials: the ID and the key*."""
_AS_IS = expression(
    r",?\s+(?:(?:exactly|just)\s+)?as\s+(?:it|they)\s+(?:is|are|stands?|was|were|looks?|appears?)\b[^,;*_`\"]*"
    r"(?:,\s+and\s+(?:then\s+)?(?:confirm|save|press|click|submit)\b.*)?$"
    r"|\s+(?:as\s+(?:is|well)|unchanged|too|also|one\s+(?:by\s+one|after\s+(?:the\s+other|another))|in\s+(?:turn|this\s+order))$"
    r"|,?\s+(?:and|plus|then)(?:\s+(?:then|also|in\s+addition|additionally|besides))?$",
    re.IGNORECASE,
)
"""What is said behind a name of how it is entered, and that others follow: *exactly as it is*, *and in addition*."""
_AND_FOR = expression(r"\band,\s+(?:(?:only|also)\s+)?(?:for|if|when|in\s+case)\s[^,*_`\"]{2,40},\s+", re.IGNORECASE)
"""What is said between two names of a case: *the key and, for refunds, the password*."""
_FROM_FIRST = expression(
    r"^(?:from|in|at|on)\s+(?:the|your|their)\s+[\w'\u2019-]+(?:\s[\w'\u2019-]+)?\s+(?=(?:the|your)\s+[*_`\"'“]?[A-Z])"
)
"""Where something is found, before its name: *from the cabinet the Store ID*."""
_OURS = expression(r"\[?(?:our|ours)\b", re.IGNORECASE)
"""How the object of a sentence begins that is given to the provider: *put our addresses to the field X*."""
_ALSO = expression(
    r"^(?:(?:in\s+|out\s+)?(?:the\s+)?(?:connection\s+)?form(?:\s+with|:)|also|additionally|then|there|here|only|just)\s+",
    re.IGNORECASE,
)
_ENDING = expression(r"\.\w{2,6}")
"""The ending of a file's name, such as `.pem`, which is no name of what the file holds."""
_AFTER_NAME = expression(r"\w\s\([*_`\"']*$")
"""What stands before words in parentheses that belong to the name before these: *Site ID (`siteId`)*."""
_CLAUSE_WITHIN = expression(
    r"\s+(?:that|which)\s(?:(?!\sand\s)[^*_`\"'“,;:.()]){2,60}(?=,?\s+and\s+(?:(?:the|your)\s+)?[*_`\"'“A-Z])"
)
"""What is said of a name before the next one: *the Key ID which you have created, and the Secret*."""
_WAY_BEHIND = expression(r"\s+(?:that|which)\s[^*_`\"'“]{2,60}\s(?=[*_`\"'“])")
"""What begins to say where something is made or found, up to words that are set off."""
_IN_PARENTHESES = expression(r"\([^()]*\)")
_WITH = expression(r"\s+(?:together\s+|along\s+)?with\s+(?:(?:the|your)\s+)?")
"""What joins two names: *API key with Account number*."""
_HELD_BEHIND = expression(r" \([^()*_`\"“]*\)")


def named_in(aim: str, *, is_upload: bool) -> Iterator[Mapping]:
    """Yield the credentials of the object of a sentence."""
    if following := NAMES_FOLLOW.search(aim):
        aim = aim[following.end() :]
    aim = _without_way(_CLAUSE_WITHIN.sub("", _FROM_FIRST.sub("", _AND_FOR.sub("and ", aim))))
    if _OURS.match(aim):
        return
    aim = joined_ours(_AS_IS.sub("", _ALSO.sub("", aim)))
    if any(arrows_in(aim)):
        pieces = split_outside(AND_CREDENTIALS, aim)
        for piece in pieces if len(pieces) > 1 else [aim]:
            mapped = [each for each in mappings(piece) if each.right or len(pieces) > 1]
            yield from (each for each in mapped if is_name(each.left) and not has_path(piece))
        return
    aim = without_file(FILE_BEFORE.sub("", aim) if is_upload else aim)
    set_off, mapped = set_off_pairs(aim), entered_as(aim)
    if pairs := mapped if len(mapped) > sum(bool(each.right) for each in set_off) else set_off:
        yield from pairs
        return
    short = without_tail(ASIDE.sub("", aim))
    terms = [term for term in emphasised(short) if not GENERIC.search(term.text)]
    terms = [] if all(_AFTER_NAME.search(short[: term.start]) for term in terms) else terms
    if terms and not all(_ENDING.fullmatch(term.text) for term in terms):
        yield from (each for each in _with_held(short, terms) if is_name(each.left))
        return
    for piece in split_outside(AND_CREDENTIALS, unmarked(short)):
        name = cleaned(FILE_BEFORE.sub("", piece) if is_upload else piece)
        if is_name(name) and (ends_as_names(name) or is_upload or without_values(name)[1]):
            both = _WITH.split(name)
            yield from (Mapping(each) for each in (both if all(map(NOUN.search, both)) else [name]))


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
