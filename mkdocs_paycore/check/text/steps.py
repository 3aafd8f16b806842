"""Steps of a manual: numbered one by one, in headings and in lists."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.headings import Heading
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.source.problem import Problem

STEP_NUMBER = Rule(
    "step-number",
    "A numbered step that has the number of another, or leaves one out.",
    stage=Stage.TEXT,
    severity=Severity.ERROR,
    sample=Sample(
        "docs/index.md",
        "# Start\n\n## Step 1: Sign up\n\nDo it.\n\n## Step 1: Get keys\n\nDo it.\n",
        "# Start\n\n## Step 1: Sign up\n\nDo it.\n\n## Step 2: Get keys\n\nDo it.\n",
    ),
)
_STEP = re.compile(r"(?P<words>step|stage|part|шаг)\s*(?:№|#|no\.?)?\s*(?P<number>\d{1,3})\b", re.IGNORECASE)


@looks_for(STEP_NUMBER)
def wrong_step_numbers(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each heading *Step N* whose number does not follow the one before it.

    Steps are counted anew below each heading of a higher level, and where one has the number 1 behind another heading.
    Behind a wrong number both counts are right, the one that goes on from it and the one that leaves it out: one
    mistake is reported once.
    """
    for page in checked.manuscripts:
        yield from _of_page(page)


def _of_page(page: Manuscript) -> Iterator[Problem]:
    following: dict[int, tuple[int, ...]] = {}
    for heading in page.headings:
        following = {level: numbers for level, numbers in following.items() if level <= heading.level}
        number = _number(heading)
        if number is None:
            following.pop(heading.level, None)
            continue
        expected = following.get(heading.level, (1, 0))
        if number in expected:
            following[heading.level] = (number + 1,)
        else:
            goes_on = _next_number(page, heading) not in {None, expected[0] + 1}
            yield _reported(page, heading, number, expected[0], goes_on=goes_on)
            following[heading.level] = (number + 1, expected[0] + 1)


def _number(heading: Heading) -> int | None:
    step = _STEP.match(heading.title.lstrip("*_ "))
    return int(step["number"]) if step else None


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
