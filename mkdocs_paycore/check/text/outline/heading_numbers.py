"""Headings that are numbered, `## 2. Get the keys`: one by one, each number once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.headings import Heading
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.source.problem import Problem

HEADING_NUMBER = Rule(
    "heading-number",
    "A numbered heading that has the number of another, or leaves one out.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample(
        "docs/index.md",
        "# Start\n\n## 1. Sign up\n\nDo it.\n\n## 3. Get keys\n\nDo it.\n",
        "# Start\n\n## 1. Sign up\n\nDo it.\n\n## 2. Get keys\n\nDo it.\n",
    ),
)
_NUMBERED = expression(
    r"[*_]{0,3}(?P<before>(?:\d{1,2}\.(?=\d))*+)(?P<last>\d{1,2})(?P<end>[.):]|(?=[*_]*[ \t]))[*_]*[ \t]+\S"
)


class _Number(NamedTuple):
    """The number of a heading: what stands before the part that counts, that part, where it is and what ends it."""

    before: str
    last: int
    start: int
    end: str


@looks_for(HEADING_NUMBER, of_pages=True)
def wrong_heading_numbers(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each numbered heading whose number does not follow that of the last one of its level.

    `## 2.` follows `## 1.`, and `### 2.2` below that follows `### 2.1`. A page has numbered headings where the first of
    a level has the number 1; *3D Secure* and *2023* are no numbers, nor are versions. Behind a wrong number both counts
    are right.
    """
    for page in checked.manuscripts:
        yield from _of_page(page)


def _of_page(page: Manuscript) -> Iterator[Problem]:
    following: dict[tuple[int, str, str], tuple[int, ...]] = {}
    above: list[Heading] = []
    for heading in page.headings:
        above = [each for each in above if each.level < heading.level]
        following = {key: expected for key, expected in following.items() if key[0] <= heading.level}
        number = _number(heading)
        is_part = number is not None and _is_part(number, above)
        above.append(heading)
        if number is None or not is_part:
            continue
        key = heading.level, number.before, number.end
        expected = following.get(key, (number.last,) if number.last == 1 else ())
        following |= {key: (number.last + 1,)} if expected else {}
        if expected and number.last not in expected and not (number.before and number.last == 1):
            yield _reported(page, heading, number, expected[0])
            following[key] = (number.last + 1, expected[0] + 1)


def _is_part(number: _Number, above: Sequence[Heading]) -> bool:
    """Return whether a number is a single one, or that of a part of a heading above it: 2.1 below 2."""
    return not number.before or any(each.title.lstrip("*_").startswith(number.before[:-1]) for each in above)


def _number(heading: Heading) -> _Number | None:
    found = _NUMBERED.match(heading.title)
    if found is None or (not found["end"] and not found["before"]):
        return None
    return _Number(found["before"], int(found["last"]), heading.title_start + found.start("last"), found["end"])


def _reported(page: Manuscript, heading: Heading, number: _Number, expected: int) -> Problem:
    message = f"the heading has the number {number.before}{number.last} where {number.before}{expected} is expected"
    at = number.start - heading.title_start
    right = f"{heading.title[:at]}{expected}{heading.title[at + len(str(number.last)) :]}"
    return page.problem(HEADING_NUMBER, number.start, message, f"expected {right!r}")
