"""The parts of a manual: what stands above its sections, how to set up the account, and how to connect each kind."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.terms import Kind
from mkdocs_paycore.catalog.product.model import DEFAULT_PRODUCT
from mkdocs_paycore.manuscript.headings import Heading
from mkdocs_paycore.manuscript.manual.page.absent import says_none
from mkdocs_paycore.manuscript.manual.page.blocks import visible
from mkdocs_paycore.manuscript.manual.page.kind_cells import section_of_tables
from mkdocs_paycore.manuscript.manual.page.kinds import (
    ALTERNATIVE,
    CHOSEN,
    CONNECT,
    KIND_WORD,
    SET_UP,
    Section,
    kind_named,
)
from mkdocs_paycore.manuscript.manual.page.loose_sections import connecting_sections, kind_within
from mkdocs_paycore.manuscript.manual.page.mentions import mentioning_sections, mentions_beside, mentions_within
from mkdocs_paycore.manuscript.manual.page.titles import titles
from mkdocs_paycore.manuscript.manual.wording.words import unmarked
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_paycore.catalog.product.model import Product
    from mkdocs_paycore.manuscript.manuscript import Manuscript

_STEP = expression(r"^\W*(?:step\b|\d+[.):])", re.IGNORECASE)
_NUMBER_OF_STEP = expression(r"^\W*(?:step\s*)?\d*\s*[.):-]*\s*", re.IGNORECASE)
_OPENERS = (
    expression(r"^[ \t]*+===[!+]?[ \t]*+\"(?P<title>[^\"\n]+)\"[ \t]*+$", re.MULTILINE),
    expression(r"^[ \t]*+(?:!!!|\?\?\?\+?)[ \t]*+[\w-]++[ \t]*+\"(?P<title>[^\"\n]+)\"[ \t]*+$", re.MULTILINE),
    expression(r"^[ \t]*+(?P<mark>\*\*|__)(?P<title>[^*_\n]+)(?P=mark):?[ \t]*+$", re.MULTILINE),
    expression(
        r"^[ \t]*+(?:[-*+]|\d{1,2}[.)])[ \t]++(?:(?:for|if)[ \t][^\n:.,*_`]{2,40}[,:][ \t]++)?"
        r"(?:choose|select|pick)[ \t]++(?:the[ \t]++)?[*_`\"]*+"
        r"(?P<title>[^*_`\"\n:.,]*?accounts?)\b[^\n]*$",
        re.IGNORECASE | re.MULTILINE,
    ),
    expression(
        r"^[ \t]*+(?:[-*+]|\d{1,2}[.)])[ \t]++(?P<mark>[*_]{0,2})(?P<title>[^*_\n:]+)(?P=mark):?[ \t]*+$", re.MULTILINE
    ),
    expression(
        r"^[ \t]*+(?:[-*+]|\d{1,2}[.)])[ \t]++(?P<mark>\*\*|__|[*_])(?P<title>[^*_\n:]+):?(?P=mark)"
        r"[ \t]*+[:\u2013\u2014-][ \t]+(?=\S)",
        re.MULTILINE,
    ),
    expression(
        r"^(?:[*_]{0,2}(?:for|if)[ \t][^\n:.,*_`]{2,40}[*_]{0,2}[,:]?[ \t]++)?"
        r"(?:choose|select|pick)[ \t]++(?:the[ \t]++)?[*_`\"]++(?P<title>[^*_`\"\n:.,]*?accounts?)\b[^\n]*:[ \t]*$",
        re.IGNORECASE | re.MULTILINE,
    ),
)
"""Lines that open the part of a kind, under a heading that speaks of connecting: tabs, bold lines, choices, items."""
_NAMES_KIND = expression(rf"\b{KIND_WORD}", re.IGNORECASE)
"""What a heading has that is about one kind, and not about accounts in general."""
_FEWEST_KINDS = 2


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a manual.

    Attributes:
        intro_end: the offset where what stands above all sections ends.
        set_up: where the account is set up, as ranges of offsets.
        connect: the sections that connect a kind of account, in their order.
        repeated: sections about a kind that another one was about before.
        absent: sections that only say that there is no connection of their kind.
    """

    intro_end: int
    set_up: tuple[Section, ...]
    connect: tuple[Section, ...]
    repeated: tuple[Section, ...]
    absent: tuple[Section, ...]


