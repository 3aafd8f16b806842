"""A build of what is kept: MkDocs goes through its steps, and finds no page, no template and no plugin to run."""

from __future__ import annotations

import logging
import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files

from mkdocs_paycore.engines.mkdocs.site.publish import publish
from mkdocs_paycore.project.kept_packs import kept_content
from mkdocs_paycore.project.output_folder import refuse_strangers
from mkdocs_paycore.project.render import RenderResult
from mkdocs_paycore.project.unusable import UnusableSiteError
from mkdocs_paycore.source.failure import reason_of
from mkdocs_paycore.source.paths import shown_path
from mkdocs_paycore.stamping.atomic_folder import new_folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_paycore.engines.mkdocs.warm.kept_render import KeptRender

log = get_plugin_logger("paycore")


class KeptBuild:
    """Puts a site that is kept where a build of it would be.

    Attributes:
        result: what the build that was kept came to.
        outer: none: a build inside another is never one of these.
    """

    outer = None

    def __init__(
        self, config: MkDocsConfig, kept: KeptRender, *, root: Path, plugin: object, put: Callable[[], None]
    ) -> None:
        """Leave nothing for MkDocs to render.

        Args:
            config: the site's, before any plugin changed it; its pages, templates and other plugins are left out.
            kept: the site.
            root: the folder of its configuration.
            plugin: ours, the only one that hears of what follows.
            put: called when the site was put in its place.
        """
        self.config, self.kept, self.root, self._put = config, kept, root, put
        self.result = RenderResult(problems=kept.problems, brand_name=kept.brand)
        self.target, self.folder = Path(config.site_dir), Path(config.site_dir)
        self._docs, self._themes, self._is_begun = config.docs_dir, config.theme.dirs, False
        for methods in config.plugins.events.values():
            methods[:] = [method for method in methods if getattr(method, "__self__", None) is plugin]
        config.nav, config.extra_templates = [], []
        config.theme.static_templates, config.theme.dirs = set(), []

    def begin(self) -> None:
        """Take a new folder, in the place of the site's.

        Raises:
            UnusableSiteError: the site would take the place of what was written, not built, or cannot be written.
        """
        refuse_strangers(self.target, root=self.root)
        try:
            self.folder = new_folder(self.target)
        except OSError as error:
            raise UnusableSiteError(f"the site cannot be written to {self._shown}: {error}") from None
        self._is_begun = True
        self.config.site_dir = self.config.docs_dir = str(self.folder)
        log.info("No source has changed since a build that is kept: what that rendered is taken")
        for name, level, message in self.kept.logged:
            logging.getLogger(name).log(level, "%s", message)

    def files(self) -> Files:
        """Return no file: all that are, are kept."""
        return Files([])

    def finish(self) -> None:
        """Write the files, and put the site in the place of the last good one.

        Raises:
            PluginError: the build is strict and the sources have problems, or the site cannot be written.
            UnusableSiteError: a file cannot be written.
        """
        self._give_back()
        name = self.kept.brand or "the site"
        has_problems = bool(self.kept.problems) or any(level >= logging.WARNING for _, level, _ in self.kept.logged)
        if self.kept.is_in_place:
            shutil.rmtree(self.folder, ignore_errors=True)
            log.info("%s in %s is what it was", name, self._shown)
            return
        try:
            for path in self.kept.folders:
                os.mkdir(f"{self.folder}/{path}")  # noqa: PTH102 - thousands of paths: they stay texts
            for path, source in self.kept.copies.items():
                shutil.copyfile(source, f"{self.folder}/{path}")
            for path, packed in self.kept.packed.items():
                with open(f"{self.folder}/{path}", "wb") as file:  # noqa: PTH123 - as above
                    file.write(kept_content(packed))
        except OSError as error:
            raise UnusableSiteError(f"the site cannot be written: {reason_of(error)}") from error
        publish(self, name, shown=self._shown, has_problems=has_problems, is_strict=self.config.strict)
        with suppress(OSError):
            self._put()

    def remove(self) -> None:
        """Remove what a failed build leaves; the last good site was never touched."""
        if self._is_begun:
            self._give_back()
            shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def _shown(self) -> str:
        return shown_path(self.target, str(self.root))

    def _give_back(self) -> None:
        self.config.site_dir, self.config.docs_dir = str(self.target), self._docs
        self.config.theme.dirs = self._themes
