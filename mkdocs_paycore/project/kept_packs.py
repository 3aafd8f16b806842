"""Contents that are kept between builds, many in a file: to make a file takes longer than to write what is in it.

A pack is made by one build and never changes. It holds contents, then an index of them (the digest that each is named
by, where it begins, its length), then where the index begins and how many there are. A build writes its pack beside its
place and renames it before anything names what is in it. So two builds may do so at once, each may be killed at any
moment, and who reads a pack meanwhile finds all of it or nothing.
"""

from __future__ import annotations

import itertools
import os
import secrets
import struct
import zlib
from contextlib import suppress
from threading import RLock
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

from mkdocs_paycore.project.dependencies import digest_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

PACK = ".pack"
"""How the names of packs end."""
_ENTRY, _END = struct.Struct("<20sQQ"), struct.Struct("<QQ8s")
_KIND = b"paycore1"
"""What a pack ends with; another number stands for another format."""
_COMPRESSED = 256 * 1024
"""Bytes. Larger contents are compressed: pages of a large site are mostly navigation. Smaller ones are kept sooner."""
_AT_ONCE = 4 * 2**20
"""Bytes. So many wait in memory before they are written."""
_MOST_PACKS = 32
_LARGEST = 8
"""So many packs stay as they are where the small ones of too many are made one."""
_OWN, _COUNTED = secrets.token_hex(6), itertools.count()
"""What the names of files that are being written hold, so that no other process, on whatever machine, takes them."""


def written_beside(path: str) -> str:
    """Return the path of a file that is written beside a `path`, and no one else writes."""
    return f"{path}.{_OWN}-{os.getpid()}-{next(_COUNTED)}.part"


def for_this_user(path: str, flags: int) -> int:
    """Return the number of a new file that nobody else may read, opened for `open` at a `path` with its `flags`."""
    return os.open(path, flags, 0o600)


def kept_content(packed: bytes) -> bytes:
    """Return a content that was kept, `packed` as it lies in the file.

    Raises:
        zlib.error: it is damaged.
    """
    return zlib.decompress(packed[1:]) if packed[:1] == b"z" else packed[1:]