def parts(page: Manuscript, product: Product = DEFAULT_PRODUCT) -> Parts:
    """Return the parts of a manual of something that a product connects."""
    headings = titles(page)
    sections = [_section(page, headings[number:], product) for number in range(len(headings))]
    titled = [section for section in sections if section.heading.start > page.body_start or section.heading.level > 1]
    own = [each for each in titled if product.has_own_kinds and each.kind]
    set_up = [each for each in titled if _is_set_up(each.heading) and not _is_step(each.heading) and each not in own]
    connect = [each for each in titled if each.kind and not any(_holds(outer, each) for outer in set_up)]
    connect = [each for each in connect if not _is_general(each, connect)]
    connect = _opened(page, titled, connect, product)
    if not connect:
        connect = _from_steps(page, sections, product)
        set_up = set_up or [each for each in sections if connect and _is_set_up(each.heading)]
    if not connect and not product.has_own_kinds:
        connect = list(connecting_sections(page) or _tabs(page, sections, product) or mentioning_sections(page))
        connect = connect or list(section_of_tables(page))
        if len(connect) == 1 and connect[0].kind == Kind.ACCOUNT:
            connect = mentions_within(page, connect[0]) or connect
    if not product.has_own_kinds:
        beside = _beside(page, titled, connect)
        beside += mentions_beside(page, [*connect, *beside], set_up) if connect else []
        connect = sorted([*connect, *beside], key=lambda each: each.start)
        connect = [_with_chosen_kind(page, each) for each in connect]
    absent = [each for each in connect if says_none(page.shown[each.start : each.end])]
    connect = [each for each in connect if each not in absent]
    first: dict[str, Section] = {}
    for section in connect:
        first.setdefault(str(section.kind), section)
    begins = [each.heading.start for each in titled if each.heading.level > 1]
    return Parts(
        min(begins, default=len(page.text)),
        tuple(set_up),
        tuple(first.values()),
        tuple(section for section in connect if section not in first.values()),
        tuple(absent),
    )


def _section(page: Manuscript, headings: Sequence[Heading], product: Product) -> Section:
    """Return the section of the first of some headings."""
    heading, *following = headings
    end = next((each.start for each in following if each.level <= heading.level), len(page.text))
    kind = None if _is_step(heading) else kind_named(heading.title, product)
    return Section(heading, min(heading.end + 1, len(page.text)), end, kind)


def _is_step(heading: Heading) -> bool:
    return bool(_STEP.match(unmarked(heading.title)))


def _title_of_step(heading: Heading) -> str:
    return _NUMBER_OF_STEP.sub("", unmarked(heading.title))


def _is_set_up(heading: Heading) -> bool:
    title = unmarked(heading.title)
    return bool(SET_UP.search(title)) and not CONNECT.match(title)


def _holds(outer: Section, inner: Section) -> bool:
    """Return whether a section about setting up holds another: not where that one speaks of connecting."""
    within = outer.start <= inner.heading.start < outer.end
    return within and not CONNECT.match(unmarked(inner.heading.title))


def _is_general(section: Section, others: list[Section]) -> bool:
    """Return whether a section only holds those of the kinds, such as *Connect account* above *Merchant account*."""
    return any(section.start <= other.heading.start < section.end for other in others)


def _opened(page: Manuscript, titled: list[Section], connect: list[Section], product: Product) -> list[Section]:
    """Return the sections that connect, those of several kinds in place of one that steps, tabs or bold lines divide.

    Args:
        page: the manual.
        titled: its sections.
        connect: those about a kind, by their headings.
        product: what is connected.
    """
    result = list(connect)
    for outer in titled:
        is_held = any(outer.start <= each.heading.start < outer.end for each in connect)
        if outer.kind not in {None, Kind.ACCOUNT} or is_held or not CONNECT.match(unmarked(outer.heading.title)):
            continue
        inner = _steps_of_kinds(page, outer, product) or _inner(page, outer, product)
        if len({each.kind for each in inner}) > (outer in connect):
            result = [*(each for each in result if each is not outer), *inner]
    return sorted(result, key=lambda each: each.start)


