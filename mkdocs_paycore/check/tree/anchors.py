"""Links to anchors: to ids that a brand's value would have made, and from fields to headings of their manual."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_paycore.check.link_place import link_place
from mkdocs_paycore.check.rendered_page import PLAIN_ANCHOR
from mkdocs_paycore.source.place import replacement
from mkdocs_paycore.source.rule import Rule, Sample, Stage, looks_for
from mkdocs_paycore.source.suggestion import did_you_mean, nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mkdocs_paycore.catalog.model.provider import Provider
    from mkdocs_paycore.check.context import CheckedPages
    from mkdocs_paycore.check.rendered_page import RenderedPage
    from mkdocs_paycore.source.document import Document
    from mkdocs_paycore.source.problem import Problem

OLD_ANCHOR = Rule(
    "brand-made-anchor",
    "A link to the id that a heading would have if it were made from a brand's value.",
    stage=Stage.PAGES,
    example=Sample(
        "docs/index.md",
        "## Ask <<custom.company_name>>\n\nSee [how](#ask-acme-pay).\n",
        "## Ask <<custom.company_name>>\n\nSee [how](#ask-company-name).\n",
    ),
)
FIELD_ANCHOR = Rule(
    "field-anchor",
    "A field's `anchor` that no heading of its manual has.",
    stage=Stage.PAGES,
    example=Sample(
        "docs/connectors/acme/provider.yml",
        "- {key: shop, label: Shop, type: text, anchor: get-teh-keys}\n",
        "- {key: shop, label: Shop, type: text, anchor: get-the-keys}\n",
    ),
)


@looks_for(OLD_ANCHOR)
def old_anchor_links(checked: CheckedPages) -> Iterator[Problem]:
    """Yield a problem for each link to an id made from a brand's value, with the id that the heading has."""
    by_url = {page.url: page for page in checked.pages}
    ids: dict[str, Collection[str]] = {}
    old = frozenset(anchor for page in by_url.values() for anchor in page.old_anchors)
    for page in by_url.values():
        if old.isdisjoint(page.named_anchors()) and all(map(PLAIN_ANCHOR.fullmatch, old)):
            continue
        seen = Counter[str]()
        for path, anchor in page.anchor_links():
            url = _target(page.url, path)
            seen[anchor] += 1
            target = by_url.get(url)
            if target is None or anchor not in target.old_anchors:
                continue
            if url not in ids:
                ids[url] = target.ids()
            if anchor in ids[url]:
                continue
            yield _reported(page, anchor, target.old_anchors[anchor], number=seen[anchor])


def _reported(page: RenderedPage, old: str, new: str, *, number: int) -> Problem:
    """Return the problem of the page's link to an old id that has this number, counted from 1."""
    place = link_place(page.source, f"#{old}", number=number)
    fix = replacement(page.source, place, f"#{old}", f"#{new}")
    problem = OLD_ANCHOR.problem(page.path, place, *old_anchor_message(old, new), fix=fix)
    return replace(problem, causes=f"{page.path}#{old}")


def old_anchor_message(old: str, new: str) -> tuple[str, str]:
    """Return what is said of a link to an old id, and what to write, given the id that the heading has."""
    return f"#{old} is made from a brand's value and differs from brand to brand", f"link to #{new}"


def _target(url: str, path: str) -> str:
    """Return the address that a relative link of a page leads to, written as page addresses are."""
    if not path:
        return url
    folder = posixpath.dirname(url)
    target = posixpath.normpath(posixpath.join(folder, path)) if not path.startswith("/") else path.strip("/")
    target = "" if target == "." else target
    is_folder = path.endswith("/") or posixpath.basename(path) in {".", ".."}
    return f"{target}/" if is_folder and target else target


@looks_for(FIELD_ANCHOR)
def field_anchor_problems(checked: CheckedPages) -> Iterator[Problem]:
    """Yield a problem for each field whose `anchor` its provider's manual does not have."""
    catalog = checked.site.catalog
    for page in checked.pages:
        if (provider := catalog.providers.get(page.manual_of)) is not None:
            yield from _missing_anchors(page, provider, catalog.documents[provider.code])


def _missing_anchors(page: RenderedPage, provider: Provider, document: Document) -> Iterator[Problem]:
    named = (field.anchor for connection in provider.connections for field in connection.fields)
    ids = page.ids() if any(anchor is not None for anchor in named) else frozenset()
    for number, connection in enumerate(provider.connections):
        for index, credential in enumerate(connection.fields):
            if credential.anchor is not None and credential.anchor not in ids:
                trail = ("connections", number, "fields", index, "anchor")
                message = f"the manual {page.path} has no place #{credential.anchor}"
                yield document.problem(trail, FIELD_ANCHOR, message, _hint(credential.anchor, ids))


def _hint(anchor: str, ids: Collection[str]) -> str:
    """Return the nearest id; of one that differs in its number alone it is not known which of both is wrong."""
    near = nearest(anchor, ids)
    if near is not None and re.sub(r"\d+", "", near) == re.sub(r"\d+", "", anchor):
        return f"a heading has {near!r}: see whether its number is right, else write that"
    return did_you_mean(anchor, ids)
