"""A credential as a section of a manual asks for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_paycore.manuscript.manual.wording.words import compared

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_paycore.catalog.model.field import FieldType
    from mkdocs_paycore.manuscript.manual.names.mapping import Mapping
    from mkdocs_paycore.manuscript.manual.page.blocks import Block


class Sides(NamedTuple):
    """Which of the two names of a credential is whose.

    Attributes:
        form: what our form calls it.
        provider: what the provider calls it.
        is_certain: whether the manual says so, and nothing was guessed.
    """

    form: str
    provider: str
    is_certain: bool


@dataclass(slots=True)
class Credential:
    """A credential as a section asks for it.

    Attributes:
        mapping: its names.
        type: what the text says of its control; None where it says nothing.
        start: the offset of its line.
        blocks: the blocks that belong to it: its item, and what stands within that.
        from_sentence: whether a sentence asks for it, and no list.
        in_note: whether a box asks for it.
        list_number: the number of its list in the section, from 1; 0 for a sentence.
        announced_by: what says that credentials follow; None where nothing does, and for a sentence.
        sides: whose its two names are; None until that is decided, and where it has one name.
    """

    mapping: Mapping
    type: FieldType | None
    start: int
    blocks: list[Block]
    from_sentence: bool = False
    in_note: bool = False
    list_number: int = 0
    announced_by: Block | None = None
    sides: Sides | None = None

    def decide(self, *, is_form_right: bool, is_certain: bool) -> None:
        """Say whose the two names are.

        Args:
            is_form_right: whether the right one is the form's.
            is_certain: whether the manual says so.
        """
        left, right = self.mapping.left, self.mapping.right
        form, provider = (right, left) if is_form_right else (left, right)
        self.sides = Sides(form, provider, is_certain)


@dataclass(frozen=True)
class SectionCredentials:
    """What a section asks for.

    Attributes:
        credentials: in the order of the text, each once.
        skipped: items that were taken for none although they stand where credentials do, with the reason.
        tables: the lines of tables that were not read.
    """

    credentials: list[Credential]
    skipped: list[tuple[Block, str]]
    tables: list[Block]


def with_name_below(headed: Mapping, asked: Mapping) -> Mapping:
    """Return a credential that is a heading with the provider's name, which the text below it tells to enter.

    Args:
        headed: the name in the heading.
        asked: what the text asks for.
    """
    if asked.right or compared(asked.left) == compared(headed.left):
        return replace(headed, required=asked.required)
    return replace(
        headed, left=asked.left, right=headed.left, sign="called", required=asked.required, is_right_ours=True
    )


def mapped_below(found: Sequence[Credential]) -> list[Credential]:
    """Return the credentials of lists of which others below have all names, and say what the form calls one of them.

    Such a list has what the provider gives: *ask the manager for*, above *enter credentials*. A single name may go to
    two fields.

    Args:
        found: in the order of the text.
    """
    result: list[Credential] = []
    for number in dict.fromkeys(each.list_number for each in found if each.list_number):
        own = [each for each in found if each.list_number == number]
        last = max(each.start for each in own)
        below = [each.mapping for each in found if each.start > last]
        mapped = {compared(name) for each in below if each.right for name in (each.left, each.right)}
        known = mapped | {compared(each.left) for each in below}
        names = {compared(each.mapping.left) for each in own}
        if len(names) > 1 and names <= known and names & mapped and not any(each.mapping.right for each in own):
            result += own
    return result


def each_once(found: Sequence[Credential]) -> Iterator[Credential]:
    """Yield each credential once; what a sentence says of one that a list, or another sentence, has goes to that.

    Args:
        found: in the order of the text.
    """
    kept: dict[str, Credential] = {}
    lists = [each for each in found if not each.from_sentence]
    known = {compared(name): each for each in lists for name in (each.mapping.right, each.mapping.left) if name}
    for credential in _with_both_names(found):
        names = [compared(name) for name in (credential.mapping.right, credential.mapping.left) if name]
        same = next((known[name] for name in names if name in known), None)
        if credential.from_sentence and same is not None:
            same.type = same.type or credential.type
            if credential.mapping.right and not same.mapping.right:
                same.mapping = replace(credential.mapping, note=same.mapping.note)
            continue
        key = "\n".join(names)
        if key in kept:
            kept[key].type = kept[key].type or credential.type
            continue
        kept[key] = credential
    yield from kept.values()


def _with_both_names(found: Sequence[Credential]) -> Sequence[Credential]:
    """Return credentials, those of sentences that have one name with both, where one sentence joins that to another.

    *Enter the Secret hash. The Secret hash field takes the Hash key.*
    """
    joined = [each for each in found if each.from_sentence and each.mapping.right]
    taken: set[int] = set()
    for credential in found if joined else ():
        key = compared(credential.mapping.left)
        both = [each for each in joined if key in {compared(each.mapping.left), compared(each.mapping.right)}]
        if credential.from_sentence and not credential.mapping.right and len(both) == 1:
            credential.mapping = both[0].mapping
            taken.add(id(both[0]))
    return [each for each in found if id(each) not in taken]
