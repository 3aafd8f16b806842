"""What is kept between builds, in a folder beside the configuration: contents by their digests, and notes by names.

Two builds may use the folder at once and be killed at any moment: a file is written beside its place and renamed, a
content is named by its digest, and one that has another digest counts as none. What no build has used for longest is
removed where the folder grows too large.
"""

from __future__ import annotations

import json
import os
import time
import zlib
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.project.kept_packs import PACK, for_this_user, packs_in, written_beside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

KEPT_BESIDE = ".paycore_cache"
"""The name of the folder, beside the configuration; it tells git to ignore it."""
SPARES = "spares"
"""The name of a folder in it that is not looked after here: whole sites lie there."""
_OFF = "PAYCORE_NO_CACHE"
"""The variable of the environment that has builds keep nothing, whatever it says."""
_MOST_BYTES = 512 * 2**20
_FRESH = 3600
"""Seconds for which a file that is being written is left alone."""
_COARSE = 1
"""Second: so much earlier than it was may a file system note a change."""
_IGNORE = ".gitignore"
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
        self._packs, self._since = packs_in(folder / "packs"), time.time() - _COARSE

    def put(self, content: bytes) -> str:
        """Keep a content; a note that names it comes later.

        Returns:
            Its name: letters and digits, the same for the same content.

        Raises:
            OSError: nothing can be written.
        """
        return self._packs.put(content)

    def has(self, name: str) -> bool:
        """Return whether the content of that name is there; what is in it is not looked at."""
        return self._packs.has(name)

    def packed(self, name: str) -> bytes | None:
        """Return the content of that name as it is kept, for `kept_content`; None where it is not, or damaged."""
        return self._packs.packed(name)

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
        self._packs.close()
        path = self._note(name)
        self._write(path, zlib.compress(json.dumps(note).encode("utf-8", "surrogateescape"), 1))
        _RECENT[path] = (_stamp(path), note)
        while len(_RECENT) > _MOST_RECENT:
            del _RECENT[next(iter(_RECENT))]

    def tidy(self) -> None:
        """Remove what was not used for longest, where the folder is too large, and what was not written to its end."""
        with suppress(OSError):
            self._packs.merge()
            found = sorted(self._files(), key=self._leaves_first)
            size, packs = sum(about.st_size for _, about in found), []
            for path, about in found:
                is_left = path.suffix == ".part" and about.st_mtime < time.time() - _FRESH
                if size > self.most_bytes or is_left:
                    size -= about.st_size
                    if path.suffix == PACK:
                        packs.append(str(path))
                    else:
                        path.unlink(missing_ok=True)
            self._packs.remove(packs, room=self.most_bytes - size)

    def _leaves_first(self, file: tuple[Path, os.stat_result]) -> tuple[bool, bool, float]:
        """Return what sorts files: the one that was not used for longest first.

        Of those that this build uses, large packs go before others, for what it does not use of them.
        """
        path, about = file
        is_used = about.st_mtime >= self._since
        return is_used, path.suffix != PACK, -about.st_size if is_used else about.st_mtime

    def use(self, names: Iterable[str]) -> None:
        """Mark the contents of these `names` as used now, so that others are removed before them."""
        self._packs.use(names)

    def _files(self) -> Iterator[tuple[Path, os.stat_result]]:
        for place, folders, names in os.walk(self.folder):
            folders[:] = [name for name in folders if name != SPARES]
            for name in names:
                path = Path(place, name)
                if name != _IGNORE:
                    with suppress(OSError):
                        yield path, path.stat()

    def _note(self, name: str) -> Path:
        return self.folder / "notes" / f"{name}.json.z"

    def _write(self, path: Path, content: bytes) -> None:
        if not path.parent.is_dir():
            path.parent.mkdir(parents=True, exist_ok=True)
            ignore = self.folder / _IGNORE
            if not ignore.exists():
                ignore.write_text("*\n", encoding="utf-8")
        part = written_beside(str(path))
        with open(part, "xb", opener=for_this_user) as file:
            file.write(content)
        os.replace(part, path)  # noqa: PTH105 - as above


def _stamp(path: Path) -> list[int]:
    """Return what changes with a file when another is put in its place."""
    found = path.stat()
    return [found.st_size, found.st_mtime_ns, found.st_ino]
