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
    """
    for page in checked.manuscripts:
        yield from _of_page(page)


def _of_page(page: Manuscript) -> Iterator[Problem]:
    last: dict[int, int] = {}
    for heading in page.headings:
        last = {level: number for level, number in last.items() if level <= heading.level}
        step = _STEP.match(heading.title.lstrip("*_ "))
        if step is None:
            last.pop(heading.level, None)
            continue
        number, before = int(step["number"]), last.get(heading.level)
        expected = 1 if before is None else before + 1
        if number != expected and not (before is None and number == 0):
            yield _reported(page, heading, number, expected, goes_on=_has_step_below(page, heading))
        last[heading.level] = number


def _has_step_below(page: Manuscript, heading: Heading) -> bool:
    """Return whether another step of the same level follows before a heading of a higher one."""
    below = page.headings[page.headings.index(heading) + 1 :]
    following = takewhile(lambda other: other.level >= heading.level, below)
    return any(other.level == heading.level and _STEP.match(other.title.lstrip("*_ ")) for other in following)


def _reported(page: Manuscript, heading: Heading, number: int, expected: int, *, goes_on: bool) -> Problem:
    what = f"step {number} stands where step {expected} is expected"
    at = heading.title_start + heading.title.index(str(number))
    right = heading.title.replace(str(number), str(expected), 1)
    more = ", and the steps below it counted on from there" if goes_on else ""
    return page.problem(STEP_NUMBER, at, what, f"expected {right!r}{more}")
