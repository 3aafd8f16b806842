"""What a build knows of a page that others may ask for, so that the next build need not draw the page to know it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from mkdocs.structure.pages import Page as MkDocsPage

from mkdocs_paycore.check.rendered_page import RenderedPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files


@dataclass(slots=True)
class PageNote:
    """A page that was drawn without a word from anybody.

    Attributes:
        reads: by whole path, the digest of each file that was read for its sake, its own first of all.
        typed: the digest of what the page was made of, where no file holds that; else empty.
        drawn: the digest of what calls draw from, where it has any; else empty.
        meta: its front matter, as plugins left it.
        title: what MkDocs takes for its title from its text.
        ids: those that MkDocs found in it.
        links: by the path of a page, its links to ids there.
        path: where it came from, as messages show it.
        old_anchors: as `RenderedPage` has them.
        manual_of: as `RenderedPage` has it.
        known: what rules have worked out of it; see `RenderedPage.known`.
        twin: what the list of pages as Markdown shows of it; None where there is none.
        files: by path in the site, the name of what is kept of each file that it was made into.
    """

    reads: dict[str, str]
    typed: str
    drawn: str
    meta: dict[str, Any]
    title: str | None
    ids: list[str]
    links: dict[str, dict[str, str]] | None
    path: str
    old_anchors: dict[str, str]
    manual_of: str
    known: dict[str, Any] = field(default_factory=dict)
    twin: list[Any] | None = None
    files: dict[str, str] = field(default_factory=dict)

    def restore(self, file: File, files: Files, config: MkDocsConfig, own_text: Callable[[Any], Any]) -> MkDocsPage:
        """Return the page of a file as others see it; nothing of it is read or drawn.

        Args:
            file: the page's, one of `files`.
            files: those of the site.
            config: as plugins left it.
            own_text: returns a value whose texts are heard of.
        """
        page = file.page or MkDocsPage(None, file, config)
        page.markdown = page.content = ""
        page.meta = own_text(dict(self.meta))
        page._title_from_render = self.title  # noqa: SLF001 - what MkDocs takes from a conversion
        page.present_anchor_ids = set(self.ids)
        if self.links is not None:
            linked = ((files.get_file_from_path(path), anchors) for path, anchors in self.links.items())
            page.links_to_anchors = {to: anchors for to, anchors in linked if to is not None}
        return page


class RestingPage(RenderedPage):
    """A rendered page that was not rendered anew: its text and its HTML are read where a rule looks at them."""

    __slots__ = ("_html", "_source")
    _html: Callable[[], str]
    _source: Callable[[], str]

    def __init__(self, note: PageNote, url: str, *, source: Callable[[], str], html: Callable[[], str]) -> None:
        """Read nothing yet.

        Args:
            note: what is known of the page.
            url: its address.
            source: returns what it was written as.
            html: returns what was made of it.
        """
        values = {"path": note.path, "url": url, "old_anchors": note.old_anchors, "manual_of": note.manual_of}
        for name, value in {**values, "known": note.known, "_source": source, "_html": html}.items():
            object.__setattr__(self, name, value)

    @property
    def source(self) -> str:
        """What it was written as."""
        return self._source()

    @property
    def html(self) -> str:
        """What was made of it."""
        return self._html()


def plain_yaml(value: Any) -> Any:  # noqa: ANN401 - any YAML
    """Return a value as JSON keeps it; None where it would come back as another, as a date does."""
    try:
        kept = json.loads(json.dumps(value))
    except (TypeError, ValueError):
        return None
    return kept if kept == value else None
