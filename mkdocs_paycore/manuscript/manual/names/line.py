"""The credentials that a line of a manual names: one name, or the names on both sides of an arrow."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.manual.names.first_name import first_part, name_and_note
from mkdocs_paycore.manuscript.manual.names.mapping import Mapping
from mkdocs_paycore.manuscript.manual.names.worded import without_field, worded_mapping
from mkdocs_paycore.manuscript.manual.wording.arrows import arrows_in, bare_arrow
from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN
from mkdocs_paycore.manuscript.manual.wording.ours import joined_ours, without_ours
from mkdocs_paycore.manuscript.manual.wording.remarks import (
    NO_WORDS,
    mark_in,
    without_star,
)
from mkdocs_paycore.manuscript.manual.wording.values import offered_values
from mkdocs_paycore.manuscript.manual.wording.verbs import ENTER, UPLOAD
from mkdocs_paycore.manuscript.manual.wording.words import (
    FILE_BEFORE,
    emphasised,
    label,
    split_outside,
    with_sign_outside,
    without_file,
)
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIELD_BEFORE = expression(
    r"^\s*(?:[a-z]+\s+(?:it|this|them)\s+(?:in|into|to|as|under)\s+)?(?:the\s+|our\s+)?(?:form\s+)?(?:field|input|box)\s+"
    r"(?=[*_`\"'“«])|^\s*(?:(?:the|our)\s+)?(?-i:field|input|box)\s+(?=(?-i:[A-Z]))",
    re.IGNORECASE,
)
_ORDER_BEFORE = expression(
    rf"^\s*(?:(?i:please\s+)?(?:(?P<verb>(?i:{ENTER}|{UPLOAD}))\s+(?P<into>(?:(?:it|this|them)\s+)?(?:in|into|to|as|under)\s+)?"
    rf"(?:(?:the|your|our)\s+)?(?=[*_`\"'“«])|(?P<plain>{ENTER}|{UPLOAD})\s+(?:(?:the|your)\s+)?(?=[A-Z])))"
)
"""What a side of an arrow tells to do with what it names: *upload **X***, *paste into **Y***, *upload X*."""
_AND = expression(r"^(?:(?:and|also|plus)\s+(?:also\s+)?|(?:[Hh]ere\s+)?(?:[Oo]nly|[Jj]ust)\s+(?:the\s+)?)(?=\S)")
_LONGEST_JOINED = 4
_LINK_IN_ASIDE = expression(
    r"(?P<before>(?<!\])\([^()\[\]\n]*)\[(?P<words>[^\[\]\n]+)\]\([^()\n]*\)(?P<behind>[^()\[\]\n]*\))"
)
"""A link in parentheses, of which the words count: *(see [Step 4](#webhook))*."""
_MARKED_ASIDE = expression(
    r"(?<=\s)(?P<mark>\*{1,2}|_{1,2})?[(\[]"
    r"(?P<text>optional|required|mandatory|if available|not required)[)\]](?(mark)(?P=mark))",
    re.IGNORECASE,
)
"""*[optional]*: what a text says of a credential in brackets of whatever kind."""
_SQUARE = expression(r"(?<=\s)\[(?P<text>[^\[\]\n]{2,80})\](?![\[(:{])")
"""Words in square brackets that are no link."""
_REMARK_BEHIND = expression(
    r"\s*(?:it['\u2019]s|(?:the|your)\s[^,]{2,60},\s+not|(?:it|this|that|they|which)\s+(?:is|was|are|were|has|can|may|must|will|comes|stands|looks)|see|you\s+(?:can|find|get|will)"
    r"|(?:needed|required|used|only|optional)\s+(?:for|if|in|when|by)|(?:one|any|either|some)\s+of|(?:the|an?)\s+one|choose|select|pick|leave|turn|switch|on\b|off\b)\b",
    re.IGNORECASE,
)
"""How what stands behind an arrow begins, where that is a remark and no other name."""
_TOLD_BEHIND = expression(
    r"\s*(?:(?!enter|paste|put|insert|type|upload|attach)[a-z]+\s+(?:it|them)\b(?!\s+(?:in|into|as|to|under)\b)"
    r"|(?:ask|request|contact|call|get|order|generate|create|download)\s+(?:the|your|our|an?|for)\s)"
)
"""What stands behind an arrow and tells to do something elsewhere: *archive --> unpack it*, *ID --> ask the bank*."""
_CLAUSE_BEHIND = expression(
    r"[^*_`\"'\u201c()]{8,80}\s(?:from|to|with|by|for|on|in|at)\s+which\s+\w+\s+\w", re.IGNORECASE
)
"""What stands behind an arrow and describes with a clause: *number of the account from which we pay out*."""
_THE = expression(r"(?:the|your)\s", re.IGNORECASE)
"""What stands before what one has from the provider, and before no name of a field: *Merchant = the shop's number*."""
_YOUR = expression(r"your\s", re.IGNORECASE)
"""What stands before what one has from the provider, also behind an arrow: *API key --> your Token*."""
_IDENTIFIER = expression(r"[a-z]+(?:_[a-z\d]+)+")
"""What stands behind a dash and is a part of the name before an arrow: *OAuth protocol – client_id --> Client ID*."""  # noqa: RUF001 - a dash that writers use
_SENTENCE = expression(r"\w{3}[.!?]\s+(?=[*_`\"'“]{0,3}[^\W\d_])")
"""The end of a sentence before the one with names."""
_UNCHANGED = expression(r"^as\s+(?:\w{3,}ed|given|shown|sent|told|is)$", re.IGNORECASE)
"""What says of a credential nothing but that it is entered: *Key: as shown*."""
_JOINTS = expression(r"\s*[;,]\s+(?:and\s+)?")
_COMMA = expression(r"\s*,\s+(?:and\s+)?")
_JOINED = expression(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*|\s+/\s+")


@lru_cache(maxsize=4096)
def mappings(text: str) -> tuple[Mapping, ...]:
    """Return the credentials that the text of an item names: mostly one.

    They are kept: lists of one manual, and of several, have the same items.

    Args:
        text: the item as it is typed, without its mark.
    """
    text, is_starred = without_star(text)
    return tuple(replace(each, is_starred=is_starred) for each in _unstarred(text))


def _unstarred(text: str) -> Iterator[Mapping]:
    text = _LINK_IN_ASIDE.sub(r"\g<before>\g<words>\g<behind>", text)
    text = _MARKED_ASIDE.sub(r"(\g<text>)", NO_WORDS.sub("", text.strip()).strip())
    text = _AND.sub("", bare_arrow(_SQUARE.sub(r"(\g<text>)", text)))
    text = joined_ours(with_sign_outside(text))
    arrows = list(arrows_in(text))
    if len(arrows) > 1:
        return
    if before := _before_mapped(text):
        for piece in before:
            yield from _unstarred(piece)
        return
    if arrows:
        yield from _with_arrow(text, arrows[0])
        return
    if (pair := worded_mapping(without_ours(text))) is not None:
        yield _with_mark(pair if without_ours(text) == text else replace(pair, is_right_ours=True))
        return
    for part in _several(text):
        name, note = name_and_note(part)
        if name:
            note = _UNCHANGED.sub("", note)
            held = without_file(name)
            is_file = held != name and held[:1].isupper()
            yield _with_mark(Mapping(held if is_file else name, note=note or ("file" if is_file else "")))


def _with_arrow(text: str, arrow: re.Match[str]) -> Iterator[Mapping]:
    """Yield what the only arrow of a line joins; one name where there is a remark or nothing on its other side."""
    before, behind = text[: arrow.start()], text[arrow.end() :]
    out_of, into = (_without_order(without_ours(side)) for side in (before, behind))
    name, aside = name_and_note(out_of)
    if _IDENTIFIER.fullmatch(aside):
        name, aside = label(before), ""
    other, note = name_and_note(into)
    other = label(without_field(other)) if emphasised(into)[:1] else other
    held, name = name, without_file(name)
    aside = "; ".join(filter(None, ["file" if held != name else "", aside]))
    is_remark = _REMARK_BEHIND.match(behind) or offered_values(name, behind).names
    if name and (is_remark or _TOLD_BEHIND.match(behind) or _CLAUSE_BEHIND.match(behind)):
        yield _with_mark(Mapping(name, note=behind.strip()))
    elif name and other:
        notes = "; ".join(filter(None, (*_uploaded(before, behind), aside, note)))
        theirs = _THE if arrow[0] == "=" else _YOUR
        is_provider = theirs.match(behind.lstrip()) is not None and not theirs.match(before)
        is_ours = True if _is_ours(behind) else False if _is_ours(before) or is_provider else None
        yield _with_mark(Mapping(name, other, arrow["right"] is not None, arrow[0], notes, is_right_ours=is_ours))
    elif name or other:
        yield _with_mark(Mapping(name or other, note=note or aside))


def _before_mapped(text: str) -> list[str]:
    """Return the pieces of a line whose last one has two names, and the others one each: *One ID, Two key as Three*."""
    *rest, last = split_outside(_COMMA, text)
    if not rest or not all(map(_is_short_name, rest)):
        return []
    mapped = list(_unstarred(last))
    return [*rest, last] if len(mapped) == 1 and mapped[0].right and _is_short_name(mapped[0].left) else []


def _is_short_name(text: str) -> bool:
    """Return whether a piece of a line is a name, and looks like one."""
    name = label(text)
    return len(name.split()) <= _LONGEST_JOINED and NOUN.search(name) is not None


def _without_order(side: str) -> str:
    """Return a side of an arrow without what it tells to do with what it names, nor *field* or *file* before that."""
    return FILE_BEFORE.sub("", _FIELD_BEFORE.sub("", _ORDER_BEFORE.sub("", side)).lstrip())


def _is_ours(side: str) -> bool:
    """Return whether a side of an arrow says that what it names is a field: *field **Y***, *paste into Y*, *our Y*."""
    order = _ORDER_BEFORE.match(side)
    return bool(order and order["into"]) or _FIELD_BEFORE.match(side) is not None or without_ours(side) != side


def _uploaded(*sides: str) -> list[str]:
    """Return the verbs with which the sides of an arrow tell to upload what they name."""
    orders = filter(None, map(_ORDER_BEFORE.match, sides))
    verbs = [(each["verb"] or each["plain"]).lower() for each in orders]
    return [each for each in verbs if re.fullmatch(UPLOAD, each)]


def joined_mappings(text: str) -> list[Mapping]:
    """Return the credentials of a line with several, each with an arrow: *One -> A; Two -> B*; empty for others."""
    first = next(iter(arrows_in(text)), None)
    before = text[: first.start()] if first is not None else ""
    text = text[max(before.rfind(": ") + 1, max((each.end() for each in _SENTENCE.finditer(before)), default=0)) :]
    pieces = [piece for piece in split_outside(_JOINTS, text.strip().rstrip(".;,")) if piece]
    if len(pieces) < 2 or any(len(list(arrows_in(piece))) != 1 for piece in pieces):  # noqa: PLR2004 - else it is one
        return []
    found = [each for piece in pieces for each in mappings(piece)]
    are_names = all(each.right and max(map(_length, (each.left, each.right))) <= _LONGEST_JOINED for each in found)
    return found if are_names and len(found) == len(pieces) else []


def _length(name: str) -> int:
    return len(name.split())


def _several(text: str) -> list[str]:
    """Return the names that a line joins by commas or *and*, where each of them looks like one."""
    first = first_part(text)
    pieces = [piece for piece in split_outside(_JOINED, first) if piece.strip()]
    if len(pieces) > 1 and all(map(_is_short_name, pieces)) and not _are_one(pieces):
        return pieces
    return [text]


def _are_one(pieces: list[str]) -> bool:
    """Return whether two names are one's: its initials (*Merchant ID / MID*), or its name in another alphabet."""
    if len(pieces) != 2:  # noqa: PLR2004 - a name and another
        return False
    one, other = map(label, pieces)
    short, long = sorted((one, other), key=len)
    initials = "".join(word if word.isupper() else word[0] for word in re.findall(r"[^\W_]+", long))
    return one.isascii() != other.isascii() or (short.isupper() and short == initials.upper())


def _with_mark(mapping: Mapping) -> Mapping:
    said = mark_in(mapping.note)
    return mapping if said is None else replace(mapping, required=said)
