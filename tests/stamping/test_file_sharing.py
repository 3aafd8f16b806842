"""Files of one folder that become files of another: what the file system lets, and what it refuses."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.stamping import file_sharing
from mkdocs_paycore.stamping.file_sharing import share

if TYPE_CHECKING:
    from pathlib import Path

FILES = {"a.css": "body {}", "pictures/b.svg": "<svg/>"}


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """A folder with files, and an empty one with the same folders in it."""
    source, target = tmp_path / "source", tmp_path / "target"
    for name, content in FILES.items():
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(content, "utf-8")
        os.utime(source / name, (1_000_000_000, 1_000_000_000))
    return source, target


def refuse_reflinks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let no file be cloned, as most file systems do; return the files for which it was tried."""
    tried: list[str] = []

    def refused(source: str, _target: str) -> bool:
        tried.append(source)
        return False

    monkeypatch.setattr(file_sharing, "_reflink", refused)
    return tried


def refuse_links(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let no hard link be made, as between two file systems; return the files for which it was tried."""
    tried: list[str] = []

    def refused(source: str, _target: str) -> None:
        tried.append(source)
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr(os, "link", refused)
    return tried


def check_contents(source: Path, target: Path) -> None:
    for name, content in FILES.items():
        assert (target / name).read_text("utf-8") == content
        assert (target / name).stat().st_mtime == (source / name).stat().st_mtime


@pytest.mark.parametrize("copies", [False, True])
def test_the_files_have_what_they_had_and_its_time(folders: tuple[Path, Path], *, copies: bool) -> None:
    source, target = folders
    share(FILES, str(source), str(target), copies=copies)
    check_contents(source, target)


def test_without_reflinks_they_are_the_same_files(folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    tried = refuse_reflinks(monkeypatch)
    source, target = folders
    share(FILES, str(source), str(target))
    assert all((source / name).samefile(target / name) for name in FILES)
    assert len(tried) <= 1, "what was refused once is not asked for again"


def test_without_reflinks_and_links_they_are_copies(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse_reflinks(monkeypatch)
    tried = refuse_links(monkeypatch)
    source, target = folders
    share(FILES, str(source), str(target))
    check_contents(source, target)
    assert not any((source / name).samefile(target / name) for name in FILES)
    assert len(tried) == 1


def test_who_asks_for_copies_gets_no_links(folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    refuse_reflinks(monkeypatch)
    tried = refuse_links(monkeypatch)
    source, target = folders
    share(FILES, str(source), str(target), copies=True)
    check_contents(source, target)
    assert tried == []


def test_a_file_that_is_gone_leaves_nothing(folders: tuple[Path, Path]) -> None:
    source, target = folders
    with pytest.raises(FileNotFoundError):
        share(["gone.css"], str(source), str(target))
    assert not (target / "gone.css").exists()


def test_a_file_that_was_cloned_is_neither_linked_nor_copied(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    source, target = folders
    copy = shutil.copy2

    def cloned(old: str, new: str) -> bool:
        copy(old, new)
        return True

    def refused(*_: str) -> None:
        raise AssertionError

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(file_sharing, "_reflink", cloned)
    monkeypatch.setattr(shutil, "copy2", refused)
    tried = refuse_links(monkeypatch)
    share(FILES, str(source), str(target))
    assert tried == []
    check_contents(source, target)
