"""The ids of a page as far as they can be told from its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_paycore.manuscript.manuscript import Manuscript

    Slugify = Callable[[str, str], str]

_HTML = expression(r"<[a-zA-Z][^<>]*?\s(?:id|name)\s*=\s*(?:\"([^\"]+)\"|'([^']+)'|([^\s\"'<>]+))")
_GIVEN = expression(r"\{:?[^{}\n]*?#(?P<id>[^\s{}]++)[^{}\n]*+\}")
_MARKS = expression(r"[`*]|!?\[|\]\([^()\n]*\)|\]\[[^\[\]\n]*\]")
_UNSURE = expression(r"<|&|\\|\{|\]|(?<!\w)_|_(?!\w)|:\w+:")


def typed_ids(page: Manuscript, slugify: Slugify, *, separator: str = "-") -> frozenset[str]:
    """Return the ids that a page has for certain; of headings, those whose id their text alone decides.

    Args:
        page: the page.
        slugify: makes an id of a heading's text, given the separator of its words.
        separator: what stands between the words of an id.
    """
    return frozenset([*_given(page), *_of_headings(page, slugify, separator)])


def _given(page: Manuscript) -> Iterator[str]:
    for found in _HTML.finditer(page.shown):
        yield next(value for value in found.groups() if value)
    for found in _GIVEN.finditer(page.shown):
        yield found["id"]


def _of_headings(page: Manuscript, slugify: Slugify, separator: str) -> Iterator[str]:
    seen = set[str]()
    for heading in page.headings:
        title = _MARKS.sub("", heading.title)
        if heading.given_id or _UNSURE.search(title):
            continue
        anchor = slugify(title.strip(), separator)
        if anchor and anchor not in seen:  # the second of one text has a number, which others may have taken
            seen.add(anchor)
            yield anchor
