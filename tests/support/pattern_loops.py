"""Loops of a regular expression of Python that can take the same text: what makes a search slower than its text grows.

Read from the tree of the expression. An engine that goes back over its choices divides a text between such loops in
every way: for two loops after one another the time grows with the square of the length, for three with the cube, and
for a loop within a loop it doubles with each character. Possessive loops and atomic groups give nothing back.
"""

from __future__ import annotations

import re
from functools import cache
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

ENDLESS = 100
"""From so many rounds on a loop counts as one without an end."""
_ALPHABET = frozenset([*map(chr, range(128)), "\u00a0", "\u00e9", "\u0410", "\u200b", "\u2013", "\u4e00"])
_CATEGORIES: dict[str, Callable[[str], bool]] = {
    "DIGIT": str.isdecimal,
    "SPACE": str.isspace,
    "WORD": lambda char: char.isalnum() or char == "_",
}


def most_loops(pattern: str | bytes, flags: int = 0) -> int:
    """Return how many loops after one another can take the same text at most; 99 for a loop within a loop."""
    tree = parser.parse(pattern, flags)
    is_folded = bool(tree.state.flags & re.IGNORECASE)
    return max(_runs(list(tree), is_folded=is_folded), default=0)


def _runs(items: Sequence[Any], *, is_folded: bool) -> Iterator[int]:
    """Yield the length of each run of loops in a sequence that can take the same text, and of those within."""
    run: list[frozenset[str]] = []
    for code, value in _flat(items):
        chars = _chars([(code, value)], is_folded=is_folded)
        for inner in _inner(code, value):
            yield from _runs(inner, is_folded=is_folded)
        if code in {codes.MAX_REPEAT, codes.MIN_REPEAT} and value[1] >= ENDLESS:
            body = list(value[2])
            if _is_nested(body, is_folded=is_folded):
                yield 99
            run = [*(each for each in run if each & chars), chars]
            yield len(run)
        elif code not in {codes.ASSERT, codes.ASSERT_NOT, codes.AT}:
            run = run if _is_empty([(code, value)]) else [each for each in run if each & chars]


def _flat(items: Sequence[Any]) -> Iterator[Any]:
    """Yield items with those of groups in the groups' places."""
    for code, value in items:
        if code is codes.SUBPATTERN:
            yield from _flat(list(value[3]))
        else:
            yield code, value


def _is_nested(body: Sequence[Any], *, is_folded: bool) -> bool:
    """Return whether a loop's body is a loop, but for what may be empty or is of the same characters."""
    for at, (code, value) in enumerate(body):
        if code is codes.SUBPATTERN:
            if len(body) == 1 and _is_nested(list(value[3]), is_folded=is_folded):
                return True
        elif code in {codes.MAX_REPEAT, codes.MIN_REPEAT} and value[1] >= ENDLESS:
            chars = _chars([(code, value)], is_folded=is_folded)
            rest = [item for other, item in enumerate(body) if other != at]
            if all(_is_empty([item]) or _chars([item], is_folded=is_folded) <= chars for item in rest):
                return True
    return False


def _inner(code: Any, value: Any) -> list[list[Any]]:
    if code in {codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT}:
        return [list(value[2])]
    if code is codes.SUBPATTERN:
        return [list(value[3])]
    if code is codes.BRANCH:
        return [list(branch) for branch in value[1]]
    if code in {codes.ASSERT, codes.ASSERT_NOT}:
        return [list(value[1])]
    if code is codes.ATOMIC_GROUP:
        return [list(value)]
    return [list(part) for part in value[1:] if part] if code is codes.GROUPREF_EXISTS else []


def _is_empty(items: Sequence[Any]) -> bool:
    """Return whether items may take no text."""
    for code, value in items:
        if code in {codes.AT, codes.ASSERT, codes.ASSERT_NOT, codes.GROUPREF}:
            continue
        if code in {codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT} and value[0] == 0:
            continue
        inner = _inner(code, value)
        if not inner or not any(map(_is_empty, inner)):
            return False
    return True


def _chars(items: Sequence[Any], *, is_folded: bool) -> frozenset[str]:
    """Return the characters that items may take, of an alphabet that stands for all."""
    found: frozenset[str] = frozenset()
    for code, value in items:
        if code in {codes.ASSERT, codes.ASSERT_NOT}:
            continue
        if code in {codes.LITERAL, codes.NOT_LITERAL, codes.IN, codes.ANY}:
            found |= _one(code, value, is_folded=is_folded)
        for inner in _inner(code, value):
            found |= _chars(inner, is_folded=is_folded)
    return found


def _one(code: Any, value: Any, *, is_folded: bool) -> frozenset[str]:
    if code is codes.ANY:
        return _ALPHABET - {"\n"}
    return _taken(code, tuple(value) if code is codes.IN else ((codes.LITERAL, value),), is_folded=is_folded)


@cache
def _taken(code: Any, members: tuple[tuple[Any, Any], ...], *, is_folded: bool) -> frozenset[str]:
    taken = {char for char in _ALPHABET if any(_holds(kind, held, char) for kind, held in members)}
    if is_folded:
        taken |= {case for char in taken for case in (char.lower(), char.upper())}
    is_other = code is codes.NOT_LITERAL or (members and members[0][0] is codes.NEGATE)
    return frozenset(_ALPHABET - taken if is_other else taken)


def _holds(code: Any, value: Any, char: str) -> bool:
    if code is codes.LITERAL:
        return bool(ord(char) == value)
    if code is codes.RANGE:
        return bool(value[0] <= ord(char) <= value[1])
    if code is codes.CATEGORY:
        name = str(value).removeprefix("CATEGORY_").removeprefix("UNI_")
        return bool(_CATEGORIES[name.removeprefix("NOT_")](char)) != name.startswith("NOT_")
    return False
