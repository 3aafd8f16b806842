"""The part of other processes in a build: whether they have one, and from when to when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.engines.mkdocs.cores.ahead import can_fork
from mkdocs_paycore.engines.mkdocs.cores.drawing import DrawingAhead
from mkdocs_paycore.engines.mkdocs.cores.known_code import converts_apart, draws_apart, hears_of_no_template
from mkdocs_paycore.engines.mkdocs.cores.pages import PagesAhead

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

    from mkdocs_paycore.markdown.rendering import Rendering
    from mkdocs_paycore.source.reporter import Reporter


class BuildCores:
    """The other processes of a build; none where a page may depend on what others do, or where none can be forked.

    Attributes:
        pages: those that convert pages.
        drawing: those that fill templates.
    """

    def __init__(self, rendering: Rendering, report: Reporter, *, cores: int, rests: Callable[[str], bool]) -> None:
        """Have none yet.

        Args:
            rendering: that of our extension.
            report: the build's.
            cores: how many processes work, this one included.
            rests: whether a page, by its path below the docs folder, is not drawn in this build.
        """
        self._rendering, self._report, self._cores, self._rests = rendering, report, cores, rests
        self.pages: PagesAhead | None = None
        self.drawing: DrawingAhead | None = None

    @property
    def _are_any(self) -> bool:
        return self._cores > 1 and can_fork()

    def pages_are_next(self, files: Files, config: MkDocsConfig) -> None:
        """Take in that pages are converted next; `files` and `config` are as plugins left them."""
        if self._are_any and converts_apart(config):
            self.pages = PagesAhead(files, config, self._rendering, self._report, cores=self._cores, rests=self._rests)

    def templates_are_next(
        self, env: Environment, files: Files, config: MkDocsConfig, nav: Navigation | None, rest: Callable[[], None]
    ) -> None:
        """Take in that all pages are converted, and templates are filled next.

        Args:
            env: fills them.
            files: those of the site.
            config: as plugins left it.
            nav: the navigation.
            rest: has others look after the environment, who may know how some templates were filled.
        """
        self.end()
        if self._are_any and nav is not None and draws_apart(config, env):
            self.drawing = DrawingAhead(files, config, nav, self._report, cores=self._cores, rests=self._rests)
            self.drawing.watch(env)
            if hears_of_no_template(config):
                self.drawing.begin_early()
        rest()
        if self.drawing is not None:
            self.drawing.stop_others(env)

    def end(self) -> None:
        """Have no other process any more."""
        for each in (self.pages, self.drawing):
            if each is not None:
                each.end()
        self.pages = self.drawing = None
