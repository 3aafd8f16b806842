"""Where a page's source writes a link: the rendered page knows the links in their order, but not their lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from mkdocs_paycore.markdown.code import code_ranges
from mkdocs_paycore.source.front_matter import body_start
from mkdocs_paycore.source.place import Place, occurrences, place_in

if TYPE_CHECKING:
    from collections.abc import Iterable

_OPENING = r"(?:\]\(\s*<?|\]:\s*<?|\b(?:href|src)\s*=\s*[\"']?)"
_PAGE = r"[^\s()<>{}\"'#:]*"


def link_places(source: str, target: str) -> list[Place]:
    """Return where a page links to a target, in the order of the text; front matter and code hold no links.

    Where nothing is written as a link of Markdown or HTML, these are the places where the target stands by itself.

    Args:
        source: the page as it was written.
        target: the whole link, or an anchor with its `#`; then links to any page count, and the place is the anchor's.
    """
    page = _PAGE if target.startswith("#") else ""
    link = re.compile(rf"{_OPENING}{page}(?P<target>{re.escape(target)})(?=[\s)>\"']|\Z)")
    written = _in_text(source, (match.start("target") for match in link.finditer(source)))
    found = written or _in_text(source, occurrences(source, target))
    return [place_in(source, offset) for offset in found]


def link_place(source: str, target: str, *, number: int) -> Place:
    """Return where a page links to a target for the `number`-th time, from 1; (0, 0) where that is not found.

    Of fewer places it is the last one: a link that a snippet or a block brings in is not in the source.
    """
    places = link_places(source, target)[:number]
    return places[-1] if places else Place(0, 0)


def _in_text(source: str, offsets: Iterable[int]) -> list[int]:
    """Return the offsets that are neither in front matter nor in code."""
    body = body_start(source)
    code = sorted((start + body, end + body) for start, end in code_ranges(source[body:]))
    return [offset for offset in offsets if offset >= body and not _is_in(code, offset)]


def _is_in(ranges: list[tuple[int, int]], offset: int) -> bool:
    at = bisect_right(ranges, (offset, float("inf"))) - 1
    return at >= 0 and ranges[at][0] <= offset < ranges[at][1]
