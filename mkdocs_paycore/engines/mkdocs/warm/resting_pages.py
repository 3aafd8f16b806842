"""Pages that rest: a build goes through its steps without them, for all that they depend on is what it was.

Others see of such a page what they saw of it in the last build, and its files are those of the last site. Who hears of
pages, or of the finished site, would miss them: with such a plugin or hook no page rests. Where a template shows more
of other pages, or anything that all pages show has changed, all are drawn after all.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from mkdocs.commands import build as mkdocs_build
from mkdocs.structure.files import InclusionLevel

from mkdocs_paycore.engines.mkdocs import AT_WORK
from mkdocs_paycore.engines.mkdocs.cores.known_code import is_heard_by_none_but
from mkdocs_paycore.engines.mkdocs.warm.page_note import PageNote, RestingPage
from mkdocs_paycore.engines.mkdocs.warm.page_notes import content_digest
from mkdocs_paycore.engines.mkdocs.warm.search_memory import SEARCHES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from mkdocs_paycore.engines.mkdocs.pages.pages_in_turn import PagesInTurn
    from mkdocs_paycore.engines.mkdocs.warm.memory import Memory
    from mkdocs_paycore.engines.mkdocs.warm.page_memory import PageMemory
    from mkdocs_paycore.pages.twins import Twins

_BUILD = f"{AT_WORK}.commands.build"
_EVENTS = (
    *("pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page"),
    *("env", "post_build"),
)
"""The events whose listeners see pages, or the finished site."""
_KNOWN = ("mkdocs_paycore.", *(f"{module}." for module in SEARCHES))
"""Modules of which it is known what they take from a page: it is kept."""


class RestingPages:
    """The pages of a build that rest.

    Attributes:
        notes: what is known of them, by their paths below the docs folder.
    """

    def __init__(self, notes: dict[str, PageNote], memory: Memory, pages: PagesInTurn, twins: Twins) -> None:
        """Have no page rest yet.

        Args:
            notes: of the pages that may rest.
            memory: what is kept.
            pages: the pages in turn.
            twins: the pages as Markdown.
        """
        self.notes, self.memory, self.pages, self.twins = notes, memory, pages, twins
        self._files: Files | None = None
        self._config: MkDocsConfig | None = None

    def begin(self, files: Files, config: MkDocsConfig) -> None:
        """Have the build that runs go through its pages without those that rest.

        Args:
            files: the site's, as the build has them.
            config: the site's.
        """
        self._files, self._config = files, config
        every, loops = files.documentation_pages, iter((self._pass_over, self._rests))

        def documentation_pages(**asked: Any) -> Sequence[File]:  # noqa: ANN401 - MkDocs' own
            found = every(**asked)
            is_loop = bool(asked) and sys._getframe(1).f_globals.get("__name__") == _BUILD  # noqa: SLF001 - who asks
            rests = next(loops, None) if is_loop else None
            return found if rests is None else _Awake(found, rests)

        files.documentation_pages = documentation_pages  # type: ignore[method-assign] # for this build alone

    def _rests(self, file: File) -> bool:
        return file.src_uri in self.notes

    def _pass_over(self, file: File) -> bool:
        """Return whether a page rests; then others see it as it was."""
        note = self.notes.get(file.src_uri)
        if note is None or self._files is None or self._config is None:
            return False
        page = note.restore(file, self._files, self._config, self.pages.computations.own_text)
        about = f"page {file.src_uri}"
        source, html = (lambda: file.content_string), (lambda: str((self.memory.kept(about) or {})["content"]))
        self.pages.rendered.append(RestingPage(note, page.url, source=source, html=html))
        if note.twin is not None:
            self.twins.take_known(note.twin)
        return True

    def wake(self, uris: Collection[str]) -> None:
        """Draw pages after all: all others are read, and no template was filled yet.

        Args:
            uris: the paths of those pages below the docs folder.
        """
        waking = [uri for uri in self.notes if uri in uris]
        self.notes = {uri: note for uri, note in self.notes.items() if uri not in uris}
        if self._files is None or self._config is None:
            return
        for file in [file for file in self._files if file.src_uri in waking]:
            mkdocs_build._populate_page(file.page, self._config, self._files)  # type: ignore[arg-type]  # noqa: SLF001 - as MkDocs does


class _Awake(list["File"]):
    """The pages of a site; who goes through them first, which is MkDocs as it draws them, meets none that rests."""

    def __init__(self, files: Sequence[File], rests: Callable[[File], bool]) -> None:
        super().__init__(files)
        self._rests: Callable[[File], bool] | None = rests

    def __iter__(self) -> Iterator[File]:
        rests, self._rests = self._rests, None
        for file in super().__iter__():
            if rests is None or not rests(file):
                yield file


def hears_of_pages(config: MkDocsConfig) -> bool:
    """Return whether somebody whom nobody knows hears of pages or of the finished site, given the site's `config`."""
    return not is_heard_by_none_but(_KNOWN, config, _EVENTS)


def notes_of(last: dict[str, Any], files: Files) -> dict[str, PageNote]:
    """Return the notes of the pages that are there still.

    Args:
        last: what the last build noted, as it was kept.
        files: the files of the site.
    """
    found = {}
    for uri, kept in (last.get("pages") or {}).items():
        file = files.get_file_from_path(uri)
        if file is not None and file.inclusion.value > InclusionLevel.DRAFT.value:
            found[uri] = PageNote(**kept)
    return found


def unchanged(notes: Mapping[str, PageNote], files: Files, *, memory: Memory, pages: PageMemory) -> dict[str, PageNote]:
    """Return the notes of the pages that may rest.

    Args:
        notes: what the last build noted.
        files: the files of the site.
        memory: what is kept.
        pages: converts the pages of this build.
    """
    drawn = pages.drawn or "?"

    def is_same(uri: str, note: PageNote) -> bool:
        file = files.get_file_from_path(uri)
        is_state_same = note.drawn in ("", drawn)
        is_text_same = file is not None and content_digest(file) == note.typed
        return is_state_same and is_text_same and all(memory.digest(path) == was for path, was in note.reads.items())

    return {uri: note for uri, note in notes.items() if is_same(uri, note)}
