"""Putting files that no brand changes into several folders at the cost of one."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_FICLONE = 0x40049409
"""Linux, `ioctl_ficlone(2)`: the two files share their blocks until one is written."""


def share(names: Iterable[str], source: str, target: str, *, copies: bool = False) -> None:
    """Make files of one folder the same files of another: by reflink, else by hard link, else as a copy.

    Args:
        names: paths of files below `source`; below `target` there is none of them, but their folders.
        source: the folder that has the files.
        target: the folder that gets them.
        copies: make files of their own in any case, for people who change a built folder in place.
    """
    by_reflink, by_link = sys.platform.startswith("linux"), not copies
    for name in names:  # thousands: what a file system refused once is not asked for again, and paths stay texts
        old, new = f"{source}/{name}", f"{target}/{name}"
        by_reflink = by_reflink and _reflink(old, new)
        if by_reflink:
            continue
        by_link = by_link and _link(old, new)
        if not by_link:
            shutil.copy2(old, new)


def _reflink(source: str, target: str) -> bool:
    import fcntl  # noqa: PLC0415 - only where there is one

    try:
        with Path(source).open("rb") as old, Path(target).open("wb") as new:
            fcntl.ioctl(new.fileno(), _FICLONE, old.fileno())
    except OSError:
        Path(target).unlink(missing_ok=True)
        return False
    shutil.copystat(source, target)
    return True


def _link(source: str, target: str) -> bool:
    try:
        os.link(source, target)
    except OSError:
        return False
    return True
