"""The names of credentials in the sentences of a manual that only a capital sets off: *copy the Hash key*."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_paycore.check.text.credentials.credential_lists import plain_label
from mkdocs_paycore.manuscript.manual.page.blocks import BlockKind, blocks
from mkdocs_paycore.manuscript.manual.page.kinds import kind_named
from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN
from mkdocs_paycore.manuscript.manual.wording.words import emphasised
from mkdocs_paycore.manuscript.masked import blanked
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.text.credentials.manuals import Manual
    from mkdocs_paycore.manuscript.manual.page.blocks import Block

_LED = expression(r"(?:\b(?:the|an?|your|its|their|both|and|or|is|are|as)|[:,])[ \t]+(?=[A-Z])")
_WORD = expression(r"[ \t]?(?P<word>[A-Za-z][\w/-]*)")
_NO_PART = frozenset(
    ["of", "from", "in", "on", "at", "to", "for", "with", "and", "or", "is", "are", "was", "has", "by", "as", "that"]
)
"""Words that a name of a credential does not go on with."""
_MOST_WORDS = 4
_FEWEST = 2
_SENTENCE_END = expression(r"(?<=[.!?;])[ \t\n]+")


class SpokenMention(NamedTuple):
    """A name of a credential in a sentence.

    Attributes:
        name: as it is typed.
        plain: its plain label.
        start: its offset.
        section: the number of the heading above it.
        sentence: the sentence that it stands in.
    """

    name: str
    plain: str
    start: int
    section: int
    sentence: str


def spoken_mentions(manual: Manual) -> list[SpokenMention]:
    """Return the names in sentences of a manual that have a capital and end as a credential's does, in their order.

    A name that is set off by marks is none of them, nor is one in a table or at the beginning of a sentence.
    """
    headings = [each.start for each in manual.page.headings]
    return [
        mention
        for block in blocks(manual.visible, manual.page.body_start, len(manual.visible))
        if block.kind in {BlockKind.TEXT, BlockKind.ITEM}
        for mention in _of_block(manual, block, bisect_right(headings, block.start))
    ]


def _of_block(manual: Manual, block: Block, section: int) -> Iterator[SpokenMention]:
    at = block.start
    for sentence in _SENTENCE_END.split(block.text):
        plain = blanked(sentence, [(term.start, term.end) for term in emphasised(sentence)])
        for led in _LED.finditer(plain):
            name = _name_at(plain, led.end())
            found = manual.page.text.find(name, at, block.end) if name else -1
            if found >= 0:
                yield SpokenMention(name, plain_label(name), found, section, sentence)


def _name_at(text: str, start: int) -> str:
    """Return the name of a credential that begins at an offset of a text; empty where none does."""
    words, end, name = 0, start, ""
    while words < _MOST_WORDS and (found := _WORD.match(text, end)) is not None and found["word"] not in _NO_PART:
        words, end = words + 1, found.end()
        typed = text[start:end]
        if words >= _FEWEST and NOUN.search(typed) and kind_named(typed) is None:
            name = re.sub(r"[/-]+$", "", typed)
    return name
