"""What a manual says of a form's names where one sets up: *Key* is the *API key of the owner*, or a table of both."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.manual.credentials.announced import are_mapped
from mkdocs_paycore.manuscript.manual.credentials.tables import says_sides, table_mappings
from mkdocs_paycore.manuscript.manual.names.called import with_called
from mkdocs_paycore.manuscript.manual.names.line import mappings
from mkdocs_paycore.manuscript.manual.names.mapping import Mapping
from mkdocs_paycore.manuscript.manual.page.blocks import BlockKind, by_tables
from mkdocs_paycore.manuscript.manual.sentences.sentences import is_command, sentences
from mkdocs_paycore.manuscript.manual.sentences.spoken import spoken
from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN, OF_FORM
from mkdocs_paycore.manuscript.manual.wording.ours import has_ours
from mkdocs_paycore.manuscript.manual.wording.words import compared, emphasised
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs_paycore.manuscript.manual.page.blocks import Block

_LONGEST = 5
_WHERE = expression(r"^(?:for|in|at|on|with)\s[^,*_`\"“]{2,40},\s+", re.IGNORECASE)
"""What a sentence says before its names: where it is so."""
_ORDER = expression(r"^[A-Z][a-z]+\s+(?:(?:the|your)\s+)?(?=[*_`\"'“A-Z])")
"""How a sentence begins that tells to do something with what it names: *Copy the Key*."""


def told_pairs(found: Sequence[Block]) -> Iterator[Mapping]:
    """Yield the credentials of which a part of a manual that has no form says both names.

    Args:
        found: the blocks of the part.
    """
    for is_table, some in by_tables(found):
        if is_table:
            yield from _of_table(some)
            continue
        for is_list, run in groupby(some, key=lambda block: block.kind is BlockKind.ITEM):
            items = list(run)
            if is_list and len(items) > 1 and are_mapped(items):
                yield from _of_list(items)
                continue
            for block in items:
                if block.kind in {BlockKind.TEXT, BlockKind.ITEM}:
                    yield from _of_text(block.text)


def _of_table(lines: Sequence[Block]) -> Iterator[Mapping]:
    if says_sides(lines[0].text):
        for _, mapping in table_mappings(lines):
            if mapping.is_right_ours:
                yield mapping


def _of_list(items: Sequence[Block]) -> Iterator[Mapping]:
    """Yield the credentials of a list whose items each join two names; none where names repeat, as menus do."""
    found = [each for item in items for each in mappings(item.text)]
    if all(len({compared(getattr(each, side)) for each in found}) == len(found) for side in ("left", "right")):
        yield from found


def _of_text(text: str) -> Iterator[Mapping]:
    """Yield the credentials of which a paragraph or an item says both names: in remarks, in sentences."""
    if ours := [each for sentence in sentences(text) if has_ours(sentence) for each in _of_ours(sentence)]:
        yield from ours
        return
    yield from (each for each in mappings(text) if each.has_arrow and _are_of_form(each))
    named = [] if is_command(text) else [each for each in mappings(text) if not each.right and _is_name(each.left)]
    called = (with_called(each, each.note) for each in named)
    if found := [each for each in called if each is not None and each.is_right_ours]:
        yield from found
        return
    if not emphasised(text):
        return  # names that nothing sets off are too easily words of the sentence
    for whole in sentences(text):
        sentence = _WHERE.sub("", whole)
        pairs = [each for each in spoken(sentence) if each.right]
        yield from pairs
        terms = emphasised(sentence)
        if not pairs and terms and terms[0].start == 0:
            said = with_called(Mapping(terms[0].text), sentence[terms[0].end :].strip())
            if said is not None and said.right:
                yield said


def _of_ours(sentence: str) -> Iterator[Mapping]:
    """Yield the credentials of which a sentence says what our form calls them."""
    for each in mappings(_ORDER.sub("", sentence) if is_command(sentence) else sentence):
        if each.right:
            yield replace(each, is_right_ours=each.is_right_ours is not False)


def _are_of_form(mapping: Mapping) -> bool:
    """Return whether both names that an arrow joins end as those of fields do, so that they are no menus."""
    return OF_FORM.search(mapping.left) is not None and OF_FORM.search(mapping.right) is not None


def _is_name(words: str) -> bool:
    """Return whether words are a credential's name, and no sentence."""
    return len(words.split()) <= _LONGEST and (NOUN.search(words) is not None or words.count(" ") == 0)


def with_told(mapping: Mapping, pairs: Iterable[Mapping]) -> Mapping:
    """Return a credential of one name with the other one that a manual says of it elsewhere, where it says one only.

    Args:
        mapping: its name, by which a form has it, or else the provider.
        pairs: the credentials of which both names are told.
    """
    key = compared(mapping.left)
    found = {(left, right) for each in pairs for left, right in _sides(each, key)}
    if mapping.right or len(found) != 1:
        return mapping
    left, right = found.pop()
    return replace(mapping, left=left, right=right, sign="called", is_right_ours=True)


def _sides(pair: Mapping, key: str) -> Iterator[tuple[str, str]]:
    """Yield the provider's and the form's name of a pair, one of which is a credential's: else the form's.

    An arrow of which nothing says whose it is points to the form's name, and that is the credential's.
    """
    is_arrow = pair.has_arrow and pair.is_right_ours is None
    is_right = pair.towards_right if is_arrow else pair.is_right_ours is not False
    left, right = (pair.left, pair.right) if is_right else (pair.right, pair.left)
    if compared(left) == compared(right):
        return
    if key == compared(right):
        yield left, right
    elif key == compared(left) and not is_arrow:
        yield (left, right) if pair.is_right_ours is not None else (right, left)
