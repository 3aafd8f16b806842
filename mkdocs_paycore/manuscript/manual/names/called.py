"""The other name of a credential that a remark says: *Acme calls it X*, *in the cabinet: X*, *the X from there*."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN
from mkdocs_paycore.manuscript.manual.wording.verbs import UPLOAD
from mkdocs_paycore.manuscript.manual.wording.words import label, unmarked
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from mkdocs_paycore.manuscript.manual.names.mapping import Mapping

_TERM = r"(?P<mark>\*{1,3}|_{1,2}|`|[\"“«'\u2018])(?P<name>[^*`\"“”«»\n]{1,60}?)(?:(?P=mark)|[\"”»'\u2019])"
_PLACE = r"(?P<place>[\w{][\w.{}'\u2019 -]{1,40}?)"
_IS = r"(?:(?:you(?:['\u2019]ll|\s+will|\s+can)?|it|this|that|the\s+field)\s+)?(?:is\s+|['\u2019]s\s+|has\s+)?"
_NAMED = (
    r"(?:called|named|labelled|titled|known\s+as|listed\s+as|shown\s+as"
    r"|(?:find|see)\s+it\s+(?:as|under)|the\s+name|(?:under\s+)?the\s+name\s+of)"
)
_SAYS_NAME = expression(rf"{_NAMED}|\bit(?:\s+is|['\u2019]s)\s", re.IGNORECASE)
"""What says plainly that a name follows."""
_CALLS = expression(
    rf"(?:^|[.;,]\s+|\band\s+)(?P<place>they|we|[\w.-]+(?:\s[\w.-]+){{0,2}}?)\s+(?:calls?|names?)\s+(?:it|this(?:\s+one)?)\s+(?:the\s+)?{_TERM}",
    re.IGNORECASE,
)
_IS_CALLED = expression(
    rf"(?:^|[.;,(] ?|\band\s+){_IS}{_NAMED}\s+(?:the\s+)?{_TERM}\s+(?:in|at|by|on)\s+(?:the\s+)?{_PLACE}(?=$|[.;,)])",
    re.IGNORECASE,
)
_STANDS_AS = expression(
    rf"\b(?:stands?|appears?|(?:is|are)\s+(?:shown|listed|given))\s[^.;:*_`\"]{{0,40}}?(?:in|at|on)\s+(?:the\s+|your\s+)?{_PLACE}\s+as\s+{_TERM}",
    re.IGNORECASE,
)
"""*the bank's name, which stands in the cabinet as **X***."""
_THERE_CALLED = expression(
    rf"(?:^|[.;,]\s+)(?:in|at|on|by)\s+(?:the\s+)?{_PLACE}\s*(?:,?\s*{_IS}{_NAMED}:?\s+|,?\s+it(?:\s+is|['\u2019]s)\s+|\s*[:=\u2013—]\s*|\s-\s|,\s+)(?:the\s+)?{_TERM}\s*(?=$|[.;,(])",
    re.IGNORECASE,
)
_THERE_ONLY = expression(r"^[*_`\"“]{0,3}(?P<name>\w[\w -]{1,40}?)[*_`\"”]{1,3}\s+there[.;,]?$", re.IGNORECASE)
"""The name of a credential there, where it is got."""
_THEIRS = expression(r"^theirs?\s*[:=]\s*[*_`\"“]{0,3}(?P<name>[^*_`\"“”;,()]{2,40}?)[*_`\"”]{0,3}$", re.IGNORECASE)
"""*Shop no. (theirs: Branch ID)*."""
_IT_IS = expression(
    rf"^(?:it\s+is|it['\u2019]s|this\s+is|that\s+is|is)\s+(?:the\s+|your\s+)?{_TERM}"
    rf"\s+(?:in|at|on)\s+(?:the\s+|your\s+)?{_PLACE}(?=$| ?[.;,(])",
    re.IGNORECASE,
)
_HELD = expression(
    r"^(?P<form>[^()]+?)\s+\((?:the\s+)?(?P<name>[^()]{2,40}?)\s+(?:in|at|on|by)\s+(?:the\s+|your\s+)?"
    r"(?P<place>(?:[\w.'\u2019-]+\s+){0,2}(?:cabinet|back\s?office|portal|panel|account|contract|letter|dashboard|agreement)|[A-Z][\w.-]+(?:\s[\w.-]+){0,2})\)$"
)
"""A name with the provider's in parentheses, and where that stands: *Merchant (Client number in the cabinet)*."""
_YOURS = expression(r"^is\s+your\s+(?P<name>[A-Z][\w'\u2019-]*(?:\s[\w'\u2019-]+){0,3})(?=$| ?[.;,(])")
_THE = rf"(?:the|your)\s+{_TERM}(?:\s+(?:value|parameter))?"
_FROM = expression(
    rf"(?:^|^(?:it\s+)?is\s+){_THE};?\s+(?:from|in|of|at)\s+(?:the\s+|your\s+)?{_PLACE}(?=$| ?[.;,(])", re.IGNORECASE
)
_FIELD_IS = expression(
    rf"(?:^|[.;,!?)]\s+)(?:(?:the|our)\s+)?(?:form\s+)?(?:field|input|box)\s*[:=]\s*{_TERM}[.;,]?$", re.IGNORECASE
)
"""*From the e-mail. Field: `passkey`*: what the form calls it."""
_HERE_IS = expression(
    r"^here\s+(?:is|goes|comes|stands)\s+(?:the\s+|your\s+)?[*_`\"'“]{0,3}(?P<name>[^\W\d_][\w'\u2019-]*(?:\s[\w'\u2019-]+){0,4})[*_`\"'”]{0,3}[.;,]?$",
    re.IGNORECASE,
)
"""*Secret key: here is the Sign key*: what goes into a field."""
_IS_PLAIN = expression(r"^is\s+the\s+(?P<name>[A-Z][\w'\u2019-]*(?:\s[\w'\u2019-]+){0,3})(?=$| ?[.;,(])")
_IS_SMALL = expression(
    r"^is\s+(?:the|your)\s+(?P<name>[a-z][\w'\u2019-]*(?:\s[\w'\u2019-]+){0,3}(?:\s\([^()]{1,20}\))?)[.;,]?$"
)
"""*is the username (UID)*, and nothing else."""
_IS_THE = expression(rf"^is\s+{_THE}\s*(?=$|[.;,(]|\s(?:for|of)\s)", re.IGNORECASE)
_PUT_HERE = expression(
    r"^[a-z]+\s+(?:it\s+)?(?:in\s+)?(?P<here>here|there)?\s*(?:the|your)\s+(?P<name>\S+(?:\s\S+){0,4}?)(?(here)|\s+(?:here|there))$",
    re.IGNORECASE,
)
"""What tells to put something into a field, whatever its verb: *put here your Merchant login*, *drop the key here*."""
_UPLOADS = expression(rf"^(?:{UPLOAD})\b", re.IGNORECASE)
_OURS = expression(r"(?<!\w)(?:our|ours|we|form|forms)(?!\w)|custom\.", re.IGNORECASE)
"""Words of a place that is ours: where the form is."""
_PART = expression(r"\b(?:section|tab|page|menu|step|list|column|field|block|item)\b", re.IGNORECASE)
"""What a place is called that is a part of a cabinet: what stands behind it is a place, too."""
_MENU = expression(
    r"(?:\bkeys|\bsettings|\bcredentials|\bprofile|\bpage|\btab|\bsection|\bmenu|\bcolumn)$", re.IGNORECASE
)
"""How the name of a place in a cabinet ends, which is no credential's."""


