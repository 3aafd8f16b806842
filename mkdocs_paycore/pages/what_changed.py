"""What changed for merchants: as a page, and as an Atom feed (RFC 4287)."""

from __future__ import annotations

import posixpath
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_paycore.catalog.changes.wording import by_provider, change_sentence
from mkdocs_paycore.catalog.model.changes import ChangeKind
from mkdocs_paycore.catalog.product.model import DEFAULT_PRODUCT
from mkdocs_paycore.catalog.words.language import words
from mkdocs_paycore.markdown.templates import Templates
from mkdocs_paycore.pages.typed_text import typed_text
from mkdocs_paycore.source.unprintable import as_xml_text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from mkdocs_paycore.catalog.model.changes import Change, ChangeEntry
    from mkdocs_paycore.catalog.product.model import Product

CHANGES_PAGE = "what-changed"
"""The name of the page and of the feed, without ending, in the folder of the providers' folders."""
_ATOM = "application/atom+xml"
_TEMPLATES = Templates("mkdocs_paycore.pages")
_SPACE = uuid.UUID("9c3fd07b-2d5c-5f8e-9c55-5b1a3a3d9f11")
"""Of the ids of entries: an id stays the same however often the feed is made."""


@dataclass(frozen=True, slots=True)
class FeedPlace:
    """Where a feed is published.

    Attributes:
        title: the name of the site; may hold slots.
        base: the address of the site with a slash at its end; may hold slots, and is seen from the feed where nobody
            knows it.
        folder: the folder of the providers' folders.
    """

    title: str
    base: str
    folder: str


def shown_entries(
    entries: Sequence[ChangeEntry],
    *,
    shows: Callable[[str], bool],
    hidden: Collection[str],
    product: Product = DEFAULT_PRODUCT,
) -> list[ChangeEntry]:
    """Return the entries that a site's readers may see.

    Args:
        entries: all.
        shows: whether the site shows a provider, by its code.
        hidden: the features that it does not offer.
        product: what the changes are of.
    """
    kinds = {kind for kind, feature in product.kinds.items() if feature in hidden}

    def is_shown(change: Change) -> bool:
        of_hidden = {change.old, change.new} & {str(feature) for feature in hidden}
        is_feature = change.kind in {ChangeKind.FEATURE_ADDED, ChangeKind.FEATURE_GONE}
        return shows(change.provider) and change.connection not in kinds and not (is_feature and of_hidden)

    kept = (entry.model_copy(update={"changes": tuple(filter(is_shown, entry.changes))}) for entry in entries)
    return [entry for entry in kept if entry.changes]


def with_feed(html: str, *, feed: str, page: str) -> str:
    """Return a drawn page with a link to its feed in the head, for programs that read feeds; once.

    Args:
        html: the page as a file.
        feed: the path of the feed below the site.
        page: the path of the page's file below the site.
    """
    head, end, rest = html.partition("</head>")
    if not end or f'type="{_ATOM}"' in head:
        return html
    href = posixpath.relpath(feed, posixpath.dirname(page) or ".")
    title = Markup("{}").format(words("changes.title"))
    return f'{head}<link rel="alternate" type="{_ATOM}" title="{title}" href="{href}">{end}{rest}'


def changes_page(entries: Sequence[ChangeEntry], *, known: Collection[str]) -> str:
    """Return the page as Markdown with front matter.

    Args:
        entries: what changed, the newest first.
        known: the codes of the providers that have a page.
    """
    days = [
        (
            entry.on,
            [
                (f"[{typed_text(name)}]({code}/index.md)" if code in known else typed_text(name), _sentences(changes))
                for code, name, changes in by_provider(entry.changes)
            ],
        )
        for entry in entries
    ]
    url = f"{CHANGES_PAGE}.xml"
    return _TEMPLATES.markdown("what_changed.md.j2", words=words, days=days, url=url)


def changes_feed(entries: Sequence[ChangeEntry], place: FeedPlace, *, known: Collection[str]) -> str:
    """Return the feed; it holds slots where `place` does, and `known` is as above."""
    page = f"{place.base}{place.folder}/{CHANGES_PAGE}"
    shown = [
        {
            "id": uuid.uuid5(_SPACE, f"{entry.on} {code} {[change.model_dump_json() for change in changes]}").urn,
            "on": entry.on,
            "title": name,
            "url": f"{place.base}{place.folder}/{code if code in known else CHANGES_PAGE}/",
            "lines": [change_sentence(change) for change in changes],
        }
        for entry in entries
        for code, name, changes in by_provider(entry.changes)
    ]
    updated = entries[0].on if entries else "1970-01-01"
    context = {"page": page, "place": place, "entries": shown, "updated": updated}
    feed = _TEMPLATES.html("what_changed.xml.j2", id=uuid.uuid5(_SPACE, place.folder).urn, **context)
    return as_xml_text(feed)


def _sentences(changes: Sequence[Change]) -> list[str]:
    return [typed_text(change_sentence(change)) for change in changes]
