"""Paths as messages show them."""

from __future__ import annotations

import os
from pathlib import Path

_NEAR = 2
"""So many folders above the root a file is still shown as seen from it."""


def path_below(path: Path, *, root: Path) -> str:
    """Return a path as problems name it: relative to `root` where it is under it, else whole; with `/`."""
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()


def shown_path(path: Path, root: str) -> str:
    """Return a path as messages show it: as seen from `root` where it is below it, or near it; else whole.

    It is below it by its own name, or once links are followed.
    """
    top = Path.cwd() / root
    real, real_top = os.path.realpath(path), os.path.realpath(top)
    for found, start in ((os.path.normpath(Path.cwd() / path), os.path.normpath(top)), (real, real_top)):
        if found.startswith(f"{start}{os.sep}"):
            return found.removeprefix(f"{start}{os.sep}").replace(os.sep, "/")
    folder = Path(real_top)
    for ups, above in enumerate(folder.parents[:_NEAR], start=1):
        if above != Path(above.anchor) and real != real_top and real.startswith(f"{above}{os.sep}"):
            return "../" * ups + Path(real).relative_to(above).as_posix()
    return str(path)
