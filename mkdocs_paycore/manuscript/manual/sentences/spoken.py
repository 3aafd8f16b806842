"""Names of a credential that words of a sentence join: *X goes to Y*, *X is called Y here*, *in Y put the X*."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.manual.names.mapping import Mapping
from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN
from mkdocs_paycore.manuscript.manual.wording.remarks import ASIDE
from mkdocs_paycore.manuscript.manual.wording.words import SET_OFF_NAME, emphasised, label
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_paycore.manuscript.manual.wording.words import SetOff

_PUT = r"(?:put|take|enter|paste|insert|type|write|use|fill(?:\s+in)?|copy|specify|place)"
_BACKWARD = expression(
    rf"^(?:[^*_`\"'“]{{2,60}},\s++)?(?:then\s++|and\s++|next,?\s++)?(?:in|into|to|for|under)\s++(?:the\s++)?(?:field\s++)?+(?P<form>.{{2,80}}?)"
    rf"(?:\s++(?:field|box|input))?,?\s++(?:please\s++)?{_PUT}\s++(?P<provider>.{{2,80}})$",
    re.IGNORECASE,
)
_INWARD = expression(
    rf"^{_PUT}\s++(?:in(?:to)?|to|under|for)\s++(?:the\s++)?(?:field\s++)?(?P<form>[`*_\"'“][^`*_\"'”]{{1,60}}[`*_\"'”]{{1,3}})"
    r"(?:\s++(?:field|box|input))?\s++(?P<provider>(?:your|the|a)\s.{2,80})$",
    re.IGNORECASE,
)
_AGAIN = expression(
    r"(?:,\s+(?:and\s+)?|\s+and\s+)(?=(?:in(?:to)?|to|under|for)\s+(?:the\s+)?(?:field\s+)?[`*_\"'“])", re.IGNORECASE
)
_GOES = (
    r"(?:(?:goes|go|belongs|belong)\s+(?:in(?:to|side)?|to|under)|(?:is|are)\s+(?:called|named|labelled|known\s+as)"
    r"|(?:is|are)\s+(?:to\s+be\s+)?(?:entered|pasted|put|typed|inserted|written)\s+(?:in(?:to)?|as|under)"
    r"|becomes?|(?:serves?|acts)\s+as|corresponds\s+to|maps\s+to|is\s+the\s+same\s+as)"
)
_PUTS = expression(rf"^{_PUT}\s", re.IGNORECASE)
_FORWARD = expression(rf"^(?P<provider>.{{2,80}}?)\s+{_GOES}\s+(?P<form>.{{2,80}})$", re.IGNORECASE)
_OURS = expression(r"^(?P<provider>.{2,60}?)\s+is\s+our\s+(?P<form>[`*_\"'“].{1,80})$", re.IGNORECASE)
_TAKES = expression(
    r"^(?P<form>.{2,80}?)\s+(?:(?:take|want|expect|get|receive|hold|need|require|demand|accept|contain)s?|is\s+for|are\s+for"
    r"|(?:is|are|gets?|must\s+be|has\s+to\s+be)\s+\w{3,}\s+(?:with|by))\s+(?P<provider>.{2,80})$",
    re.IGNORECASE,
)
_IS = expression(
    r"^(?P<provider>[`*_\"'“].{1,80}?)\s+is\s+(?:the\s+|our\s+)?(?:field\s+)?(?P<form>[`*_\"'“].{1,80})$",
    re.IGNORECASE,
)
_IS_YOURS = expression(r"^(?P<form>[\"“«][^\"“”«»]{1,60}[\"”»])\s+is\s+(?:your|the)\s+(?P<provider>[A-Z][\w -]{1,60})$")
"""*"Login" is your Client number*: the field in quotes."""
_VERBED = expression(
    r"^(?P<form>[\"“«][^\"“”«»]{1,60}[\"”»])\s+(?!is\b|was\b|has\b|means\b)[a-z]{3,}s\s+(?:your|the)\s+(?P<provider>[A-Z][\w -]{1,40})$"
)
"""*"Login" swallows the Client number*: a field in quotes, whatever the verb, and a name with its capital."""
_CALLS = expression(
    r"^(?P<form>.{2,80}?)\s+is\s+what\s+(?:they|the\s+provider|\w+)\s+calls?\s+(?P<provider>.{2,80})$", re.IGNORECASE
)
_THEN_ENTER = expression(
    rf"^(?:[^*_`\"'“,]{{2,40}},\s+)?(?:(?:the|your)\s+)?(?P<provider>{SET_OFF_NAME}),?\s+(?:is|are|stands?|comes?|can\s+be)\s"
    rf"[^;:*_`\"'“]{{2,80}}[;,]\s+(?:and\s+|then\s+)?{_PUT}\s+(?:it|this|them)\s+(?:in(?:to)?|to|as|under)\s+(?:the\s+)?(?:field\s+)?"
    rf"(?P<form>{SET_OFF_NAME})$",
    re.IGNORECASE,
)
"""*The third thing, X, is written in the header; enter it in the field Y*."""
_COMMAND = expression(rf"^(?:then\s+)?{_PUT}\s+(?=.*?\s(?:into|in|as|to)\s)", re.IGNORECASE)
_INTO = expression(
    r"^(?P<provider>.{2,80}?)\s+(?:into|in|as|to)\s+(?:the\s+)?(?:field\s+)?(?P<form>[`*_\"'“].{1,80})$", re.IGNORECASE
)
_OWNER = expression(r"^(?:the\s+)?\w+['\u2019]s\s+(?=[\"“*_`])", re.IGNORECASE)
_THERE = expression(
    r"\s+(?:in|at|by|on)\s+(?:the\s+|your\s+|their\s+)?(?:cabinet|back\s?office|letter|mail|e-mail|contract|portal"
    r"|provider(?:'s\s+\w+)?|account|profile)\b.*$",
    re.IGNORECASE,
)
_HERE = expression(
    r"\s+(?:here|(?:in|of|on)\s+(?:the|our|this)\s+(?:connection\s+)?(?:form|dashboard|system|platform))$",
    re.IGNORECASE,
)
_FIELD = expression(r"^(?:field\s+)|\s+(?:field|box|input|line)$", re.IGNORECASE)
_INTRO = expression(
    r"^(?:in\s+the\s+(?:connection\s+)?form|here|there)\s*,\s*"
    r"|^(?:of|in|among|on|at|within)\s+(?:the|its|our|these|this)\s+[\w ]{2,30},\s+(?=[\"“«*_`])|^(?:the\s+)?fields\s+(?=[\"“«*_`])|^(?:fill\s+(?:in|out)|complete)\s+the\s+(?:form|fields)\s*:\s+",
    re.IGNORECASE,
)
_FIELDS_BEHIND = expression(
    r"\s+(?:in(?:to)?|to)\s+(?:the|our)\s+(?:connection\s+)?form\s+\((?:the\s+)?fields:?\s+(?P<names>[^()]+)\)",
    re.IGNORECASE,
)
"""Where several are put, with the names of their fields behind that: *into the form (fields "One" and "Two")*."""
_BESIDES = expression(r"^(?:leave|skip|press|click|save|confirm)\b", re.IGNORECASE)
"""How a part of a sentence begins that names nothing which is entered."""
_THEY = expression(r"^(?:and\s+|then\s+|while\s+)?(?:what\s+(?:they|\w+)\s+calls?\s+)?", re.IGNORECASE)
_WHAT = expression(r"^(?:and\s+)?what\s+\w+(?:\s[A-Z]\w+)?\s+calls?\s+(?:the\s+)?(?=[`*_\"'“])", re.IGNORECASE)
_CLAUSES = expression(r"\s*[;,]\s+(?:and\s+|while\s+|then\s+)?|\s+(?:and|while)\s+|\.\s+(?=[`*_\"'])")
_COLON = expression(
    rf"(?:^|[,;]\s)(?P<form>[*_`\"'“][^*_`\"'“”:]{{1,60}}[*_`\"'”]{{1,3}}):\s+{_PUT}\s+(?:the|your)\s+(?P<provider>[*_`\"'“][^*_`\"'“”]{{1,60}}[*_`\"'”]{{1,3}})"
    r"(?:\s+(?:there|here|into\s+it))?$",
    re.IGNORECASE,
)
_ALIKE = expression(
    r"^(?P<names>.{2,120}?)\s+(?:is|are|has|have)\s+(?:(?:called|named|labelled)\s+)?the\s+same(?:\s+names?)?"
    r"(?:\s+(?:here|as|in|on|there|at|both)\b.*)?$",
    re.IGNORECASE,
)
_NO_JOINT = expression(r"(?!\b(?:and|or|the|your|fields?)\b)\b\w+", re.IGNORECASE)
_JOINT = expression(r"\s*,\s+(?:and\s+)?|\s+and\s+")
_ARE = expression(
    r"^(?P<form>(?:[*_`\"'“][^*_`\"'“”]+[*_`\"'”]+(?:\s*,\s*(?:and\s+)?|\s+and\s+)?){2,5})\s+are\s+(?P<provider>.{2,120})$"
)
_OF_WHOM = expression(r"\s+(?:of|from)\s+(?:the|your|its)\s+[\w\s-]{2,30}$", re.IGNORECASE)
_INTO_SEVERAL = expression(
    r"^(?P<provider>.{2,80}?)\s+(?:into|in|as|to)\s+(?:the\s+)?(?:fields\s+)?(?P<form>[`*_\"'“].{1,80})$",
    re.IGNORECASE,
)
_WITHOUT = expression(
    r"^(?:only|just|here)\s+(?=the\s|[*_`\"'“])|\s*[,;]\s+(?:you\s+(?:can|may)\s+)?(?:skip|leave|omit)\s+(?:it|them)\b.*$|,?\s+respectively$",
    re.IGNORECASE,
)
"""What a sentence says besides of credentials that it joins."""
_SKIPPED = expression(r"[,;]\s+(?:you\s+(?:can|may)\s+)?(?:skip|leave|omit)\s+(?P<what>it|them)\b", re.IGNORECASE)
_AND_PUT = expression(
    r"(?: (?:from|at|in|on) (?:the |your )?[\w' ]{1,40}?)?,? (?:and |then |and then )(?:paste|enter|put|insert|type)"
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
_REMARK = expression(r"\s+\((?:optional|required|mandatory)[^()]*\)$", re.IGNORECASE)
_FIRST = expression(
    r"^(?:(?:scroll|look|go|move|switch)\s[^,:;*_`\"']{2,40},\s+(?:and\s+|then\s+)?)(?=copy\b|take\b|put\b|paste\b)",
    re.IGNORECASE,
)
_EXAMPLE = expression(r"(?<=[*_\"'”])\s+\(`[^`()]*`\)\s+")
"""What a value looks like, behind the name of a credential."""
_HELD = expression(r"\s\([a-z][^()]{1,60}\)(?=\s(?:is|are|goes|go|belongs?|becomes?)\s)")
"""What parentheses say of a credential, before what becomes of it: *Hash (settings, security) is our Secret*."""
_GOES_TO = expression(r"^.{2,80}?\s+(?:goes|go|belongs?)\s+(?:in)?to\s", re.IGNORECASE)
"""How a sentence begins that says of several where they go: *X goes to Y, Z to W*."""
_LONGEST = 6


def spoken(sentence: str) -> list[Mapping]:
    """Return the names that a sentence joins, the provider's on the left; empty where one of its parts joins none.

    Args:
        sentence: the sentence as it is typed, without the mark of an item.
    """
    bare = ASIDE.sub("", _FIELDS_BEHIND.sub(r" into the fields \g<names>", sentence.strip()).strip())
    said = _INTRO.sub("", bare.rstrip(".;,!"))
    if same := _after_colon(said) or _alike(said):
        return same
    pairs = _joined(said)
    skipped = _SKIPPED.search(said)
    is_skipped = skipped is not None and (len(pairs) == 1 or skipped["what"] == "them")
    return [replace(each, required=False) for each in pairs] if is_skipped else pairs


def _joined(said: str) -> list[Mapping]:
    """Return the names that a sentence joins, as a whole or in each of its parts.

    Args:
        said: the sentence without what it says in parentheses.
    """
    whole = _WITHOUT.sub("", _FIRST.sub("", _EXAMPLE.sub(" ", _HELD.sub("", said))))
    whole = _THAT.sub(" ", _AND_PUT.sub(" ", _DITTO.sub("", whole)))
    told = _COMMAND.sub("", whole)
    is_told = told != whole
    if pairs := _respective(whole):
        return pairs
    one = _pair(whole)
    if one is None and is_told and _AND_PUT.search(said):
        one = _pair(told, _INTO)
    if one is not None:
        return [one]
    return _inward(whole) or _of_clauses(told, *((_INTO,) if is_told or _GOES_TO.match(whole) else ()))


def _inward(sentence: str) -> list[Mapping]:
    """Return the pairs of a sentence that tells what to put into which field: *put into Y the X, and into W the Z*."""
    first, *others = _AGAIN.split(sentence)
    if not others or not _PUTS.match(sentence):
        return []
    return _all([_pair(first), *(_pair(f"put {each}") for each in others)])


def _of_clauses(sentence: str, *more: re.Pattern[str]) -> list[Mapping]:
    """Return the pairs of a sentence whose clauses join one each, or say that names are the same; else nothing."""
    parts = _CLAUSES.split(sentence)
    clauses = (each for each in parts if not _BESIDES.match(each))
    found: list[Mapping | None] = []
    for clause in clauses:
        found += _alike(clause) or [_pair(clause, *more)]
    return _all(found) if len(parts) > 1 else []


def _all(found: Sequence[Mapping | None]) -> list[Mapping]:
    """Return what was found where nothing is missing; else nothing."""
    named = [each for each in found if each is not None]
    return named if len(named) == len(found) else []


def _after_colon(text: str) -> list[Mapping]:
    """Return the credential whose field the end of a sentence names, or tells to fill: *'Two': put the 'One' there*."""
    found = _COLON.search(text) or _THEN_ENTER.match(text)
    return [Mapping(label(found["provider"]), label(found["form"]), sign="as", is_right_ours=True)] if found else []


def _alike(text: str) -> list[Mapping]:
    """Return the credentials that a form calls as the provider does: *'One' and 'Two' are called the same here*."""
    found = _ALIKE.match(text)
    terms = emphasised(found["names"]) if found else []
    rest = "".join(_between(found["names"], terms)) if found else ""
    return [Mapping(term.text) for term in terms] if terms and not _NO_JOINT.search(rest) else []


def _between(text: str, terms: Sequence[SetOff]) -> list[str]:
    """Return what stands before, between and behind words that are set off."""
    ends = [0, *(term.end for term in terms)]
    begins = [*(term.start for term in terms), len(text)]
    return [text[end:begin] for end, begin in zip(ends, begins, strict=True)]


def _respective(sentence: str) -> list[Mapping]:
    """Return the pairs of a sentence that has as many names before its verb as behind: *X and Y are A and B*."""
    bare = _COMMAND.sub("", sentence)
    for pattern in (_BACKWARD, _FORWARD, _TAKES, _ARE, *((_INTO_SEVERAL,) if bare != sentence else ())):
        found = pattern.match(bare if pattern is _INTO_SEVERAL else sentence)
        if found is None:
            continue
        owner = _OF_WHOM.search(found["provider"]) if pattern is _ARE else None
        tail = owner[0] if owner else ""
        provider = found["provider"].removesuffix(tail)
        names = [f"{_bare(each)}{tail}" for each in _JOINT.split(provider)]
        forms = [_bare(each) for each in _JOINT.split(found["form"])]
        if len(names) == len(forms) > 1 and all(map(_is_name, forms)) and all(_is_name(each) or tail for each in names):
            pairs = zip(names, forms, strict=True)
            return [Mapping(label(name), label(form), sign="as") for name, form in pairs]
    return []


def _pair(clause: str, *more: re.Pattern[str]) -> Mapping | None:
    """Return the credential of which a clause joins both names; None where it joins none.

    Args:
        clause: the clause as it is typed.
        more: further expressions with `provider` and `form`, for what a sentence before the clause allows.
    """
    clause = _WHAT.sub("", _OWNER.sub("", _REMARK.sub("", clause)))
    for pattern in (_BACKWARD, _FORWARD, _INWARD, _OURS, _TAKES, _VERBED, _IS_YOURS, _CALLS, _IS, *more):
        found = pattern.match(clause)
        if found is None:
            continue
        provider, form = _bare(_THEY.sub("", found["provider"])), _bare(found["form"])
        if pattern is _FORWARD and _THERE.search(found["form"]):
            provider, form = _bare(_THERE.sub("", found["form"])), _bare(found["provider"])
        is_plain = any(NOUN.search(label(each)) or emphasised(each) for each in (provider, form))
        if provider.lower().startswith("our "):
            return None  # what is ours is given to the provider
        if is_plain and _is_name(form) and label(provider) == label(form):
            return Mapping(label(form))
        if is_plain and _is_name(provider) and _is_name(form):
            return Mapping(label(provider), label(form), sign="is" if pattern is _IS else "as")
    return None


def _bare(text: str) -> str:
    """Return a name with its marks, without *the field* and what says that it is here."""
    return _FIELD.sub("", _without_article(_HERE.sub("", text)))


def _without_article(text: str) -> str:
    """Return a name with its marks, without an article before it."""
    return re.sub(r"^(?:the|an?|your|its|their)\s+", "", text.strip(), flags=re.IGNORECASE)


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
            r"\b(?:it|this|that|you|we|they|page|step|section|tab|menu|form|dashboard|is|are|cabinet|connection)\b|\b(?:account|provider|merchant)s?$",
            words.lower(),
        )
        is not None
    )
