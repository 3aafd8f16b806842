"""Entries of the navigation that were copied: one page twice, whose name was not filled in, or one title twice."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.files.nav_entries import caused_by
from mkdocs_paycore.check.tree.site_links import PAGE_ENDINGS
from mkdocs_paycore.project.navigation import NamedPage, nav_entries
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.problem import Severity
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.source.problem import Problem

REPEATED_ENTRY = Rule(
    "repeated-nav-page",
    "A page that the navigation names twice, or a title that two entries of one section have: a reader of one entry"
    " comes to the page of the other.",
    severity=Severity.WARNING,
    stage=Stage.TEXT,
    example=Sample(
        "mkdocs.yml",
        "nav:\n  - North: connectors/north/index.md\n  - Zuki: connectors/north/index.md\n",
        "nav:\n  - North: connectors/north/index.md\n  - Zuki: connectors/zuki/index.md\n",
    ),
)


@looks_for(REPEATED_ENTRY)
def repeated_entries(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each entry of a page that has one; of two, the one whose title is another's is odd.

    So it is with two entries of one title beside each other.
    """
    text = checked.config_text
    entries = defaultdict[str, list[NamedPage]](list)
    titled = defaultdict[tuple[int, str], list[NamedPage]](list)
    for entry in nav_entries(text):
        if entry.path.endswith(PAGE_ENDINGS):
            entries[entry.path].append(entry)
            titled[entry.section, entry.title].append(entry)
    for (_, title), alike in titled.items():
        for odd in _odd(alike) if title and len({entry.path for entry in alike}) == len(alike) > 1 else ():
            first = next(entry for entry in alike if entry is not odd)
            message = f"the title {quoted_value(title)} is that of the entry in line {first.place[0]} as well"
            yield REPEATED_ENTRY.problem(
                checked.project.config_path, odd.place, message, "name what this page is about"
            )
    for path, alike in entries.items():
        for odd in _odd(alike):
            first = next(entry for entry in alike if entry is not odd)
            message = f"the navigation names {quoted_value(path)} here and in line {first.place[0]}"
            problem = REPEATED_ENTRY.problem(
                checked.project.config_path, odd.place, message, "name the page of this title"
            )
            unnamed = (page for page in checked.pages if page not in entries)
            meant = [page for page in unnamed if _is_titled(odd._replace(path=page))]
            yield caused_by(problem, meant[0] if len(meant) == 1 else None, checked)


def _odd(alike: Sequence[NamedPage]) -> Sequence[NamedPage]:
    """Return those of some entries of one page that are not its own: its path has no word of their title."""
    own = [entry for entry in alike if _is_titled(entry)]
    return [entry for entry in alike if entry is not (own or alike)[0]]


def _is_titled(entry: NamedPage) -> bool:
    """Return whether the title of an entry has a word of the path."""
    title = set(re.findall(r"\w+", entry.title.lower()))
    path = PurePosixPath(entry.path)
    return not title.isdisjoint(re.findall(r"[^\W_]+", f"{path.parent.name} {path.stem}".lower()))
