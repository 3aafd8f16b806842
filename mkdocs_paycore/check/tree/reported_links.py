"""The links of pages that rules reported, so that what a site generator says of them is not reported once more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.check.text.files.snippet_pages import pages_with
from mkdocs_paycore.check.text.links.targets import LINK_RULES
from mkdocs_paycore.check.tree.anchors import OLD_ANCHOR

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs_paycore.manuscript.links import Link
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.project.project import Project
    from mkdocs_paycore.source.problem import Problem

_OF_LINKS = frozenset(rule.name for rule in (*LINK_RULES, OLD_ANCHOR))


def reported_links(manuscripts: Iterable[Manuscript], found: Sequence[Problem]) -> Iterator[tuple[Manuscript, Link]]:
    """Yield the links that problems are about, each with its page, or its snippet.

    Args:
        manuscripts: the pages and snippets as they are typed.
        found: what rules found in them.
    """
    places = {(each.path, each.line, each.column) for each in found if each.rule in _OF_LINKS}
    for page in manuscripts if places else ():
        for link in page.links:
            ends = range(link.target_start, link.target_start + len(link.target) + 1)
            if any((page.path, *page.place(at)) in places for at in (ends[0], *_marks(link.target, ends[0]))):
                yield page, link


def shown_links(
    project: Project, manuscripts: Sequence[Manuscript], found: Sequence[Problem]
) -> Iterator[tuple[str, str]]:
    """Yield the links that problems are about, as a page shows them: its path below the docs folder, and the target.

    Args:
        project: the site.
        manuscripts: the pages and snippets as they are typed.
        found: what rules found in them.
    """
    reported = list(reported_links(manuscripts, found))
    shown_by = pages_with(project, manuscripts) if any(not text.is_page for text, _ in reported) else {}
    for text, link in reported:
        for page in [text] if text.is_page else shown_by.get(text.path, ()):
            yield page.uri, link.target


def _marks(target: str, start: int) -> Iterator[int]:
    """Yield where a part of a link begins that a rule may report by itself: an anchor, a variable."""
    yield from (start + at for at, sign in enumerate(target) if sign in "#<{")
