"""What a build reads and does, as Python's audit events tell it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.project.reads import Reads

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Reads]:
    """Reads at work, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "here.txt").write_text("here")
    (tmp_path / "folder").mkdir()
    made = Reads()
    made.begin()
    yield made
    made.end()


def test_a_file_that_is_read_is_known_by_its_whole_path(reads: Reads, tmp_path: Path) -> None:
    Path("here.txt").read_text()
    assert str(tmp_path / "here.txt") in reads.files
    assert not reads.written


def test_a_file_that_is_not_there_was_asked_for_all_the_same(reads: Reads, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Path("missing.txt").read_text()
    assert str(tmp_path / "missing.txt") in reads.files


def test_a_folder_that_is_listed_is_known(reads: Reads, tmp_path: Path) -> None:
    assert list(Path("folder").iterdir()) == []
    assert [entry.name for entry in os.scandir(tmp_path / "folder")] == []
    assert reads.folders == {str(tmp_path / "folder")}


def test_what_is_written_made_renamed_and_removed_is_known(reads: Reads, tmp_path: Path) -> None:
    Path("new.txt").write_text("new")
    Path("new.txt").rename("renamed.txt")
    Path("made").mkdir()
    shutil.rmtree("folder")
    names = ("new.txt", "renamed.txt", "made", "folder")
    assert {str(tmp_path / name) for name in names} <= reads.written
    assert str(tmp_path / "new.txt") not in reads.files


def test_what_a_removed_folder_held_is_not_taken_for_a_file_of_the_working_folder(reads: Reads, tmp_path: Path) -> None:
    Path("folder/here.txt").write_text("there")
    shutil.rmtree("folder")
    assert str(tmp_path / "here.txt") not in reads.written


def test_nothing_is_heard_once_it_ended_and_two_hear_the_same(reads: Reads, tmp_path: Path) -> None:
    other = Reads()
    other.begin()
    Path("here.txt").read_text()
    other.end()
    Path("folder/late.txt").write_text("late")
    assert str(tmp_path / "here.txt") in other.files & reads.files
    assert not other.written
