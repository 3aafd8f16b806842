"""Steps of a build that forked processes do ahead of it: the last ones first, while the build begins with the first.

A process that was forked knows all that the build knows, and changes nothing of it: what it finds out comes back in a
file. The build takes what is there when it needs it, and does all else itself, as if there were no other process. So
one that is slow, that dies, or has something to say, costs time and nothing else.
"""

from __future__ import annotations

import mmap
import os
import pickle
import signal
import struct
import sys
import tempfile
import threading
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any

from mkdocs_paycore.engines.mkdocs.cores.silence import be_silent
from mkdocs_paycore.project.reads import unheard
from mkdocs_paycore.source.failure import FAILURES

if TYPE_CHECKING:
    from collections.abc import Callable

_HEAD, _PLACE = struct.Struct("=IQ"), struct.Struct("=q")
"""Before a result: the number of its step, and its length. And how far the build is."""


def can_fork() -> bool:
    """Return whether this process can be forked: on Linux and the BSDs, and while it has no second thread.

    Libraries of macOS do not bear it, which is why Python does not fork there either where it may choose.
    """
    return hasattr(os, "fork") and sys.platform != "darwin" and threading.active_count() == 1


class Ahead:
    """Processes that do the steps of a build ahead of it.

    Attributes:
        forked: the processes.
    """

    def __init__(self, count: int, work: Callable[[int], Any], *, first: int, processes: int) -> None:
        """Begin.

        Args:
            count: how many steps there are.
            work: does a step, by its number, and returns what came of it; None where the build has to do it.
            first: the number of the step that the build is at.
            processes: how many are forked.
        """
        self._place = mmap.mmap(-1, _PLACE.size)
        self._results: dict[int, bytes] = {}
        self.forked: list[Forked] = []
        self._move_to(first)
        for number in range(processes):
            with suppress(OSError):
                steps = range(count - 1 - number, first, -processes)
                self.forked.append(Forked(steps, work, self._is_wanted))

    def take(self, step: int) -> Any:  # noqa: ANN401 - whatever comes of a step
        """Return what came of a step that the build is at; None where it has to do it."""
        self._move_to(step)
        for forked in self.forked:
            self._results.update(forked.new_results())
        found = self._results.pop(step, None)
        return None if found is None else pickle.loads(found)  # noqa: S301 - what a process of ours wrote

    def end(self) -> None:
        """End the processes, whatever they do."""
        for forked in self.forked:
            forked.end()
        self.forked.clear()
        self._results.clear()

    def _move_to(self, step: int) -> None:
        self._place[:] = _PLACE.pack(step)

    def _is_wanted(self, step: int) -> bool:
        """Return whether the build is not yet at a step."""
        return bool(step > _PLACE.unpack(self._place[:])[0])


class Forked:
    """A process that was forked, and the file that it writes to.

    Attributes:
        process: its number.
    """

    def __init__(self, steps: range, work: Callable[[int], Any], is_wanted: Callable[[int], bool]) -> None:
        with unheard():
            self._file = tempfile.TemporaryFile(prefix="paycore-ahead-", buffering=0)  # noqa: SIM115 - `end` closes it
            self._read = 0
            self.process = os.fork()
        if not self.process:
            _work(steps, work, is_wanted, self._file)

    def new_results(self) -> dict[int, bytes]:
        """Return what is there that was not returned before, by the numbers of the steps."""
        found, end = {}, os.fstat(self._file.fileno()).st_size
        while self._read + _HEAD.size <= end:
            step, length = _HEAD.unpack(os.pread(self._file.fileno(), _HEAD.size, self._read))
            start = self._read + _HEAD.size
            if start + length > end:
                break
            found[step] = os.pread(self._file.fileno(), length, start)
            self._read = start + length
        return found

    def end(self) -> None:
        """End the process."""
        with suppress(ProcessLookupError):
            os.kill(self.process, signal.SIGKILL)
        with suppress(ChildProcessError):
            os.waitpid(self.process, 0)
        self._file.close()


def _work(steps: range, work: Callable[[int], Any], is_wanted: Callable[[int], bool], file: IO[bytes]) -> None:
    """Do steps, as a process that was forked, and end it."""
    parent = os.getppid()
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        said = be_silent()
        for step in steps:
            if not is_wanted(step) or os.getppid() != parent:
                break
            before = said.count
            found = _result(work, step)
            if found is not None and said.count == before:
                note = _HEAD.pack(step, len(found)) + found
                if file.write(note) < len(note):
                    break  # a disk that is full takes a part: nothing may follow it
    finally:
        os._exit(0)  # nothing of the build's own may run at the end: what it has begun, it ends itself


def _result(work: Callable[[int], Any], step: int) -> bytes | None:
    """Return what came of a step, as bytes; what goes wrong there is told by the build, which does it again."""
    try:
        found = work(step)
        return None if found is None else pickle.dumps(found, pickle.HIGHEST_PROTOCOL)
    except FAILURES:
        return None
