"""What the code of another package raises, where it must not end a build: which exceptions, and in words."""

from __future__ import annotations

FAILURES = (Exception, SystemExit)
"""What is caught around it. A module that calls `sys.exit` while it is imported would end a command without a word."""


def failure(error: BaseException) -> str:
    """Return in a line what was raised: its class, and the first line of its message, where it has one.

    Args:
        error: what was raised.
    """
    return f"{type(error).__name__}: {error}".partition("\n")[0].removesuffix(": ")
