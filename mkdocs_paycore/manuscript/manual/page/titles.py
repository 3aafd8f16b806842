"""The headings of a manual, also those that are typed as HTML, and bold lines where there are no others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.headings import Heading
from mkdocs_paycore.manuscript.manual.page.kinds import SET_UP, kind_named
from mkdocs_paycore.manuscript.manual.wording.words import unmarked
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.manuscript.manuscript import Manuscript

_BOLD = expression(
    r"(?:^|(?<=\n)[ \t]*\n)"
    r"(?P<line>[ \t]{0,3}(?P<mark>\*\*|__)(?P<title>[^*_\n]{2,80})(?P=mark):?[ \t]*)(?=\n[ \t]*\n)",
    re.MULTILINE,
)
"""A bold line between empty ones."""
_LEVEL = 2
_STEP = expression(r"^[#\s]*(?:(?:step|stage|part)\b\s*\d*|\d+)?\s*[.:)\u2013—-]*\s*", re.IGNORECASE)


def without_step(heading: str) -> str:
    """Return a heading as it is typed, without its marks and the number of its step: *### Step 2: Enter the key*."""
    return _STEP.sub("", heading, count=1).rstrip("# \t")


def titles(page: Manuscript) -> tuple[Heading, ...]:
    """Return the headings of a manual in their order.

    Those of HTML count as well. Where a page has none below its title, bold lines between empty ones are its headings.
    """
    of_html = (each._replace(title=unmarked(each.title)) for each in page.html_headings)
    found = sorted([*page.headings, *of_html], key=_start)
    return tuple(found if len(found) > 1 else sorted([*found, *_bold(page)], key=_start))


def _start(heading: Heading) -> int:
    return heading.start


def _bold(page: Manuscript) -> Iterator[Heading]:
    """Yield the bold lines from the first that speaks of setting up or of a kind; others above it are no headings."""
    is_begun = False
    for found in _BOLD.finditer(page.shown, page.body_start):
        title = page.text[found.start("title") : found.end("title")].rstrip(": ")
        is_begun = is_begun or SET_UP.search(title) is not None or kind_named(title) is not None
        if is_begun:
            yield Heading(_LEVEL, title, found.start("line"), found.end("line"), found.start("title"))
