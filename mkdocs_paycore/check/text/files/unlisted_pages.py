"""Pages that nobody finds: the navigation has those beside them and not them, and no page links to them."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.files.nav_entries import unlisted_name
from mkdocs_paycore.check.text.links.targets import target_of
from mkdocs_paycore.manuscript.links import LinkKind
from mkdocs_paycore.project.inclusion import Inclusion, Patterns
from mkdocs_paycore.project.navigation import NamedPage, nav_entries
from mkdocs_paycore.project.settings import read_settings
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.source.problem import Problem

UNLISTED_PAGE = Rule(
    "unlisted-page",
    "A page that the navigation leaves out, though it names those beside it, and that no page links to.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    example=Sample(
        "mkdocs.yml",
        "nav:\n  - Refunds: guide/refunds.md # guide/payouts.md is there, too\n",
        "nav:\n  - Payouts: guide/payouts.md\n  - Refunds: guide/refunds.md\n",
    ),
)
_INDEX = frozenset({"index", "README"})


@looks_for(UNLISTED_PAGE)
def unlisted_pages(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem, at the entry of the page before it, for each page that nobody comes to.

    A navigation that names a folder as a whole, by a pattern or with a slash, leaves out nothing that is known here.
    """
    links, text = checked.known_links, checked.config_text
    if links is None:
        return
    entries = nav_entries(text)
    if any("*" in entry.path or entry.path.endswith("/") for entry in entries):
        return
    named = _by_place(entries)
    shown = set(checked.pages) & set(links.urls) - {entry.path for entry in entries}
    lost = {path for path in shown if _place(path) in named}
    lost = {path for path in lost if links.urls[path] not in checked.site.manuals.values()}  # tables lead there
    lost = lost.difference(_linked(checked)) if lost else lost
    for path in sorted(lost - _meant_so(checked, lost) if lost else ()):
        beside = named[_place(path)]
        before = max((entry for entry in beside if entry.path < path), default=beside[0])
        message = f"the navigation has {quoted_value(before.path)}, and not {quoted_value(path)} beside it"
        hint = "name it there, or in not_in_nav: no page links to it"
        problem = UNLISTED_PAGE.problem(checked.project.config_path, before.place, message, hint)
        yield replace(problem, causes=unlisted_name(checked.project.shown(checked.project.docs / path)))


def _meant_so(checked: CheckedTexts, paths: Iterable[str]) -> set[str]:
    """Return those of some pages that the configuration leaves out of the navigation."""
    file = checked.project.config_file
    patterns = Patterns(read_settings(file) if file.is_file() else {})
    return {path for path in paths if patterns.inclusion(path) is Inclusion.NOT_IN_NAV}


def _by_place(entries: Sequence[NamedPage]) -> Mapping[tuple[str, bool], list[NamedPage]]:
    """Return the entries by where their pages lie; places with one entry are left out: they have no kind."""
    named = defaultdict[tuple[str, bool], list[NamedPage]](list)
    for entry in entries:
        named[_place(entry.path)].append(entry)
    return {place: beside for place, beside in named.items() if len(beside) > 1}


def _place(path: str) -> tuple[str, bool]:
    """Return the folder that a page lies in, and whether it is a folder's index: then it is the folder above that."""
    page = PurePosixPath(path)
    is_index = page.stem in _INDEX
    folder = page.parent.as_posix()
    return (posixpath.dirname(folder) if is_index else folder), is_index


def _linked(checked: CheckedTexts) -> Iterator[str]:
    """Yield the pages that others link to."""
    for page in checked.manuscripts:
        for link in page.links:
            if target := target_of(link):
                found = checked.links.target(page.uri, target.path, is_html=link.kind is LinkKind.HTML)
                found = found or checked.links.beside(page.uri, target.path)
                if found is not None and found != page.uri:
                    yield found
