"""Sentences that refer to a step, a section, a picture or a table that is not there, or no longer."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

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
_STEP = re.compile(
    r"steps?[ \t]+(?P<numbers>\d{1,2}(?:[ \t]*(?:,|-|\u2013|\band\b|\bor\b|\bto\b)[ \t]*\d{1,2}\b(?!\.\d))*+)"
    r"(?![\w.]*\d)(?![*_]{0,2}[ \t]+(?:of|at|in)\b)",
    re.IGNORECASE,
)
_REFERS = re.compile(
    r"(?:\b(?:see|from|in|of|to|by|at|with|repeat|after|before|until|than|since|skip|under)[ \t\n]+(?:the[ \t]+)?"
    r"|\([ \t]*|\|[ \t]*)[*_]{0,2}\Z",
    re.IGNORECASE,
)
_BEFORE = 24
"""A reference to a step of the page; *step 2 of the form* is one of something else."""
_HEADED = re.compile(r"[*_]{0,3}(?:(?:step|stage|part)[ \t]*(?:#|no\.?[ \t]*)?)?(?P<number>\d{1,2})\b", re.IGNORECASE)
_LEAST = 2
"""So many numbered steps of a page are what its references to steps are about."""
_ITEM = re.compile(
    r"^[ \t>*_]*(?:step[ \t]+(?P<step>\d{1,2})\b|(?P<number>\d{1,2})[.)][ \t]+\S)", re.IGNORECASE | re.MULTILINE
)
_PICTURES = r"(?:pictures?|screen[ -]?shots?|images?|figures?|diagrams?|illustrations?|scheme)"
_THING, _GAP = rf"(?:{_PICTURES}|table)", r"[ \t\n]+"
_SHOWN = re.compile(
    rf"\b(?:(?P<after>{_THING}{_GAP}(?:\w+[ \t]+)?below|(?:below|following){_GAP}{_THING})"
    rf"|(?P<before>{_THING}{_GAP}above|above{_GAP}{_THING}))\b"
    r"(?![ \t\n]+(?:[*_`\"'\u201c]|(?:the|an?|each|this|your)\b))",
    re.IGNORECASE,
)
_PICTURE = re.compile(
    r"!\[|<(?:img|svg|figure|picture|video|iframe|object|canvas)\b|<<\w|\{%|^[ \t]*(?:```|~~~|-+8<-+)", re.MULTILINE
)
_TABLE = re.compile(r"^[ \t>]*\|?[^|\n]*\|[ \t:|-]*-|<table\b|<<\w|\{%|\{\{|^[ \t]*-+8<-+|^[ \t]*```", re.MULTILINE)
"""What shows a picture or a table, or brings what may: a call, a snippet, a fence that draws."""
_MARK = r"(?:\*\*|__|[*_\"'\u201c\u201d\u00ab\u00bb])"
_TEXT = r"[^*_\"\u201c\u201d\u00ab\u00bb\n\[\]]{2,60}?"
_LONGEST = 70
_PART = re.compile(r"\b(?:section|chapter)\b", re.IGNORECASE)
_NAMED = re.compile(
    rf"(?:see|read|as[ \t]+in){_GAP}(?:the[ \t]+)?\w+{_GAP}{_MARK}(?P<name>{_TEXT}){_MARK}(?![ \t]+(?:of|in|at|on)\b)",
    re.IGNORECASE,
)
_PLACED = re.compile(
    rf"{_MARK}(?P<name>{_TEXT}){_MARK}{_GAP}\w+{_GAP}(?:below|above|of[ \t]+this[ \t]+(?:page|manual|guide))\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?]\s|\n[ \t]*\n")
_LEAD = re.compile(r"(?:see|read|as[ \t]+in)[ \t\n]+(?:the[ \t]+)?\Z", re.IGNORECASE)
_SET_OFF = re.compile(rf"(?<![\w*_]){_MARK}{_TEXT}{_MARK}{_GAP}\Z", re.IGNORECASE)


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
        yield from _steps(page, text) if "step" in lowered else ()
        yield from _shown(page, text) if "below" in lowered or "above" in lowered or "following" in lowered else ()
        for start, name in _sections(text) if "section" in lowered or "chapter" in lowered else ():
            titles = titles or frozenset(_plain(each.title) for other in checked.manuscripts for each in other.headings)
            if _plain(name) not in titles and not _is_linked(page, start):
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


def _steps(page: Manuscript, text: str) -> Iterator[Problem]:
    """Yield a problem for each reference to a step with a higher number than any step of its page has."""
    last = None
    for found in _STEP.finditer(text):
        if _REFERS.search(text[max(0, found.start() - _BEFORE) : found.start()]) is None:
            continue
        last = _last_step(page) if last is None else last
        number = max(map(int, re.findall(r"\d+", found["numbers"])))
        if last >= _LEAST and number > last and not _is_linked(page, found.start("numbers")):
            message = f"found a reference to step {number}, and the last step of the page is {last}"
            hint = f"name one of the steps 1 to {last}"
            yield page.problem(LOST_REFERENCE, found.start("numbers"), message, hint)


def _last_step(page: Manuscript) -> int:
    """Return the highest number of a step of a page: of a heading, or in a list, also one that Markdown counts.

    It is 0 where there are none, or where lists in HTML may have more.
    """
    if "<ol" in page.text.lower():
        return 0
    headed = [int(found["number"]) for heading in page.headings if (found := _HEADED.match(heading.title))]
    typed = [int(found["number"] or found["step"]) for found in _ITEM.finditer(page.with_spans)]
    counted = [len(list(alike)) for number, alike in groupby(typed) if number == 1]  # 1. 1. 1.
    return max([*headed, *typed, *counted, 0])


def _shown(page: Manuscript, text: str) -> Iterator[Problem]:
    """Yield a problem for each reference to a picture or a table that does not come, or did not."""
    for found in _SHOWN.finditer(text):
        what = "table" if "table" in found[0].lower() else "picture"
        span = (
            (found.end(), _end_of_section(page, found.start())) if found["after"] else (page.body_start, found.start())
        )
        if not (_TABLE if what == "table" else _PICTURE).search(page.body, *span) and not _is_linked(
            page, found.start()
        ):
            where = "comes behind it in the section" if found["after"] else "stands before it"
            message = f"found {quoted_value(' '.join(found[0].split()))}, and no {what} {where}"
            yield page.problem(LOST_REFERENCE, found.start(), message, f"show the {what}, or leave the reference out")


def _end_of_section(page: Manuscript, offset: int) -> int:
    """Return where the section that a place is in ends: at the next heading that is not below its own."""
    level = next((each.level for each in reversed(page.headings) if each.start < offset), 0)
    behind = (each.start for each in page.headings if each.start > offset and each.level <= max(level, 1))
    return next(behind, len(page.text))


def _is_linked(page: Manuscript, offset: int) -> bool:
    """Return whether a place, or what follows in its sentence, is in a link: that says where it is."""
    behind = _SENTENCE_END.search(page.text, offset)
    end = behind.start() if behind else len(page.text)
    return any(offset < each.end and each.start < end for each in page.links if not each.is_picture)


def _plain(title: str) -> str:
    return re.sub(r"[\W_]+", " ", re.sub(r"^\W*(?:step[ \t]*)?\d+[.:)]?", "", title)).strip().casefold()
