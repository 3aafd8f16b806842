"""The state of a built folder: as long as it is the same, nobody has changed, added or removed a file in it.

Nothing is read. A file is known by its place on the disk, its size and its times. One that has further names elsewhere,
as what no brand changes has one in the folder of each brand, is looked at once for all of them.
"""

from __future__ import annotations

import os
from hashlib import blake2b
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Shared: TypeAlias = dict[str, list[int]]
"""By its number on the disk, what tells of a file of several names: its size and its times."""


def folder_state(folder: Path, shared: Shared) -> str:
    """Return the state of a folder and all that is below it, but for what is hidden at its top.

    Args:
        folder: the folder.
        shared: gets the files in it that have further names.

    Returns:
        Letters and digits. Two folders, and one folder at two times, are the same where these and `shared` are.
    """
    digest = blake2b(digest_size=20)
    for line in _lines(str(folder), shared, is_top=True):
        digest.update(line.encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _lines(place: str, shared: Shared, *, is_top: bool = False) -> Iterator[str]:
    try:
        with os.scandir(place) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        yield f"? {place}\0"
        return
    for entry in entries:
        if is_top and entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield f"/ {entry.name}\0"
            yield from _lines(entry.path, shared)
            yield "..\0"
        else:
            yield f"{entry.name}\0{_file(entry, shared)}\0"


def _file(entry: os.DirEntry[str], shared: Shared) -> str:
    number = str(entry.inode())
    if number in shared:
        return number
    try:
        about = entry.stat(follow_symlinks=False)
    except OSError:
        return "gone"
    times = [about.st_size, about.st_mtime_ns, about.st_ctime_ns]
    if about.st_nlink > 1:
        shared[number] = times
        return number
    return f"{number} {times}"
