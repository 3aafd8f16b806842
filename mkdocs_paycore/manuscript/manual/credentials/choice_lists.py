"""Lists that have the values of a field in which one is chosen, as its sentence might: *Choose Region:* above them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.field import FieldType
from mkdocs_paycore.manuscript.manual.credentials.announced import are_values
from mkdocs_paycore.manuscript.manual.names.line import mappings
from mkdocs_paycore.manuscript.manual.page.blocks import BlockKind
from mkdocs_paycore.manuscript.manual.page.kinds import is_kind_of_account
from mkdocs_paycore.manuscript.manual.sentences.ask import AskedFor
from mkdocs_paycore.manuscript.manual.sentences.asks import AND_VERB, asks
from mkdocs_paycore.manuscript.manual.sentences.sentences import is_command, sentences
from mkdocs_paycore.manuscript.manual.wording.values import announces_values
from mkdocs_paycore.manuscript.manual.wording.verbs import Deed, order_in
from mkdocs_paycore.manuscript.manual.wording.words import without_parentheses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_paycore.manuscript.manual.credentials.credential import Credential
    from mkdocs_paycore.manuscript.manual.page.blocks import Block
    from mkdocs_paycore.manuscript.manual.sentences.ask import Ask

_FEWEST = 2
_LONGEST = 4
"""The words of a value that its sentence gets; a list may have longer ones."""


class ChoiceLists:
    """The lists of values of a section, with the fields in which these are chosen, as far as it is read."""

    def __init__(self, found: Sequence[Block]) -> None:
        """Find the lists.

        Args:
            found: the blocks of the section.
        """
        self._below: dict[int, tuple[str, Sequence[Block]]] = {}
        self._fields: dict[int, Credential | None] = {}
        for number, block in enumerate(found):
            items = _list_below(block, found[number + 1 :]) if _tells(block) else []
            above = found[number - 1] if number and found[number - 1].kind is BlockKind.HEADING else None
            if len(items) >= _FEWEST and (text := _with_values(block, items, above)):
                self._below[id(block)] = (text, items)

    def text_with_values(self, block: Block) -> str:
        """Return what a block says and the values below it, as *Choose Region: `EU` or `US`*; nothing without these."""
        return self._below.get(id(block), ("", ()))[0]

    def begin(self, block: Block, asked: Sequence[Credential]) -> None:
        """Take the items of the list below a block for values of the field that it asks for last, if for any.

        Args:
            block: what tells to choose.
            asked: what its sentence asks for.
        """
        chosen = asked[-1] if asked and asked[-1].type is FieldType.SELECT else None
        if chosen is not None:
            chosen.mapping = replace(chosen.mapping, note="")
        self._fields |= {id(each): chosen for each in self._below[id(block)][1]}

    def take_in(self, block: Block) -> bool:
        """Put an item to the field of which it is a value; return False for one that is none."""
        chosen = self._fields.get(id(block))
        if chosen is not None:
            chosen.blocks.append(block)
        return id(block) in self._fields


def _tells(block: Block) -> bool:
    """Return whether a block ends by telling to choose."""
    if block.kind not in {BlockKind.TEXT, BlockKind.ITEM}:
        return False
    last = AND_VERB.split((sentences(without_parentheses(block.text)) or [""])[-1])[-1]
    order = order_in(last)
    return (order is not None and order.deed is Deed.CHOOSE) or announces_values(last)


def _list_below(block: Block, below: Sequence[Block]) -> list[Block]:
    """Return the items of the list right below a paragraph, or of the one within an item.

    Args:
        block: the paragraph or item.
        below: the blocks that follow it.
    """
    owner = block if block.kind is BlockKind.ITEM else block.owner
    items: list[Block] = []
    for each in below:
        if each.kind is BlockKind.ITEM and each.owner is owner:
            items.append(each)
        elif not any(each.owner is one for one in items):
            break
    return items


def _with_values(block: Block, items: Sequence[Block], above: Block | None) -> str:
    """Return what a block tells to choose, with the values below it; nothing where these are none.

    Args:
        block: the paragraph or item.
        items: the items below it.
        above: the heading right above it, which may have the field's name.
    """
    if all(is_kind_of_account(each.text) for each in items):
        *rest, _ = sentences(block.text)
        return " ".join([*rest, f"Choose {' or '.join(each.text for each in items)}."])
    values = [_value(each.text) for each in items]
    is_named = block.text.rstrip(" *_").endswith(":")
    if not all(values) or not (is_named or are_values(items)):
        return ""
    is_told = block.kind is BlockKind.TEXT or is_command(block.text)
    is_of_one = is_told and announces_values(block.text, of_one=True) and are_values(items)
    heading = f"{above.text.strip('# ')}: " if is_of_one and above is not None else ""
    listed = " or ".join(f"`{each}`" for each in values)
    text = f"{heading}{block.text.rstrip(' .:')}: {listed}."
    asked = list(asks(text))
    is_choice = asked and (_is_field(asked[-1]) or is_of_one or asked[-1] in list(asks(block.text)))
    return text if is_choice else ""


def _value(text: str) -> str:
    """Return the value that an item is; empty where it names two things, a kind of account or something to do."""
    named = mappings(text)
    name = named[0].left if len(named) == 1 and not (named[0].right or is_command(text)) else ""
    return " ".join(name.replace("`", "").split()[:_LONGEST]) if not is_kind_of_account(name) else ""


def _is_field(ask: Ask) -> bool:
    """Return whether what a text asks for is chosen: in a field of its own, or as the test mode."""
    return ask.type is FieldType.SELECT or ask.what is AskedFor.TEST_MODE
