"""The two names of a credential that words of a line join: *enter X as Y*, *X in the field Y*, *X is Y*."""

from __future__ import annotations

import re

from mkdocs_paycore.manuscript.manual.names.first_name import first_part, name_and_note
from mkdocs_paycore.manuscript.manual.names.mapping import Mapping
from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN, OF_FORM
from mkdocs_paycore.manuscript.manual.wording.remarks import ASIDE, REMARK, before_remark
from mkdocs_paycore.manuscript.manual.wording.verbs import PUT, UPLOAD
from mkdocs_paycore.manuscript.manual.wording.words import SET_OFF_NAME, compared, emphasised, label, unmarked
from mkdocs_paycore.source.expression import expression

_VERB = (
    "(?:(?:(?:must|should|can|will|shall|has to|have to|is to) be|is|are) )?"
    "(?:enter(?:ed)?|past(?:e|ed)|put|insert(?:ed)?|specif(?:y|ied)|used?|fill(?:ed)?|maps?|mapped|go(?:es)?|typed?"
    "|cop(?:y|ied)|belongs?|corresponds?|called|named|labell?ed)(?: (?:it|this|that|them))?"
)
_HOW = expression(
    rf"(?<=[ :])(?P<how>{_VERB} (?:as|in|into|to|under)|as|equals|to|into"
    r"|(?:in|into|to|as) (?:the )?(?:field|input|box)) (?:(?:the|an?) )?(?:(?:field|input|box) )?(?=\S)",
    re.IGNORECASE,
)
"""What stands between two names of a credential, in a text without white space but single spaces."""
_SURE = expression("as|corresponds? to|is entered as|equals|.* (?:field|input|box)", re.IGNORECASE)
"""Such words behind which a name is a field's, whatever it is; behind others it has to look like one."""
_IS = expression(r"(?P<left>[A-Z][\w -]{1,40}?) is (?P<right>[A-Z][\w -]{1,40})")
"""Two names that *is* joins; that a name is *the*, *your* or *an* such and such describes it."""
_PLACE = expression(
    r"\b(?:step|section|tab|menu|page|settings|form|dashboard|cabinet|system|chapter|file)\b", re.IGNORECASE
)
_FIELD_BEHIND = expression(r"\s+(?:field|input|box)$", re.IGNORECASE)
_IN_FIELD = expression(
    r"^(?P<left>.{2,80}?)\s+(?:in|into|to|as)\s+(?:the\s+)?(?:field|input|box)\s+(?P<right>[\"'“*_`].{1,80}[\"'”*_`])[.;,]?$"
    r"|^(?P<what>(?:the|your)\s+[^*_`\"'“]{2,40}?)\s+(?:in|into|to|under)\s+(?P<set>[\"“`][^\"“”`]{1,60}[\"”`])[.;,]?$"
    r"|^(?P<plain>(?:the|your)\s+[^*_`\"'“]{2,40}?)\s+(?:in|into|to|under)\s+(?P<field_like>(?P<mark>[*_]{1,2})[^*_]{1,60}(?P=mark))[.;,]?$"
    r"|^(?P<of>.{2,80}?)\s+(?:in|into|to)\s+(?:the\s+)?(?P<field>[\"'“*_`].{1,80}[\"'”*_`])\s+(?:field|input|box)[.;,]?$"
)
"""A credential, and the field of the form into which it is entered."""
_FIELD = expression(
    rf"\bfield\s+(?P<form>{SET_OFF_NAME}|(?-i:[A-Z])[\w-]*(?:\s[\w-]+){{0,3}}(?=:))\s*[,;:\u2013—-]\s*", re.IGNORECASE
)
_GETS = expression(
    rf"(?P<order>(?:the\s+|its\s+)?(?:answer|value|content|{PUT}|{UPLOAD}|give)s?(?:\s+is)?):?\s+(?:the\s+|your\s+)?"
    r"(?P<provider>[^\s.;,:?!][^.;,:?!]{1,60}|[*_`]{1,2}\.[\w`*]{2,12})[.;,]?$",
    re.IGNORECASE,
)
"""*… field **ID**, value: Guild code*."""
_OWN = expression(r"^your\s+(?=[*_`\"'“«A-Z])")
_LONGEST_SIDE = 8
"""The words of the longest name on one side."""
_BETWEEN = expression(
    rf"\s*+[-\u2013—:,(]?\s*+(?:please\s++)?(?:{_VERB} )?(?:as|to|into|in|under)\s++(?:the\s++)?(?:field\s++)?"
    r"|\s++equals\s++",
    re.IGNORECASE,
)
"""What stands between two names of a credential that are both set off."""
_PHRASE = expression(
    r"(?:follow|well|soon|long|much|you|it|is|they|usual|above|below|before)\b|(?:\w{2,}(?:ed|own|en)|sent|told|said)\s+(?:by|in|on|at|from|during|above|below)\b"
    r"|(?-i:\w{3,}ed|given|shown|sent|told|known|is)$|(?-i:in|on|at|from|for|by|per|with|before|after)\s",
    re.IGNORECASE,
)
"""What stands behind *as* and is no name: *as follows*, *as issued by the bank*, *as in the letter*."""


