"""The two names of a credential that a clause joins: *X goes to Y*, *"Y" wants the X*, *in the field Y put the X*."""

from __future__ import annotations

import re

from mkdocs_paycore.manuscript.manual.names.mapping import Mapping
from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN, OF_FORM, is_bare_noun
from mkdocs_paycore.manuscript.manual.wording.verbs import PUT
from mkdocs_paycore.manuscript.manual.wording.words import SET_OFF_NAME, emphasised, label
from mkdocs_paycore.source.expression import expression

PUTS = rf"(?:{PUT}|take|write|use|fill(?:\s+in)?|place)"
"""Verbs behind which a clause has the two names of a credential, as a piece of an expression."""
_BACKWARD = expression(
    rf"^(?:[^*_`\"'“]{{2,60}},\s++)?(?:then\s++|and\s++|next,?\s++)?(?:in|into|to|for|under|as(?=\s++(?:the\s++)?(?:field\s++)?+(?:[*_`\"'“]|(?-i:[A-Z]))))\s++"
    r"(?:the\s++)?(?:field\s++)?+(?P<form>.{2,80}?)"
    rf"(?:\s++(?:field|box|input))?,?\s++(?:please\s++)?{PUTS}\s++(?P<provider>.{{2,80}})$",
    re.IGNORECASE,
)
"""*In the field Y put the X*, *as **Y**, enter the X*."""
_DESCRIBED = expression(
    r"^(?:in(?:to)?|to)\s+(?:the\s+)?(?P<form>[*_`\"“]{1,3}[^*_`\"“”]{1,60}[*_`\"”]{1,3})(?:\s+(?:field|box|input))?,?\s+"
    r"(?:enter|paste|put|type(?:\s+in)?|insert|write)\s+(?P<note>(?:what|whatever|that|anything|the\s+(?:one|long|short|text|value))\b.{2,80})$",
    re.IGNORECASE,
)
"""*In **Token** paste what begins with `sk_`*: a field, and what goes there by no name."""
_WHERE = expression(
    rf"^[a-z][a-z ]{{3,30}}\s(?P<form>[\"“«][^\"“”«»]{{1,60}}[\"”»])(?:\s+(?:field|box))?,\s+"
    rf"{PUTS}\s+(?P<provider>(?:the|your)\s.{{2,60}})$",
    re.IGNORECASE,
)
"""*Where it says "Name", paste the Access name*: a field in quotes, and what to put there."""
_INWARD = expression(
    rf"^{PUTS}\s++(?:in(?:to)?|to|under|for)\s++(?:the\s++)?(?:field\s++)?(?P<form>{SET_OFF_NAME})"
    r"(?:\s++(?:field|box|input))?\s++(?P<provider>(?:your|the|a)\s.{2,80})$",
    re.IGNORECASE,
)
"""*Put into "Y" your X*."""
_FILL = expression(
    rf"^fill(?:\s+(?:in|out))?\s+(?:the\s+)?(?:field\s+)?(?P<form>{SET_OFF_NAME})(?:\s+(?:field|box|input))?\s+(?:with|by)\s+"
    r"(?P<provider>(?:the|your)\s.{2,80})$",
    re.IGNORECASE,
)
"""*Fill "Y" with the X*."""
_GOES = (
    r"(?:(?:goes|go|belongs|belong)\s+(?:in(?:to|side)?|to|under)|(?:is|are)\s+(?:called|named|labelled|known\s+as)"
    r"|(?:is|are|(?:must|has\s+to|have\s+to|should|can)\s+be)\s+(?:to\s+be\s+)?(?:entered|pasted|put|typed|inserted|written|uploaded|copied|filled|transferred)\s+(?:in(?:to)?|to|as|under)"
    r"|becomes?|(?:serves?|acts)\s+as|corresponds\s+to|maps\s+to|is\s+the\s+same\s+as)"
)
_FORWARD = expression(rf"^(?P<provider>.{{2,80}}?)\s+{_GOES}\s+(?P<form>.{{2,80}})$", re.IGNORECASE)
"""*X goes to Y*, *X is called Y*, *X is entered as Y*."""
_YOU_PUT = expression(
    rf"^(?P<provider>[^,;:]{{2,60}}?)\s+(?:that\s+|which\s+)?you\s+(?:(?:must|have|need|should|can|may|will|are|please)\s+)?(?:to\s+)?{PUTS}"
    r"\s+(?:in(?:to)?|to|as|under)\s+(?P<form>.{2,80})$",
    re.IGNORECASE,
)
"""*The Guild code you have to write in "Mark"*."""
_OURS = expression(r"^(?P<provider>.{2,60}?)\s+is\s+our\s+(?P<form>[`*_\"'“].{1,80})$", re.IGNORECASE)
"""*X is our "Y"*."""
_TAKES = expression(
    r"^(?P<form>.{2,80}?)\s+(?:(?:take|want|expect|get|receive|hold|need|require|demand|accept|contain)s?|is\s+for|are\s+for"
    r"|(?:is|are|gets?|must\s+be|has\s+to\s+be)\s+\w{3,}\s+(?:with|by))\s+(?P<provider>.{2,80})$",
    re.IGNORECASE,
)
"""*Y takes the X*, *Y is for the X*, *Y is filled with the X*."""
_IS = expression(
    r"^(?P<provider>[`*_\"'“].{1,80}?)\s+is\s+(?:the\s+|our\s+)?(?:field\s+)?(?P<form>[`*_\"'“].{1,80})$",
    re.IGNORECASE,
)
"""*"X" is the field "Y"*."""
_IS_YOURS = expression(r"^(?P<form>[\"“«][^\"“”«»]{1,60}[\"”»])\s+is\s+(?:your|the)\s+(?P<provider>[A-Z][\w -]{1,60})$")
"""*"Login" is your Client number*: the field in quotes."""
_VERBED = expression(
    r"^(?P<form>[\"“«][^\"“”«»]{1,60}[\"”»])\s+(?!is\b|was\b|has\b|means\b)[a-z]{3,}s\s+(?:your|the)\s+"
    r"(?P<provider>[A-Z][\w -]{1,40})$"
)
"""*"Login" swallows the Client number*: a field in quotes, whatever the verb, and a name with its capital."""
_IS_FOR = expression(
    r"^(?:the|your)\s+(?P<provider>[^*_`\"“]{2,40})\s+(?:is|are)\s+(?:meant\s+)?for\s+(?:the\s+)?(?:field\s+)?(?P<form>[\"“«][^\"“”«»]{1,60}[\"”»])$",
    re.IGNORECASE,
)
"""*The Open key is for "Public key"*: the field in quotes."""
_GIVEN = expression(
    r"^(?P<provider>(?:(?:the|your)\s)?[^*_`\"'“]{2,50}?)\s+(?:is|are)\s+[a-z]+\s+in\s+(?P<form>[*_`\"'“][^*_`\"'“”]{2,60}[*_`\"'”]+)$",
    re.IGNORECASE,
)
"""*The entry phrase is given in "Word"*: only where what is set off ends as fields do, and not as menus."""
_CALLS = expression(
    r"^(?P<form>.{2,80}?)\s+is\s+what\s+(?:they|the\s+provider|\w+)\s+calls?\s+(?P<provider>.{2,80})$", re.IGNORECASE
)
"""*Y is what they call X*."""
_WE_CALL = expression(
    r"^(?:the|your)\s+(?P<provider>[^*_`\"'“]{2,60}?)(?:\s+(?:in|on|at|of)\s+the\s+[\w\s]{2,40})?\s+is\s+what\s+(?:we|our\s+\w+)\s+calls?\s+"
    r"(?:the\s+)?(?P<form>[*_`\"'“].{1,80})$",
    re.IGNORECASE,
)
"""*The ID in the first column is what we call X*: a word that any name has is none."""
_GOES_IN = expression(r"\s(?:goes|go|belongs?)\s+(?:in|into|inside|under)\s", re.IGNORECASE)
"""What says that the second name is a field's."""
PUTS_FIRST = expression(rf"^(?:then\s+)?{PUTS}\s+(?=.*?\s(?:into|in|as|to)\s)", re.IGNORECASE)
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
_FIELD = expression(r"^(?:fields?\s+)|\s+(?:field|box|input|line)$", re.IGNORECASE)
_IS_FIELD = expression(r"(?:[Tt]he\s+)?field\s+[A-Z][\w-]*(?:\s[\w-]+){0,2}")
"""A field by its name alone, whatever that is: *the field Account*."""
_THEY = expression(r"^(?:and\s+|then\s+|while\s+)?(?:what\s+(?:the\s+)?\w+\s+calls?\s+)?", re.IGNORECASE)
_WHAT = expression(r"^(?:and\s+)?what\s+\w+(?:\s[A-Z]\w+)?\s+calls?\s+(?:the\s+)?(?=[`*_\"'“])", re.IGNORECASE)
_GOING = expression(r"\s+(?:goes|go|belongs?|typed|entered|pasted|put|copied|inserted|written|uploaded)$")
"""What stands between a name and where it goes: *the Key typed into Y*."""
_JOINT = expression(r"\s*,\s+(?:and\s+)?|\s+and\s+")
_ARE = expression(
    r"^(?P<form>(?:[*_`\"'“][^*_`\"'“”]+[*_`\"'”]+(?:\s*,\s*(?:and\s+)?|\s+and\s+)?){2,5})\s+are\s+(?P<provider>.{2,120})$"
)
"""*"One" and "Two" are the X and the Z*."""
_OF_WHOM = expression(r"\s+(?:of|from)\s+(?:the|your|its)\s+[\w\s-]{2,30}$", re.IGNORECASE)
"""Whose several names are, behind the last of them: *the ID and the key of the shop*."""
_WHOSE = expression(
    r"\s+(?:of|from|for)\s+(?:the|your|each|that|this)\s.*$|\s+(?:that|which)\s+(?:comes?|(?:is|was|are|were)\s\w+)\s.*$",
    re.IGNORECASE,
)
_INTO_SEVERAL = expression(
    r"^(?P<provider>.{2,80}?)\s+(?:into|in|as|to)\s+(?:the\s+)?(?:fields\s+)?(?P<form>[`*_\"'“].{1,80})$",
    re.IGNORECASE,
)
"""*X and Z into the fields "One" and "Two"*, behind a verb."""
_INTO_FIELDS = expression(
    r"^(?P<provider>.{2,80}?)\s+(?:(?:is|are)\s+[a-z]+|goes?|belongs?)\s+(?:in(?:to)?|to|under)\s+(?:the\s+)?(?P<form>[`*_\"'“].{1,80})"
    r"\s+(?:fields|boxes|inputs)$",
    re.IGNORECASE,
)
"""*The code and the number of the account are given in the "Code" and "No." fields*."""
_SAID = expression(
    r"\b(?:it|this|that|you|we|they|page|step|section|tab|menu|form|dashboard|is|are|cabinet|connection)\b|\b(?:account|provider|merchant)s?$"
)
"""Words that no name of a credential has, in small letters."""
_JOINTS = (
    *(_BACKWARD, _WHERE, _YOU_PUT, _FORWARD, _INWARD, _FILL, _OURS, _IS_FOR, _GIVEN),
    *(_TAKES, _VERBED, _IS_YOURS, _WE_CALL, _CALLS, _IS),
)
"""The clauses that join two names, with the groups `provider` and `form`: the first that fits decides."""
_REMARK = expression(r"\s+\((?:optional|required|mandatory)[^()]*\)$", re.IGNORECASE)
_LONGEST = 6


