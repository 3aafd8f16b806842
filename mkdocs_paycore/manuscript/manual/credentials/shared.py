"""Sections about several kinds of connection at once: what of their text is about which of them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.terms import Kind
from mkdocs_paycore.manuscript.manual.credentials.kind_tables import (
    distinct_kinds,
    kinds_of_tables,
    table_for,
    tables_for,
)
from mkdocs_paycore.manuscript.manual.page.blocks import BlockKind, blocks, by_tables
from mkdocs_paycore.manuscript.manual.page.kinds import CONNECT, IN_ALL, KIND_WORD, kind_named
from mkdocs_paycore.manuscript.manual.sentences.sentences import sentences
from mkdocs_paycore.manuscript.manual.wording.words import unmarked
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_paycore.catalog.product.model import Product
    from mkdocs_paycore.manuscript.manual.page.blocks import Block
    from mkdocs_paycore.manuscript.manual.page.kinds import Section

_NAMED = expression(
    rf"\b(?:{KIND_WORD}s?[\s-]+)+accounts?\b|\bh2h\b",
    re.IGNORECASE,
)
_OFFERS = expression(r"\b(?:choose|select|pick|option|kinds?|types?)\b", re.IGNORECASE)
_FOR_ONE = expression(
    r"(?:for|in)\s+(?:(?:the|an?|form|of)\s+)*(?:h2h|provider|merchant|pay-?outs?)\s[^.,:]{0,20}account\b",
    re.IGNORECASE,
)
_IN_ONE = expression(r"\b(?:for|in|of)\s+(?:(?:the|an?|our|form|of)\s+)*[*_`\"'“]{0,3}$|^\W*$", re.IGNORECASE)
"""What stands before a kind of which a sentence says what its form has besides."""
_PIECES = expression(r"\s+(?:and|or)\s+|\s*[/&,]\s*", re.IGNORECASE)
_ARTICLE = expression(r"^(?:(?:to|an?|the|your|of)\s+)+", re.IGNORECASE)


def connecting(
    text: str, sections: Sequence[Section], elsewhere: Sequence[tuple[int, int]], product: Product
) -> Iterator[tuple[Section, list[Block]]]:
    """Yield the sections that connect a kind each with their blocks; one about several kinds once for each of them.

    Args:
        text: the page, as `blocks.visible` gives it.
        sections: the sections that connect.
        elsewhere: where the account is set up.
        product: what is connected.
    """
    for section in sections:
        found = blocks(text, section.start, section.end)
        kinds = () if product.has_own_kinds else _kinds_of(section, found, text, elsewhere)
        if any(other.kind in kinds for other in sections if other is not section):
            kinds = ()
        if not kinds:
            yield section, found if product.has_own_kinds else tables_for(found, str(section.kind))
        for kind in kinds:
            yield replace(section, kind=kind, shared=kinds), _for_kind(found, kind, kinds)


def _kinds_of(
    section: Section, found: Sequence[Block], text: str, elsewhere: Sequence[tuple[int, int]]
) -> tuple[Kind, ...]:
    """Return the kinds that a section is about; empty where it may be about one.

    Its heading names several, or sentences of one paragraph; or it offers several to choose, and says of one what its
    form has, or a table does so.
    """
    if kinds := tuple(map(Kind, section.shared)) or _in_title(section.heading.title):
        return kinds
    if section.kind != Kind.ACCOUNT:
        return ()
    texts = [each for block in found if block.kind is not BlockKind.TABLE for each in sentences(block.text)]
    kinds = distinct_kinds(
        kind for each in texts if _OFFERS.search(each) or _FOR_ONE.match(unmarked(each)) for kind in _kinds_in(each)
    )
    places = (found, *(blocks(text, start, end) for start, end in elsewhere))
    of_table = next((each for place in places if len(each := kinds_of_tables(place)) > 1), ())
    if of_table and set(kinds) <= set(of_table):
        return of_table
    is_said = any(_says_of_one(each, kinds) or IN_ALL.search(unmarked(each)) for each in texts)
    return kinds if len(kinds) > 1 and is_said else ()


def _in_title(title: str) -> tuple[Kind, ...]:
    """Return the kinds that a heading names, where it names several and nothing else: *H2H or Payout account*."""
    words = _ARTICLE.sub("", CONNECT.sub("", unmarked(title)).strip())
    pieces = [re.sub(r"\s+accounts?$", "", each, flags=re.IGNORECASE) for each in _PIECES.split(words)]
    kinds = distinct_kinds(kind_named(f"{each} account") for each in pieces)
    return kinds if len(kinds) == len(pieces) > 1 else ()


def _for_kind(found: Sequence[Block], kind: str, kinds: Sequence[str]) -> list[Block]:
    """Return what of a section is about one of its kinds: paragraphs in the sentences about it, tables in its column.

    Args:
        found: the blocks of the section.
        kind: the kind.
        kinds: all kinds that the section is about.
    """
    result: list[Block] = []
    scopes = _Scopes(kind, frozenset(kinds))
    for is_table, some in by_tables(found):
        result += scopes.table(some) if is_table else filter(None, map(scopes.own, some))
    return result


class _Scopes:
    """Goes through blocks: which kinds each is about."""

    def __init__(self, kind: str, kinds: frozenset[str]) -> None:
        self.kind = kind
        self.kinds = kinds
        self.current = kinds
        self.owned: dict[int, frozenset[str]] = {}

    def own(self, block: Block) -> Block | None:
        """Return what of a block is about the kind; None where nothing is."""
        if block.owner is not None or block.kind is BlockKind.ITEM:
            return self._item(block)
        if block.kind is BlockKind.HEADING:
            self.current = self._named(block.text) or self.kinds
        elif block.kind is BlockKind.TEXT:
            return self._paragraph(block)
        return block if self.kind in self.current or block.kind is BlockKind.PICTURE else None

    def table(self, lines: Sequence[Block]) -> list[Block]:
        """Return the lines of a table that are about the kind."""
        return table_for(lines, self.kind) if self.kind in self.current else []

    def _item(self, block: Block) -> Block | None:
        around = self.owned.get(id(block.owner), self.current)
        scope = self._named(block.text) or around
        self.owned[id(block)] = scope
        return block if self.kind in scope else None

    def _paragraph(self, block: Block) -> Block | None:
        """Return a paragraph in its sentences about the kind; those that name none are about those just named."""
        kept: list[str] = []
        said: frozenset[str] = frozenset()
        self.current = self.kinds
        for sentence in sentences(block.text):
            if named := self._named(sentence):
                said |= named
                self.current = named
            elif said >= self.kinds or IN_ALL.search(unmarked(sentence)):
                self.current = self.kinds
            if self.kind in self.current:
                kept.append(sentence)
        return replace(block, text=" ".join(kept)) if kept else None

    def _named(self, text: str) -> frozenset[str]:
        """Return the kinds that a text names; none where it speaks of all of them."""
        named = frozenset(_kinds_in(text)) & self.kinds
        return frozenset() if named == self.kinds or IN_ALL.search(unmarked(text)) else named


def _kinds_in(text: str) -> Iterator[str]:
    """Yield the kinds that a text names."""
    for found in _NAMED.finditer(unmarked(text)):
        words = found[0] if "account" in found[0].lower() else f"{found[0]} account"
        if (kind := kind_named(words)) is not None:
            yield kind


def _says_of_one(sentence: str, kinds: Sequence[Kind]) -> bool:
    """Return whether a sentence says what the form of one of several kinds has."""
    words = unmarked(sentence)
    named = list(_NAMED.finditer(words))
    is_plain = any(
        _IN_ONE.search(words[: each.start()]) and not _OFFERS.search(words[: each.start()]) for each in named
    )
    return is_plain and len(set(_kinds_in(sentence))) < len(kinds)
