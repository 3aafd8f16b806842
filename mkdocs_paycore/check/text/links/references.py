"""Links by a name, `[the site][site]`, that nothing on the page defines, and definitions that nothing refers to."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.links.link_syntax import BROKEN_LINK
from mkdocs_paycore.manuscript.links import LinkKind
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for
from mkdocs_paycore.source.suggestion import all_known, is_misspelt, nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.manuscript.links import Link
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.source.problem import Problem

UNUSED_DEFINITION = Rule(
    "unused-definition",
    "The address of a link by a name, as `[site]: https://…`, that nothing on the page refers to.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    sample=Sample(
        "docs/index.md",
        "# Start\n\nSee it.\n\n[site]: https://pay.example/\n",
        "# Start\n\nSee [it][site].\n\n[site]: https://pay.example/\n",
    ),
)
_REFERENCE = expression(r"(?<![\\\]\w])!?\[(?P<text>[^\[\]\n]*)\][ ]?\[(?P<label>[^\[\]\n^]*)\](?![\[(:])")
_SHORTCUT = expression(r"(?<![\\\]\w!])(?<!\][ ])\[(?P<label>[^\[\]\n^]{2,60})\](?![ ]?[\[({:])")
_NAMED = expression(r"\[([^\[\]]{1,300})\]")
_ANY_DEFINITION = expression(r"^[ \t>]*\[([^\[\]\n^]+)\]:[ \t]*\S", re.MULTILINE)
"""A definition, also within an item, a box or a quotation, and of code."""
_WORDS = expression(r"[^\W\d_][\w .,'\u2019/&-]+")
_COMMENT = expression(r"(?://|_|comment)", re.IGNORECASE)
"""What people call a definition that is a comment: `[//]: # (text)`."""
_BY_OTHERS = expression(r"\b(?:autorefs|mkdocstrings|ezlinks|roamlinks)\b")
"""Plugins that give such names an address, where the page does not."""
_PUTS_IN = ("--8<--", "{%", "{!")
_ALIKE = 0.75


@dataclass(frozen=True, slots=True)
class _Lost:
    """A name that nothing defines, and where the link begins; `is_certain`: whether it can be nothing else."""

    label: str
    start: int
    is_certain: bool


@looks_for(BROKEN_LINK, UNUSED_DEFINITION)
def links_by_name(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each link by a name that the page does not define, and for each definition without a link.

    Of two names that are nearly one, both places are told: either may be the one to change.
    """
    defined = {page.path: _definitions(page) for page in checked.manuscripts}
    shared = {_plain(name) for page in checked.manuscripts if not page.is_page for name in _names(page)}
    has_others = any(_BY_OTHERS.search(text) for _, text in checked.config_sources)
    is_usual = any(defined.values()) and not has_others
    for page in checked.manuscripts:
        if not page.is_page or "[" not in page.text:
            continue
        definitions, known = defined[page.path], {*shared, *map(_plain, _names(page))}
        at = {found.start(1) for found in _ANY_DEFINITION.finditer(page.text)}
        used = {_plain(found[1]) for found in _NAMED.finditer(page.text) if found.start(1) not in at}
        unused = {_plain(link.text or ""): link for link in definitions if _plain(link.text or "") not in used}
        meant: dict[str, Link] = {}
        for lost in _lost(page, known, has_unused=bool(unused)):
            is_new = lost.label not in meant
            if is_new and (near := _nearest(lost.label, unused)) is not None:
                meant[lost.label] = unused.pop(near)
                yield _without_link(page, meant[lost.label], lost)
            if lost.label in meant or (lost.is_certain and is_usual):
                yield _told(page, lost, meant.get(lost.label), known)
        for link in unused.values():
            if not _COMMENT.fullmatch(link.text or "") and not any(mark in page.text for mark in _PUTS_IN):
                yield _without_link(page, link)


def _told(page: Manuscript, lost: _Lost, link: Link | None, known: Collection[str]) -> Problem:
    message = f"found a link by the name {quoted_value(lost.label)}, which the page gives no address"
    hint = all_known(known) if known else f"write [{lost.label}]: and the address"
    if link is not None:
        hint = f"did you mean {link.text!r}, which line {page.place(link.start).line} defines?"
    return replace(page.problem(BROKEN_LINK, lost.start, message, hint), causes=f"{page.path}[{lost.label}]")


def _without_link(page: Manuscript, link: Link, lost: _Lost | None = None) -> Problem:
    message = f"no link of the page has the name {quoted_value(link.text or '')}"
    if lost is None:
        return page.problem(UNUSED_DEFINITION, link.start, message, "remove it")
    hint = f"line {page.place(lost.start).line} has {lost.label!r}"
    return replace(page.problem(UNUSED_DEFINITION, link.start, message, hint), follows=f"{page.path}[{lost.label}]")


def _definitions(page: Manuscript) -> list[Link]:
    """Return the definitions of a page, with their names as they are typed: what is code in them belongs to them."""
    found = (link for link in page.links if link.kind is LinkKind.DEFINITION)
    return [link._replace(text=named[1]) for link in found if (named := _NAMED.search(page.text, link.start, link.end))]


def _names(page: Manuscript) -> Iterator[str]:
    """Yield the names that a page defines, wherever it does."""
    yield from (found[1] for found in _ANY_DEFINITION.finditer(page.text))


def _lost(page: Manuscript, known: Collection[str], *, has_unused: bool) -> Iterator[_Lost]:
    """Yield the names on a page that may be meant as one of a link, and that are not known.

    A name alone in brackets is meant so only where the page has a definition that nothing refers to.
    """
    text = page.outside_raw
    for found in _REFERENCE.finditer(text) if "][" in text or "] [" in text else ():
        typed, given = (page.text[slice(*found.span(group))] for group in ("text", "label"))
        label = given.strip() or typed.strip()
        if label and _plain(label) not in known:
            is_link = _WORDS.fullmatch(label) is not None and not (label.isupper() and typed.isupper())
            is_certain = is_link and (_WORDS.fullmatch(typed.strip("*_` ")) is not None or found[0].startswith("!"))
            yield _Lost(label, found.start(), is_certain)
    for found in _SHORTCUT.finditer(text) if has_unused else ():
        if _plain(found["label"]) not in known:
            yield _Lost(found["label"], found.start(), is_certain=False)


def _nearest(label: str, unused: Collection[str]) -> str | None:
    """Return the one of some names that another one is nearly; None where none is."""
    bare = re.sub(r"[\W_]+", "", label).casefold()
    same = [name for name in unused if re.sub(r"[\W_]+", "", name) == bare]
    if same:
        return same[0]
    near = nearest(label, unused, cutoff=_ALIKE)
    return near if near is not None and is_misspelt(_plain(label), near, unused) else None


def _plain(label: str) -> str:
    """Return a name as Python-Markdown compares it."""
    return " ".join(label.split()).lower()