def joined_respectively(sentence: str) -> list[Mapping]:
    """Return the pairs of a sentence that has as many names before its verb as behind: *X and Y are A and B*."""
    bare = PUTS_FIRST.sub("", sentence)
    for pattern in (_INTO_FIELDS, _BACKWARD, _FORWARD, _TAKES, _ARE, *((_INTO_SEVERAL,) if bare != sentence else ())):
        found = pattern.match(bare if pattern is _INTO_SEVERAL else sentence)
        if found is None:
            continue
        owner = _OF_WHOM.search(found["provider"]) if pattern in {_ARE, _INTO_FIELDS} else None
        provider = found["provider"].removesuffix(owner[0] if owner else "")
        tail = owner[0] if owner and pattern is _ARE else ""
        names = [f"{_bare(each)}{tail}" for each in _JOINT.split(provider)]
        forms = [_bare(each) for each in _JOINT.split(found["form"])]
        if len(names) == len(forms) > 1 and all(map(_is_name, forms)) and all(_is_name(each) or tail for each in names):
            pairs = zip(names, forms, strict=True)
            return [Mapping(label(name), label(form), sign="as") for name, form in pairs]
    return []


def joined_in_clause(clause: str, *more: re.Pattern[str]) -> Mapping | None:
    """Return the names that a clause joins, the provider's on the left; None where it joins none.

    Args:
        clause: the clause as it is typed.
        more: expressions of joints besides the usual ones, with the groups `provider` and `form`.
    """
    clause = _WHAT.sub("", _OWNER.sub("", _REMARK.sub("", clause)))
    for joint in (*_JOINTS, *more):
        found = joint.match(clause)
        if found is None or (joint is _GIVEN and not OF_FORM.search(label(found["form"]))):
            continue
        if joint is _WE_CALL and is_bare_noun(label(found["provider"])):
            return Mapping(label(found["form"]))
        provider, form = _sides(found, is_forward=joint is _FORWARD)
        provider = provider if _is_name(provider) else _without_owner(provider)
        if provider.lower().startswith("our "):
            return None  # what is ours is given to the provider
        is_one_plain = any(NOUN.search(label(each)) or emphasised(each) for each in (provider, form))
        if not is_one_plain or not (_is_name(form) or _IS_FIELD.fullmatch(found["form"])):
            continue
        if _are_one(label(provider), label(form)):
            return Mapping(label(form))
        if _is_name(provider):
            is_ours = True if joint is _FORWARD and _GOES_IN.search(clause) else None
            return Mapping(label(provider), label(form), sign="is" if joint is _IS else "as", is_right_ours=is_ours)
    return _described(clause)


