"""Where a build writes to, and how what is there becomes the site: looked at, stamped, and put in place whole."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from mkdocs_paycore.brands.site_brands import leaks_of_one
from mkdocs_paycore.check.stages import check_tree
from mkdocs_paycore.engines.mkdocs.other_plugins.nesting import InnerFolder, inner_folder
from mkdocs_paycore.engines.mkdocs.site.late_index import LateIndexes
from mkdocs_paycore.engines.mkdocs.site.made_files import MadeFiles
from mkdocs_paycore.engines.mkdocs.site.publish import publish
from mkdocs_paycore.engines.mkdocs.site.site_folder import SiteFolder, new_site_folder
from mkdocs_paycore.pages.twins import Twins, TwinSite
from mkdocs_paycore.project.offline_search import write_offline_index
from mkdocs_paycore.project.output_folder import refuse_sources
from mkdocs_paycore.project.unusable import UnusableSiteError
from mkdocs_paycore.source.failure import reason_and_file
from mkdocs_paycore.stamping.atomic_folder import remove_folder
from mkdocs_paycore.stamping.over import here
from mkdocs_paycore.stamping.slot import plain_text

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from mkdocs_paycore.engines.mkdocs.other_plugins.nesting import OuterBuild
    from mkdocs_paycore.engines.mkdocs.warm.finished_files import FinishedFiles
    from mkdocs_paycore.project.prepare import Prepared
    from mkdocs_paycore.project.project import Project
    from mkdocs_paycore.project.render import RenderRequest
    from mkdocs_paycore.source.reporter import Reporter
    from mkdocs_paycore.stamping.over import Over
    from mkdocs_paycore.stamping.tree import Tree

    class Keep(Protocol):
        """Keeps a finished site for the next build."""

        def __call__(
            self,
            tree: Tree,
            folder: Path,
            *,
            sources: Mapping[str, Path | None],
            known: tuple[Mapping[str, str], Mapping[str, str]],
        ) -> None:
            """Take the files of a tree out of the folder that they are in.

            Args:
                tree: what is in it.
                folder: where it is.
                sources: files that it was made of, by their paths in it.
                known: what need not be read, as `FinishedFiles.known` returns it.
            """


class Output:
    """What a build writes.

    Attributes:
        folder: the folder that it renders into, in the place of the site's; None inside another build.
        made: the files that it makes.
        twins: the pages as Markdown.
        over: does the same with many files.
    """

    def __init__(self, project: Project, report: Reporter, request: RenderRequest, *, is_serving: bool) -> None:
        """Write nothing yet.

        Args:
            project: the site.
            report: gets what is wrong with what was rendered.
            request: what is asked for.
            is_serving: whether MkDocs serves: then nobody else will see the site.
        """
        self.project, self.report, self.request, self.is_serving = project, report, request, is_serving
        self.made = MadeFiles(project)
        self.twins = Twins(project.products.all, is_wanted=project.options.markdown_pages)
        self.over: Over = here
        self.folder: SiteFolder | None = None
        self._inner: InnerFolder | None = None
        self._late: LateIndexes | None = None

    def put_off_indexes(self, config: MkDocsConfig) -> None:
        """Take from the plugins of `config` what they would do with finished pages; it is done with stamped ones."""
        self._late = LateIndexes(config)

    def begin(self, config: MkDocsConfig, outer: OuterBuild | None) -> None:
        """Have `config` render into a folder of its own, or into that of the `outer` build.

        Raises:
            UnusableSiteError: the site would take the place of what was written, not built, or cannot be written.
        """
        if outer is not None:
            self._inner = inner_folder(config, outer)
        if self._inner is not None:
            return
        if not self.request.keeps_slots and not self.is_serving:
            refuse_sources(self.project, Path(config.site_dir))
        self.folder = new_site_folder(config, self.project)

    def take_files(self, files: Files) -> None:
        """Have `files` be written there that a plugin made for the true folder."""
        if self.folder is not None:
            self.folder.take_files(files)

    def finish(
        self,
        config: MkDocsConfig,
        prepared: Prepared,
        *,
        keep: Keep | None = None,
        finished: FinishedFiles | None = None,
    ) -> Tree | None:
        """Make the site of what was rendered, and put it in the place of the last good one.

        Args:
            config: says where, and whether the build is strict.
            prepared: the sources, with the brand to stamp for.
            keep: gets the finished site before it is put there.
            finished: files that were finished before.

        Returns:
            The rendered tree, where the request is to keep its slots; None where it is stamped.

        Raises:
            PluginError: the build is strict and the sources have problems, or the site cannot be written.
            UnusableSiteError: a file that another plugin made cannot be stamped.
        """
        folder = Path(config.site_dir) if self.folder is None else self.folder.folder
        if self.folder is not None:
            self.folder.give_back()
        try:
            self._complete(folder, config)
            if self.request.keeps_slots:
                return self._checked(folder, prepared)
            self._stamp(folder, config, prepared, keep=keep, finished=finished)
        except OSError as error:
            raise UnusableSiteError(f"the site cannot be stamped: {reason_and_file(error)}") from error
        if self.folder is not None:
            publish(
                self.folder,
                prepared.brand.name or "the site",
                shown=self.project.shown(self.folder.target),
                has_problems=bool(self.report.problems),
                is_strict=config.strict,
                is_served=self.is_serving,
                put_away=remove_folder if finished is None else finished.resting.spare.put,
            )
        return None

    def _complete(self, folder: Path, config: MkDocsConfig) -> None:
        """Write what is made of finished pages: the index of an offline search, and the pages as Markdown."""
        if self.request.is_offline:
            write_offline_index(folder)
        about = TwinSite(config.site_name, config.site_description or "", config.site_url or "")
        self.twins.write(folder, about)

    def _stamp(
        self,
        folder: Path,
        config: MkDocsConfig,
        prepared: Prepared,
        *,
        keep: Keep | None,
        finished: FinishedFiles | None,
    ) -> None:
        """Fill the slots of what was rendered into a folder, but for files that were finished before; see `finish`."""
        writes_more = self._late is not None and self._late.are_any
        done = frozenset[str]()
        if finished is not None:
            done = finished.restore(folder, self.made.inputs.files.keys() - self.made.ours, may_part=not writes_more)
        tree = self._checked(folder, prepared, done=done)
        if not self.is_serving:
            self._check_leaks(tree, config, prepared, done=done)
        tree.stamp(prepared.site.values)
        tree.files = sorted([*tree.files, *done])
        if finished is not None:
            finished.keep(tree)
        if keep is not None:
            known = ({}, {}) if finished is None or writes_more else finished.known()
            keep(tree, folder, sources=self.made.inputs.files, known=known)

    def _checked(self, folder: Path, prepared: Prepared, *, done: Collection[str] = ()) -> Tree:
        """Return the tree that was rendered into a folder, but for what is done; report what is wrong, or refuse it."""
        tree = self.made.read(folder, done=done, over=self.over)
        self.made.refuse(tree, report=self.report)
        check_tree(tree, prepared.brand, self.project, self.report, values=prepared.site.values)
        if self._late is not None and self._late.are_any:
            tree.complete = self._late.make
        return tree

    def _check_leaks(self, tree: Tree, config: MkDocsConfig, prepared: Prepared, *, done: Collection[str]) -> None:
        """Report words of other brands of the site; what `extra.custom` names is the site's own."""
        brand = prepared.brand
        if not brand.name:
            brand = replace(brand, site_name=plain_text(config.site_name or "", prepared.site.values))
        names, folder, over = prepared.names, Path(config.site_dir), self.over
        found = leaks_of_one(self.project, brand, tree, providers=names, site_dir=folder, also=done, over=over)
        self.report.report_all(found)

    def give_back(self) -> bool:
        """Return whether this is a build inside another, which finishes; then the true folder is named again."""
        if self._inner is not None:
            self._inner.give_back()
        return self._inner is not None

    def remove(self) -> None:
        """Remove what a failed build leaves; the last good site was never touched."""
        self.give_back()
        if self.folder is not None:
            self.folder.remove()