def worded_mapping(text: str) -> Mapping | None:
    """Return the credential of which words of a line join both names; None where none do.

    Args:
        text: the line as it is typed, without its mark.
    """
    return field_gets(text) or _set_off_pair(text) or _entered(text)


def field_gets(text: str) -> Mapping | None:
    """Return the credential of which a text says what its field is called and what goes there; None where none does."""
    field = _FIELD.search(text)
    found = _GETS.match(text, field.end()) if field is not None else None
    if field is None or found is None:
        return None
    provider, form = label(found["provider"]), label(field["form"])
    if not (NOUN.search(provider) or provider[:1].isupper()) or compared(provider) == compared(form):
        return Mapping(form, note=f"{found['order']} {found['provider']}")
    return Mapping(provider, form, sign="called", is_right_ours=True)


def without_field(name: str) -> str:
    """Return a name without the *field* behind it."""
    return _FIELD_BEHIND.sub("", name)


def _set_off_pair(text: str) -> Mapping | None:
    """Return what a text names that begins with two names, both set off: *`sid` to **Shop ID***."""
    terms = emphasised(text)[:2]
    if len(terms) < 2 or text[: terms[0].start].strip():  # noqa: PLR2004 - a pair
        return None
    first, second = terms
    between = text[first.end : second.start]
    is_alone = between.strip() in {"as", "to"} and not text[second.end :].strip(" .,;")
    if not _BETWEEN.fullmatch(between) or not (is_alone or OF_FORM.search(second.text)):
        return None
    return Mapping(first.text, second.text, sign="as", note=text[second.end :].strip(" .,;:()-\u2013—"))


def _entered(text: str) -> Mapping | None:
    """Return what a text names that says into which field something is entered, or as what."""
    into = _IN_FIELD.match(text)
    if into is not None and (into["plain"] is None or _is_field_like(label(into["field_like"]))):
        left = into["left"] or into["what"] or into["of"] or into["plain"].removeprefix("your ")
        right = into["right"] or into["set"] or into["field"] or into["field_like"]
        return Mapping(name_and_note(_OWN.sub("", left))[0], label(right), sign="as", is_right_ours=True)
    bare = " ".join(ASIDE.sub("", text).rstrip(" .;,").split())
    for how in _HOW.finditer(bare):
        left, right = bare[: how.start()].rstrip(" :-\u2013—"), bare[how.end() :]
        if len(left) > 1 and not REMARK.search(left) and _is_name(left) and _is_field(how["how"], left, right):
            name, note = name_and_note(right)
            notes = filter(None, [*(aside["text"].strip() for aside in ASIDE.finditer(text)), note])
            return Mapping(name_and_note(left)[0], without_field(name), sign="as", note="; ".join(notes))
    first, note = before_remark(unmarked(bare))
    if (names := _IS.fullmatch(first)) is not None and NOUN.search(names["left"]) and NOUN.search(names["right"]):
        return Mapping(names["left"], names["right"], sign="is", note=note)
    return None


def _is_field_like(name: str) -> bool:
    """Return whether words that are bold or italic end as fields do, and not as menus: *Account number*, *API keys*."""
    return OF_FORM.search(name) is not None and not _PLACE.search(name) and not name.lower().endswith("keys")


def _is_field(how: str, left: str, right: str) -> bool:
    """Return whether what stands behind words that map is the name of a field.

    Args:
        how: the words.
        left: what stands before them.
        right: what stands behind them.
    """
    first = first_part(right)
    if not _is_name(first) or _SURE.fullmatch(how):
        return _is_name(first)
    name, terms = label(first), emphasised(first)
    is_noun = name[:1].isupper() and NOUN.search(without_field(name)) is not None
    if _PLACE.search(name):
        return False
    if how.lower() in {"to", "into"}:
        is_whole = len(terms) == 1 and terms[0].start == 0 and terms[0].end == len(first)
        return (is_noun or is_whole) and NOUN.search(label(left)) is not None
    return is_noun or (bool(terms) and not first[: terms[0].start].strip())


def _is_name(text: str) -> bool:
    words = unmarked(text)
    is_whole = words.count("(") == words.count(")")
    return is_whole and 0 < len(words.split()) <= _LONGEST_SIDE and not _PHRASE.match(words)
