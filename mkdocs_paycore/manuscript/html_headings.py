"""Headings of a page that are typed as HTML: to a reader they are headings as those of Markdown are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.headings import Heading
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.manuscript.masked import Masked

_TYPED = expression(
    r"^[ \t]*+(?P<tag><h(?P<level>[1-6])\b[^<>]*+>)[ \t]*+\n?[ \t]*+"
    r"(?P<title>(?:(?!</?h[1-6]\b|\n[ \t]*\n).)++)</h[1-6]\s*+>[ \t]*+$",
    re.IGNORECASE | re.MULTILINE | re.DOTALL,
)
"""A heading with lines of its own; the end tag of any level ends it (HTML Living Standard, 13.2.6.4.7)."""


def html_headings(page: Masked) -> Iterator[Heading]:
    """Yield the headings of a page that are typed as HTML, in their order; those in code and comments are none.

    A title is as typed, on one line; the end is behind the last tag.
    """
    if "<h" not in page.text and "<H" not in page.text:
        return
    for found in _TYPED.finditer(page.outside_raw):
        title = " ".join(page.text[slice(*found.span("title"))].split())
        yield Heading(int(found["level"]), title, found.start("tag"), found.end(), found.start("title"))
