"""Headings, paragraphs and marks of HTML as those of Markdown, in as many characters, so that every offset stays."""

from __future__ import annotations

import re

from mkdocs_paycore.source.expression import expression

_HEADING = expression(r"^([ \t]*)<h(?P<level>[1-6])\b[^<>]*>(?=[^\n]*</h[1-6]>[ \t]*$)", re.IGNORECASE | re.MULTILINE)
_AROUND = expression(r"</?(?:h[1-6]|p|div|section|article|main|center|font|u)\b[^<>]*>", re.IGNORECASE)
_BEGINS = expression(r"<(?P<tag>b|strong|i|em|code|kbd)>(?=\w)", re.IGNORECASE)
_ENDS = expression(r"(?<=[\w.)])</(?P<tag>b|strong|i|em|code|kbd)>", re.IGNORECASE)
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*", "code": "`", "kbd": "`"}
_DEEPEST = 3


def with_marks(text: str) -> str:
    """Return a page whose headings are of HTML with marks of Markdown for its tags; the text is as long as before."""
    if not _HEADING.search(text):
        return text
    text = _HEADING.sub(_head, text)
    text = _AROUND.sub(lambda tag: " " * len(tag[0]), text)
    text = _BEGINS.sub(lambda tag: _MARKS[tag["tag"].lower()].rjust(len(tag[0])), text)
    return _ENDS.sub(lambda tag: _MARKS[tag["tag"].lower()].ljust(len(tag[0])), text)


def _head(found: re.Match[str]) -> str:
    marks = "#" * min(int(found["level"]), _DEEPEST)
    return marks.ljust(len(found[0]))