def _described(clause: str) -> Mapping | None:
    """Return the field into which a clause tells to put what it has no name for; None where it does not."""
    found = _DESCRIBED.match(clause)
    if found is None or not OF_FORM.search(label(found["form"])):
        return None
    return Mapping(label(found["form"]), note=found["note"])


def _are_one(provider: str, form: str) -> bool:
    """Return whether two names are one; prose has the provider's in small letters: *your shop code*, *Shop code*."""
    return provider == form or (provider.islower() and provider == form.casefold())


def _sides(found: re.Match[str], *, is_forward: bool) -> tuple[str, str]:
    """Return the provider's name and the form's, as they are typed.

    Args:
        found: what joins them.
        is_forward: whether that only says of the first where it goes, or what it is called: *X is called Y in the
            cabinet* has the provider's name behind.
    """
    if is_forward and _THERE.search(found["form"]):
        return _bare(_THERE.sub("", found["form"])), _bare(found["provider"])
    return _bare(_GOING.sub("", _THEY.sub("", found["provider"]))), _bare(found["form"])


def _bare(text: str) -> str:
    """Return a name with its marks, without *the field* and what says that it is here."""
    return _FIELD.sub("", _without_article(_HERE.sub("", text)))


def _without_owner(text: str) -> str:
    """Return a name without what a sentence says of whose it is: *Account ID of the country you connect*."""
    bare = _WHOSE.sub("", text)
    return bare if NOUN.search(label(bare)) else text


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
    return _SAID.search(words.lower()) is not None
