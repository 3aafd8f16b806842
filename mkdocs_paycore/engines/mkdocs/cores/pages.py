"""The Markdown of pages, converted ahead of the build by other processes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from mkdocs.commands import build as steps_of_mkdocs
from mkdocs.structure.pages import Page as MkDocsPage

from mkdocs_paycore.engines.mkdocs.cores.ahead import Ahead
from mkdocs_paycore.engines.mkdocs.cores.known_code import draws_alone
from mkdocs_paycore.engines.mkdocs.warm.page_memory import RENDER
from mkdocs_paycore.markdown.blocks import conditions
from mkdocs_paycore.project.reads import hear_of, heard

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.toc import TableOfContents

    from mkdocs_paycore.markdown.page import Page
    from mkdocs_paycore.markdown.rendering import Rendering
    from mkdocs_paycore.source.reporter import Reporter

FEWEST = 3
"""So many pages are converted before other processes begin: a build of what is kept has few, or none."""


class _Converted(BaseException):
    """Ends MkDocs' own step where the page is converted: what comes next is for the build to do."""

    def __init__(self, conversion: ConvertedPage) -> None:
        super().__init__()
        self.conversion = conversion


@dataclass(frozen=True, slots=True)
class ConvertedPage:
    """What came of the conversion of a page: all that it changed.

    Attributes:
        asked: what it depends on that the build may know otherwise: the Markdown, and the front matter.
        content: the HTML.
        toc: the table of contents.
        title: what MkDocs takes for the title.
        ids: those that MkDocs found.
        links: by the path of a page, the ids there that links lead to; None where MkDocs did not look.
        calls: the component calls.
        forms: how many forms were drawn.
        old_anchors: the ids that a brand's value would have made.
        slotted: the headings with slots.
        whole: its text with snippets, and with the blocks that the brand does not show.
        files: the whole paths of the files that were read.
        folders: those of the folders that were listed.
    """

    asked: tuple[str, str]
    content: str | None
    toc: TableOfContents
    title: str | None
    ids: set[str] | None
    links: dict[str, dict[str, str]] | None
    calls: list[str]
    forms: Counter[str]
    old_anchors: dict[str, str]
    slotted: list[list[str]]
    whole: str
    files: set[str]
    folders: set[str]

    def restore(self, page: MkDocsPage, here: Page, files: Files, rendering: Rendering) -> None:
        """Have a page be as if it had been converted here.

        Args:
            page: the page.
            here: the page as our extension has it.
            files: those of the site.
            rendering: that of our extension.
        """
        page.content, page.toc, page.present_anchor_ids = self.content, self.toc, self.ids
        page._title_from_render = self.title  # noqa: SLF001 - what MkDocs takes from a conversion
        if self.links is not None:
            linked = ((files.get_file_from_path(path), anchors) for path, anchors in self.links.items())
            page.links_to_anchors = {file: anchors for file, anchors in linked if file is not None}
        here.calls, here.forms, here.old_anchors = self.calls, self.forms, self.old_anchors
        here.slotted, rendering.whole = self.slotted, self.whole
        rendering.site.conditions.update(conditions(self.whole))
        hear_of(self.files, self.folders)


class PagesAhead:
    """Converts pages, or takes what other processes have converted."""

    def __init__(
        self,
        files: Files,
        config: MkDocsConfig,
        rendering: Rendering,
        report: Reporter,
        *,
        cores: int,
        rests: Callable[[str], bool],
    ) -> None:
        """Have no other process yet.

        Args:
            files: those of the site.
            config: as plugins left it.
            rendering: that of our extension.
            report: the build's: what is reported in another process is reported by this one.
            cores: how many processes work, this one included.
            rests: whether a page, by its path below the docs folder, is not converted in this build.
        """
        self._files, self._config, self._rendering, self._report = files, config, rendering, report
        self._others, self._rests = cores - 1, rests
        self._pages = [file.src_uri for file in files.documentation_pages()]
        self._at = {uri: number for number, uri in enumerate(self._pages)}
        self._ahead: Ahead | None = None
        self._is_other, self._done = False, 0

    def render(self, page: MkDocsPage, here: Page, config: MkDocsConfig, files: Files) -> None:
        """Convert a page as `Page.render` does.

        Args:
            page: the page.
            here: the page as our extension has it.
            config: as plugins left it.
            files: those of the site.

        Raises:
            _Converted: this is another process, which goes no further.
        """
        if self._is_other:
            raise _Converted(self._converted(page, here, config, files))
        self._done += 1
        if self._done == FEWEST and page.file.src_uri in self._at:
            first = self._at[page.file.src_uri]
            self._ahead = Ahead(len(self._pages), self._work, first=first, processes=self._others)
        found = self._ahead.take(self._at.get(page.file.src_uri, -1)) if self._ahead is not None else None
        if isinstance(found, ConvertedPage) and found.asked == _asked(page):
            found.restore(page, here, files, self._rendering)
        else:
            RENDER(page, config, files)

    def watch(self, page: MkDocsPage, here: Page) -> None:
        """Have a page be converted by `render`; `here` is the page as our extension has it."""
        if type(page).render is RENDER:
            page.render = partial(self.render, page, here)  # type: ignore[method-assign] # for this page alone

    def end(self) -> None:
        """Have no other process any more, nor any later."""
        self._others = 0
        if self._ahead is not None:
            self._ahead.end()
            self._ahead = None

    def _work(self, number: int) -> ConvertedPage | None:
        """Convert a page in another process; None where its conversion is known, or what it changes is not."""
        self._is_other, before = True, self._report.heard
        file = self._files.get_file_from_path(self._pages[number])
        if file is None or not file.is_documentation_page() or self._rests(file.src_uri):
            return None
        page = file.page or MkDocsPage(None, file, self._config)
        try:
            steps_of_mkdocs._populate_page(page, self._config, self._files)  # noqa: SLF001 - as its build does
        except _Converted as done:
            components = self._rendering.site.components
            is_alone = self._report.heard == before and draws_alone(done.conversion.calls, components)
            return done.conversion if is_alone else None
        return None

    def _converted(self, page: MkDocsPage, here: Page, config: MkDocsConfig, files: Files) -> ConvertedPage:
        asked = _asked(page)
        with heard() as reads:
            RENDER(page, config, files)
        links = page.links_to_anchors
        return ConvertedPage(
            asked,
            page.content,
            page.toc,
            page._title_from_render,  # noqa: SLF001 - as above
            page.present_anchor_ids,
            None if links is None else {file.src_uri: anchors for file, anchors in links.items()},
            here.calls,
            here.forms,
            here.old_anchors,
            here.slotted,
            self._rendering.whole,
            reads.files,
            reads.folders,
        )


def _asked(page: MkDocsPage) -> tuple[str, str]:
    return page.markdown or "", repr(page.meta)
