"""The parts of a manual that are about our form, where no heading says that they connect: by what stands there.

A part is one where it speaks of our form and names fields. Where a manual never says *our form*, it is one that has
fields and what goes into them, if the manual speaks of most of that elsewhere: what one types into a form of the
provider is nothing that the provider gave.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.terms import Kind
from mkdocs_paycore.manuscript.headings import Heading
from mkdocs_paycore.manuscript.manual.credentials.item import named_in_heading
from mkdocs_paycore.manuscript.manual.credentials.reader import read_credentials
from mkdocs_paycore.manuscript.manual.credentials.tables import has_two_sides, says_sides, table_mappings
from mkdocs_paycore.manuscript.manual.page.blocks import blocks, by_tables, visible
from mkdocs_paycore.manuscript.manual.page.kinds import SET_UP, Section
from mkdocs_paycore.manuscript.manual.page.loose_sections import section_below
from mkdocs_paycore.manuscript.manual.page.titles import titles
from mkdocs_paycore.manuscript.manual.sentences.leads import is_lead
from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN
from mkdocs_paycore.manuscript.manual.wording.ours import ABOUT_FORM, MAY_BE_FORM, OPENS_PLAINLY, OUR_SIDE, THEIR_SIDE
from mkdocs_paycore.manuscript.manual.wording.words import NAME_AND_HELD, compared, label, stands_in, unmarked
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_paycore.manuscript.manual.credentials.credential import Credential
    from mkdocs_paycore.manuscript.manual.names.mapping import Mapping
    from mkdocs_paycore.manuscript.manual.page.blocks import Block
    from mkdocs_paycore.manuscript.manuscript import Manuscript

_LEVEL = 6
_DIRECTIONS = (
    (expression(r"(?i:payments?|pay-?ins?|deposits?)"), Kind.MERCHANT_ACCOUNT),
    (expression(r"(?i:pay-?outs?|withdrawals?)"), Kind.ACCOUNT),
)
"""What a heading has that is about one direction, and the kind for that."""
_ADDRESS = expression(r"://|\b\d{1,3}(?:\.\d{1,3}){3}\b|\]\(/")
"""What we give to the provider: an address."""
_ARTICLE = expression(r"^(?:(?:put|enter|here|goes|is)\s+)*(?:the|your)\s+", re.IGNORECASE)
_ENTERS = expression(
    r"(?:[^.:!?]{1,60}[,.]\s+)?(?:enter|fill(?:\s+(?:in|out))?|type(?:\s+in)?|paste|insert|specify)\s", re.IGNORECASE
)
"""How a text begins that tells to enter what follows."""
_CREDENTIALS = expression(r"\bcredentials\b", re.IGNORECASE)
_FEWEST, _LONGEST = 2, 5


def form_sections(page: Manuscript) -> tuple[Section, ...]:
    """Return the sections about our form, in their order.

    Where none names a field, that is the first of those that speak of our form.
    """
    parts = _Parts(page)
    said = [each for each in parts.speaking(is_sure=True) if parts.has_credentials(each)]
    found = parts.naming(said) or list(filter(parts.is_ours, parts.speaking(is_sure=False))) or said[:1]
    return tuple(replace(each, is_guessed=True) for each in found)


def naming_form_sections(page: Manuscript, found: Sequence[Section]) -> tuple[Section, ...]:
    """Return the sections about our form where some others of a manual, which connect, name no field of it.

    Args:
        page: the manual.
        found: the others.
    """
    parts = _Parts(page)
    if any(each.kind != Kind.ACCOUNT for each in found) or parts.naming(found):
        return ()
    return tuple(each for each in form_sections(page) if parts.naming([each]))


class _Parts:
    """The parts of a manual below any of its headings, and what they say of a form."""

    def __init__(self, page: Manuscript) -> None:
        self.page = page
        self.text = visible(page)
        headings = titles(page)
        self.name = unmarked(headings[0].title) if headings else ""
        above = Heading(1, "", page.body_start, page.body_start, page.body_start)
        self.headings = [above, *headings[1:]]
        self.read: dict[Section, list[Credential]] = {}

    def speaking(self, *, is_sure: bool) -> Iterator[Section]:
        """Yield the parts that speak of a form, each from there on; a part within another one is none of its own.

        Args:
            is_sure: whether they say that it is ours.
        """
        ends = [*(each.start for each in self.headings[1:]), len(self.page.text)]
        parts = [self._part(heading, end) for heading, end in zip(self.headings, ends, strict=True)]
        last = 0
        for is_field, some in groupby(parts, key=lambda part: is_sure and self._is_field(part)):
            run = list(some)
            if is_field and len(run) > 1:
                last = run[-1].end
                yield Section(run[0].heading, run[0].heading.start, last, Kind.ACCOUNT, is_form=True)
                continue
            for each in run:
                part = self._from_form(each, is_sure=is_sure) if each.heading.start >= last else None
                if part is not None:
                    last = part.end
                    yield part

    def _is_field(self, part: Section) -> bool:
        """Return whether the heading of a part names a credential, and its text speaks of our form."""
        found = blocks(self.text, part.start, part.end)
        return named_in_heading(part.heading.title) is not None and any(_speaks(each, is_sure=True) for each in found)

    def naming(self, found: Sequence[Section]) -> list[Section]:
        """Return those of some parts that name several fields, or else those that name one."""
        counted = [(len(self._asked(each)), each) for each in found]
        return [each for count, each in counted if count >= _FEWEST] or [each for count, each in counted if count]

    def is_ours(self, part: Section) -> bool:
        """Return whether what goes into the fields of a form is what the provider gave, so that the form is ours.

        That is so where it has several fields, called as fields are, says of one what goes into it, and the manual
        speaks of most of that elsewhere. What is typed into a form of the provider is told there alone, or it is an
        address of ours; and where it stands may say whose form it is.
        """
        if self._is_of_provider(part):
            return False
        found = self._asked(part)
        elsewhere = self._elsewhere(part.heading.start, part.end)
        own = [each.mapping for each in found if not (_is_address(each) or _form_name(each)[:1].islower())]
        known = [each for each in own if any(_stands_in(elsewhere, *_names(each), _said(each)))]
        is_filled = any(
            each.right or len(_names(each)) > 1 or any(_stands_in(elsewhere, _said(each))) for each in known
        )
        is_filled = is_filled or (len(known) == len(found) and self._tells_to_enter(part))
        return is_filled and len(found) >= _FEWEST and 2 * len(known) > len(found)

    def _tells_to_enter(self, part: Section) -> bool:
        """Return whether a part tells to enter credentials, by that word: data may be those of a company."""
        found = blocks(self.text, part.start, part.end)
        return any(_announces(each) and _CREDENTIALS.search(each.text) for each in found)

    def _is_of_provider(self, part: Section) -> bool:
        """Return whether the heading of a part, or its first sentence about a form, says that it is the provider's."""
        title = unmarked(part.heading.title)
        if OUR_SIDE.search(title):
            return False
        begin = unmarked(self.text[part.start : part.end].strip().partition("\n\n")[0])
        names = "|".join(re.findall(r"\b[A-Z]\w+", self.name))
        is_named = names and re.search(
            rf"\b(?:of|in|at|by|on)\s+(?:the\s+)?(?:{names})\b|\b(?:{names})['\u2019]s\b", begin
        )
        return bool(is_named) or any(pattern.search(title) for pattern in (SET_UP, THEIR_SIDE))

    def _elsewhere(self, start: int, end: int) -> str:
        """Return the text outside of a range, as it is compared."""
        return compared(unmarked(self.text[:start] + self.text[end:]))

    def _part(self, heading: Heading, end: int) -> Section:
        """Return what stands below a heading, down to the next one; all of one about a direction."""
        words = unmarked(heading.title).strip(" :.")
        for pattern, kind in _DIRECTIONS:
            if pattern.fullmatch(words):
                return section_below(self.page, heading, kind)
        return Section(heading, heading.end, end, Kind.ACCOUNT)

    def _from_form(self, part: Section, *, is_sure: bool) -> Section | None:
        """Return a part from where it speaks of a form; None where it does not.

        Args:
            part: the part.
            is_sure: whether it says that the form is ours.
        """
        words = unmarked(part.heading.title)
        if (ABOUT_FORM if is_sure else OUR_SIDE).search(words) or (not is_sure and MAY_BE_FORM.search(words)):
            below = section_below(self.page, part.heading, str(part.kind))
            start = part.heading.start if words.endswith("?") else below.start  # what stands below answers that
            return replace(below, start=start, is_form=True)
        for is_table, some in by_tables(blocks(self.text, part.start, part.end)):
            for block in some[:1] if is_table else some:
                if self._has_fields(some, is_sure=is_sure) if is_table else _speaks(block, is_sure=is_sure):
                    heading = Heading(_LEVEL, part.heading.title, block.start, block.end - 1, block.start)
                    return replace(part, heading=heading, start=block.start, is_form=not is_sure)
        return None

    def _has_fields(self, lines: Sequence[Block], *, is_sure: bool) -> bool:
        """Return whether a table has the fields of a form.

        Statuses, currencies and errors have two names as well, but none that ends as a credential's.

        Args:
            lines: the lines of the table.
            is_sure: whether it says that the form is ours.
        """
        if not is_sure:
            return says_sides(lines[0].text)
        rows = [mapping for _, mapping in table_mappings(lines)] if has_two_sides(lines[0].text, self.name) else []
        return self._are_credentials(rows, lines[0].start, lines[-1].end)

    def has_credentials(self, part: Section) -> bool:
        """Return whether a part that speaks of our form asks for credentials, if it asks for anything.

        What a dashboard asks for otherwise, for a refund or a report, is none.
        """
        found = [each.mapping for each in self._asked(part)]
        return not found or self._are_credentials(found, part.heading.start, part.end)

    def _are_credentials(self, found: Sequence[Mapping], start: int, end: int) -> bool:
        """Return whether most of some names between two offsets end as credentials do, or stand elsewhere, too."""
        elsewhere = self._elsewhere(start, end)
        named = [
            each for each in found if any(map(NOUN.search, _names(each))) or any(_stands_in(elsewhere, *_names(each)))
        ]
        return 2 * len(named) > len(found)

    def _asked(self, part: Section) -> list[Credential]:
        if part not in self.read:
            found = blocks(self.text, part.start, part.end)
            self.read[part] = read_credentials(found, is_form=part.is_form).credentials
        return self.read[part]


