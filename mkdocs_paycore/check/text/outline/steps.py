"""Steps of a manual: numbered one by one, in headings and in lists."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.providers.of_pages import code_of
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.headings import Heading
    from mkdocs_paycore.manuscript.lists import ListItem
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.source.problem import Problem

STEP_NUMBER = Rule(
    "step-number",
    "A numbered step that has the number of another or none, or leaves one out.",
    stage=Stage.TEXT,
    severity=Severity.ERROR,
    sample=Sample(
        "docs/index.md",
        "# Start\n\n## Step 1: Sign up\n\nDo it.\n\n## Step 1: Get keys\n\nDo it.\n",
        "# Start\n\n## Step 1: Sign up\n\nDo it.\n\n## Step 2: Get keys\n\nDo it.\n",
    ),
)
_PART, _ENOUGH = 2, 4
"""The level of a part's heading; so many manuals, and so many times as many as of others, are a habit of the site."""
_ENDS_LIST = expression(r"\n[ \t]*\n[^\s!]|\n(?:#|!!!|\?\?\?)")
_STEP = expression(r"(?P<words>step|stage|part|шаг)\s*(?:№|#|no\.?)?\s*(?P<number>\d{1,3})\b", re.IGNORECASE)
_UNNUMBERED = expression(
    r"(?P<words>step|stage|part|шаг)(?:\s*(?:№|#|no\.))?(?P<end>\s*[.:)\u2013\u2014-]\s)", re.IGNORECASE
)


