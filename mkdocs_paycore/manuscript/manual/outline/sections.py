"""The parts of a manual: what stands above its sections, how to set up the account, and how to connect each kind."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.terms import Kind
from mkdocs_paycore.catalog.product.model import DEFAULT_PRODUCT
from mkdocs_paycore.manuscript.headings import Heading
from mkdocs_paycore.manuscript.manual.outline.our_form import form_sections, naming_form_sections
from mkdocs_paycore.manuscript.manual.page.absent import says_none
from mkdocs_paycore.manuscript.manual.page.blocks import visible
from mkdocs_paycore.manuscript.manual.page.kind_cells import section_of_tables
from mkdocs_paycore.manuscript.manual.page.kinds import (
    ALTERNATIVE,
    CHOSEN,
    CONNECT,
    SET_UP,
    Section,
    connecting_part,
    kind_named,
)
from mkdocs_paycore.manuscript.manual.page.loose_sections import connecting_sections, kind_within
from mkdocs_paycore.manuscript.manual.page.mentions import mentioning_sections, mentions_beside, mentions_within
from mkdocs_paycore.manuscript.manual.page.openers import OPENERS, TAB, TITLED
from mkdocs_paycore.manuscript.manual.page.steps import (
    connecting_steps,
    is_numbered_step,
    names_other_account,
    parted_by_steps,
    steps_of_kinds,
)
from mkdocs_paycore.manuscript.manual.page.titles import titles
from mkdocs_paycore.manuscript.manual.wording.words import unmarked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_paycore.catalog.product.model import Product
    from mkdocs_paycore.manuscript.manuscript import Manuscript


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
    set_up = [
        each for each in titled if _is_set_up(each.heading) and not is_numbered_step(each.heading) and each not in own
    ]
    connect = parted_by_steps(page, _opened(page, titled, _headed(titled, set_up), product), product)
    if not connect:
        connect = connecting_steps(page, sections, product)
        set_up = set_up or [each for each in sections if connect and _is_set_up(each.heading)]
    if not product.has_own_kinds:
        connect = connect or _of_other_habits(page, sections, product)
        connect = _with_those_beside(page, titled, connect, set_up)
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


def _headed(titled: list[Section], set_up: list[Section]) -> list[Section]:
    """Return the sections whose headings name a kind, but for those about setting up and those that hold others."""
    named = [each for each in titled if each.kind and not any(_holds(outer, each) for outer in set_up)]
    specific = [each for each in named if each.kind != Kind.ACCOUNT]
    named = [each for each in named if each in specific or not any(_is_general(outer, [each]) for outer in specific)]
    return [connecting_part(each, titled, set_up) for each in named if not _is_general(each, named)]


def _of_other_habits(page: Manuscript, sections: list[Section], product: Product) -> list[Section]:
    """Return the sections of a manual whose headings name no kind: by pieces, tabs, its text, tables or our form."""
    pieced = connecting_sections(page)
    if len(pieced) == 1 and pieced[0].heading.start == titles(page)[0].start:
        pieced = mentioning_sections(page) or pieced  # the title is above what the provider gives, too
    found = list(pieced or _tabs(page, sections, product) or mentioning_sections(page))
    elsewhere = naming_form_sections(page, found) if found else section_of_tables(page) or form_sections(page)
    found = list(elsewhere) or found
    is_general = len(found) == 1 and found[0].kind == Kind.ACCOUNT
    return (is_general and mentions_within(page, found[0])) or found


def _with_those_beside(
    page: Manuscript, titled: list[Section], connect: list[Section], set_up: list[Section]
) -> list[Section]:
    """Return the sections that connect, with those beside them that their text alone tells apart, each with its kind.

    Args:
        page: the manual.
        titled: its sections.
        connect: those that connect, as far as headings and habits tell.
        set_up: those about setting up.
    """
    beside = _beside(page, titled, connect) or _other_account(page, titled, connect)
    beside += mentions_beside(page, [*connect, *beside], set_up) if connect else []
    found = sorted([*connect, *beside], key=lambda each: each.start)
    return [_with_chosen_kind(page, each) for each in found]


def _section(page: Manuscript, headings: Sequence[Heading], product: Product) -> Section:
    """Return the section of the first of some headings."""
    heading, *following = headings
    end = next((each.start for each in following if each.level <= heading.level), len(page.text))
    kind = None if is_numbered_step(heading) else kind_named(heading.title, product)
    return Section(heading, min(heading.end + 1, len(page.text)), end, kind)


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
        inner = steps_of_kinds(page, outer, product) or _inner(page, outer, product)
        if len({each.kind for each in inner}) > (outer in connect):
            result = [*(each for each in result if each is not outer), *inner]
    return sorted(result, key=lambda each: each.start)


def _beside(page: Manuscript, titled: list[Section], connect: list[Section]) -> list[Section]:
    """Return the sections beside those of a kind that connect what has another name, which their text tells to choose.

    *Connect Checkout* beside *Connect H2H* is about the kind for payments that is left, or about accounts in general;
    *Connection* beside *H2H connection* is about the kind that it tells to choose.
    """
    levels, own = {each.heading.level for each in connect}, {each.kind for each in connect}
    free = [kind for kind in (Kind.MERCHANT_ACCOUNT, Kind.ACCOUNT) if kind not in own]
    found = []
    for section in titled:
        title = unmarked(section.heading.title)
        name = CONNECT.sub("", title).strip()
        is_new = section.heading not in [each.heading for each in connect]
        if not (free and is_new) or section.kind or section.heading.level not in levels or not CONNECT.match(title):
            continue
        if not name:
            kind = _with_chosen_kind(page, replace(section, kind=Kind.ACCOUNT)).kind
            is_other = free[-1] is Kind.ACCOUNT and kind not in {Kind.ACCOUNT, *own}
            found += [replace(section, kind=free.pop())] if is_other else []
            continue
        chosen = rf"\b(?:choose|select|pick)\s+(?:the\s+)?[*_`\"']{{1,3}}{re.escape(name)}[*_`\"']"
        if re.search(chosen, page.shown[section.start : section.end], re.IGNORECASE):
            found.append(replace(section, kind=free.pop(0)))
    return found


def _other_account(page: Manuscript, titled: list[Section], connect: list[Section]) -> list[Section]:
    """Return the section about an account of no usual kind, under the heading that also holds those of usual kinds."""
    if any(each.kind == Kind.ACCOUNT for each in connect):
        return []
    outer = [
        each
        for each in titled
        if CONNECT.match(unmarked(each.heading.title)) and any(_is_general(each, [inner]) for inner in connect)
    ]
    found = [
        replace(each, kind=Kind.ACCOUNT)
        for each in titled
        if any(_is_general(around, [each]) for around in outer)
        and names_other_account(page, each.heading, each.end, DEFAULT_PRODUCT)
    ]
    return found[:1]


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
    found = _inner(page, outer, product, titled_only=True) if outer is not None else []
    return found if len({each.kind for each in found}) == len(found) > 1 else []


def _inner(page: Manuscript, outer: Section, product: Product, *, titled_only: bool = False) -> list[Section]:
    """Return the sections within another that lines of one sort open: a tab, a bold line, or a choice of the kind.

    Args:
        page: the manual.
        outer: the other section.
        product: what is connected.
        titled_only: whether tabs and boxes alone count.
    """
    for pattern in TITLED if titled_only else OPENERS:
        opened = [(each, kind) for each, kind in _opening(page, outer, product, pattern) if kind is not None]
        ends = [*(each.start() for each, _ in opened[1:]), outer.end]
        if opened:
            return [_inner_section(page, outer, *each, end=end) for each, end in zip(opened, ends, strict=True)]
    return []


def _opening(
    page: Manuscript, outer: Section, product: Product, pattern: re.Pattern[str]
) -> Iterator[tuple[re.Match[str], str | None]]:
    """Yield the lines of a sort in a section, each with the kind that its title names; None where it names none."""
    for line in pattern.finditer(page.shown, outer.start, outer.end):
        title = _typed_title(page, line)
        if not line["title"].strip() or ALTERNATIVE.search(line[0]):
            continue
        is_piece = pattern is TAB and not product.has_own_kinds
        yield line, kind_named(title, product) or (kind_within(title) if is_piece else None)


def _inner_section(page: Manuscript, outer: Section, line: re.Match[str], kind: str, *, end: int) -> Section:
    """Return the section of a kind that a line opens, down to an offset."""
    title = _typed_title(page, line)
    heading = Heading(outer.heading.level + 1, title, line.start(), line.end(), line.start("title"))
    return Section(heading, line.end() + (page.text[line.end() : line.end() + 1] == "\n"), end, kind)


def _typed_title(page: Manuscript, line: re.Match[str]) -> str:
    """Return the title of a line as it is typed, with what is blanked out where lines are looked for."""
    return page.text[line.start("title") : line.end("title")]
