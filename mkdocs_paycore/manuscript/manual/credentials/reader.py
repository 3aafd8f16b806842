"""The credentials that a section of a manual asks for: in lists, and in sentences."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.field import FieldType
from mkdocs_paycore.manuscript.manual.credentials.announced import (
    announces_within,
    are_values,
    before_list,
    begins_with_name,
    goes_on,
    is_defined,
    is_mapping,
    is_titled,
    only_groups,
    type_announced,
)
from mkdocs_paycore.manuscript.manual.credentials.credential import Credential, Read, each_once, with_name_below
from mkdocs_paycore.manuscript.manual.credentials.item import are_headings_of_fields, headed, named_in_item, why_none
from mkdocs_paycore.manuscript.manual.credentials.settings import items_of_settings
from mkdocs_paycore.manuscript.manual.credentials.tables import is_about_credentials, names_something, table_mappings
from mkdocs_paycore.manuscript.manual.page.blocks import BlockKind, by_tables
from mkdocs_paycore.manuscript.manual.sentences.asks import asks
from mkdocs_paycore.manuscript.manual.sentences.leads import is_lead, lead_of, option_of
from mkdocs_paycore.manuscript.manual.sentences.sentences import is_command
from mkdocs_paycore.manuscript.manual.sentences.stages import is_of_form
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_paycore.manuscript.manual.names.mapping import Mapping
    from mkdocs_paycore.manuscript.manual.page.blocks import Block

_BREAK = expression(r"<br\s*/?>", re.IGNORECASE)


def read_credentials(found: Sequence[Block], *, listed_only: bool = False) -> Read:
    """Return what a section asks for.

    Args:
        found: the blocks of the section.
        listed_only: whether what sentences name is none, so that a list is looked for although they name something.
    """
    reader = _Reader()
    reader.read(found)
    if not reader.credentials or all(listed_only and each.from_sentence for each in reader.credentials):
        lenient = _Reader(other="unknown", in_lines=not listed_only)
        lenient.read(found)
        reader = lenient if lenient.credentials else reader
    return Read(list(each_once(reader.credentials)), reader.skipped, reader.tables)


class _Reader:
    """Goes through the blocks: a paragraph says what the list below it holds; pictures and boxes do not end a list."""

    def __init__(self, *, other: str = "other", in_lines: bool = False) -> None:
        """Begin a section.

        Args:
            other: what is held by a list that is said to hold something else; *unknown* where names alone decide.
            in_lines: whether paragraphs such as *Key: the long one* are credentials wherever they stand.
        """
        self.in_lines, self.other = in_lines, other
        self.credentials: list[Credential] = []
        self.skipped: list[tuple[Block, str]] = []
        self.tables: list[Block] = []
        self.lead = "unknown"
        self.list_number = 0
        self.note_lead = "other"
        self.led: dict[int, str] = {}
        self.announced_by: Block | None = None
        self.last: Block | None = None
        self.last_named: Block | None = None
        self.last_line: Block | None = None
        self.chosen: Credential | None = None
        self.settings: frozenset[int] = frozenset()
        self.following: dict[int, Block] = {}
        self.held: dict[int, list[Block]] = {}

    def read(self, found: Sequence[Block]) -> None:
        """Go through the blocks of a section."""
        self.settings = items_of_settings(found) if self.other == "other" else frozenset()
        self.following = {id(one): other for one, other in pairwise(found)}
        if are_headings_of_fields(found):
            self.lead = "credentials"
        for block in found:
            if block.owner is not None:
                self.held.setdefault(id(block.owner), []).append(block)
        for is_table, some in by_tables(found):
            if is_table:
                self.take_table(some)
                continue
            for block in some:
                self.take(block)

    def take_table(self, lines: list[Block]) -> None:
        """Read a table where credentials are announced, or whose head speaks of a form."""
        first = lines[0]
        lead = self.note_lead if first.in_note else self.lead
        says_so = is_about_credentials(first.text)
        is_announced = lead == "credentials" and (self.last is self.announced_by or names_something(first.text))
        rows = list(table_mappings(lines)) if is_announced or says_so else []
        announced_by = first if says_so else self.announced_by or first
        for number, (line, mapping) in enumerate(rows):
            held = replace(line, start=first.start) if number == 0 else line
            self._add(mapping, None, held, at=line.start, announced_by=announced_by)
        if not rows:
            self.tables += lines
        self.last = lines[-1]

    def take(self, block: Block) -> None:
        """Read a block."""
        self._take(block)
        self.last = block

    def _take(self, block: Block) -> None:
        if block.kind is BlockKind.HEADING and self._heading(block):
            self.last_named = block
        elif block.kind is BlockKind.HEADING:
            self.last_named = None
            self.lead = "credentials" if is_lead(block.text) else "unknown"
            self.announced_by = block if is_lead(block.text) else None
            self.list_number += 1
        elif block.kind is BlockKind.NOTE:
            self._note(block)
        elif block.kind is BlockKind.ITEM and is_of_form(block.text):
            self._asks(block, block.text)
        elif block.kind is BlockKind.TEXT:
            self._text(block)
        elif block.kind is BlockKind.ITEM:
            self._item(block)
        elif block.owner is not None:
            self._belongs(block)

    def _heading(self, block: Block) -> bool:
        """Take a heading for a credential right below what announces some, or below another such heading."""
        is_next = self.lead == "credentials" and self.last_named is not None
        is_first = self.lead == "credentials" and self.last is self.announced_by
        named = headed(block.text, self.following.get(id(block)), is_first=is_first, is_next=is_next)
        if named is None:
            return False
        self.credentials.append(Credential(named, None, block.start, [block], from_sentence=True))
        return True

    def _note(self, block: Block) -> None:
        """Enter a box: it holds what its title says, or what the sentence right above it announces."""
        is_announced = self.last is not None and self.last is self.announced_by and self.lead == "credentials"
        self.note_lead = lead_of(block.text) if is_lead(block.text) else "other"
        if is_announced and self.note_lead == "other" and not is_titled(block.text):
            self.note_lead = "credentials"
        self._belongs(block)

    def _text(self, block: Block) -> None:
        if block.owner is not None and self._belongs(block):
            return
        if self._is_line(block):
            self.last_line = block
            self._names(block, "credentials")
            return
        if self._lines(block):
            return
        lead = lead_of(block.text)
        if lead == "other" and self.lead in {"credentials", "unknown"} and goes_on(block.text):
            self.lead, self.list_number = "unknown", self.list_number + 1
        elif block.in_note:
            self.note_lead = lead if lead != "unknown" else self.note_lead
            self.list_number += lead == "credentials"
            self.announced_by = block if lead == "credentials" else self.announced_by
        elif lead != "unknown":
            self.lead = lead
            self.announced_by = block if lead == "credentials" else None
            self.list_number += 1
        following = self.following.get(id(block))
        is_above = following is not None and following.kind is BlockKind.ITEM
        asked = self._asks(block, before_list(block.text) if is_above and lead == "credentials" else block.text)
        if asked and self._is_below():
            self.last_line = block
        chosen = [each for each in asked if each.type is FieldType.SELECT]
        self.chosen = chosen[0] if is_above and lead == "choose" and len(chosen) == 1 else None

    def _is_line(self, block: Block) -> bool:
        """Return whether a paragraph is one credential, as an item: with an arrow, or below what announces it."""
        if block.in_note or block.owner is not None or block.text.endswith(":"):
            return False
        is_below = self.in_lines or self._is_below() or (self.other == "unknown" and is_defined(block.text))
        return is_mapping(block.text, is_plain=is_below and not _BREAK.search(block.text)) or (
            is_below and begins_with_name(block.text)
        )

    def _is_below(self) -> bool:
        """Return whether a paragraph stands right below what announces credentials, or below one of these."""
        is_next = self.last is not None and self.last is self.last_line
        return is_next or (self.lead == "credentials" and self.last is self.announced_by)

    def _lines(self, block: Block) -> bool:
        """Read the lines of a paragraph as names, where a sentence right above, or the first line, announces some."""
        lines = [line for each in _BREAK.split(block.text) if (line := each.strip())]
        is_announced = self.lead == "credentials" and self.last is self.announced_by
        is_announced = is_announced or all(is_mapping(each, is_plain=True) for each in lines)
        if len(lines) <= 1 or block.in_note or not (is_announced or is_lead(lines[0])):
            return False
        self.announced_by = self.announced_by if is_announced else block
        for line in lines if is_announced else lines[1:]:
            self._names(replace(block, text=line), "credentials")
        return True

    def _asks(self, block: Block, text: str) -> list[Credential]:
        """Add the credentials for which sentences ask, and return them."""
        if block.in_note and self.note_lead == "other":
            return []
        if self.last is not None and self.last.kind is BlockKind.HEADING and self.last.text.endswith("?"):
            text = f"{self.last.text.strip('# ')} {text}"
        asked = [
            Credential(ask.mapping, ask.type, block.start, [block], from_sentence=True, in_note=block.in_note)
            for ask in asks(text)
            if ask.mapping is not None
        ]
        above = self.credentials[-1] if self.credentials and self.last_named in self.credentials[-1].blocks else None
        if above is not None and len(asked) == 1 and not above.mapping.right:
            above.mapping = with_name_below(above.mapping, asked[0].mapping)
            return []
        self.credentials += asked
        return asked

    def _item(self, block: Block) -> None:
        lead = self.note_lead if block.in_note else self.lead
        if self.chosen is not None and lead == "choose" and not is_command(block.text):
            self.chosen.blocks.append(block)
            return
        if block.owner is not None:
            owner_lead = self.led.get(id(block.owner))
            if owner_lead is None and self._belongs(block):
                return
            lead = owner_lead or lead
        lead = self.other if lead == "other" else lead
        if announces_within(block.text):
            self._lead_within(block, lead)
        elif is_command(block.text):
            self._asks(block, block.text)
            new = lead_of(block.text)
            self.led[id(block)] = new if new != "unknown" else "other"
        elif lead in {"credentials", "choose", "unknown"}:
            self._names(block, lead)

    def _lead_within(self, block: Block, lead: str) -> None:
        """Note what the items within an item are, which announces them: those of its list, parted in groups, or others.

        Args:
            block: the item.
            lead: what its list holds.
        """
        is_group = only_groups(block.text) and lead in {"credentials", "unknown"}
        if is_group and lead == "credentials" and are_values(self.held.get(id(block), [])):
            self._names(block, "choose")
        elif is_group:
            self.led[id(block)] = lead
        else:
            self.led[id(block)] = lead_of(block.text)
            if lead_of(block.text) == "credentials":
                self.list_number += 1
                self.announced_by = block

    def _names(self, block: Block, lead: str) -> None:
        """Read an item that names credentials."""
        if option_of(block.text):
            return
        if id(block) in self.settings:
            self.skipped.append((block, "most of its list are the options of every form"))
            return
        found = named_in_item(block.text)
        if reason := why_none(block.text, found, lead):
            self.skipped.append((block, reason))
            return
        for mapping in found:
            kind = type_announced(lead, self.announced_by)
            self._add(mapping, kind, block, at=block.start, announced_by=self.announced_by)

    def _add(
        self, mapping: Mapping, kind: FieldType | None, block: Block, *, at: int, announced_by: Block | None
    ) -> None:
        """Add a credential that a block names at an offset."""
        made = Credential(mapping, kind, at, [block], in_note=block.in_note, list_number=self.list_number)
        made.announced_by = announced_by
        self.credentials.append(made)

    def _belongs(self, block: Block) -> bool:
        """Put a block to the credential in whose item it stands; False where there is none."""
        for credential in self.credentials:
            if block.owner in credential.blocks and credential.blocks[0].kind is BlockKind.ITEM:
                credential.blocks.append(block)
                return True
        return False
