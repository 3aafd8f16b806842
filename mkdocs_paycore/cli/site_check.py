"""A check of a site as a command runs it: what was checked and did not change is not checked again."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mkdocs_paycore.check.answers import Answer, Answers
from mkdocs_paycore.check.known_pages import KnownPages
from mkdocs_paycore.cli.console import Progress, fail, say
from mkdocs_paycore.engines.choice import load_engine
from mkdocs_paycore.project.fingerprint import fingerprint
from mkdocs_paycore.project.kept_files import KEPT_BESIDE, may_be_kept
from mkdocs_paycore.project.listed_plugins import lists_plugin
from mkdocs_paycore.project.settings import products_of
from mkdocs_paycore.source.paths import shown_path
from mkdocs_paycore.source.suggestion import all_known, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path

    from mkdocs_paycore.engines.choice import StepwiseCheck
    from mkdocs_paycore.project.fingerprint import Fingerprint
    from mkdocs_paycore.source.problem import Problem

FEW_PAGES = 50
"""A site of no more pages is always rendered: that takes about a second."""
_BUILD_SERVERS = ("CI", "TF_BUILD", "JENKINS_URL", "TEAMCITY_VERSION")
"""Variables of the environment that build servers set."""
_HOW = "listed under 'plugins', behind the others, it has the site rendered and checked as a whole"
_NO = frozenset({"", "0", "false", "no"})


class SiteCheckRun:
    """A check of a site's sources, and what a render of it tells."""

    def __init__(
        self,
        config_file: Path,
        *,
        engine: str | None,
        codes: Sequence[str] = (),
        only: Collection[str] = (),
        ignored: Collection[str] = (),
        is_rendered: bool | None = None,
        is_kept: bool = True,
    ) -> None:
        """Check nothing yet.

        Args:
            config_file: the file of the site's configuration.
            engine: the site generator that is asked for; None: that of the configuration.
            codes: the providers whose folders are asked for; where there are none, the whole site is.
            only: the rules that are asked for; where there are none, all are.
            ignored: the rules that are not wanted.
            is_rendered: whether the site is rendered as well, for what only that can tell; None: where it has few
                pages. What a render told before of the same sources is returned in any case.
            is_kept: whether answers are kept, and kept ones taken, as far as the environment has no say.

        Raises:
            UnusableSiteError: the configuration cannot be read.
        """
        self.config_file, self.engine, self.only, self.ignored = config_file, engine, only, ignored
        self.codes, self.is_rendered = codes, is_rendered
        self.answers = Answers(config_file.resolve().parent / KEPT_BESIDE)
        self.name = self._fingerprint() if is_kept and may_be_kept() else None
        self.known = KnownPages(self.answers, self.name.but_pages) if self.name else None

    def problems(self, early: Callable[[list[Problem]], None] = lambda _: None) -> list[Problem]:
        """Return what is wrong with the site, in the folders that are asked for.

        Args:
            early: gets what is known before the site is rendered.

        Raises:
            UnusableSiteError: the site cannot be used.
        """
        found = self._problems(lambda known: early(_only_of(self.codes, known, self.config_file)))
        return _only_of(self.codes, found, self.config_file)

    def _problems(self, early: Callable[[list[Problem]], None]) -> list[Problem]:
        if (whole := self._kept("whole")) is not None:
            return whole.problems
        check = None
        sources = self._kept("sources")
        if sources is None:
            check = self._check()
            stages = Progress(0, "")
            try:
                sources = self._keep("sources", check.sources(stages.show), check.pages)
            finally:
                stages.end()
        if not lists_plugin(self.config_file):
            say(f"checked as text only: {self.config_file} does not list the plugin 'paycore' ({_HOW})")
            return sources.problems
        if self.is_rendered is False or (self.is_rendered is None and sources.pages > FEW_PAGES):
            if self.is_rendered is None:
                say(f"not rendered: {sources.pages} pages (--render, --strict and build servers render them as well)")
            return sources.problems
        early(sources.problems)
        check = check or self._check()
        progress = Progress(sources.pages, "rendered {done} of {all} pages")
        try:
            return self._keep("whole", check.rendered(lambda: progress.step("")), check.pages).problems
        finally:
            progress.end()

    def _check(self) -> StepwiseCheck:
        engine = load_engine(self.config_file, self.engine)
        return engine.check(self.config_file, only=self.only, ignored=self.ignored, known=self.known)

    def _fingerprint(self) -> Fingerprint | None:
        return fingerprint(self.config_file, self.engine, sorted(self.only), "-", sorted(self.ignored))

    def _kept(self, kind: str) -> Answer | None:
        return self.answers.find(f"{self.name.whole}-{kind}") if self.name else None

    def _keep(self, kind: str, problems: list[Problem], pages: int) -> Answer:
        """Return an answer; keep it, and what was found in pages, unless somebody changed a file meanwhile."""
        answer = Answer(problems, pages)
        if self.name and self.known and (now := self._fingerprint()):
            if now.but_pages == self.name.but_pages:
                self.known.keep()
            if now == self.name:
                self.answers.keep(f"{self.name.whole}-{kind}", answer)
        return answer


def is_on_build_server() -> bool:
    """Return whether the command runs on a build server, where a check has to find all there is."""
    return any(os.environ.get(name, "").lower() not in _NO for name in _BUILD_SERVERS)


def _only_of(codes: Sequence[str], problems: Sequence[Problem], config_file: Path) -> list[Problem]:
    """Return the problems in the folders of some providers; all, where no code is given.

    Args:
        codes: the providers' codes, which are the names of their folders. A code that no folder has ends the command.
        problems: the problems of the site.
        config_file: the file of its configuration.
    """
    if not codes:
        return list(problems)
    docs, products = products_of(config_file)
    folders = [docs / product.folder for product in products.all]
    places = [path for folder in folders if folder.is_dir() for path in folder.iterdir() if path.is_dir()]
    known = [path.name for path in places]
    for code in codes:
        if code not in known:
            fail(f"there is no provider {code!r}", did_you_mean(code, known) or all_known(known))
    root = str(config_file.resolve().parent)
    starts = tuple(f"{shown_path(place, root)}/" for place in places if place.name in codes)
    return [problem for problem in problems if problem.path.startswith(starts)]