def _speaks(block: Block, *, is_sure: bool) -> bool:
    """Return whether a block speaks of a form, or tells to enter credentials; with `is_sure`, of our form."""
    if is_sure:
        return OPENS_PLAINLY.search(block.text) is not None
    return MAY_BE_FORM.search(block.text) is not None or _announces(block)


def _announces(block: Block) -> bool:
    """Return whether a block tells to enter the credentials that follow."""
    return is_lead(block.text) and _ENTERS.match(unmarked(block.text)) is not None


def _is_address(credential: Credential) -> bool:
    """Return whether what goes into a field is an address."""
    return any(_ADDRESS.search(each.text) for each in credential.blocks)


def _form_name(credential: Credential) -> str:
    """Return what a form calls its field, as far as its part alone tells."""
    return credential.mapping.right or credential.mapping.left


def _names(mapping: Mapping) -> list[str]:
    """Return the names of a credential; of one with another one in parentheses both."""
    held = NAME_AND_HELD.match(mapping.left)
    return [each for each in (*(held.groups() if held else (mapping.left,)), mapping.right) if each]


def _said(mapping: Mapping) -> str:
    """Return what is said of a credential, where that is short enough for a name; else nothing."""
    said = _ARTICLE.sub("", label(mapping.note))
    return said if len(said.split()) <= _LONGEST else ""


def _stands_in(text: str, *names: str) -> Iterator[bool]:
    """Yield of each name whether it stands in a text, as both are compared."""
    yield from (bool(each) and stands_in(compared(each), text) for each in names)
