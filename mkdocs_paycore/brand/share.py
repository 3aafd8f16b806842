"""Putting a file that no brand changes into several folders at the cost of one."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

_FICLONE = 0x40049409
"""Linux, `ioctl_ficlone(2)`: the two files share their blocks until one is written."""
_without_reflinks: set[tuple[int, int]] = set()
"""Pairs of file systems, by their numbers, that have refused a reflink: asking again for each file takes its time."""


def share(source: str | Path, target: str | Path, *, copies: bool = False) -> None:
    """Make `target` the same file as `source`: by reflink, else by hard link, else as a copy.

    Args:
        source: an existing file.
        target: a path that does not exist, its folder does.
        copies: make a file of its own in any case, for people who change a built folder in place.
    """
    if _reflink(source, target):
        shutil.copystat(source, target)
        return
    if not copies:
        try:
            os.link(source, target)
        except OSError:
            pass
        else:
            return
    shutil.copy2(source, target)


def _reflink(source: str | Path, target: str | Path) -> bool:
    if not sys.platform.startswith("linux"):
        return False
    systems = (os.stat(source).st_dev, os.stat(os.path.dirname(target) or ".").st_dev)  # noqa: PTH116, PTH120 - thousands of files
    if systems in _without_reflinks:
        return False
    import fcntl  # noqa: PLC0415 - only where there is one

    try:
        with Path(source).open("rb") as old, Path(target).open("wb") as new:
            fcntl.ioctl(new.fileno(), _FICLONE, old.fileno())
    except OSError:
        _without_reflinks.add(systems)
        Path(target).unlink(missing_ok=True)
        return False
    return True
