"""Python's look for objects that hold each other, which goes through all that a build holds."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Have Python look for no garbage in a block, or a function, that makes many objects and lets few of them go.

    Returns:
        A context, which is a decorator as well.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
