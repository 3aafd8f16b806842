"""The values that words list, one of which is chosen: *one of "EU", "US"*, *Basic, Standard or Premium*, *v1 / v2*."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN, is_cut, is_typed
from mkdocs_paycore.manuscript.manual.wording.remarks import NO_NAME
from mkdocs_paycore.manuscript.manual.wording.verbs import CHOOSE
from mkdocs_paycore.manuscript.manual.wording.words import (
    compared,
    emphasised,
    label,
    masked,
    split_masked,
    without_parentheses,
)
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

_ONE = r"(?<!the )(?:one|any|either)\s++of|either|between|one\s+from|one(?=[\s:.)]*$)"
ONE_OF = rf"(?:{CHOOSE}|{_ONE}|(?:possible|available|allowed)\s+(?:values?|options?))"
"""How words begin behind which values are listed, as a piece of an expression."""
_LEAD = expression(
    rf"(?:(?:{ONE_OF}|with|of|from|the|these|following|drop-?down|lists?|values?|options?|variants?|is|are)(?![\w.-])[\s:\u2013—]*+)*+",
    re.IGNORECASE,
)
_TELLS = expression(rf"\b{ONE_OF}\b", re.IGNORECASE)
_TELLS_ONE = expression(rf"\b(?:{_ONE})\b", re.IGNORECASE)
_JOINT = expression(r"\s*+[,;]\s++(?:(?:or|and)\s++)?+|\s++(?:or|and)\s++|\s++[/|]\s++")
_TIGHT = expression(r"[/|]")
_OR = expression(r"\bor\b", re.IGNORECASE)
_EITHER = expression(r"\bor\b|[/|]", re.IGNORECASE)
"""A joint that stands between nothing but what one chooses from."""
_GOES_ON = r"according|as|by|depending|for|from|if|in|it|on|that|then|to|when|where|which|whichever|whatever|you"
_REST = expression(rf"[.;]\s|\s[\u2013—-]\s|(?:\s*+,)?+\s++\(?(?=(?:{_GOES_ON})\b)", re.IGNORECASE)
"""What ends the values: a remark behind them, or what they depend on."""
_NO_VALUE = expression(
    rf"{NO_NAME.pattern}|\b(?:{_GOES_ON}|the|this|these|those|any|both|all|other|another|each|own|same|and|or|so|etc|see|at|of)\b"
    r"|[:;?!()]|\.(?:\s|$)",
    re.IGNORECASE,
)
_PROPER = expression(r"[^\W\d_a-z]|\d\S*[^\d\s]|[^\d\s]\d")
"""What a plain word has that is a value: a capital, or digits among other characters; a number may be a length."""
_HELD = expression(r"\([^()]*\)")
_LONGEST, _LONGEST_PLAIN = 4, 3
_FEWEST = 2
_FURTHEST = 400
"""The characters up to which a list of values may end, where more is said behind it."""


class Values(NamedTuple):
    """What words list to choose from.

    Attributes:
        names: the values, in their order.
        is_all: whether the words say nothing else.
        is_plain: whether nothing sets the values off, or tells to choose one.
        is_either: whether *or* or a stroke stands between them.
    """

    names: tuple[str, ...] = ()
    is_all: bool = False
    is_plain: bool = False
    is_either: bool = False


def values_in(said: str, *, is_told: bool = False) -> Values:
    """Return the values with which words begin that list some; of other words, and of such a list that is cut, none.

    Plain words are values where something tells to choose one, or where each has a capital or a digit.

    Args:
        said: the words as they are typed: *one of "EU", "US"*.
        is_told: whether something before them tells to choose.
    """
    if is_cut(said.rstrip(" )")):
        return Values()
    whole = _without_parentheses_around(said.strip().rstrip(".;:!").strip())
    ends = sorted({len(whole), *_ends(masked(whole[:_FURTHEST]))}, reverse=True)
    found = (_listed(whole[:end], is_told=is_told)._replace(is_all=end == len(whole)) for end in ends)
    return next((each for each in found if each.names), Values())


def offered_values(name: str, said: str) -> Values:
    """Return the values of which one is chosen in a field, by what is said of it behind its name.

    Plain words behind a name such as *Login* say what is typed there: *email or phone*.

    Args:
        name: what the field is called.
        said: what is said of it, as it is typed.
    """
    found = values_in(said)
    is_described = found.is_plain and (is_typed(name) or any(map(NOUN.search, found.names)))
    return Values() if is_described else found


def _ends(mask: str) -> Iterator[int]:
    """Yield where a list of values may end: before a remark, and before a comma or *and* behind *or*."""
    yield from (each.start() for each in _REST.finditer(mask))
    last = next((each.end() for each in _JOINT.finditer(mask) if _OR.search(each[0])), len(mask))
    yield from (each.start() for each in _JOINT.finditer(mask, last) if not _OR.search(each[0]))


def announces_values(text: str, *, of_one: bool = False) -> bool:
    """Return whether a text ends by saying that values follow, one of which is chosen: *Mode: one of these:*.

    Args:
        text: the text as it is typed.
        of_one: whether only words count that say so plainly: below *Choose:* may be several fields as well.
    """
    ends = (each.start() for each in (_TELLS_ONE if of_one else _TELLS).finditer(text))
    return any(_LEAD.fullmatch(text.rstrip(" .:)"), each) for each in ends)


def _listed(text: str, *, is_told: bool) -> Values:
    """Return the values of words that list some and say nothing else; of others none."""
    lead = _LEAD.match(text)
    begin = lead.end() if lead is not None else 0
    is_told = is_told or _TELLS.search(text, 0, begin) is not None
    body = _without_parentheses_around(text[begin:])
    mask = masked(body)
    joint = _TIGHT if is_told and _JOINT.search(mask) is None else _JOINT
    pieces, joints = split_masked(joint, body, mask), joint.findall(mask)
    is_either = any(map(_EITHER.search, joints))
    is_ended = any(_OR.search(one) and not _OR.search(other) for one, other in pairwise(joints))
    names = [_value(each) for each in pieces]
    are_set_off = all(map(_is_set_off, pieces))
    is_list = are_set_off or is_told or is_either
    is_plain = not (are_set_off or is_told)
    is_bare = text[:begin].strip().lower() in {"", "with"}
    are_values = all(names) and not (is_plain and not (is_bare and all(map(_PROPER.search, names))))
    is_each_once = len({compared(each) for each in names}) == len(names) >= _FEWEST
    is_list = is_list and are_values and is_each_once and not is_ended
    return Values(tuple(names), is_plain=is_plain, is_either=is_either) if is_list else Values()


def _value(piece: str) -> str:
    """Return the value that a piece of a list is, without what parentheses say of it; empty where it is none."""
    bare = without_parentheses(piece)
    name = label(bare)
    if _is_set_off(bare):
        return name if len(name.split()) <= _LONGEST else ""
    is_short = len(name.split()) <= _LONGEST_PLAIN and any(map(str.isalnum, name))
    return name if is_short and not _NO_VALUE.search(name) else ""


def _is_set_off(piece: str) -> bool:
    terms = emphasised(piece)
    return len(terms) == 1 and not re.search(
        r"\w", without_parentheses(piece[: terms[0].start] + piece[terms[0].end :])
    )


def _without_parentheses_around(text: str) -> str:
    return text[1:-1].strip() if _HELD.fullmatch(text) else text
