"""Writing a folder for a generator: what did not change is not touched, and what is not ours stays."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.engines.docs_tree.written import MARKER, marker_of, write_folder
from mkdocs_paycore.project.unusable import UnusableSiteError

if TYPE_CHECKING:
    from pathlib import Path

_LONG_AGO = 1_000_000_000


@pytest.fixture
def source(tmp_path: Path) -> Path:
    file = tmp_path / "picture.png"
    file.write_bytes(b"\x89PNG")
    os.utime(file, (_LONG_AGO, _LONG_AGO))
    return file


def test_what_did_not_change_keeps_its_time(tmp_path: Path, source: Path) -> None:
    folder = tmp_path / "made"
    first = write_folder(folder, {"a/one.md": b"1", "two.md": b"2", "picture.png": source}, notes={})
    assert sorted(first.new) == ["a/one.md", "picture.png", "two.md"]
    for name in ("a/one.md", "two.md"):
        os.utime(folder / name, (_LONG_AGO, _LONG_AGO))
    second = write_folder(folder, {"a/one.md": b"1", "two.md": b"changed", "picture.png": source}, notes={})
    assert second.new == ["two.md"]
    assert (folder / "a/one.md").stat().st_mtime == (folder / "picture.png").stat().st_mtime == _LONG_AGO
    assert (folder / "two.md").stat().st_mtime != _LONG_AGO


def test_what_somebody_changed_in_a_prepared_folder_is_written_anew(tmp_path: Path, source: Path) -> None:
    folder = tmp_path / "made"
    write_folder(folder, {"one.md": b"1", "picture.png": source}, notes={})
    (folder / "one.md").write_bytes(b"2")
    (folder / "picture.png").unlink()
    assert write_folder(folder, {"one.md": b"1", "picture.png": source}, notes={}).new == ["one.md", "picture.png"]
    assert (folder / "one.md").read_bytes() == b"1"


def test_what_is_gone_is_removed_with_the_folders_that_are_empty_then(tmp_path: Path, source: Path) -> None:
    folder = tmp_path / "made"
    write_folder(folder, {"a/b/one.md": b"1", "a/picture.png": source, "two.md": b"2"}, notes={})
    done = write_folder(folder, {"two.md": b"2"}, notes={})
    assert sorted(done.gone) == ["a/b/one.md", "a/picture.png"]
    assert sorted(path.name for path in folder.iterdir()) == [MARKER, "two.md"]


def test_what_is_not_ours_is_never_removed(tmp_path: Path) -> None:
    folder = tmp_path / "made"
    write_folder(folder, {"a/one.md": b"1"}, notes={})
    (folder / "a/mine.txt").write_text("mine")
    (folder / "site").mkdir()
    (folder / "site/index.html").write_text("built")
    write_folder(folder, {}, notes={})
    assert (folder / "a/mine.txt").read_text() == "mine"
    assert (folder / "site/index.html").read_text() == "built"


def test_a_write_that_fails_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "made"
    write_folder(folder, {"one.md": b"1"}, notes={})

    def full(path: Path, content: bytes) -> None:
        path.open("wb").close()
        raise OSError(28, "No space left on device", str(path), len(content))

    monkeypatch.setattr(type(folder), "write_bytes", full)
    with pytest.raises(UnusableSiteError, match="no space left"):
        write_folder(folder, {"one.md": b"2"}, notes={})
    assert (folder / "one.md").read_text() == "1"
    assert not list(folder.rglob("*.paycore-new"))


def test_what_is_gone_and_was_changed_by_somebody_stays(tmp_path: Path) -> None:
    folder = tmp_path / "made"
    write_folder(folder, {"one.md": b"1"}, notes={})
    (folder / "one.md").write_bytes(b"my own words")
    done = write_folder(folder, {}, notes={})
    assert (done.gone, done.kept) == ([], ["one.md"])
    assert (folder / "one.md").read_bytes() == b"my own words"


def test_a_file_that_we_did_not_make_is_in_the_way(tmp_path: Path) -> None:
    folder = tmp_path / "made"
    folder.mkdir()
    (folder / "mkdocs.yml").write_text("site_name: mine")
    with pytest.raises(UnusableSiteError, match=r"paycore did not make the mkdocs\.yml in it"):
        write_folder(folder, {"mkdocs.yml": b"ours"}, notes={})
    assert (folder / "mkdocs.yml").read_text() == "site_name: mine"


def test_a_marker_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    folder, outside = tmp_path / "made", tmp_path / "outside.txt"
    outside.write_bytes(b"1")
    write_folder(folder, {"one.md": b"1"}, notes={})
    marker = (folder / MARKER).read_text().replace("one.md", "../outside.txt")
    (folder / MARKER).write_text(marker)
    (folder / "one.md").unlink()
    write_folder(folder, {}, notes={})
    assert outside.read_bytes() == b"1"


@pytest.mark.parametrize("text", ["", "[]", "{", '{"files": 1}'])
def test_a_marker_that_is_none_says_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / MARKER).write_text(text)
    assert marker_of(tmp_path) == {}


def test_notes_are_in_the_marker(tmp_path: Path) -> None:
    write_folder(tmp_path, {}, notes={"brand": "acme"})
    assert marker_of(tmp_path)["brand"] == "acme"


def test_a_full_disk_is_said_where_the_system_names_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_path: Path, _content: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(type(tmp_path), "write_bytes", full)
    with pytest.raises(UnusableSiteError, match=r"made cannot be written: no space left on device$"):
        write_folder(tmp_path / "made", {"one.md": b"1"}, notes={})


@pytest.mark.parametrize("written", range(8))
def test_a_folder_whose_writing_was_cut_off_is_ours_the_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: int
) -> None:
    folder, files = tmp_path / "made", {"a/one.md": b"1", "two.md": b"2"}
    write = type(folder).write_bytes
    done: list[Path] = []

    def cut_off(path: Path, content: bytes) -> int:
        if len(done) == written:
            raise KeyboardInterrupt
        done.append(path)
        return write(path, content)

    with monkeypatch.context() as patch, suppress(KeyboardInterrupt):
        patch.setattr(type(folder), "write_bytes", cut_off)
        write_folder(folder, files, notes={})
        write_folder(folder, {**files, "three.md": b"3"}, notes={})
    write_folder(folder, {"a/one.md": b"1", "three.md": b"3"}, notes={})
    assert {path.name: path.read_bytes() for path in folder.rglob("*.md")} == {"one.md": b"1", "three.md": b"3"}


@pytest.mark.parametrize("name", ["n" * 252 + ".md", os.fsdecode(b"a\xff.md")])
def test_any_name_that_a_file_system_takes_can_be_written(tmp_path: Path, name: str) -> None:
    write_folder(tmp_path / "made", {name: b"1"}, notes={})
    assert (tmp_path / "made" / name).read_bytes() == b"1"
    assert write_folder(tmp_path / "made", {name: b"1"}, notes={}).new == []
