"""Paragraphs of a text: lines with an empty one above and below."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

_PARAGRAPH = expression(r"(?:^[^\S\n]*\S[^\n]*(?:\n|\Z)){1,40}", re.MULTILINE)


def paragraphs(text: str, start: int = 0) -> Iterator[re.Match[str]]:
    """Return the paragraphs of a text as it is typed, in their order; a very long one comes in pieces of 40 lines.

    Args:
        text: the text.
        start: the offset from which on it is looked at.
    """
    return _PARAGRAPH.finditer(text, start)
