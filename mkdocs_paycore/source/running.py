"""Whether the process that made something still runs, so that what others left behind can be removed."""

from __future__ import annotations

import os
import time
from pathlib import Path

_DAY = 24 * 60 * 60
"""Seconds; numbers of processes come again, in containers soon, and nothing here takes a day."""


def is_being_made(path: Path, number: str) -> bool:
    """Return whether a file or folder may still be made, by the process of a number.

    Args:
        path: the file or folder.
        number: that of the process, as the name of `path` has it; what is no number is nobody's.
    """
    try:
        if not number.isdigit() or time.time() - path.stat().st_mtime > _DAY:
            return False
        os.kill(int(number), 0)
    except (FileNotFoundError, ProcessLookupError):
        return False
    except OSError:
        return True
    return not _is_zombie(number)


def _is_zombie(number: str) -> bool:
    """Return whether a process ended and nobody has asked how (a killed build in a container without an init)."""
    try:
        state = Path("/proc", number, "stat").read_text("utf-8", errors="replace")
    except OSError:
        return False
    return state.rpartition(")")[2].split()[:1] == ["Z"]
