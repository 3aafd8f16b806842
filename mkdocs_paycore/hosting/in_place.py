"""A site in place on a host: new files take the place of old ones, pages behind what they load.

For a host that cannot switch between versions. While it runs, a reader may see new pages beside old ones; the marker of
a complete site is not there then.
"""

from __future__ import annotations

import itertools
import secrets
from typing import TYPE_CHECKING

from mkdocs_paycore.hosting.record import BEGUN, COMPLETE, SiteRecord, read_record, write_record
from mkdocs_paycore.hosting.transfer import Uploaded, each_at_once
from mkdocs_paycore.project.unusable import UnusableSiteError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from mkdocs_paycore.hosting.contents import HostedFile
    from mkdocs_paycore.hosting.store import Store
    from mkdocs_paycore.hosting.transfer import UploadOptions

_UNKNOWN = ""
_STEP = 200
"""After so many files the host is told which are there."""


class UploadInPlace:
    """An upload of a site to where it is served.

    The host has a record of the files that may be there. What is about to change, to come or to go is put down there
    first as one of no known state, and with its state when it is there: after a kill, that is sent or removed again.
    """

    def __init__(self, store: Store, files: Mapping[str, HostedFile], options: UploadOptions) -> None:
        """Make an upload of `files` to the place of the site, `store`."""
        self.store, self.files, self.options = store, files, options
        self.owner = secrets.token_hex(8)
        self.done = Uploaded()
        self._known: dict[str, str] = {}

    def run(self) -> Uploaded:
        """Put the site there and remove what is gone.

        Raises:
            UnusableSiteError: another upload to the same place began meanwhile.
        """
        complete, begun = read_record(self.store, COMPLETE), read_record(self.store, BEGUN)
        self._known = dict((begun or complete or SiteRecord()).states)
        changed = [file for file in self.files.values() if self._known.get(file.path) != file.state]
        gone = self._known.keys() - self.files.keys()
        self.done.there = len(self.files) - len(changed)
        if complete is not None and begun is None and not changed and not gone:
            return self.done
        self._known |= dict.fromkeys((*gone, *(file.path for file in changed)), _UNKNOWN)
        self._note()
        self.store.remove([COMPLETE])
        self._send(changed)
        self._claim()
        self._remove(gone)
        write_record(self.store, COMPLETE, SiteRecord(self._known))
        self.store.remove([BEGUN])
        self.store.remove_unfinished(grace=self.options.grace)
        return self.done

    def _send(self, changed: Sequence[HostedFile]) -> None:
        """Send files in their order; those of one turn may overtake each other, and no page what it loads."""
        for _, same in itertools.groupby(changed, key=lambda file: file.turn):
            turn = list(same)
            for at in range(0, len(turn), _STEP):
                step = turn[at : at + _STEP]
                self._claim()
                each_at_once(step, self._move, workers=self.options.workers)
                self._known |= {file.path: file.state for file in step}
                self._note()

    def _move(self, file: HostedFile) -> None:
        content = file.content()
        self.store.write(file.path, content, file.headers)
        self.done.count(sent=len(content))

    def _remove(self, gone: Collection[str]) -> None:
        self.store.remove(gone)
        self.done.removed = len(gone)
        for path in gone:
            del self._known[path]

    def _note(self) -> None:
        write_record(self.store, BEGUN, SiteRecord(self._known, self.owner))

    def _claim(self) -> None:
        """Make sure that no other upload began meanwhile; the site is in no known state then."""
        begun = read_record(self.store, BEGUN)
        if begun is not None and begun.owner == self.owner:
            return
        self.store.remove([COMPLETE, BEGUN])
        raise UnusableSiteError(
            f"{self.store.url}: another upload to the same place began meanwhile, and files of both may be there"
            " (run the command again, once no other runs: everything is sent then)"
        )
