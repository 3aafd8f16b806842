"""Admonitions and foldable boxes, which plain Markdown does not have, as HTML with Markdown in it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from mkdocs_paycore.markdown.code import code_ranges
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_BOX = expression(
    r"^(?P<indent>[ ]*)(?P<marks>!!!|\?\?\?\+?)[ \t]+(?P<kinds>[\w-]+(?:[ \t]+[\w-]+)*)"
    r"(?:[ \t]+\"(?P<title>.*?)\")?[ \t]*$"
)
_STEP = 4


def with_boxes_as_html(text: str) -> str:
    """Return a page's text with its boxes as `<div>` and `<details>`; what is in them stays Markdown."""
    if "!!!" not in text and "???" not in text:
        return text
    code = list(code_ranges(text))
    lines = text.split("\n")
    starts, offset = set[int](), 0
    for number, line in enumerate(lines):
        if _BOX.match(line) and not any(start <= offset < end for start, end in code):
            starts.add(number)
        offset += len(line) + 1
    return "\n".join(_lines(lines, starts, 0))


def _lines(lines: list[str], starts: set[int], first: int) -> Iterator[str]:
    number = 0
    while number < len(lines):
        box = _BOX.match(lines[number]) if number + first in starts else None
        if box is None:
            yield lines[number]
            number += 1
            continue
        indent = box["indent"]
        inner = f"{indent}{' ' * _STEP}"
        end = number + 1
        while end < len(lines) and (not lines[end].strip() or lines[end].startswith(inner)):
            end += 1
        content = [line.removeprefix(inner) if line.strip() else "" for line in lines[number + 1 : end]]
        held = _lines(content, starts, first + number + 1)
        yield from (f"{indent}{line}" if line else "" for line in (*_opening(box), "", *held, "", _closing(box), ""))
        number = end


def _opening(box: re.Match[str]) -> Iterator[str]:
    kinds = escape(" ".join(box["kinds"].split()))
    title = box["kinds"].split()[0].capitalize() if box["title"] is None else box["title"]
    if box["marks"] == "!!!":
        yield f'<div class="admonition {kinds}">'
        if title:
            yield f'<p class="admonition-title">{escape(title, quote=False)}</p>'
    else:
        yield f'<details class="{kinds}"{" open" if box["marks"].endswith("+") else ""}>'
        yield f"<summary>{escape(title, quote=False)}</summary>"


def _closing(box: re.Match[str]) -> str:
    return "</div>" if box["marks"] == "!!!" else "</details>"
