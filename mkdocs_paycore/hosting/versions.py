"""A site as versions on a host: each in a folder of its own, and one file that says which of them is served."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from mkdocs_paycore.hosting.contents import version_of
from mkdocs_paycore.hosting.record import (
    BEGUN,
    COMPLETE,
    RESERVED,
    VERSIONS,
    CurrentVersion,
    SiteRecord,
    read_current,
    read_record,
    write_current,
    write_record,
)
from mkdocs_paycore.hosting.transfer import Uploaded, each_at_once
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_paycore.hosting.contents import HostedFile
    from mkdocs_paycore.hosting.store import Store
    from mkdocs_paycore.hosting.transfer import UploadOptions


_TURNS = 3
"""So often an upload looks whether its version is there and served: another one may have removed it meanwhile."""
_VERSION = expression(r"[0-9a-f]{20}")


class VersionedUpload:
    """An upload of a site as a version.

    A version is named by what it says. So whatever lies in its folder, with the right size, was put there by an upload
    of the same files: one that was stopped is gone on with, and two at once do no harm.
    """

    def __init__(self, store: Store, files: Mapping[str, HostedFile], options: UploadOptions) -> None:
        """Make an upload of `files` to the place of the site, `store`."""
        self.store, self.files, self.options = store, files, options
        self.states = {path: file.state for path, file in files.items()}
        self.version = version_of(self.states)
        self.done = Uploaded()
        self._place = store.below(f"{VERSIONS}/{self.version}")
        self._old: tuple[str, Mapping[str, str]] = ("", {})

    def run(self) -> Uploaded:
        """Put the site there, have it be served, and remove what nobody needs any more."""
        for _ in range(_TURNS):
            current = read_current(self.store)
            is_complete = self._is_complete()
            if is_complete and current.version == self.version:
                self.done.there = len(self.files) - self.done.sent - self.done.copied
                break
            write_record(self._place, BEGUN, SiteRecord())  # says to others that somebody is at work here
            if not is_complete:
                self._send(current)
            self._switch()
        self._tidy()
        return self.done

    def _is_complete(self) -> bool:
        record = read_record(self._place, COMPLETE)
        return record is not None and record.states == self.states

    def _send(self, current: CurrentVersion) -> None:
        there = self._place.sizes("")
        if current.version and (record := read_record(self.store, f"{VERSIONS}/{current.version}/{COMPLETE}")):
            self._old = (f"{VERSIONS}/{current.version}", record.states)
        missing = [file for file in self.files.values() if not self._is_there(file, there)]
        each_at_once(missing, self._move, workers=self.options.workers)
        write_record(self._place, COMPLETE, SiteRecord(self.states))

    def _is_there(self, file: HostedFile, there: Mapping[str, int]) -> bool:
        if file.path not in there:
            return False
        return bool(file.headers.encoding) or there[file.path] == file.place.stat().st_size

    def _move(self, file: HostedFile) -> None:
        folder, states = self._old
        if states.get(file.path) == file.state:
            try:
                self.store.copy(f"{folder}/{file.path}", f"{VERSIONS}/{self.version}/{file.path}")
            except FileNotFoundError:  # somebody removed it there
                pass
            else:
                self.done.count()
                return
        content = file.content()
        self._place.write(file.path, content, file.headers)
        self.done.count(sent=len(content))

    def _switch(self) -> None:
        current = read_current(self.store)
        if current.version != self.version:
            before = [version for version in (current.version, *current.previous) if version not in {"", self.version}]
            write_current(self.store, CurrentVersion(self.version, tuple(before[: self.options.keep])))

    def _tidy(self) -> None:
        """Remove the versions that are neither served nor kept, and that no upload is at work on, and half files."""
        self.store.remove_unfinished(grace=self.options.grace)
        current = read_current(self.store)
        needed = {self.version, current.version, *current.previous[: self.options.keep]}
        for version in self.store.names(VERSIONS):
            folder = f"{VERSIONS}/{version}"
            if version in needed or not _VERSION.fullmatch(version) or not self._is_old(folder):
                continue
            gone = self.store.sizes(folder)
            marks = [f"{folder}/{name}" for name in (COMPLETE, BEGUN) if name in gone]
            self.store.remove(marks[:1])  # first, so that nobody takes a half of it for the whole
            self.store.remove({f"{folder}/{path}" for path in gone} - {*marks[:1]})
            self.done.removed += len(gone.keys() - RESERVED)

    def _is_old(self, folder: str) -> bool:
        moments = [moment for name in (BEGUN, COMPLETE) if (moment := self.store.changed(f"{folder}/{name}"))]
        if not moments:
            return True
        newest = max(moment if moment.tzinfo else moment.replace(tzinfo=UTC) for moment in moments)
        return (datetime.now(UTC) - newest).total_seconds() >= self.options.grace
