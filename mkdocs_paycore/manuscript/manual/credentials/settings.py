"""The lists of a section that have the settings of every form, such as *Test mode*, and no credentials."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.manual.page.blocks import BlockKind
from mkdocs_paycore.manuscript.manual.sentences.leads import option_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_paycore.manuscript.manual.page.blocks import Block

_FEWEST = 2


def items_of_settings(found: Sequence[Block]) -> frozenset[int]:
    """Return the items of lists of settings, by `id`: half of them are options, or all but one in a first list.

    What such a list has besides, a descriptor or a way of payment, is no credential either.

    Args:
        found: the blocks of a section.
    """
    lists = list(_lists(found))
    return frozenset(
        id(each) for number, some in enumerate(lists) if _is_of_settings(some, most=2 if number else 1) for each in some
    )


def _lists(found: Sequence[Block]) -> Iterator[list[Block]]:
    """Yield the items of each list: those that stand as deep, and below one thing, with no other block between."""
    own: list[Block] = []
    for block in found:
        if block.kind is BlockKind.ITEM and block.owner is None:
            own.append(block)
        elif block.owner is None and block.kind is not BlockKind.NOTE and not block.in_note and own:
            yield own
            own = []
    if own:
        yield own


def _is_of_settings(items: Sequence[Block], *, most: int) -> bool:
    """Return whether a list is one of settings: it has at most so many items for each option, or one besides."""
    options = sum(option_of(each.text) for each in items)
    return options >= _FEWEST and (most * options >= len(items) or options + 1 == len(items) > _FEWEST + 1)
