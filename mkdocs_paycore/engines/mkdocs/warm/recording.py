"""A build that is watched, so that what it comes to can be kept: what it reads, what is logged, and what it writes."""

from __future__ import annotations

import filecmp
import logging
import os
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import get_plugin_logger

from mkdocs_paycore.engines.mkdocs import AT_WORK
from mkdocs_paycore.engines.mkdocs.problems.log import QuietHandler
from mkdocs_paycore.engines.mkdocs.warm.foreign_code import ForeignCode
from mkdocs_paycore.engines.mkdocs.warm.kept_render import KeptRender
from mkdocs_paycore.engines.mkdocs.warm.site_in_place import SiteInPlace
from mkdocs_paycore.project.dependencies import Dependencies, Sources, UnknowableError
from mkdocs_paycore.project.reads import Reads
from mkdocs_paycore.project.surroundings import named_variables
from mkdocs_paycore.source.paths import is_below
from mkdocs_paycore.stamping.slot import plain_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_paycore.project.kept_files import KeptFiles
    from mkdocs_paycore.source.problem import Problem
    from mkdocs_paycore.stamping.tree import Tree

log = get_plugin_logger("paycore")
_STEPS = f"{AT_WORK}.commands.build"
"""The logger of a build's own steps, which a build of kept files has as well."""
_BUILD_DATE = b"build_date_utc"
"""What a template calls the moment of the build."""


class Recording(QuietHandler):
    """Watches a build from its first moment on, and keeps what came of it."""

    def __init__(
        self, config: MkDocsConfig, files: KeptFiles, name: str, *, root: Path, earlier: Dependencies | None = None
    ) -> None:
        """Begin to watch.

        Args:
            config: the site's, before any plugin changed it.
            files: where sites are kept.
            name: that of what the build is asked.
            root: the folder of the site.
            earlier: what the last such build depended on.
        """
        super().__init__()
        self.files, self.question, self.root = files, name, root
        self.kept: KeptRender | None = None
        self._earlier = earlier
        self._foreign = ForeignCode(config, root)
        self._themes = [str(folder) for folder in config.theme.dirs]
        self._watched = [config.docs_dir, *(str(folder) for folder in config.theme.dirs)]
        self._site_dir = os.path.abspath(config.site_dir)  # noqa: PTH100 - compared with what audit events name
        self._since = time.time_ns()
        self._logged: list[tuple[str, int, str]] = []
        self._reads = Reads()
        self._reads.begin()
        logging.getLogger(AT_WORK).addHandler(self)

    def hear(self, record: logging.LogRecord) -> None:
        """Keep the `record` of what was logged."""
        if record.name != _STEPS:
            self._logged.append((record.name, record.levelno, plain_text(record.getMessage(), {})))

    def end(self) -> None:
        """Watch no more."""
        self._reads.end()
        logging.getLogger(AT_WORK).removeHandler(self)

    def take(
        self,
        tree: Tree,
        folder: Path,
        *,
        sources: Mapping[str, Path | None],
        known: tuple[Mapping[str, str], Mapping[str, str]] = ({}, {}),
    ) -> None:
        """Take a finished site, before it is put in its place; nothing where it cannot be known what it depends on.

        Args:
            tree: what is in it.
            folder: where it is.
            sources: files that it was made of, by their paths in it.
            known: what need not be read, as `FinishedFiles.known` returns it.
        """
        names, copies = known
        self.end()
        try:
            kept = KeptRender(tree.folders)
            kept.dependencies = Dependencies.of(self._sources(folder), since=self._since, earlier=self._earlier)
            for path in tree.files:
                source = sources.get(path)
                if path in copies:
                    kept.copies[path] = copies[path]
                elif path in names:
                    kept.contents[path] = names[path]
                elif source is not None and _is_copy(folder / path, source):
                    kept.copies[path] = os.path.abspath(source)  # noqa: PTH100 - as above
                else:
                    kept.contents[path] = self.files.put((folder / path).read_bytes())
        except UnknowableError as error:
            log.debug("nothing is kept of this build: %s", error)
        except OSError as error:
            log.debug("nothing can be kept of this build: %s", error)
        else:
            self.kept = kept

    def keep(self, problems: Collection[Problem], *, brand: str) -> None:
        """Keep what was taken.

        Args:
            problems: what was reported.
            brand: the name of the brand.
        """
        self.end()
        if self.kept is None:
            return
        self.kept.problems, self.kept.logged, self.kept.brand = list(problems), self._logged, brand
        try:
            self.kept.keep(self.files, self.question)
            SiteInPlace(self.files, Path(self._site_dir)).note(self.question, self.kept.contents, self.kept.copies)
        except OSError as error:
            log.debug("nothing can be kept of this build: %s", error)

    def sources_of(self, tree: Tree) -> Sources | None:
        """Return what a rendered tree was made from; None where nobody can know. From now on nothing is watched."""
        try:
            return self._sources(tree.root)
        except UnknowableError as error:
            log.debug("nothing is kept of this build: %s", error)
            return None

    def _sources(self, folder: Path) -> Sources:
        """Return what was read by a build that wrote to a folder.

        Raises:
            UnknowableError: nobody can know what the build depends on.
        """
        self.end()
        reason = self._foreign.reason() or next((f"it asked: {name}" for name in sorted(self._reads.asked)), "")
        own = (str(folder), self._site_dir, str(self.files.folder))
        written = next((path for path in sorted(self._reads.written) if not self._is_own(path, own)), "")
        reason = reason or (f"it wrote {written}" if written else "")
        files = [path for path in self._reads.files if not self._is_own(path, own) or path in self._foreign.files]
        reason = reason or self._moment(files)
        if reason:
            raise UnknowableError(reason)
        texts = (text.encode() for text in self._foreign.texts)
        configured = (path.read_bytes() for path in sorted(self.root.glob("*.y*ml")))
        return Sources(
            [*files, *self._foreign.files, *(f"{theme}/mkdocs_theme.yml" for theme in self._themes)],
            [path for path in self._reads.folders if not self._is_own(path, own) and not self._is_below_a_tree(path)],
            trees={str(self.root), *self._watched},
            left_out=[self._site_dir],
            variables=named_variables([*texts, *configured]),
        )

    def _is_own(self, path: str, own: Iterable[str]) -> bool:
        """Return whether a path is one that the build itself makes: in its folders, or among temporary files."""
        below = (f"{folder}{os.sep}" for folder in own)
        is_there = path in own or path.startswith(tuple(below)) or ".paycore-" in path or "__pycache__" in path
        is_there = is_there or (path in self._reads.written and self._site_dir.startswith(f"{path}{os.sep}"))
        is_of_site = path.startswith(f"{self.root}{os.sep}")
        is_temporary = path.startswith(f"{tempfile.gettempdir()}{os.sep}") and not is_of_site
        return is_there or (is_temporary and path in self._reads.written) or path == os.devnull

    def _is_below_a_tree(self, path: str) -> bool:
        return is_below(path, (str(self.root), *self._watched))

    def _moment(self, files: Iterable[str]) -> str:
        """Return which template shows the moment of the build, where that is now; an empty text where none does."""
        if os.environ.get("SOURCE_DATE_EPOCH"):
            return ""
        templates = (path for path in files if path.startswith(tuple(self._themes)) and path.endswith(".html"))
        shows = next((path for path in templates if _BUILD_DATE in _content(path)), "")
        return f"{shows} shows when it was built" if shows else ""


def _is_copy(path: Path, source: Path) -> bool:
    return source.is_file() and filecmp.cmp(path, source, shallow=False)


def _content(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError:
        return b""
