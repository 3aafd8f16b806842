"""What installed packages bring: their entry points, which are looked for once."""

from __future__ import annotations

import sys
from functools import cache
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from importlib.metadata import EntryPoints


def entry_points_of(group: str) -> EntryPoints:
    """Return the entry points of a group; to look for any takes as long as to look for all."""
    return _found(tuple(sys.path)).select(group=group)


@cache
def _found(_places: tuple[str, ...]) -> EntryPoints:
    return cast("EntryPoints", entry_points())  # Python 3.11 has another class here, with the same methods
