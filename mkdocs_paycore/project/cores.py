"""How many processes a build may have."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mkdocs_paycore.project.unusable import UnusableSiteError

if TYPE_CHECKING:
    from mkdocs_paycore.project.options import Options

_VARIABLE = "PAYCORE_CORES"


def cores(options: Options) -> int:
    """Return how many processes may work at once, the build's own included: 1 or more.

    Args:
        options: what the site says; the variable PAYCORE_CORES of the environment wins.

    Raises:
        UnusableSiteError: the variable is no number.
    """
    given = os.environ.get(_VARIABLE, "").strip()
    if given and not (given.isascii() and given.isdigit()):
        raise UnusableSiteError(f"{_VARIABLE} is {given!r}, expected a number of processes: 0 or more")
    return int(given or options.cores) or _processors()


def _processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
