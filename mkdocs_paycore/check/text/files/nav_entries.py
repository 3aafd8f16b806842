"""The navigation of mkdocs.yml: each page that it names is there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.links.nearest_target import nearest_page
from mkdocs_paycore.check.tree.site_links import PAGE_ENDINGS
from mkdocs_paycore.project.navigation import nav_entries
from mkdocs_paycore.source.fault import quoted_value
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.check.context import CheckedTexts
    from mkdocs_paycore.source.problem import Problem

MISSING_ENTRY = Rule(
    "missing-nav-page",
    "A page that the navigation names and that is not there.",
    stage=Stage.TEXT,
    example=Sample(
        "mkdocs.yml",
        "nav:\n  - Start: strat.md # the page is start.md\n",
        "nav:\n  - Start: start.md # the page is start.md\n",
    ),
)


def unlisted_name(shown: str) -> str:
    """Return the name of what is missing, for what follows from that; `shown` is the path of the page in messages."""
    return f"{shown} in nav"


def caused_by(problem: Problem, meant: str | None, checked: CheckedTexts) -> Problem:
    """Return the problem of an entry with what follows from it: the page that it means is in no other entry."""
    if meant is None or meant not in checked.pages:
        return problem
    return replace(problem, causes=unlisted_name(checked.project.shown(checked.project.docs / meant)))


@looks_for(MISSING_ENTRY)
def missing_entries(checked: CheckedTexts) -> Iterator[Problem]:
    """Yield a problem for each entry of the navigation that ends as a page's name does, and is no file.

    Pages that plugins make are known from the site generator alone; without it, none is missed.
    """
    links = checked.known_links
    if links is None or not links.urls:
        return
    entries = nav_entries(checked.config_text)
    pages = [path for path in links.urls if path.endswith(PAGE_ENDINGS)]
    unnamed = [path for path in pages if path not in {entry.path for entry in entries}]
    for path, place, *_ in entries:
        known = path in links.urls or path in checked.files or path in links.left_out or path in links.hidden
        if not path.endswith(PAGE_ENDINGS) or known or "*" in path or links.is_made_later("", path):
            continue
        message = f"the navigation names {quoted_value(path)}, and there is no such page"
        near = nearest_page(path, pages)
        hint = f"did you mean {near!r}?" if near else ""
        problem = MISSING_ENTRY.problem(checked.project.config_path, place, message, hint)
        yield caused_by(problem, nearest_page(path, unnamed), checked)
