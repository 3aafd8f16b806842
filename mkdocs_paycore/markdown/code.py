"""Where code stands in a page's Markdown: fences and code spans."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_FENCE = re.compile(r"^(?P<indent>[ \t>]*)(?P<fence>`{3,}|~{3,})(?P<rest>[^\n]*)$", re.MULTILINE)
_CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")


def code_ranges(text: str) -> Iterator[tuple[int, int]]:
    """Yield where fences and code spans are; near enough to decide whether an unclosed `<<` is worth a word."""
    opened: re.Match[str] | None = None
    after = 0
    for fence in _FENCE.finditer(text):
        if opened is None:
            yield from ((span.start(), span.end()) for span in _CODE_SPAN.finditer(text, after, fence.start()))
            opened = fence
        elif fence["fence"].startswith(opened["fence"]) and not fence["rest"].strip():
            yield opened.end(), fence.start()
            opened, after = None, fence.end()
    if opened is not None:
        yield opened.end(), len(text)
    else:
        yield from ((span.start(), span.end()) for span in _CODE_SPAN.finditer(text, after))
