"""The parts of manuals of other habits: by headings such as *At Acme: Provider account*, or where a form is opened."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.model.terms import Kind
from mkdocs_paycore.manuscript.manual.page.kinds import KIND_WORD, Section, kind_named
from mkdocs_paycore.manuscript.manual.page.titles import titles
from mkdocs_paycore.manuscript.manual.wording.words import unmarked
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_paycore.manuscript.headings import Heading
    from mkdocs_paycore.manuscript.manuscript import Manuscript

_PIECES = expression(r"\s*(?:[:|/()\u2013\u2014→⇒»]|[-=]{1,2}>)\s*|\s+-\s+")
_CONNECT = expression(r"(?:how\s+to\s+)?connect(?:ing|ion)?(?:\s+(?:to\s+)?(?P<what>.+))?", re.IGNORECASE)
_NUMBER = expression(
    r"(?:(?:step|part|stage)\s+(?:\d{1,2}|[ivx]{1,4})|\d{1,2}|[IVX]{1,4})\s*[.):\u2013\u2014-]*\s+", re.IGNORECASE
)
"""The number before what a heading says: *Step III — connect*."""
_OUR_SIDE = expression(
    r"(?:(?:(?:at|in|on|inside)\s+)?(?:the\s+|your\s+)?|(?:on|at)\s+the\s+side\s+of\s+)(?:<<|\{\{)\s*\w+\.company_name\s*(?:>>|\}\})"
    r"(?:\s+(?:dashboard|account|side|platform|cabinet|panel))?",
    re.IGNORECASE,
)
"""The side of the site's company, as the value with its name says it, in a manual that has *At Acme* before that."""
_IS_KIND = expression(rf"(?:{KIND_WORD}\s+)+account", re.IGNORECASE)
_OPENS = expression(
    r"\b(?:press|click|tap|hit)\s+(?:on\s+)?[*_`\"'\u201c]{1,3}connect[*_`\"'\u201d]"
    r"|\b(?:in|choose|select|open|(?:go|switch)\s+to)\s+[*_`\"'\u201c]{1,3}new\s+connection",
    re.IGNORECASE,
)
"""How a manual tells to open the form of a connection."""


def connecting_sections(page: Manuscript) -> tuple[Section, ...]:
    """Return the sections of a manual of which a piece of the heading names a kind of connection, in their order.

    Where there is none, a section *Connect*, or *Connect …* with the name of the page or of the site's company, is
    about the only one; or what is done at the company.
    """
    pieced = [(heading, kind) for heading in titles(page) if (kind := _kind_in(heading)) is not None]
    if not pieced:
        pieced = [(heading, Kind.ACCOUNT) for heading in titles(page)[1:] if _is_own(heading, titles(page)[0])]
    found = [section_below(page, heading, kind) for heading, kind in pieced]
    return tuple(each for each in found if not (each.kind == Kind.ACCOUNT and _holds_ours(each, found)))


def _holds_ours(section: Section, found: Sequence[Section]) -> bool:
    """Return whether a section holds one about what is done at the company: the rest of it is about the provider."""
    within = (each for each in found if section.start <= each.heading.start < section.end)
    return any(_OUR_SIDE.fullmatch(unmarked(each.heading.title).strip()) for each in within)


def opening_sections(page: Manuscript) -> tuple[Section, ...]:
    """Return the sections that tell to open the form of a connection, of whatever heading, in their order.

    Their kind is the one of accounts in general: what they tell to choose may say more. Where a page has no headings
    but its title, all below that is such a section.
    """
    ends = [*(each.start for each in titles(page)[1:]), len(page.text)]
    found = [
        heading for heading, end in zip(titles(page), ends, strict=False) if _OPENS.search(page.shown, heading.end, end)
    ]
    return tuple(section_below(page, heading, Kind.ACCOUNT) for heading in found)


def preparing_section(page: Manuscript, connects: Sequence[Section]) -> Section | None:
    """Return what stands below the title and above the first section that connects; None where nothing does.

    Args:
        page: the manual.
        connects: its sections that connect, in their order.
    """
    first = min((each.heading.start for each in connects), default=0)
    above = [heading for heading in titles(page) if heading.start < first]
    return Section(above[0], min(above[0].end + 1, first), first) if len(above) > 1 else None


def _kind_in(heading: Heading) -> str | None:
    return kind_within(heading.title) if heading.level > 1 else None


def kind_within(title: str) -> str | None:
    """Return the kind that one of the pieces of a title names: *Acme Europe (Provider account)*; None for others."""
    pieces = _PIECES.split(unmarked(title))
    kinds = list(_kinds(pieces)) if len(pieces) > 1 else []
    return kinds[0] if len(kinds) == 1 else None


def _kinds(pieces: Sequence[str]) -> Iterator[str]:
    for piece in pieces:
        kind = kind_named(piece)
        if kind is not None and (kind != Kind.ACCOUNT or _IS_KIND.fullmatch(piece.strip())):
            yield str(kind)


def _is_own(heading: Heading, title: Heading) -> bool:
    words = unmarked(heading.title).strip()
    words = words[number.end() :] if (number := _NUMBER.match(words)) else words
    found = _CONNECT.fullmatch(words)
    if found is None or found["what"] is None:
        return found is not None or _OUR_SIDE.fullmatch(words) is not None
    what, name = found["what"], unmarked(title.title).strip()
    return what == name or name.startswith(f"{what} ") or _OUR_SIDE.fullmatch(what) is not None


def section_below(page: Manuscript, heading: Heading, kind: str) -> Section:
    """Return what stands below a heading down to the next one that is as high, as the section of a kind."""
    following = (each.start for each in titles(page) if each.start > heading.start and each.level <= heading.level)
    return Section(heading, min(heading.end + 1, len(page.text)), next(following, len(page.text)), kind)
