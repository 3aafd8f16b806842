"""What a manual says of the sides of its arrows: *our field is on the left, the value of Acme on the right*."""

from __future__ import annotations

import re

from mkdocs_paycore.manuscript.manual.sentences.sentences import sentences
from mkdocs_paycore.manuscript.manual.wording.words import unmarked
from mkdocs_paycore.source.expression import expression

_SIDE = expression(
    r"\b(?P<side>left|right)\b"
    r"(?![\s-]+(?:corner|upper|menu|panel|click|as|empty|blank|out|after|before|below|above|away|now)\b)",
    re.IGNORECASE,
)
"""A side, and not what is *left as it is* or stands *right below*."""
_SIDE_ALONE = expression(rf"(?:\b(?:on|at|to|from|the)\s+|^\W*){_SIDE.pattern}", re.IGNORECASE)
"""A side where a sentence names but one: a field may be *left*."""
_FORM = expression(r"\b(?:our|ours|form|forms|field|fields|dashboard|platform)\b|custom\.", re.IGNORECASE)
_PROVIDER = expression(r"\b(?:provider|cabinet|back\s?office|portal|theirs?|personal|merchant)\b", re.IGNORECASE)
_CLAUSES = expression(r"[,;:\u2013—]|\band\b|\bwhile\b|\s-\s", re.IGNORECASE)
_SIDE_IS = expression(
    r"\b(?P<side>left|right)(?:\s+side)?\s*(?:[:=]|(?P<is>\bis\b))\s*(?P<what>[^,;:.()]{2,40})", re.IGNORECASE
)
"""*left: Acme, right: our form*, *left is our form, right is theirs*."""
_NAMES = expression(r"\b(?:names?|fields?|labels?|values?|list|credentials?|called)\b", re.IGNORECASE)


def said_of_sides(text: str) -> bool | None:
    """Return whether a text says that the form's names are on the right; None where it says nothing of sides.

    Args:
        text: the page, as `blocks.visible` gives it.
    """
    for line in text.splitlines():
        if "left" not in line.lower() and "right" not in line.lower():
            continue
        for sentence in sentences(line):
            if (answer := _said(sentence)) is not None:
                return answer
    return None


def _said(sentence: str) -> bool | None:
    words = unmarked(sentence.replace("<<", " ").replace("{{", " "))
    said = list(_SIDE_IS.finditer(words))
    said = said if len(said) > 1 else [each for each in said if not each["is"]]
    told = {(each["side"].lower() == "right") == bool(_FORM.search(each["what"])) for each in said}
    if len(told) == 1 and _FORM.search(words):
        return told.pop()
    if not _NAMES.search(words):
        return None
    votes = set()
    side = _SIDE if len({found["side"].lower() for found in _SIDE.finditer(words)}) > 1 else _SIDE_ALONE
    for clause in _CLAUSES.split(words):
        sides = {found["side"].lower() for found in side.finditer(clause)}
        is_form, is_provider = bool(_FORM.search(clause)), bool(_PROVIDER.search(clause))
        if len(sides) == 1 and is_form != is_provider:
            votes.add(("right" in sides) == is_form)
    return votes.pop() if len(votes) == 1 else None
