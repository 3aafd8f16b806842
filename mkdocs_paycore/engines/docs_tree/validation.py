"""What MkDocs' `validation` asks for, where another generator does not look: the navigation, and links to files."""

from __future__ import annotations

import posixpath
from collections import Counter
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.check.link_place import link_place
from mkdocs_paycore.check.tree.generator import GENERATOR
from mkdocs_paycore.engines.docs_tree.files import is_page
from mkdocs_paycore.manuscript.links import links
from mkdocs_paycore.manuscript.masked import Masked
from mkdocs_paycore.project.inclusion import Inclusion
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.stamping.slot import MARK

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from mkdocs_paycore.engines.docs_tree.tree import DocsTree, PreparedPage
    from mkdocs_paycore.source.problem import Problem

_DEFAULTS = {
    "nav": {"omitted_files": "info", "not_found": "warn", "absolute_links": "info"},
    "links": {"not_found": "warn", "absolute_links": "info", "unrecognized_links": "info", "anchors": "info"},
}
"""MkDocs' own levels (*validation* in its guide)."""
_ABSOLUTE = expression(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


def levels(settings: Mapping[str, Any], part: str) -> dict[str, str]:
    """Return the levels, such as `warn`, of a part of `validation` in a site's `settings`: of `nav` or of `links`."""
    given = settings.get("validation")
    given = given if isinstance(given, dict) else {}
    own = given.get(part)
    defaults = _DEFAULTS[part]
    everywhere = {name: level for name, level in given.items() if name in defaults}
    return {**defaults, **everywhere, **(own if isinstance(own, dict) else {})}


def navigation_problems(tree: DocsTree) -> Iterator[Problem]:
    """Yield what is wrong with the `nav` of a docs `tree`: pages that are not there, and pages that are not in it."""
    nav = tree.source.settings.get("nav")
    if not nav:
        return
    wanted, path = levels(tree.source.settings, "nav"), tree.source.project.config_path
    targets = [posixpath.normpath(target) for target in _targets(nav)]
    found = {target for target in targets if tree.files.url(target) is not None}
    for target in targets if wanted["not_found"] == "warn" else ():
        if target not in found and is_page(target) and target not in tree.hidden_pages:
            message = f"a reference to {target!r} is included in 'nav', and there is no such page"
            yield GENERATOR.problem(path, (0, 0), message)
    if wanted["omitted_files"] == "warn":
        patterns = tree.files.patterns
        shown = (page for page in tree.pages if page in tree.files.sources)
        for page in sorted(shown):
            if page not in found and patterns.inclusion(page) is Inclusion.INCLUDED:
                yield GENERATOR.problem(path, (0, 0), f"the page {page!r} exists and is not included in 'nav'")


def _targets(entries: Any) -> Iterator[str]:  # noqa: ANN401 - any YAML
    if isinstance(entries, dict):
        entries = list(entries.values())
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, str):
            if not _ABSOLUTE.match(entry) and not entry.startswith("/") and "<<" not in entry and "{{" not in entry:
                yield entry
        else:
            yield from _targets(entry)


def link_problems(tree: DocsTree, *, reported: Collection[tuple[str, str]] = ()) -> Iterator[Problem]:
    """Yield the links in a docs `tree` that lead to no file of the site, as MkDocs' `validation.links` wants them.

    Links to pages are for the generator, which knows their anchors as well.

    Args:
        tree: the docs.
        reported: links that rules report, each after the path of its page; they are left out.
    """
    wanted = levels(tree.source.settings, "links")
    for path, page in tree.pages.items():
        if not page.page.is_generated:
            yield from _of_page(tree, path, page, wanted, reported)


def _of_page(
    tree: DocsTree, path: str, page: PreparedPage, wanted: Mapping[str, str], reported: Collection[tuple[str, str]]
) -> Iterator[Problem]:
    seen = Counter[str]()
    for link in relative_links(page.undrawn):
        seen[link] += 1
        target = link.partition("#")[0].partition("?")[0]
        if not target or is_page(target) or (path, link) in reported:
            continue
        kind, reason = _fault(tree, path, target)
        if kind and wanted[kind] == "warn":
            place = link_place(page.page.source or "", link, number=seen[link])
            yield GENERATOR.problem(page.page.path, place, f"contains {reason.format(link=link)}")


def _fault(tree: DocsTree, path: str, target: str) -> tuple[str, str]:
    """Return what MkDocs calls the fault of a link, with its words; empty where it has none."""
    if target.startswith("/"):
        return "absolute_links", "an absolute link '{link}', which may lead elsewhere"
    if tree.files.url(posixpath.normpath(posixpath.join(posixpath.dirname(path), target))) is not None:
        return "", ""
    if target.endswith("/") or "." not in posixpath.basename(target):
        return "unrecognized_links", "an unrecognized relative link '{link}', it is left as it is"
    return "not_found", "a link '{link}', but the target is not found among the files of the site"


def relative_links(text: str) -> Iterator[str]:
    """Yield the links of a page's Markdown and HTML outside of code and comments, without those that are absolute.

    Args:
        text: the page, with slots for its variables.
    """
    if "](" not in text and "=" not in text and "]:" not in text:
        return
    for link in links(Masked(text)):
        if link.target and MARK not in link.target and not _ABSOLUTE.match(link.target):
            yield link.target
