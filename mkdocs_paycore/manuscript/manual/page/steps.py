"""Steps that connect: those of a section, each for a kind, and those of a manual that has no such section."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.terms import Kind
from mkdocs_paycore.manuscript.manual.page.kinds import CHOSEN, CONNECT, KIND_WORD, Section, kind_named
from mkdocs_paycore.manuscript.manual.page.titles import titles
from mkdocs_paycore.manuscript.manual.wording.words import unmarked
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from mkdocs_paycore.catalog.product.model import Product
    from mkdocs_paycore.manuscript.headings import Heading
    from mkdocs_paycore.manuscript.manuscript import Manuscript

_STEP = expression(r"^\W*(?:step\b|\d+[.):])", re.IGNORECASE)
_NUMBER = expression(r"^\W*(?:step\s*)?\d*\s*[.):-]*\s*", re.IGNORECASE)
_NAMES_KIND = expression(rf"\b{KIND_WORD}", re.IGNORECASE)
"""What a heading has that is about one kind, and not about accounts in general."""
_OWN_ACCOUNT = expression(r"(?:an?\s+|the\s+)?(?P<name>(?:[\w-]+\s+){1,2}account)", re.IGNORECASE)
_FEWEST_KINDS = 2


def is_numbered_step(heading: Heading) -> bool:
    """Return whether a heading is that of a step: *Step 2. Get the keys*, *3) Connect account*."""
    return bool(_STEP.match(unmarked(heading.title)))


def _title_of(heading: Heading) -> str:
    return _NUMBER.sub("", unmarked(heading.title))


def names_other_account(page: Manuscript, heading: Heading, end: int, product: Product) -> bool:
    """Return whether a heading names an account of no usual kind, and the text below sets off that name, to choose it.

    *2. Bank account*, above *choose **Bank account***, beside a section about the provider account.

    Args:
        page: the manual.
        heading: the heading.
        end: the offset where what stands below it ends.
        product: what is connected.
    """
    found = _OWN_ACCOUNT.fullmatch(CONNECT.sub("", _title_of(heading)).strip())
    if found is None or product.has_own_kinds or kind_named(found["name"], product) is not None:
        return False
    name = re.escape(found["name"])
    return re.search(rf"[*_`\"'“«]{name}[*_`\"'”»]", page.shown[heading.end : end], re.IGNORECASE) is not None


def steps_of_kinds(page: Manuscript, outer: Section, product: Product) -> list[Section]:
    """Return the sections within another whose steps connect a kind each, several: steps that name none go on with one.

    *Step 1. Connect Provider account* and *Step 3. Connect H2H account*, with *Step 2. Fill in the form* between.

    Args:
        page: the manual.
        outer: the section.
        product: what is connected.
    """
    steps = [each for each in titles(page) if outer.start <= each.start < outer.end and is_numbered_step(each)]
    ends = [*(each.start for each in steps[1:]), outer.end]
    named = [(each, _kind_of_step(page, each, end, product)) for each, end in zip(steps, ends, strict=False)]
    found = [(heading, kind) for heading, kind in named if kind is not None]
    if len({kind for _, kind in found}) < len(found) or len(found) < _FEWEST_KINDS:
        return []
    ends = [*(heading.start for heading, _ in found[1:]), outer.end]
    return [
        Section(heading, min(heading.end + 1, end), end, kind) for (heading, kind), end in zip(found, ends, strict=True)
    ]


def _kind_of_step(page: Manuscript, heading: Heading, end: int, product: Product) -> str | None:
    """Return the kind that a step connects; None where it names none, or accounts in general."""
    if names_other_account(page, heading, end, product):
        return Kind.ACCOUNT
    return kind_named(_title_of(heading), product) if _NAMES_KIND.search(heading.title) else None


def parted_by_steps(page: Manuscript, connect: Sequence[Section], product: Product) -> list[Section]:
    """Return the sections that connect, one parted where a step within it connects a kind that has no heading above it.

    That is sure where the text above the step chooses the kind of the section, and the text below it the other one.

    Args:
        page: the manual.
        connect: the sections.
        product: what is connected.
    """
    kinds = {each.kind for each in connect}
    return [part for each in connect for part in _parted(page, each, kinds, product)]


def _parted(page: Manuscript, section: Section, kinds: Collection[str | None], product: Product) -> list[Section]:
    for step in (each for each in titles(page) if section.start < each.start < section.end):
        kind = _kind_of_step(page, step, section.end, product)
        above, below = (_chosen(page, *span) for span in ((section.start, step.start), (step.end, section.end)))
        if kind not in {*kinds, None} and section.kind in above and below == {kind}:
            inner = Section(step, min(step.end + 1, section.end), section.end, kind, is_guessed=True)
            return [replace(section, end=step.start), inner]
    return [section]


def _chosen(page: Manuscript, start: int, end: int) -> set[str | None]:
    """Return the kinds that the text between two offsets tells to choose."""
    return {kind_named(each["title"]) for each in CHOSEN.finditer(page.shown, start, end)}


def connecting_steps(page: Manuscript, sections: Sequence[Section], product: Product) -> list[Section]:
    """Return the sections of a manual whose connecting is but a step, such as *Step 3: Connect account*.

    The first may name no kind; those behind it are about connecting only where they name one.

    Args:
        page: the manual.
        sections: its sections.
        product: what is connected.
    """
    found: list[Section] = []
    for section in sections:
        title = _title_of(section.heading)
        if not is_numbered_step(section.heading) or not CONNECT.match(title):
            continue
        kind = kind_named(title, product) or (None if found else product.usual_kind)
        if kind is not None:
            end = section.end if section.end > section.start else len(page.text)
            found.append(Section(section.heading, section.start, end, kind))
    return found
