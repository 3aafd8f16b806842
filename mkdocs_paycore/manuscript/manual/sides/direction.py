"""Which side of an arrow is the provider's name, and which the form's: what *Set up* calls the credentials decides."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.manual.names.likeness import variants
from mkdocs_paycore.manuscript.manual.names.line import mappings
from mkdocs_paycore.manuscript.manual.page.blocks import BlockKind, blocks
from mkdocs_paycore.manuscript.manual.sides.legend import said_of_sides
from mkdocs_paycore.manuscript.manual.sides.told import told_pairs
from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN
from mkdocs_paycore.manuscript.manual.wording.words import (
    compared,
    emphasised,
    in_parentheses,
    label,
    unmarked,
    without_file,
    without_parentheses,
)
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs_paycore.manuscript.manual.names.mapping import Mapping
    from mkdocs_paycore.manuscript.manual.wording.words import SetOff


_EVERYWHERE = frozenset(
    {"account", "certificate", "code", "email", "file", "host", "id", "key", "login", "merchant", "name"}
)
_EVERYWHERE |= {
    "password",
    "pin",
    "secret",
    "shop",
    "signature",
    "terminal",
    "token",
    "url",
    "user",
    "username",
    "wallet",
}
"""Words that any text about credentials has; that prose has them says nothing."""

_WAY = expression(r"[→>\u203a»/]")
"""What stands between the menus of a cabinet."""
_LONGEST_NOTE = 3
_MANY = 2
"""So many others of one direction decide against a name that is likely another's."""
_TOLD = expression(
    r"(?:please\s+)?(?P<verb>(?:enter|paste|put|insert|specify|use|copy|type|provide|take|here\s+goes|here\s+you\s+(?:enter|put|paste)|what\s+\w+\s+calls?|called|named|known\s+as"
    r"|(?:it|this|that)\s+is|it['\u2019]s|i\.e\.,?|(?:the\s+)?same\s+as(?:\s+(?:at|in))?)\s+)?(?:(?:your|the|a|an|its)\s+)?(?:value\s+of\s+(?:the\s+)?)?(?P<name>[^,;.:()]+?)"
    r"(?=\s+(?:from|in|at|of|on|into|here|there|that|which|you|as|given|provided|obtained|received|generated|created|made|sent|issued|shown|found|copied|downloaded)\b|[,;.:()]|$)",
    re.IGNORECASE,
)
"""What a remark tells to enter: *enter your Sign key from step 2*."""


class Trace(IntEnum):
    """How plainly *Set up* names something."""

    NONE = 0
    IN_PROSE = 1
    NEARLY = 2
    """But for parentheses."""
    NAMED = 3
    """But for letter case and `_`."""
    EXACTLY = 4


@dataclass(frozen=True)
class SetUpNames:
    """What *Set up* calls things: the names of its lists and those that it sets off, and its words.

    Attributes:
        names: the names as they are written.
        words: all of its text, compared.
        is_form_right: what the manual says itself of the sides of its arrows; None where it says nothing.
        pairs: the credentials of which it says there what the form calls them.
        written: all of its text without marks.
    """

    names: tuple[str, ...]
    words: str
    is_form_right: bool | None = None
    pairs: tuple[Mapping, ...] = ()
    written: str = ""

    def trace(self, name: str) -> Trace:
        """Return how plainly *Set up* names something."""
        if name in self.names:
            return Trace.EXACTLY
        key = compared(name)
        if any(compared(each) == key for each in self.names):
            return Trace.NAMED
        bare = compared(without_parentheses(name))
        if bare and any(bare in variants(each) or key in variants(each) for each in self.names):
            return Trace.NEARLY
        inner = {compared(each) for each in in_parentheses(name)}
        if inner & {compared(each) for each in self.names}:
            return Trace.NEARLY
        if bare in _EVERYWHERE:
            return Trace.NONE
        return Trace.IN_PROSE if bare and re.search(rf"(?<!\w){re.escape(bare)}(?!\w)", self.words) else Trace.NONE

    def has_longer(self, one: str, other: str) -> bool:
        """Return whether *Set up* writes the longer of two names just so, with its capital, and the shorter nowhere."""
        shorter, longer = sorted((one, other), key=len)
        if not longer[:1].isupper() or longer not in self.written:
            return False
        rest = self.written.replace(longer, "")
        return re.search(rf"(?<!\w){re.escape(shorter)}(?!\w)", rest) is None


