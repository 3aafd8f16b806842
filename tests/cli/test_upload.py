"""`paycore build --to`: what is uploaded after a build, and what is not."""

from __future__ import annotations

import json
import shutil
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from mkdocs_paycore.cli.main import main
from mkdocs_paycore.hosting import store as stores
from mkdocs_paycore.hosting.patience import Patience
from mkdocs_paycore.hosting.record import BEGUN, SiteRecord, write_record
from mkdocs_paycore.hosting.store import open_store
from tests.support.brand_fixtures import site
from tests.support.brand_site import BrandSite, brand

if TYPE_CHECKING:
    from pathlib import Path


__all__ = ["site"]


def build(site: BrandSite, *arguments: str) -> Result:
    """Run the build of a site with more arguments."""
    return CliRunner().invoke(main, ["build", "-f", str(site.config_file), "--site-dir", str(site.out), *arguments])


def served(place: Path) -> dict[str, bytes]:
    """Return the files that a server shows of a place with versions."""
    folder = place / json.loads((place / "current.json").read_text("utf-8"))["path"]
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return {name: content for name, content in found.items() if not name.startswith("paycore-")}


@pytest.mark.slow
def test_all_brands_are_uploaded_each_to_a_place_of_its_name(site: BrandSite, tmp_path: Path) -> None:
    place = tmp_path / "www"
    done = build(site, "--all-brands", "--to", str(place))
    assert done.exit_code == 0, done.output
    for name in ("alpenglow", "brightwater", "nova"):
        assert served(place / name) == site.files(name)
        assert f"uploaded {name} to {place}/{name}: {len(site.files(name))} files sent" in done.output
    again = build(site, "--all-brands", "--to", str(place))
    assert again.output.count(": 0 files sent (0.0 MB)") == 3


@pytest.mark.slow
def test_one_brand_goes_straight_to_the_place(site: BrandSite, tmp_path: Path) -> None:
    done = build(site, "--brand", "nova", "--to", f"file://{tmp_path}/www")
    assert done.exit_code == 0, done.output
    assert b"Nova" in served(tmp_path / "www")["index.html"]


@pytest.mark.slow
def test_in_place_is_the_site_itself(site: BrandSite, tmp_path: Path) -> None:
    done = build(site, "--brand", "nova", "--to", str(tmp_path / "www"), "--in-place")
    assert done.exit_code == 0, done.output
    assert (tmp_path / "www/index.html").read_bytes() == (site.out / "index.html").read_bytes()
    assert (tmp_path / "www/paycore-site.json").is_file()


@pytest.mark.slow
def test_in_place_is_uploaded_again_also_after_a_kill(site: BrandSite, tmp_path: Path) -> None:
    place, names = tmp_path / "www", ("alpenglow", "brightwater", "nova")
    arguments = ("--all-brands", "--to", str(place), "--in-place")
    assert build(site, *arguments).exit_code == 0
    again = build(site, *arguments)
    assert (again.exit_code, again.output.count(": 0 files sent")) == (0, 3), again.output
    shutil.rmtree(place)
    for name in names:  # an upload that was killed after its first file
        site_there = open_store(str(place / name))
        write_record(site_there, BEGUN, SiteRecord({"list/index.html": ""}))
        (place / name / "list").mkdir()
        (place / name / "list/index.html").write_text("half", "utf-8")
    done = build(site, *arguments)
    assert done.exit_code == 0, done.output
    for name in names:
        assert {path: (place / name / path).read_bytes() for path in site.files(name)} == site.files(name)
        assert not (place / name / BEGUN).exists()


@pytest.mark.slow
def test_a_brand_with_an_error_is_not_uploaded_and_the_others_are(site: BrandSite, tmp_path: Path) -> None:
    site.write({"brands/nova.yml": brand("nova", "Nova", "novapayments.example", theme={"css": "nova.css"})})
    site.write({"brands/nova.css": "/* ask help@brightwater.example */"})
    place = tmp_path / "www"
    done = build(site, "--all-brands", "--to", str(place))
    assert done.exit_code == 1
    assert "not uploaded, because of errors: 'nova'" in done.output
    assert not (place / "nova").exists()
    assert served(place / "brightwater") == site.files("brightwater")


def test_a_place_that_cannot_be_used_is_told_before_anything_is_built(site: BrandSite, tmp_path: Path) -> None:
    for arguments, words in {
        ("--to", "s4://docs"): "did you mean 's3://'?",
        ("--to", str(site.root / "docs")): "Choose another folder for --to",
        ("--to", str(site.out)): "lie in one another (Choose another folder for --to)",
        ("--to", str(site.root)): "lie in one another",
        ("--in-place",): "--in-place says how a site is uploaded (say where: --to URL)",
        ("--compress",): "--compress says how a site is uploaded (say where: --to URL)",
        ("--compress", "--to", str(tmp_path / "www")): "a folder cannot say that a file is packed",
    }.items():
        done = build(site, "--all-brands", *arguments)
        assert done.exit_code == 2, done.output
        assert words in done.output
        assert not site.out.exists()


@pytest.mark.parametrize("mine", ["nova/index.html", "index.html"])
def test_a_folder_with_files_that_no_build_made_is_not_uploaded_over(
    site: BrandSite, tmp_path: Path, mine: str
) -> None:
    (tmp_path / "www/nova").mkdir(parents=True)
    (tmp_path / "www" / mine).write_text("mine", "utf-8")
    done = build(site, "--all-brands", "--to", str(tmp_path / "www"), "--in-place")
    assert done.exit_code == 2, done.output
    assert "it has files that no build made" in done.output
    assert (tmp_path / "www" / mine).read_text("utf-8") == "mine"


def test_a_missing_package_is_told_with_the_line_that_installs_it(
    site: BrandSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "s3fs", None)
    done = build(site, "--all-brands", "--to", "s3://docs")
    assert "s3fs is not installed (pip install 'mkdocs-paycore[s3]')" in done.output
    assert done.exit_code == 2


@pytest.mark.slow
def test_a_host_that_refuses_fails_its_brand_alone(
    site: BrandSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stores, "Patience", lambda: Patience(sleep=lambda _: None))
    (tmp_path / "www").mkdir()
    (tmp_path / "www/nova").write_text("a file in the place of a folder", "utf-8")
    done = build(site, "--all-brands", "--to", str(tmp_path / "www"))
    assert done.exit_code == 1
    assert "error: nova is not uploaded: " in done.output
    assert "with errors: 'nova'" in done.output
    assert served(tmp_path / "www/alpenglow") == site.files("alpenglow")
