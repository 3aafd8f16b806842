"""Headings of a section that are orders and say all there is: *Step 2: Enter **Shop ID** and choose the currencies*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.manual.page.blocks import BlockKind
from mkdocs_paycore.manuscript.manual.page.titles import without_step
from mkdocs_paycore.manuscript.manual.sentences.leads import is_lead
from mkdocs_paycore.manuscript.manual.sentences.sentences import is_command
from mkdocs_paycore.manuscript.manual.wording.words import emphasised

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_paycore.manuscript.manual.page.blocks import Block

_GAP = 3
"""The characters between a heading and the next block where no code stands between them, which is no block."""
_BESIDES = {BlockKind.PICTURE, BlockKind.NOTE}


def heading_orders(found: Sequence[Block]) -> dict[int, str]:
    """Return what the headings of a section tell to do, by the `id` of their blocks.

    One above a text is the title of that, unless it sets off what it names.

    Args:
        found: the blocks of the section.
    """
    orders: dict[int, str] = {}
    for number, block in enumerate(found):
        if block.kind is not BlockKind.HEADING:
            continue
        order = without_step(block.text)
        below = next((each for each in found[number + 1 :] if each.kind not in _BESIDES and not each.in_note), None)
        following = found[number + 1] if number + 1 < len(found) else None
        has_code = following is not None and following.start - block.end > _GAP
        is_whole = bool(emphasised(order)) or (not has_code and (below is None or below.kind is BlockKind.HEADING))
        if is_whole and is_command(order) and not is_lead(order):
            orders[id(block)] = order
    return orders