NO_NAMES = SetUpNames((), "")


def set_up_names(text: str, ranges: Sequence[tuple[int, int]]) -> SetUpNames:
    """Return what the sections about setting up call things.

    Args:
        text: the page, as `blocks.visible` gives it.
        ranges: where these sections are.
    """
    names: dict[str, None] = {}
    words: list[str] = []
    pairs: list[Mapping] = []
    for start, end in ranges:
        found = blocks(text, start, end)
        pairs += told_pairs(found)
        for block in found:
            if block.kind is BlockKind.PICTURE:
                continue
            if block.kind is BlockKind.TEXT:
                words.append(compared(unmarked(_without(block.text, emphasised(block.text)))))
            if block.kind is BlockKind.ITEM:
                named = list(mappings(block.text)) or list(mappings(block.text.partition(" : ")[0]))  # an arrow behind
                names |= dict.fromkeys(without_file(mapping.left) for mapping in named)
            names |= dict.fromkeys(term.text for term in emphasised(block.text))
    written = " \n ".join(unmarked(text[start:end]) for start, end in ranges)
    return SetUpNames(tuple(names), " \n ".join(words), said_of_sides(text), tuple(pairs), written)


def _without(text: str, terms: Iterable[SetOff]) -> str:
    """Return a text without words that it sets off."""
    for term in sorted(terms, key=lambda term: -term.start):
        text = f"{text[: term.start]} | {text[term.end :]}"
    return text


def are_pairs(found: Sequence[Mapping]) -> bool:
    """Return whether lines of one list have two names each, or would have if their remarks were names, too."""
    return any(each.right and not each.is_spoken for each in found) or (
        len(found) > 1 and all(_is_named(label(each.note)) for each in found)
    )


def _is_named_alone(name: str, other: str, names: SetUpNames) -> bool:
    """Return whether *Set up* names the first and not the other, or names it so exactly."""
    return names.trace(name) >= Trace.NAMED and names.trace(other) < min(names.trace(name), Trace.EXACTLY)


def _is_named(note: str) -> bool:
    is_short = note[:1].isupper() and len(note.split()) <= _LONGEST_NOTE
    return is_short and NOUN.search(note) is not None and not _WAY.search(note)


def with_name_behind(mapping: Mapping, names: SetUpNames, *, among_pairs: bool = False) -> Mapping:
    """Return a mapping with the other name that its remark has: *Your IBAN: Bank account*, *Key: enter your Sign key*.

    Only where *Set up* names one of both and not the other: else the remark says more about the first. What it names is
    the provider's.

    Args:
        mapping: the names on a line.
        names: what *Set up* calls things.
        among_pairs: whether other lines of its list have two names each.
    """
    bare = without_parentheses(mapping.left)
    if mapping.right:
        return mapping
    note = label(mapping.note)
    is_name = _is_named(note)
    is_new = note != mapping.left if among_pairs else compared(note) not in _EVERYWHERE | {compared(bare)}
    if is_name and is_new and _is_named_alone(mapping.left if among_pairs else bare, note, names):
        return replace(mapping, left=mapping.left if among_pairs else bare, right=note, sign=":", note="")
    told = _TOLD.match(unmarked(mapping.note))
    said = {compared(note), compared(label(told["name"])) if told else ""}
    said -= {""}
    other = next((each for each in names.names if compared(each) in said), "")
    if not other and emphasised(mapping.note):
        other = next((each for each in names.names if {compared(note)} & variants(each)), "")
    terms = emphasised(mapping.note)
    if told and told["verb"] and not other and (not names.names or (terms and terms[0].text == label(told["name"]))):
        name = label(told["name"])
        is_plain = 1 < len(name.split()) <= _LONGEST_NOTE or (bool(terms) and len(name.split()) == 1)
        is_name = name[:1].isupper() and is_plain and NOUN.search(name) is not None
        other = name if is_name and not set(compared(name).split()) <= set(compared(bare).split()) else ""
    if other and compared(other) != compared(bare) and names.trace(bare) < Trace.NAMED:
        return replace(mapping, left=other, right=bare, sign=":", note="")
    return mapping