def _beside(page: Manuscript, titled: list[Section], connect: list[Section]) -> list[Section]:
    """Return the sections beside those of a kind that connect what has another name, which their text tells to choose.

    *Connect Checkout* beside *Connect H2H* is about the kind for payments that is left, or about accounts in general.
    """
    levels = {each.heading.level for each in connect}
    free = [kind for kind in (Kind.MERCHANT_ACCOUNT, Kind.ACCOUNT) if kind not in {each.kind for each in connect}]
    found = []
    for section in titled:
        title = unmarked(section.heading.title)
        name = CONNECT.sub("", title).strip()
        if not free or not name or section.kind or section.heading.level not in levels or not CONNECT.match(title):
            continue
        chosen = rf"\b(?:choose|select|pick)\s+(?:the\s+)?[*_`\"']{{1,3}}{re.escape(name)}[*_`\"']"
        if re.search(chosen, page.shown[section.start : section.end], re.IGNORECASE):
            found.append(replace(section, kind=free.pop(0)))
    return found


def _with_chosen_kind(page: Manuscript, section: Section) -> Section:
    """Return a section whose heading names no kind with the only one that its text tells to choose."""
    if section.kind != Kind.ACCOUNT:
        return section
    text = visible(page)
    kinds = {kind_named(each["title"]) for each in CHOSEN.finditer(text, section.start, section.end)}
    kinds -= {None, Kind.ACCOUNT}
    others = {kind_named(each["title"]) for each in ALTERNATIVE.finditer(text, section.start, section.end)}
    return replace(section, kind=kinds.pop()) if len(kinds) == 1 and not others - {None} else section


def _tabs(page: Manuscript, sections: Sequence[Section], product: Product) -> list[Section]:
    """Return the sections of a page whose tabs or boxes are about a kind each, whatever heading they stand below."""
    outer = Section(sections[0].heading, sections[0].start, len(page.text)) if sections else None
    found = _inner(page, outer, product, tabs_only=True) if outer is not None else []
    return found if len({each.kind for each in found}) == len(found) > 1 else []


def _steps_of_kinds(page: Manuscript, outer: Section, product: Product) -> list[Section]:
    """Return the sections within another whose steps connect a kind each, several: steps that name none go on with one.

    *Step 1. Connect Provider account* and *Step 3. Connect H2H account*, with *Step 2. Fill in the form* between.
    """
    steps = [each for each in titles(page) if outer.start <= each.start < outer.end and _is_step(each)]
    named = [(each, kind_named(_title_of_step(each), product)) for each in steps]
    found = [(heading, kind) for heading, kind in named if kind is not None and _NAMES_KIND.search(heading.title)]
    if len({kind for _, kind in found}) < len(found) or len(found) < _FEWEST_KINDS:
        return []
    ends = [*(heading.start for heading, _ in found[1:]), outer.end]
    return [
        Section(heading, min(heading.end + 1, end), end, kind) for (heading, kind), end in zip(found, ends, strict=True)
    ]


def _inner(page: Manuscript, outer: Section, product: Product, *, tabs_only: bool = False) -> list[Section]:
    """Return the sections within another that lines of one sort open: a tab, a bold line, or a choice of the kind."""
    for pattern in _OPENERS[:2] if tabs_only else _OPENERS:
        is_tab = pattern is _OPENERS[0] and not product.has_own_kinds
        found = [each for each in pattern.finditer(page.shown, outer.start, outer.end) if each["title"].strip()]
        titles = [(each, page.text[each.start("title") : each.end("title")]) for each in found]
        titles = [(each, title) for each, title in titles if not ALTERNATIVE.search(each[0])]
        named = ((each, title, kind_named(title, product)) for each, title in titles)
        within = ((each, title, kind or (kind_within(title) if is_tab else None)) for each, title, kind in named)
        kinds = [(each, title, kind) for each, title, kind in within if kind is not None]
        ends = [*(each.start() for each, _, _ in kinds[1:]), outer.end]
        if kinds:
            return [
                Section(
                    Heading(outer.heading.level + 1, title, each.start(), each.end(), each.start("title")),
                    each.end() + (page.text[each.end() : each.end() + 1] == "\n"),
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
        title = _title_of_step(section.heading)
        if not _is_step(section.heading) or not CONNECT.match(title):
            continue
        kind = kind_named(title, product) or (None if found else product.usual_kind)
        if kind is not None:
            end = section.end if section.end > section.start else len(page.text)
            found.append(Section(section.heading, section.start, end, kind))
    return found
