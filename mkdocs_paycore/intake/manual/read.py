"""From a Markdown manual to a provider's file and the manual with components."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.catalog.model.provider import IpAllowlist
from mkdocs_paycore.catalog.model.terms import Kind
from mkdocs_paycore.catalog.product.model import DEFAULT_PRODUCT
from mkdocs_paycore.intake.draft import Draft, checked
from mkdocs_paycore.intake.manual.fields import credential_fields, doubts_of_fields
from mkdocs_paycore.intake.manual.head import code_in, dashboard_links, logos, read_head
from mkdocs_paycore.intake.manual.manual_doubts import ManualDoubts
from mkdocs_paycore.intake.manual.option_fields import option_fields
from mkdocs_paycore.intake.manual.options import read_options
from mkdocs_paycore.intake.manual.refusal import refuse_others
from mkdocs_paycore.intake.manual.rewrite import head_edits, section_edits, status_of
from mkdocs_paycore.intake.manual.same_fields import asks_for_credentials, reading_order, same_as_another
from mkdocs_paycore.intake.manual.set_up import ip_allowlist, steps
from mkdocs_paycore.intake.manual.shown_files import shown_files
from mkdocs_paycore.intake.manual.surroundings import Row
from mkdocs_paycore.intake.manual.unnamed import announced_without_names, as_others_call_them, fitting
from mkdocs_paycore.intake.page_text import page_text
from mkdocs_paycore.manuscript.manual.credentials.given import given_credentials
from mkdocs_paycore.manuscript.manual.credentials.reader import read_credentials
from mkdocs_paycore.manuscript.manual.credentials.shared import connecting
from mkdocs_paycore.manuscript.manual.page.blocks import behind_comments, visible
from mkdocs_paycore.manuscript.manual.page.kinds import Section, kind_named
from mkdocs_paycore.manuscript.manual.page.sections import Parts, parts
from mkdocs_paycore.manuscript.manual.sentences.leads import option_named
from mkdocs_paycore.manuscript.manual.sides.direction import decide_sides
from mkdocs_paycore.manuscript.manual.sides.pairing import pair_names
from mkdocs_paycore.manuscript.manual.sides.set_up_names import NO_NAMES, set_up_names
from mkdocs_paycore.manuscript.manual.wording.remarks import means_required
from mkdocs_paycore.manuscript.manuscript import Manuscript

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from mkdocs_paycore.catalog.product.model import Product
    from mkdocs_paycore.intake.manual.fields import Fields
    from mkdocs_paycore.intake.manual.head import Head
    from mkdocs_paycore.manuscript.manual.credentials.credential import Credential, SectionCredentials
    from mkdocs_paycore.manuscript.manual.page.blocks import Block
    from mkdocs_paycore.source.problem import Edit

INDEX_NAMES = frozenset({"index.md", "readme.md"})
"""Names of a page that stands in the folder of its provider."""


def read_manual(
    source: Path,
    content: bytes,
    *,
    path: str,
    rows: Mapping[str, Row] | None = None,
    product: Product = DEFAULT_PRODUCT,
) -> Draft:
    """Return what an import makes of a manual.

    Args:
        source: the file.
        content: its bytes.
        path: the file as messages show it.
        rows: what pages that list the providers say of each, by code.
        product: what its provider is one of.

    Raises:
        UnreadableError: the file is no manual.
    """
    file = page_text(content)
    reader = _Reader(Manuscript(file.text, path), source, product)
    provider = reader.provider(rows or {})
    pictures = shown_files(reader.page, source, reader.edits, reader.doubts)
    made = Draft(
        source,
        reader.code,
        provider,
        tuple(reader.doubts.problems(reader.page)),
        file.edited(reader.edits),
        pictures,
        product,
    )
    return replace(made, doubts=checked(made, path=path))


class _Reader:
    """Reads a manual, and gathers its changes and doubts."""

    def __init__(self, page: Manuscript, source: Path, product: Product) -> None:
        self.page = page
        self.product = product
        self.source = source
        self.text = visible(page)
        self.parts: Parts = parts(page, product)
        self.head: Head = read_head(page, self.text, self.parts.intro_end)
        self.doubts = ManualDoubts()
        self.edits: list[Edit] = []
        self.stated: dict[str, None] = {}
        self.kinds: set[str | None] = set()
        self.is_counted = False
        folder = source.resolve().parent.name if source.name.lower() in INDEX_NAMES else ""
        refuse_others(page, self.parts, self.head, product, called=folder or source.stem.lower())
        self.code, self.codes = code_in(page, self.parts.intro_end, product, folder=folder, stem=source.stem.lower())

    def provider(self, rows: Mapping[str, Row]) -> dict[str, Any]:
        """Return the content of the provider's file."""
        sections = list(connecting(self.text, self.parts.connect, self.set_up, self.product))
        self.kinds = {section.kind for section, _ in sections}
        read = [read_credentials(found) for _, found in sections]
        connections = self._connections(sections, read)
        self.edits += head_edits(self.page, self.head, self.parts.intro_end, self.product)
        self._doubts_of_head()
        row = rows.get(self.code, Row())
        allowlist, at = ip_allowlist(self.text, self.set_up)
        if allowlist in {IpAllowlist.REQUIRED, IpAllowlist.OPTIONAL}:
            message = f"took the list of addresses for {allowlist} by these words"
            self.doubts.add(at, message, f"or {', '.join(each for each in IpAllowlist if each != allowlist)}")
        values = {
            "code": self.code,
            "name": self._name(),
            "status": self._status(has_form=any(each["fields"] for each in connections)),
            "website": self.head.websites[0].value if self.head.websites else None,
            "login_url": self.head.logins[0].value if self.head.logins else None,
            "tagline": self.head.tagline.value if self.head.tagline else None,
            "features": list(row.features) or self._features(),
            "currencies": list(row.currencies) or list(self.stated),
            "setup": steps(self.text, self.set_up),
            "ip_allowlist": str(allowlist),
            "connections": connections,
        }
        return {key: value for key, value in values.items() if value not in (None, "", [])}

    @cached_property
    def set_up(self) -> list[tuple[int, int]]:
        """Return where the account is set up: under the headings that say so, else all above the first connection."""
        own = [(section.start, section.end) for section in self.parts.set_up]
        first = min((section.heading.start for section in self.parts.connect), default=len(self.text))
        return own or [(min(self.parts.intro_end, first), first)]

    def _connections(
        self, sections: Sequence[tuple[Section, list[Block]]], read: Sequence[SectionCredentials]
    ) -> list[dict[str, Any]]:
        names = set_up_names(self.text, self.set_up)
        legend = means_required(self.text)
        for one in read:
            pair_names(one.credentials, names, has_legend=legend)
        credentials = [each for one in read for each in one.credentials]
        decide_sides(credentials, names)
        result: list[dict[str, Any]] = [{"kind": str(section.kind), "fields": []} for section, _ in sections]
        for number in reading_order(sections, self.product):
            (section, found), one = sections[number], read[number]
            is_first = not any(each["fields"] for each in result)
            unnamed = self._unnamed(section, found, one, credentials, is_first=is_first)
            fields = credential_fields([*unnamed, *one.credentials], names)
            self._same(section, found, fields, result)
            options = read_options(found)
            self.stated |= options.stated
            option_fields(fields, options)
            self._doubts_of_section(section, found, one, fields)
            if fields.data:
                self._rewrite(section, found, one.credentials)
            result[number]["fields"] = fields.data
        if result and not self.is_counted and not any(map(asks_for_credentials, result)):
            for connection in result[: len(sections[0][0].shared) or 1]:
                self._given(connection)
        for section in self.parts.repeated:
            message = f"found a second section about the kind {section.kind}: it stays as it is"
            self.doubts.add(section.heading.start, message, "a kind has one form; paycore.yml may add `kinds`")
        for section in self.parts.absent:
            message = "took this section for one that says that there is no such account: it makes no connection"
            self.doubts.add(section.heading.start, message, "add the connection, if there is one")
        if not sections:
            self.doubts.add(
                None, "found no section that connects an account", "its connections are to be written by hand"
            )
        return result

    def _given(self, connection: dict[str, Any]) -> None:
        """Take what the provider gives for the fields of a form of which the manual never names any."""
        found = given_credentials(self.text, self.set_up, connection["kind"])
        fields = credential_fields(found, NO_NAMES)
        connection["fields"] = [*fields.data, *connection["fields"]]
        if found:
            names = ", ".join(each["label"] for each in fields.data)
            message = f"the manual names no field of the form: took what the provider gives, {names}"
            self.doubts.add(found[0].start, message, "see what the form calls them")

    def _unnamed(
        self,
        section: Section,
        found: Sequence[Block],
        read: SectionCredentials,
        credentials: Sequence[Credential],
        *,
        is_first: bool,
    ) -> list[Credential]:
        """Return what the provider gives, where a section tells to enter it and names none of it."""
        has_set_up = bool(self.parts.set_up)
        block = announced_without_names(found, read.credentials, has_set_up=has_set_up, is_first=is_first)
        if block is None:
            return []
        given, said = fitting(block, given_credentials(self.text, self.set_up, str(section.kind)))
        for message, suggestion in said:
            self.doubts.add(block.start, message, suggestion)
        self.is_counted = self.is_counted or (bool(said) and not given)
        return as_others_call_them(given, credentials)

    def _same(self, section: Section, found: Sequence[Block], fields: Fields, before: Sequence[dict[str, Any]]) -> None:
        """Take the credentials of another connection, where a section says that they are the same."""
        same = same_as_another(found, fields.data, before, self.product)
        if same is not None:
            at = len(fields.data) if same.are_files else 0
            fields.data[at:at] = same.fields
            what, kind = "files" if same.are_files else "credentials", same.other["kind"]
            message = f"the {what} of {section.kind} are the same, by these words: took those of {kind}"
            self.doubts.add(same.block.start, message, "see the form")

    def _rewrite(self, section: Section, found: Sequence[Block], credentials: Sequence[Credential]) -> None:
        made = section_edits(self.page, section, found, credentials)
        self.edits += made.edits
        self.doubts.take(made.doubts)

    def _doubts_of_section(
        self, section: Section, found: Sequence[Block], read: SectionCredentials, fields: Fields
    ) -> None:
        self.doubts.take(doubts_of_fields(fields, section.heading.start))
        for block, why in read.skipped:
            self.doubts.add(block.start, f"took this item for no credential: {why}")
        for block in read.tables[:1]:
            self.doubts.add(block.start, "found a table in this section, which was not read")
        for block in found:
            named = option_named(block.text)
            kind = self._kind_in(named) if named else None
            if kind and section.kind not in {kind, Kind.ACCOUNT}:
                message = f"the heading is about {section.kind}, the text names {kind}: took the heading's"
                self.doubts.add(block.start, message, "see which of them is right")

    def _kind_in(self, named: str) -> str | None:
        return kind_named(named.partition(" ")[2].partition(" option")[0].strip(" *\"'"), self.product)

    def _name(self) -> str:
        if self.head.name and self.head.name.value:
            return self.head.name.value
        self.doubts.add(None, "found no title with the provider's name: took the code", "write the name")
        return self.code

    def _status(self, *, has_form: bool) -> str:
        status = status_of(self.page, self.parts.intro_end, self.product)
        if status:
            return status
        if not has_form:
            status = self.product.unready
            taken = status.replace("_", " ")
            self.doubts.add(None, f"found no form: took the provider for {taken}", "set the status, if it is")
            return status
        status = self.product.usual_status
        message = f"the manual names no status: took the provider for {status.replace('_', ' ')}, as it has a form"
        self.doubts.add(None, message, "add `verified` once you compared them")
        return status

    def _features(self) -> list[str]:
        """Return the features that the kinds of connections stand for."""
        if self.product.has_own_features:
            if self.product.features:
                known = ", ".join(self.product.features)
                self.doubts.add(None, "the manual does not say what it is for", f"write its features: {known}")
            return []
        features = ["payments", "h2h"] if Kind.H2H_MERCHANT_ACCOUNT in self.kinds else []
        features = features or (["payments"] if Kind.MERCHANT_ACCOUNT in self.kinds else [])
        said = (
            f"took {', '.join(features)} by its connections" if features else "the manual does not say what it is for"
        )
        self.doubts.add(None, f"{said}: nothing says whether there are payouts", "see the list of providers")
        return features

    def _doubts_of_head(self) -> None:
        for start, _ in behind_comments(self.page):
            message = "an arrow ends the comment on this line: took what stands behind it for a part of it"
            self.doubts.add(start, message, "a browser shows it: write → there")
        for values, what in ((self.head.websites, "website"), (self.head.logins, "login")):
            for other in values[1:]:
                self.doubts.add(other.start, f"found another {what}, {other.value}: took the first one")
        for empty in self.head.placeholders:
            self.doubts.add(empty.start, f"found the placeholder {empty.value!r}: left it out", "fill it in")
        for link, found in [*dashboard_links(self.page, self.product), *logos(self.page, self.parts.intro_end)]:
            if found and found["code"] != self.code:
                message = f"this address has the code {found['code']!r}, the provider {self.code!r}"
                self.doubts.add(link.start, message, "see which of them is right")
