"""Sentences of which the second speaks of what the first names: *Find X. That's the Y*, *X is there. Enter it as Y*."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.manual.names.mapping import Mapping
from mkdocs_paycore.manuscript.manual.names.named import named_in
from mkdocs_paycore.manuscript.manual.names.sole_name import sole_name
from mkdocs_paycore.manuscript.manual.sentences.sentences import sentences
from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN
from mkdocs_paycore.manuscript.manual.wording.verbs import PUT, UPLOAD, order_in
from mkdocs_paycore.manuscript.manual.wording.words import FIELD_NAME, SET_OFF_NAME, emphasised, label, unmarked
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_paycore.manuscript.manual.wording.words import SetOff

_THAT_IS = expression(
    rf"^(?:that|this|it)(?:['\u2019]s|\s+is)\s+(?:the|its|our)\s+(?P<form>{SET_OFF_NAME})"
    r"(?:\s+(?:of|in)\s+(?:(?:the|our|both|all|each|every)\s+)+(?:[\w-]+\s+)?forms?)?\.?$",
    re.IGNORECASE,
)
_CALLED_HERE = expression(
    rf"^(?:(?P<before>(?:in|on)\s+(?:the|our)\s+(?:connection\s+)?form),?\s+)?(?:it|this)(?:['\u2019]s|\s+is)\s+(?:called|named|labelled)\s+"
    rf"(?P<form>{SET_OFF_NAME})(?(before)|\s+(?:here|in\s+(?:the|our)\s+(?:connection\s+)?form))\W*$"
    rf"|^(?:in|on)\s+(?:the|our)\s+(?:connection\s+)?form\s*[:,\u2013—-]\s*(?P<alone>{SET_OFF_NAME})\W*$",
    re.IGNORECASE,
)
_SAME_HERE = expression(
    r"^(?:it|this)\s+(?:has|bears|keeps)\s+(?:the\s+same|its)\s+name\s+(?:here|in\s+(?:the|our)\s+(?:connection\s+)?form)\W*$",
    re.IGNORECASE,
)
"""*In our form it is called X*, *It has the same name in our form*."""
_ENTER_IT = expression(
    rf"^(?:then\s+|and\s+)?(?:{PUT})\s+(?:it|this)\s+(?:in(?:to)?|to|as|under)\s+"
    rf"(?:the\s+)?(?:field\s+)?(?P<form>{SET_OFF_NAME})(?:\s+(?:field|in\s+the\s+form))?\.?$",
    re.IGNORECASE,
)
_FORM = r"(?:in|on)\s+(?:the|our)\s+(?:connection\s+)?form"
_IT_GOES = expression(
    rf"^(?:{_FORM},?\s+)?(?:it|this|that)\s+(?:goes|belongs|is\s+(?:entered|put|pasted|typed|uploaded))\s+(?:in(?:to)?|to|as|under)\s+"
    rf"(?:the\s+)?(?:field\s+)?(?P<form>{FIELD_NAME})(?:\s+field)?(?:\s+{_FORM})?\W*$"
    rf"|^(?:then\s+)?(?:{PUT}|{UPLOAD})\s+(?:it|this|that)\s+(?:{_FORM}\s+)?(?:in(?:to)?|to|as|under)\s+(?:the\s+)?(?:field\s+)?"
    rf"(?P<upload>{FIELD_NAME})(?:\s+field)?(?:\s+{_FORM})?\W*$",
    re.IGNORECASE,
)
"""*In the form it goes into the Y field*, *Upload it in the form as Y*: where something goes by no name."""
_SPEAKS_OF_FORM = expression(r"\b(?:form|field)\b", re.IGNORECASE)
_THEY_ARE_CALLED = expression(
    r"^(?P<there>(?:in|on)\s+(?:the|our)\s+(?:connection\s+)?(?:form|dashboard),?\s+)?(?:they|these|those)\s+"
    r"(?:are\s+(?:called|named|labelled)|(?(there)(?:are|become)|become))\s+(?P<forms>[*_`\"'“].{4,120})$",
    re.IGNORECASE,
)
"""*In the form they are called X, Y and Z*."""


def linked(found: Sequence[str]) -> Iterator[tuple[str, list[Mapping]]]:
    """Yield the sentences of a paragraph, of two that name one thing the first alone, with the names of both.

    Args:
        found: the sentences as they are typed.
    """
    is_taken = False
    for one, other in zip_longest(found, found[1:], fillvalue=""):
        joined = [] if is_taken else _joined(one, other)
        if not is_taken:
            yield one, joined
        is_taken = bool(joined)


def linked_pairs(text: str) -> list[Mapping]:
    """Return the credentials whose names two sentences of a text join; empty where none do."""
    return [pair for _, pairs in linked(sentences(text)) for pair in pairs]


def _joined(one: str, other: str) -> list[Mapping]:
    """Return the credentials of which two sentences say both names; nothing where they do not."""
    if not other:
        return []
    if called := _called_there(one, other):
        return called
    terms = emphasised(one)
    is_sure = len(terms) == 1 or order_in(unmarked(one)) is None  # else the others would be lost
    if terms and is_sure and (found := _THAT_IS.match(other)) is not None and NOUN.search(label(found["form"])):
        return [_mapping(terms[-1].text, label(found["form"]), sign="is")]
    if terms and (here := _called_here(terms, other)):
        return here
    entered = _entered_there(one, other)
    return [] if entered is None else [entered]


def _entered_there(one: str, other: str) -> Mapping | None:
    """Return the credential that a sentence names, with where the next one says that it goes; None for others."""
    if _SPEAKS_OF_FORM.search(other) and (goes := _IT_GOES.match(other)) is not None and (name := sole_name(one)):
        return _mapping(name, label(goes["form"] or goes["upload"]), sign="as")
    terms = emphasised(one)
    is_first = len(terms) == 1 and unmarked(one).removeprefix("The ").startswith(terms[0].text)
    found = _ENTER_IT.match(other) if is_first else None
    return None if found is None else _mapping(terms[0].text, label(found["form"]), sign="as")


def _called_here(terms: Sequence[SetOff], other: str) -> list[Mapping]:
    """Return the credential that a sentence sets off last, with what the next one says that our form calls it."""
    if (found := _CALLED_HERE.match(other)) is not None:
        return [_mapping(terms[-1].text, label(found["form"] or found["alone"]), sign="called")]
    return [Mapping(terms[0].text)] if len(terms) == 1 and _SAME_HERE.match(other) else []


def _called_there(one: str, other: str) -> list[Mapping]:
    """Return the pairs of a sentence that asks for several and one that says what the form calls as many."""
    found, order = _THEY_ARE_CALLED.match(other), order_in(one)
    if found is None:
        return []
    forms = [each.text for each in emphasised(found["forms"])]
    names = [each.left for each in named_in(order.object.rstrip(".;"), is_upload=False)] if order is not None else []
    names = names if len(names) == len(forms) else [each.text for each in emphasised(one)]
    pairs = zip(names, forms, strict=True) if len(names) == len(forms) else ()
    return [_mapping(name, form, sign="as") for name, form in pairs]


def _mapping(name: str, form: str, *, sign: str) -> Mapping:
    return Mapping(form) if name == form else Mapping(name, form, sign=sign)
