"""A prepared folder is one process's at a time: two builds of a site wait for each other."""

from __future__ import annotations

import logging
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from mkdocs_paycore.project.unusable import UnusableSiteError
from mkdocs_paycore.source.failure import reason_and_file
from mkdocs_paycore.source.paths import shown_path

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

log = logging.getLogger("paycore")
LOCK = ".paycore-lock"
"""The file that is locked, at the top of the folder; it is empty, and stays."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep other processes out of a prepared folder; wait for one that is at work in it, and say so.

    The lock ends with the process, however it ends, and with a generator that it started and that outlives it.

    Args:
        folder: the folder; made where it is not there.

    Returns:
        Nothing, for a block; the lock ends with it.

    Raises:
        UnusableSiteError: the folder cannot be written to.
    """
    where = shown_path(folder, os.getcwd())  # noqa: PTH109 - as a text
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise UnusableSiteError(f"{where} cannot be written: {reason_and_file(error)}") from None
    try:
        os.set_inheritable(handle, True)  # noqa: FBT003 - its own signature
        if not _take(handle, waits=False):
            log.warning("another build is at work in %s: waiting for its end", where)
            _take(handle, waits=True)
        yield
    finally:
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _take(handle: int, *, waits: bool) -> bool:
        while True:
            try:
                msvcrt.locking(handle, msvcrt.LK_LOCK if waits else msvcrt.LK_NBLCK, 1)
            except OSError:
                if not waits:
                    return False
            else:
                return True

else:
    import fcntl

    def _take(handle: int, *, waits: bool) -> bool:
        """Lock a file; return whether it is locked now."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX if waits else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # a file system without locks
            return True
        return True
