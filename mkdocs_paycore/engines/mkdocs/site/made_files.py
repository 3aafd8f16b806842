"""The files that a build makes, told from those that it was given: what of them cannot be stamped ends the build."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_paycore.check.tree.made_files import drawn_files, lost_components, lost_pages, unstampable_files
from mkdocs_paycore.engines.mkdocs.files.generated import is_made_by_us
from mkdocs_paycore.engines.mkdocs.other_plugins.kept_components import KeptComponents
from mkdocs_paycore.engines.mkdocs.site.kept_slots import KeptSlots
from mkdocs_paycore.engines.mkdocs.site.makers import Makers, maker_named
from mkdocs_paycore.project.inputs import Inputs
from mkdocs_paycore.project.unusable import UnusableSiteError
from mkdocs_paycore.stamping.over import here
from mkdocs_paycore.stamping.tree import read_tree

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from mkdocs_paycore.project.project import Project
    from mkdocs_paycore.source.reporter import Reporter
    from mkdocs_paycore.stamping.over import Over
    from mkdocs_paycore.stamping.tree import Tree

_FETCHES = "material.plugins.privacy."
"""A plugin that copies files of other hosts; it knows none whose address is a brand's."""


class MadeFiles:
    """What a build of a project makes.

    Attributes:
        inputs: what it is given.
        kept: the slots of pages, as plugins got them.
        components: what components drew on pages, as plugins got them.
        ours: the paths in the site of the files among those that we made: each build makes them, and nobody wrote them.
    """

    def __init__(self, project: Project) -> None:
        self.project, self.inputs, self.kept = project, Inputs(), KeptSlots()
        self.components = KeptComponents()
        self._since = time.time()
        self._accepted = list(project.options.same_for_brands)
        self._makers: Makers | None = None
        self.ours: frozenset[str] = frozenset()
        self._drawn: dict[str, str] = {}
        self._done: frozenset[str] = frozenset()

    def take_inputs(self, files: Files, config: MkDocsConfig) -> None:
        """Take the files of a site for what the render is given, once all of them are known and no page is rendered.

        Args:
            files: the site's.
            config: as all plugins left it.
        """
        copied = [file for file in files if not file.is_documentation_page()]
        self.ours = frozenset(file.dest_uri for file in copied if is_made_by_us(file))
        paths = {file.dest_uri: None if file.dest_uri in self.ours else file.abs_src_path for file in copied}
        given = {path: Path(source) if source else None for path, source in paths.items()}
        self._drawn = {
            file.dest_uri: maker_named(file.generated_by)
            for file in files
            if file.generated_by and not is_made_by_us(file) and given.get(file.dest_uri, file) is None
        }
        project = self.project
        folders = (project.root, project.docs, project.brands_dir, *project.templates, *project.themes)
        last = (Path(config.site_dir), project.site_dir)
        self.inputs = Inputs(given, [*folders, *_packages(config)], last, self._since)
        self._makers = Makers(config, Path(config.site_dir))
        for plugin in config.plugins.values():
            if f"{type(plugin).__module__}.".startswith(_FETCHES):
                self._accepted.append(f"{plugin.config.get('assets_fetch_dir')}/*")

    def read(self, folder: Path, *, done: Collection[str] = (), over: Over = here) -> Tree:
        """Return the tree that was rendered into a folder, without the paths of files that are `done`.

        `over` does the reading.

        Raises:
            OSError: a file cannot be read.
        """
        self._done = frozenset(done)
        return read_tree(
            folder, is_source=lambda path: self.inputs.is_copy(path, of_tree=folder), done=self._done, over=over
        )

    def begin_page(self, page: Page, html: str) -> None:
        """Note the `html` of the body of a page, as it is when Markdown is done with it."""
        self.kept.begin(page, html)
        self.components.begin(page, html)

    def end_page(self, page: Page, output: str, *, report: Reporter) -> None:
        """Report what a page lacks that was drawn on it.

        Args:
            page: the page.
            output: its HTML, after all other plugins.
            report: gets what is wrong.
        """
        path = self.project.shown(Path(page.file.abs_src_path)) if page.file.abs_src_path else page.file.src_uri
        report.report_all(lost_components(path, self.components.lost(page, output)))

    def refuse(self, tree: Tree, *, report: Reporter) -> None:
        """Refuse a tree with files that cannot be stamped, and report each of them.

        Raises:
            UnusableSiteError: there is one.
        """
        maker = self._makers.maker if self._makers else str
        found = list(unstampable_files(tree, self.inputs, accepted=self._accepted, maker=maker))
        found += lost_pages((path for path in self.kept.lost(tree) if path not in self._done), maker=maker)
        report.report_all(found)
        report.report_all(drawn_files(tree, self.inputs, self._drawn, accepted=self._accepted))
        if found:
            more = f", and {len(found) - 1} more" if len(found) > 1 else ""
            raise UnusableSiteError(f"the site cannot be stamped: {found[0]}{more}", is_reported=True)


def _packages(config: MkDocsConfig) -> Iterator[Path]:
    """Yield the folders of the packages that the plugins of a site are in."""
    for plugin in config.plugins.values():
        package = sys.modules.get(type(plugin).__module__.partition(".")[0])
        yield from (Path(folder) for folder in getattr(package, "__path__", ()))
