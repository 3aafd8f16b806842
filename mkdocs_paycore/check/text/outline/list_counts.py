"""Lists below a sentence that says how many things follow: there is one more, or one less."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.masked import indent_of
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.lists import ListItem
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.source.problem import Problem

_TEXT = "# Start\n\nYou get three values:\n\n* Login\n* Password\n"
LIST_COUNT = Rule(
    "list-count",
    "A list below a sentence that announces one thing more, or one less, as *three values:*.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample("docs/index.md", _TEXT, f"{_TEXT}* Key\n"),
)
_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBERS = {word: number for number, word in enumerate(_WORDS, start=2)}
_ANNOUNCED = expression(
    rf"\b(?P<number>{'|'.join(_NUMBERS)})[ \t]+(?:[a-z-]+[ \t]+){{0,2}}?(?P<things>[a-z]+s)\b", re.IGNORECASE
)
_ANY_NUMBER = expression(rf"\b(?:one|both|either|{'|'.join(_NUMBERS)}|\d+)\b", re.IGNORECASE)
_LIMITED = expression(
    r"\b(?:least|most|to|than|about|over|of|or|any|each|every|in|within|after|before|for|these|those|other|another|first"
    r"|last|next|more)[ \t]+(?:the[ \t]+)?$",
    re.IGNORECASE,
)
"""What stands before a number that is not that of what follows: *one of the three*, *within two*."""
_MEASURED = expression(r"(?:second|minute|hour|day|week|month|year|time|digit|letter|character|byte)s", re.IGNORECASE)
_SENTENCE_ENDS = expression(r"[.!?;]\s")
_EMPTY_LINE = expression(r"\n[ \t]*\n")
_LONGEST = 600
"""So much of the text above an item is looked at."""
_SEVERAL = expression(r",|/|\b(?:and|or)\b|&")


@looks_for(LIST_COUNT, of_pages=True)
def miscounted_lists(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each such sentence, where its number is the only one and no item names several things."""
    for page in checked.manuscripts:
        items = page.items
        for at, item in enumerate(items):
            above = page.with_spans[max(0, item.start - _LONGEST) : item.start].rstrip()
            is_first = at == 0 or items[at - 1].start < item.start - (len(above) - above.rfind("\n"))
            if above.endswith(":") and is_first:
                end = page.with_spans.rindex(":", 0, item.start) + 1
                yield from _announced(page, above.rpartition("\n")[2], end, _list_of(page, items[at:]))


def _announced(page: Manuscript, line: str, end: int, found: Sequence[ListItem]) -> Iterator[Problem]:
    start = max((each.end() for each in _SENTENCE_ENDS.finditer(line)), default=0)
    said = list(_ANNOUNCED.finditer(line, start))
    if len(said) != 1 or len(_ANY_NUMBER.findall(line, start)) != 1 or _MEASURED.fullmatch(said[0]["things"]):
        return
    number = _NUMBERS[said[0]["number"].lower()]
    is_said_of_it = not _LIMITED.search(line[start : said[0].start()]) and len(found) > 1
    if is_said_of_it and abs(len(found) - number) == 1 and not any(_SEVERAL.search(each.text) for each in found):
        place = end - len(line) + said[0].start()
        message = f"found {quoted_value(said[0][0])} above a list of {len(found)}"
        yield page.problem(LIST_COUNT, place, message, "count again, or look for what the list has lost")


def _list_of(page: Manuscript, items: Sequence[ListItem]) -> list[ListItem]:
    """Return the items of the list that begins with the first of some items, without those within it."""
    first = items[0]
    found: list[ListItem] = []
    for item in items:
        between = page.with_spans[found[-1].start if found else item.start : item.start]
        is_other = item.indent == first.indent and (item.number is None) is not (first.number is None)
        if is_other or item.indent < first.indent or _is_left(between, first.indent):
            break
        if item.indent == first.indent:
            found.append(item)
    return found


def _is_left(between: str, indent: int) -> bool:
    """Return whether a text below an item has a paragraph that is none of the item's."""
    paragraphs = _EMPTY_LINE.split(between)[1:]
    return any(each.strip() and indent_of(each) <= indent for each in paragraphs)
