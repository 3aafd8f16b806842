"""The last step of a build: a site that is whole takes the place of the last good one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from mkdocs_paycore.engines.mkdocs.log import counted_warnings
from mkdocs_paycore.stamping.atomic_folder import replace_folder

if TYPE_CHECKING:
    from mkdocs_paycore.engines.mkdocs.site_folder import SiteFolder
    from mkdocs_paycore.project.project import Project
    from mkdocs_paycore.source.reporter import Reporter

log = get_plugin_logger("paycore")


def publish(folder: SiteFolder, name: str, *, project: Project, report: Reporter, is_strict: bool) -> None:
    """Put a finished site where it belongs; a strict build with warnings leaves what is there.

    Args:
        folder: the folder that the site was built in.
        name: what the site is called in the log.
        project: the sources of the site.
        report: what was reported of them.
        is_strict: whether a warning fails the build.

    Raises:
        PluginError: the site cannot be written; or the build is strict, and has problems that MkDocs did not count.
    """
    shown = project.shown(folder.target)
    if is_strict and (report.problems or counted_warnings()):
        folder.remove()
        outcome = "stays as it was" if folder.target.is_dir() else "is not written"
        log.info("%s %s: the build has warnings and is strict", shown, outcome)
        if not counted_warnings():
            raise PluginError("the sources have problems, which --quiet hides, and the build is strict")
        return
    try:
        replace_folder(folder.folder, folder.target)
    except OSError as error:
        raise PluginError(f"the site cannot be written to {shown}: {error}") from None
    log.info("Stamped %s to %s", name, shown)
