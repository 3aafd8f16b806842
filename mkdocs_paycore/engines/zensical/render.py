"""The first two steps with Zensical: a folder is prepared, and a tree with slots rendered from it."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.check.context import CheckedPages
from mkdocs_paycore.check.run import run
from mkdocs_paycore.engines.docs_tree.lock import locked
from mkdocs_paycore.engines.zensical.config import SITE
from mkdocs_paycore.engines.zensical.overrides import THEMES
from mkdocs_paycore.engines.zensical.pages import rendered_pages
from mkdocs_paycore.engines.zensical.run import run_zensical
from mkdocs_paycore.markdown.loading import loading_failure
from mkdocs_paycore.project.chosen_brand import ENVIRONMENT
from mkdocs_paycore.project.settings import named_options
from mkdocs_paycore.project.unusable import UnusableSiteError
from mkdocs_paycore.source.failure import reason_and_file
from mkdocs_paycore.source.rule import Stage
from mkdocs_paycore.stamping.atomic_folder import new_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from mkdocs_paycore.check.rendered_page import RenderedPage
    from mkdocs_paycore.engines.docs_tree.folder import PreparedFolder
    from mkdocs_paycore.project.project import Project
    from mkdocs_paycore.source.reporter import Reporter

_WORK = ".cache/paycore/zensical"
_RENDERED = "rendered"
_OFFLINE = "_offline-"
"""How the folders of offline builds begin; no brand's name begins so."""


@dataclass(slots=True)
class Rendered:
    """What Zensical made.

    Attributes:
        root: the folder of the rendered tree; whoever asked for it removes it.
        output: what Zensical wrote to the terminal.
        pages: the pages of the tree, as rules see them.
    """

    root: Path
    output: str
    pages: list[RenderedPage] = field(default_factory=list)

    def remove(self) -> None:
        """Remove the tree."""
        shutil.rmtree(self.root, ignore_errors=True)


@contextmanager
def work_folder(project: Project, brand: str | None, *, is_offline: bool = False) -> Iterator[Path]:
    """Give the folder that a site is prepared to between builds, and keep other builds out of it meanwhile.

    Args:
        project: the site.
        brand: the brand that is asked for; None: the one that the environment or the site names.
        is_offline: whether the site is opened from a folder: such a build has a folder of its own.

    Returns:
        The folder, for a block; the lock ends with it.

    Raises:
        UnusableSiteError: nothing can be written there.
    """
    name = brand or os.environ.get(ENVIRONMENT) or project.options.brand
    folder = project.root / _WORK
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder.parent / ".gitignore").write_text("*\n", encoding="utf-8")
    except OSError as error:
        shown = project.shown(folder)
        raise UnusableSiteError(f"{shown} cannot be written: {reason_and_file(error)}") from None
    place = name if name in project.brand_names() else "site"
    work = folder / (f"{_OFFLINE}{place}" if is_offline else place)
    with locked(work):
        yield work


def rendered_site(prepared: PreparedFolder, report: Reporter) -> Rendered:
    """Have Zensical build a prepared folder; report what the rules for pages find in what came out.

    Args:
        prepared: the folder.
        report: gets what is wrong.

    Returns:
        What came out.

    Raises:
        UnusableSiteError: it cannot be built.
    """
    try:
        output = run_zensical(prepared.folder)
    except UnusableSiteError as error:
        raise UnusableSiteError(f"{error}{_hint(str(error), prepared.settings)}") from None
    try:
        root = new_folder(prepared.folder / _RENDERED)
        root.rmdir()
        (prepared.folder / SITE).rename(root)
    except OSError as error:
        raise UnusableSiteError(f"the rendered site cannot be moved: {reason_and_file(error)}") from None
    rendered = Rendered(root, output, rendered_pages(prepared.tree, root))
    checked = CheckedPages(site=prepared.tree.prepared.site, pages=rendered.pages)
    run(Stage.PAGES, checked, report, wants=report.wants)
    return rendered


def _hint(reason: str, settings: Mapping[str, Any]) -> str:
    """Return what is to be said behind the reason of a failure that came from what the site names; see `rendered_site`.

    Args:
        reason: what Zensical said.
        settings: those of the prepared folder.
    """
    for name, options in named_options(settings.get("markdown_extensions")).items():
        if (words := loading_failure(name, options)) and words in reason:
            return f" (the Markdown extension {name!r} cannot be loaded)"
    theme = settings["theme"].get("name")
    return "" if theme in THEMES else f" (the theme is {theme!r}; Zensical draws 'material', and what extends it)"
