"""Headings of a page as they are typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.manuscript.masked import Masked

_MARKED = expression(r"^(?P<marks>#{1,6})(?P<gap>[ \t]*)(?P<title>[^\n]*?)(?:[ \t]*+#++)?[ \t]*+$", re.MULTILINE)
_UNDERLINED = expression(r"^(?P<title>[^\s#>|!\-*+=][^\n]*)\n(?P<line>=+|-+)[ \t]*$", re.MULTILINE)
_ATTRIBUTES = expression(r"[ \t]*\{:?[ \t]*(?P<inner>[^{}\n]*)\}[ \t]*$")
_ID = expression(r"(?:^|\s)#(?P<id>[^\s}]+)")


class Heading(NamedTuple):
    """A heading.

    Attributes:
        level: from 1 to 6.
        title: its text as it is typed, without marks and attributes.
        start: the offset of its first character, a mark for one.
        end: the offset behind its last line.
        title_start: the offset of its title.
        given_id: the id that its attributes give it, `{ #id }`; empty where there is none.
    """

    level: int
    title: str
    start: int
    end: int
    title_start: int
    given_id: str = ""


def headings(page: Masked) -> Iterator[Heading]:
    """Yield the headings of a page in their order; those in code and comments are none."""
    found = [*_marked(page), *_underlined(page)]
    return iter(sorted(found, key=lambda heading: heading.start))


def _marked(page: Masked) -> Iterator[Heading]:
    for line in _MARKED.finditer(page.with_spans):
        title = page.text[line.start("title") : line.end("title")]
        if title:
            yield _heading(len(line["marks"]), title, line.span(), line.start("title"))


def _underlined(page: Masked) -> Iterator[Heading]:
    for found in _UNDERLINED.finditer(page.with_spans):
        before = page.with_spans[: found.start()].rpartition("\n")[0].rpartition("\n")[2]
        if not before.strip():  # else the line below belongs to a paragraph or a table
            title = page.text[found.start("title") : found.end("title")]
            level = 1 if found["line"].startswith("=") else 2
            yield _heading(level, title.rstrip(), found.span(), found.start("title"))


def _heading(level: int, title: str, span: tuple[int, int], title_start: int) -> Heading:
    attributes = _ATTRIBUTES.search(title)
    if attributes is None or "{{" in title[attributes.start() :]:
        return Heading(level, title, *span, title_start)
    given = _ID.search(attributes["inner"])
    return Heading(level, title[: attributes.start()], *span, title_start, given["id"] if given else "")
