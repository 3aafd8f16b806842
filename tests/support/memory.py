"""Room in memory for what tests write: a run makes a hundred thousand files, and disks take long to remove them."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")  # noqa: S108 - a folder below it is made by pytest and tempfile, for this user alone
"""Where Linux has a file system in memory."""
ROOM = 4 << 30
"""So many bytes have to be free there; a run of all tests needs a part of them."""


def use_memory() -> None:
    """Have temporary files lie in memory, also those of programs that tests start.

    Nothing happens where `TMPDIR` names a place, where there is little room, or where no program may be run.
    """
    if "TMPDIR" in os.environ or not MEMORY.is_dir():
        return
    place = os.statvfs(MEMORY)
    if place.f_bavail * place.f_frsize >= ROOM and not place.f_flag & os.ST_NOEXEC:
        os.environ["TMPDIR"] = str(MEMORY)
        tempfile.tempdir = None  # asked again: pytest has used it before
