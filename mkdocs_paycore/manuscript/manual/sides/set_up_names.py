"""What *Set up* calls things, and how plainly it names one of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.manual.names.likeness import variants
from mkdocs_paycore.manuscript.manual.names.line import mappings
from mkdocs_paycore.manuscript.manual.page.blocks import BlockKind, blocks
from mkdocs_paycore.manuscript.manual.sentences.sentences import is_command
from mkdocs_paycore.manuscript.manual.sides.legend import said_of_sides
from mkdocs_paycore.manuscript.manual.sides.told import told_pairs
from mkdocs_paycore.manuscript.manual.wording.arrows import menus
from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN, is_bare_noun
from mkdocs_paycore.manuscript.manual.wording.words import (
    NAME_AND_HELD,
    compared,
    emphasised,
    in_parentheses,
    label,
    stands_in,
    unmarked,
    without_file,
    without_parentheses,
)
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs_paycore.manuscript.manual.names.mapping import Mapping
    from mkdocs_paycore.manuscript.manual.wording.words import SetOff


_GLOSSED = expression(
    r"(?<![\w-])(?P<name>[A-Z][\w-]{1,30}(?:\s[A-Z][\w-]{0,30}){0,3}(?:\s[\w-]{2,30})?)\s\((?P<held>[\w -]{2,40})\)"
)
"""A name with another one in parentheses: *User ID (Hash ID)*."""
_COMPOUND = expression(r"(?<![\w-])[A-Z]\w*(?:-[A-Z]\w*)+(?![\w-])")
"""Several words as one: *ACME-Header-Login*."""


class Trace(IntEnum):
    """How plainly *Set up* names something."""

    NONE = 0
    IN_PROSE = 1
    NEARLY = 2
    """But for parentheses."""
    NAMED = 3
    """But for letter case and `_`."""
    EXACTLY = 4


@dataclass(frozen=True)
class SetUpNames:
    """What *Set up* calls things: the names of its lists and those that it sets off, and its words.

    Attributes:
        names: the names as they are written.
        words: all of its text, compared.
        is_form_right: what the manual says itself of the sides of its arrows; None where it says nothing.
        pairs: the credentials of which it says there what the form calls them.
        written: all of its text without marks.
        glossed: what its sentences and headings name with another word for it, *User ID (Hash ID)*, or as one compound.
    """

    names: tuple[str, ...]
    words: str
    is_form_right: bool | None = None
    pairs: tuple[Mapping, ...] = ()
    written: str = ""
    glossed: tuple[str, ...] = ()

    def trace(self, name: str) -> Trace:
        """Return how plainly *Set up* names something."""
        if name in self.names:
            return Trace.EXACTLY
        key = compared(name)
        if any(compared(each) == key for each in self.names):
            return Trace.NAMED
        bare = compared(without_parentheses(name))
        if bare and any(bare in variants(each) or key in variants(each) for each in self.names):
            return Trace.NEARLY
        inner = {compared(each) for each in in_parentheses(name)}
        if inner & {compared(each) for each in self.names}:
            return Trace.NEARLY
        if is_bare_noun(bare):
            return Trace.NONE
        return Trace.IN_PROSE if bare and stands_in(bare, self.words) else Trace.NONE

    def has_both(self, one: str, other: str) -> bool:
        """Return whether *Set up* has two names as one: one of them stands in parentheses behind the other."""
        keys = {compared(one), compared(other)}
        found = map(NAME_AND_HELD.match, self.names)
        return any(each is not None and {compared(each["name"]), compared(each["held"])} == keys for each in found)

    def has_longer(self, one: str, other: str) -> bool:
        """Return whether *Set up* writes the longer of two names just so, with its capital, and the shorter nowhere."""
        shorter, longer = sorted((one, other), key=len)
        if not longer[:1].isupper() or longer not in self.written:
            return False
        return not stands_in(shorter, self.written.replace(longer, ""))


NO_NAMES = SetUpNames((), "")


def set_up_names(text: str, ranges: Sequence[tuple[int, int]]) -> SetUpNames:
    """Return what the sections about setting up call things.

    Args:
        text: the page, as `blocks.visible` gives it.
        ranges: where these sections are.
    """
    names: dict[str, None] = {}
    glossed: dict[str, None] = {}
    words: list[str] = []
    pairs: list[Mapping] = []
    for start, end in ranges:
        found = blocks(text, start, end)
        pairs += told_pairs(found)
        for block in found:
            if block.kind is BlockKind.PICTURE:
                continue
            ways = menus(block.text)
            is_order = block.kind is BlockKind.ITEM and is_command(block.text)
            if block.kind in {BlockKind.TEXT, BlockKind.HEADING} or is_order:
                glossed |= dict.fromkeys(_glossed(unmarked(block.text)))
            if block.kind is BlockKind.TEXT or ways:
                words.append(compared(unmarked(_without(block.text, emphasised(block.text)))))
            if block.kind is BlockKind.ITEM and not (ways or is_order):
                named = list(mappings(block.text)) or list(mappings(block.text.partition(" : ")[0]))  # an arrow behind
                names |= dict.fromkeys(without_file(_given(mapping)) for mapping in named)
            names |= dict.fromkeys(term.text for term in emphasised(block.text) if term not in ways)
    written = " \n ".join(unmarked(text[start:end]) for start, end in ranges)
    return SetUpNames(tuple(names), " \n ".join(words), said_of_sides(text), tuple(pairs), written, tuple(glossed))


def _glossed(words: str) -> Iterator[str]:
    """Yield the names of a text that have another one in parentheses behind them, and those that hyphens make one."""
    for found in _GLOSSED.finditer(words):
        if NOUN.search(found["held"]):
            named = found[0].partition(" ")[2] if is_command(words[found.start() :]) else found[0]
            yield label(named)
    yield from _COMPOUND.findall(words)


def _given(mapping: Mapping) -> str:
    """Return the provider's name of a credential that has a second one: the left, unless words say otherwise."""
    return mapping.right if mapping.is_right_ours is False else mapping.left


def _without(text: str, terms: Iterable[SetOff]) -> str:
    """Return a text without words that it sets off."""
    for term in sorted(terms, key=lambda term: -term.start):
        text = f"{text[: term.start]} | {text[term.end :]}"
    return text
