"""Names of a credential that words of a sentence join: *X goes to Y*, *X is called Y here*, *in Y put the X*."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.manual.names.first_name import first_part
from mkdocs_paycore.manuscript.manual.names.mapping import Mapping
from mkdocs_paycore.manuscript.manual.names.sole_name import closing_name, sole_name
from mkdocs_paycore.manuscript.manual.names.worded import field_gets
from mkdocs_paycore.manuscript.manual.sentences.clauses import PUTS, PUTS_FIRST, joined_in_clause, joined_respectively
from mkdocs_paycore.manuscript.manual.sentences.sentences import MOVES
from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN, is_several
from mkdocs_paycore.manuscript.manual.wording.ours import OPENS_PLAINLY
from mkdocs_paycore.manuscript.manual.wording.remarks import ASIDE
from mkdocs_paycore.manuscript.manual.wording.verbs import PUT
from mkdocs_paycore.manuscript.manual.wording.words import FIELD_NAME, SET_OFF_NAME, emphasised, label
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_paycore.manuscript.manual.wording.words import SetOff

_IN_QUOTED = expression(
    r"^(?:in(?:to)?|to|under)\s+(?:the\s+)?(?:field\s+)?(?P<form>[\"`“«][^\"`“”«»]{1,40}[\"`”»])(?:\s+field)?\s*(?:[,:\u2013—]|-(?=\s))\s*"
    r"(?:(?:goes|put|enter|type|paste)\s+)?(?:the|your)\s+(?P<provider>(?:(?!\s(?:is|are|was|has|can|must|will|you)\s)[^.;:?!\"`“”])+)$",
    re.IGNORECASE,
)
"""*in "Customer", the customer number*: a field in quotes, as menus are not, and what it gets."""
_AGAIN = expression(
    r"(?:,\s+(?:and\s+)?|\s+and\s+)(?=(?:in(?:to)?|to|under|for)\s+(?:the\s+)?(?:field\s+)?[`*_\"'“])", re.IGNORECASE
)
_THERE_GOES = expression(
    rf"^(?P<there>in(?:to)?\s+(?:the\s+)?(?:field\s+)?{SET_OFF_NAME}(?:\s+field)?)\s+(?:goes|belongs|comes)(?=\s)",
    re.IGNORECASE,
)
"""*Into **Y** goes the X*."""
_PUTS = expression(rf"^{PUTS}\s", re.IGNORECASE)
_THEN_ENTER = expression(
    rf"^(?:[^*_`\"'“,]{{2,40}},\s+)?(?:(?:the|your)\s+)?(?P<provider>{SET_OFF_NAME}),?\s+(?:is|are|stands?|comes?|can\s+be)\s"
    rf"[^;:*_`\"'“]{{2,80}}[;,]\s+(?:and\s+|then\s+)?{PUTS}\s+(?:it|this|them)\s+(?:in(?:to)?|to|as|under)\s+(?:the\s+)?(?:field\s+)?"
    rf"(?P<form>{SET_OFF_NAME})$",
    re.IGNORECASE,
)
"""*The third thing, X, is written in the header; enter it in the field Y*."""
_INTO = expression(
    r"^(?P<provider>.{2,80}?)\s+(?:into|in|as|to)\s+(?:the\s+)?(?:field\s+)?(?P<form>[`*_\"'“].{1,80})$", re.IGNORECASE
)
_IS_FIELD = expression(
    rf"^(?:the|your)\s+(?P<provider>[^*_`\"'“]{{2,40}})\s+is\s+(?:the\s+)?(?P<form>{SET_OFF_NAME})$", re.IGNORECASE
)
"""*The Guild code is **Mark***, of our form."""
_INTRO = expression(
    r"^(?:in\s+(?:the|our)\s+(?:connection\s+)?form|here|there)\s*,\s*"
    r"|^in\s+(?:the|our)\s+(?:connection\s+)?form\s+(?=(?:the|your)\s|(?-i:[*_`\"'“A-Z]))"
    r"|^[A-Z][a-z]+(?:\s[a-z]+){0,2}:\s+(?=(?:the|your)\s)"
    r"|^(?:of|in|among|on|at|within)\s+(?:the|its|our|these|this)\s+[\w ]{2,30},\s+(?=[\"“«*_`])"
    r"|^(?:the\s+)?fields\s+(?=[\"“«*_`])|^(?:fill\s+(?:in|out)|complete)\s+the\s+(?:form|fields)\s*:\s+",
    re.IGNORECASE,
)
_RUN_IN = expression(r"^\*\*[^*\n]{2,40}[.:?!]\*\*\s+(?=[A-Z])")
"""The label with which a paragraph begins: ***3. Connect.** Choose …*."""
_OF_KIND = expression(
    r"\s+(?:of|in)\s+the\s+[*_`\"'“]{1,3}[^*_`\"'“”]{2,30}\saccount[*_`\"'”]{1,3}(?:\s+form)?(?=[;,.]|$)", re.IGNORECASE
)
"""Whose fields are spoken of: *typed into **Login** of the **Merchant account***."""
_FIELDS_BEHIND = expression(
    r"\s+(?:in(?:to)?|to)\s+(?:the|our)\s+(?:connection\s+)?form\s+\((?:the\s+)?fields:?\s+(?P<names>[^()]+)\)",
    re.IGNORECASE,
)
"""Where several are put, with the names of their fields behind that: *into the form (fields "One" and "Two")*."""
_BESIDES = expression(
    r"^(?:leave|skip|press|click|save|confirm)\b|^(?:choose|select|pick|open|take)\s+(?:the\s+)?[*_`\"'“]+[^*_`\"'“]*\saccount[*_`\"'”]+$",
    re.IGNORECASE,
)
"""How a part of a sentence begins that names nothing which is entered."""
_CLAUSES = expression(r"\s*[;,]\s+(?:and\s+|while\s+|then\s+)?|\s+(?:and|while)\s+|\.\s+(?=[`*_\"'])")
_COLON = expression(
    rf"(?:^|[,;]\s)(?P<form>[*_`\"'“][^*_`\"'“”:]{{1,60}}[*_`\"'”]{{1,3}}):\s+{PUTS}\s+(?:the|your)\s+(?P<provider>[*_`\"'“][^*_`\"'“”]{{1,60}}[*_`\"'”]{{1,3}})"
    r"(?:\s+(?:there|here|into\s+it))?$",
    re.IGNORECASE,
)
_ADVERB = expression(r"(?<=\bgoes),\s+[a-z]+(?:\s[a-z]+){0,2},\s+(?=(?:in|to|into|under)\s)")
"""What stands between a verb and where something goes: *goes, of course, to*."""
_EXCEPTED = expression(
    r"[,(\u2013—]\s*+(?:except\s++(?:for\s++)?+)?+(?:the\s++)?+(?P<provider>[^\s,;:()][^,;:()]{1,40}?)(?:\sexcepted)?[,;:\u2013—]\s++"
    r"(?:that|this|it|which)\s++(?:one\s++)?+(?:goes|belongs|is\s\w++)\s++(?:into|in|to|under)\s++(?:the\s++)?+(?:field\s++)?+"
    r"(?P<form>[^\s.;,:][^.;,:]{1,60})$"
)
_EXCEPTS = expression(r"\bexcept(?:ed)?\b", re.IGNORECASE)
"""*… to the fields of the same name, the Key excepted: that one goes to the field Password*."""
_ALIKE = expression(
    r"^(?P<names>.{2,120}?)\s+(?:keeps?\s+(?:its|their)\s+names?"
    r"|(?:is|are|has|have)\s+(?:(?:called|named|labelled)\s+)?the\s+same(?:\s+names?)?)"
    r"(?:\s+(?:here|as|in|on|there|at|both)\b.*)?$",
    re.IGNORECASE,
)
_NAMESAKE = expression(
    r"^(?:[a-z]+\s+)?(?P<names>[*_`\"'“].{1,80}?)\s+(?:(?:goes|go|belongs?|(?:is|are)\s+\w+)\s+)?(?:in|into|to|under)\s+"
    r"(?:the|a|their|its)\s+(?:fields?|box(?:es)?|inputs?|ones?)\s+(?:of|with|by)\s+(?:the|that)\s+same\s+names?$",
    re.IGNORECASE,
)
"""*X goes to the field of the same name*."""
_PLAIN_NAME = expression(r"(?:(?:the|your)\s+)?[A-Z][\w-]*(?:\s[\w-]+){1,3}")
_NO_JOINT = expression(r"(?!\b(?:and|or|the|your|fields?)\b)\b\w+", re.IGNORECASE)
_WITHOUT = expression(
    r"^(?:only|just|here)\s+(?=the\s|[*_`\"'“])|\s*[,;]\s+(?:you\s+(?:can|may)\s+)?(?:skip|leave|omit)\s+(?:it|them)\b.*$|,?\s+respectively$",
    re.IGNORECASE,
)
"""What a sentence says besides of credentials that it joins."""
_WHICH_OURS = expression(
    rf",?\s+(?:which|that)\s+(?:(?:our|the)\s+(?:connection\s+)?form|we)\s+(?:call|name|label)s?\s+(?P<form>{FIELD_NAME})"
    r"(?:\s+(?:here|in\s+(?:the|our)\s+(?:connection\s+)?form))?$",
    re.IGNORECASE,
)
"""*… gives you an X, which our form calls Y*."""
_SKIPPED = expression(r"[,;]\s+(?:you\s+(?:can|may)\s+)?(?:skip|leave|omit)\s+(?P<what>it|them)\b", re.IGNORECASE)
_AND_PUT = expression(
    rf"(?: (?:from|at|in|on) (?:the |your )?[\w' ]{{1,40}}?)?,? (?:and |then |and then )(?:{PUT})"
    r"\s+(?:it|them|this)\s+(?=(?:in|into|to|as|under)\b)",
    re.IGNORECASE,
)
_DITTO = expression(r"^(?:do|repeat)\s+the\s+same\s+(?:with|for)\s+", re.IGNORECASE)
_THAT = expression(
    r"(?:\s+(?:is|are)\s+(?:needed|required|enough|used))?\s*[,;:]\s+(?:and\s+|but\s+)?"
    r"(?:in\s+(?:the|our)\s+(?:connection\s+)?form,?\s+)?(?:it|this|which|they)\s+"
    r"(?=(?:is|are|goes|go|belongs?|becomes?)\s)",
    re.IGNORECASE,
)
"""What stands between a credential and where it goes: *X: it goes to Y*, *only X is needed, it is called Y*."""
_FIRST = expression(
    r"^(?:(?:scroll|look|go|move|switch)\s[^,:;*_`\"']{2,40},\s+(?:and\s+|then\s+)?)(?=copy\b|take\b|put\b|paste\b)",
    re.IGNORECASE,
)
_EXAMPLE = expression(r"(?<=[\w*\"'”])\s+\(`[^`()]*`\)\s+")
"""What a value looks like, behind the name of a credential."""
_IN_FORM = expression(
    r"(?:\s+(?:as\s+well|too))?,\s+(?:(?:it\s+is|called)\s+)?in\s+(?:the|our)\s+(?:connection\s+)?form,?\s+(?:called\s+|as\s+)?(?=[*_`\"'“])",
    re.IGNORECASE,
)
"""*X as well, in the form **Y***."""
_HELD = expression(r"\s\([a-z][^()]{1,60}\)(?=\s(?:is|are|goes|go|belongs?|becomes?)\s)")
"""What parentheses say of a credential, before what becomes of it: *Hash (settings, security) is our Secret*."""
_GOES_TO = expression(r"^.{2,80}?\s+(?:goes|go|belongs?)\s+(?:in|to|into|under)\s", re.IGNORECASE)
"""How a sentence begins that says of several where they go: *X goes to Y, Z to W*."""


def spoken(sentence: str) -> list[Mapping]:
    """Return the names that a sentence joins, the provider's on the left; empty where one of its parts joins none.

    Args:
        sentence: the sentence as it is typed, without the mark of an item.
    """
    return list(_spoken(sentence))


@lru_cache(maxsize=4096)
def _spoken(sentence: str) -> tuple[Mapping, ...]:
    bare = ASIDE.sub("", _FIELDS_BEHIND.sub(r" into the fields \g<names>", sentence.strip()).strip())
    bare = _OF_KIND.sub("", _RUN_IN.sub("", bare))
    if len(parts := [each for each in bare.split("; ") if each.strip()]) > 1:
        told = [_spoken(each) for each in parts]
        return tuple(each for pairs in told for each in pairs) if all(told) else tuple(_of_sentence(bare))
    return tuple(_of_sentence(bare))


def _of_sentence(bare: str) -> list[Mapping]:
    """Return the names that a sentence joins, which is without what parentheses say."""
    said = _ADVERB.sub(" ", _INTRO.sub("", bare.rstrip(".;,!")))
    if (held := _IN_QUOTED.match(said)) is not None:
        return [Mapping(first_part(held["provider"]), label(held["form"]), sign="as", is_right_ours=True)]
    if (gets := field_gets(said) or _which_ours(said)) is not None:
        return [gets]
    if same := _after_colon(said) or _alike(said):
        return same
    pairs = _joined(said) or _listed(said)
    skipped = _SKIPPED.search(said)
    is_skipped = skipped is not None and (len(pairs) == 1 or skipped["what"] == "them")
    return [replace(each, required=False) for each in pairs] if is_skipped else pairs


def _which_ours(said: str) -> Mapping | None:
    """Return the credential of which the end of a sentence says what our form calls it; None where it does not."""
    found = _WHICH_OURS.search(said)
    before = said[: found.start()] if found is not None else ""
    name = closing_name(before) or sole_name(before)
    return (
        Mapping(name, label(found["form"]), sign="called", is_right_ours=True) if found is not None and name else None
    )


def _listed(said: str) -> list[Mapping]:
    """Return the pairs behind a colon, several, each with its field set off: *so: X in **Y**, Z in **W***."""
    before, _, behind = said.partition(": ")
    more = (_INTO, _IS_FIELD) if OPENS_PLAINLY.search(before) else (_INTO,)
    found = [joined_in_clause(each, *more) for each in _CLAUSES.split(behind)] if behind else []
    return _all(found) if len(found) > 1 else []


def _joined(said: str) -> list[Mapping]:
    """Return the names that a sentence joins, as a whole or in each of its parts.

    Args:
        said: the sentence without what it says in parentheses.
    """
    whole = _WITHOUT.sub("", _FIRST.sub("", _EXAMPLE.sub(" ", _HELD.sub("", _IN_FORM.sub(" as ", said)))))
    whole = _THAT.sub(" ", _AND_PUT.sub(" ", _DITTO.sub("", whole)))
    told = MOVES.sub("", PUTS_FIRST.sub("", whole))
    is_told = told != whole
    if pairs := joined_respectively(whole):
        return pairs
    one = joined_in_clause(whole)
    if one is None and is_told and (_AND_PUT.search(said) or _IN_FORM.search(said) or not PUTS_FIRST.match(whole)):
        one = joined_in_clause(told, _INTO)
    if one is not None:
        return [one]
    return _inward(whole) or _of_clauses(told, *((_INTO,) if is_told or _GOES_TO.match(whole) else ()))


def _inward(sentence: str) -> list[Mapping]:
    """Return the pairs of a sentence that says what goes into which field: *put into Y the X, and into W the Z*."""
    told = _THERE_GOES.sub(r"put \g<there>", sentence)
    first, *others = _AGAIN.split(told)
    if not _PUTS.match(told) or (told == sentence and not others):
        return []
    return _all([joined_in_clause(first), *(joined_in_clause(f"put {each}") for each in others)])


def _of_clauses(sentence: str, *more: re.Pattern[str]) -> list[Mapping]:
    """Return the pairs of a sentence whose clauses join one each, or say that names are the same; else nothing."""
    parts = _CLAUSES.split(sentence)
    clauses = (each for each in parts if not _BESIDES.match(each))
    found: list[Mapping | None] = []
    for clause in clauses:
        found += _alike(clause) or [joined_in_clause(clause, *more)]
    return _all(found) if len(parts) > 1 else []


def _all(found: Sequence[Mapping | None]) -> list[Mapping]:
    """Return what was found where nothing is missing; else nothing."""
    named = [each for each in found if each is not None]
    return named if len(named) == len(found) else []


def _after_colon(text: str) -> list[Mapping]:
    """Return the credential whose field the end of a sentence names, or tells to fill: *'Two': put the 'One' there*."""
    found = _COLON.search(text) or _THEN_ENTER.match(text)
    found = found or (_EXCEPTED.search(text) if _EXCEPTS.search(text) else None)
    return [Mapping(label(found["provider"]), label(found["form"]), sign="as", is_right_ours=True)] if found else []


def _alike(text: str) -> list[Mapping]:
    """Return the credentials that a form calls as the provider does: *'One' and 'Two' are called the same here*."""
    found = _ALIKE.match(text) or _NAMESAKE.match(text)
    if found and is_several(found["names"]):
        return []
    if found and _PLAIN_NAME.fullmatch(found["names"]) and NOUN.search(found["names"]):
        return [Mapping(label(found["names"]))]
    terms = emphasised(found["names"]) if found else []
    rest = "".join(_between(found["names"], terms)) if found else ""
    return [Mapping(term.text) for term in terms] if terms and not _NO_JOINT.search(rest) else []


def _between(text: str, terms: Sequence[SetOff]) -> list[str]:
    """Return what stands before, between and behind words that are set off."""
    ends = [0, *(term.end for term in terms)]
    begins = [*(term.start for term in terms), len(text)]
    return [text[end:begin] for end, begin in zip(ends, begins, strict=True)]
