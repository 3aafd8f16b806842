"""Sentences of which the second speaks of what the first names: *Find X. That's the Y*, *X is there. Enter it as Y*."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.manual.names.mapping import Mapping
from mkdocs_paycore.manuscript.manual.sentences.sentences import sentences
from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN
from mkdocs_paycore.manuscript.manual.wording.orders import TOLD_VERB
from mkdocs_paycore.manuscript.manual.wording.words import SET_OFF_NAME, emphasised, label, unmarked
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


_THAT_IS = expression(
    rf"^(?:that|this|it)(?:['\u2019]s|\s+is)\s+(?:the|its|our)\s+(?P<form>{SET_OFF_NAME})"
    r"(?:\s+(?:of|in)\s+(?:(?:the|our|both|all|each|every)\s+)+(?:[\w-]+\s+)?forms?)?\.?$",
    re.IGNORECASE,
)
_ENTER_IT = expression(
    rf"^(?:then\s+|and\s+)?(?:enter|paste|put|copy|insert|type|specify)\s+(?:it|this)\s+(?:in(?:to)?|to|as|under)\s+"
    rf"(?:the\s+)?(?:field\s+)?(?P<form>{SET_OFF_NAME})(?:\s+(?:field|in\s+the\s+form))?\.?$",
    re.IGNORECASE,
)


def linked(found: Sequence[str]) -> Iterator[tuple[str, Mapping | None]]:
    """Yield the sentences of a paragraph, of two that name one credential the first alone, with the names of both.

    Args:
        found: the sentences as they are typed.
    """
    is_taken = False
    for one, other in zip_longest(found, found[1:], fillvalue=""):
        joined = None if is_taken else _joined(one, other)
        if not is_taken:
            yield one, joined
        is_taken = joined is not None


def linked_pairs(text: str) -> list[Mapping]:
    """Return the credentials whose names two sentences of a text join; empty where none do."""
    return [pair for _, pair in linked(sentences(text)) if pair is not None]


def _joined(one: str, other: str) -> Mapping | None:
    """Return the credential of which two sentences say both names; None where they do not."""
    terms = emphasised(one)
    if not terms or not other:
        return None
    is_sure = len(terms) == 1 or not TOLD_VERB.search(unmarked(one))  # else the others would be lost
    if is_sure and (found := _THAT_IS.match(other)) is not None and NOUN.search(label(found["form"])):
        return _mapping(terms[-1].text, label(found["form"]), sign="is")
    is_first = len(terms) == 1 and unmarked(one).removeprefix("The ").startswith(terms[0].text)
    if is_first and (found := _ENTER_IT.match(other)) is not None:
        return _mapping(terms[0].text, label(found["form"]), sign="as")
    return None


def _mapping(name: str, form: str, *, sign: str) -> Mapping:
    return Mapping(form) if name == form else Mapping(name, form, sign=sign)
