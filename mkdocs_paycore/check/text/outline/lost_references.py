"""Sentences that refer to a step, a section, a picture or a table that is not there, or no longer."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for
from mkdocs_paycore.source.suggestion import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.source.problem import Problem

LOST_REFERENCE = Rule(
    "lost-reference",
    "A sentence that refers to a step, a section, a picture or a table that the page does not have.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample(
        "docs/index.md",
        "# Start\n\n1. Sign up.\n2. Get the key.\n\nEnter the key of step 3.\n",
        "# Start\n\n1. Sign up.\n2. Get the key.\n\nEnter the key of step 2.\n",
    ),
)
_STEP = expression(
    r"steps?[ \t]+(?P<numbers>\d{1,2}(?:[ \t]*(?:,|-|\u2013|\band\b|\bor\b|\bto\b)[ \t]*\d{1,2}\b(?!\.\d))*+)"
    r"(?![\w.]*\d)(?![*_]{0,2}[ \t]+(?:of|at|in)\b)",
    re.IGNORECASE,
)
_REFERS = expression(
    r"(?:\b(?:see|from|in|of|to|by|at|with|repeat|after|before|until|than|since|skip|under)[ \t\n]+(?:the[ \t]+)?"
    r"|\([ \t]*|\|[ \t]*)[*_]{0,2}\Z",
    re.IGNORECASE,
)
_BEFORE = 24
"""A reference to a step of the page; *step 2 of the form* is one of something else."""
_HEADED = expression(r"[*_]{0,3}(?:(?:step|stage|part)[ \t]*(?:#|no\.?[ \t]*)?)?(?P<number>\d{1,2})\b", re.IGNORECASE)
_LEAST = 2
"""So many numbered steps of a page are what its references to steps are about."""
_ITEM = expression(
    r"^[ \t>*_]*(?:step[ \t]+(?P<step>\d{1,2})\b|(?P<number>\d{1,2})[.)][ \t]+\S)", re.IGNORECASE | re.MULTILINE
)
_PICTURES = r"(?:pictures?|screen[ -]?shots?|images?|figures?|diagrams?|illustrations?|scheme)"
_THING, _GAP = rf"(?:{_PICTURES}|table)", r"[ \t\n]+"
_SHOWN = expression(
    rf"\b(?:(?P<after>{_THING}{_GAP}(?:\w+[ \t]+)?below|(?:below|following){_GAP}{_THING})"
    rf"|(?P<before>{_THING}{_GAP}above|above{_GAP}{_THING}))\b"
    r"(?![ \t\n]+(?:[*_`\"'\u201c]|(?:the|an?|each|this|your)\b))",
    re.IGNORECASE,
)
_PICTURE = expression(
    r"!\[|<(?:img|svg|figure|picture|video|iframe|object|canvas)\b|<<\w|\{%|^[ \t]*(?:```|~~~|-+8<-+)", re.MULTILINE
)
_TABLE = expression(r"^[ \t>]*\|?[^|\n]*\|[ \t:|-]*-|<table\b|<<\w|\{%|\{\{|^[ \t]*-+8<-+|^[ \t]*```", re.MULTILINE)
"""What shows a picture or a table, or brings what may: a call, a snippet, a fence that draws."""
_MARK = r"(?:\*\*|__|[*_\"'\u201c\u201d\u00ab\u00bb])"
_TEXT = r"[^*_\"\u201c\u201d\u00ab\u00bb\n\[\]]{2,60}?"
_LONGEST = 70
_PART = expression(r"(?:section|Section|SECTION|chapter|Chapter|CHAPTER)(?<=\b.{7})\b")
_NAMED = expression(
    rf"(?:see|read|as[ \t]+in){_GAP}(?:the[ \t]+)?\w+{_GAP}{_MARK}(?P<name>{_TEXT}){_MARK}(?![ \t]+(?:of|in|at|on)\b)",
    re.IGNORECASE,
)
_PLACED = expression(
    rf"{_MARK}(?P<name>{_TEXT}){_MARK}{_GAP}\w+{_GAP}(?:below|above|of[ \t]+this[ \t]+(?:page|manual|guide))\b",
    re.IGNORECASE,
)
_SENTENCE_END = expression(r"[.!?]\s|\n[ \t]*\n")
_LEAD = expression(r"(?:see|read|as[ \t]+in)[ \t\n]+(?:the[ \t]+)?\Z", re.IGNORECASE)
_SET_OFF = expression(rf"(?<![\w*_]){_MARK}{_TEXT}{_MARK}{_GAP}\Z", re.IGNORECASE)


@looks_for(LOST_REFERENCE)
def lost_references(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each reference within a page to what the page does not have.

    What a link holds is about where that leads. A picture or table *below* is to come in the same section; one *above*
    anywhere before. Titles of sections count of all pages.
    """
    titles = frozenset[str]()
    for page in checked.manuscripts:
        text = page.prose
        if not page.is_page:
            continue
        lowered = text.lower()
        places = _Places(page)
        yield from _steps(places, text) if "step" in lowered else ()
        yield from _shown(places, text) if "below" in lowered or "above" in lowered or "following" in lowered else ()
        for start, name in _sections(text):
            titles = titles or _titles(checked)
            if _plain(name) not in titles and not places.is_linked(start):
                message = f"found a reference to the section {quoted_value(name)}, which no page has"
                hint = did_you_mean(name, [each.title for each in page.headings])
                yield page.problem(LOST_REFERENCE, start, message, hint)


