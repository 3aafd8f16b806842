"""The steps at the provider, as a manual tells them, and what it says of IP addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.provider import IpAllowlist
from mkdocs_paycore.manuscript.manual.page.blocks import Block, BlockKind, blocks
from mkdocs_paycore.manuscript.manual.sentences.sentences import sentences
from mkdocs_paycore.manuscript.manual.wording.words import unmarked
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_STEP = expression(r"^\W*(?:step\s*)?\d+\s*[.):\u2013—-]*\s*|^\W*step\s*[:.-]\s*", re.IGNORECASE)
_HEADING_MARKS = expression(r"^\s*#+\s*|\s*#+\s*$|\s*\{[^{}]*\}\s*$")
_ADDRESSES = expression(
    r"\bIPs?\b[^.]*\b(?:list|whitelist|filter|allow|addresse?s?|add|specify)|\b(?:white|allow)[\s-]?list|\bIP filter",
    re.IGNORECASE,
)
_LIST = expression(r"\]\([^()\s]*\bips?\b[^()\s]*\)", re.IGNORECASE)
"""A link to the page that lists the platform's addresses."""
_ASK = expression(
    r"\b(?:manager|support|them|provider)\b[^.]*\b(?:if|whether)\b|\b(?:check|ask|clarify"
    r"|find out)\b[^.]*\b(?:if|whether|need)\b",
    re.IGNORECASE,
)
_MAY = expression(
    r"\boptional|\bif (?:you (?:want|need|wish)|necessary|needed|required)|\b(?:can|may)\b|\brecommend", re.IGNORECASE
)


def steps(text: str, ranges: Iterable[tuple[int, int]]) -> list[str]:
    """Return the steps at the provider: one a step of the manual, else one a paragraph with the list that it announces.

    Args:
        text: the page, as `blocks.visible` gives it.
        ranges: where the sections about setting up are.
    """
    result: list[str] = []
    for start, end in ranges:
        found = blocks(text, start, end)
        groups = _groups(found)
        if len(groups) > 1 or (groups and groups[0][0].kind is BlockKind.HEADING):
            result += filter(None, (_step(group) for group in groups))
        else:
            result += filter(None, map(_step, _paragraphs(found)))
    return [step for step in dict.fromkeys(result) if step]


def ip_allowlist(text: str, ranges: Iterable[tuple[int, int]]) -> tuple[IpAllowlist, int]:
    """Return whether the provider wants the platform's addresses, and the offset of the words that say so, or 0."""
    for start, end in ranges:
        for block in blocks(text, start, end):
            for sentence in sentences(block.text):
                if _ADDRESSES.search(words := unmarked(sentence)) or _LIST.search(sentence):
                    return _mode(words), block.start
    return IpAllowlist.UNKNOWN, 0


def _mode(sentence: str) -> IpAllowlist:
    if _ASK.search(sentence):
        return IpAllowlist.ASK_MANAGER
    return IpAllowlist.OPTIONAL if _MAY.search(sentence) else IpAllowlist.REQUIRED


def _groups(found: Sequence[Block]) -> list[list[Block]]:
    groups: list[list[Block]] = []
    for block in found:
        if block.kind is BlockKind.HEADING or not groups:
            groups.append([])
        groups[-1].append(block)
    return groups


def _paragraphs(found: Sequence[Block]) -> list[list[Block]]:
    """Return the paragraphs and items by themselves, but items that a paragraph announces with it."""
    groups: list[list[Block]] = []
    for block in filter(_counts, found):
        is_announced = block.kind is BlockKind.ITEM and bool(groups) and _said(groups[-1][0]).endswith(":")
        if not (is_announced and groups[-1][0].kind is BlockKind.TEXT):
            groups.append([])
        groups[-1].append(block)
    return groups


def _step(group: Sequence[Block]) -> str:
    """Return a step in a few sentences: its title, its paragraphs, and what its lists name."""
    head = group[0] if group[0].kind is BlockKind.HEADING else None
    title = _STEP.sub("", _HEADING_MARKS.sub("", head.text)).strip().rstrip(".:") if head else ""
    pieces: list[str] = []
    is_listing = False
    for block in filter(_counts, group[1:] if head else group):
        is_item = block.kind is BlockKind.ITEM
        said = _said(block)
        if is_item and is_listing:
            pieces[-1] = f"{pieces[-1].rstrip('.;,:')}; {said}"
        elif said:
            pieces.append(said)
        is_listing = is_item and bool(pieces)
    body = " ".join(piece if piece.endswith((".", ":", "!", "?")) else f"{piece}." for piece in pieces)
    if title and body:
        return f"{title}: {body}"
    return title or body


def _counts(block: Block) -> bool:
    return block.kind in {BlockKind.TEXT, BlockKind.ITEM} and not block.in_note


def _said(block: Block) -> str:
    words = re.sub(r"!\[[^\[\]]*\]\([^()\n]*\)|<[^<>\n]*>(?!>)", "", block.text)
    return " ".join(words.split())
