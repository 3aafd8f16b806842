"""A page's text with what is no prose blanked out, so that what is left keeps its places."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from mkdocs_paycore.markdown.code import code_ranges
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.front_matter import body_start

_COMMENT = expression(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_RAW = expression(r"<(script|style|pre|code|textarea|svg|math)\b[^>]*>.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_TAG = expression(r"</?[a-zA-Z][^<>]*>")
_HOLDS_INDENTED = expression(r"[ \t]*(?:[-*+][ \t]|\d+[.)][ \t]|!!!|\?\?\?|===|///|:[ \t]|\[\^)")
_CODE_INDENT = 4

Range = tuple[int, int]


@dataclass(frozen=True)
class Masked:
    """A page's text, and what is left of it without some of its parts; offsets are the same in all of them.

    Attributes:
        text: the page as it stands in its file, with line feeds between lines.
    """

    text: str

    @cached_property
    def body_start(self) -> int:
        """Where the text begins behind the front matter; 0 where there is none."""
        return body_start(self.text)

    @cached_property
    def body(self) -> str:
        """The text without front matter."""
        return blanked(self.text, [(0, self.body_start)])

    @cached_property
    def code(self) -> tuple[Range, ...]:
        """Where code stands: in fences, spans and indented lines; sorted."""
        marked = sorted(code_ranges(self.body))
        rest = blanked(self.body, [(start, end) for start, end in marked if "\n" in self.body[start:end]])
        return tuple(sorted([*marked, *_indented_code(rest)]))

    @cached_property
    def comments(self) -> tuple[Range, ...]:
        """Where HTML comments stand; sorted."""
        return tuple(found.span() for found in _COMMENT.finditer(blanked(self.body, self.code)))

    @cached_property
    def shown(self) -> str:
        """The text without front matter, code and comments: what Markdown reads, tags included."""
        return blanked(self.body, [*self.code, *self.comments])

    @cached_property
    def with_spans(self) -> str:
        """The text as `shown`, with the code that stands within lines."""
        blocks = [(start, end) for start, end in self.code if "\n" in self.text[start:end]]
        return blanked(self.body, [*blocks, *self.comments])

    @cached_property
    def outside_raw(self) -> str:
        """The text as `shown`, without what stands between the tags of code, scripts and drawings."""
        return _RAW.sub(lambda found: _spaces(found[0]), self.shown)

    @cached_property
    def prose(self) -> str:
        """The text that a reader sees as words and Markdown: as `outside_raw`, without tags."""
        return _TAG.sub(lambda found: _spaces(found[0]), self.outside_raw)

    def is_code(self, offset: int) -> bool:
        """Return whether an `offset` is in code."""
        at = bisect_right(self.code, (offset, len(self.text))) - 1
        return at >= 0 and self.code[at][0] <= offset < self.code[at][1]


def _spaces(text: str) -> str:
    return "\n".join(" " * len(line) for line in text.split("\n"))


def blanked(text: str, ranges: list[Range] | tuple[Range, ...]) -> str:
    """Return a text with spaces in place of each character, but line breaks, of some ranges."""
    pieces, end = [], 0
    for start, stop in sorted(ranges):
        if stop > end:
            begin = max(start, end)
            pieces += [text[end:begin], _spaces(text[begin:stop])]
            end = stop
    return "".join([*pieces, text[end:]])


def indent_of(line: str) -> int:
    """Return the column where the words of a line begin, from 0; a tab leads to the next of every four."""
    spread = line.expandtabs(_CODE_INDENT)
    return len(spread) - len(spread.lstrip(" "))


def _indented_code(text: str) -> list[Range]:
    """Return where lines stand that are code because they are indented, and belong to no list and no note.

    Markdown takes lines for code that are indented by four spaces behind an empty line. What is indented below an item
    of a list or the head of a note belongs to that.
    """
    found: list[Range] = []
    offset, was_blank, in_block = 0, True, False
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        indent = indent_of(line)
        is_code_before = bool(found) and found[-1][1] == offset
        if stripped and indent < _CODE_INDENT:
            in_block = bool(_HOLDS_INDENTED.match(line)) or (in_block and not was_blank)
        elif stripped and not in_block and (was_blank or is_code_before):
            found.append((offset, offset + len(line)))
        was_blank = not stripped
        offset += len(line)
    return found
