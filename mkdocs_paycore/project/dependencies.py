"""What an answer depended on, in a form that can be kept: as long as all of it is the same, so is the answer.

A file is the same where nothing about it changed (size, times, place on the disk), or where it has the same content all
the same, as after a checkout. A file that changed while the answer was worked out cannot be a dependency: nobody knows
which of its contents was read.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from hashlib import blake2b, sha256
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection

_MOST_FILES = 50_000
"""Who reads more depends on too much to be looked through each time."""
_DIGITS = 40
"""Of a digest that is kept: 160 bits."""
TICK = 10_000_000
"""Nanoseconds: so much earlier than it was may a file system note a change."""
NO_SOURCES = frozenset({"node_modules", "__pycache__"})
"""What folders are called that hold no sources of a site."""
_NOWHERE = ("/dev/", "/proc/", "/sys/")
"""Where Linux has no files, but what it knows."""
_IN_MEMORY = "/dev/shm/"  # noqa: S108 - nothing is written there
"""Where Linux has files all the same, in memory: a site may be built there."""


class UnknowableError(Exception):
    """What an answer depends on cannot be known; the message says why."""


class Sources(NamedTuple):
    """What an answer was worked out from, by name.

    Attributes:
        files: whole paths of files; they need not be there.
        folders: whole paths of folders whose names were asked for.
        trees: whole paths of folders of which anything may have been asked for.
        left_out: whole paths of folders in them that do not count: what builds themselves write.
        variables: names of variables of the environment.
    """

    files: Collection[str]
    folders: Collection[str]
    trees: Collection[str]
    left_out: Collection[str]
    variables: Collection[str]


@dataclass(slots=True)
class Dependencies:
    """What an answer depended on.

    Attributes:
        files: by whole path, what tells that the file did not change, and the digest of its content; None where there
            is no file.
        folders: by whole path, the digest of the names in a folder.
        trees: whole paths of folders, each with the digest of the names of all that is below it.
        left_out: whole paths of folders in them that do not count: what builds themselves write.
        variables: variables of the environment, None where there is none.
    """

    files: dict[str, list[Any] | None] = field(default_factory=dict)
    folders: dict[str, str] = field(default_factory=dict)
    trees: dict[str, str] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)
    variables: dict[str, str | None] = field(default_factory=dict)

    @classmethod
    def of(cls, sources: Sources, *, since: int, earlier: Dependencies | None = None) -> Dependencies:
        """Return the dependencies as they are now.

        Args:
            sources: what the answer was worked out from.
            since: when it began to be worked out, in nanoseconds since 1970.
            earlier: those of an earlier answer: a file about which nothing changed since is not read again.

        Raises:
            UnknowableError: a file has changed since, or there are too many.
        """
        files, folders, trees, left_out, variables = sources
        found = cls(left_out=sorted(left_out), variables={name: os.environ.get(name) for name in sorted(variables)})
        wanted = sorted({path for path in files if path.startswith(_IN_MEMORY) or not path.startswith(_NOWHERE)})
        if len(wanted) > _MOST_FILES:
            raise UnknowableError(f"it reads {len(wanted)} files")
        known = {} if earlier is None else earlier.files
        for path in wanted:
            found.files[path] = _state(path, since=since, known=known.get(path))
        found.folders = {path: _names(path) for path in sorted(folders)}
        found.trees = {path: names_below(path, left_out) for path in sorted(trees)}
        return found

    def changed(self) -> str:
        """Return what is not the same any more: a path or a name; an empty text where everything is."""
        for name, value in self.variables.items():
            if os.environ.get(name) != value:
                return name
        for path, kept in self.files.items():
            if not _is_same(path, kept):
                return path
        for path, names in self.folders.items():
            if _names(path) != names:
                return path
        return next((path for path, names in self.trees.items() if names_below(path, self.left_out) != names), "")

    def changed_files(self) -> list[str]:
        """Return the whole paths of the files that are not the same any more."""
        return [path for path, kept in self.files.items() if not _is_same(path, kept)]


def digest_of(content: bytes) -> str:
    """Return the digest of a content: 40 letters and digits.

    Of SHA-256 (FIPS 180-4), for which processors have instructions: a first build digests all files of a site, and most
    pages three times.
    """
    return sha256(content).hexdigest()[:_DIGITS]


def digest_of_text(text: str) -> str:
    """Return the digest of a text, as `digest_of` that of a content; letters of no encoding count, too."""
    return digest_of(text.encode("utf-8", "surrogatepass"))


def changed_after(path: str, moment: int) -> bool:
    """Return whether there is a file at a path that changed after a moment, in nanoseconds since 1970."""
    try:
        found = os.stat(path)  # noqa: PTH116 - thousands of paths: they stay texts
    except OSError:
        return False
    return not stat.S_ISDIR(found.st_mode) and max(found.st_ctime_ns, found.st_mtime_ns) > moment


def _state(path: str, *, since: int, known: list[Any] | None) -> list[Any] | None:
    try:
        found = os.stat(path)  # noqa: PTH116 - thousands of paths: they stay texts
    except OSError:
        return None
    if max(found.st_ctime_ns, found.st_mtime_ns) > since - TICK and not stat.S_ISDIR(found.st_mode):
        raise UnknowableError(f"{path} changed meanwhile")
    stamp = _stamp(found)
    return known if known is not None and known[:-1] == stamp else [*stamp, _digest(path, found)]


def _is_same(path: str, kept: list[Any] | None) -> bool:
    try:
        found = os.stat(path)  # noqa: PTH116 - as above
    except OSError:
        return kept is None
    if kept is None:
        return False
    *stamp, digest = kept
    return _stamp(found) == stamp or _digest(path, found) == digest


def _stamp(found: os.stat_result) -> list[int]:
    if stat.S_ISDIR(found.st_mode):
        return [0]
    return [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino]


def _digest(path: str, found: os.stat_result) -> str:
    if not stat.S_ISREG(found.st_mode):
        return "folder" if stat.S_ISDIR(found.st_mode) else "no file"
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - as above
            return digest_of(file.read())
    except OSError:
        return "unreadable"


def _names(folder: str) -> str:
    try:
        return digest_of("\0".join(sorted(os.listdir(folder))).encode("utf-8", "surrogateescape"))  # noqa: PTH208 - as above
    except OSError:
        return ""


def names_below(top: str, left_out: Collection[str]) -> str:
    """Return the digest of all names below a folder, but hidden ones and environments of Python.

    Args:
        top: the whole path of the folder.
        left_out: whole paths of folders that do not count.
    """
    digest = blake2b(digest_size=20)
    for folder, folders, files in os.walk(top):
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".")
            and name not in NO_SOURCES
            and f"{folder}{os.sep}{name}" not in left_out
            and not os.path.exists(f"{folder}/{name}/pyvenv.cfg")  # noqa: PTH110 - as above
        )
        digest.update("\0".join([folder, *folders, "", *sorted(files), ""]).encode("utf-8", "surrogateescape"))
    return digest.hexdigest()
