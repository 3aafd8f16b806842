"""The state of a built folder, which tells of every change."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.stamping.folder_state import Shared, folder_state

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two folders that share a file."""
    for name in ("one/index.html", "one/inner/page.html", "one/shared.png", "one/.well-known/mine"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    (tmp_path / "two").mkdir()
    os.link(tmp_path / "one/shared.png", tmp_path / "two/shared.png")
    return tmp_path


def state(folder: Path) -> tuple[str, Shared]:
    shared: Shared = {}
    return folder_state(folder / "one", shared), shared


SAME: dict[str, Callable[[Path], object]] = {
    "nothing": lambda _: None,
    "what is hidden at the top": lambda folder: (folder / "one/.well-known/new").write_text("new"),
    "another folder": lambda folder: (folder / "two/new").write_text("new"),
}
OTHER: dict[str, Callable[[Path], object]] = {
    "a file is written": lambda folder: (folder / "one/index.html").write_text("another"),
    "a file in a folder is written": lambda folder: (folder / "one/inner/page.html").write_text("another"),
    "a shared file is written": lambda folder: (folder / "two/shared.png").write_text("another"),
    "a file is touched": lambda folder: (folder / "one/index.html").touch(),
    "a file is new": lambda folder: (folder / "one/new").write_text(""),
    "an empty folder is new": lambda folder: (folder / "one/new").mkdir(),
    "a file is gone": lambda folder: (folder / "one/index.html").unlink(),
    "a file has another name": lambda folder: (folder / "one/index.html").rename(folder / "one/other.html"),
    "a file is moved into a folder": lambda folder: (folder / "one/index.html").rename(folder / "one/inner/index.html"),
    "a file is a copy": lambda folder: shutil.copy2(folder / "one/shared.png", folder / "one/index.html"),
    "a hidden file in a folder": lambda folder: (folder / "one/inner/.new").write_text(""),
    "the folder is gone": lambda folder: shutil.rmtree(folder / "one"),
}


@pytest.mark.parametrize("case", SAME)
def test_it_stays_where_nobody_changed_a_file_of_the_folder(folder: Path, case: str) -> None:
    before = state(folder)
    SAME[case](folder)
    assert state(folder) == before


@pytest.mark.parametrize("case", OTHER)
def test_it_is_another_after_any_change(folder: Path, case: str) -> None:
    before = state(folder)
    OTHER[case](folder)
    assert state(folder) != before


def test_a_file_of_several_names_is_looked_at_once_for_all_folders(folder: Path) -> None:
    shared: Shared = {}
    folder_state(folder / "one", shared)
    [(number, _)] = shared.items()
    shared[number] = [0, 0, 0]
    folder_state(folder / "two", shared)
    assert shared == {number: [0, 0, 0]}
