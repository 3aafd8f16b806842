"""What a worker does for a brand, without a cluster."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.farm.brand_task import BrandTask, FarmUpload, Workshop, do_task
from mkdocs_paycore.farm.parcel import packed
from tests.support.brand_fixtures import site

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.brand_site import BrandSite

__all__ = ["site"]


def task_of(site: BrandSite, name: str, folder: Path, url: str = "") -> BrandTask:
    brand = site.brands().read([name])[0]
    return BrandTask(name, dict(brand.values()), {}, str(folder), FarmUpload(url) if url else None)


@pytest.mark.slow
def test_a_site_is_stamped_as_on_one_machine(site: BrandSite, tmp_path: Path) -> None:
    site.build()
    parcel = packed(site.tree("alpenglow"))
    for name in ("alpenglow", "brightwater"):
        done = do_task(parcel, task_of(site, name, tmp_path / "farm"))
        assert done.outcome.is_well, done.outcome.line
        assert site.files(name) == site.files(name, of=tmp_path / "farm")


@pytest.mark.slow
def test_a_site_is_uploaded_and_nothing_is_left_on_the_worker(site: BrandSite, tmp_path: Path) -> None:
    site.build()
    workshop = Workshop()
    parcel = packed(site.tree("alpenglow"))
    done = workshop.work(parcel, task_of(site, "brightwater", tmp_path, url=f"file://{tmp_path}/www"))
    assert done.is_well, done.line
    current = json.loads((tmp_path / "www/brightwater/current.json").read_text("utf-8"))
    place = tmp_path / "www/brightwater" / current["path"]
    assert (place / "index.html").read_bytes() == site.files("brightwater")["index.html"]
    assert workshop.folder is not None
    assert [path.name for path in workshop.tree(parcel).root.parent.iterdir()] == [parcel.name]


def test_a_place_that_cannot_be_used_fails_the_brand_in_words(site: BrandSite, tmp_path: Path) -> None:
    parcel = packed(site.tree("alpenglow"))
    done = do_task(parcel, task_of(site, "brightwater", tmp_path, url="s4://docs"))
    assert not done.outcome.is_well
    assert done.outcome.line.startswith("error: brightwater: --to: found 's4://docs'")
    (tmp_path / "file").write_text("x", "utf-8")
    done = do_task(parcel, task_of(site, "brightwater", tmp_path / "file"))
    assert not done.outcome.is_well
    assert done.outcome.line.startswith("error: brightwater: ")
