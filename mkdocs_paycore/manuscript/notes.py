"""Admonitions of a page: boxes such as `!!! warning "Title"`, and what stands in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.manuscript.masked import Masked

_HEAD = expression(
    r"^(?P<indent>[ \t]*+)(?P<mark>!!!|\?\?\?\+?)[ \t]*+(?P<kind>[\w-]*+)(?P<classes>(?:[ \t]++[\w-]++)*+)"
    r"(?:[ \t]+(?P<title>\"[^\n]*\"))?(?P<rest>[^\n]*)$",
    re.MULTILINE,
)


_NEXT_LINE = expression(r"(?:[ \t]*\n)+(?P<indent>[ \t]*)\S")


class Note(NamedTuple):
    """An admonition.

    Attributes:
        kind: its type as it is typed, such as `warning`; empty where there is none.
        title: its title as it is typed, without quotes; None where it has none.
        indent: how many columns its head is indented.
        start: the offset of its mark.
        kind_start: the offset of its type.
        head_end: the offset of the end of its first line.
        rest: what stands behind type and title in its first line and is neither.
        has_body: whether a line that is not empty belongs to it.
    """

    kind: str
    title: str | None
    indent: int
    start: int
    kind_start: int
    head_end: int
    rest: str
    has_body: bool


def notes(page: Masked) -> Iterator[Note]:
    """Yield the admonitions of a page in their order; those in code and comments are none."""
    for head in _HEAD.finditer(page.shown):
        indent = len(head["indent"].expandtabs(4))
        yield Note(
            head["kind"],
            page.text[head.start("title") + 1 : head.end("title") - 1] if head["title"] is not None else None,
            indent,
            head.start("mark"),
            head.start("kind"),
            head.end(),
            head["rest"].strip(),
            _has_body(page.body, head.end(), indent),
        )


def _has_body(text: str, start: int, indent: int) -> bool:
    """Return whether the first line that is not empty below an offset is indented by four columns more."""
    following = _NEXT_LINE.match(text, start)
    return following is not None and len(following["indent"].expandtabs(4)) >= indent + 4
