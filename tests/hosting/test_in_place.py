"""Uploads in place: in their order, gone on with after a kill, and never called complete when they are not."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.hosting.transfer import UploadOptions
from mkdocs_paycore.hosting.upload import upload_site
from mkdocs_paycore.project.unusable import UnusableSiteError
from tests.support.hosts import PAGES, KilledError, every, memory_store, write_pages

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_paycore.hosting.store import Store

IN_PLACE = UploadOptions(in_place=True, workers=1)


def there(store: Store) -> dict[str, str]:
    """Return the files of a place but our records."""
    names = [path for path in store.sizes("") if not path.startswith("paycore-")]
    return {name: (store.read(name) or b"").decode() for name in names}


def is_complete(store: Store) -> bool:
    """Return whether the marker of a complete site is there, and is right."""
    kept = json.loads(store.read("paycore-site.json") or b"{}")
    return bool(kept) and sorted(kept["files"]) == sorted(there(store))


def test_pages_come_behind_what_they_load_and_the_marker_at_the_end(tmp_path: Path) -> None:
    store, system = memory_store()
    upload_site(write_pages(tmp_path, PAGES), store, IN_PLACE)
    names = [name for name in system.written() if name != "paycore-upload.json"]
    assert names == [
        "assets/logo.svg",
        "assets/main.0a1b2c3d.min.css",
        "404.html",
        "fees/index.html",
        "index.html",
        "search/search_index.json",
        "sitemap.xml",
        "paycore-site.json",
    ]
    assert there(store) == PAGES
    assert is_complete(store)


def test_only_what_changed_is_sent_and_what_is_gone_is_removed(tmp_path: Path) -> None:
    store, system = memory_store()
    folder = write_pages(tmp_path, PAGES)
    store.system.pipe_file(f"{store.root}/others.txt", b"x")
    upload_site(folder, store, IN_PLACE)
    (folder / "fees/index.html").unlink()
    write_pages(folder, {"index.html": "<h1>Start</h1>"})
    system.answered.clear()
    done = upload_site(folder, store, IN_PLACE)
    assert (done.sent, done.there, done.removed) == (1, len(PAGES) - 2, 1)
    pages = {**PAGES, "index.html": "<h1>Start</h1>", "others.txt": "x"}
    del pages["fees/index.html"]
    assert there(store) == pages
    system.answered.clear()
    assert upload_site(folder, store, IN_PLACE).sent == 0
    assert system.written() == []


@pytest.mark.parametrize("step", range(1, 22))
def test_after_a_kill_at_any_moment_the_next_upload_makes_it_whole(tmp_path: Path, step: int) -> None:
    store, _ = memory_store()
    old = {**PAGES, "old.html": "old", "assets/logo.svg": "<svg>old</svg>", "fees/index.html": "old"}
    upload_site(write_pages(tmp_path / "old", old), store, IN_PLACE)
    dying, system = memory_store()
    system.fails = lambda number: KilledError() if number > step else None
    new = write_pages(tmp_path / "new", PAGES)
    try:
        upload_site(new, dying, IN_PLACE)
    except KilledError:
        assert not is_complete(store) or there(store) in (old, PAGES)
    upload_site(new, store, IN_PLACE)
    assert there(store) == PAGES
    assert is_complete(store)


@pytest.mark.parametrize("step", range(1, 22))
def test_after_a_kill_going_back_to_the_old_site_makes_that_whole(tmp_path: Path, step: int) -> None:
    store, _ = memory_store()
    old = {**PAGES, "old.html": "old", "fees/index.html": "old"}
    old_folder = write_pages(tmp_path / "old", old)
    upload_site(old_folder, store, IN_PLACE)
    dying, system = memory_store()
    system.fails = lambda number: KilledError() if number > step else None
    with suppress(KilledError):
        upload_site(write_pages(tmp_path / "new", {**PAGES, "new.html": "new"}), dying, IN_PLACE)
    upload_site(old_folder, store, IN_PLACE)
    assert there(store) == old
    assert is_complete(store)


def test_requests_that_fail_are_asked_again(tmp_path: Path) -> None:
    store, system = memory_store()
    system.fails = every(3, ConnectionResetError("reset"))
    upload_site(write_pages(tmp_path, PAGES), store, IN_PLACE)
    system.fails = lambda _: None
    assert there(store) == PAGES
    assert is_complete(store)


@pytest.mark.parametrize("moment", range(3, 20, 2))
def test_of_two_at_once_none_is_called_complete_that_is_not(tmp_path: Path, moment: int) -> None:
    one, system = memory_store()
    other, _ = memory_store()
    first = write_pages(tmp_path / "first", {**PAGES, "index.html": "first", "first.html": "x"})
    second = write_pages(tmp_path / "second", {**PAGES, "index.html": "second"})

    def begin_other(number: int) -> None:
        if number == moment:
            upload_site(second, other, IN_PLACE)

    system.fails = begin_other
    try:
        upload_site(first, one, IN_PLACE)
    except UnusableSiteError as error:
        assert "another upload to the same place began meanwhile" in str(error)  # noqa: PT017 - or it is right
        assert not is_complete(other)
    system.fails = lambda _: None
    upload_site(second, other, IN_PLACE)
    assert {name: text for name, text in there(other).items() if name in PAGES} == {**PAGES, "index.html": "second"}
