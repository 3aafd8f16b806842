"""From a Markdown manual to a provider's file and the manual with components."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.catalog.model.provider import IpAllowlist
from mkdocs_paycore.catalog.model.terms import Kind
from mkdocs_paycore.catalog.product.model import DEFAULT_PRODUCT
from mkdocs_paycore.intake.draft import Draft, checked
from mkdocs_paycore.intake.manual.connections import ConnectionReader
from mkdocs_paycore.intake.manual.head import code_in, dashboard_links, logos, read_head
from mkdocs_paycore.intake.manual.manual_doubts import ManualDoubts
from mkdocs_paycore.intake.manual.refusal import refuse_others
from mkdocs_paycore.intake.manual.rewrite import head_edits, status_of
from mkdocs_paycore.intake.manual.set_up import ip_allowlist, steps
from mkdocs_paycore.intake.manual.shown_files import shown_files
from mkdocs_paycore.intake.manual.surroundings import Row
from mkdocs_paycore.intake.manual.title import name_in
from mkdocs_paycore.intake.page_text import page_text
from mkdocs_paycore.manuscript.manual.outline.sections import Parts, parts
from mkdocs_paycore.manuscript.manual.page.blocks import behind_comments, visible
from mkdocs_paycore.manuscript.manual.wording.words import unmarked
from mkdocs_paycore.manuscript.manuscript import Manuscript

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mkdocs_paycore.catalog.product.model import Product
    from mkdocs_paycore.intake.manual.head import Head
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
        folder = source.resolve().parent.name if source.name.lower() in INDEX_NAMES else ""
        refuse_others(page, self.parts, self.head, product, called=folder or source.stem.lower())
        self.code, self.codes = code_in(page, self.parts.intro_end, product, folder=folder, stem=source.stem.lower())

    def provider(self, rows: Mapping[str, Row]) -> dict[str, Any]:
        """Return the content of the provider's file."""
        reader = ConnectionReader(self.page, self.parts, set_up=self.set_up, named=self._named, product=self.product)
        connections = reader.read()
        self.doubts.take(reader.doubts)
        self.edits += reader.edits
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
            "features": list(row.features) or self._features(reader.kinds),
            "currencies": list(row.currencies) or list(reader.stated),
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

    @property
    def _named(self) -> list[tuple[int, int]]:
        """Return where the manual names what the provider gives: where one sets up, or all above the first form."""
        if any(start < end for start, end in self.set_up) or not self.page.headings:
            return self.set_up
        first = min((section.heading.start for section in self.parts.connect), default=len(self.text))
        return [(min(self.page.headings[0].end, first), first)]

    def _name(self) -> str:
        if self.head.name and self.head.name.value:
            return self.head.name.value
        name = name_in(unmarked(self.page.headings[0].title)) if self.page.headings else ""
        is_called = re.sub(r"[\W_]+", "", name).casefold() == re.sub(r"[\W_]+", "", self.code)
        taken = "the first heading" if is_called else "the code"
        self.doubts.add(None, f"found no title with the provider's name: took {taken}", "write the name")
        return name if is_called else self.code

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

    def _features(self, kinds: frozenset[str | None]) -> list[str]:
        """Return the features that the kinds of connections stand for."""
        if self.product.has_own_features:
            if self.product.features:
                known = ", ".join(self.product.features)
                self.doubts.add(None, "the manual does not say what it is for", f"write its features: {known}")
            return []
        features = ["payments", "h2h"] if Kind.H2H_MERCHANT_ACCOUNT in kinds else []
        features = features or (["payments"] if Kind.MERCHANT_ACCOUNT in kinds else [])
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
            for first in (each for each in values[:1] if each.start >= self.parts.intro_end):
                self.doubts.add(first.start, f"took {first.value} for the {what}, by the words before it")
            for other in values[1:]:
                self.doubts.add(other.start, f"found another {what}, {other.value}: took the first one")
        for empty in self.head.placeholders:
            what = "no address in" if " " in empty.value else "the placeholder"
            self.doubts.add(empty.start, f"found {what} {empty.value!r}: left it out", "fill it in")
        for link, found in [*dashboard_links(self.page, self.product), *logos(self.page, self.parts.intro_end)]:
            if found and found["code"] != self.code:
                message = f"this address has the code {found['code']!r}, the provider {self.code!r}"
                self.doubts.add(link.start, message, "see which of them is right")
