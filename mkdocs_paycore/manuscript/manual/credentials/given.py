"""The credentials that a provider gives, as *Set up* names them: for a form whose fields a manual never names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.manual.credentials.credential import Credential
from mkdocs_paycore.manuscript.manual.credentials.kind_tables import tables_for
from mkdocs_paycore.manuscript.manual.credentials.reader import read_credentials
from mkdocs_paycore.manuscript.manual.names.called import with_called
from mkdocs_paycore.manuscript.manual.names.mapping import Mapping
from mkdocs_paycore.manuscript.manual.names.named import named_in
from mkdocs_paycore.manuscript.manual.names.plain import GENERIC
from mkdocs_paycore.manuscript.manual.page.blocks import BlockKind, blocks
from mkdocs_paycore.manuscript.manual.sentences.sentences import sentences
from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN
from mkdocs_paycore.manuscript.manual.wording.words import compared, emphasised
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_paycore.manuscript.manual.page.blocks import Block

_GIVES = expression(
    r"\b(?:tak(?:e|es)|get|gets|copy|copies|note(?:\s+down)?|write\s+down|receiv(?:e|es)|obtain|save|keep|collect|find"
    r"|gives?(?:\s+you)?|sends?(?:\s+you)?|(?:has|have|holds?|contains?|lists?|shows?)|need(?!\s+to\b)|ask\s+for|issues?)\s+"
    r"(?P<object>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_FOR_PAYOUTS = expression(
    r"(?:also,?\s+|and\s+)?(?:for|if\s+you\s+(?:need|want|make|use))\s+pay-?outs?\b", re.IGNORECASE
)
"""How a sentence begins of which another form is."""
_HELD = expression(r"\([^()]*\)")
"""What parentheses hold is said of a name, and gives nothing itself."""
_COUNTED = expression(r"\b(?:one|two|three|both|each|also)\s+(?=\S)", re.IGNORECASE)


def given_credentials(text: str, ranges: Iterable[tuple[int, int]], kind: str) -> list[Credential]:
    """Return the credentials that a provider gives: those of lists, and those that sentences tell to take.

    Where one has two names, the left one is the provider's: it is the provider's side of which the text speaks.

    Args:
        text: the page, as `blocks.visible` gives it.
        ranges: where the account is set up.
        kind: the kind of connection for which they are given: of tables with a column for each, its own counts.
    """
    found: dict[str, Credential] = {}
    for start, end in ranges:
        parts = tables_for(blocks(text, start, end), kind)
        listed = read_credentials(parts, listed_only=True).credentials
        told = (each for block in parts if _tells(block) for each in _told(block, kind))
        for each in [*(one for one in listed if not one.from_sentence), *told]:
            found.setdefault(compared(each.mapping.left), each)
    for each in found.values():
        if not each.mapping.right:
            each.mapping = with_called(each.mapping, each.mapping.note) or each.mapping
        if each.mapping.right:
            each.decide(is_form_right=True, is_certain=each.mapping.is_right_ours is True)
    return sorted(found.values(), key=lambda each: each.start)


def _tells(block: Block) -> bool:
    return block.kind in {BlockKind.TEXT, BlockKind.ITEM} and not block.in_note


def _told(block: Block, kind: str) -> Iterator[Credential]:
    """Yield the credentials that sentences tell to take, or say that the provider gives, for a kind of connection."""
    for sentence in sentences(block.text):
        given = _GIVES.search(_HELD.sub(lambda held: "x" * len(held[0]), sentence))
        if given is None or (_FOR_PAYOUTS.match(sentence) and "payout" not in kind):
            continue
        aim = sentence[given.start("object") :].strip().rstrip(".!;:")
        pairs = [each for each in named_in(aim, is_upload=False) if NOUN.search(each.right)]
        if pairs:
            yield from (Credential(each, None, block.start, [block], from_sentence=True) for each in pairs)
            continue
        terms = [term.text for term in emphasised(aim) if not GENERIC.search(term.text)]
        names = terms or [each.left for each in named_in(_COUNTED.sub("", aim), is_upload=False)]
        for name in names:
            if NOUN.search(name) or (terms and len(terms) > 1):
                yield Credential(Mapping(name), None, block.start, [block], from_sentence=True)
