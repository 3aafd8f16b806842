"""Uploads of a site as versions: what is sent, when it is served, and what is left after a fault."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_paycore.hosting.contents import Digests
from mkdocs_paycore.hosting.patience import Patience
from mkdocs_paycore.hosting.transfer import UploadOptions
from mkdocs_paycore.hosting.upload import upload_site
from mkdocs_paycore.project.unusable import UnusableSiteError
from tests.support.hosts import PAGES, KilledError, every, memory_store, write_pages

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_paycore.hosting.store import Store

NOTHING_STAYS = UploadOptions(keep=0, grace=0)


def served(store: Store) -> dict[str, str]:
    """Return what a reader gets: the files of the version that is served."""
    current = json.loads(store.read("current.json") or b"{}")
    if not current:
        return {}
    paths = store.below(current["path"].rstrip("/")).sizes("")
    files = {path: store.read(f"{current['path']}{path}") for path in paths if not path.startswith("paycore-")}
    return {path: (content or b"").decode() for path, content in files.items()}


def marker(store: Store) -> dict[str, Any]:
    current = json.loads(store.read("current.json") or b"{}")
    kept: dict[str, Any] = json.loads(store.read(f"{current['path']}paycore-site.json") or b"{}")
    return kept


def test_a_site_is_there_whole_and_named_by_its_marker(tmp_path: Path) -> None:
    store, _ = memory_store()
    done = upload_site(write_pages(tmp_path, PAGES), store, UploadOptions())
    assert served(store) == PAGES
    assert sorted(marker(store)["files"]) == sorted(PAGES)
    assert (done.sent, done.copied, done.there, done.removed) == (len(PAGES), 0, 0, 0)


def test_pages_come_behind_what_they_load_and_the_marker_and_the_switch_last(tmp_path: Path) -> None:
    store, system = memory_store()
    upload_site(write_pages(tmp_path, PAGES), store, UploadOptions(workers=1))
    names = [path.partition("/")[2].partition("/")[2] or path for path in system.written()]
    assert names == [
        "paycore-upload.json",
        "assets/logo.svg",
        "assets/main.0a1b2c3d.min.css",
        "404.html",
        "fees/index.html",
        "index.html",
        "search/search_index.json",
        "sitemap.xml",
        "paycore-site.json",
        "current.json",
    ]


def test_nothing_is_written_where_nothing_changed(tmp_path: Path) -> None:
    store, system = memory_store()
    folder = write_pages(tmp_path, PAGES)
    upload_site(folder, store, UploadOptions())
    system.answered.clear()
    done = upload_site(folder, store, UploadOptions(digests=Digests()))
    assert system.written() == []
    assert (done.sent, done.there) == (0, len(PAGES))


def test_only_what_changed_is_sent_and_the_host_copies_the_rest(tmp_path: Path) -> None:
    store, system = memory_store()
    folder = write_pages(tmp_path, PAGES)
    upload_site(folder, store, UploadOptions())
    (folder / "404.html").unlink()
    write_pages(folder, {"fees/index.html": "<h1>Costs</h1>", "new.html": "<h1>New</h1>"})
    system.answered.clear()
    done = upload_site(folder, store, UploadOptions())
    pages = {**PAGES, "fees/index.html": "<h1>Costs</h1>", "new.html": "<h1>New</h1>"}
    del pages["404.html"]
    assert served(store) == pages
    assert (done.sent, done.copied) == (2, len(PAGES) - 2)
    sent = {path.partition("/")[2].partition("/")[2] for path in system.written()}
    assert sent == {"fees/index.html", "new.html", "paycore-upload.json", "paycore-site.json", ""}


def test_other_headers_of_the_same_content_are_sent(tmp_path: Path) -> None:
    store, _ = memory_store()
    folder = write_pages(tmp_path, PAGES)
    upload_site(folder, store, UploadOptions())
    done = upload_site(folder, store, UploadOptions(compress=True))
    assert done.sent == len(PAGES)


@pytest.mark.parametrize("step", range(1, 15))
def test_a_killed_upload_leaves_the_old_site_and_the_next_one_goes_on(tmp_path: Path, step: int) -> None:
    store, _ = memory_store()
    upload_site(write_pages(tmp_path / "old", {"index.html": "old"}), store, UploadOptions())
    dying, system = memory_store()
    system.fails = lambda number: KilledError() if number > step else None
    new = write_pages(tmp_path / "new", PAGES)
    with pytest.raises(KilledError):
        upload_site(new, dying, UploadOptions(workers=1))
    assert served(store) == {"index.html": "old"}
    arrived = sum(path.partition("/")[2].partition("/")[2] in PAGES for path in system.written())
    done = upload_site(new, store, UploadOptions())
    assert served(store) == PAGES
    assert done.sent == len(PAGES) - arrived


@pytest.mark.parametrize("step", [2, 3, 10])
@pytest.mark.parametrize("error", [ConnectionResetError("reset"), OSError(5, "SlowDown"), TimeoutError()])
def test_what_a_host_refuses_for_the_moment_is_asked_for_again(tmp_path: Path, step: int, error: Exception) -> None:
    store, system = memory_store()
    system.fails = every(step, error)
    done = upload_site(write_pages(tmp_path, PAGES), store, UploadOptions(workers=2))
    system.fails = lambda _: None
    assert served(store) == PAGES
    assert done.sent == len(PAGES)


def test_a_host_that_always_refuses_is_left_alone_after_some_tries(tmp_path: Path) -> None:
    store, system = memory_store()
    system.fails = every(1, ConnectionResetError("reset by peer"))
    with pytest.raises(UnusableSiteError) as raised:
        upload_site(write_pages(tmp_path, PAGES), store, UploadOptions())
    assert str(raised.value) == (
        "memory://host/site: current.json failed 8 times: ConnectionResetError: reset by peer"
        " (run the command again: it goes on where it stopped)"
    )
    assert len(system.asked) == store.patience.tries


def test_pauses_grow_and_are_bounded() -> None:
    pauses: list[float] = []
    patience = Patience(tries=9, first=1, longest=10, sleep=pauses.append)

    def refused() -> None:
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        patience.call(refused)
    assert len(pauses) == patience.tries - 1
    assert all(0 <= pause <= min(2**number, 10) for number, pause in enumerate(pauses))


def test_a_refusal_that_lasts_is_told_at_once(tmp_path: Path) -> None:
    store, system = memory_store()
    system.fails = lambda number: PermissionError("Access Denied") if number > 2 else None
    with pytest.raises(UnusableSiteError, match=r"the host refuses .*Access Denied.*may these credentials write there"):
        upload_site(write_pages(tmp_path, PAGES), store, UploadOptions(workers=1))
    assert len(system.asked) <= 4


def test_earlier_versions_stay_as_many_as_are_kept(tmp_path: Path) -> None:
    store, _ = memory_store()
    for text in ("1", "2", "3", "4"):
        upload_site(write_pages(tmp_path, {"index.html": text}), store, UploadOptions(keep=2, grace=0))
    assert len(store.names("versions")) == 1 + 2
    upload_site(tmp_path, store, NOTHING_STAYS)
    assert len(store.names("versions")) == 1
    assert served(store) == {"index.html": "4"}


def test_a_version_that_another_upload_may_be_at_work_on_stays(tmp_path: Path) -> None:
    store, _ = memory_store()
    dying, system = memory_store()
    system.fails = lambda number: KilledError() if number > 5 else None
    with pytest.raises(KilledError):
        upload_site(write_pages(tmp_path / "one", PAGES), dying, UploadOptions(workers=1))
    other = write_pages(tmp_path / "other", {"index.html": "other"})
    upload_site(other, store, UploadOptions())
    assert len(store.names("versions")) == 1 + 1
    upload_site(other, store, NOTHING_STAYS)
    assert len(store.names("versions")) == 1


def test_what_is_none_of_our_versions_is_never_removed(tmp_path: Path) -> None:
    store, _ = memory_store()
    store.system.pipe_file(f"{store.root}/versions/mine/index.html", b"mine")
    store.system.pipe_file(f"{store.root}/notes.txt", b"mine")
    upload_site(write_pages(tmp_path, PAGES), store, NOTHING_STAYS)
    assert store.read("versions/mine/index.html") == store.read("notes.txt") == b"mine"


def test_an_earlier_version_can_be_served_again(tmp_path: Path) -> None:
    store, _ = memory_store()
    old, new = (
        write_pages(tmp_path / "old", {"index.html": "old"}),
        write_pages(tmp_path / "new", {"index.html": "new"}),
    )
    for folder in (old, new):
        upload_site(folder, store, UploadOptions(grace=0))
    done = upload_site(old, store, UploadOptions(grace=0))
    assert served(store) == {"index.html": "old"}
    assert (done.sent, done.copied) == (0, 0)


def test_a_version_that_is_removed_while_it_is_put_there_is_put_there_again(tmp_path: Path) -> None:
    store, system = memory_store()
    files = write_pages(tmp_path, PAGES)

    def remove_once(_: int) -> None:
        name, path = system.asked[-1]
        if name == "pipe_file" and path.endswith("current.json") and len(system.asked) < 40:
            folder = next(iter(system.system.ls("/host/site/versions", detail=False)))
            system.system.rm(folder, recursive=True)

    system.fails = remove_once
    upload_site(files, store, UploadOptions(workers=1))
    system.fails = lambda _: None
    assert served(store) == PAGES


@pytest.mark.parametrize("text", [b"", b"[]", b"{", b'{"format": 99}', b'{"format": 1, "previous": "x"}', b"\xff"])
def test_a_pointer_that_cannot_be_read_counts_as_none(tmp_path: Path, text: bytes) -> None:
    store, _ = memory_store()
    store.system.pipe_file(f"{store.root}/current.json", text)
    upload_site(write_pages(tmp_path, PAGES), store, UploadOptions())
    assert served(store) == PAGES


@pytest.mark.parametrize(
    ("pages", "message"),
    [
        ({"notes.txt": "x"}, "holds no page, so nothing is uploaded"),
        ({**PAGES, "current.json": "{}"}, "has a file current.json, and an upload writes one of that name itself"),
    ],
)
def test_a_folder_that_is_no_site_is_refused(tmp_path: Path, pages: dict[str, str], message: str) -> None:
    store, system = memory_store()
    with pytest.raises(UnusableSiteError, match=message):
        upload_site(write_pages(tmp_path, pages), store, UploadOptions())
    assert system.asked == []


def test_hidden_files_of_the_site_builder_stay_here(tmp_path: Path) -> None:
    store, _ = memory_store()
    shown = {**PAGES, ".well-known/security.txt": "Contact: x"}
    upload_site(write_pages(tmp_path, {**shown, ".git/config": "x", ".nojekyll2/a": "x"}), store, UploadOptions())
    assert served(store) == shown
