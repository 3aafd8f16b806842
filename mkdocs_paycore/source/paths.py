"""Paths as messages show them."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NEAR = 2
"""So many folders above the root a file is still shown as seen from it."""


def path_below(path: Path, *, root: Path) -> str:
    """Return a path as problems name it: relative to `root` where it is under it, else whole; with `/`."""
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()


def shown_path(path: Path, root: str) -> str:
    """Return a path as messages show it: as seen from `root` where it is below it, or near it; else whole.

    It is below it by its own name, or once links are followed.
    """
    here = os.getcwd()  # noqa: PTH109 - thousands of paths: they stay texts
    typed, top = (os.path.join(here, each) for each in (path, root))  # noqa: PTH118 - as above
    real, real_top = typed, top
    for follow in (os.path.normpath, os.path.realpath):
        real, real_top = follow(typed), follow(top)
        if real.startswith(f"{real_top}{os.sep}"):
            return real.removeprefix(f"{real_top}{os.sep}").replace(os.sep, "/")
    folder = Path(real_top)
    for ups, above in enumerate(folder.parents[:_NEAR], start=1):
        if above != Path(above.anchor) and real != real_top and real.startswith(f"{above}{os.sep}"):
            return "../" * ups + Path(real).relative_to(above).as_posix()
    return str(path)


def refuse_endless(file: str | Path) -> None:
    """Refuse to read what may have no end, or wait for somebody to write: a pipe, a device, or a link to one.

    Args:
        file: the file that is to be read.

    Raises:
        OSError: it is such, or cannot be looked at.
    """
    mode = os.stat(file).st_mode  # noqa: PTH116 - of thousands of files, whose paths are texts
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise OSError(errno.EINVAL, "it is a pipe or a device, no file with a text", str(file))


def folders_below(top: Path) -> Iterator[tuple[Path, list[str], list[str]]]:
    """Yield the folders below a folder, itself first, those in linked folders as well, with their folders and files.

    A link to a folder that it lies in leads nowhere new, and is not followed.

    Args:
        top: the folder; what is taken out of a list of folders is not gone through.

    Raises:
        OSError: a folder cannot be read: nobody knows what is left out then.
    """
    for parent, folders, files in os.walk(top, followlinks=True, onerror=_raise):
        here = os.path.realpath(parent)
        folders[:] = sorted(name for name in folders if not _leads_back(os.path.join(parent, name), here))  # noqa: PTH118 - for each folder
        yield Path(parent), folders, sorted(files)


def is_below(path: str, tops: Iterable[str]) -> bool:
    """Return whether a `path` is one of some folders, the `tops`, or leads into one of them, as they are written."""
    return any(path == top or path.startswith(f"{top}{os.sep}") for top in tops)


def _raise(error: OSError) -> NoReturn:
    raise error


def _leads_back(folder: str, here: str) -> bool:
    if not os.path.islink(folder):  # noqa: PTH114 - as above
        return False
    target = os.path.realpath(folder)
    return f"{here}{os.sep}".startswith(f"{target.rstrip(os.sep)}{os.sep}")
