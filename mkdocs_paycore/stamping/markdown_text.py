"""Cutting Markdown at its slots: pages for programs that read. A value in it is text, a part of a link or of code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.stamping import escapes
from mkdocs_paycore.stamping.slot import MARK, SLOT, decode
from mkdocs_paycore.stamping.template import hole, without_marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.stamping.template import Template

_PLACE = expression(r"\\.|(?P<ticks>`++)|\]\((?P<target>[^()\s]*+)(?=\))", re.DOTALL)
"""What is no mark of Markdown (CommonMark 0.31, 2.4), where code begins (4.5, 6.1), and where a link leads (6.3)."""
_SCHEME_END = expression(r"[A-Za-z0-9+.\-]*:")


def cut_markdown(text: str, template: Template) -> None:
    """Cut a text that is Markdown at its slots and add the pieces to the template."""
    end = 0
    for start, stop, is_code in _places(text):
        template.add(text[end:start], escapes.markdown_text)
        if is_code:
            template.add(text[start:stop], escapes.markdown_code)
        else:
            _cut_target(text[start:stop], template)
        end = stop
    template.add(text[end:], escapes.markdown_text)


def _places(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield where code and the targets of links are that hold a slot, each with whether it is code."""
    at, unclosed = 0, set[str]()
    while place := _PLACE.search(text, at):
        at = place.end()
        if (ticks := place["ticks"]) and ticks not in unclosed:
            closing = re.compile(rf"(?<!`){ticks}(?!`)").search(text, at)
            if closing is None:
                unclosed.add(ticks)
                continue
            at = closing.end()
            if MARK in text[place.end() : closing.start()]:
                yield place.end(), closing.start(), True
        elif place["target"] and MARK in place["target"]:
            yield place.start("target"), place.end("target"), False


def _cut_target(target: str, template: Template) -> None:
    """Add the target of a link: a value that begins it may run no code, one later in it is percent-encoded."""
    target = without_marks(target)
    end = 0
    for match in SLOT.finditer(target):
        slot, rest = decode(match[1]), _SCHEME_END.match(target, match.end())
        template.pieces.append(target[end : match.start()])
        begins_url = not match.start()
        if slot.payload.startswith("site."):
            template.pieces.append(hole(slot, escapes.markdown_target, begins_url=begins_url))
        elif begins_url:
            starting = escapes.Starting(escapes.url_start, rest[0] if rest else "")
            template.pieces.append(hole(slot, escapes.Nested(escapes.markdown_target, starting), begins_url=True))
        else:
            template.pieces.append(hole(slot, escapes.url_part))
        end = match.end()
    template.pieces.append(target[end:])
