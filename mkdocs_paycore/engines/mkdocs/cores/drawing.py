"""The templates of pages, filled ahead of the build by other processes, with what the search reads out of the pages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mkdocs.commands import build as steps_of_mkdocs
from mkdocs.structure.pages import Page

from mkdocs_paycore.engines.mkdocs.cores.ahead import Ahead
from mkdocs_paycore.engines.mkdocs.cores.pages import FEWEST
from mkdocs_paycore.engines.mkdocs.warm.search_memory import indexes_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment, Template
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

    from mkdocs_paycore.source.reporter import Reporter

    Drawn = tuple[str, list[list[Any]]]
    """A page as its template was filled, and by search what it reads out of it."""


class _Filled(BaseException):
    """Ends MkDocs' own step where the template is filled: what comes next is for the build to do."""

    def __init__(self, output: str) -> None:
        super().__init__()
        self.output = output


class _KnownError(Exception):
    """Ends MkDocs' own step where the template was filled by an earlier build."""


class DrawingAhead:
    """Fills the templates of pages, or takes what other processes have filled."""

    def __init__(
        self,
        files: Files,
        config: MkDocsConfig,
        nav: Navigation,
        report: Reporter,
        *,
        cores: int,
        rests: Callable[[str], bool],
    ) -> None:
        """Have no other process yet.

        Args:
            files: those of the site.
            config: as plugins left it.
            nav: the navigation.
            report: the build's: what is reported in another process is reported by this one.
            cores: how many processes work, this one included.
            rests: whether a page, by its path below the docs folder, is not drawn in this build.
        """
        self._rests = rests
        self._files, self._config, self._nav, self._report, self._others = files, config, nav, report, cores - 1
        self._pages = [page for file in files.documentation_pages() if type(page := file.page) is Page]
        self._at = {id(page): number for number, page in enumerate(self._pages)}
        self._searches: list[_Search] = []
        self._env: Environment | None = None
        self._ahead: Ahead | None = None
        self._is_other = False
        self._done = 0
        self._drawn: tuple[int, Drawn | None] = (-1, None)

    def watch(self, env: Environment) -> None:
        """Have the templates of an environment be filled by this, and the searches of the site read through it.

        Args:
            env: fills the templates; in another process it goes no further than that.

        Raises:
            _Filled: by the environment, in another process.
        """
        self._env = env
        env.template_class = self._filling(env.template_class)
        for number, (_, index, name) in enumerate(indexes_of(self._config)):
            self._searches.append(_Search(index, name, self._found_for, number=number))

    def begin_early(self) -> None:
        """Have others begin when static files are copied, not with a page: the build has more to do until then."""
        copy = self._files.copy_static_files

        def copy_static_files(*given: Any, **named: Any) -> None:  # noqa: ANN401 - MkDocs' own
            if sum(not self._rests(page.file.src_uri) for page in self._pages) > FEWEST:
                self._begin(-1)
            copy(*given, **named)

        self._files.copy_static_files = copy_static_files  # type: ignore[method-assign] # for this build alone

    def _begin(self, first: int) -> None:
        self._ahead = Ahead(len(self._pages), self._work, first=first, processes=self._others)

    def stop_others(self, env: Environment) -> None:
        """Have another process end where a template of `env` was filled before: the build knows it as well."""
        env.template_class = self._stopping(env.template_class)

    def end(self) -> None:
        """Have no other process any more."""
        if self._ahead is not None:
            self._ahead.end()
            self._ahead = None

    def _filling(self, own: type[Template]) -> type[Template]:
        ahead = self

        class Filling(own):  # type: ignore[misc, valid-type] # the class of the environment, whichever it is
            """A template that is filled, unless it was."""

            def render(self, *given: Any, **named: Any) -> str:  # noqa: ANN401 - Jinja's own
                context = dict(*given, **named)
                found = ahead._found_for(context.get("page"))
                if found is not None:
                    return found[0]
                output = str(super().render(context))
                if ahead._is_other:
                    raise _Filled(output)
                return output

        return Filling

    def _stopping(self, own: type[Template]) -> type[Template]:
        ahead = self

        class Stopping(own):  # type: ignore[misc, valid-type] # as above
            """A template that another process goes no further with."""

            def render(self, *given: Any, **named: Any) -> str:  # noqa: ANN401 - as above
                output = str(super().render(*given, **named))
                if ahead._is_other:
                    raise _KnownError
                return output

        return Stopping

    def _found_for(self, page: Page | None) -> Drawn | None:
        """Return what another process made of a page; have some begin where there are none yet."""
        number = self._at.get(id(page), -1)
        if number < 0 or self._is_other or page is None or not page.active:
            return None
        if self._drawn[0] != number:
            self._done += 1
            if self._done == FEWEST and self._ahead is None:
                self._begin(number)
            self._drawn = number, None if self._ahead is None else self._ahead.take(number)
        return self._drawn[1]

    def _work(self, number: int) -> Drawn | None:
        """Draw a page in another process; None where nothing is to be drawn, or something was reported."""
        if self._env is None or self._rests(self._pages[number].file.src_uri):
            return None
        self._is_other, before, page = True, self._report.heard, self._pages[number]
        for other in self._pages:
            other.active = False  # the build is at one of them
        for search in self._searches:
            search.forget()
        pages = self._files.documentation_pages()
        try:
            steps_of_mkdocs._build_page(page, self._config, pages, self._nav, self._env)  # noqa: SLF001 - as its build does
        except _Filled as done:
            entries = [search.entries() for search in self._searches]
            return None if self._report.heard != before else (done.output, json.loads(json.dumps(entries)))
        return None


class _Search:
    """The index of a search, which is told what another process has read."""

    def __init__(self, index: Any, name: str, found_for: Callable[[Page], Drawn | None], *, number: int) -> None:  # noqa: ANN401 - of either search
        self._index, self._name, self._found_for, self._number = index, name, found_for, number
        self._read: Callable[[Page], None] = index.add_entry_from_context
        index.add_entry_from_context = self._add

    def entries(self) -> list[Any]:
        """Return the entries of the index."""
        found: list[Any] = getattr(self._index, self._name)
        return found

    def forget(self) -> None:
        """Have no entries."""
        self.entries().clear()

    def _add(self, page: Page) -> None:
        found = self._found_for(page)
        if found is None:
            self._read(page)
        else:
            self.entries().extend(found[1][self._number])
