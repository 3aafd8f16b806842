"""Where code stands in a page's Markdown: fences and code spans."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

_FENCE = expression(r"^(?P<indent>[ \t>]*)(?P<fence>`{3,}|~{3,})(?P<rest>[^\n]*)$", re.MULTILINE)
_CODE_SPAN = expression(r"`(?<!``)(?P<more>`*+)[^\n]*?`(?<!``)(?P=more)(?!`)")


def code_ranges(text: str) -> Iterator[tuple[int, int]]:
    """Yield where fences and code spans are; near enough to decide whether an unclosed `<<` is worth a word.

    A fence that is indented more than the one that is open belongs to its code. One that nothing closes opens no code.
    """
    opened: re.Match[str] | None = None
    after = 0
    for fence in _FENCE.finditer(text):
        if opened is None:
            yield from ((span.start(), span.end()) for span in _CODE_SPAN.finditer(text, after, fence.start()))
            opened = fence
        elif _closes(fence, opened):
            yield opened.end(), fence.start()
            opened, after = None, fence.end()
    yield from ((span.start(), span.end()) for span in _CODE_SPAN.finditer(text, after))


def _closes(fence: re.Match[str], opened: re.Match[str]) -> bool:
    is_deeper = len(fence["indent"].expandtabs(4)) > len(opened["indent"].expandtabs(4))
    return fence["fence"].startswith(opened["fence"]) and not fence["rest"].strip() and not is_deeper
