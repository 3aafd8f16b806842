"""Files on their way to a host: several at once, in their order, until one fails."""

from __future__ import annotations

from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING

from mkdocs_paycore.hosting.contents import Digests

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mkdocs_paycore.hosting.contents import HostedFile

MEGABYTE = 2**20


@dataclass(frozen=True, slots=True)
class UploadOptions:
    """How sites are put to a host.

    Attributes:
        in_place: put files in the place of the old ones, for a host that cannot switch between versions.
        compress: pack text with gzip, for a host that does not do so when it serves it.
        keep: how many earlier versions stay beside the one that is served.
        grace: how many seconds a version that nobody serves stays: another upload may be at work on it.
        workers: how many files are on their way at once.
        digests: those of files that were read before; sites share files.
    """

    in_place: bool = False
    compress: bool = False
    keep: int = 2
    grace: float = 24 * 60 * 60
    workers: int = 16
    digests: Digests = field(default_factory=Digests)


@dataclass(slots=True)
class Uploaded:
    """What an upload came to.

    Attributes:
        sent: how many files were sent.
        sent_bytes: how many bytes these have.
        copied: how many the host copied from its last version.
        there: how many were there already.
        removed: how many are gone.
    """

    sent: int = 0
    sent_bytes: int = 0
    copied: int = 0
    there: int = 0
    removed: int = 0
    _lock: Lock = field(default_factory=Lock, repr=False)

    def count(self, *, sent: int | None = None) -> None:
        """Count a file that was sent, with its bytes, or was copied where `sent` is None."""
        with self._lock:
            self.copied += sent is None
            self.sent += sent is not None
            self.sent_bytes += sent or 0

    def __str__(self) -> str:
        """Return it as a line says it."""
        copied = f", {self.copied} copied there" if self.copied else ""
        size = f"{self.sent_bytes / MEGABYTE:.1f} MB"
        return f"{self.sent} files sent ({size}){copied}, {self.there} there already, {self.removed} removed"


def each_at_once(files: Iterable[HostedFile], move: Callable[[HostedFile], None], *, workers: int) -> None:
    """Move files, several at once; the first that fails ends it, once those on their way are there.

    Args:
        files: the files.
        move: moves one.
        workers: how many at once.

    Raises:
        Exception: what the first raised that failed.
    """
    with ThreadPoolExecutor(workers, thread_name_prefix="paycore-upload") as pool:
        waiting = [pool.submit(move, file) for file in files]
        done, left = wait(waiting, return_when=FIRST_EXCEPTION)
        for future in left:
            future.cancel()
        for future in done:
            future.result()