def _sections(text: str) -> Iterator[tuple[int, str]]:
    """Yield the sections that a text refers to by name, each with the offset where the reference begins."""
    for part in _PART.finditer(text):
        before = text[max(0, part.start() - _LONGEST) : part.start()]
        lead, set_off = _LEAD.search(before), _SET_OFF.search(before)
        for found, pattern in ((lead, _NAMED), (set_off, _PLACED)):
            start = part.start() - len(before) + found.start() if found else 0
            if found and (named := pattern.match(text, start)):
                yield start, named["name"]


def _steps(places: _Places, text: str) -> Iterator[Problem]:
    """Yield a problem for each reference to a step with a higher number than any step of its page has."""
    for found in _STEP.finditer(text):
        if _REFERS.search(text[max(0, found.start() - _BEFORE) : found.start()]) is None:
            continue
        last, number = places.last_step, max(map(int, re.findall(r"\d+", found["numbers"])))
        if last >= _LEAST and number > last and not places.is_linked(found.start("numbers")):
            message = f"found a reference to step {number}, and the last step of the page is {last}"
            hint = f"name one of the steps 1 to {last}"
            yield places.page.problem(LOST_REFERENCE, found.start("numbers"), message, hint)


def _shown(places: _Places, text: str) -> Iterator[Problem]:
    """Yield a problem for each reference to a picture or a table that does not come, or did not."""
    for found in _SHOWN.finditer(text):
        what = "table" if "table" in found[0].lower() else "picture"
        first, last = (found.end(), places.end_of_section(found.start())) if found["after"] else (0, found.start())
        if not places.has(what, first, last) and not places.is_linked(found.start()):
            where = "comes behind it in the section" if found["after"] else "stands before it"
            message = f"found {quoted_value(' '.join(found[0].split()))}, and no {what} {where}"
            hint = f"show the {what}, or leave the reference out"
            yield places.page.problem(LOST_REFERENCE, found.start(), message, hint)


class _Places:
    """Where on a page is what references are about, and where its sentences end: each looked for once."""

    def __init__(self, page: Manuscript) -> None:
        self.page = page

    @cached_property
    def last_step(self) -> int:
        """The highest number of a step: of a heading, or in a list, also one that Markdown counts.

        It is 0 where there are none, or where lists in HTML may have more.
        """
        if "<ol" in self.page.text.lower():
            return 0
        headed = [int(found["number"]) for heading in self.page.headings if (found := _HEADED.match(heading.title))]
        typed = [int(found["number"] or found["step"]) for found in _ITEM.finditer(self.page.with_spans)]
        counted = [len(list(alike)) for number, alike in groupby(typed) if number == 1]  # 1. 1. 1.
        return max([*headed, *typed, *counted, 0])

    def has(self, what: str, first: int, last: int) -> bool:
        """Return whether a `picture` or a `table`, or what may bring one, begins between two offsets."""
        starts = self._shown[what]
        at = bisect_left(starts, first)
        return at < len(starts) and starts[at] < last

    def end_of_section(self, offset: int) -> int:
        """Return where the section that a place is in ends: at the next heading that is not below its own."""
        headings = self.page.headings
        level = next((each.level for each in reversed(headings) if each.start < offset), 0)
        behind = (each.start for each in headings if each.start > offset and each.level <= max(level, 1))
        return next(behind, len(self.page.text))

    def is_linked(self, offset: int) -> bool:
        """Return whether a place, or what follows in its sentence, is in a link: that says where it is."""
        end = self._sentence_ends[bisect_left(self._sentence_ends, offset)]
        return any(offset < each.end and each.start < end for each in self.page.links if not each.is_picture)

    @cached_property
    def _shown(self) -> dict[str, list[int]]:
        looks = {"picture": _PICTURE, "table": _TABLE}
        return {what: [found.start() for found in look.finditer(self.page.body)] for what, look in looks.items()}

    @cached_property
    def _sentence_ends(self) -> list[int]:
        return [*(found.start() for found in _SENTENCE_END.finditer(self.page.text)), len(self.page.text)]


def _titles(checked: CheckedTexts) -> frozenset[str]:
    return frozenset(_plain(each.title) for page in checked.manuscripts for each in page.headings)


def _plain(title: str) -> str:
    return re.sub(r"[\W_]+", " ", re.sub(r"^\W*(?:step[ \t]*)?\d+[.:)]?", "", title)).strip().casefold()
