"""The manual of a provider as it is typed: its parts *Set up* and *Connect*."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.load import MANUAL_NAMES
from mkdocs_paycore.catalog.model.terms import Kind
from mkdocs_paycore.catalog.product.model import DEFAULT_PRODUCT
from mkdocs_paycore.catalog.words.labels import kind_label
from mkdocs_paycore.catalog.words.language import saying, words
from mkdocs_paycore.check.text.credential_lists import CredentialList, credential_list
from mkdocs_paycore.check.text.providers import code_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.catalog.product.model import Product
    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.headings import Heading
    from mkdocs_paycore.manuscript.manuscript import Manuscript

_CONNECT = re.compile(
    r"(?:connect(?:ing)?[ \t]+)(?:an?[ \t]+|your[ \t]+|the[ \t]+)?"
    r"(?P<kind>h2h[ \t]+merchant|host-to-host[ \t]+merchant|h2h|host-to-host|provider|merchant)?[ \t]*accounts?\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?P<kind>h2h[ \t]+merchant|host-to-host[ \t]+merchant|provider|merchant)[ \t]+account[ \t]*$", re.IGNORECASE
)
_SET_UP = re.compile(
    r"(?:set(?:ting)?[ \t-]*up|create|creating|get(?:ting)?|open(?:ing)?)\b[^\n]*\baccount", re.IGNORECASE
)
_CALL = re.compile(r"(?:<<|\{\{)[ \t]*(?P<name>credentials|connection_form)[ \t]*\([^\n]*?[\"'](?P<kind>\w+)[\"']")


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
        found: list[ManualPart] = []
        for heading, end in self._parts():
            is_connect, kind = self._connected(heading.title.strip("*_ "))
            if is_connect and not any(part.heading.start < heading.start < part.end for part in found):
                found.append(ManualPart(heading, end, kind))
        return tuple(found)

    @cached_property
    def set_up(self) -> ManualPart | None:
        """The part about what is done at the provider."""
        for heading, end in self._parts():
            if _SET_UP.match(heading.title.strip("*_ ")):
                return ManualPart(heading, end)
        return None

    @cached_property
    def calls(self) -> frozenset[tuple[str, str]]:
        """The lists and forms that it has drawn: the component and the kind of connection of each call."""
        return frozenset((call["name"], call["kind"]) for call in _CALL.finditer(self.page.shown))

    def text(self, part: ManualPart) -> str:
        """Return what is shown in a part."""
        return self.page.with_spans[part.heading.end : part.end]

    def listed(self, part: ManualPart) -> CredentialList | None:
        """Return the credentials that a part lists; of *Set up* those that are to be got."""
        return credential_list(self.page, part.heading.end, part.end, is_got=part == self.set_up)

    def _connected(self, title: str) -> tuple[bool, str | None]:
        """Return whether a heading is that of a part about connecting, and the kind that it names."""
        if tuple(self.product.kinds) == tuple(Kind):
            match = _CONNECT.match(title) or _BARE.match(title)
            return match is not None, _kind(match["kind"]) if match else None
        for kind in self.product.kinds:
            with saying(self.product.words):
                known = {words(f"manual.connect.{kind}").casefold(), kind_label(kind).casefold()}
            if title.casefold() in known:
                return True, kind
        return False, None

    def _parts(self) -> Iterator[tuple[Heading, int]]:
        headings = self.page.headings
        for at, heading in enumerate(headings):
            following = (other.start for other in headings[at + 1 :] if other.level <= heading.level)
            yield heading, next(following, len(self.page.text))


def manuals(checked: CheckedTexts) -> Iterator[Manual]:
    """Yield the manuals of providers, with or without a spec."""
    for page in checked.manuscripts:
        code = code_of(page, checked) if page.is_page else None
        if code is not None and posixpath.basename(page.uri) in MANUAL_NAMES:
            yield Manual(page, code, checked.site.catalog.products.get(code, checked.site.products[0]))


def _kind(words: str | None) -> Kind | None:
    if not words:
        return None
    words = words.lower()
    if words.startswith(("h2h", "host")):
        return Kind.H2H_MERCHANT_ACCOUNT
    return Kind.PROVIDER_ACCOUNT if words == "provider" else Kind.MERCHANT_ACCOUNT
