"""What engines read differently in a pattern that each takes, and what stands in a set as the flag `v` forbids.

`regress` and the engines of browsers differ in these: halves of characters (lone surrogates), references to a group
from inside that group, assertions that are repeated. Random patterns without them are read alike: the tests compare.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.regex.parser import Expression, Lookaround, Reference, Repetition, Sequence, parse, walk
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

_ESCAPE = expression(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|(?P<half>u[dD][89a-fA-F][0-9a-fA-F]{2}|u\{0*[dD][89a-fA-F][0-9a-fA-F]{2}\})|.)",
    re.DOTALL,
)
_ESCAPED_OR_SET = expression(r"\\.|\[\^?((?:\\.|[^\]\\])*)\]", re.DOTALL)
_MEMBER = expression(r"\\(?:[pPu]\{[^}]*\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c[A-Za-z]|.)|.", re.DOTALL)
# ECMA-262, 22.2.1: ClassSetSyntaxCharacter but for the backslash; ClassSetReservedDoublePunctuator, one of each pair.
_TO_ESCAPE = set("()[]{}/-|")
_NOT_TWICE = set("&!#$%*+,.:;<=>?@^`~")


def read_differently(pattern: str) -> str | None:
    """Return what engines read differently in a pattern that compiles under the flag `u`, in words; None if nothing."""
    for escape in _ESCAPE.finditer(pattern):
        if escape["half"]:
            return f"{_placed(escape[0], escape.start())} is half of a character, which engines read differently"
    try:
        return next(_differences(parse(pattern)), None)
    except RecursionError:  # so deep that the count of its ways refuses it
        return None


def set_fault(pattern: str) -> str | None:
    """Return which character of a set must be written in another way under the flag `v`, in words; None if none.

    Args:
        pattern: one that compiles under the flag `u`.
    """
    for part in _ESCAPED_OR_SET.finditer(pattern):
        if part[1] is not None:
            found = next(_misplaced(part[1]), None)
            if found:
                at, char, instead = found
                return f"in a set, {_placed(char, part.start(1) + at)} must be written {instead}"
    return None


def _differences(expression: Expression) -> Iterator[str]:
    pattern = expression.pattern
    for part, _ in walk(expression.root):
        text = _placed(pattern[part.start : part.end], part.start)
        if isinstance(part, Reference):
            group = expression.groups.get(part.group)
            if group and group.start <= part.start < group.end:
                yield f"{text} stands inside the group that it refers to, which engines read differently"
        if isinstance(part, Repetition) and part.body.start == part.start and _takes_nothing(part.body):
            yield f"{text} repeats a place between characters, which browsers do not take"


def _takes_nothing(part: object) -> bool:
    return isinstance(part, Lookaround) or (isinstance(part, Sequence) and not part.parts)


def _misplaced(members: str) -> Iterator[tuple[int, str, str]]:
    r"""Yield where a character stands in a set that the flag `v` does not take so, it, and how it is written.

    A `-` between two characters makes a range; a mark that stands twice says no more than one.
    """
    found = [*_MEMBER.finditer(members)]
    place = 0
    while place < len(found):
        is_range = place + 2 < len(found) and found[place + 1][0] == "-"
        for member in (found[place], found[place + 2]) if is_range else (found[place],):
            if member[0] in _TO_ESCAPE:
                yield member.start(), member[0], f"\\{member[0]}"
        if found[place][0] in _NOT_TWICE and found[place + 1 : place + 2] and found[place + 1][0] == found[place][0]:
            yield found[place].start(), found[place][0] * 2, f"{found[place][0]}, once"
        place += 3 if is_range else 1


def _placed(text: str, start: int) -> str:
    return f"{text} at character {start + 1}"
