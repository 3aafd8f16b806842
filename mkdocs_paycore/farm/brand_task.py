"""What a worker of a farm does for a brand: stamps its site, and uploads it where that is asked for."""

from __future__ import annotations

import atexit
import shutil
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_paycore.brands.outcome import failed_brand
from mkdocs_paycore.brands.stamp import stamp_values
from mkdocs_paycore.brands.uploads import upload_brand
from mkdocs_paycore.farm.parcel import Parcel, received_tree
from mkdocs_paycore.hosting.contents import Digests
from mkdocs_paycore.hosting.store import open_store
from mkdocs_paycore.hosting.transfer import UploadOptions
from mkdocs_paycore.project.unusable import UnusableSiteError
from mkdocs_paycore.source.failure import FAILURES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_paycore.brands.outcome import BrandOutcome
    from mkdocs_paycore.stamping.tree import Tree


@dataclass(frozen=True, slots=True)
class FarmUpload:
    """An upload by the workers.

    Attributes:
        url: the place of the brands' sites.
        in_place: as `UploadOptions` have it.
        compress: as `UploadOptions` have it.
    """

    url: str
    in_place: bool = False
    compress: bool = False


@dataclass(frozen=True, slots=True)
class BrandTask:
    """A brand and where its site goes; a worker needs no source of the site.

    Attributes:
        name: the brand's.
        values: its values, by the names of the slots.
        own: its own files, by their paths in the site.
        site_dir: the folder of the brands' folders, where the site is not uploaded.
        upload: how it is uploaded; None: not at all.
        copies: share no file between brands.
    """

    name: str
    values: Mapping[str, str]
    own: Mapping[str, bytes]
    site_dir: str
    upload: FarmUpload | None = None
    copies: bool = False


class DoneTask(NamedTuple):
    """What became of the brand of a task, and the seconds that it took."""

    outcome: BrandOutcome
    seconds: float


@dataclass(slots=True)
class Workshop:
    """What a worker keeps between tasks: the trees that it was sent, unpacked once, and digests of their files."""

    folder: Path | None = None
    trees: dict[str, Tree] = field(default_factory=dict)
    digests: Digests = field(default_factory=Digests)
    lock: Lock = field(default_factory=Lock)

    def tree(self, parcel: Parcel, scratch: str | None = None) -> Tree:
        """Return the tree of a parcel.

        Args:
            parcel: the tree as it was sent.
            scratch: the folder that the workshop's own is made in; None: where the system puts such.
        """
        with self.lock:
            if parcel.name not in self.trees:
                if self.folder is None:
                    self.folder = Path(tempfile.mkdtemp(prefix="paycore-farm-", dir=scratch))
                    atexit.register(shutil.rmtree, self.folder, ignore_errors=True)
                place = self.folder / parcel.name
                place.mkdir(exist_ok=True)
                self.trees[parcel.name] = received_tree(parcel, place)
            return self.trees[parcel.name]

    def work(self, parcel: Parcel, task: BrandTask, scratch: str | None = None) -> BrandOutcome:
        """Stamp the site of a task with the tree of a parcel, and upload it where that is asked for.

        Raises:
            OSError: the tree cannot be unpacked.
            UnusableSiteError: the place of the sites cannot be used.
        """
        tree = self.tree(parcel, scratch)
        if task.upload is None:
            target = Path(task.site_dir, task.name)
            return stamp_values(target, tree, task.name, task.values, own=task.own, copies=task.copies)
        with tempfile.TemporaryDirectory(prefix=f"{task.name}-", dir=tree.root.parent) as folder:
            site = Path(folder, task.name)
            stamped = stamp_values(site, tree, task.name, task.values, own=task.own)
            if not stamped.is_well:
                return stamped
            how = task.upload
            options = UploadOptions(in_place=how.in_place, compress=how.compress, digests=self.digests)
            return upload_brand(task.name, site, open_store(how.url).below(task.name), options)


_WORKSHOP = Workshop()


def do_task(parcel: Parcel, task: BrandTask, *, scratch: str | None = None) -> DoneTask:
    """Do a task in the workshop of this process, whose files lie below `scratch`; None: where the system puts such."""
    start = time.monotonic()
    try:
        outcome = _WORKSHOP.work(parcel, task, scratch)
    except UnusableSiteError as error:
        outcome = failed_brand(task.name, str(error))
    except FAILURES as error:  # what cannot be sent back would leave the one who waits for it waiting
        outcome = failed_brand(task.name, error)
    return DoneTask(outcome, time.monotonic() - start)
