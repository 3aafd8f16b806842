"""Which of several credentials a text means by its number, to say its other name: *(the last one as Account ID)*."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.manual.wording.words import label
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_paycore.manuscript.manual.names.mapping import Mapping

_NUMBERS = {"first": 0, "former": 0, "second": 1, "third": 2, "fourth": 3, "last": -1, "latter": -1}
_OF = expression(
    rf"\s*(?:[(,;\u2013—-]|\sand)\s*(?:and\s+)?the\s+(?P<which>{'|'.join(_NUMBERS)})(?:\s+(?:one|of\s+them|value))?,?\s+"
    r"(?:(?:is|goes|must\s+be|has\s+to\s+be|(?:is\s+)?entered|(?:is\s+)?called|(?:is\s+)?named)\s+)?"
    r"(?:(?:as|into|to|in|under)\s+)?(?:(?:the|our)\s+)?(?:field\s+)?"
    r"(?P<name>[*_`\"'“][^*_`\"'“”()]{1,60}[*_`\"'”]{1,3}|(?-i:[A-Z])[\w-]*(?:\s[\w-]+){0,3})(?:\s+(?:field|here|in\s+the\s+form))?"
    r"(?:\)|(?=[,;.]|$))",
    re.IGNORECASE,
)


def without_ordinals(aim: str) -> tuple[str, dict[int, str]]:
    """Return a text without what it says of single ones of its credentials, and the form's name of these by number.

    Args:
        aim: the object of a sentence: *A, B and C (the last one as D)*.
    """
    named = {_NUMBERS[found["which"].lower()]: label(found["name"]) for found in _OF.finditer(aim)}
    return (_OF.sub("", aim), named) if named else (aim, {})


def with_ordinals(found: Sequence[Mapping], named: dict[int, str]) -> list[Mapping]:
    """Return credentials of one name with the form's name that a text says of them by their number."""
    result = list(found)
    for number, name in named.items():
        if -1 <= number < len(result) and result and not result[number].right and name != result[number].left:
            result[number] = replace(result[number], right=name, sign="as", is_right_ours=True)
    return result
