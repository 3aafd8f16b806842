"""The blocks of a part of a page, line by line: headings, paragraphs, items, boxes, pictures and tables."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING

from mkdocs_paycore.manuscript.manual.page.html_tables import with_rows
from mkdocs_paycore.manuscript.manual.page.html_text import with_marks
from mkdocs_paycore.manuscript.manual.wording.arrows import ARROW
from mkdocs_paycore.manuscript.manual.wording.nouns import NOUN
from mkdocs_paycore.manuscript.masked import blanked, indent_of
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_paycore.manuscript.manuscript import Manuscript

_ITEM = expression(
    r"(?P<indent>[ \t]*)(?:(?P<mark>[-*+•◦‣▪●]|\d{1,3}[.)]|[a-z]\))(?P<gap>[ \t]+)|<li\b[^<>]*>[ \t]*)(?=\S)"
)
_QUOTED = expression(r"[ \t]*(?:>[ \t]?)+")
_LIST_BEGINS = expression(r"[ \t]*<[uo]l\b[^<>]*>[ \t]*$", re.IGNORECASE)
_LIST_ENDS = expression(r"[ \t]*</[uo]l>[ \t]*$", re.IGNORECASE)
_NOTE = expression(r"(?P<indent>[ \t]*)(?:!!!|\?\?\?\+?)[ \t]*[\w-]*")
_HEADING = expression(r" {0,3}#{1,6}(?:[ \t]|$)")
_PICTURE = expression(
    r"(?:[ \t]|\[?!\[[^\[\]]*\]\([^()\n]*\)(?:\]\([^()\n]*\))?(?:\{[^{}\n]*\})?|<a\b[^<>]*>|</a>"
    r"|<img\b[^<>]*>|<br\s*/?>)+$"
)
_SHOWS = expression(r"!\[|<img\b", re.IGNORECASE)
_FENCE_LINE = expression(r"^[ \t]*(?:`{3,}|~{3,})[^`\n]*$", re.MULTILINE)
_SNIPPETS = expression(
    r"^[ \t]*+-+8<-+(?:[ \t]++[\"'][^\n]*|[ \t]*\n(?:[^\n]*\n){0,50}?[ \t]*+-+8<-+[ \t]*)$", re.MULTILINE
)
"""A line that has a snippet put in, or a block of them (`pymdownx.snippets`)."""
_PLAIN_FENCE = expression(r"[ \t]*(?:`{3,}|~{3,})[ \t]*(?:te?xt|plain|none)?[ \t]*")
_NAME = r"[^\W\d_][\w .#'()-]{1,40}"
_JOINED = expression(rf"[ \t]*{_NAME}[ \t](?:=|{ARROW.pattern})[ \t]+{_NAME}")
_TABLE = expression(r"[ \t]*\|")
_BARE_TABLE = expression(
    r"^(?![ \t]*[|>#])[^|\n]++\|[^\n]*+\n(?=[^\n]*\|)[ \t]*+:?-[-:| \t]*+\n(?:[^|\n]++\|[^\n]*+(?:\n|\Z))++",
    re.MULTILINE,
)
"""A table whose lines do not begin with `|`."""
_DEFINES = expression(r"[ \t]*:[ \t]+(?=\S)")
"""How the text of a term begins in a list of definitions."""
_BREAKS = expression(r"(?:[ ]{2}|\\)$", re.MULTILINE)
"""How a line ends that is to end where it is read, too."""
_ENDS_COMMENT = expression(r"(?:(?!<!--)[^\n])*-->[ \t]*")
_ESCAPE = "\\"
_TAB = 4
_LONGEST_TERM = 10
_LONGEST = 3000
"""The characters of a block that are read; no manual has longer ones."""


class BlockKind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"
    NOTE = "note"
    PICTURE = "picture"
    TABLE = "table"


@dataclass(slots=True)
class Block:
    """A block of a page.

    Attributes:
        kind: what it is; of a box only its head.
        text: its words as they are typed, without the mark of an item; lines are joined by spaces.
        start: the offset of its first line.
        end: the offset behind its last line.
        indent: the columns before its mark or first word.
        content: the column where the text of an item begins; else the same as `indent`.
        in_note: whether it stands in a box.
        owner: the item that it belongs to.
    """

    kind: BlockKind
    text: str
    start: int
    end: int
    indent: int
    content: int
    in_note: bool
    owner: Block | None = None


def visible(page: Manuscript) -> str:
    """Return a page's text without front matter, comments, snippets and long code; tables of HTML have `|`.

    Code that only joins names, line by line, is a list: it stays, with its fences.
    """
    code = [(start, end) for start, end in page.code if "\n" in page.text[start:end].rstrip("\n")]
    lists = [(start, end) for start, end in code if _joins_names(page.text, start, end)]
    snippets = [each.span() for each in _SNIPPETS.finditer(page.body)] if "8<" in page.body else []
    hidden = [*page.comments, *behind_comments(page), *(each for each in code if each not in lists), *snippets]
    fences = {at for start, end in lists for at in (page.text.rfind("\n", 0, start) + 1, end)}
    text = _FENCE_LINE.sub(
        lambda fence: fence[0] if fence.start() in fences else " " * len(fence[0]), blanked(page.body, hidden)
    )
    return with_rows(with_marks(text, page.html_headings))


def _joins_names(text: str, start: int, end: int) -> bool:
    """Return whether code between two fences has but lines that join two names each: `Guild code = Login`."""
    opening = text[text.rfind("\n", 0, start) + 1 : start]
    lines = [each for each in text[start:end].splitlines() if each.strip()]
    is_plain = _PLAIN_FENCE.fullmatch(opening) is not None and len(lines) > 1
    return is_plain and all(map(_JOINED.fullmatch, lines)) and any(NOUN.search(each.rstrip()) for each in lines)


def behind_comments(page: Manuscript) -> list[tuple[int, int]]:
    """Return what stands behind comments that an arrow within them has ended: `<!--* Word --> Phrase-->`.

    A browser shows the rest of the line; the writer took it for a part of the comment, for it ends like one.
    """
    lines = ((end, page.text.find("\n", end)) for _, end in page.comments)
    ends = ((start, end if end >= 0 else len(page.text)) for start, end in lines)
    return [(start, end) for start, end in ends if _ENDS_COMMENT.fullmatch(page.text, start, end)]


def blocks(text: str, start: int, end: int) -> list[Block]:
    """Return the blocks between two offsets, which stand at the beginning of lines.

    Args:
        text: the page, as `visible` gives it.
        start: where the first line begins.
        end: behind the last line.
    """
    return list(_Reader().read(text, start, end))


def by_tables(found: Iterable[Block]) -> Iterator[tuple[bool, list[Block]]]:
    """Yield blocks in runs, those of tables apart from the others, each with whether it is one of tables."""
    for is_table, some in groupby(found, key=lambda block: block.kind is BlockKind.TABLE):
        yield is_table, list(some)


class _Reader:
    def __init__(self) -> None:
        self.notes: list[int] = []
        self.items: list[Block] = []
        self.open: Block | None = None
        self.last: Block | None = None
        self.list_start: int | None = None
        self.is_broken = False
        self.in_code = False
        self.tables: list[tuple[int, int]] = []

    def read(self, text: str, start: int, end: int) -> Iterator[Block]:
        offset = start
        self.tables = [found.span() for found in _BARE_TABLE.finditer(text, start, end)]
        for line in text[start:end].splitlines(keepends=True):
            block = self._block(line, offset)
            if block is not None:
                yield block
            offset += len(line)

    def _block(self, line: str, offset: int) -> Block | None:
        """Return the block that a line begins; None for an empty line, and for one that goes on with a block."""
        if quoted := _QUOTED.match(line):
            line = " " * quoted.end() + line[quoted.end() :]
        if not line.strip() or self._is_around_list(line, offset):
            self.open = None
            return None
        if (defines := _DEFINES.match(line)) and self.last is not None and self._is_term(self.last):
            self.open = self.last
            self.last.kind = BlockKind.ITEM
            self.last.text = f"{self.last.text} : {line[defines.end() :].strip()}"[:_LONGEST]
            self.last.end = offset + len(line)
            return None
        indent = indent_of(line)
        is_row = any(first <= offset < last for first, last in self.tables)
        kind = BlockKind.TABLE if is_row else BlockKind.ITEM if self.in_code else _kind(line)
        if kind is BlockKind.TEXT and self.open is not None and self.open.kind in {BlockKind.TEXT, BlockKind.ITEM}:
            is_joined = bool(
                _JOINED.fullmatch(line.rstrip()) and _JOINED.fullmatch(self.open.text.rpartition("<br>")[2])
            )
            joint = "<br>" if self.is_broken or is_joined else " "
            self.open.text = f"{self.open.text.rstrip(_ESCAPE)}{joint}{line.strip()}"[:_LONGEST]
            self.open.end = offset + len(line)
            self.is_broken = _BREAKS.search(line) is not None
            return None
        self.is_broken = _BREAKS.search(line) is not None
        self._leave(indent, kind)
        item = _ITEM.match(line) if kind is BlockKind.ITEM else None
        content = len(item[0].expandtabs(_TAB)) if item else indent
        words = line[item.end() :] if item else line
        in_note, owner = bool(self.notes), self.items[-1] if self.items else None
        start = offset if self.list_start is None else self.list_start
        self.list_start = None
        block = Block(kind, words.strip()[:_LONGEST], start, offset + len(line), indent, content, in_note, owner)
        self._enter(block)
        return block

    def _is_term(self, block: Block) -> bool:
        """Return whether a block may be the term of a definition that follows: a few words, or one that has one."""
        is_short = len(block.text.split()) <= _LONGEST_TERM and not block.text.endswith((":", "."))
        return (block.kind is BlockKind.TEXT and is_short) or (block.kind is BlockKind.ITEM and block is self.open)

    def _is_around_list(self, line: str, offset: int) -> bool:
        """Return whether a line begins or ends a list of HTML or of code; it belongs to the first or the last item."""
        is_fence = _FENCE_LINE.match(line) is not None
        if _LIST_BEGINS.match(line.rstrip("\n")) or (is_fence and not self.in_code):
            self.list_start = offset
        elif not (is_fence or _LIST_ENDS.match(line.rstrip("\n"))):
            return False
        elif self.last is not None:
            self.last.end = offset + len(line)
        self.in_code ^= is_fence
        return True

    def _leave(self, indent: int, kind: BlockKind) -> None:
        while self.notes and indent < self.notes[-1] + _TAB:
            self.notes.pop()
        while self.items and (kind is BlockKind.HEADING or indent < self.items[-1].indent + 2):
            self.items.pop()

    def _enter(self, block: Block) -> None:
        self.open = self.last = block
        if block.kind is BlockKind.NOTE:
            self.notes.append(block.indent)
        if block.kind is BlockKind.ITEM:
            self.items.append(block)


def _kind(line: str) -> BlockKind:
    if _HEADING.match(line):
        return BlockKind.HEADING
    if _NOTE.match(line):
        return BlockKind.NOTE
    if _ITEM.match(line):
        return BlockKind.ITEM
    if _TABLE.match(line):
        return BlockKind.TABLE
    return BlockKind.PICTURE if _PICTURE.match(line.rstrip("\n")) and _SHOWS.search(line) else BlockKind.TEXT
