"""What is known of the list, the table or the box that comes next in a section, by the text above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.manual.sentences.leads import Lead

if TYPE_CHECKING:
    from mkdocs_paycore.manuscript.manual.page.blocks import Block


class ListContext:
    """What is announced at the place up to which a section is read.

    Attributes:
        lead: what the text above says that a list holds.
        note_lead: what the box says of that in which the place is.
        announced_by: what says that credentials follow; None where nothing does.
        list_number: the number of the list, from 1; whatever announces something begins another one.
    """

    def __init__(self) -> None:
        """Begin a section, in which nothing is announced yet."""
        self.lead = Lead.UNKNOWN
        self.note_lead = Lead.OTHER
        self.announced_by: Block | None = None
        self.list_number = 0
        self._within: dict[int, Lead] = {}

    def lead_at(self, block: Block) -> Lead:
        """Return what is held by the list that a block is of, as the text above says it, or its box."""
        return self.note_lead if block.in_note else self.lead

    def lead_within(self, block: Block) -> Lead | None:
        """Return what the item says of its inner items in which an item stands; None where it says nothing."""
        return self._within.get(id(block.owner))

    def is_announced_by(self, last: Block | None) -> bool:
        """Return whether credentials are announced, and by the block that was read last.

        At the beginning of a section that is divided by headings of fields, nothing announces them and nothing was
        read: that counts as well.
        """
        return self.lead is Lead.CREDENTIALS and last is self.announced_by

    def announce(self, lead: Lead, by: Block) -> None:
        """Begin another list, of which a text says what it holds.

        Args:
            lead: what that is.
            by: the text.
        """
        self.lead = lead
        self.announced_by = by if lead is Lead.CREDENTIALS else None
        self.list_number += 1

    def announce_in_note(self, lead: Lead, by: Block) -> None:
        """Take what a text in a box says of the list below it; one that says nothing changes nothing."""
        if lead is not Lead.UNKNOWN:
            self.note_lead = lead
        if lead is Lead.CREDENTIALS:
            self.announced_by = by
            self.list_number += 1

    def announce_within(self, lead: Lead, item: Block) -> None:
        """Take what an item says of the items within it."""
        self._within[id(item)] = lead

    def begin_another(self, lead: Lead, by: Block) -> None:
        """Begin another list of the same sort, of which a text says only what it is for: its items decide.

        Args:
            lead: what these hold, as far as they tell.
            by: the text.
        """
        self.lead = lead
        self.announced_by = by if self.announced_by is not None else None
        self.list_number += 1
