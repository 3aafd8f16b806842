"""What a built site holds: its files, each with what it says as a short text."""

from __future__ import annotations

import gzip
import os
from dataclasses import dataclass
from hashlib import blake2b, sha256
from threading import Lock
from typing import TYPE_CHECKING

from mkdocs_paycore.hosting.headers import Headers, headers_of, holds_links

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_LEFT_OUT = frozenset({".DS_Store", "Thumbs.db"})
_SIZE = 16
_LISTS = frozenset({"sitemap.xml", "sitemap.xml.gz", "search.json", "search.js"})
"""Files at the top that list pages; the last two are Zensical's search index."""


@dataclass(frozen=True, slots=True)
class HostedFile:
    """A file of a site, as a host is to have it.

    Attributes:
        path: its path in the site.
        place: where it lies here.
        headers: what the host says of it.
        state: a short text that is another one where content or headers are.
        turn: when its turn is; see `hosted_files`.
    """

    path: str
    place: Path
    headers: Headers
    state: str
    turn: int

    def content(self) -> bytes:
        """Return what the host gets: packed where its headers say so, the same bytes each time."""
        content = self.place.read_bytes()
        return gzip.compress(content, 6, mtime=0) if self.headers.encoding == "gzip" else content


class Digests:
    """The digests of files of this machine. What several sites share (a hard link) is read once."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int, int, int], bytes] = {}
        self._lock = Lock()

    def of(self, file: Path) -> bytes:
        """Return the digest of a file's content.

        Raises:
            OSError: it cannot be read.
        """
        found = file.stat()
        key = (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)
        digest = self._known.get(key)
        if digest is None:
            digest = sha256(file.read_bytes()).digest()
            if found.st_nlink > 1:
                with self._lock:
                    self._known[key] = digest
        return digest


def hosted_files(folder: Path, digests: Digests, *, compress: bool = False) -> dict[str, HostedFile]:
    """Return the files of a site in the order in which they go to a host: pages behind what they load.

    Args:
        folder: the site.
        digests: those of files that were read before.
        compress: whether text is packed.

    Raises:
        OSError: a file cannot be read.
    """
    files = [_hosted(folder, path, digests, compress=compress) for path in _paths(folder)]
    return {file.path: file for file in sorted(files, key=lambda file: (file.turn, file.path))}


def version_of(states: Mapping[str, str]) -> str:
    """Return the version of a site, by the states of its files: the same files are the same version."""
    digest = blake2b(digest_size=10)
    for path, state in sorted(states.items()):
        digest.update(f"{path}\0{state}\0".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _hosted(folder: Path, path: str, digests: Digests, *, compress: bool) -> HostedFile:
    place, headers = folder / path, headers_of(path, compress=compress)
    digest = blake2b(digests.of(place), digest_size=_SIZE)
    digest.update(str(headers).encode())
    return HostedFile(path, place, headers, digest.hexdigest(), _turn(path))


def _paths(folder: Path) -> Iterator[str]:
    """Yield the files of a site; hidden ones at the top are the site builder's (`.git`), but for `.well-known`."""
    for parent, folders, names in os.walk(folder):
        inside = os.path.relpath(parent, folder).replace(os.sep, "/")
        if inside == ".":
            folders[:] = [name for name in folders if not name.startswith(".") or name == ".well-known"]
        yield from (name if inside == "." else f"{inside}/{name}" for name in names if name not in _LEFT_OUT)


def _turn(path: str) -> int:
    """Return when a file's turn is: what pages load, the pages, the one of the start, what lists pages."""
    if path in _LISTS or path.startswith("search/search_index"):
        return 3
    if not holds_links(path):
        return 0
    return 2 if path == "index.html" else 1
