"""The fields of a form that its section does not name: the same as another's, or all that the provider gives."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.catalog.model.field import FieldType
from mkdocs_paycore.manuscript.manual.blocks import BlockKind
from mkdocs_paycore.manuscript.manual.kinds import kind_named
from mkdocs_paycore.manuscript.manual.sentences import sentences
from mkdocs_paycore.manuscript.manual.words import compared, unmarked
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mkdocs_paycore.catalog.product.model import Product
    from mkdocs_paycore.manuscript.manual.blocks import Block
    from mkdocs_paycore.manuscript.manual.credential import Credential

_SAME = expression(
    r"\bsame\s+(?:credentials?|data|parameters?|values?|fields?|keys?|as\b)"
    r"|\b(?:in\s+addition\s+to|besides|apart\s+from)\s+(?:the\s+(?:credentials?|data|fields|keys|values)|those|what)\b",
    re.IGNORECASE,
)
_MORE = expression(
    r"\b(?:additional(?:ly)?|in\s+addition|also|plus|besides|apart\s+from|as\s+well|moreover|and)\b", re.IGNORECASE
)
_ACCOUNT = expression(
    r"(?:\b(?:h2h|host[\s-]*to[\s-]*host|provider|merchant|payment|pay-?out)\s+)+account", re.IGNORECASE
)
_ABOVE = expression(r"\b(?:above|previous|before|first|other)\b", re.IGNORECASE)
_ALL = expression(
    r"\b(?:enter|fill\s+in|paste|copy|use|specify|put|insert|provide)\s+(?:(?:in|all|the|these|those|your|both|obtained"
    r"|received|required|necessary)\s+)*(?:credentials|keys|data|parameters|values|details)\b(?!\s*(?:[:*_`\"']|and\s))",
    re.IGNORECASE,
)
_OPTIONS = frozenset({"test_mode", "currency", "currencies", "features"})


def same_as_another(
    found: Sequence[Block], own: Sequence[Mapping[str, Any]], connections: Sequence[Mapping[str, Any]], product: Product
) -> tuple[Block, Mapping[str, Any], list[dict[str, Any]]] | None:
    """Return what a section says are the same credentials: the block, the other connection, and those it has not got.

    Args:
        found: the blocks of the section.
        own: the fields that it names itself; with some, only words that say that these are more count.
        connections: what the sections before it ask for.
        product: what is connected.
    """
    said = ((block, sentence) for block in found for sentence in sentences(block.text) if _SAME.search(sentence))
    block, sentence = next(said, (None, ""))
    with_fields = [each for each in connections if each["fields"]]
    is_more = _MORE.search(sentence) and (_ACCOUNT.search(unmarked(sentence)) or _ABOVE.search(sentence))
    if block is None or not with_fields or (own and not is_more):
        return None
    kinds = {kind_named(each[0], product) for each in _ACCOUNT.finditer(unmarked(sentence))}
    other = next((each for each in with_fields if each["kind"] in kinds), with_fields[0])
    labels = {compared(each["label"]) for each in own}
    taken = [dict(each) for each in other["fields"] if each["key"] not in _OPTIONS]
    return block, other, [each for each in taken if compared(each["label"]) not in labels]


def announced_without_names(found: Sequence[Block], credentials: Iterable[Credential]) -> Block | None:
    """Return the block that tells to enter credentials, where a section names none but what is chosen or uploaded."""
    if any(not each.from_sentence or each.type not in {FieldType.SELECT, FieldType.FILE} for each in credentials):
        return None
    texts = (block for block in found if block.kind in {BlockKind.TEXT, BlockKind.ITEM} and not block.in_note)
    return next((block for block in texts if _ALL.search(unmarked(block.text)) and not _SAME.search(block.text)), None)


def as_others_call_them(
    given: Iterable[Credential], others: Iterable[tuple[Credential, tuple[bool, bool]]]
) -> list[tuple[Credential, tuple[bool, bool]]]:
    """Return what a provider gives with the names that other sections map it to, and the sides of these.

    Args:
        given: what the provider gives, by its names.
        others: the credentials of other sections that have two names, with their sides.
    """
    known = {
        compared(each.mapping.left if is_right else each.mapping.right): (each, (is_right, is_certain))
        for each, (is_right, is_certain) in others
    }
    result = []
    for each in given:
        other, sides = known.get(compared(each.mapping.left), (each, (True, False)))
        result.append((replace(each, mapping=other.mapping, from_sentence=False), sides))
    return result
