"""What was found in a section of a manual, as far as it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.manual.credentials.credential import (
    Credential,
    SectionCredentials,
    each_once,
    mapped_below,
    with_name_below,
)
from mkdocs_paycore.manuscript.manual.names.called import with_called
from mkdocs_paycore.manuscript.manual.page.blocks import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_paycore.manuscript.manual.page.blocks import Block


class Collected:
    """The credentials of a section in the order of the text, and what was taken for none.

    Attributes:
        credentials: one may stand there several times.
        skipped: items that name none although they stand where credentials do, with the reason.
        tables: the lines of tables that were not read.
    """

    def __init__(self) -> None:
        """Begin a section, in which nothing is found yet."""
        self.credentials: list[Credential] = []
        self.skipped: list[tuple[Block, str]] = []
        self.tables: list[Block] = []

    @property
    def result(self) -> SectionCredentials:
        """What the section asks for, each credential once; not what a list only names before another one maps it."""
        before = mapped_below(self.credentials)
        skipped = [*self.skipped, *((each.blocks[0], "a list below says what the form calls it") for each in before)]
        asked = [each for each in self.credentials if each not in before]
        return SectionCredentials(list(each_once(asked)), skipped, self.tables)

    def take_in(self, block: Block) -> bool:
        """Put a block to the credential in whose item it stands; return False where there is none."""
        for credential in self.credentials:
            if block.owner in credential.blocks and credential.blocks[0].kind is BlockKind.ITEM:
                credential.blocks.append(block)
                return True
        return False

    def add_asked(self, asked: Sequence[Credential], *, below: Block | None, said: str) -> Sequence[Credential]:
        """Add the credentials that sentences ask for, and return those that are new.

        Args:
            asked: the credentials.
            below: the heading above them that names one; what they name alone is the provider's name of that.
            said: the sentences; where they ask for nothing, they may say what the form calls the one in the heading.
        """
        headed = self.credentials[-1] if self.credentials and below in self.credentials[-1].blocks else None
        if headed is not None and len(asked) == 1 and not headed.mapping.right:
            headed.mapping = with_name_below(headed.mapping, asked[0].mapping)
            return []
        if headed is not None and not (asked or headed.mapping.right):
            headed.mapping = with_called(headed.mapping, said) or headed.mapping
        self.credentials += asked
        return asked