@looks_for(STEP_NUMBER)
def wrong_step_numbers(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each step, a heading *Step N* or an item of a list, whose number does not follow the last.

    Steps are counted anew below each heading of a higher level, and where one has the number 1 behind another heading.
    A page may count on instead, from the last step of the part before, or of the part that several go on from, unless
    an earlier part began with 1 again, or it is a manual whose step is the first one in those parts of the others.
    Behind a wrong number both counts are right, the one that goes on from it and the one that leaves it out: one
    mistake is reported once.
    """
    codes = {page.path: code_of(page, checked) for page in checked.manuscripts}
    firsts = _counted_anew([page for page in checked.manuscripts if codes[page.path] is not None])
    for page in checked.manuscripts:
        yield from _of_page(page, firsts if codes[page.path] else frozenset())
        yield from _of_lists(page)


def _counted_anew(pages: Sequence[Manuscript]) -> frozenset[str]:
    """Return the words of the steps with which some manuals begin their later parts at 1.

    There are none where not nearly all do that, or too few to say so.
    """
    anew = on = 0
    found = set[str]()
    for page in pages:
        firsts = [first for part in _parts(page) if (first := next(filter(_number, part), None)) is not None]
        later = [_number(each) for each in firsts[1:]]
        anew += bool(later) and set(later) == {1}
        on += bool(later) and 1 not in later
        found |= {_words(each) for each in firsts[1:] if _number(each) == 1}
    return frozenset(found) if anew >= _ENOUGH and anew >= on * _ENOUGH else frozenset()


def _parts(page: Manuscript) -> Iterator[list[Heading]]:
    """Yield the headings below each heading of the second level."""
    part: list[Heading] = []
    for heading in page.headings:
        if heading.level <= _PART:
            yield part
            part = []
        else:
            part.append(heading)
    yield part


def _of_page(page: Manuscript, counted_anew: Collection[str]) -> Iterator[Problem]:
    following: dict[int, tuple[int, ...]] = {}
    starts, ends, anew = set[int](), set[int](), set[int]()
    for at, heading in enumerate(page.headings):
        ends |= {each - 1 for level, numbers in following.items() if level > heading.level for each in numbers}
        following = {level: numbers for level, numbers in following.items() if level <= heading.level}
        if heading.level <= _PART:
            part = takewhile(lambda each: each.level > _PART, page.headings[at + 1 :])
            first = next(filter(_number, part), None)
            if first is not None and _words(first) in counted_anew:
                starts, ends = set[int](), set[int]()
        number = _number(heading)
        if number is None and (left_out := _left_out(page, heading, following)) is not None:
            yield _unnumbered(page, heading, left_out)
            number = left_out
        if number is None:
            ends |= {each - 1 for each in following.pop(heading.level, ())}
            continue
        level = _counted_at(heading.level, number, following)
        before = following.get(level)
        expected = before or (1,)
        counts_on = level not in anew and (number - 1 in ends or number in starts)
        goes_on = before is None and (number == 0 or counts_on)
        anew |= {level} if number == 1 and before is None and ends else set()
        if number in expected or goes_on:
            following[level] = (number + 1,)
            starts |= {number} if goes_on else set()
        else:
            has_more = _next_number(page, heading) not in {None, expected[0] + 1}
            yield _reported(page, heading, number, expected[0], goes_on=has_more)
            following[level] = (number + 1, expected[0] + 1)


def _counted_at(level: int, number: int, following: Mapping[int, Collection[int]]) -> int:
    """Return the level that a step is counted at: that of the one before it, where it only stands too deep."""
    upper = max((other for other in following if other < level), default=level)
    return upper if level not in following and number > 1 and number in following.get(upper, ()) else level


def _of_lists(page: Manuscript) -> Iterator[Problem]:
    """Yield a problem for each item of a counted list with a number that is not the one behind the last.

    A list whose numbers are all the same is counted by Markdown, and a new one may begin with any number.
    """
    for items in _numbered_lists(page):
        numbers = [item.number or 0 for item in items]
        if len(set(numbers)) == 1 or numbers[0] > 1:
            continue
        for before, item in pairwise(items):
            expected, number = (before.number or 0) + 1, item.number or 0
            hidden = rf"<!--\s*{expected}[.)]\s"  # which is reported by itself
            if number != expected and number > 1 and not re.search(hidden, page.text[before.start : item.start]):
                mark = page.text[item.start : item.text_start].replace(str(number), str(expected), 1)
                message = f"item {number} stands where item {expected} is expected"
                hint = f"expected {mark}{item.text}"
                yield page.problem(STEP_NUMBER, item.start, message, hint)
                break


def _numbered_lists(page: Manuscript) -> Iterator[list[ListItem]]:
    """Yield the numbered lists of a page: items of one depth with nothing between them that ends a list."""
    open_lists: dict[int, list[ListItem]] = {}
    end = 0
    for item in page.items:
        if _ENDS_LIST.search(page.with_spans, end, item.start):
            yield from open_lists.values()
            open_lists = {}
        yield from (open_lists.pop(indent) for indent in sorted(open_lists) if indent > item.indent)
        end = item.text_start
        if item.number is None or item.number == 1:
            yield from (open_lists.pop(indent) for indent in list(open_lists) if indent == item.indent)
        if item.number is not None:
            open_lists.setdefault(item.indent, []).append(item)
    yield from open_lists.values()


def is_step_behind(before: Heading, heading: Heading) -> bool:
    """Return whether a heading is the step behind that of another one, by their numbers."""
    number, last = _number(heading), _number(before)
    return number is not None and last is not None and number == last + 1 > 1


def has_number(heading: Heading) -> bool:
    """Return whether a heading is that of a numbered step."""
    return _number(heading) is not None


def _number(heading: Heading) -> int | None:
    step = _STEP.match(heading.title.lstrip("*_ "))
    return int(step["number"]) if step else None


def _left_out(page: Manuscript, heading: Heading, following: Mapping[int, Collection[int]]) -> int | None:
    """Return the number that the heading of a step lacks, by those before and behind it; None where it lacks none."""
    if _UNNUMBERED.match(heading.title.lstrip("*_ ")) is None:
        return None
    behind = _next_number(page, heading)
    before = next(iter(following.get(heading.level, ())), None)
    return before if before is not None else behind - 1 if behind is not None and behind > 1 else None


def _unnumbered(page: Manuscript, heading: Heading, number: int) -> Problem:
    found = _UNNUMBERED.match(heading.title, len(heading.title) - len(heading.title.lstrip("*_ ")))
    end = found.start("end") if found is not None else 0
    rest = heading.title[end:]
    right = f"{heading.title[:end].rstrip()} {number}{rest.lstrip() if rest.lstrip()[:1] in {*':.)'} else rest}"
    message = f"a step has no number where step {number} is expected"
    return page.problem(STEP_NUMBER, heading.title_start, message, f"expected {right!r}")


def _words(heading: Heading) -> str:
    """Return what a step is called behind its number."""
    return _STEP.sub("", heading.title.lstrip("*_ "), count=1).strip(" .:)-\u2013\u2014*_").casefold()


def _next_number(page: Manuscript, heading: Heading) -> int | None:
    """Return the number of the next step of the same level before a heading of a higher one; None where none is."""
    below = page.headings[page.headings.index(heading) + 1 :]
    near = takewhile(lambda other: other.level >= heading.level, below)
    numbers = (_number(other) for other in near if other.level == heading.level)
    return next((number for number in numbers if number is not None), None)


def _reported(page: Manuscript, heading: Heading, number: int, expected: int, *, goes_on: bool) -> Problem:
    what = f"step {number} stands where step {expected} is expected"
    at = heading.title_start + heading.title.index(str(number))
    right = heading.title.replace(str(number), str(expected), 1)
    more = ", and the steps below it counted on from there" if goes_on else ""
    return page.problem(STEP_NUMBER, at, what, f"expected {right!r}{more}")
