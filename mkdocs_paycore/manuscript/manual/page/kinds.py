"""The kinds of connections as manuals name them, and the parts of a page that are about one."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.terms import Kind
from mkdocs_paycore.catalog.product.model import DEFAULT_PRODUCT
from mkdocs_paycore.catalog.words.labels import kind_titles
from mkdocs_paycore.manuscript.manual.wording.words import unmarked
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.suggestion import nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_paycore.catalog.product.model import Product
    from mkdocs_paycore.manuscript.headings import Heading

_VARIABLE = expression(r"\{\{[^{}]*\}\}|<<[^<>]*>>")
_SAYS = (
    (expression(r"\bh2h\b|\bhost[\s-]*to[\s-]*host\b", re.IGNORECASE), Kind.H2H_MERCHANT_ACCOUNT),
    (expression(r"\bmerchant\b", re.IGNORECASE), Kind.MERCHANT_ACCOUNT),
    (expression(r"\bprovider\b", re.IGNORECASE), Kind.PROVIDER_ACCOUNT),
)
"""What says the kind; the first that a heading has."""
KIND_WORD = r"(?:h2h|host[\s-]*to[\s-]*host|provider|merchant|payment|pay-?out)"
"""A word before *account* that says of which kind it is."""
_PAYOUT = expression(r"\bpay-?outs?\b", re.IGNORECASE)
CONNECT = expression(r"^(?:how to\s+)?connect(?:ing|ion)?\b", re.IGNORECASE)
"""How a heading begins that speaks of connecting."""
SET_UP = expression(
    r"\bset(?:ting)?[\s-]*up\b|\bregist|\bprepar|^(?:creat|open|get)\w*\b.*\baccount"
    r"|^(?:where\b.*\b|(?:how\s+to\s+|find\w*\s+|get\w*\s+|obtain\w*\s+)(?:.*\s)?)(?:keys?|credentials|parameters|access|data)\b",
    re.IGNORECASE,
)
"""What a heading says that is about setting up the account at the provider."""
_NAMES_KIND = expression(
    r"^(?:how to\s+)?(?:connect(?:ing|ion)?\b\s*)?(?:(?:of|to|an?|the|your|via|as)\s+)*"
    r"(?:form\s+(?:of|for)\s+(?:the\s+|an?\s+)?)?"
    r"(?:(?:h2h|host[\s-]*to[\s-]*host|payment|provider|merchant|pay-?outs?)\s*)*"
    r"(?:accounts?|connection)?(?:\s+(?:connection|form))?$",
    re.IGNORECASE,
)
_REMARK = expression(r"\s*\((?!\s*(?:h2h|host)\b)[^()]*\)$", re.IGNORECASE)
"""What a heading says of a kind in parentheses behind its name."""
_HELD_KIND = expression(
    r"(?P<account>\b(?:merchant\s+)?account)\s+\((?P<kind>h2h|host[\s-]to[\s-]host)\)$", re.IGNORECASE
)
"""A kind of which parentheses say more: *Merchant account (H2H)*."""
_MEANT = expression(r"\((?P<words>connect(?:ing)?\s[^()]+)\)$", re.IGNORECASE)
"""What a heading of another language means, in parentheses: *Konto verbinden (Connect merchant account)*."""
_USUAL = ("Connect Provider Account", "Connect H2H Merchant Account", "Connect Merchant Account")
_ALIKE = 0.92
"""So like a usual heading is a misspelt one: a letter or two."""
CHOSEN = expression(
    r"\b(?:choose|select|pick|option|press|click|open)\b[^\n.:;]{0,40}?[*_`\"'“«]{1,4}"
    r"(?P<title>[^*_`\"'“”«»\n]{0,40}?\baccount)\b[*_`\"'”»]",
    re.IGNORECASE,
)
"""The kind of account that a text tells to choose, also by the way to it: *click Connect → "Merchant account"*."""

ALTERNATIVE = expression(
    r"\baccount[*_`\"'”»]{1,4}\s*(?:\([^()\n]*\)\s*)?,?\s*(?:or|and|/)\s+(?:the\s+)?[*_`\"'“«]{1,4}"
    r"(?P<title>[^*_`\"'“”«»\n]{0,40}?\baccount)\b[*_`\"'”»]",
    re.IGNORECASE,
)
"""Another kind of account beside one that a text tells to choose."""

IN_ALL = expression(
    r"\b(?:both|all|each|every|either)\s+(?:(?:of|the|these|our)\s+)*(?:forms?|kinds?|accounts?|connections?|cases|types?)\b",
    re.IGNORECASE,
)
"""What says that something is so of all kinds at once: *both of the forms take*."""

_OF_KIND = expression(r"\b(?:accounts?|connect\w*|h2h|host)\b", re.IGNORECASE)
"""What a heading says beside *provider* or *merchant* that makes a kind of connection of it."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a manual under a heading.

    Attributes:
        heading: its heading.
        start: the offset behind the heading's line.
        end: the offset behind its last line.
        kind: the kind of connection it is about; None for another part.
        shared: all kinds that it is about, where it is about several at once.
        is_guessed: whether no heading says that it connects what it connects, and its text alone tells.
        is_form: whether it is about the form and nothing else.
    """

    heading: Heading
    start: int
    end: int
    kind: str | None = None
    shared: tuple[str, ...] = ()
    is_guessed: bool = False
    is_form: bool = False


def kind_named(title: str, product: Product = DEFAULT_PRODUCT) -> str | None:
    """Return the kind of connection of a product that a heading is about; None where it is about something else."""
    if product.has_own_kinds:
        named = kind_titles(product).get(unmarked(title).strip(" :.").casefold())
        only = next(iter(product.kinds)) if len(product.kinds) == 1 else None
        return named or (only if _usual_kind(title) else None)
    return _usual_kind(title)


def is_kind_of_account(words: str) -> bool:
    """Return whether words name a kind of account, and nothing else: *Merchant account*."""
    return "account" in words.casefold() and kind_named(words) is not None


def _usual_kind(title: str) -> Kind | None:
    words = " ".join(_VARIABLE.sub(" ", unmarked(title)).split()).rstrip(":. ")
    meant = _MEANT.search(words)
    words = _HELD_KIND.sub(r"\g<kind> \g<account>", meant["words"] if meant is not None else words)
    words = _REMARK.sub("", words)
    words = words if _NAMES_KIND.match(words) else nearest(words, _USUAL, cutoff=_ALIKE) or words
    is_connect = bool(CONNECT.match(words))
    is_of_kind = is_connect and re.search(r"\baccount|\bh2h\b|\bpay-?outs?$", words, re.IGNORECASE)
    if not words or not (_NAMES_KIND.match(words) or is_of_kind):
        return None
    if said := next((kind for pattern, kind in _SAYS if pattern.search(words)), None):
        return said
    is_account = re.search(r"\baccounts?\b", words, re.IGNORECASE) is not None
    is_payout = _PAYOUT.search(words) is not None
    return Kind.ACCOUNT if is_account + is_payout + is_connect > 1 else None


def connecting_part(section: Section, titled: Sequence[Section], set_up: Sequence[Section]) -> Section:
    """Return the one section about connecting within that of a kind which holds how to set up, too; else that itself.

    *Provider* alone is the company there, and no kind.

    Args:
        section: the section of a kind.
        titled: the sections of the manual.
        set_up: those about setting up.
    """
    within = [each for each in titled if section.start <= each.heading.start < section.end]
    inner = [each for each in within if CONNECT.match(unmarked(each.heading.title))]
    if len(inner) != 1 or not any(each in set_up for each in within):
        return section
    return replace(inner[0], kind=section.kind if _OF_KIND.search(section.heading.title) else Kind.ACCOUNT)
