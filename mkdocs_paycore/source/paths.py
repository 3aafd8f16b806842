"""Paths as messages show them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def path_below(path: Path, *, root: Path) -> str:
    """Return a path as problems name it: relative to `root` where it is under it, else whole; with `/`."""
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()


def shown_path(path: Path, root: str) -> str:
    """Return a path as messages show it: below `root` where it is, else whole."""
    text, top = os.path.realpath(path), os.path.realpath(root or ".")
    return text.removeprefix(f"{top}{os.sep}").replace(os.sep, "/") if text.startswith(f"{top}{os.sep}") else str(path)