def with_called(mapping: Mapping, said: str) -> Mapping | None:
    """Return a credential of one name with the other one that a text says of it; None where it says none.

    Args:
        mapping: its name.
        said: what a line says of it behind that, as it is typed.
    """
    if (held := _HELD.match(mapping.left)) is not None and NOUN.search(held["name"]):
        is_ours = _OURS.search(held["place"]) is not None
        names = (held["form"], held["name"]) if is_ours else (held["name"], held["form"])
        return replace(mapping, left=names[0], right=names[1], sign="called", is_right_ours=True)
    if (yours := _YOURS.match(said)) is not None and NOUN.search(yours["name"]):
        return _with(mapping, yours, is_ours=False, is_said=True)
    if (put := with_put_here(mapping, said)) is not None:
        return put
    field = _FIELD_IS.search(said)
    if (found := field or _HERE_IS.match(said) or _THERE_ONLY.match(said) or _THEIRS.match(said)) is not None:
        return _with(mapping, found, is_ours=field is not None, is_said=False)
    for pattern in (_CALLS, _IS_CALLED, _STANDS_AS, _THERE_CALLED, _IT_IS, _FROM):
        found = pattern.search(said)
        if found is not None and _is_sure(found, pattern):
            is_ours = _OURS.search(found["place"]) is not None
            return _with(mapping, found, is_ours=is_ours, is_said=said.startswith("is "))
    return None


def with_put_here(mapping: Mapping, said: str) -> Mapping | None:
    """Return a credential of one name with what a text tells to put into its field; None where it tells nothing.

    Args:
        mapping: its name, the form's.
        said: what a line says of it behind that, as it is typed.
    """
    put = _PUT_HERE.match(unmarked(said).rstrip(" .;,"))
    if put is None or mapping.right or not (NOUN.search(put["name"]) or put["name"][:1].isupper()):
        return None
    named = _with(mapping, put, is_ours=False, is_said=False)
    return replace(named, note=said) if _UPLOADS.match(said) else named


def with_sibling(mapping: Mapping) -> Mapping | None:
    """Return a credential whose remark is *is the X*, where others of its list are the *X from the cabinet*."""
    found = _IS_THE.match(mapping.note) or _IS_PLAIN.match(mapping.note)
    small = _IS_SMALL.match(mapping.note) if found is None else None
    found = small if small is not None and NOUN.search(small["name"]) else found
    return _with(mapping, found, is_ours=False, is_said=True) if found is not None else None


def _is_sure(found: re.Match[str], pattern: re.Pattern[str]) -> bool:
    """Return whether what was found is a name: by words that say so, by a colon, or because it ends like one."""
    name = label(found["name"])
    is_plain = pattern in {_CALLS, _STANDS_AS} or _SAYS_NAME.search(found[0]) is not None
    if not name or _MENU.search(name) or (not is_plain and _PART.search(found["place"])):
        return False
    return is_plain or NOUN.search(name) is not None or (pattern is _THERE_CALLED and ":" in found[0])


def _with(mapping: Mapping, found: re.Match[str], *, is_ours: bool, is_said: bool) -> Mapping:
    """Return a mapping with another name; names that a sentence joins keep its order."""
    name, said = label(found["name"]), found.string
    note = " ".join(f"{said[: found.start()]} {said[found.end() :]}".split()).strip(" .;,:")
    if name.casefold() == mapping.left.casefold():
        return replace(mapping, note=note)
    if is_said:
        return replace(mapping, right=name, sign="is", is_right_ours=False, note=note)
    left, right = (mapping.left, name) if is_ours else (name, mapping.left)
    return replace(mapping, left=left, right=right, sign="called", is_right_ours=True, note=note)