def told_in(words: str) -> str:
    """Return the name that words in parentheses begin with, or tell to enter: *the Sign key from step 2*."""
    told = _TOLD.match(unmarked(words))
    return label(told["name"]) if told is not None else ""


def is_form_right(mapping: Mapping, names: SetUpNames) -> bool | None:
    """Return whether the right side of a mapping is the form's name; None where *Set up* leaves that open.

    Names that differ in letter case alone are no evidence: nobody takes care of that. Nor are words of prose, where the
    mapping is a sentence that says itself what goes where, or where one name is a part of the other: prose shortens.
    """
    if mapping.is_right_ours is not None:
        return mapping.is_right_ours
    if mapping.left.lower() == mapping.right.lower():
        return None
    for one, other, answer in ((mapping.left, mapping.right, True), (mapping.right, mapping.left, False)):
        if any(_is_translated(each, one, other) for each in names.names):
            return answer
    return _is_traced_left(mapping, names)


def _is_traced_left(mapping: Mapping, names: SetUpNames) -> bool | None:
    """Return whether *Set up* names the left side more plainly than the right one; None where it leaves that open."""
    left, right = names.trace(mapping.left), names.trace(mapping.right)
    is_part, is_left_longer = _is_part(mapping.left, mapping.right), len(mapping.left) > len(mapping.right)
    if is_part and max(left, right) < Trace.NEARLY and names.has_longer(mapping.left, mapping.right):
        return is_left_longer
    if max(left, right) is Trace.IN_PROSE and (mapping.is_spoken or is_part):
        return None
    if is_part and (left if is_left_longer else right) is Trace.IN_PROSE:
        return None  # the shorter may be another's: *Secret key* beside *Secret key of the shop*
    return None if left == right else left > right


def _is_shorter_named(mapping: Mapping, names: SetUpNames) -> bool:
    """Return whether one name has the words of the other, and *Set up* has but the shorter: likely it is of another."""
    if mapping.is_right_ours is not None or not _is_part(mapping.left, mapping.right):
        return False
    longer = max(mapping.left, mapping.right, key=len)
    return names.trace(longer) is Trace.NONE


def _is_translated(name: str, own: str, other: str) -> bool:
    """Return whether *Set up* has a name in letters that are not Latin, and what it means in parentheses behind it."""
    is_own = not own.isascii() and other.isascii() and compared(without_parentheses(name)) == compared(own)
    return is_own and compared(other) in map(compared, in_parentheses(name))


def _is_part(one: str, other: str) -> bool:
    """Return whether a name has all words of another."""
    words, others = (set(re.findall(r"\w+", compared(name))) for name in (one, other))
    return words <= others or words >= others


def decided(found: Sequence[Mapping], names: SetUpNames) -> list[tuple[bool, bool]]:
    """Return for each mapping whether its right side is the form's, and whether that is certain.

    Where the manual says on which side the form's names are, that decides.

    Where *Set up* leaves it open, the others of the manual with the same sign decide: a writer keeps to one direction.
    Where there is none of them either, the arrow points from the provider to the form.
    """
    own = [is_form_right(mapping, names) for mapping in found]
    result = []
    for number, (mapping, answer) in enumerate(zip(found, own, strict=True)):
        if names.is_form_right is not None and not (mapping.is_spoken or mapping.sign in {"|", ":"}):
            result.append((names.is_form_right, True))
            continue
        same = [each for at, each in enumerate(own) if at != number and _sign(found[at]) == _sign(mapping)]
        votes = same.count(True) - same.count(False)
        is_alone = answer is not None and same.count(not answer) >= _MANY and answer not in same
        if answer is not None and not (is_alone and _is_shorter_named(mapping, names)):
            result.append((answer, True))
        elif votes:
            result.append((votes > 0, answer is None and not (same.count(True) and same.count(False))))
        else:
            is_same = compared(mapping.left) == compared(mapping.right)
            result.append((mapping.towards_right, is_same))
    return result


def _sign(mapping: Mapping) -> str:
    return mapping.sign if mapping.is_spoken else f"{mapping.towards_right}"
