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

_OF_HTML = expression(
    r"^[ \t]*+<h(?P<level>[1-6])\b[^<>]*+>[ \t]*+(?P<title>(?:(?!</?h[1-6]\b)[^\n])++)</h[1-6]>[ \t]*+$",
    re.IGNORECASE | re.MULTILINE,
)
_BOLD = expression(
    r"(?:^|(?<=\n)[ \t]*\n)"
    r"(?P<line>[ \t]{0,3}(?P<mark>\*\*|__)(?P<title>[^*_\n]{2,80})(?P=mark):?[ \t]*)(?=\n[ \t]*\n)",
    re.MULTILINE,
)
"""A bold line between empty ones."""
_LEVEL = 2


def titles(page: Manuscript) -> tuple[Heading, ...]:
    """Return the headings of a manual in their order.

    Those of HTML count as well. Where a page has none below its title, bold lines between empty ones are its headings.
    """
    found = page.headings
    if "<h" in page.shown.lower():
        found = tuple(sorted([*found, *_of_html(page)], key=lambda each: each.start))
    return found if len(found) > 1 else tuple(sorted([*found, *_bold(page)], key=lambda each: each.start))


def _of_html(page: Manuscript) -> Iterator[Heading]:
    for found in _OF_HTML.finditer(page.shown):
        yield Heading(int(found["level"]), unmarked(found["title"]), *found.span(), found.start("title"))


def _bold(page: Manuscript) -> Iterator[Heading]:
    """Yield the bold lines from the first that speaks of setting up or of a kind; others above it are no headings."""
    is_begun = False
    for found in _BOLD.finditer(page.shown, page.body_start):
        title = page.text[found.start("title") : found.end("title")].rstrip(": ")
        is_begun = is_begun or SET_UP.search(title) is not None or kind_named(title) is not None
        if is_begun:
            yield Heading(_LEVEL, title, found.start("line"), found.end("line"), found.start("title"))
