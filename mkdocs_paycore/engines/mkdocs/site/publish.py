"""The last step of a build: a site that is whole takes the place of the last good one."""

from __future__ import annotations

from logging import DEBUG, INFO
from typing import TYPE_CHECKING, Protocol

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from mkdocs_paycore.engines.mkdocs.problems.log import counted_warnings
from mkdocs_paycore.source.failure import reason_of
from mkdocs_paycore.stamping.atomic_folder import remove_folder, replace_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

log = get_plugin_logger("paycore")


class BuiltFolder(Protocol):
    """The folder that a site was built in, and that whose place it takes."""

    folder: Path
    target: Path

    def remove(self) -> None:
        """Remove the folder."""


def publish(
    folder: BuiltFolder,
    name: str,
    *,
    shown: str,
    has_problems: bool,
    is_strict: bool,
    is_served: bool = False,
    put_away: Callable[[Path], object] = remove_folder,
) -> None:
    """Put a finished site where it belongs; a strict build with warnings leaves what is there.

    Args:
        folder: the folder that the site was built in.
        name: what the site is called in the log.
        shown: its place, as messages show it.
        has_problems: whether something was reported of the sources.
        is_strict: whether a warning fails the build.
        is_served: whether it is only shown while somebody writes.
        put_away: gets the folder of the site whose place it takes.

    Raises:
        PluginError: the site cannot be written; or the build is strict, and has problems that MkDocs did not count.
    """
    if is_strict and (has_problems or counted_warnings()):
        folder.remove()
        outcome = "stays as it was" if folder.target.is_dir() else "is not written"
        log.info("%s %s: the build has warnings and is strict", shown, outcome)
        if not counted_warnings():
            raise PluginError("the sources have problems, which --quiet hides, and the build is strict")
        return
    try:
        replace_folder(folder.folder, folder.target, put_away=put_away)
    except OSError as error:
        raise PluginError(f"the site cannot be written to {shown}: {reason_of(error)}") from None
    log.log(DEBUG if is_served else INFO, "Stamped %s to %s", name, shown)
