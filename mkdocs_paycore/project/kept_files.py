"""Files that are kept between builds, by what is in them, in a folder beside the configuration.

Two builds may use the folder at once and be killed at any moment: a file is written beside its place and renamed, its
name is the digest of its content, and one whose content has another digest counts as none. What no build has used for
longest is removed where the folder grows too large.
"""

from __future__ import annotations

import itertools
import json
import os
import secrets
import time
import zlib
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.project.dependencies import digest_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

KEPT_BESIDE = ".paycore_cache"
"""The name of the folder, beside the configuration; it tells git to ignore it."""
_OFF = "PAYCORE_NO_CACHE"
"""The variable of the environment that has builds keep nothing, whatever it says."""
_MOST_BYTES = 512 * 2**20
_PACK = 256 * 1024
"""Bytes. Larger files are compressed: pages of a large site are mostly navigation. Smaller ones are kept sooner so."""
_FRESH = 3600
"""Seconds for which a file that is being written is left alone."""
_OWN, _COUNTED = secrets.token_hex(6), itertools.count()
"""What the names of files that are being written hold, so that no other process, on whatever machine, takes them."""
_MOST_RECENT = 4
_RECENT: dict[Path, tuple[list[int], Any]] = {}
"""The notes that this process wrote last: while a site is served, each build reads what the one before wrote."""


def may_be_kept() -> bool:
    """Return whether builds may keep anything, and take what is kept, as far as the environment says."""
    return not os.environ.get(_OFF)


class KeptFiles:
    """The files that a folder keeps.

    Attributes:
        folder: the folder; it is made when it is needed.
    """

    def __init__(self, folder: Path, *, most_bytes: int = _MOST_BYTES) -> None:
        """Keep nothing yet.

        Args:
            folder: the folder.
            most_bytes: how large it may grow.
        """
        self.folder, self.most_bytes = folder, most_bytes

    def put(self, content: bytes) -> str:
        """Keep a content.

        Returns:
            Its name: letters and digits, the same for the same content.

        Raises:
            OSError: nothing can be written.
        """
        name = digest_of(content)
        path = self._content(name)
        if not path.exists():
            packed = b"z" + zlib.compress(content, 1) if len(content) > _PACK else b"p" + content
            self._write(path, packed)
        return name

    def has(self, name: str) -> bool:
        """Return whether the content of that name is there; what is in it is not looked at."""
        return self._content(name).exists()

    def packed(self, name: str) -> bytes | None:
        """Return the content of that name as it is kept, for `kept_content`; None where it is not, or damaged."""
        try:
            packed = self._content(name).read_bytes()
            is_whole = digest_of(kept_content(packed)) == name
        except (OSError, zlib.error):
            is_whole = False
        if not is_whole:
            with suppress(OSError):
                self._content(name).unlink(missing_ok=True)
            return None
        return packed

    def find(self, name: str) -> Any:  # noqa: ANN401 - any JSON
        """Return the note of a name; None where there is none, or it cannot be read."""
        path = self._note(name)
        try:
            recent = _RECENT.get(path)
            if recent is not None and recent[0] == _stamp(path):
                return recent[1]
            note = json.loads(zlib.decompress(path.read_bytes()))
        except (OSError, ValueError, zlib.error):
            return None
        with suppress(OSError):
            os.utime(path)
        return note

    def note(self, name: str, note: Any) -> None:  # noqa: ANN401 - any JSON
        """Keep a note, which may name contents.

        Raises:
            OSError: nothing can be written.
        """
        path = self._note(name)
        self._write(path, zlib.compress(json.dumps(note).encode("utf-8", "surrogateescape"), 1))
        _RECENT[path] = (_stamp(path), note)
        while len(_RECENT) > _MOST_RECENT:
            del _RECENT[next(iter(_RECENT))]

    def tidy(self) -> None:
        """Remove what was not used for longest, where the folder is too large, and what was not written to its end."""
        with suppress(OSError):
            found = sorted(self._files(), key=lambda each: each[1].st_mtime_ns)
            size = sum(about.st_size for _, about in found)
            for path, about in found:
                is_left = path.suffix == ".part" and about.st_mtime < time.time() - _FRESH
                if size > self.most_bytes or is_left:
                    path.unlink(missing_ok=True)
                    size -= about.st_size

    def use(self, names: Iterable[str]) -> None:
        """Mark the contents of these `names` as used now, so that others are removed before them."""
        for name in names:
            with suppress(OSError):
                os.utime(self._content(name))

    def _files(self) -> Iterator[tuple[Path, os.stat_result]]:
        for kind in ("contents", "notes"):
            for place, _, names in os.walk(self.folder / kind):
                for name in names:
                    path = Path(place, name)
                    with suppress(OSError):
                        yield path, path.stat()

    def _content(self, name: str) -> Path:
        return self.folder / "contents" / name[:2] / name

    def _note(self, name: str) -> Path:
        return self.folder / "notes" / f"{name}.json.z"

    def _write(self, path: Path, content: bytes) -> None:
        if not path.parent.is_dir():
            path.parent.mkdir(parents=True, exist_ok=True)
            ignore = self.folder / ".gitignore"
            if not ignore.exists():
                ignore.write_text("*\n", encoding="utf-8")
        part = f"{path}.{_OWN}-{os.getpid()}-{next(_COUNTED)}.part"
        with open(part, "xb", opener=_for_this_user) as file:
            file.write(content)
        os.replace(part, path)  # noqa: PTH105 - as above


def kept_content(packed: bytes) -> bytes:
    """Return a content that was kept, `packed` as it lies in the file."""
    return zlib.decompress(packed[1:]) if packed[:1] == b"z" else packed[1:]


def _for_this_user(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _stamp(path: Path) -> list[int]:
    """Return what changes with a file when another is put in its place."""
    found = path.stat()
    return [found.st_size, found.st_mtime_ns, found.st_ino]
