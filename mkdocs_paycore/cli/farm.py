"""The cluster that `paycore build --scheduler` shares brands out to."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from mkdocs_paycore.cli.console import fail, say
from mkdocs_paycore.farm.brand_task import FarmUpload
from mkdocs_paycore.farm.cluster import StampingOnFarm, farm_client

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.cli.upload import BuildUpload


@contextmanager
def shared_out(address: str | None, upload: BuildUpload | None, *, copies: bool) -> Iterator[StampingOnFarm | None]:
    """Give who stamps on a cluster, and say at the end what each worker did; None where no cluster is named.

    Args:
        address: that of the scheduler.
        upload: where the sites go; None: to the folder of the build.
        copies: share no file between brands.

    Raises:
        UnusableSiteError: the cluster cannot be used.
    """
    if address is None:
        yield None
        return
    if upload is not None and upload.store.url.startswith("memory:"):
        fail("--to memory:// is the memory of one process", "name a place that all workers reach")
    with farm_client(address) as client:
        stamping = StampingOnFarm(client, None if upload is None else _on_farm(upload), copies=copies)
        yield stamping
        for line in stamping.lines():
            say(line)


def _on_farm(upload: BuildUpload) -> FarmUpload:
    return FarmUpload(upload.store.url, in_place=upload.options.in_place, compress=upload.options.compress)
