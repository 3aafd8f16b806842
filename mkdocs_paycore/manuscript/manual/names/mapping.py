"""A credential as a line of a manual names it: one name, or the names on both sides of an arrow."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.manual.wording.arrows import arrows_in, bare_arrow
from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN, OF_FORM
from mkdocs_paycore.manuscript.manual.wording.ours import IN_ASIDE
from mkdocs_paycore.manuscript.manual.wording.remarks import (
    ASIDE,
    NO_WORDS,
    REMARK,
    before_remark,
    mark_in,
    without_star,
)
from mkdocs_paycore.manuscript.manual.wording.words import emphasised, label, split_outside, unmarked
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

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
_FIELD_BEFORE = expression(r"^\s*(?:the\s+|our\s+)?(?:form\s+)?(?:field|input|box)\s+(?=[*_`\"'“«])", re.IGNORECASE)
_IN_FIELD = expression(
    r"^(?P<left>.{2,80}?)\s+(?:in|into|to|as)\s+(?:the\s+)?(?:field|input|box)\s+(?P<right>[\"'“*_`].{1,80}[\"'”*_`])[.;,]?$"
    r"|^(?P<of>.{2,80}?)\s+(?:in|into|to)\s+(?:the\s+)?(?P<field>[\"'“*_`].{1,80}[\"'”*_`])\s+(?:field|input|box)[.;,]?$"
)
"""A credential, and the field of the form into which it is entered."""
_AND = expression(r"^(?:and|also|plus)\s+(?:also\s+)?(?=\S)")
_OWN = expression(r"^your\s+(?=[*_`\"'“«A-Z])")
_LONGEST = 6
"""The words of the longest name that begins with words that are set off; more are a sentence."""
_LONGEST_SIDE, _LONGEST_JOINED = 8, 4
_BETWEEN = expression(
    rf"\s*+[-\u2013—:,(]?\s*+(?:please\s++)?(?:{_VERB} )?(?:as|to|into|in|under)\s++(?:the\s++)?(?:field\s++)?"
    r"|\s++equals\s++",
    re.IGNORECASE,
)
"""What stands between two names of a credential that are both set off."""
_PHRASE = expression(
    r"(?:follow|well|soon|long|much|you|it)\b|(?:\w{2,}(?:ed|own|en)|sent|told|said)\s+(?:by|in|on|at|from|during|above|below)\b",
    re.IGNORECASE,
)
"""What stands behind *as* and is no name: *as follows*, *as issued by the bank*."""
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
    r"\s*(?:(?:it|this|that|they|which)\s+(?:is|was|are|were|has|can|may|must|will|comes|stands|looks)|see|you\s+(?:can|find|get|will)"
    r"|(?:one|any|either|some)\s+of|[*_`\"'][^*_`\"']+[*_`\"']\s+or\s+[*_`\"']|choose|select|pick|leave|turn|switch|on\b|off\b)\b",
    re.IGNORECASE,
)
"""How what stands behind an arrow begins, where that is a remark and no other name."""
_MARKED_COLON = expression(r":(\*{1,3}|_{1,2}|`)(?=\s|$)")
_IDENTIFIER = expression(r"[a-z]+(?:_[a-z\d]+)+")
"""What stands behind a dash and is a part of the name before an arrow: *OAuth protocol – client_id --> Client ID*."""  # noqa: RUF001 - a dash that writers use
_DEFINES = expression(
    r"^\s*(?:of|from|in|for|to|on|at|by|with|that|which|is|are|and|or|—|\u2013|-|:|,|;|\.)\b"
    r"|^\s*[-\u2013—:,;.(]|^\s*$|^\s*â"
)
_JOINTS = expression(r"\s*[;,]\s+(?:and\s+)?")
_JOINED = expression(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*|\s+/\s+")


@dataclass(frozen=True, slots=True)
class Mapping:
    """The names of a credential on a line.

    Attributes:
        left: the name on the left, or the only one.
        right: the name on the right of an arrow or a word that maps; empty where there is none.
        towards_right: whether the arrow points to the right, or there is none.
        sign: the arrow or the word; empty where there is none.
        note: what else the line says, as it is typed.
        required: what the line says of that; None where it says nothing.
        is_starred: whether a star stands behind a name, which may stand for something.
        is_right_ours: whether words say that the right name is the form's; None where an arrow or nothing does.
    """

    left: str
    right: str = ""
    towards_right: bool = True
    sign: str = ""
    note: str = ""
    required: bool | None = None
    is_starred: bool = False
    is_right_ours: bool | None = None

    @property
    def is_spoken(self) -> bool:
        """Whether words join the names: which is whose is said anew in each sentence."""
        return self.sign.isalpha()


def mappings(text: str) -> Iterator[Mapping]:
    """Yield the credentials that the text of an item names: mostly one.

    Args:
        text: the item as it is typed, without its mark.
    """
    yield from _mapped(text)


@lru_cache(maxsize=4096)
def _mapped(text: str) -> tuple[Mapping, ...]:
    """Return the credentials of an item; lists of one manual, and of several, have the same ones."""
    return tuple(_read(text))


def _read(text: str) -> Iterator[Mapping]:
    text, is_starred = without_star(text)
    yield from (replace(each, is_starred=is_starred) for each in _unstarred(text))


def _unstarred(text: str) -> Iterator[Mapping]:
    text = _LINK_IN_ASIDE.sub(r"\g<before>\g<words>\g<behind>", text)
    text = _MARKED_ASIDE.sub(r"(\g<text>)", NO_WORDS.sub("", text.strip()).strip())
    text = _AND.sub("", bare_arrow(_SQUARE.sub(r"(\g<text>)", text)))
    text = IN_ASIDE.sub(r"as \g<name>", _MARKED_COLON.sub(r"\1:", text))
    arrows = list(arrows_in(text))
    if len(arrows) > 1:
        return
    if arrows:
        arrow = arrows[0]
        before = _FIELD_BEFORE.sub("", text[: arrow.start()])
        name, aside = _named(before)
        if _IDENTIFIER.fullmatch(aside):
            name, aside = label(text[: arrow.start()]), ""
        into = _FIELD_BEFORE.sub("", text[arrow.end() :])
        other, note = _named(into)
        other = label(_FIELD_BEHIND.sub("", other)) if emphasised(into)[:1] else other
        is_ours = True if into != text[arrow.end() :] else False if before != text[: arrow.start()] else None
        if name and _REMARK_BEHIND.match(text[arrow.end() :]):
            yield _with_mark(Mapping(name, note=text[arrow.end() :].strip()))
        elif name and other:
            notes = "; ".join(filter(None, (aside, note)))
            is_right = arrow["right"] is not None
            yield _with_mark(Mapping(name, other, is_right, arrow[0], notes, is_right_ours=is_ours))
        elif name or other:
            yield _with_mark(Mapping(name or other, note=note or aside))
        return
    if (pair := _set_off_pair(text) or _entered(text)) is not None:
        yield _with_mark(pair)
        return
    for part in _several(text):
        name, note = _named(part)
        if name:
            yield _with_mark(Mapping(name, note=note))


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
    if (into := _IN_FIELD.match(text)) is not None:
        left, right = into["left"] or into["of"], into["right"] or into["field"]
        return Mapping(_named(_OWN.sub("", left))[0], label(right), sign="as", is_right_ours=True)
    bare = " ".join(ASIDE.sub("", text).rstrip(" .;,").split())
    for how in _HOW.finditer(bare):
        left, right = bare[: how.start()].rstrip(" :-\u2013—"), bare[how.end() :]
        if len(left) > 1 and not REMARK.search(left) and _is_name(left) and _is_field(how["how"], left, right):
            name, note = _named(right)
            notes = filter(None, [*(aside["text"].strip() for aside in ASIDE.finditer(text)), note])
            return Mapping(_named(left)[0], _FIELD_BEHIND.sub("", name), sign="as", note="; ".join(notes))
    first, note = before_remark(unmarked(bare))
    if (names := _IS.fullmatch(first)) is not None and NOUN.search(names["left"]) and NOUN.search(names["right"]):
        return Mapping(names["left"], names["right"], sign="is", note=note)
    return None


def _is_field(how: str, left: str, right: str) -> bool:
    """Return whether what stands behind words that map is the name of a field.

    Args:
        how: the words.
        left: what stands before them.
        right: what stands behind them.
    """
    first = _first_part(right)
    if not _is_name(first) or _SURE.fullmatch(how):
        return _is_name(first)
    name, terms = label(first), emphasised(first)
    is_noun = name[:1].isupper() and NOUN.search(_FIELD_BEHIND.sub("", name)) is not None
    if _PLACE.search(name):
        return False
    if how.lower() in {"to", "into"}:
        return is_noun and NOUN.search(label(left)) is not None
    return is_noun or (bool(terms) and not first[: terms[0].start].strip())


def joined_mappings(text: str) -> list[Mapping]:
    """Return the credentials of a line with several, each with an arrow: *One -> A; Two -> B*; empty for others."""
    pieces = [piece for piece in split_outside(_JOINTS, text.strip().rstrip(".;,")) if piece]
    if len(pieces) < 2 or any(len(list(arrows_in(piece))) != 1 for piece in pieces):  # noqa: PLR2004 - else it is one
        return []
    found = [each for piece in pieces for each in mappings(piece)]
    are_names = all(each.right and max(map(_length, (each.left, each.right))) <= _LONGEST_JOINED for each in found)
    return found if are_names and len(found) == len(pieces) else []


def _length(name: str) -> int:
    return len(name.split())


def _first_part(text: str) -> str:
    return ASIDE.sub("", before_remark(text)[0]).rstrip(" .;,")


def _is_name(text: str) -> bool:
    words = unmarked(text)
    is_whole = words.count("(") == words.count(")")
    return is_whole and 0 < len(words.split()) <= _LONGEST_SIDE and not _PHRASE.match(words)


def _several(text: str) -> list[str]:
    """Return the names that a line joins by commas or *and*, where each of them looks like one."""
    first = _first_part(text)
    pieces = [piece for piece in split_outside(_JOINED, first) if piece.strip()]
    are_names = all(NOUN.search(label(piece)) and len(unmarked(piece).split()) <= _LONGEST_JOINED for piece in pieces)
    if len(pieces) > 1 and are_names and not _are_one(pieces):
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


def _named(text: str) -> tuple[str, str]:
    """Return the name at the start of a text, and what the text says besides."""
    text = text.strip()
    head, tail = before_remark(text)
    notes = [_whole(found["text"]) for found in ASIDE.finditer(head)]
    head = ASIDE.sub(" ", head).strip()
    terms = emphasised(head)
    if terms and not head[: terms[0].start].strip(" [("):
        rest = head[terms[0].end :]
        inner = re.match(r"\s*\([^()]{1,60}\)", rest)
        held = inner[0] if inner else ""
        if _DEFINES.match(rest[len(held) :]) or len(unmarked(head).split()) > _LONGEST:
            notes.append(rest[len(held) :].strip(" -\u2013—:,;."))
            return f"{terms[0].text}{_spaced(held)}", "; ".join(filter(None, [*notes, tail]))
    return label(head), "; ".join(filter(None, [*notes, tail]))


def _whole(aside: str) -> str:
    """Return what stands in parentheses, without a mark whose other one stands outside."""
    said = aside.strip()
    return said.strip("*_ ") if said.count("*") % 2 or said.count("_") % 2 else said


def _spaced(text: str) -> str:
    return f" {unmarked(text)}" if text.strip() else ""


def _with_mark(mapping: Mapping) -> Mapping:
    said = mark_in(mapping.note)
    return mapping if said is None else replace(mapping, required=said)
