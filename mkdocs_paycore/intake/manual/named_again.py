"""The fields that a section names and says to be those of a form above: *alias and key as above*, *the same Alias*."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from mkdocs_paycore.manuscript.manual.page.blocks import BlockKind
from mkdocs_paycore.manuscript.manual.sentences.sentences import is_command, sentences
from mkdocs_paycore.manuscript.manual.wording.words import compared, unmarked, without_parentheses
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mkdocs_paycore.manuscript.manual.credentials.credential import Credential
    from mkdocs_paycore.manuscript.manual.page.blocks import Block

_ABOVE = expression(
    r"^(?P<names>.{2,120}?)[\s,(\u2013—-]+(?:(?:exactly\s+)?(?:the\s+)?same\s+)?(?:as|see)\s+(?:above|before|earlier"
    r"|(?:for|in)\s+(?:the\s+)?[\w\s]{2,30}\baccount)\b",
    re.IGNORECASE,
)
_THE_SAME = expression(
    r"\bthe\s+same\s+(?P<names>(?:(?!\s(?:as|that|which|you|from|here)\b)[^.;:]){2,120})", re.IGNORECASE
)
_JOINT = expression(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*|\s+/\s+")
_BEFORE_NAME = expression(r"^(?:(?:then|also|please)\s+)?(?:enter|fill\s+in|put|paste|use)?\s*(?:the\s+|your\s+)?")


class NamedAgain(NamedTuple):
    """What a sentence or an item names of a form above.

    Attributes:
        block: where it stands.
        fields: the fields of that form.
    """

    block: Block
    fields: list[Mapping[str, Any]]


def named_again(found: Sequence[Block], connections: Iterable[Mapping[str, Any]]) -> list[NamedAgain]:
    """Return what a section names of forms above, where it says that this is the same as there.

    Args:
        found: the blocks of the section.
        connections: the connections above.
    """
    known = {name: each for one in connections for each in reversed(one["fields"]) for name in _names_of(each)}
    texts = (each for each in found if each.kind in {BlockKind.TEXT, BlockKind.ITEM} and not each.in_note)
    again = ((block, list(_fields_in(block.text, known))) for block in texts)
    return [NamedAgain(block, fields) for block, fields in again if fields]


def without_named_again(asked: Sequence[Credential], again: Sequence[NamedAgain]) -> list[Credential]:
    """Return credentials without those that only repeat names of forms above.

    Args:
        asked: what the section asks for.
        again: what it names of forms above.
    """
    return [each for each in asked if not any(_is_of(each, one) for one in again)]


def _is_of(credential: Credential, again: NamedAgain) -> bool:
    known = {name for each in again.fields for name in _names_of(each)}
    pieces = _pieces(_ABOVE.sub(r"\g<names>", credential.mapping.left))
    return again.block is credential.blocks[0] and not credential.mapping.right and set(pieces) <= known


def _fields_in(text: str, known: Mapping[str, Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Yield the fields that the sentences of a text name and say to be the same; *as above* is said of nothing else."""
    for sentence in sentences(text):
        words = without_parentheses(unmarked(sentence))
        if (above := _ABOVE.match(words)) is not None:
            pieces = _pieces(above["names"])
            yield from (known[each] for each in pieces if all(one in known for one in pieces))
        elif is_command(sentence) and (same := _THE_SAME.search(words)) is not None:
            yield from (known[each] for each in _pieces(same["names"]) if each in known)


def _pieces(words: str) -> list[str]:
    """Return names that commas and *and* join, as they are compared."""
    return [piece for each in _JOINT.split(_BEFORE_NAME.sub("", words)) if (piece := compared(each.strip(" .;:")))]


def _names_of(field: Mapping[str, Any]) -> set[str]:
    return {compared(field["label"]), compared(field.get("provider_label") or field["label"])}
