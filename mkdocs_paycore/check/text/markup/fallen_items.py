"""Items of lists that have lost their mark, so that Markdown joins them with the item above."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_paycore.check.text.markup.list_marks import NO_SPACE
from mkdocs_paycore.manuscript.manual.wording.arrows import ARROW
from mkdocs_paycore.manuscript.masked import indent_of
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.source.problem import Problem

_ITEM = expression(r"(?P<mark>[-*+]|\d{1,3}[.)])[ \t]+(?P<text>\S.*)")
_ANOTHER_BLOCK = expression(r"[#|>!?=:/({+-]|<(?!<)|```|~~~|\* |\*\*\*|\[[^\]]*\]:|\d+[.)] ")
"""How a line begins that is another block, or an aside."""
_GOES_ON = expression(
    r"(?:[,.:!?(\[/\\&+=\u2013\u2014>-]|[ ]{2}"
    r"|\b(?:and|or|the|an?|of|to|in|for|with|by|from|at|on|is|are|your|as|that))$",
    re.IGNORECASE,
)
"""How a line ends whose sentence goes on in the next one, or that a writer broke on purpose."""
_ENDS = frozenset(".,:;!?")
_BROKEN_AT = 60
"""Nobody breaks a line by its length that is shorter than this with the next word."""
_LONGEST, _LONGEST_SMALL = 8, 4
"""So many words may an item have, one in small letters fewer: longer ones are sentences."""
_SHARE = 2
"""With more lines than one to so many items, lines below items are how the list explains them."""


class _Line(NamedTuple):
    """A line of a block: its first letter's offset, how deep it is indented, and the words of it that an item has."""

    start: int
    indent: int
    typed: str
    mark: str
    text: str


@looks_for(NO_SPACE, stage=Stage.TEXT, of_pages=True)
def fallen_items(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each short line at the left edge of a list's items, right below one, that looks as they do.

    A line that goes on with the sentence above stands there because its words had no room: the line above ends within
    a sentence, or is long. An item with a text below it that explains it has another look than that text, or the
    others have one, too. The first item counts as well, where a sentence above announces the list.
    """
    for page in checked.manuscripts:
        above = ""
        for block in _blocks(page):
            yield from _of_block(page, block, is_announced=above.rstrip("*_ ").endswith(":"))
            above = block[-1].typed


def _blocks(page: Manuscript) -> Iterator[list[_Line]]:
    """Yield the lines of a page between two empty ones, of those that hold several items."""
    lines: list[_Line] = []
    offset = 0
    for typed in [*page.with_spans.split("\n"), ""]:
        if words := typed.lstrip(" \t"):
            item = _ITEM.match(words)
            mark, text = (item["mark"], item["text"].rstrip()) if item else ("", words.rstrip())
            lines.append(_Line(offset + len(typed) - len(words), indent_of(typed), typed, mark, text))
        elif lines:
            yield lines
            lines = []
        offset += len(typed) + 1


def _of_block(page: Manuscript, block: Sequence[_Line], *, is_announced: bool) -> Iterator[Problem]:
    items = [line for line in block if line.mark]
    if len(items) < _SHARE:
        return
    edge = min(line.indent for line in items)
    items = [line for line in items if line.indent == edge]
    loose = [number for number, line in enumerate(block) if line.indent == edge and not line.mark]
    if len(items) < _SHARE * len(loose) or len({line.mark[-1] for line in items}) > 1:
        return
    for number in loose:
        line, before = block[number], block[number - 1] if number else None
        behind = block[number + 1] if number + 1 < len(block) else None
        is_first = before is None and is_announced and behind in items
        is_below = before in items and (behind is None or behind in items)
        is_fallen = is_first or (is_below and before is not None and _is_whole(before, line))
        if is_fallen and _looks_alike(line, items):
            yield _told(page, line, before, items[0].mark)


def _is_whole(above: _Line, line: _Line) -> bool:
    """Return whether an item ends with its line, which has room for the first word of the next one."""
    room = _BROKEN_AT - len(above.typed.rstrip()) - 1
    return not _GOES_ON.search(above.typed) and len(line.text.split()[0]) <= room


def _looks_alike(line: _Line, items: Sequence[_Line]) -> bool:
    """Return whether a line begins and ends as items do, and is no longer than they are."""
    most = max(_words(item.text) for item in items)
    kinds = {_begins(item.text) for item in items}
    longest = min(most + 1, _LONGEST if _begins(line.text) != "a" else _LONGEST_SMALL)
    ends = line.text[-1] if line.text[-1] in _ENDS else ""
    is_ended_alike = not ends or (ends == ";" and all(item.text.endswith((";", ".")) for item in items))
    is_small = _begins(line.text) == "a" and (kinds != {"a"} or most > _LONGEST_SMALL)
    is_short = _words(line.text) <= longest
    return (
        is_short
        and not is_small
        and is_ended_alike
        and _begins(line.text) in kinds
        and not _ANOTHER_BLOCK.match(line.text)
    )


def _words(text: str) -> int:
    """Return how many words a text has; of two names with an arrow between them those of the longer one."""
    return max(len(side.split()) for side in filter(None, ARROW.split(text)))


def _begins(text: str) -> str:
    """Return how a text begins: with a capital (`A`), a small letter (`a`), a digit (`0`) or the mark that it has."""
    first = text[0]
    if first.isalpha():
        return "A" if first.isupper() else "a"
    return "0" if first.isdigit() else first


def _told(page: Manuscript, line: _Line, before: _Line | None, mark: str) -> Problem:
    effect = f"is shown as a part of {quoted_value(before.text)}" if before else "makes the list a part of its sentence"
    message = f"found {quoted_value(line.text)} without the mark of an item: it {effect}"
    mark = mark if len(mark) == 1 else "1."
    return replace(
        page.problem(NO_SPACE, line.start, message, f"expected {mark} {line.text}"), severity=Severity.WARNING
    )
