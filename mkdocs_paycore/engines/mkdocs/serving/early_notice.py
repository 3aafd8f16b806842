"""Changes of files are noticed as they happen, where the system tells of them.

MkDocs looks at all files twice a second, for some file systems tell nobody of changes, as those of containers and of
other machines. It does so still; what the system tells only has it look at once.
"""

from __future__ import annotations

import os
from contextlib import suppress
from threading import Timer
from typing import TYPE_CHECKING

from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer
    from watchdog.events import FileSystemEvent
    from watchdog.observers.api import BaseObserver

_CHANGES: list[type[FileSystemEvent]] = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]
"""What is told: not that a file was read, which builds do."""
_TOGETHER = 0.02
"""Seconds: changes that come so close are looked at once."""
_SETTLED = 0.05
"""Seconds without a change after which a build begins: who saves a file writes it in less."""


def notice_early(server: LiveReloadServer) -> None:
    """Have a server look at once where something changes in what it watches when it begins to serve.

    Args:
        server: MkDocs' own, which serves nothing yet; changed in place.
    """
    server.build_delay = min(server.build_delay, _SETTLED)
    looking, told = server.observer, Observer()
    begin, end = looking.start, looking.stop

    def start() -> None:
        begin()
        look = _Look(looking)
        for path in server._watched_paths:  # noqa: SLF001 - the server has no other way to say what it watches
            with suppress(
                OSError, TypeError
            ):  # the system watches so many folders; an old watchdog tells of all events
                is_folder = os.path.isdir(path)  # noqa: PTH112 - paths are texts there; some systems tell of folders only
                folder = path if is_folder else os.path.dirname(path)  # noqa: PTH120 - as above
                told.schedule(look, folder, recursive=is_folder, event_filter=_CHANGES)
        with suppress(OSError):
            told.start()

    def stop() -> None:
        if told.is_alive():
            told.stop()
        end()

    looking.start, looking.stop = start, stop  # type: ignore[method-assign] # for this server alone


class _Look(FileSystemEventHandler):
    def __init__(self, looking: BaseObserver) -> None:
        self.looking, self._is_due = looking, False

    def on_any_event(self, event: FileSystemEvent) -> None:  # noqa: ARG002 - they see for themselves what it was
        if not self._is_due:
            self._is_due = True
            timer = Timer(_TOGETHER, self._look)
            timer.daemon = True
            timer.start()

    def _look(self) -> None:
        self._is_due = False  # what comes from now on may not be seen by this look
        for emitter in list(self.looking.emitters):
            emitter.queue_events(0)
