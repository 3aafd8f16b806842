"""Writing a folder for a generator: only what changed is written, and only what we made is ever removed."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.project.unusable import UnusableSiteError
from mkdocs_paycore.source.failure import reason_and_file
from mkdocs_paycore.source.paths import shown_path

if TYPE_CHECKING:
    from collections.abc import Mapping

MARKER = ".paycore-prepared.json"
"""The file at the top of a prepared folder that lists what we made in it."""
_NEW = ".paycore-new"
"""The file at its top that is being written: a name of its own, since one beside a file could be too long."""


@dataclass(slots=True)
class Written:
    """What became of a folder, by paths below it.

    Attributes:
        new: the files that were written, for they were not there or were another text.
        gone: the files that were removed, for the site has them no more.
        kept: the files that the site has no more, and that somebody changed since: they stay.
    """

    new: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


def marker_of(folder: Path) -> dict[str, Any]:
    """Return what the marker of a prepared folder says; empty where it has none, or one that cannot be read."""
    try:
        marker = json.loads((folder / MARKER).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return marker if isinstance(marker, dict) and isinstance(marker.get("files"), dict) else {}


def write_folder(folder: Path, files: Mapping[str, bytes | Path], *, notes: Mapping[str, Any]) -> Written:
    """Make a folder hold files; those that it holds already are left alone, so that they keep their times.

    The marker names a file before it is written: who ends this half-way finds a folder that is still known as ours.

    Args:
        folder: the folder; made where it is not there.
        files: the content of each file, or the file that it is a copy of, by its path below the folder.
        notes: what the marker says besides.

    Returns:
        What was done.

    Raises:
        UnusableSiteError: a file stands in the way that we did not make, or the folder cannot be written.
    """
    made: dict[str, str] = marker_of(folder).get("files", {})
    _refuse_foreign(folder, files, made)
    written = Written()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        stamps = {path: _stamp(content) for path, content in files.items()}
        if made != stamps:
            _write_marker(folder, {**made, **stamps}, notes)
        for path, content in files.items():
            if made.get(path) != stamps[path] or not _is_there(folder / path, content):
                _write(folder, path, content)
                written.new.append(path)
        _remove(folder, {path: stamp for path, stamp in made.items() if path not in files}, written)
        _write_marker(folder, {**stamps, **{path: made[path] for path in written.kept}}, notes)
    except OSError as error:
        where = shown_path(folder, str(Path.cwd()))
        is_source = bool(error.filename) and not Path(os.fsdecode(error.filename)).is_relative_to(folder)
        reason = f"{where} is not finished, for a file" if is_source else where
        done = "read" if is_source else "written"
        raise UnusableSiteError(f"{reason} cannot be {done}: {reason_and_file(error)}") from None
    return written


def _write_marker(folder: Path, files: Mapping[str, str], notes: Mapping[str, Any]) -> None:
    _write(folder, MARKER, json.dumps({**notes, "files": files}, indent=1).encode())  # a file's name may be no UTF-8


def _refuse_foreign(folder: Path, files: Mapping[str, bytes | Path], made: Mapping[str, str]) -> None:
    """Refuse to write over what somebody else put there."""
    foreign = [path for path in files if path not in made and os.path.lexists(folder / path)]
    if foreign:
        more = f", and {len(foreign) - 1} more" if len(foreign) > 1 else ""
        where = shown_path(folder, str(Path.cwd()))
        reason = f"{where} stays as it was: paycore did not make the {foreign[0]} in it{more}"
        raise UnusableSiteError(f"{reason}. Choose an empty folder, or one that was prepared before")


def _stamp(content: bytes | Path) -> str:
    """Return what tells a file's content from another: of a copy, the size and time of its source."""
    if isinstance(content, bytes):
        return hashlib.sha256(content).hexdigest()
    status = content.stat()
    return f"{status.st_size} {status.st_mtime_ns}"


def _is_there(path: Path, content: bytes | Path) -> bool:
    try:
        if isinstance(content, bytes):
            return path.read_bytes() == content
        status, source = path.stat(), content.stat()
    except OSError:
        return False
    return (status.st_size, status.st_mtime_ns) == (source.st_size, source.st_mtime_ns)


def _write(folder: Path, path: str, content: bytes | Path) -> None:
    """Give the file at a path below a folder its content, or that of another file, at once."""
    file, new = folder / path, folder / _NEW
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        if isinstance(content, bytes):
            new.write_bytes(content)
        else:
            shutil.copy2(content, new)
        new.replace(file)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


def _remove(folder: Path, made: Mapping[str, str], written: Written) -> None:
    """Remove what we made before, and the folders that are empty then; what somebody changed since stays."""
    for path, stamp in made.items():
        file = folder / path
        if not file.is_file() or not file.resolve().is_relative_to(folder.resolve()):
            continue
        if stamp not in {_stamp(file), hashlib.sha256(file.read_bytes()).hexdigest()}:
            written.kept.append(path)
            continue
        file.unlink()
        written.gone.append(path)
        for parent in file.relative_to(folder).parents:
            if parent.name and not any((folder / parent).iterdir()):
                (folder / parent).rmdir()
