"""The connections of a provider, as the sections of its manual tell their forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from mkdocs_paycore.catalog.model.terms import Kind
from mkdocs_paycore.intake.manual.fields import credential_fields, doubts_of_fields
from mkdocs_paycore.intake.manual.manual_doubts import ManualDoubts
from mkdocs_paycore.intake.manual.named_again import named_again, without_named_again
from mkdocs_paycore.intake.manual.option_fields import option_fields
from mkdocs_paycore.intake.manual.options import read_options
from mkdocs_paycore.intake.manual.rewrite import section_edits
from mkdocs_paycore.intake.manual.same_fields import asks_for_credentials, reading_order, same_as_another
from mkdocs_paycore.intake.manual.unnamed import announced_without_names, as_others_call_them, fitting
from mkdocs_paycore.manuscript.manual.credentials.given import given_credentials
from mkdocs_paycore.manuscript.manual.credentials.reader import read_credentials
from mkdocs_paycore.manuscript.manual.credentials.shared import connecting
from mkdocs_paycore.manuscript.manual.page.blocks import visible
from mkdocs_paycore.manuscript.manual.page.kinds import kind_named
from mkdocs_paycore.manuscript.manual.sentences.leads import option_named
from mkdocs_paycore.manuscript.manual.sides.chosen import set_settings_apart
from mkdocs_paycore.manuscript.manual.sides.direction import decide_sides
from mkdocs_paycore.manuscript.manual.sides.owners import listed_names, set_owners_apart
from mkdocs_paycore.manuscript.manual.sides.pairing import pair_names
from mkdocs_paycore.manuscript.manual.sides.set_up_names import NO_NAMES, set_up_names
from mkdocs_paycore.manuscript.manual.wording.remarks import means_required
from mkdocs_paycore.manuscript.manual.wording.words import compared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_paycore.catalog.product.model import Product
    from mkdocs_paycore.intake.manual.fields import Fields
    from mkdocs_paycore.intake.manual.named_again import NamedAgain
    from mkdocs_paycore.manuscript.manual.credentials.credential import Credential, SectionCredentials
    from mkdocs_paycore.manuscript.manual.outline.sections import Parts
    from mkdocs_paycore.manuscript.manual.page.blocks import Block
    from mkdocs_paycore.manuscript.manual.page.kinds import Section
    from mkdocs_paycore.manuscript.manual.sides.set_up_names import SetUpNames
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.source.problem import Edit


class _Connecting(NamedTuple):
    """A section that connects a kind of account: its blocks, and what it asks for."""

    section: Section
    blocks: list[Block]
    asked: SectionCredentials


class ConnectionReader:
    """Reads the sections that connect, and notes what is to be changed in them.

    Attributes:
        doubts: what was not sure.
        edits: the changes of the manual.
        stated: the currencies of which the sections only say that there are these.
    """

    def __init__(
        self,
        page: Manuscript,
        parts: Parts,
        *,
        set_up: Sequence[tuple[int, int]],
        named: Sequence[tuple[int, int]],
        product: Product,
    ) -> None:
        """Find the sections.

        Args:
            page: the manual.
            parts: its parts.
            set_up: where the account is set up, as ranges of offsets.
            named: where the manual names what the provider gives, likewise.
            product: what its provider is one of.
        """
        self.doubts = ManualDoubts()
        self.edits: list[Edit] = []
        self.stated: dict[str, None] = {}
        self._page, self._parts, self._product = page, parts, product
        self._set_up, self._named = set_up, named
        self._text = visible(page)
        self._is_counted = False
        parted = connecting(self._text, parts.connect, set_up, product)
        self._sections = [
            _Connecting(section, found, read_credentials(found, is_form=section.is_form)) for section, found in parted
        ]

    @property
    def kinds(self) -> frozenset[str | None]:
        """The kinds that the sections are about."""
        return frozenset(each.section.kind for each in self._sections)

    def read(self) -> list[dict[str, Any]]:
        """Return the connections of the provider's file, in the order of the sections; note what is to be changed."""
        sections = self._sections
        names = set_up_names(self._text, self._named)
        has_legend = means_required(self._text)
        listed = frozenset().union(*(listed_names(each.asked.credentials) for each in sections))
        for each in sections:
            set_settings_apart(each.asked, each.blocks, names)
            set_owners_apart(each.asked.credentials, names, listed)
            pair_names(each.asked.credentials, names, has_legend=has_legend)
        credentials = [credential for each in sections for credential in each.asked.credentials]
        decide_sides(credentials, names)
        result: list[dict[str, Any]] = [{"kind": str(each.section.kind), "fields": []} for each in sections]
        for number in reading_order([(each.section, each.blocks) for each in sections], self._product):
            result[number]["fields"] = self._fields(sections[number], credentials, names, result)
        if result and not self._is_counted and not any(map(asks_for_credentials, result)):
            for connection in result[: len(sections[0].section.shared) or 1]:
                self._given(connection)
        self._doubts_of_parts()
        return result

    def _fields(
        self,
        own: _Connecting,
        credentials: Sequence[Credential],
        names: SetUpNames,
        before: Sequence[dict[str, Any]],
    ) -> list[dict[str, Any]]:
        """Return the fields of a section's form.

        Args:
            own: the section.
            credentials: those of all sections.
            names: what *Set up* calls things.
            before: the connections; those of sections that were read have fields.
        """
        is_first = not any(each["fields"] for each in before)
        unnamed = self._unnamed(own, credentials, is_first=is_first)
        again = named_again(own.blocks, before)
        known = [each.mapping for each in unnamed]
        named = [each for each in without_named_again(own.asked.credentials, again) if each.mapping not in known]
        fields = credential_fields([*unnamed, *named], names)
        self._again(fields, again)
        self._same(own, fields, before)
        options = read_options(own.blocks)
        self.stated |= options.stated
        option_fields(fields, options)
        self._doubts_of_section(own, fields)
        if fields.data:
            made = section_edits(self._page, own.section, own.blocks, own.asked.credentials)
            self.edits += made.edits
            self.doubts.take(made.doubts)
        return fields.data

    def _doubts_of_parts(self) -> None:
        for section in (each for each in self._parts.connect if each.is_guessed):
            message = f"no heading says what connects here: took this for the form of {section.kind}, by its text"
            self.doubts.add(section.heading.start, message, "see whether it is")
        for section in self._parts.repeated:
            message = f"found a second section about the kind {section.kind}: it stays as it is"
            self.doubts.add(section.heading.start, message, "a kind has one form; paycore.yml may add `kinds`")
        for section in self._parts.absent:
            message = "took this section for one that says that there is no such account: it makes no connection"
            self.doubts.add(section.heading.start, message, "add the connection, if there is one")
        if not self._parts.connect:
            message = "found no section that connects an account"
            self.doubts.add(None, message, "its connections are to be written by hand")

    def _given(self, connection: dict[str, Any]) -> None:
        """Take what the provider gives for the fields of a form of which the manual never names any."""
        found = given_credentials(self._text, self._set_up, connection["kind"])
        fields = credential_fields(found, NO_NAMES)
        connection["fields"] = [*fields.data, *connection["fields"]]
        if found:
            names = ", ".join(each["label"] for each in fields.data)
            message = f"the manual names no field of the form: took what the provider gives, {names}"
            self.doubts.add(found[0].start, message, "see what the form calls them")

    def _unnamed(self, own: _Connecting, credentials: Sequence[Credential], *, is_first: bool) -> list[Credential]:
        """Return what the provider gives, where a section tells to enter it and names none of it."""
        has_set_up = bool(self._parts.set_up)
        block = announced_without_names(own.blocks, own.asked.credentials, has_set_up=has_set_up, is_first=is_first)
        if block is None:
            return []
        given, said = fitting(block, given_credentials(self._text, self._set_up, str(own.section.kind)))
        for message, suggestion in said:
            self.doubts.add(block.start, message, suggestion)
        self._is_counted = self._is_counted or (bool(said) and not given)
        return as_others_call_them(given, credentials)

    def _again(self, fields: Fields, again: Sequence[NamedAgain]) -> None:
        """Take the fields of forms above that a section names and says to be the same."""
        at = 0
        for each in again:
            own = {compared(one["label"]) for one in fields.data}
            new = [dict(one) for one in each.fields if compared(one["label"]) not in own]
            fields.data[at:at] = new
            at += len(new)
            if new:
                names = ", ".join(one["label"] for one in new)
                message = f"took {names} for the same as above, by these words"
                self.doubts.add(each.block.start, message, "see the form")

    def _same(self, own: _Connecting, fields: Fields, before: Sequence[dict[str, Any]]) -> None:
        """Take the credentials of another connection, where a section says that they are the same."""
        same = same_as_another(own.blocks, fields.data, before, self._product)
        if same is not None and same.fields:
            at = len(fields.data) if same.are_files else 0
            fields.data[at:at] = same.fields
            what, kind = "files" if same.are_files else "credentials", same.other["kind"]
            message = f"the {what} of {own.section.kind} are the same, by these words: took those of {kind}"
            self.doubts.add(same.block.start, message, "see the form")

    def _doubts_of_section(self, own: _Connecting, fields: Fields) -> None:
        self.doubts.take(doubts_of_fields(fields, own.section.heading.start))
        for block, why in own.asked.skipped:
            self.doubts.add(block.start, f"took this item for no credential: {why}")
        for block in own.asked.tables[:1]:
            self.doubts.add(block.start, "found a table in this section, which was not read")
        for block in own.blocks:
            named = option_named(block.text)
            kind = self._kind_in(named) if named else None
            if kind and own.section.kind not in {kind, Kind.ACCOUNT}:
                message = f"the heading is about {own.section.kind}, the text names {kind}: took the heading's"
                self.doubts.add(block.start, message, "see which of them is right")

    def _kind_in(self, named: str) -> str | None:
        return kind_named(named.partition(" ")[2].partition(" option")[0].strip(" *\"'"), self._product)
