"""Headings that are typed as HTML: among those in Markdown they have a level as well."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.headings import Heading
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from mkdocs_paycore.manuscript.manuscript import Manuscript

_TAG = expression(
    r"(?:\A|(?<=\n\n))<h(?P<level>[2-6])\b[^<>\n]*>(?P<title>[^\n]{1,200}?)</h(?P=level)>[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
"""A heading by itself, behind an empty line and at the edge: one within a box of HTML has a place of its own."""


def outline(page: Manuscript) -> tuple[Heading, ...]:
    """Return the headings of a page, those typed as HTML among them, in their order; a title in HTML is none."""
    if "<h" not in page.outside_raw.lower():
        return page.headings
    typed = [
        Heading(int(found["level"]), page.text[slice(*found.span("title"))], *found.span(), found.start("title"))
        for found in _TAG.finditer(page.outside_raw)
    ]
    return tuple(sorted([*page.headings, *typed], key=lambda heading: heading.start))
