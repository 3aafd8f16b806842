"""What a build reads and does, as Python's own audit events tell: https://docs.python.org/3/library/audit_events.html.

Nobody has to say what a page depends on, no plugin is on a list: a file that was opened is a dependency, one that was
not there when somebody asked for it as well, and so are the names in a folder that was listed. Where a build asked
another program or the network, what it depends on cannot be known.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_LISTS = frozenset({"os.listdir", "os.scandir"})
_CHANGES = {
    **dict.fromkeys(("os.remove", "os.rmdir", "os.mkdir", "os.truncate", "shutil.rmtree"), 1),
    **dict.fromkeys(("os.rename", "os.link", "os.symlink"), 2),
}
"""Events of the file system, each with how many paths it has; the folders that paths are counted from come last.

What lies in a folder that is given as a number is what `shutil.rmtree` removes: that names the folder itself before.
"""
_NO_FOLDER = -1
_ASKS = frozenset(
    {
        *("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.forkpty"),
        *("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.bind"),
        *("urllib.Request", "http.client.connect", "sqlite3.connect", "webbrowser.open", "ftplib.connect"),
    }
)
"""Events after which an answer may depend on anything."""


@dataclass(slots=True)
class Reads:
    """What was read and done while this was at work.

    Attributes:
        files: whole paths of files that were opened to be read, or that somebody wanted to open.
        folders: whole paths of folders that were listed.
        written: whole paths that were written, made, renamed or removed.
        asked: the names of the events after which nothing can be known.
    """

    files: set[str] = field(default_factory=set)
    folders: set[str] = field(default_factory=set)
    written: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)

    def begin(self) -> None:
        """Be at work from now on."""
        _listen()
        _AT_WORK.append(self)

    def end(self) -> None:
        """Be at work no more."""
        _AT_WORK[:] = [other for other in _AT_WORK if other is not self]

    def hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Take an event in, with its `arguments` as Python gives them to a hook of `sys.addaudithook`."""
        if event == "open":
            path, _, flags = arguments
            self._note(self.written if isinstance(flags, int) and flags & _WRITES else self.files, path)
        elif event in _LISTS:
            self._note(self.folders, arguments[0])
        elif event in _CHANGES and arguments[-1] in {_NO_FOLDER, None}:
            for path in arguments[: _CHANGES[event]]:
                self._note(self.written, path)
        elif event in _ASKS:
            self.asked.add(event)

    @staticmethod
    def _note(paths: set[str], path: Any) -> None:  # noqa: ANN401 - a number, where a file is open already
        if path is None or isinstance(path, str | bytes | os.PathLike):
            paths.add(os.path.abspath(os.fsdecode(path or ".")))  # noqa: PTH100 - thousands of paths: they stay texts


class SourceReads(Reads):
    """What was read, without what was written: for who writes thousands of files and knows them all."""

    def hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Take an event in, as `Reads.hear` does with its `arguments`, that reads or asks."""
        is_written = event == "open" and isinstance(arguments[2], int) and bool(arguments[2] & _WRITES)
        if event not in _CHANGES and not is_written:
            Reads.hear(self, event, arguments)


@contextmanager
def unheard() -> Iterator[None]:
    """Do what nothing depends on, such as forking a process that has a part in the build.

    Yields:
        Nothing, while nobody hears what is read.
    """
    at_work, _AT_WORK[:] = list(_AT_WORK), []
    try:
        yield
    finally:
        _AT_WORK[:] = at_work


@contextmanager
def heard() -> Iterator[Reads]:
    """Yield what is read and done meanwhile."""
    reads = Reads()
    reads.begin()
    try:
        yield reads
    finally:
        reads.end()


def hear_of(files: Iterable[str], folders: Iterable[str]) -> None:
    """Hear of `files` and `folders` that another process read for this one, or that need not be read again."""
    for reads in _AT_WORK:
        reads.files.update(files)
        reads.folders.update(folders)


_HEARD = frozenset({"open", *_LISTS, *_CHANGES, *_ASKS})
_AT_WORK: list[Reads] = []
_LISTENING: list[bool] = []


def _listen() -> None:
    """Hear of events from now on: a hook stays until the process ends, and does nothing where nobody is at work."""
    if not _LISTENING:
        _LISTENING.append(True)
        sys.addaudithook(_hear)


def _hear(event: str, arguments: tuple[Any, ...]) -> None:
    if event in _HEARD:  # most events are others, hundreds of thousands in a build
        for reads in tuple(_AT_WORK):
            reads.hear(event, arguments)
