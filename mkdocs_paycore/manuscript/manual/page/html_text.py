"""Headings, paragraphs and marks of HTML as those of Markdown, in as many characters, so that every offset stays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_paycore.manuscript.headings import Heading

_AROUND = expression(r"</?(?:h[1-6]|p|div|section|article|main|center|font|u)\b[^<>]*>", re.IGNORECASE)
_BEGINS = expression(r"<(?P<tag>b|strong|i|em|code|kbd)>(?=\w)", re.IGNORECASE)
_ENDS = expression(r"(?<=[\w.)])</(?P<tag>b|strong|i|em|code|kbd)>", re.IGNORECASE)
_WITHIN = expression(r"<(?P<tag>b|strong|i|em|code|kbd)>(?=\w)[^<>*_`\n]{1,80}(?<=[\w.)])</(?P=tag)>", re.IGNORECASE)
"""Words within a tag that sets them off, and no mark within."""
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*", "code": "`", "kbd": "`"}
_DEEPEST = 3
"""The level whose marks, and the space behind them, take no more room than the tag of a heading."""


def with_marks(text: str, headings: Sequence[Heading]) -> str:
    """Return a page with marks of Markdown for its tags; the text is as long as before.

    Tags that set words off are marks anywhere, all others where the page has headings of HTML.

    Args:
        text: the page, in as many characters as it is typed.
        headings: its headings of HTML.
    """
    if not headings:
        return _WITHIN.sub(lambda found: _marked(found[0]), text)
    for heading in headings:
        marks = "#" * min(heading.level, _DEEPEST)
        words = text[heading.title_start : heading.end].replace("\n", " ")
        text = f"{text[: heading.start]}{marks.ljust(heading.title_start - heading.start)}{words}{text[heading.end :]}"
    return _marked(_AROUND.sub(lambda tag: " " * len(tag[0]), text))


def _marked(text: str) -> str:
    """Return a text with marks for the tags that set words off."""
    text = _BEGINS.sub(lambda tag: _MARKS[tag["tag"].lower()].rjust(len(tag[0])), text)
    return _ENDS.sub(lambda tag: _MARKS[tag["tag"].lower()].ljust(len(tag[0])), text)
