"""A Dask cluster that stamps brands: the tree goes there once, and each brand is a task."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.brands.outcome import failed_brand
from mkdocs_paycore.farm.brand_task import BrandTask, do_task
from mkdocs_paycore.farm.parcel import packed
from mkdocs_paycore.project.page_assets import brand_files
from mkdocs_paycore.project.unusable import UnusableSiteError
from mkdocs_paycore.source.failure import FAILURES, failure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from mkdocs_paycore.brand.model import Brand
    from mkdocs_paycore.brands.outcome import BrandOutcome
    from mkdocs_paycore.farm.brand_task import DoneTask, FarmUpload
    from mkdocs_paycore.farm.parcel import Parcel
    from mkdocs_paycore.stamping.tree import Tree

_SECONDS = 30
"""So long a scheduler is waited for, and its first worker."""
_ROUNDS = 4
"""So often brands are shared out whose tasks were lost with the last worker that had the tree."""


@dataclass(slots=True)
class StampingOnFarm:
    """Stamping on the workers of a cluster.

    A worker that is lost costs only the tasks that it was at; the others do them again.

    Attributes:
        client: of Dask.
        upload: how sites are uploaded; None: they are stamped to the folder of the build, which all machines have to
            share then.
        copies: share no file between brands.
        done: how many brands each worker did, and in how many seconds.
    """

    client: Any
    upload: FarmUpload | None = None
    copies: bool = False
    done: dict[str, tuple[int, float]] = field(default_factory=dict)

    @property
    def is_public(self) -> bool:
        """Whether the workers upload the sites."""
        return self.upload is not None

    def stamp(self, tree: Tree, group: Sequence[Brand], site_dir: Path, *, folder: Path) -> Iterator[BrandOutcome]:
        """Stamp a tree for brands; see `Stamping`."""
        parcel = packed(tree)
        left: dict[str, BrandTask] = {}
        for brand in group:
            try:
                left[brand.name] = self._task(brand, site_dir, folder)
            except OSError as error:
                yield failed_brand(brand.name, error)
        for _ in range(_ROUNDS):
            if left:
                yield from self._share_out(parcel, left)
        for name in left:
            yield failed_brand(name, "each worker that had it was lost")

    def lines(self) -> list[str]:
        """Return how many brands each worker did."""
        return [f"{worker}: {number} brands in {time:.1f} s" for worker, (number, time) in sorted(self.done.items())]

    def _task(self, brand: Brand, site_dir: Path, folder: Path) -> BrandTask:
        own = brand_files(brand, brands_dir=folder)
        place = str(site_dir.resolve())
        return BrandTask(brand.name, dict(brand.values()), own, place, self.upload, self.copies)

    def _share_out(self, parcel: Parcel, left: dict[str, BrandTask]) -> Iterator[BrandOutcome]:
        """Have workers do what is left, and take out of it what is done; what is lost stays in it."""
        distributed = import_module("distributed")
        self._wait_for_workers()
        sent = self.client.scatter(parcel, broadcast=True, hash=False)
        tasks = {
            self.client.submit(
                _do_on_worker, sent, task, key=f"paycore-{parcel.name}-{name}-{id(sent)}", pure=False
            ): name
            for name, task in left.items()
        }
        for future in distributed.as_completed(list(tasks), loop=self.client.loop):
            if future.status != "finished":
                continue  # the tree is gone with the last worker that had it, or the task outlived too many workers
            worker, done = future.result()
            del left[tasks[future]]
            number, seconds = self.done.get(worker, (0, 0.0))
            self.done[worker] = (number + 1, seconds + done.seconds)
            yield done.outcome

    def _wait_for_workers(self) -> None:
        try:
            self.client.wait_for_workers(1, timeout=_SECONDS)
        except TimeoutError as error:
            address = self.client.scheduler.address
            raise UnusableSiteError(
                f"the scheduler {address} has no workers (start one with: dask worker {address})"
            ) from error


@contextmanager
def farm_client(address: str) -> Iterator[Any]:
    """Give a client of the cluster whose scheduler has an address, such as `tcp://10.0.0.5:8786`.

    Raises:
        UnusableSiteError: there is none, a package is missing, or a worker has another version of this one.
    """
    try:
        distributed = import_module("distributed")
    except ImportError as error:
        install = "pip install 'mkdocs-paycore[farm]'"
        raise UnusableSiteError(f"--scheduler: {error.name} is not installed ({install})") from error
    try:
        client = distributed.Client(address, timeout=_SECONDS, set_as_default=False)
    except FAILURES as error:  # a protocol that Dask knows may have no working package
        hint = "expected the address of a Dask scheduler, as in tcp://10.0.0.5:8786"
        raise UnusableSiteError(f"--scheduler {address}: {failure(error)} ({hint})") from error
    try:
        _refuse_other_versions(client)
        yield client
    finally:
        client.close()


def _refuse_other_versions(client: Any) -> None:  # noqa: ANN401 - Dask has no types
    own = version("mkdocs-paycore")
    found = client.run(_own_version, on_error="return")
    other = {worker: answer for worker, answer in found.items() if answer != own}
    for worker, answer in sorted(other.items()):
        has = f"has mkdocs-paycore {answer}" if isinstance(answer, str) else f"answers {failure(answer)}"
        raise UnusableSiteError(
            f"--scheduler: the worker {worker} {has} (expected mkdocs-paycore {own}, as here, with the extra farm)"
        )


def _own_version() -> str:
    """Return the version of this package, on the worker that is asked."""
    return version("mkdocs-paycore")


def _do_on_worker(parcel: Parcel, task: BrandTask) -> tuple[str, DoneTask]:
    """Do a task on a worker, and return the worker's address with what became of it."""
    worker = import_module("distributed").get_worker()  # whose folder Dask empties, after a kill as well
    return str(worker.address), do_task(parcel, task, scratch=str(worker.local_directory))
