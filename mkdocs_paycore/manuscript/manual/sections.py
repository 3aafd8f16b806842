"""The parts of a manual: what stands above its sections, how to set up the account, and how to connect each kind."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.terms import Kind
from mkdocs_paycore.catalog.product.model import DEFAULT_PRODUCT
from mkdocs_paycore.catalog.words.labels import kind_titles
from mkdocs_paycore.manuscript.headings import Heading
from mkdocs_paycore.manuscript.manual.blocks import visible
from mkdocs_paycore.manuscript.manual.words import unmarked
from mkdocs_paycore.source.suggestion import nearest

if TYPE_CHECKING:
    from mkdocs_paycore.catalog.product.model import Product
    from mkdocs_paycore.manuscript.manuscript import Manuscript

_VARIABLE = re.compile(r"\{\{[^{}]*\}\}|<<[^<>]*>>")
_STEP = re.compile(r"^\W*(?:step\b|\d+[.):])", re.IGNORECASE)
_SET_UP = re.compile(r"\bset(?:ting)?[\s-]*up\b|\bregist|\bprepar|^(?:creat|open|get)\w*\b.*\baccount", re.IGNORECASE)
_H2H = re.compile(r"\bh2h\b|\bhost[\s-]*to[\s-]*host\b", re.IGNORECASE)
_PAYOUT = re.compile(r"\bpay-?outs?\b", re.IGNORECASE)
_CONNECT = re.compile(r"^(?:how to\s+)?connect(?:ing|ion)?\b", re.IGNORECASE)
_NAMES_KIND = re.compile(
    r"^(?:how to\s+)?(?:connect(?:ing|ion)?\b\s*)?(?:(?:of|to|an?|the|your|via|as)\s+)*"
    r"(?:(?:h2h|host[\s-]*to[\s-]*host|payment|provider|merchant|pay-?outs?)\s*)*"
    r"(?:accounts?|connection)?(?:\s+connection)?$",
    re.IGNORECASE,
)

_OPENERS = (
    re.compile(r"^[ \t]*+===[!+]?[ \t]*+\"(?P<title>[^\"\n]+)\"[ \t]*+$", re.MULTILINE),
    re.compile(r"^[ \t]*+(?:!!!|\?\?\?\+?)[ \t]*+[\w-]++[ \t]*+\"(?P<title>[^\"\n]+)\"[ \t]*+$", re.MULTILINE),
    re.compile(r"^[ \t]*+(?P<mark>\*\*|__)(?P<title>[^*_\n]+)(?P=mark):?[ \t]*+$", re.MULTILINE),
    re.compile(
        r"^[ \t]*+(?:[-*+]|\d{1,2}[.)])[ \t]++(?:choose|select|pick)[ \t]++(?:the[ \t]++)?[*_`\"]*+"
        r"(?P<title>[^*_`\"\n:.,]*?accounts?)\b[^\n]*$",
        re.IGNORECASE | re.MULTILINE,
    ),
    re.compile(
        r"^[ \t]*+(?:[-*+]|\d{1,2}[.)])[ \t]++(?P<mark>[*_]{0,2})(?P<title>[^*_\n:]+)(?P=mark):?[ \t]*+$", re.MULTILINE
    ),
)
"""Lines that open the part of a kind, under a heading that speaks of connecting: tabs, bold lines, choices, items."""
_CHOSEN = re.compile(
    r"\b(?:choose|select|pick|option|press|click)\b[^\n.:;]{0,40}?[*_`\"'“«]{1,4}"
    r"(?P<title>[^*_`\"'“”«»\n]{0,40}?\baccount)\b[*_`\"'”»]",
    re.IGNORECASE,
)
"""The kind of account that a text tells to choose, also by the way to it: *click Connect → "Merchant account"*."""
_USUAL = ("Connect Provider Account", "Connect H2H Merchant Account", "Connect Merchant Account")
_ALIKE = 0.92
"""So like a usual heading is a misspelt one: a letter or two."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a manual under a heading.

    Attributes:
        heading: its heading.
        start: the offset behind the heading's line.
        end: the offset behind its last line.
        kind: the kind of connection it is about; None for another part.
    """

    heading: Heading
    start: int
    end: int
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a manual.

    Attributes:
        intro_end: the offset where what stands above all sections ends.
        set_up: where the account is set up, as ranges of offsets.
        connect: the sections that connect a kind of account, in their order.
        repeated: sections about a kind that another one was about before.
    """

    intro_end: int
    set_up: tuple[Section, ...]
    connect: tuple[Section, ...]
    repeated: tuple[Section, ...]


def parts(page: Manuscript, product: Product = DEFAULT_PRODUCT) -> Parts:
    """Return the parts of a manual of something that a product connects."""
    sections = [_section(page, number, product) for number in range(len(page.headings))]
    titled = [section for section in sections if section.heading.start > page.body_start or section.heading.level > 1]
    own = [each for each in titled if product.has_own_kinds and each.kind]
    set_up = [each for each in titled if _is_set_up(each.heading) and not _is_step(each.heading) and each not in own]
    connect = [each for each in titled if each.kind and not any(_holds(outer, each) for outer in set_up)]
    connect = [each for each in connect if not _is_general(each, connect)]
    connect = _opened(page, titled, connect, product)
    if not connect:
        connect = _from_steps(page, sections, product)
    connect = [each if product.has_own_kinds else _with_chosen_kind(page, each) for each in connect]
    first: dict[str, Section] = {}
    for section in connect:
        first.setdefault(str(section.kind), section)
    begins = [each.heading.start for each in titled if each.heading.level > 1]
    return Parts(
        min(begins, default=len(page.text)),
        tuple(set_up),
        tuple(first.values()),
        tuple(section for section in connect if section not in first.values()),
    )


