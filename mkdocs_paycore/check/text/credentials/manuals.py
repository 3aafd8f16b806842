"""The manual of a provider as it is typed: its parts *Set up* and *Connect*."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.terms import Kind
from mkdocs_paycore.catalog.product.model import DEFAULT_PRODUCT
from mkdocs_paycore.check.text.credentials.credential_lists import (
    CredentialList,
    credential_list,
    defined_credentials,
    plain_label,
    said_credentials,
)
from mkdocs_paycore.check.text.providers.of_pages import code_of, is_manual_of
from mkdocs_paycore.manuscript.manual.outline.sections import parts
from mkdocs_paycore.manuscript.manual.page.blocks import blocks, visible
from mkdocs_paycore.manuscript.manual.page.loose_sections import preparing_section
from mkdocs_paycore.manuscript.masked import blanked
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_paycore.catalog.product.model import Product
    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.headings import Heading
    from mkdocs_paycore.manuscript.manual.outline.sections import Parts
    from mkdocs_paycore.manuscript.manual.page.blocks import Block
    from mkdocs_paycore.manuscript.manual.page.kinds import Section
    from mkdocs_paycore.manuscript.manuscript import Manuscript

_CALL = expression(r"(?:<<|\{\{)[ \t]*(?P<name>credentials|connection_form)[ \t]*\([^\n]*?[\"'](?P<kind>\w+)[\"']")


@dataclass(frozen=True, slots=True)
class ManualPart:
    """A part of a manual.

    Attributes:
        heading: its heading.
        end: the offset behind it.
        kind: the kind of connection that it is about; None where it names none, and for *Set up*.
    """

    heading: Heading
    end: int
    kind: str | None = None


@dataclass(frozen=True)
class Manual:
    """A provider's manual as somebody wrote it."""

    page: Manuscript
    code: str
    product: Product = DEFAULT_PRODUCT

    @cached_property
    def connects(self) -> tuple[ManualPart, ...]:
        """The parts about connecting, in their order."""
        return tuple(
            ManualPart(each.heading, each.end, None if each.kind == Kind.ACCOUNT else each.kind)
            for each in self._connecting
        )

    @cached_property
    def outside(self) -> str:
        """What is shown outside of the parts about connecting and their headings, at its places."""
        return blanked(self.page.with_spans, [(part.heading.start, part.end) for part in self.connects])

    def is_connecting(self, offset: int) -> bool:
        """Return whether a place stands in a part about connecting, or in its heading."""
        return any(part.heading.start <= offset < part.end for part in self.connects)

    @property
    def has_usual_kinds(self) -> bool:
        """Whether its product has the kinds of connection that manuals of payment providers have names for."""
        return not self.product.has_own_kinds

    @cached_property
    def set_up(self) -> ManualPart | None:
        """The part about what is done at the provider."""
        first = next(iter(self._parts.set_up), None) or preparing_section(self.page, self._connecting)
        return ManualPart(first.heading, first.end) if first else None

    @cached_property
    def _connecting(self) -> tuple[Section, ...]:
        return tuple(sorted((*self._parts.connect, *self._parts.repeated), key=lambda each: each.start))

    @cached_property
    def _parts(self) -> Parts:
        return parts(self.page, self.product)

    @cached_property
    def calls(self) -> frozenset[tuple[str, str]]:
        """The lists and forms that it has drawn: the component and the kind of connection of each call."""
        return frozenset((call["name"], call["kind"]) for call in _CALL.finditer(self.page.shown))

    def text(self, part: ManualPart) -> str:
        """Return what is shown in a part."""
        return self.page.with_spans[part.heading.end : part.end]

    def listed(self, part: ManualPart) -> CredentialList | None:
        """Return the credentials that a part lists; of *Set up* those that are to be got."""
        if part not in self._lists:
            self._lists[part] = credential_list(self.page, self.blocks(part), is_got=part == self.set_up)
        return self._lists[part]

    def said(self, part: ManualPart) -> CredentialList | None:
        """Return the credentials that the sentences of a part without a list ask for."""
        if part not in self._said:
            self._said[part] = said_credentials(self.page, self.blocks(part))
        return self._said[part]

    def asked_for(self, part: ManualPart) -> CredentialList | None:
        """Return the credentials that a part asks for: in lists, else as terms that it defines, else in sentences."""
        if part not in self._asked_for:
            found = self.listed(part) or defined_credentials(self.page, self.blocks(part)) or self.said(part)
            self._asked_for[part] = found
        return self._asked_for[part]

    @property
    def forms(self) -> list[CredentialList]:
        """What its parts about connecting ask for, list by list; a part that asks for nothing has none."""
        return [found for part in self.connects if (found := self.asked_for(part)) is not None]

    def blocks(self, part: ManualPart) -> Sequence[Block]:
        """Return the blocks of a part."""
        if part not in self._blocks:
            self._blocks[part] = blocks(self.visible, part.heading.end, part.end)
        return self._blocks[part]

    @cached_property
    def visible(self) -> str:
        """Its text without front matter, comments and blocks of code."""
        return visible(self.page)

    @cached_property
    def asked(self) -> tuple[ManualPart, ...]:
        """The parts that list credentials: that about setting up, and those about connecting."""
        return (self.set_up, *self.connects) if self.set_up else self.connects

    @cached_property
    def _blocks(self) -> dict[ManualPart, Sequence[Block]]:
        return {}

    @cached_property
    def _asked_for(self) -> dict[ManualPart, CredentialList | None]:
        return {}

    @cached_property
    def _said(self) -> dict[ManualPart, CredentialList | None]:
        return {}

    @cached_property
    def _lists(self) -> dict[ManualPart, CredentialList | None]:
        return {}


def manuals(checked: CheckedTexts) -> Iterator[Manual]:
    """Yield the manuals of providers, with or without a spec."""
    for page in checked.manuscripts:
        code = code_of(page, checked) if page.is_page else None
        if code is not None and is_manual_of(page.uri, checked):
            yield _manual(page, code, checked.site.catalog.products.get(code, checked.site.products[0]))


def has_forms(manual: Manual, checked: CheckedTexts) -> bool:
    """Return whether the forms of a manual's provider are known, by the provider's file."""
    provider = checked.site.catalog.providers.get(manual.code)
    return provider is not None and bool(provider.connections)


def names_at_provider(manual: Manual, checked: CheckedTexts) -> frozenset[tuple[str, str]]:
    """Return the fields that a manual's provider calls otherwise: their labels and its names, as plain labels."""
    provider = checked.site.catalog.providers.get(manual.code)
    fields = (field for each in (provider.connections if provider else ()) for field in each.fields)
    return frozenset(
        (plain_label(field.label, brackets=False), plain_label(field.provider_label, brackets=False))
        for field in fields
        if field.provider_label
    )


@lru_cache(maxsize=1024)
def _manual(page: Manuscript, code: str, product: Product) -> Manual:
    """Return a manual, the same for each rule that looks at it."""
    return Manual(page, code, product)
