"""Sentences about one mode that have their reader take the keys of the other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.words.modes import OTHER_MODE
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.rule import Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.source.problem import Problem

_SENTENCE = expression(r"(?:[^.!?\n]|\n(?!\s*\n)|[.!?](?![*_\"')]*(?:\s|\Z)))+")
_MODES = {
    "test": (r"test|sandbox", expression(r"(?:test(?<=\btest)|sandbox(?<=\bsandbox))\b")),
    "live": (r"live|production", expression(r"(?:live(?<=\blive)|production(?<=\bproduction))\b")),
}
"""The words of each mode, and where they stand in a text in small letters."""
_SWITCHED = {
    mode: expression(
        rf"\b(?:(?:turn|switch)\s+on|turn|enable|activate|tick|switch\s+(?:[^\s.]+\s+){{0,4}}to)\s+(?:the\s+)?"
        rf"[*_\"`]*(?:{words})\b(?:[ -]mode)?",
        re.IGNORECASE,
    )
    for mode, (words, _) in _MODES.items()
}
_TAKEN = {
    mode: expression(
        rf"\b(?:take|use|enter|copy|paste|insert|get)\s+(?:the\s+|your\s+)?[*_\"`]*(?P<wrong>{words})[*_\"`]*\s+"
        r"(?:api\s+)?(?:keys?|credentials|tokens?|secrets?|passwords?)\b",
        re.IGNORECASE,
    )
    for mode, (words, _) in _MODES.items()
}
_OTHERWISE = expression(
    r"\b(?:not|never|n['\u2019]t|instead|off|later|before|after|when|once|until|unless|both|either|or|back|again|same)\b",
    re.IGNORECASE,
)


@looks_for(OTHER_MODE, stage=Stage.TEXT, of_pages=True)
def keys_of_other_modes(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each sentence that switches one mode on, and in the same breath takes keys of the other.

    A sentence is left alone that sets one against the other, or names keys of both.
    """
    for page in checked.manuscripts:
        lowered = page.text.lower()
        if not ("key" in lowered or "credential" in lowered or "token" in lowered or "secret" in lowered):
            continue
        if not (_MODES["test"][1].search(lowered) and _MODES["live"][1].search(lowered)):
            continue
        for sentence in _SENTENCE.finditer(page.prose):
            for mode, other in (("test", "live"), ("live", "test")):
                taken = _TAKEN[other].search(sentence[0])
                if taken is None or not _SWITCHED[mode].search(sentence[0]) or _OTHERWISE.search(sentence[0]):
                    continue
                if len(_MODES[other][1].findall(sentence[0].lower())) > 1:
                    continue
                message = f"found {quoted_value(taken[0])} where {mode} mode is switched on"
                at = sentence.start() + taken.start("wrong")
                yield page.problem(OTHER_MODE, at, message, f"take those of {mode} mode")
