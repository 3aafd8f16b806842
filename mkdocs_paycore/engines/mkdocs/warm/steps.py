"""The steps of a build that are not done again: which ones, and when in the build."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from mkdocs_paycore.engines.mkdocs.warm.finished_files import FinishedFiles
from mkdocs_paycore.engines.mkdocs.warm.memory import Memory
from mkdocs_paycore.engines.mkdocs.warm.page_memory import PageMemory
from mkdocs_paycore.engines.mkdocs.warm.page_notes import PageNotes
from mkdocs_paycore.engines.mkdocs.warm.question import question
from mkdocs_paycore.engines.mkdocs.warm.resting_files import RestingFiles
from mkdocs_paycore.engines.mkdocs.warm.resting_pages import RestingPages, hears_of_pages, notes_of, unchanged
from mkdocs_paycore.engines.mkdocs.warm.search_memory import SearchMemory
from mkdocs_paycore.engines.mkdocs.warm.site_in_place import SiteInPlace
from mkdocs_paycore.engines.mkdocs.warm.template_memory import TemplateMemory
from mkdocs_paycore.engines.mkdocs.warm.value_text import UnknownValueError
from mkdocs_paycore.project.dependencies import changed_after, digest_of
from mkdocs_paycore.project.kept_files import KEPT_BESIDE
from mkdocs_paycore.project.render import RenderRequest
from mkdocs_paycore.project.surroundings import surroundings

if TYPE_CHECKING:
    from collections.abc import Collection

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as MkDocsPage

    from mkdocs_paycore.engines.mkdocs.pages.pages_in_turn import PagesInTurn
    from mkdocs_paycore.engines.mkdocs.warm.compiled_memory import CompiledMemory
    from mkdocs_paycore.engines.mkdocs.warm.page_note import PageNote
    from mkdocs_paycore.markdown.extension import PaycoreExtension
    from mkdocs_paycore.markdown.page import Page
    from mkdocs_paycore.pages.twins import Twins
    from mkdocs_paycore.project.prepare import Prepared
    from mkdocs_paycore.source.reporter import Reporter

_NOT_OF_PAGES = frozenset(
    {"nav", "extra_css", "extra_javascript", "copyright", "site_author", "site_description", "site_dir", "watch"}
)
"""Settings that no conversion of a page depends on; templates see them in the configuration that they are given."""


class BuildAtHand(Protocol):
    """What is seen of the build whose steps they are."""

    request: RenderRequest
    report: Reporter
    is_serving: bool

    @property
    def prepared(self) -> Prepared:
        """The site that was read."""

    @property
    def extension(self) -> PaycoreExtension:
        """The extension of Markdown that draws it."""


_FEW = 10
"""So many pages are drawn at once, whoever looks at which."""


class Steps:
    """The steps of a build that an earlier build may have done.

    Attributes:
        first_pages: the addresses of the pages that the build may do alone, where others would take long.
        is_partial: whether it does them alone: all others are left as they were, whatever has changed.
    """

    def __init__(self, config: MkDocsConfig, build: BuildAtHand, compiled: CompiledMemory, *, since: int) -> None:
        """Read what is kept.

        Args:
            config: the site's, before any plugin changed it.
            build: the build at hand, whose sources were read.
            compiled: what is the same for each build, read before them.
            since: when they began to be read, in nanoseconds since 1970.

        Raises:
            UnknownValueError: the configuration holds something that no text stands for.
            OSError: the place of a package cannot be read.
        """
        prepared = build.prepared
        request = RenderRequest(prepared.brand.name, is_quiet=build.is_serving, is_offline=build.request.is_offline)
        asked = question(config, request, but=_NOT_OF_PAGES)
        site = f"{prepared.project.config_file} {prepared.brand.name} {build.is_serving}"
        version = surroundings(prepared.project.root)  # what another one kept need not have the same parts
        name = digest_of(os.fsencode("\0".join((site, *version))))
        self.memory = Memory(prepared.project.root / KEPT_BESIDE, name, build.report, since=since)
        self.pages = PageMemory(self.memory, asked, prepared, build.extension.rendering)
        self.templates = TemplateMemory(self.memory, asked)
        self.compiled = compiled
        self.search = SearchMemory(self.memory)
        self.notes = PageNotes(self.memory, self.pages, name)
        self.files = RestingFiles(self.memory, SiteInPlace(self.memory.files, Path(config.site_dir)))
        self.finished = FinishedFiles(self.memory, asked, prepared, self.files)
        self.resting: RestingPages | None = None
        self.first_pages: Collection[str] = ()
        self.is_partial = False
        self._keeps_slots, self._is_serving = build.request.keeps_slots, build.is_serving
        self._last: dict[str, Any] = {}

    def begin(self, files: Files, config: MkDocsConfig, pages: PagesInTurn, twins: Twins) -> None:
        """Begin with the pages, and let those rest of which nothing has changed.

        Args:
            files: those of the site.
            config: as other plugins left it.
            pages: the pages in turn.
            twins: the pages as Markdown.
        """
        self.pages.take_files(files, config)
        last = self.notes.find()
        self._last = last.get("state") or {}
        is_same = bool(self.pages.site) and all(self._last.get(name) == value for name, value in self._first().items())
        if self._keeps_slots or hears_of_pages(config):
            return
        may_rest = self._is_serving or self._last.get("finish") == self.finished.state  # where there is no gate
        is_drawn_same = is_same and self.pages.drawn and last.get("drawn") == self.pages.drawn
        self.files.begin(files, may_rest=may_rest, data=last.get("data") or {} if is_drawn_same else {})
        kept = {uri: note for uri, note in notes_of(last, files).items() if self.files.can_be_had(note)}
        notes = unchanged(kept, files, memory=self.memory, pages=self.pages) if is_same else {}
        if self.first_pages and len(kept) - len(notes) > _FEW:
            self.is_partial = True
            notes = {uri: note for uri, note in kept.items() if not self._is_first(files, uri)}
        if not notes:
            return
        self.resting = RestingPages(notes, self.memory, pages, twins)
        self.resting.begin(files, config)

    def _first(self) -> dict[str, str]:
        """Return what pages depend on that is known before any is drawn."""
        return {"site": self.pages.site, "finish": self.finished.state}

    def _state(self) -> dict[str, str]:
        """Return what all pages depend on beside what is theirs alone."""
        fixed = self.templates.fixed if self.templates.may_rest else ""
        return {**self._first(), "fixed": fixed, "search": self.search.options}

    def page(self, page: MkDocsPage, here: Page) -> None:
        """Look after the conversion of a page, which comes next; `here` is the page as our extension has it."""
        self.pages.watch(page, here)

    def templates_are_next(self, env: Environment, files: Files, config: MkDocsConfig, nav: Navigation | None) -> bool:
        """Look after templates and search: all pages are there, and those at rest are drawn if they have to be.

        Args:
            env: fills the templates.
            files: those of the site.
            config: as other plugins left it.
            nav: the navigation.

        Returns:
            Whether pages that rested were drawn.
        """
        self.templates.watch(env, files, config, nav)
        self.search.watch(config, self.at_rest, files)
        state = self._state()
        is_woken = bool(self.at_rest()) and not (state["fixed"] and state == self._last)
        if is_woken and self.resting is not None:
            self.is_partial = bool(self.first_pages)
            self.resting.wake([uri for uri in self.at_rest() if not self.is_partial or self._is_first(files, uri)])
        self.files.pages = {path: name for note in self.at_rest().values() for path, name in note.files.items()}
        return is_woken

    def _is_first(self, files: Files, uri: str) -> bool:
        """Return whether a page, by its path below the docs folder, is one that the build may do alone."""
        file = files.get_file_from_path(uri)
        return file is not None and (file.url if file.url not in {".", "./"} else "") in self.first_pages

    def at_rest(self) -> dict[str, PageNote]:
        """Return the notes of the pages that rest, by their paths below the docs folder."""
        return {} if self.resting is None else self.resting.notes

    def note_site(self) -> None:
        """Keep what is in the site, which is in its place, so that the next build need not write all of it.

        What others may have changed when it was whole is not known; nor what is copied of a source that has changed
        since the build began.
        """
        copies = {
            path: source
            for path, source in self.finished.copies.items()
            if not changed_after(source, self.memory.since)
        }
        with suppress(OSError):
            self.files.place.note("", {**self.finished.names, **self.files.filled}, copies)

    def _data(self) -> dict[str, str]:
        """Return the names of what is kept of the data in the site, by path."""
        names = {**self.files.filled, **self.finished.names}
        return {path: names[path] for path in sorted(self.files.data) if path in names}

    def _may_rest(self, uri: str, note: PageNote) -> bool:
        """Return whether nobody had a word to say about a page, not even who filled its template or searched it."""
        steps = ("template", "search") if self.search.options else ("template",)
        return all(note.files.values()) and all(self.memory.has_used(f"{step} {uri}") for step in steps)

    def write(self) -> None:
        """Keep what the build came to, for the next one."""
        if self.is_partial or self._keeps_slots:
            return
        resting = self.at_rest()
        for uri in resting:
            for kind in ("page", "template", "search"):
                self.memory.carry(f"{kind} {uri}")
        self.memory.write()
        self.compiled.write()
        for note in self.notes.made.values():
            note.files = {path: self.finished.name_of(path) for path in note.files}
        self.notes.made = {uri: note for uri, note in self.notes.made.items() if self._may_rest(uri, note)} | resting
        with suppress(OSError):
            self.notes.write(self._state(), self._data())


def steps_of(config: MkDocsConfig, build: BuildAtHand, compiled: CompiledMemory, *, since: int) -> Steps | None:
    """Return the steps of a build; None where they cannot be told from those of others.

    Args:
        config: the site's, before any plugin changed it.
        build: the build at hand, whose sources were read.
        compiled: what is the same for each build.
        since: when they began to be read, in nanoseconds since 1970; what changed later cannot be told.
    """
    try:
        return Steps(config, build, compiled, since=since)
    except (UnknownValueError, OSError):
        return None
