"""What questions and answers say of the fields of a form: *Q: What goes to "Login"? A: Merchant ID*."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.manual.names.mapping import Mapping
from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN
from mkdocs_paycore.manuscript.manual.wording.remarks import mark_in
from mkdocs_paycore.manuscript.manual.wording.words import compared, emphasised, label, unmarked
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

_NEXT = expression(r"(?:<br>)?[*_]{0,3}\bQ(?:uestion)?[:.]")
"""How another question begins behind an answer."""
_ANSWER = expression(r"^[*_]{0,3}A(?:nswer)?[:.][*_]{0,3}")
_ASKS = expression(
    r"\bwhat\b[^?]*\b(?:goes?|enter(?:ed)?|put|type|typed|paste|fill|write|written|needed|belongs?)\b|\bask(?:s|ed)?\s+for\b|\bis\s+for\s+[\"“]|\band\s+(?:for\s+)?[\"“*_`']",
    re.IGNORECASE,
)
"""A question about what is entered, and one that only goes on with the next field."""
_QUOTED = expression(r"[\"“«](?P<name>[^\"“”«»?]{1,60})[\"”»]")
_ENDS = expression(
    r"\s+(?:of|from|in|on|at|for|which|that|if|when|where|with|as|you|sent|shown|given|issued)\b|\s*[;.(:\u2013—]"
    r"|,\s+(?:not|but|if|which|that|and\s+not)\b",
    re.IGNORECASE,
)
_JOINT = expression(r"\s*,\s*(?:and\s+)?|\s+and\s+")
_YOUR = expression(
    r"^(?:for\s+)?(?:here\s+goes\s+|it\s+is\s+|it['\u2019]s\s+|enter\s+|put\s+|use\s+)?(?:the|your)\s+|^for\s+",
    re.IGNORECASE,
)
_INSTEAD = expression(
    r"(?P<provider>[A-Z][\w-]*(?:\s(?!(?:says?|shows?|has|have|writes?|uses?)\b)[\w-]+){0,3})\s+instead\s+of\s+(?P<form>[A-Z][\w-]*(?:\s(?!and\b)[\w-]+){0,3})(?=[,.;]|\sand\b|$)"
)
"""*Acme says X instead of Y*: what the provider calls a field."""
_LONGEST = 5


def answered(text: str) -> Iterator[Mapping]:
    """Yield the credentials of a paragraph of questions and answers; of another one none.

    Args:
        text: the paragraph as it is typed.
    """
    for question, answer in _turns(text):
        if not answer or not _ASKS.search(unmarked(question)):
            continue
        quoted = [each["name"].strip() for each in _QUOTED.finditer(question)]
        fields = quoted or [each.text for each in emphasised(question) if not each.text.endswith("?")]
        names = _names(answer)
        if not fields and any(map(_is_name, names)) and all(each[:1].isupper() for each in names):
            theirs = {label(each["form"]): label(each["provider"]) for each in _INSTEAD.finditer(answer)}
            yield from (_mapping(name, theirs.get(name, name), "") for name in names)
            continue
        known = len(names) == len(fields) and all(map(_is_name, names))
        for field, name in zip(fields, names if known else fields, strict=True):
            yield _mapping(field, name, answer)


def _turns(text: str) -> Iterator[tuple[str, str]]:
    """Yield the questions of a paragraph, each with its answer; the first stands before the first question mark."""
    question, *rest = text.split("?")
    for piece in rest:
        following = _NEXT.search(piece)
        said = (piece[: following.start()] if following else piece).lstrip('*_"').strip().removeprefix("<br>").strip()
        yield question, _ANSWER.sub("", said).strip().removesuffix("<br>")
        question = piece[following.end() :] if following else ""


def _mapping(field: str, name: str, answer: str) -> Mapping:
    """Return a credential by its field, and what an answer calls it."""
    required = mark_in(answer)
    note = unmarked(answer)
    if compared(field) == compared(name):
        return Mapping(field, note=note, required=required)
    return Mapping(name, field, sign="called", note=note, required=required, is_right_ours=True)


def _names(answer: str) -> list[str]:
    """Return the names with which an answer begins."""
    end = _ENDS.search(answer)
    begin = answer[: end.start()] if end else answer
    return [label(_YOUR.sub("", piece)) for piece in _JOINT.split(begin) if piece.strip()]


def _is_name(words: str) -> bool:
    return len(words.split()) <= _LONGEST and NOUN.search(words) is not None