class Packs:
    """The packs in a folder, and one that is being made.

    All that one process keeps in a folder goes to the same pack: see `packs_in`.

    Attributes:
        folder: the folder; it is made when it is needed.
    """

    def __init__(self, folder: Path) -> None:
        """Know no pack yet; `folder` is where they are."""
        self.folder = folder
        self._packs: dict[str, tuple[tuple[int, int], dict[str, tuple[int, int]]]] = {}
        self._used: set[str] = set()
        self._lock = RLock()
        self._begin()

    def _begin(self) -> None:
        """Have no pack in the making."""
        self._process, self._path, self._part = os.getpid(), "", ""
        self._index: dict[str, tuple[int, int]] = {}
        self._waiting, self._written = bytearray(), 0

    def look(self) -> None:
        """Look which packs are there."""
        with self._lock:
            known, self._packs = self._packs, {}
            with suppress(OSError), os.scandir(self.folder) as found:
                for entry in found:
                    if entry.name.endswith(PACK):
                        about = entry.stat()
                        stamp = about.st_size, about.st_ino
                        kept = known.get(entry.path)
                        index = kept[1] if kept and kept[0] == stamp else _index_of(entry.path)
                        self._packs[entry.path] = stamp, index

    def has(self, name: str) -> bool:
        """Return whether a content of that name is there; what is in it is not looked at."""
        is_waiting = name in self._index and self._process == os.getpid()
        return is_waiting or any(name in index for _, index in self._known())

    def put(self, content: bytes) -> str:
        """Keep a content; it is there for others after `close`.

        Returns:
            Its name: letters and digits, the same for the same content.

        Raises:
            OSError: nothing can be written.
        """
        name = digest_of(content)
        if not self.has(name):
            self._add(name, b"z" + zlib.compress(content, 1) if len(content) > _COMPRESSED else b"p" + content)
        self._used.add(name)
        return name

    def packed(self, name: str) -> bytes | None:
        """Return the content of that name as it is kept, for `kept_content`; None where it is not, or damaged."""
        if not self.has(name):
            return None
        for is_another in (False, True):
            if is_another:
                self.look()  # another build may have packed it anew
            for packed in self._found(name):
                if _is_whole(packed, name):
                    return packed
        for _, index in self._known():
            index.pop(name, None)  # it is to be kept again
        return None

    def _known(self) -> list[tuple[tuple[int, int], dict[str, tuple[int, int]]]]:
        """Return what is known of each pack, as it is now: another thread may end one meanwhile."""
        return list(self._packs.values())

    def _add(self, name: str, packed: bytes) -> None:
        with self._lock:
            if self._process != os.getpid():
                self._begin()  # the pack of the process that this one was forked from is not its own
            self._index[name] = self._written + len(self._waiting), len(packed)
            self._waiting += packed
            if len(self._waiting) > _AT_ONCE:
                self._write()

    def _found(self, name: str) -> Iterator[bytes]:
        """Yield what is kept under a name: a damaged content may have been kept again."""
        with self._lock:
            if name in self._index and self._process == os.getpid():
                start, length = self._index[name]
                if start >= self._written:
                    start -= self._written
                    yield bytes(self._waiting[start : start + length])
                else:
                    yield from _part_of_file(self._part, start, length)
        for path, (_, index) in list(self._packs.items()):
            if name in index:
                yield from _part_of_file(path, *index[name])

    def close(self) -> None:
        """Put the pack that is being made in its place, for others to read.

        Raises:
            OSError: it cannot be written.
        """
        with self._lock:
            if not self._index or self._process != os.getpid():
                return
            index = b"".join(_ENTRY.pack(bytes.fromhex(name), *place) for name, place in self._index.items())
            start = self._written + len(self._waiting)
            self._waiting += index + _END.pack(start, len(self._index), _KIND)
            self._write()
            os.replace(self._part, self._path)  # noqa: PTH105 - paths stay texts here
            about = os.stat(self._path)  # noqa: PTH116 - as above
            self._packs[self._path] = (about.st_size, about.st_ino), self._index
            self._begin()

    def _write(self) -> None:
        if not self._part:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._path = f"{self.folder}{os.sep}{secrets.token_hex(8)}{PACK}"
            self._part = written_beside(self._path)
        try:
            with open(self._part, "ab", opener=for_this_user) as file:
                file.write(self._waiting)
        except OSError:
            self._begin()  # what was put into it counts as not kept
            raise
        self._written += len(self._waiting)
        self._waiting = bytearray()

    def use(self, names: Iterable[str]) -> None:
        """Mark the packs with these `names` as used now, so that others are removed before them."""
        self._used.update(names)
        for path, (_, index) in list(self._packs.items()):
            if not self._used.isdisjoint(index):
                with suppress(OSError):
                    os.utime(path)

    def merge(self) -> None:
        """Make one pack of the small ones, where there are too many.

        Raises:
            OSError: it cannot be written.
        """
        if len(self._packs) > _MOST_PACKS:
            by_size = sorted(self._packs, key=lambda path: self._packs[path][0])
            small = by_size[:-_LARGEST]
            self.remove(small, but={name for path in small for name in self._packs[path][1]})

    def remove(self, paths: Collection[str], *, but: Collection[str] | None = None, room: int | None = None) -> None:
        """Remove packs.

        Args:
            paths: those of the packs.
            but: the names of contents that are kept all the same; those that were used, where none are given.
            room: how many bytes of them may be kept, where not all may.

        Raises:
            OSError: what is kept cannot be written.
        """
        wanted = self._used if but is None else but
        removed = {path: self._packs.pop(path)[1] for path in paths if path in self._packs}
        left = sum(length for index in removed.values() for _, length in index.values()) if room is None else room
        for path, index in removed.items():
            for name in sorted(index.keys() & wanted, key=index.__getitem__):
                for packed in () if self.has(name) else _part_of_file(path, *index[name]):
                    left -= len(packed)
                    if left >= 0 and _is_whole(packed, name):
                        self._add(name, packed)
        self.close()
        for path in paths:
            with suppress(OSError):
                os.unlink(path)  # noqa: PTH108 - as above


_AT_WORK: WeakValueDictionary[str, Packs] = WeakValueDictionary()


def packs_in(folder: Path) -> Packs:
    """Return the packs in a folder, as they are now: the same object for all of a process who keep something there."""
    packs = _AT_WORK.get(str(folder))
    if packs is None:
        packs = _AT_WORK[str(folder)] = Packs(folder)
    packs.look()
    return packs


def _is_whole(packed: bytes, name: str) -> bool:
    try:
        return digest_of(kept_content(packed)) == name
    except zlib.error:
        return False


def _part_of_file(path: str, start: int, length: int) -> Iterator[bytes]:
    """Yield a part of a file; nothing where it cannot be read."""
    with suppress(OSError), open(path, "rb", buffering=0) as file:  # noqa: PTH123 - as above
        file.seek(start)
        yield file.read(length)


def _index_of(path: str) -> dict[str, tuple[int, int]]:
    """Return what is in a pack, by name: where it begins, and its length; nothing where it is no whole pack."""
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - as above
            end = file.seek(-_END.size, os.SEEK_END)
            start, count, kind = _END.unpack(file.read(_END.size))
            if kind != _KIND or start + count * _ENTRY.size != end:
                return {}
            file.seek(start)
            return {name.hex(): (at, length) for name, at, length in _ENTRY.iter_unpack(file.read(end - start))}
    except (OSError, struct.error):
        return {}