def kind_named(title: str, product: Product = DEFAULT_PRODUCT) -> str | None:
    """Return the kind of connection of a product that a heading is about; None where it is about something else."""
    if product.has_own_kinds:
        named = kind_titles(product).get(unmarked(title).strip(" :.").casefold())
        only = next(iter(product.kinds)) if len(product.kinds) == 1 else None
        return named or (only if _usual_kind(title) else None)
    return _usual_kind(title)


def _usual_kind(title: str) -> Kind | None:
    words = " ".join(_VARIABLE.sub(" ", unmarked(title)).split()).rstrip(":. ")
    words = words if _NAMES_KIND.match(words) else nearest(words, _USUAL, cutoff=_ALIKE) or words
    is_connect = bool(_CONNECT.match(words))
    if not words or not (
        _NAMES_KIND.match(words) or (is_connect and re.search(r"\baccount|\bh2h\b", words, re.IGNORECASE))
    ):
        return None
    if _H2H.search(words):
        return Kind.H2H_MERCHANT_ACCOUNT
    if re.search(r"\bmerchant\b", words, re.IGNORECASE):
        return Kind.MERCHANT_ACCOUNT
    if re.search(r"\bprovider\b", words, re.IGNORECASE):
        return Kind.PROVIDER_ACCOUNT
    is_account = re.search(r"\baccounts?\b", words, re.IGNORECASE) is not None
    return Kind.ACCOUNT if is_account and (is_connect or _PAYOUT.search(words)) else None


def _section(page: Manuscript, number: int, product: Product) -> Section:
    heading = page.headings[number]
    following = page.headings[number + 1 :]
    end = next((each.start for each in following if each.level <= heading.level), len(page.text))
    kind = None if _is_step(heading) else kind_named(heading.title, product)
    return Section(heading, min(heading.end + 1, len(page.text)), end, kind)


def _is_step(heading: Heading) -> bool:
    return bool(_STEP.match(unmarked(heading.title)))


def _is_set_up(heading: Heading) -> bool:
    title = unmarked(heading.title)
    return bool(_SET_UP.search(title)) and not _CONNECT.match(title)


def _holds(outer: Section, inner: Section) -> bool:
    """Return whether a section about setting up holds another: not where that one speaks of connecting."""
    within = outer.start <= inner.heading.start < outer.end
    return within and not _CONNECT.match(unmarked(inner.heading.title))


def _is_general(section: Section, others: list[Section]) -> bool:
    """Return whether a section only holds those of the kinds, such as *Connect account* above *Merchant account*."""
    return any(section.start <= other.heading.start < section.end for other in others)


def _opened(page: Manuscript, titled: list[Section], connect: list[Section], product: Product) -> list[Section]:
    """Return the sections that connect, those of several kinds in place of one in which tabs or bold lines open them.

    Args:
        page: the manual.
        titled: its sections.
        connect: those about a kind, by their headings.
        product: what is connected.
    """
    result = list(connect)
    for outer in titled:
        is_held = any(outer.start <= each.heading.start < outer.end for each in connect)
        if outer.kind not in {None, Kind.ACCOUNT} or is_held or not _CONNECT.match(unmarked(outer.heading.title)):
            continue
        inner = _inner(page, outer, product)
        if len({each.kind for each in inner}) > (outer in connect):
            result = [*(each for each in result if each is not outer), *inner]
    return sorted(result, key=lambda each: each.start)


def _with_chosen_kind(page: Manuscript, section: Section) -> Section:
    """Return a section whose heading names no kind with the only one that its text tells to choose."""
    if section.kind != Kind.ACCOUNT:
        return section
    chosen = _CHOSEN.finditer(visible(page), section.start, section.end)
    kinds = {_usual_kind(each["title"]) for each in chosen}
    kinds -= {None, Kind.ACCOUNT}
    return replace(section, kind=kinds.pop()) if len(kinds) == 1 else section


def _inner(page: Manuscript, outer: Section, product: Product) -> list[Section]:
    """Return the sections within another that lines of one sort open: a tab, a bold line, or a choice of the kind."""
    for pattern in _OPENERS:
        found = [each for each in pattern.finditer(page.shown, outer.start, outer.end) if each["title"].strip()]
        titles = [(each, page.text[each.start("title") : each.end("title")]) for each in found]
        kinds = [(each, title, kind) for each, title in titles if (kind := kind_named(title, product)) is not None]
        ends = [*(each.start() for each, _, _ in kinds[1:]), outer.end]
        if kinds:
            return [
                Section(
                    Heading(outer.heading.level + 1, title, each.start(), each.end(), each.start("title")),
                    min(each.end() + 1, len(page.text)),
                    end,
                    kind,
                )
                for (each, title, kind), end in zip(kinds, ends, strict=True)
            ]
    return []


def _from_steps(page: Manuscript, sections: list[Section], product: Product) -> list[Section]:
    """Return the sections of a manual whose connecting is but a step, such as *Step 3: Connect account*.

    The first may name no kind; those behind it are about connecting only where they name one.
    """
    found: list[Section] = []
    for section in sections:
        title = re.sub(r"^\W*(?:step\s*)?\d*\s*[.):-]*\s*", "", unmarked(section.heading.title), flags=re.IGNORECASE)
        if not _is_step(section.heading) or not _CONNECT.match(title):
            continue
        kind = kind_named(title, product) or (None if found else product.usual_kind)
        if kind is not None:
            end = section.end if section.end > section.start else len(page.text)
            found.append(Section(section.heading, section.start, end, kind))
    return found
