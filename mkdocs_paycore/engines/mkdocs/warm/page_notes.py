"""The notes of a build: one of each page, made while the page is drawn."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.engines.mkdocs.warm.page_note import PageNote, plain_yaml
from mkdocs_paycore.project.dependencies import digest_of

if TYPE_CHECKING:
    from mkdocs.structure.files import File
    from mkdocs.structure.pages import Page as MkDocsPage

    from mkdocs_paycore.check.rendered_page import RenderedPage
    from mkdocs_paycore.engines.mkdocs.warm.memory import Memory, Step
    from mkdocs_paycore.engines.mkdocs.warm.page_memory import PageMemory


class PageNotes:
    """Watches each page from its reading to its finished body, and notes what came of it.

    Attributes:
        made: the notes, by the paths of the pages below the docs folder.
    """

    def __init__(self, memory: Memory, pages: PageMemory, name: str) -> None:
        """Read what an earlier build noted.

        Args:
            memory: what is kept.
            pages: converts the pages.
            name: that of the site and its brand.
        """
        self.memory, self.pages, self._name = memory, pages, f"pages-{name}"
        self.made: dict[str, PageNote] = {}
        self._watch, self._read = ExitStack(), ""
        self._step: Step | None = None

    def find(self) -> dict[str, Any]:
        """Return what the last build noted: the state of the site, and its pages; empty where there is nothing."""
        found = self.memory.files.find(self._name)
        return found if isinstance(found, dict) and isinstance(found.get("pages"), dict) else {}

    def begin(self, page: MkDocsPage) -> None:
        """Begin with a page: it is read next."""
        self.end()
        self._step = self._watch.enter_context(self.memory.watched())
        self._read = page.file.src_uri

    def end(self) -> None:
        """Watch no page any more."""
        self._watch.close()
        self._step = None

    def take(self, page: MkDocsPage, rendered: RenderedPage, twin: list[Any] | None) -> None:
        """Note a page whose body is finished.

        Args:
            page: the page.
            rendered: what the rules see of it.
            twin: what the list of pages as Markdown shows of it.
        """
        step, uri = self._step, page.file.src_uri
        self.end()
        known = self.pages.known.get(uri)
        if step is None or uri != self._read or known is None or not step.is_silent or rendered.html != known.content:
            return
        meta, read = plain_yaml(dict(page.meta)), self.memory.read_by(step)
        if meta is not None and read is not None:
            links = page.links_to_anchors
            self.made[uri] = PageNote(
                reads=read,
                typed=content_digest(page.file),
                drawn=known.drawn,
                meta=meta,
                title=page._title_from_render,  # noqa: SLF001 - what MkDocs takes from a conversion
                ids=sorted(page.present_anchor_ids or ()),
                links=None if links is None else {file.src_uri: anchors for file, anchors in links.items()},
                path=rendered.path,
                old_anchors=dict(rendered.old_anchors),
                manual_of=rendered.manual_of,
                known=rendered.known,
                twin=twin,
                files=dict.fromkeys([page.file.dest_uri, *([twin[0]] if twin else ())], ""),
            )

    def write(self, state: dict[str, str], data: dict[str, str]) -> None:
        """Keep the notes for the next build.

        Args:
            state: that of the site, which they hold for.
            data: by path in the site, the names of what is kept of the data that was made of what calls draw from.

        Raises:
            OSError: nothing can be written.
        """
        pages = {uri: {each.name: getattr(note, each.name) for each in fields(note)} for uri, note in self.made.items()}
        note = {"state": state, "pages": pages, "drawn": self.pages.drawn, "data": data}
        self.memory.files.note(self._name, note)


def content_digest(file: File) -> str:
    """Return the digest of what a page is made of that no file holds; empty where one does."""
    return "" if file._content is None else digest_of(file.content_bytes)  # noqa: SLF001 - MkDocs has no other way
