"""Places that sites are put to: their addresses, and folders of this machine."""

from __future__ import annotations

import errno
import os
import sys
import time
from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.hosting.headers import NEVER_KEPT
from mkdocs_paycore.hosting.patience import Patience
from mkdocs_paycore.hosting.store import open_store
from mkdocs_paycore.hosting.transfer import UploadOptions
from mkdocs_paycore.hosting.upload import upload_site
from mkdocs_paycore.project.unusable import UnusableSiteError
from tests.support.hosts import PAGES, write_pages

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("s4://docs/x", "--to: found 's4://docs/x', expected .* .did you mean 's3://'?"),
        ("S3://docs/x", "did you mean 's3://'?"),
        ("gcs://docs", "did you mean 'gs://'?"),
        ("https://docs.example/", "known: az://, file://, gs://, memory://, s3://"),
        ("://x", "known: az://"),
        ("s3://", "--to: found 's3://', which names no place .expected s3://…"),
        ("s3:///", "which names no place"),
        ("s3://docs/../x", "expected a path without empty parts, '.' and '..'"),
        ("s3://docs//x", "expected a path without empty parts, '.' and '..'"),
    ],
)
def test_an_address_that_names_no_place_is_told_with_the_nearest(url: str, message: str) -> None:
    with pytest.raises(UnusableSiteError, match=message):
        open_store(url)


@pytest.mark.parametrize(
    ("url", "package", "extra"),
    [
        ("s3://docs", "s3fs", "s3"),
        ("gs://docs", "gcsfs", "gs"),
        ("az://docs", "adlfs", "az"),
        ("file:///tmp/x", "fsspec", "upload"),
        ("memory://x", "tenacity", "upload"),
    ],
)
def test_what_is_not_installed_is_told_with_the_line_that_installs_it(
    monkeypatch: pytest.MonkeyPatch, url: str, package: str, extra: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(
        UnusableSiteError, match=rf"{package} is not installed .pip install 'mkdocs-paycore\[{extra}\]'"
    ):
        open_store(url)


@pytest.mark.parametrize("begin", ["", "file://"])
def test_a_folder_has_a_link_that_is_switched_in_one_step(tmp_path: Path, begin: str) -> None:
    site, target = tmp_path / "site", tmp_path / "www"
    for text in ("old", "new"):
        upload_site(write_pages(site, {**PAGES, "index.html": text}), open_store(f"{begin}{target}"), UploadOptions())
        assert (target / "current/index.html").read_text("utf-8") == text
    assert (target / "current").is_symlink()
    assert not list(target.rglob("*.paycore-new"))


def test_a_folder_keeps_no_empty_folders_of_what_is_gone(tmp_path: Path) -> None:
    site, target = write_pages(tmp_path / "site", PAGES), tmp_path / "www"
    options = UploadOptions(in_place=True, keep=0, grace=0)
    upload_site(site, open_store(str(target)), options)
    (site / "fees/index.html").unlink()
    upload_site(site, open_store(str(target)), options)
    assert not (target / "fees").exists()
    assert (target / "assets/logo.svg").is_file()
    versioned = tmp_path / "versioned"
    for text in ("old", "new"):
        upload_site(write_pages(site, {"index.html": text}), open_store(str(versioned)), UploadOptions(keep=0, grace=0))
    assert len(list((versioned / "versions").iterdir())) == 1


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    with pytest.raises(UnusableSiteError, match="file/site: "):
        upload_site(write_pages(tmp_path / "site", PAGES), open_store(str(tmp_path / "file" / "site")), UploadOptions())


def test_a_full_disk_is_told_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    def full(path: str, *_: object, **__: object) -> None:
        tried.append(path)
        raise OSError(errno.ENOSPC, "No space left on device")

    store = open_store(str(tmp_path / "docs"), patience=Patience(sleep=lambda _: None))
    monkeypatch.setattr(store.system, "pipe_file", full)
    with pytest.raises(UnusableSiteError, match=r"a\.txt cannot be written: no space left on device \(make room"):
        store.write("a.txt", b"x", NEVER_KEPT)
    assert len(tried) == 1


def test_two_uploads_at_once_write_no_file_of_one_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, begun = open_store(str(tmp_path)), list[str]()
    write = store.system.pipe_file

    def interrupted(path: str, content: bytes) -> None:
        write(path, content)
        begun.append(path)
        if len(begun) == 1:  # the other one comes in between
            store.write("a.txt", b"two", NEVER_KEPT)

    monkeypatch.setattr(store.system, "pipe_file", interrupted)
    store.write("a.txt", b"one", NEVER_KEPT)
    assert len({*begun}) == 2
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.txt": b"one"}


@pytest.mark.parametrize("is_in_place", [False, True])
def test_what_a_killed_upload_had_begun_is_removed_once_it_is_old(tmp_path: Path, *, is_in_place: bool) -> None:
    site, target = write_pages(tmp_path / "site", PAGES), tmp_path / "www"
    options = UploadOptions(in_place=is_in_place)
    upload_site(site, open_store(str(target)), options)
    for name, age in {"old": 2 * options.grace, "new": 0}.items():
        left = target / f"{name}.html.0a1b2c3d.paycore-new"
        left.write_text("half")
        os.utime(left, (time.time() - age,) * 2)
    (site / "index.html").write_text("changed")
    upload_site(site, open_store(str(target)), options)
    assert [path.name for path in target.rglob("*.paycore-new")] == ["new.html.0a1b2c3d.paycore-new"]
