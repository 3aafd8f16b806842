"""Pages in which something may be wrong that only their conversion can tell for certain; the others are left alone."""

from __future__ import annotations

import logging
import re
from contextlib import nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_paycore.check.specs.front_matter import unusable_keys
from mkdocs_paycore.check.text.links.targets import target_of
from mkdocs_paycore.manuscript.links import LinkKind
from mkdocs_paycore.markdown.blocks import has_blocks, shown_text
from mkdocs_paycore.markdown.call import Call, CallError
from mkdocs_paycore.markdown.page import Page
from mkdocs_paycore.markdown.source_trace import snippets
from mkdocs_paycore.markdown.syntax import Finding, has_variables, substitute
from mkdocs_paycore.markdown.trial import trial
from mkdocs_paycore.markdown.vocabulary import PageVocabulary
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.stamping.slot import SLOT, SlotKind, decode

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from mkdocs_paycore.check.tree.site_links import SiteLinks
    from mkdocs_paycore.manuscript.links import Link
    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.project.prepare import Prepared

_OWN = "mkdocs_paycore."
"""Our components refuse by their arguments alone; those of other packages are drawn."""
_SNIPPET = "8<"
_UNQUOTED = expression(r"^[ \t\w-]*(?:[:-][ \t]+)\{\{", re.MULTILINE)
_LIST_MARK = expression(r"^(?:[-*+]|\d+[.)])\s+")


@dataclass(frozen=True, slots=True)
class LinkLevels:
    """From which level of logging on MkDocs tells of links: to files that are not there, absolute ones, all others."""

    not_found: int
    absolute: int
    unrecognized: int


def is_suspect(page: Manuscript, prepared: Prepared, *, url: str) -> bool:
    """Return whether a page may hold a mistake that its conversion reports.

    Args:
        page: the page as it is typed.
        prepared: the site.
        url: the page's address below the site.
    """
    text = page.text
    if page.body_start and _has_faulty_front_matter(page):
        return True
    if not has_variables(text) and _SNIPPET not in text and not prepared.project.snippets.appended:
        return False
    site = prepared.site
    here = Page.at(page.uri, folders=site.folders, meta=page.meta)
    here.provider_code = here.provider_code or site.manual_of(url)
    here.url, here.path = url, page.path
    vocabulary = PageVocabulary(site, here)
    texts = [text, *_snippets(page, prepared)]
    return any(_is_faulty(each, vocabulary) for each in texts)


def is_logged(page: Manuscript, links: SiteLinks, levels: LinkLevels, *, reported: Collection[int]) -> bool:
    """Return whether MkDocs may warn of a link of a page that no rule reports.

    Args:
        page: the page as it is typed.
        links: where links lead.
        levels: of which links MkDocs warns.
        reported: the offsets of the targets that rules report.
    """
    links_of_page = (link for link in page.links if link.kind is not LinkKind.HTML)
    return any(link.target_start not in reported and _warns(page, link, links, levels) for link in links_of_page)


def _warns(page: Manuscript, link: Link, links: SiteLinks, levels: LinkLevels) -> bool:
    target = target_of(link)
    if target is None or not target.path:
        return False
    if target.path.startswith("/"):
        return levels.absolute >= logging.WARNING
    if links.beside(page.uri, target.path) is not None:
        return False
    is_file = "." in target.path.rpartition("/")[2]
    return (levels.not_found if is_file else levels.unrecognized) >= logging.WARNING


def _has_faulty_front_matter(page: Manuscript) -> bool:
    front, meta = page.text[: page.body_start], page.meta
    return not meta or bool(_UNQUOTED.search(front)) or bool(unusable_keys(meta, page.text, path=page.path))


def _snippets(page: Manuscript, prepared: Prepared) -> Iterator[str]:
    paths = prepared.project.snippets
    text = "\n".join([page.text, *(f'--8<-- "{name}"' for name in paths.appended)])
    if _SNIPPET in page.text or paths.appended:
        for _, inner in snippets(text, paths.find):
            yield "\n".join(inner)


def _is_faulty(text: str, vocabulary: PageVocabulary) -> bool:
    found: list[Finding] = []
    site = vocabulary.site
    if has_blocks(text):
        text = shown_text(
            text, brand=site.brand, known=site.brands, features=site.features, hidden=site.hidden, report=found.append
        )
    text = substitute(text, vocabulary, report=found.append)
    return bool(found) or any(_cannot_be_drawn(typed, vocabulary, is_whole=whole) for typed, whole in _calls(text))


def _calls(text: str) -> Iterable[tuple[str, bool]]:
    for line in text.split("\n"):
        for match in SLOT.finditer(line):
            slot = decode(match[1])
            if slot.kind is SlotKind.CALL:
                yield slot.payload, _LIST_MARK.sub("", line.strip()) == match[0]


def _cannot_be_drawn(typed: str, vocabulary: PageVocabulary, *, is_whole: bool) -> bool:
    try:
        call = Call.parse(typed)
        component = vocabulary.site.components[call.name]
        with trial() if component.draw.__module__.startswith(_OWN) else nullcontext():
            component.drawn(vocabulary, call.bind(component.draw))
    except CallError:
        return True
    return component.is_block and not is_whole
