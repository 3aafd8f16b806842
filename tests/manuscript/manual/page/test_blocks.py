"""Blocks of a page: to which item each belongs."""

from __future__ import annotations

import pytest

from mkdocs_paycore.manuscript.manual.page.blocks import BlockKind, blocks


@pytest.mark.parametrize("indent", range(4))
def test_a_heading_ends_a_list_however_it_is_indented(indent: int) -> None:
    text = f"- item\n\n{' ' * indent}## Keys\n\n{' ' * indent}Text.\n"
    (item, heading, below) = blocks(text, 0, len(text))
    assert (item.kind, heading.kind) == (BlockKind.ITEM, BlockKind.HEADING)
    assert heading.owner is None
    assert below.owner is None


@pytest.mark.parametrize(("indent", "is_within"), [(1, False), (2, True), (4, True)])
def test_a_paragraph_below_the_words_of_an_item_belongs_to_it(indent: int, is_within: bool) -> None:  # noqa: FBT001
    text = f"- item\n\n{' ' * indent}Text.\n"
    (item, below) = blocks(text, 0, len(text))
    assert (below.owner is item) == is_within
