"""Uploads to a server of S3's kind, on this machine, that fails in several ways."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_paycore.hosting.store import Store, open_store
from mkdocs_paycore.hosting.transfer import UploadOptions
from mkdocs_paycore.hosting.upload import upload_site
from mkdocs_paycore.project.unusable import UnusableSiteError
from tests.support.cases import first_of_each
from tests.support.hosts import PAGES, WITHOUT_PAUSES, FaultyServer, s3_server, write_pages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow
CODE = """
import sys
from pathlib import Path
from mkdocs_paycore.hosting.store import open_store
from mkdocs_paycore.hosting.transfer import UploadOptions
from mkdocs_paycore.hosting.upload import upload_site
upload_site(Path(sys.argv[1]), open_store("s3://docs/acme"), UploadOptions(in_place={in_place}, workers=2))
"""
MANY = {**PAGES, **{f"page-{number}/index.html": f"<h1>{number}</h1>" for number in range(16)}}


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[FaultyServer]:
    """A server with the bucket `docs`, and credentials for it."""
    with s3_server() as (address, application):
        for name, value in {
            "AWS_ENDPOINT_URL": address,
            "AWS_ACCESS_KEY_ID": "testing",
            "AWS_SECRET_ACCESS_KEY": "testing",
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_CONFIG_FILE": os.devnull,
        }.items():
            monkeypatch.setenv(name, value)
        bucket().system.mkdir("docs")
        yield application


def bucket(path: str = "docs/acme") -> Store:
    return open_store(f"s3://{path}", patience=WITHOUT_PAUSES)


def served(store: Store) -> dict[str, str]:
    current = json.loads(store.read("current.json") or b"{}")
    if not current:
        return {}
    names = store.below(current["path"].rstrip("/")).sizes("")
    return {
        name: (store.read(current["path"] + name) or b"").decode() for name in names if not name.startswith("paycore-")
    }


def head(store: Store, path: str) -> dict[str, Any]:
    name, _, key = f"{store.root}/{path}".partition("/")
    found: dict[str, Any] = store.system.call_s3("head_object", Bucket=name, Key=key)
    return found


def test_files_have_their_headers_after_they_were_sent_and_after_they_were_copied(
    server: FaultyServer, tmp_path: Path
) -> None:
    folder = write_pages(tmp_path, PAGES)
    store, options = bucket(), UploadOptions(compress=True)
    for changed in ({}, {"404.html": "<h1>Gone</h1>"}):
        done = upload_site(write_pages(folder, changed), store, options)
        current = json.loads(store.read("current.json") or b"{}")
        page = head(store, current["path"] + "index.html")
        assert (page["ContentType"], page["ContentEncoding"]) == ("text/html; charset=utf-8", "gzip")
        assert page["CacheControl"] == "public, max-age=60, must-revalidate"
        style = head(store, current["path"] + "assets/main.0a1b2c3d.min.css")
        assert style["CacheControl"] == "public, max-age=31536000, immutable"
        assert head(store, "current.json")["CacheControl"] == "no-cache"
    assert (done.sent, done.copied) == (1, len(PAGES) - 1)
    assert server.refused == 0


@pytest.mark.parametrize(("step", "in_place"), first_of_each(product([10, 3], [False, True]), lambda case: case[1]))
def test_a_server_that_fails_again_and_again_gets_the_whole_site(
    server: FaultyServer, tmp_path: Path, step: int, *, in_place: bool
) -> None:
    server.step = step
    store = bucket()
    options = UploadOptions(in_place=in_place)
    done = upload_site(write_pages(tmp_path, MANY), store, options)
    (tmp_path / "404.html").unlink()
    again = upload_site(tmp_path, store, options)
    server.step = 0
    rest = {name: text for name, text in MANY.items() if name != "404.html"}
    if in_place:
        assert sorted(name for name in store.sizes("") if not name.startswith("paycore-")) == sorted(rest)
    else:
        assert served(store) == rest
    assert done.sent == len(MANY)
    assert again.sent == 0
    assert server.refused >= len(MANY) // step


@pytest.mark.parametrize("in_place", [False, True])
def test_a_process_that_is_killed_midway_leaves_the_old_site_and_the_next_goes_on(
    server: FaultyServer, tmp_path: Path, *, in_place: bool
) -> None:
    store, options = bucket(), UploadOptions(in_place=in_place)
    upload_site(write_pages(tmp_path / "old", {"index.html": "old"}), store, options)
    new = write_pages(tmp_path / "new", MANY)
    code = CODE.format(in_place=in_place)
    child = subprocess.Popen([sys.executable, "-c", code, str(new)])
    server.kill_at = (server.number + 18, lambda: os.kill(child.pid, signal.SIGKILL))
    assert child.wait() == -signal.SIGKILL
    if in_place:
        assert store.read("paycore-site.json") is None
    else:
        assert served(store) == {"index.html": "old"}
    done = upload_site(new, store, options)
    if in_place:
        assert sorted(name for name in store.sizes("") if not name.startswith("paycore-")) == sorted(MANY)
    else:
        assert served(store) == MANY
        assert 0 < done.sent < len(MANY) - 5  # what had arrived is not sent again


@pytest.mark.parametrize("is_same", first_of_each([False, True]))
def test_two_uploads_at_once_leave_one_whole_site(server: FaultyServer, tmp_path: Path, *, is_same: bool) -> None:
    server.step = 10
    folders = [
        write_pages(tmp_path / name, {**MANY, "index.html": "same" if is_same else name}) for name in ("one", "two")
    ]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda folder: upload_site(folder, bucket(), UploadOptions()), folders))
    server.step = 0
    found = served(bucket())
    assert found["index.html"] in ({"same"} if is_same else {"one", "two"})
    assert {**found, "index.html": ""} == {**MANY, "index.html": ""}


def test_a_bucket_that_is_not_there_is_told(server: FaultyServer, tmp_path: Path) -> None:
    with pytest.raises(UnusableSiteError, match="s3://nowhere/x: there is no such bucket; make it first"):
        upload_site(write_pages(tmp_path, PAGES), bucket("nowhere/x"), UploadOptions())
    assert server.number > 0


def test_missing_credentials_are_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", os.devnull)
    with pytest.raises(
        UnusableSiteError, match=r"s3://docs/acme: no credentials were found .expected AWS_ACCESS_KEY_ID"
    ):
        upload_site(write_pages(tmp_path, PAGES), bucket(), UploadOptions())
