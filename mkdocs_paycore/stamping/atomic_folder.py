"""Putting a finished folder in the place of an older one, so that at any moment a whole one can be found."""

from __future__ import annotations

import ctypes
import errno
import functools
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.running import is_being_made

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_WHOLE, _OLD = ".whole", ".old"
"""Endings of the names of a folder that is finished, or was, and of the site that it takes the place of."""
_LEFTOVER = expression(r"\.(.+)\.paycore-\d+-")


def new_folder(target: Path) -> Path:
    """Return an empty folder for what shall take the place of `target`.

    It lies beside `target`, on its file system; where nothing may be made there (a container's mounted folder), among
    the system's temporary files. Restores first what an earlier run left behind when it was stopped.
    """
    target = target.resolve()
    prefix = f"{_prefix(target)}{os.getpid()}-"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        restore_folder(target)
        folder = Path(tempfile.mkdtemp(prefix=prefix, dir=target.parent))
    except OSError:
        folder = Path(tempfile.mkdtemp(prefix=prefix))
    folder.chmod(0o777 & ~_umask())
    return folder


def remove_folder(folder: Path) -> None:
    """Remove a folder, as far as that can be done."""
    shutil.rmtree(folder, ignore_errors=True)


def replace_folder(folder: Path, target: Path, *, put_away: Callable[[Path], object] = remove_folder) -> None:
    """Put `folder` in the place of `target`; what a site builder keeps there (hidden files) stays.

    Where the system can, the two are exchanged in one step; else by two renames; a mount point, which cannot be
    renamed, gets the files one by one.

    Args:
        folder: what takes the place.
        target: the place.
        put_away: gets the folder that was there, and moves or removes it, where the two were exchanged.

    Raises:
        OSError: the file system refused; `target` is as it was.
        NotADirectoryError: `target` is a file.
    """
    target = target.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.exists() and _moved_to_free_place(folder, target):
        return
    if not target.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "there is a file of that name", str(target))
    whole = folder.rename(folder.with_name(f"{folder.name}{_WHOLE}"))
    try:
        if _exchange(whole, target):
            _move_hidden(whole, target)
            put_away(whole)
        else:
            _replace(whole, target)
    finally:
        shutil.rmtree(whole, ignore_errors=True)


def _moved_to_free_place(folder: Path, target: Path) -> bool:
    """Move `folder` to where nothing is; False where another build was there first, for a rename replaces no site."""
    try:
        folder.rename(target)
    except OSError as error:
        if target.exists():
            return False
        if error.errno != errno.EXDEV:
            raise
        return _copied_to_free_place(folder, target)
    return True


def _copied_to_free_place(folder: Path, target: Path) -> bool:
    """Move `folder` from another file system to where nothing is; False where another build was there first.

    It is copied beside `target` first, for nobody shall see a half of it, and no other build take it for a whole one.
    """
    beside = Path(tempfile.mkdtemp(prefix=f"{_prefix(target)}{os.getpid()}-", dir=target.parent))
    try:
        shutil.copytree(folder, beside, symlinks=True, dirs_exist_ok=True)
        is_there = _moved_to_free_place(beside, target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    if is_there:
        shutil.rmtree(folder)
    return is_there


def _replace(folder: Path, target: Path) -> None:
    """Put `folder` in the place of `target` by two renames, or where `target` cannot be renamed, file by file."""
    old = folder.with_name(f"{folder.name}{_OLD}")
    try:
        target.rename(old)
    except OSError:
        if target.exists() or not _moved_to_free_place(folder, target):
            _copy_over(folder, target)
        return
    try:
        is_there = _moved_to_free_place(folder, target)
    except OSError:
        old.rename(target)
        raise
    if not is_there:
        _move_hidden(old, target)
        shutil.rmtree(old, ignore_errors=True)
        _replace(folder, target)
        return
    _move_hidden(old, target)
    shutil.rmtree(old, ignore_errors=True)


def restore_folders(parent: Path) -> None:
    """Restore every folder in `parent` that an earlier run worked on; see `restore_folder`."""
    names = {found[1] for path in parent.glob(".*") if (found := _LEFTOVER.match(path.name))}
    for name in sorted(names):
        restore_folder(parent / name)


def restore_folder(target: Path) -> None:
    """Bring back the last whole folder at `target`, and remove unfinished ones, after a run that was stopped."""
    target = target.resolve()
    leftovers = [path for path in _leftovers(target) if not _is_alive(path, target)]
    for path in leftovers:
        if path.name.endswith(_OLD) and not target.exists():
            path.rename(target)
    for path in leftovers:
        if path.is_dir():
            if target.is_dir() and path.name.endswith((_WHOLE, _OLD)):
                _move_hidden(path, target)
            shutil.rmtree(path, ignore_errors=True)


def _prefix(target: Path) -> str:
    return f".{target.name}.paycore-"


def _leftovers(target: Path) -> Iterator[Path]:
    if target.parent.is_dir():
        yield from sorted(path for path in target.parent.iterdir() if path.name.startswith(_prefix(target)))


def _is_alive(path: Path, target: Path) -> bool:
    """Return whether the process that made the folder still runs (another build of the same site)."""
    number = path.name.removeprefix(_prefix(target)).partition("-")[0]
    return number != str(os.getpid()) and is_being_made(path, number)


def _move_hidden(source: Path, target: Path) -> None:
    """Move hidden entries at the top (`.git`, `.well-known`) that the target lacks; MkDocs keeps them as well."""
    for entry in source.iterdir():
        if entry.name.startswith(".") and not (target / entry.name).exists():
            entry.rename(target / entry.name)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step (Linux 3.15, `renameat2(2)`); False where the system or file system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    result: int = renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return result == 0


def _copy_over(folder: Path, target: Path) -> None:
    kept = {path.relative_to(folder) for path in folder.rglob("*")}
    for path in sorted(folder.rglob("*")):
        there = target / path.relative_to(folder)
        if there.is_dir() and not path.is_dir():
            shutil.rmtree(there)
        if path.is_dir():
            if not there.is_dir():
                there.unlink(missing_ok=True)
            there.mkdir(exist_ok=True)
        else:
            new = there.with_name(f"{there.name}.paycore-new")
            try:
                shutil.copy2(path, new)
                new.replace(there)
            except BaseException:
                new.unlink(missing_ok=True)
                raise
    for path in sorted(target.rglob("*"), reverse=True):
        inside = path.relative_to(target)
        if inside in kept or inside.parts[0].startswith("."):
            continue
        if path.is_dir():
            path.rmdir()
        else:
            path.unlink()


@functools.cache
def _umask() -> int:
    """Return the mask of this process; asking means changing it for a moment, so it is asked once, when imported."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


_umask()
