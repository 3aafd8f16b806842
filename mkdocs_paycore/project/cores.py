"""How many processes a build may have."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mkdocs_paycore.project.unusable import UnusableSiteError

if TYPE_CHECKING:
    from mkdocs_paycore.project.options import Options

_VARIABLE = "PAYCORE_CORES"
_DIGITS = 9
"""Of the variable no more are read: so many processes are more than there can be, and Python refuses 5,000 digits."""
_EACH = 8
"""How many processes a processor has to do at most; thousands would keep a machine from any other work."""


def cores(options: Options) -> int:
    """Return how many processes may work at once, the build's own included: 1 or more, and no more than are of use.

    Args:
        options: what the site says; the variable PAYCORE_CORES of the environment wins.

    Raises:
        UnusableSiteError: the variable is no number.
    """
    given = os.environ.get(_VARIABLE, "").strip()
    if given and not (given.isascii() and given.isdigit()):
        raise UnusableSiteError(f"{_VARIABLE} is {given!r}, expected a number of processes: 0 or more")
    number = int(given[:_DIGITS] or options.cores) or _processors()
    return min(number, _EACH * _processors())


def _processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
