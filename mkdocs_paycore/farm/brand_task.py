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

from mkdocs_paycore.brands.stamp import Stamped, stamp_values
from mkdocs_paycore.brands.uploads import upload_brand
from mkdocs_paycore.farm.parcel import Parcel, received_tree
from mkdocs_paycore.hosting.contents import Digests
from mkdocs_paycore.hosting.store import open_store
from mkdocs_paycore.hosting.transfer import UploadOptions
from mkdocs_paycore.project.unusable import UnusableSiteError
from mkdocs_paycore.source.failure import FAILURES, failure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_paycore.stamping.tree import Tree


@dataclass(frozen=True, slots=True)
class BrandTask:
    """A brand and where its site goes; a worker needs no source of the site.

    Attributes:
        name: the brand's.
        values: its values, by the names of the slots.
        own: its own files, by their paths in the site.
        site_dir: the folder of the brands' folders, where the site is not uploaded.
        copies: share no file between brands.
        url: the place of the brands' sites; empty where the site is not uploaded.
        in_place: as `UploadOptions` have it.
        compress: as `UploadOptions` have it.
    """

    name: str
    values: Mapping[str, str]
    own: Mapping[str, bytes]
    site_dir: str
    copies: bool = False
    url: str = ""
    in_place: bool = False
    compress: bool = False


class DoneTask(NamedTuple):
    """What became of a task: of its brand, and the seconds it took."""

    stamped: Stamped
    seconds: float


@dataclass(slots=True)
class Workshop:
    """What a worker keeps between tasks: the trees that it was sent, received_tree once, and digests of their files."""

    folder: Path | None = None
    trees: dict[str, Tree] = field(default_factory=dict)
    digests: Digests = field(default_factory=Digests)
    lock: Lock = field(default_factory=Lock)

    def tree(self, parcel: Parcel, scratch: str | None = None) -> Tree:
        """Return the tree of a parcel, whose files lie in a folder below `scratch`; None: of the system's choice."""
        with self.lock:
            if parcel.name not in self.trees:
                if self.folder is None:
                    self.folder = Path(tempfile.mkdtemp(prefix="paycore-farm-", dir=scratch))
                    atexit.register(shutil.rmtree, self.folder, ignore_errors=True)
                place = self.folder / parcel.name
                place.mkdir(exist_ok=True)
                self.trees[parcel.name] = received_tree(parcel, place)
            return self.trees[parcel.name]

    def work(self, parcel: Parcel, task: BrandTask, scratch: str | None = None) -> Stamped:
        """Do a task; `scratch` is as above."""
        tree = self.tree(parcel, scratch)
        if not task.url:
            target = Path(task.site_dir, task.name)
            return stamp_values(target, tree, task.name, task.values, own=task.own, copies=task.copies)
        with tempfile.TemporaryDirectory(prefix=f"{task.name}-", dir=tree.root.parent) as folder:
            site = Path(folder, task.name)
            stamped = stamp_values(site, tree, task.name, task.values, own=task.own)
            if not stamped.is_well:
                return stamped
            options = UploadOptions(in_place=task.in_place, compress=task.compress, digests=self.digests)
            uploaded = upload_brand(task.name, site, open_store(task.url).below(task.name), options)
            return Stamped(*uploaded)


_WORKSHOP = Workshop()


def do_task(parcel: Parcel, task: BrandTask, *, scratch: str | None = None) -> DoneTask:
    """Do a task in the workshop of this process, whose files lie below `scratch`; None: where the system puts such."""
    start = time.monotonic()
    try:
        stamped = _WORKSHOP.work(parcel, task, scratch)
    except OSError as error:
        stamped = Stamped(task.name, f"error: {task.name}: {error.strerror or error}", is_well=False)
    except UnusableSiteError as error:
        stamped = Stamped(task.name, f"error: {task.name}: {error}", is_well=False)
    except FAILURES as error:  # what cannot be sent back would leave the one who waits for it waiting
        stamped = Stamped(task.name, f"error: {task.name}: {failure(error)}", is_well=False)
    return DoneTask(stamped, time.monotonic() - start)
