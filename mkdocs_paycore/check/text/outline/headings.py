"""Headings: their levels go down one by one, so that a reader who jumps from heading to heading misses nothing."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.outline.steps import is_step_behind
from mkdocs_paycore.check.text.providers.of_pages import code_of
from mkdocs_paycore.manuscript.manual.page.kinds import kind_named
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.headings import Heading
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.source.problem import Problem

_PAGE = "docs/connectors/north/index.md"
SKIPPED_LEVEL = Rule(
    "skipped-heading",
    "A heading more than one level below the one before it (WCAG 2.2, technique G141), or a manual whose title is one.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample("docs/index.md", "# Start\n\n### Keys\n\nAsk.\n", "# Start\n\n## Keys\n\nAsk.\n"),
)

SECOND_TITLE = Rule(
    "second-title",
    "A second heading of the first level in a manual: a page has one title, and its parts are below it.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample(
        _PAGE, "# North\n\nPay.\n\n# Connect account\n\nSave.\n", "# North\n\nPay.\n\n## Connect account\n\nSave.\n"
    ),
)
BOLD_HEADING = Rule(
    "bold-heading",
    "A part of a manual with bold text in place of a heading: no menu and no link leads to it.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample(_PAGE, "# North\n\n**Connect account**\n\nSave.\n", "# North\n\n## Connect account\n\nSave.\n"),
)
_BOLD = expression(r"(?:\A|(?<=\n\n))(?P<mark>\*\*|__)(?P<title>[^*_\n]{3,60})(?P=mark):?[ \t]*(?=\n\n)")
_PART = expression(r"(?:connect|set(?:ting)?[ -]?up)\b", re.IGNORECASE)
_SET_UP = frozenset({"set up account", "setting up account", "set up your account"})
_SECTION = 2


@looks_for(SKIPPED_LEVEL, of_pages=True)
def skipped_levels(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each heading that skips a level; a page may begin with any, but for a manual."""
    for page in checked.manuscripts:
        is_manual = code_of(page, checked) is not None
        if page.is_page and is_manual:
            yield from _title(page)
        second = _second_titles(page) if is_manual else ()
        for before, heading in pairwise(_outline(page)):
            level = _SECTION if before in second else before.level
            if heading.level > level + 1:
                yield _too_deep(page, heading, f"below one of level {before.level}", level=before.level + 1)
            elif heading.level > before.level and is_step_behind(before, heading):
                yield _too_deep(page, heading, f"for the step behind one of level {before.level}", level=before.level)


@looks_for(SECOND_TITLE, BOLD_HEADING, of_pages=True)
def parts_without_headings(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each part of a manual whose heading is a second title, or no heading."""
    for page in checked.manuscripts:
        if not page.is_page or code_of(page, checked) is None:
            continue
        for heading in _second_titles(page):
            message = f"found a second title, {quoted_value(heading.title)}; the page has {page.headings[0].title!r}"
            yield page.problem(SECOND_TITLE, heading.start, message, f"expected ## {heading.title}")
        for bold in _BOLD.finditer(page.shown):
            title = bold["title"].strip(" :")
            if _PART.match(title) and (kind_named(title) or title.casefold() in _SET_UP):
                message = f"found {quoted_value(bold[0].strip())} where a heading belongs"
                yield page.problem(BOLD_HEADING, bold.start(), message, f"expected ## {title}")


def _outline(page: Manuscript) -> tuple[Heading, ...]:
    """Return the headings of a page in their order, with those of HTML; a title in HTML is none, nor what is in a box.

    A box of HTML has a place of its own: what stands in it is indented, or directly below a tag.
    """
    if not page.html_headings:
        return page.headings
    typed = (each for each in page.html_headings if each.level > 1 and _is_apart(page, each))
    return tuple(sorted([*page.headings, *typed], key=lambda heading: heading.start))


def _is_apart(page: Manuscript, heading: Heading) -> bool:
    """Return whether a heading stands at the edge of a page, below an empty line."""
    before = page.outside_raw[: heading.start]
    return before[-1:] in {"", "\n"} and not before[:-1].rpartition("\n")[2].strip()


def _second_titles(page: Manuscript) -> tuple[Heading, ...]:
    """Return the headings of the first level behind the first heading; none where all of several have that level."""
    first = [heading for heading in page.headings if heading.level == 1]
    is_habit = len(first) == len(page.headings) > _SECTION
    has_title = bool(first) and first[0] == page.headings[0] and not is_habit
    return tuple(first[1:]) if has_title else ()


def _title(page: Manuscript) -> Iterator[Problem]:
    """Yield a problem for the first heading of a page that has no title above it: it is below level 2."""
    first = next(iter(page.headings), None)
    if first is None or first.level <= _SECTION or page.meta.get("title"):
        return
    if all(heading.level > 1 for heading in page.headings):
        yield _too_deep(page, first, "at the start of a page without a title", level=1)


def _too_deep(page: Manuscript, heading: Heading, where: str, *, level: int) -> Problem:
    """Return the problem of a heading that stands somewhere, and should be of a level further up."""
    message = f"found a heading of level {heading.level} {where}"
    right = f"<h{level}>" if page.text.startswith("<", heading.start) else f"{'#' * level} {heading.title}"
    return page.problem(SKIPPED_LEVEL, heading.start, message, f"expected {right}")
