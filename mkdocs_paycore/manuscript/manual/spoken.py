"""Names of a credential that words of a sentence join: *X goes to Y*, *X is called Y here*, *in Y put the X*."""

from __future__ import annotations

import re

from mkdocs_paycore.manuscript.manual.mapping import Mapping
from mkdocs_paycore.manuscript.manual.nouns import NOUN
from mkdocs_paycore.manuscript.manual.words import emphasised, label

_PUT = r"(?:put|enter|paste|insert|type|write|use|fill(?:\s+in)?|copy|specify|place)"
_BACKWARD = re.compile(
    rf"^(?:then\s++|and\s++|next,?\s++)?(?:in|into|to|for|under)\s++(?:the\s++)?(?:field\s++)?+(?P<form>.{{2,80}}?)"
    rf"(?:\s++(?:field|box|input))?,?\s++(?:please\s++)?{_PUT}\s++(?P<provider>.{{2,80}})$",
    re.IGNORECASE,
)
_GOES = (
    r"(?:(?:goes|go|belongs|belong)\s+(?:in(?:to|side)?|to|under)|(?:is|are)\s+(?:called|named|labelled|known\s+as)"
    r"|(?:is|are)\s+(?:to\s+be\s+)?(?:entered|pasted|put|typed|inserted|written)\s+(?:in(?:to)?|as|under)"
    r"|becomes|(?:serves|acts)\s+as|corresponds\s+to|maps\s+to|is\s+the\s+same\s+as)"
)
_FORWARD = re.compile(rf"^(?P<provider>.{{2,80}}?)\s+{_GOES}\s+(?P<form>.{{2,80}})$", re.IGNORECASE)
_TAKES = re.compile(
    r"^(?P<form>.{2,80}?)\s+(?:takes|wants|expects|gets|receives|is\s+for|holds)\s+(?P<provider>.{2,80})$",
    re.IGNORECASE,
)
_IS = re.compile(
    r"^(?P<provider>[`*_\"'“].{1,80}?)\s+is\s+(?:the\s+|our\s+)?(?P<form>[`*_\"'“].{1,80})$", re.IGNORECASE
)
_CALLS = re.compile(
    r"^(?P<form>.{2,80}?)\s+is\s+what\s+(?:they|the\s+provider|\w+)\s+calls?\s+(?P<provider>.{2,80})$", re.IGNORECASE
)
_COMMAND = re.compile(rf"^(?:then\s+)?{_PUT}\s+(?=.*?\s(?:into|in|as)\s)", re.IGNORECASE)
_INTO = re.compile(
    r"^(?P<provider>.{2,80}?)\s+(?:into|in|as)\s+(?:the\s+)?(?:field\s+)?(?P<form>[`*_\"'“].{1,80})$", re.IGNORECASE
)
_OWNER = re.compile(r"^(?:the\s+)?\w+['\u2019]s\s+(?=[\"“*_`])", re.IGNORECASE)
_THERE = re.compile(
    r"\s+(?:in|at|by|on)\s+(?:the\s+|your\s+|their\s+)?(?:cabinet|back\s?office|letter|mail|e-mail|contract|portal"
    r"|provider(?:'s\s+\w+)?|account|profile)\b.*$",
    re.IGNORECASE,
)
_HERE = re.compile(
    r"\s+(?:here|(?:in|of|on)\s+(?:the|our|this)\s+(?:connection\s+)?(?:form|dashboard|system|platform))$",
    re.IGNORECASE,
)
_FIELD = re.compile(r"^(?:field\s+)|\s+(?:field|box|input|line)$", re.IGNORECASE)
_INTRO = re.compile(r"^(?:in\s+the\s+(?:connection\s+)?form|here|there)\s*,\s*", re.IGNORECASE)
_THEY = re.compile(r"^(?:and\s+|then\s+|while\s+)?(?:what\s+(?:they|\w+)\s+calls?\s+)?", re.IGNORECASE)
_CLAUSES = re.compile(r"\s*[;,]\s+(?:and\s+|while\s+|then\s+)?|\s+(?:and|while)\s+|\.\s+(?=[`*_\"'])")
_REMARK = re.compile(r"\s+\((?:optional|required|mandatory)[^()]*\)$", re.IGNORECASE)
_LONGEST = 6


def spoken(sentence: str) -> list[Mapping]:
    """Return the names that a sentence joins, the provider's on the left; empty where one of its parts joins none.

    Args:
        sentence: the sentence as it is typed, without the mark of an item.
    """
    whole = _INTRO.sub("", sentence.strip().rstrip(".;,!"))
    if (one := _pair(whole)) is not None:
        return [one]
    told = _COMMAND.sub("", whole)
    more = (_INTO,) if told != whole else ()
    found = [_pair(clause, *more) for clause in _CLAUSES.split(told)]
    return [each for each in found if each is not None] if len(found) > 1 and all(found) else []


def _pair(clause: str, *more: re.Pattern[str]) -> Mapping | None:
    clause = _OWNER.sub("", _REMARK.sub("", clause))
    for pattern in (_BACKWARD, _FORWARD, _TAKES, _CALLS, _IS, *more):
        found = pattern.match(clause)
        if found is None:
            continue
        provider, form = _bare(_THEY.sub("", found["provider"])), _bare(found["form"])
        if pattern is _FORWARD and _THERE.search(found["form"]):
            provider, form = _bare(_THERE.sub("", found["form"])), _bare(found["provider"])
        is_plain = any(NOUN.search(label(each)) or emphasised(each) for each in (provider, form))
        if is_plain and _is_name(provider) and _is_name(form) and label(provider) != label(form):
            return Mapping(label(provider), label(form), sign="as")
    return None


def _bare(text: str) -> str:
    return _FIELD.sub("", _without_article(_HERE.sub("", text)))


def _without_article(text: str) -> str:
    """Return a name with its marks, without an article before it."""
    return re.sub(r"^(?:the|an?|your)\s+", "", text.strip(), flags=re.IGNORECASE)


def _is_name(text: str) -> bool:
    """Return whether a text is all set off, or a few words that begin with a capital or end as names do."""
    words = label(text)
    terms = emphasised(text)
    if not 0 < len(words.split()) <= _LONGEST:
        return False
    if terms and terms[0].start == 0 and terms[0].end == len(text):
        return True
    return not terms and (words[:1].isupper() or NOUN.search(words) is not None) and not _is_said(words)


def _is_said(words: str) -> bool:
    """Return whether words are a sentence's own, and no name: they speak of it, of you, or of a page."""
    return (
        re.search(
            r"\b(?:it|this|that|you|page|step|section|tab|menu|form|dashboard|is|are|cabinet|connection)\b|\b(?:account|provider|merchant)s?$",
            words.lower(),
        )
        is not None
    )
