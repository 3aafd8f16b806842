"""What others raise, in words: the code of another package, where it must not end a build, and the system."""

from __future__ import annotations

import errno
import os
from typing import TypeGuard

FAILURES = (Exception, SystemExit)
"""What is caught around it. A module that calls `sys.exit` while it is imported would end a command without a word."""

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def failure(error: BaseException) -> str:
    """Return in a line what was raised: its class, and the first line of its message, where it has one.

    Args:
        error: what was raised.
    """
    return f"{type(error).__name__}: {error}".partition("\n")[0].removesuffix(": ")


def reason_of(error: OSError) -> str:
    """Return why a file or folder cannot be used, as it stands behind a colon.

    Args:
        error: what the system raised; where it has no words, its class says why.
    """
    return (error.strerror or type(error).__name__).lower()


def reason_and_file(error: OSError) -> str:
    """Return why a file cannot be used and which it is, where the system says that.

    Args:
        error: what the system raised; a full disk is nobody's.
    """
    return f"{reason_of(error)}: {os.fsdecode(error.filename)}" if error.filename else reason_of(error)


def is_full(error: BaseException) -> TypeGuard[OSError]:
    """Return whether nothing more can be written: a full disk, a full share of it, a file that may grow no more.

    The file that such an error names is of no use: for a copy the system names the one that is read.

    Args:
        error: what was raised.
    """
    return isinstance(error, OSError) and error.errno in _FULL
