"""A site that cannot be used at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_paycore.source.failure import reason_of
from mkdocs_paycore.source.paths import folders_below, refuse_endless

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class UnusableSiteError(Exception):
    """A site cannot be loaded or built; the message says why. A command that meets it was used wrongly.

    Attributes:
        reason: what is wrong, without its place.
        path: the file of the fault as messages show it; empty where it is not known.
        line: its line, from 1; 0 where it is not known.
        is_reported: whether the problems that it is about were reported before.
    """

    def __init__(self, reason: str, *, path: str = "", line: int = 0, is_reported: bool = False) -> None:
        """Keep what is wrong and where; the message has both."""
        place = f"{path}:{line}: " if line else f"{path}: " if path else ""
        super().__init__(f"{place}{reason}")
        self.reason, self.path, self.line, self.is_reported = reason, path, line, is_reported


def refuse_names(paths: Iterable[str], *, docs: str) -> None:
    """Refuse files whose names are no Unicode: no address leads to them, and most generators end in a traceback.

    Args:
        paths: of files, below the docs folder.
        docs: that folder, as messages show it.

    Raises:
        UnusableSiteError: there is such a file.
    """
    for path in paths:
        if not path.isascii() and (shown := os.fsencode(path).decode("utf-8", "backslashreplace")) != path:
            raise UnusableSiteError("the name of the file is no UTF-8; rename it", path=f"{docs}/{shown}")


def refuse_unreadable(folder: Path, *, shown: Callable[[Path], str]) -> None:
    """Refuse a folder with one in it that cannot be read, or a file that has no end.

    Generators leave out what is in such a folder without a word, and wait for such a file for ever. What is hidden is
    nothing to them.

    Args:
        folder: that of a site's docs.
        shown: says how messages show a path.

    Raises:
        UnusableSiteError: there is such a folder, or file.
    """
    try:
        for inside, folders, names in folders_below(folder):
            folders[:] = (name for name in folders if not name.startswith("."))
            for name in names:
                if name.startswith("."):
                    continue
                with suppress(FileNotFoundError):
                    refuse_endless(f"{inside}{os.sep}{name}")
    except OSError as error:
        path = Path(os.fsdecode(error.filename))
        kind = "folder" if path.is_dir() else "file"
        raise UnusableSiteError(f"the {kind} cannot be read: {reason_of(error)}", path=shown(path)) from None
