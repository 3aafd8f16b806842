"""The names of credentials that a manual sets off, lists or has in tables, wherever it does."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.credentials.credential_lists import DEFINED_TERM, plain_label
from mkdocs_paycore.manuscript.manual.names.line import mappings
from mkdocs_paycore.manuscript.manual.page.blocks import BlockKind, blocks
from mkdocs_paycore.manuscript.manual.page.kinds import kind_named
from mkdocs_paycore.manuscript.manual.sentences.sentences import is_command
from mkdocs_paycore.manuscript.manual.wording.arrows import has_path
from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN, is_cut
from mkdocs_paycore.manuscript.manual.wording.words import emphasised, label
from mkdocs_paycore.manuscript.rows import cells_of
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_paycore.check.text.credentials.manuals import Manual
    from mkdocs_paycore.manuscript.manual.page.blocks import Block

RIGHTS = "roles?|rights?|permissions?|group|plan|level"
"""What somebody may do at the provider is called so, as a piece of an expression."""
_NO_CREDENTIAL = expression(
    r"\b(?:press|click|tap|hit|open|opens|goto|choose|select|pick|tick|under"
    r"|(?<!\bfill\s)(?<!\btype\s)in|into|on|at|to"
    r"|(?<!\byou\s)(?<!\bwill\s)(?<!\bwill\sthen\s)(?<!\bcan\s)see|called|section|sections"
    rf"|tab|page|menu|button|block|add|adds|as|{RIGHTS})"
    r"(?:\s+(?:on|to|in|the|a|an|button|section|tab|page|menu|item|new))*\s*\W{0,2}$",
    re.IGNORECASE,
)
"""What stands before words that are set off and name a place in a cabinet, a button or a choice."""
_BEHIND_PLACE = expression(
    r"\s*(?:\W{0,3}(?:page|tab|section|menu|button|screen|window|item|link)\b|[\u2192>»])", re.IGNORECASE
)
_PATH = expression(r"[\u2192>»/]|\w\.\w")
_NO_NAME = expression(r"\b(?:it|its|the|your|you|and|or|this|that|them|an?)\b", re.IGNORECASE)
_PLURAL = expression(r"\b(?:keys|ids|tokens|secrets|passwords|credentials|codes|numbers|names)$", re.IGNORECASE)
_LONGEST = 5
_BEFORE = 60


@dataclass(frozen=True, slots=True)
class CredentialMention:
    """A name of a credential in a manual.

    Attributes:
        name: as it is typed.
        plain: its plain label, without what stands in brackets.
        start: its offset.
        section: the number of the heading above it.
        entered_as: what the form calls it, where the line has a name for the provider and one for the form.
        is_explained: whether its line says more of it.
    """

    name: str
    plain: str
    start: int
    section: int
    entered_as: str = ""
    is_explained: bool = False


def credential_mentions(manual: Manual) -> list[CredentialMention]:
    """Return the names of credentials that a manual has, in their order."""
    headings = [each.start for each in manual.page.headings]
    return [
        mention
        for block in blocks(manual.visible, manual.page.body_start, len(manual.visible))
        for mention in _of_block(manual, block, bisect_right(headings, block.start))
    ]


def _of_block(manual: Manual, block: Block, section: int) -> Iterator[CredentialMention]:
    at = block.start
    is_item = block.kind is BlockKind.ITEM
    is_explained = is_item and any(len(each.note.split()) > 1 and not each.right for each in mappings(block.text))
    for name, entered_as in dict.fromkeys(_names(manual, block)):
        plain = plain_label(name, brackets=False)
        found = manual.page.text.find(name, at, block.end)
        if plain and found >= 0 and not _NO_NAME.search(name):
            yield CredentialMention(name, plain, found, section, entered_as, is_explained)


def _names(manual: Manual, block: Block) -> Iterator[tuple[str, str]]:
    """Yield the names of a block, each with the form's where it has one for both."""
    term = DEFINED_TERM.match(manual.page.text, block.start, block.end) if block.kind is BlockKind.ITEM else None
    if block.kind is BlockKind.TABLE:
        yield from _of_row(block.text)
    elif term is not None:
        yield from _of_item(term["name"].strip(" *_`"))
    elif block.kind is BlockKind.ITEM and not is_command(block.text) and not _is_sentence(block.text):
        yield from _of_item(block.text)
    elif block.kind in {BlockKind.TEXT, BlockKind.ITEM}:
        yield from ((name, "") for name in _set_off(block.text))


def _is_sentence(text: str) -> bool:
    return text.rstrip().endswith(".") or len(text.split()) > 2 * _LONGEST + 2


def _of_row(text: str) -> Iterator[tuple[str, str]]:
    row = ["" if is_cut(cell.text) else label(cell.text) for cell in cells_of(text)]
    names = [cell for cell in row if len(cell.split()) <= _LONGEST and NOUN.search(cell) and not _PLURAL.search(cell)]
    if len(row) > 1 and row[0] in names and row[1] in names:
        yield row[1], row[0]
        yield from ((row[0], ""),) if row[0] != row[1] else ()
        return
    yield from ((name, "") for name in names)


def _of_item(text: str) -> Iterator[tuple[str, str]]:
    if has_path(text):
        return
    for each in mappings(text):
        left, right = each.left, each.right
        if not right:
            terms = _set_off(text)
            yield from ((name, "") for name in (terms or [left]) if len(name.split()) <= _LONGEST)
            continue
        provider, form = (left, right) if each.towards_right else (right, left)
        yield provider, form
        if form != provider:
            yield form, ""


def _set_off(text: str) -> Sequence[str]:
    return [
        term.text
        for term in emphasised(text)
        if NOUN.search(term.text)
        and not _PLURAL.search(term.text)
        and not _PATH.search(term.text)
        and len(term.text.split()) <= _LONGEST
        and kind_named(term.text) is None
        and not _NO_CREDENTIAL.search(text[max(0, term.start - _BEFORE) : term.start])
        and not _BEHIND_PLACE.match(text, term.end)
    ]
