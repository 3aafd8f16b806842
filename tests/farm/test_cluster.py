"""A build on a cluster of this machine: a scheduler and two workers, of which one is killed."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from mkdocs_paycore.brands.build import BuildOptions, build_brands
from mkdocs_paycore.cli.main import main
from mkdocs_paycore.farm.cluster import StampingOnFarm, farm_client
from mkdocs_paycore.project.unusable import UnusableSiteError
from tests.support.brand_fixtures import site
from tests.support.brand_site import ENGINE, BrandSite, brand

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["site"]
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]
DEADLY = """
import os, signal
from mkdocs_paycore.farm import brand_task

def dying(*given, **named):
    try:
        os.unlink({flag!r})
    except FileNotFoundError:
        return brand_task.living(*given, **named)
    os.kill(os.getpid(), signal.SIGKILL)

if not hasattr(brand_task, "living"):  # Dask runs this twice
    brand_task.living, brand_task.stamp_values = brand_task.stamp_values, dying
"""
"""What a worker runs at its start: the first of all that stamps a brand, while there is a flag, is killed at it."""
NAMES = [f"brand{number:02}" for number in range(16)]


@pytest.fixture
def flag(tmp_path: Path) -> Path:
    """A file that kills the worker that finds it."""
    return tmp_path / "flag"


@pytest.fixture
def cluster(flag: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A scheduler and two workers, or as many as the test names, processes of this machine."""
    monkeypatch.setattr("mkdocs_paycore.farm.cluster._SECONDS", 600)  # a busy machine takes its time to start one anew
    import dask  # noqa: PLC0415 - takes a second
    from distributed import LocalCluster  # noqa: PLC0415 - as above

    options = {"host": "127.0.0.1", "scheduler_port": 0, "dashboard_address": ":0", "silence_logs": 50}
    preload = DEADLY.format(flag=str(flag))
    # Dask samples what threads do: a worker that starts threads for an upload was seen to stop for good at that.
    with (
        dask.config.set({"distributed.worker.profile.enabled": False}),
        LocalCluster(  # type: ignore[no-untyped-call] # it has no types
            n_workers=getattr(request, "param", 2), threads_per_worker=1, processes=True, preload=[preload], **options
        ) as made,
    ):
        yield made


@pytest.fixture
def many(site: BrandSite) -> BrandSite:
    """A site of many brands of one shape, built on this machine."""
    site.write({f"brands/{name}.yml": brand(name, f"{name.title()} Pay", f"{name}.example") for name in NAMES})
    assert site.build(NAMES) == []
    return site


@pytest.mark.parametrize("cluster", [2, 1], ids=["one of two", "the only one"], indirect=True)
def test_the_sites_are_the_same_bytes_though_a_worker_is_killed_at_a_brand(
    many: BrandSite, cluster: Any, flag: Path, tmp_path: Path
) -> None:
    said: list[str] = []
    flag.touch()
    brands = many.brands()
    with farm_client(cluster.scheduler_address) as client:
        stamping = StampingOnFarm(client)
        options = BuildOptions(stamping=stamping)
        chosen, out = brands.read(NAMES), tmp_path / "farm"
        failed = build_brands(brands, chosen, out, engine=ENGINE, say=said.append, options=options)
    assert failed == []
    assert not flag.exists()
    assert sum(number for number, _ in stamping.done.values()) == len(NAMES)
    for name in NAMES:
        assert many.files(name, of=out) == many.files(name)
    assert sum(line.startswith("stamped") for line in said) == len(NAMES)


def test_the_command_uploads_from_the_workers(many: BrandSite, cluster: Any, tmp_path: Path) -> None:
    many.write({"brands/brand03.yml": brand("brand03", "Three", "brand03.example", theme={"css": "x.css"})})
    many.write({"brands/x.css": "/* help@brand04.example */"})
    place = tmp_path / "www"
    arguments = ["--all-brands", "-f", str(many.config_file), "--site-dir", str(tmp_path / "out"), "--to", str(place)]
    done = CliRunner().invoke(main, ["build", *arguments, "--scheduler", cluster.scheduler_address])
    assert done.exit_code == 1
    assert "error: brand03 is not uploaded: it has errors" in done.output
    assert not (place / "brand03").exists()
    assert not (tmp_path / "out/brand00").exists()
    for name in {*NAMES} - {"brand03"}:
        current = json.loads((place / name / "current.json").read_text("utf-8"))
        assert (place / name / current["path"] / "index.html").read_bytes() == many.files(name)["index.html"]
        assert f"uploaded {name} to file://" in done.output or f"uploaded {name} to {place}/{name}" in done.output
    assert " brands in " in done.output


def test_what_cannot_be_used_as_a_scheduler_is_told(
    site: BrandSite, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for address in ("nonsense://x", "ucx://x:1"):
        told = pytest.raises(UnusableSiteError, match="expected the address of a Dask scheduler, as in tcp://")
        with told, farm_client(address):
            pass
    arguments = ["build", "-f", str(site.config_file), "--site-dir", str(tmp_path / "out"), "--scheduler", "tcp://x:1"]
    done = CliRunner().invoke(main, [*arguments, "--brand", "nova"])
    assert "--scheduler shares brands out (name several with --brand, or take --all-brands)" in done.output
    done = CliRunner().invoke(main, [*arguments, "--all-brands", "--to", "memory://x"])
    assert "--to memory:// is the memory of one process" in done.output
    monkeypatch.setitem(sys.modules, "distributed", None)
    done = CliRunner().invoke(main, [*arguments, "--all-brands"])
    assert "distributed is not installed (pip install 'mkdocs-paycore[farm]')" in done.output
