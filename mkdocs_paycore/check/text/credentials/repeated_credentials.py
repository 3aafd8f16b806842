"""Lists of credentials in themselves: each is named once, has a field of its own, and both sides of its arrow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.credentials.credential_lists import DEFINED_TERM, plain_label
from mkdocs_paycore.check.text.credentials.manuals import manuals
from mkdocs_paycore.manuscript.manual.names.line import mappings
from mkdocs_paycore.manuscript.manual.page.blocks import BlockKind
from mkdocs_paycore.manuscript.manual.sentences.sentences import is_command
from mkdocs_paycore.manuscript.manual.wording.arrows import ARROW
from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.check.text.credentials.manuals import Manual
    from mkdocs_paycore.manuscript.manual.names.mapping import Mapping
    from mkdocs_paycore.manuscript.manual.page.blocks import Block
    from mkdocs_paycore.source.problem import Problem

_PAGE = "docs/connectors/north/index.md"
_BEGIN = "# North\n\n## Connect account\n\nEnter credentials:\n\n* Login\n"
REPEATED = Rule(
    "manual-repeated-credential",
    "A credential that stands twice in a list, or two of them that are entered into one field.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample(_PAGE, f"{_BEGIN}* Login\n", f"{_BEGIN}* Password\n"),
)
HALF_ARROW = Rule(
    "manual-half-arrow",
    "An arrow between the names of a credential that has a name on one side only.",
    stage=Stage.TEXT,
    sample=Sample(_PAGE, f"{_BEGIN}* Sign key -->\n", f"{_BEGIN}* Sign key --> Secret key\n"),
)
_MODE = expression(r"\b(?:test|live|sandbox|prod\w*|demo|staging|or|either)\b", re.IGNORECASE)


@looks_for(REPEATED, HALF_ARROW, of_pages=True)
def faulty_lists(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each item of a list of credentials that another has said, or that says one half."""
    for manual in manuals(checked):
        for part in manual.asked:
            for items in _lists(manual, manual.blocks(part)):
                yield from _repeated(manual, items)
                yield from _half(manual, items)


def _lists(manual: Manual, found: Sequence[Block]) -> Iterator[list[Block]]:
    """Yield the items of each list; pictures and boxes do not end one, a sentence and an item above do.

    Terms with a definition below them are a list of their own: they may say more of what another one has.
    """
    lists: dict[tuple[int, int, bool], list[Block]] = {}
    for block in found:
        if block.kind is BlockKind.ITEM:
            is_term = DEFINED_TERM.match(manual.page.text, block.start, block.end) is not None
            lists.setdefault((id(block.owner), block.indent, is_term), []).append(block)
        elif block.owner is None and not block.in_note and block.kind in {BlockKind.TEXT, BlockKind.HEADING}:
            yield from lists.values()
            lists = {}
    yield from lists.values()


def _repeated(manual: Manual, items: Sequence[Block]) -> Iterator[Problem]:
    seen: dict[tuple[str, str], Block] = {}
    fields: dict[str, tuple[str, Block]] = {}
    for item in items:
        found = list(mappings(item.text)) if not is_command(item.text) else []
        if len(found) != 1 or not (found[0].right or NOUN.search(found[0].left)):
            continue
        provider, form = _names(found[0])
        key = plain_label(provider), plain_label(form)
        if key in seen:
            line = manual.page.place(_words_at(manual, seen[key])).line
            message = f"found {quoted_value(form)} again, which stands in line {line} as well"
            yield manual.page.problem(REPEATED, _words_at(manual, item), message, "name each credential once")
        elif provider and not found[0].note and not _MODE.search(item.text):
            other, first = fields.setdefault(key[1], (provider, item))
            if first is not item:
                yield _in_one_field(manual, form, (other, first), (provider, item))
        seen.setdefault(key, item)


def _in_one_field(manual: Manual, form: str, one: tuple[str, Block], other: tuple[str, Block]) -> Problem:
    """Return the problem of two credentials in one field, at the one that has a field of its own in another list."""
    lists = filter(None, map(manual.listed, manual.connects))
    own = {plain_label(each.in_form) for listed in lists for each in listed.credentials if not each.is_arrow}
    (right, _), (wrong, item) = (other, one) if plain_label(one[0]) in own else (one, other)
    message = f"{quoted_value(wrong)} is entered into {quoted_value(form)}, and so is {right!r}"
    return manual.page.problem(REPEATED, _words_at(manual, item), message, "see which of them belongs there")


def _names(mapping: Mapping) -> tuple[str, str]:
    """Return what the provider and what the form calls a credential; the first is empty where it has one name."""
    if not mapping.right:
        return "", mapping.left
    return (mapping.left, mapping.right) if mapping.towards_right else (mapping.right, mapping.left)


def _half(manual: Manual, items: Sequence[Block]) -> Iterator[Problem]:
    for number, item in enumerate(items):
        arrows = list(ARROW.finditer(item.text))
        if len(arrows) != 1:
            continue
        before, behind = item.text[: arrows[0].start()].strip(" *_`"), item.text[arrows[0].end() :].strip(" *_`.,;")
        following = items[number + 1].start if number + 1 < len(items) else None
        is_followed = not behind and _goes_on(manual, item, following)
        if bool(before) != bool(behind) and not is_followed:
            side = "behind" if before else "before"
            message = f"the arrow of {quoted_value(before or behind)} has nothing {side} it"
            hint = f"write {before or '…'} {arrows[0][0]} {behind or '…'}"
            yield manual.page.problem(HALF_ARROW, _words_at(manual, item), message, hint)


def _goes_on(manual: Manual, item: Block, following: int | None) -> bool:
    """Return whether something that is indented deeper belongs to an item."""
    below = manual.page.text[item.end : following].lstrip("\n")
    return len(below) - len(below.lstrip(" \t")) > item.indent + 1


def _words_at(manual: Manual, item: Block) -> int:
    """Return the offset of an item's mark, or of the words of its line."""
    line = manual.page.text[item.start : item.end]
    return item.start + len(line) - len(line.lstrip(" \t"))
