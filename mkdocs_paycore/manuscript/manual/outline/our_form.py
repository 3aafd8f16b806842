"""The parts of a manual that are about our form, where no heading says that they connect: by what stands there.

A part is one where it speaks of our form and names fields. Where a manual never says *our form*, it is one that has
fields and what goes into them, if the manual speaks of most of that elsewhere: what one types into a form of the
provider is nothing that the provider gave.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.terms import Kind
from mkdocs_paycore.manuscript.headings import Heading
from mkdocs_paycore.manuscript.manual.credentials.reader import read_credentials
from mkdocs_paycore.manuscript.manual.credentials.tables import has_two_sides, says_sides
from mkdocs_paycore.manuscript.manual.page.blocks import BlockKind, blocks, by_tables, visible
from mkdocs_paycore.manuscript.manual.page.kinds import SET_UP, Section
from mkdocs_paycore.manuscript.manual.page.loose_sections import section_below
from mkdocs_paycore.manuscript.manual.page.titles import titles
from mkdocs_paycore.manuscript.manual.wording.ours import ABOUT_FORM, MAY_BE_FORM, OPENS_PLAINLY, OUR_SIDE
from mkdocs_paycore.manuscript.manual.wording.words import compared, stands_in, unmarked
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.manuscript.manual.credentials.credential import Credential
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
_FEWEST = 2


def form_sections(page: Manuscript) -> tuple[Section, ...]:
    """Return the sections about our form, in their order.

    Where those that speak of it name no field, and no other part may be one about it, that is the first of them.
    """
    parts = _Parts(page)
    said = list(parts.speaking(is_sure=True))
    found = parts.telling(said) or [each for each in parts.speaking(is_sure=False) if parts.is_ours(each)] or said[:1]
    return tuple(replace(each, is_guessed=True) for each in found)


class _Parts:
    """The parts of a manual below any of its headings, and what they say of a form."""

    def __init__(self, page: Manuscript) -> None:
        self.page = page
        self.text = visible(page)
        headings = titles(page)
        self.name = unmarked(headings[0].title) if headings else ""
        above = Heading(1, "", page.body_start, page.body_start, page.body_start)
        self.headings = [above, *headings[1:]]

    def speaking(self, *, is_sure: bool) -> Iterator[Section]:
        """Yield the parts that speak of a form, each from there on; a part within another one is none of its own.

        Args:
            is_sure: whether they say that it is ours.
        """
        ends = [*(each.start for each in self.headings[1:]), len(self.page.text)]
        last = 0
        for heading, end in zip(self.headings, ends, strict=True):
            part = self._from_form(self._part(heading, end), is_sure=is_sure) if heading.start >= last else None
            if part is not None:
                last = part.end
                yield part

    def telling(self, found: list[Section]) -> list[Section]:
        """Return those of some parts that name several fields, or else those that name one."""
        counted = [(len(self._asked(each)), each) for each in found]
        return [each for count, each in counted if count >= _FEWEST] or [each for count, each in counted if count]

    def is_ours(self, part: Section) -> bool:
        """Return whether what goes into the fields of a form is what the provider gave, so that the form is ours.

        That is so where it has several fields and the manual spoke of most of what goes into them elsewhere. What is
        typed into a form of the provider is told there alone, or it is an address of ours.
        """
        if SET_UP.search(unmarked(part.heading.title)):
            return False
        found = self._asked(part)
        elsewhere = compared(unmarked(self.text[: part.heading.start] + self.text[part.end :]))
        known = [each for each in found if _is_known(each, elsewhere)]
        return len(found) >= _FEWEST and 2 * len(known) > len(found)

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
            return section_below(self.page, part.heading, str(part.kind))
        for is_table, some in by_tables(blocks(self.text, part.start, part.end)):
            for block in some[:1] if is_table else some:
                if self._is_of_form(block, is_sure=is_sure):
                    heading = Heading(_LEVEL, part.heading.title, block.start, block.end - 1, block.start)
                    return replace(part, heading=heading, start=block.start)
        return None

    def _is_of_form(self, block: Block, *, is_sure: bool) -> bool:
        """Return whether a block speaks of a form, or a table has the fields of one."""
        if block.kind is BlockKind.TABLE:
            return has_two_sides(block.text, self.name) if is_sure else says_sides(block.text)
        return (OPENS_PLAINLY if is_sure else MAY_BE_FORM).search(block.text) is not None

    def _asked(self, part: Section) -> list[Credential]:
        return read_credentials(blocks(self.text, part.start, part.end)).credentials


def _is_known(credential: Credential, text: str) -> bool:
    """Return whether a text speaks of what a field of a form gets, and that is no address.

    Args:
        credential: the field.
        text: the text, as it is compared.
    """
    mapping = credential.mapping
    names = [compared(each) for each in (mapping.left, mapping.right) if each]
    is_address = any(_ADDRESS.search(each.text) for each in credential.blocks)
    return not is_address and any(stands_in(each, text) for each in names)
