"""The credentials that a section of a manual asks for: in lists, and in sentences."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.manual.credentials.announced import (
    announces_within,
    are_lines,
    are_mapped,
    are_mostly_names,
    are_names,
    are_values,
    before_list,
    goes_on,
    is_line,
    is_mapping,
    is_titled,
    lines_of,
    only_groups,
    type_announced,
)
from mkdocs_paycore.manuscript.manual.credentials.choice_lists import ChoiceLists
from mkdocs_paycore.manuscript.manual.credentials.collected import Collected
from mkdocs_paycore.manuscript.manual.credentials.credential import Credential
from mkdocs_paycore.manuscript.manual.credentials.heading_orders import heading_orders
from mkdocs_paycore.manuscript.manual.credentials.item import are_headings_of_fields, headed, named_in_item, why_none
from mkdocs_paycore.manuscript.manual.credentials.list_context import ListContext
from mkdocs_paycore.manuscript.manual.credentials.manner import Manner
from mkdocs_paycore.manuscript.manual.credentials.settings import items_of_settings
from mkdocs_paycore.manuscript.manual.credentials.tables import is_about_credentials, names_something, table_mappings
from mkdocs_paycore.manuscript.manual.page.blocks import BlockKind, by_tables
from mkdocs_paycore.manuscript.manual.page.titles import without_step
from mkdocs_paycore.manuscript.manual.sentences.asks import asks
from mkdocs_paycore.manuscript.manual.sentences.leads import Lead, is_lead, lead_of, option_of
from mkdocs_paycore.manuscript.manual.sentences.sentences import is_command
from mkdocs_paycore.manuscript.manual.sentences.stages import is_of_form

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_paycore.catalog.model.field import FieldType
    from mkdocs_paycore.manuscript.manual.credentials.credential import SectionCredentials
    from mkdocs_paycore.manuscript.manual.names.mapping import Mapping
    from mkdocs_paycore.manuscript.manual.page.blocks import Block


def read_credentials(found: Sequence[Block], *, listed_only: bool = False, is_form: bool = False) -> SectionCredentials:
    """Return what a section asks for.

    Args:
        found: the blocks of the section.
        listed_only: whether what sentences name is none, so that a list is looked for although they name something.
        is_form: whether it is about a form and nothing else, so that its lists have fields whatever announces them.
    """
    reader = _Reader(found)
    reader.read()
    if all(listed_only and each.from_sentence for each in reader.found.credentials):
        others = [Manner.LISTS if listed_only else Manner.LINES, *([Manner.FORM] if is_form else [])]
        for other in (_Reader(found, each) for each in others):
            other.read()
            if other.found.credentials:
                return other.found.result
    return reader.found.result


class _Reader:
    """Goes through the blocks: a paragraph says what the list below it holds; pictures and boxes do not end a list."""

    def __init__(self, blocks: Sequence[Block], manner: Manner = Manner.USUAL) -> None:
        """Begin a section, of which some blocks are read in a manner."""
        self.blocks = blocks
        self.is_lenient = manner in {Manner.LISTS, Manner.LINES}
        self.in_lines, self.is_form = manner is Manner.LINES, manner is Manner.FORM
        self.found = Collected()
        self.context = ListContext()
        self.last: Block | None = None
        """The block that was read last."""
        self.last_headed: Block | None = None
        """The heading above that names a credential; None below one that names none."""
        self.last_line: Block | None = None
        """The paragraph that was read last as a credential of its own."""
        self.has_table = False
        """Whether a table above has credentials."""
        self.orders, self.choices = heading_orders(blocks), ChoiceLists(blocks)
        self.settings = frozenset() if self.is_lenient else items_of_settings(blocks)
        self.following = {id(one): other for one, other in pairwise(blocks)}
        self.held: dict[int, list[Block]] = {}
        """The blocks within an item, by the item's `id`."""
        for block in blocks:
            if block.owner is not None:
                self.held.setdefault(id(block.owner), []).append(block)

    def read(self) -> None:
        """Go through the blocks of the section."""
        if self.is_form or are_headings_of_fields(self.blocks):
            self.context.lead = Lead.CREDENTIALS
        for is_table, some in by_tables(self.blocks):
            if is_table:
                self._table(some)
                self.last = some[-1]
                continue
            for block in some:
                self._take(block)
                self.last = block

    def _table(self, lines: list[Block]) -> None:
        """Read a table where credentials are announced, or whose head speaks of a form."""
        first = lines[0]
        says_so = is_about_credentials(first.text)
        is_near = self.last is self.context.announced_by or names_something(first.text)
        is_announced = self.context.lead_at(first) is Lead.CREDENTIALS and is_near
        rows = list(table_mappings(lines)) if is_announced or says_so else []
        announced_by = first if says_so else self.context.announced_by or first
        for number, (line, mapping) in enumerate(rows):
            held = replace(line, start=first.start) if number == 0 else line
            self._add(mapping, held, at=line.start, announced_by=announced_by)
        self.has_table = self.has_table or bool(rows)
        if not rows:
            self.found.tables += lines

    def _take(self, block: Block) -> None:
        if block.kind is BlockKind.HEADING:
            self._heading(block)
        elif block.kind is BlockKind.NOTE:
            self._note(block)
        elif block.kind is BlockKind.ITEM and is_of_form(block.text):
            self._asks(block, block.text)
        elif block.kind is BlockKind.TEXT:
            self._text(block)
        elif block.kind is BlockKind.ITEM:
            self._item(block)
        elif block.owner is not None:
            self.found.take_in(block)

    def _heading(self, block: Block) -> None:
        """Take a heading for a credential right below what announces some, or below another such heading."""
        is_first = self.context.is_announced_by(self.last)
        is_next = self.context.lead is Lead.CREDENTIALS and self.last_headed is not None
        named = headed(block.text, self.following.get(id(block)), is_first=is_first, is_next=is_next)
        if named is not None:
            self.found.credentials.append(Credential(named, None, block.start, [block], from_sentence=True))
            self.last_headed = block
        else:
            self.last_headed = None
            announces = is_lead(without_step(block.text))
            self.context.announce(Lead.CREDENTIALS if announces else Lead.UNKNOWN, block)
            if (order := self.orders.get(id(block))) is not None:
                self._asks(block, order)

    def _note(self, block: Block) -> None:
        """Enter a box: it holds what its title says, or what the sentence right above it announces."""
        lead = lead_of(block.text) if is_lead(block.text) else Lead.OTHER
        if lead is Lead.OTHER and self.context.is_announced_by(self.last) and not is_titled(block.text):
            lead = Lead.CREDENTIALS
        self.context.note_lead = lead
        self.found.take_in(block)

    def _text(self, block: Block) -> None:
        """Read a paragraph: it belongs to an item, names credentials, asks for some, or announces what follows."""
        if block.owner is not None and self.found.take_in(block):
            return
        is_below = self._is_below()
        if (is_below and are_names(block)) or is_line(
            block, is_below=self.in_lines or is_below, is_lenient=self.is_lenient
        ):
            self.last_line = block
            self._names(block, Lead.CREDENTIALS)
            return
        if self._lines(block):
            return
        if self._choice(block):
            self.context.announce(Lead.UNKNOWN, block)
            return
        lead = lead_of(block.text)
        lead = Lead.CREDENTIALS if self.is_form and lead is Lead.OTHER else lead
        may_go_on = lead is Lead.OTHER and self.context.lead in {Lead.CREDENTIALS, Lead.UNKNOWN}
        below = list(self._items_below(block)) if may_go_on else []
        if may_go_on and (goes_on(block.text) or are_mapped(below)):
            self.context.begin_another(self.context.lead if are_mostly_names(below) else Lead.UNKNOWN, block)
        elif block.in_note:
            self.context.announce_in_note(lead, block)
        elif lead is not Lead.UNKNOWN:
            self.context.announce(lead, block)
        is_above = lead is Lead.CREDENTIALS and any(self._items_below(block))
        if self._asks(block, before_list(block.text) if is_above else block.text) and self._is_below():
            self.last_line = block

    def _choice(self, block: Block) -> bool:
        """Take the list below a block for the values of the field in which it tells to choose; else return False."""
        if text := self.choices.text_with_values(block):
            self.choices.begin(block, self._asks(block, text))
        return bool(text)

    def _items_below(self, block: Block) -> Iterator[Block]:
        """Yield the items right below a paragraph."""
        following = self.following.get(id(block))
        while following is not None and following.kind is BlockKind.ITEM:
            yield following
            following = self.following.get(id(following))

    def _is_below(self) -> bool:
        """Return whether a paragraph stands right below what announces credentials, or below one of these."""
        is_next = self.last is not None and self.last is self.last_line
        return is_next or self.context.is_announced_by(self.last)

    def _lines(self, block: Block) -> bool:
        """Read the lines of a paragraph as names, where a sentence right above, or the first line, announces some."""
        lines = lines_of(block.text)
        is_announced = self.context.is_announced_by(self.last)
        is_announced = is_announced or all(is_mapping(each, is_plain=True) for each in lines)
        is_announced = is_announced or (self.in_lines and are_lines(block.text))
        if len(lines) <= 1 or block.in_note or not (is_announced or is_lead(lines[0])):
            return False
        if not is_announced:
            self.context.announced_by = block
        for line in lines if is_announced else lines[1:]:
            self._names(replace(block, text=line), Lead.CREDENTIALS)
        return True

    def _asks(self, block: Block, text: str) -> Sequence[Credential]:
        """Add the credentials for which sentences ask, and return those that are new."""
        if block.in_note and self.context.note_lead is Lead.OTHER:
            return []
        if self.last is not None and self.last.kind is BlockKind.HEADING and self.last.text.endswith("?"):
            text = f"{self.last.text.strip('# ')} {text}"
        asked = [
            Credential(ask.mapping, ask.type, block.start, [block], from_sentence=True, in_note=block.in_note)
            for ask in asks(text)
            if ask.mapping is not None
        ]
        return self.found.add_asked(asked, below=self.last_headed, said=text)

    def _item(self, block: Block) -> None:
        lead = self.context.lead_at(block)
        if self.choices.take_in(block) or self._choice(block):
            return
        if block.owner is not None:
            owner_lead = self.context.lead_within(block)
            if owner_lead is None and self.found.take_in(block):
                return
            lead = owner_lead or lead
        lead = Lead.UNKNOWN if lead is Lead.OTHER and self.is_lenient else lead
        if announces_within(block.text):
            self._lead_within(block, lead)
        elif is_command(block.text):
            self._asks(block, block.text)
            new = lead_of(block.text)
            self.context.announce_within(new if new is not Lead.UNKNOWN else Lead.OTHER, block)
        elif lead in {Lead.CREDENTIALS, Lead.CHOOSE, Lead.UNKNOWN}:
            self._names(block, lead)

    def _lead_within(self, block: Block, lead: Lead) -> None:
        """Note what the items within an item are, which announces them: those of its list, parted in groups, or others.

        Args:
            block: the item.
            lead: what its list holds.
        """
        is_group = only_groups(block.text) and lead in {Lead.CREDENTIALS, Lead.UNKNOWN}
        if is_group and lead is Lead.CREDENTIALS and are_values(self.held.get(id(block), [])):
            self._names(block, Lead.CHOOSE)
        elif is_group:
            self.context.announce_within(lead, block)
        else:
            own = lead_of(block.text)
            self.context.announce_within(own, block)
            if own is Lead.CREDENTIALS:
                self.context.list_number += 1
                self.context.announced_by = block

    def _names(self, block: Block, lead: Lead) -> None:
        """Read an item that names credentials."""
        if option_of(block.text):
            return
        if id(block) in self.settings:
            self.found.skipped.append((block, "most of its list are the options of every form"))
            return
        named = named_in_item(block.text)
        reason = why_none(block.text, named, lead)
        if not reason and lead is Lead.UNKNOWN and self.has_table and all(each.note for each in named):
            reason = "it says more of what the table above has"
        if reason:
            self.found.skipped.append((block, reason))
            return
        control = type_announced(lead, self.context.announced_by)
        for mapping in named:
            self._add(mapping, block, at=block.start, announced_by=self.context.announced_by, control=control)

    def _add(
        self, mapping: Mapping, block: Block, *, at: int, announced_by: Block | None, control: FieldType | None = None
    ) -> None:
        """Add a credential that a block names at an offset."""
        made = Credential(mapping, control, at, [block], in_note=block.in_note, list_number=self.context.list_number)
        made.announced_by = announced_by
        self.found.credentials.append(made)
