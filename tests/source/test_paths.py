"""Paths are shown as seen from the folder of the site, wherever it can be said so."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.source.paths import folders_below, refuse_endless, shown_path

if TYPE_CHECKING:
    from pathlib import Path


def test_a_path_is_shown_as_seen_from_the_root(tmp_path: Path) -> None:
    root = tmp_path / "a/b"
    (root / "docs").mkdir(parents=True)
    (tmp_path / "other").mkdir()
    (root / "docs/link").symlink_to(tmp_path / "other")
    (tmp_path / "way").symlink_to(root)
    shown = {
        root / "docs/x.md": "docs/x.md",
        root / "docs/link/x.md": "docs/link/x.md",
        tmp_path / "way/docs/x.md": "docs/x.md",
        root / "../base.yml": "../base.yml",
        tmp_path / "base.yml": "../../base.yml",
        root: str(root),
    }
    assert {path: shown_path(path, str(root)) for path in shown} == shown
    assert not shown_path(tmp_path.parent.parent / "far", str(root)).startswith("..")


def test_a_link_that_leads_back_is_not_gone_through(tmp_path: Path) -> None:
    for folder in ("docs/a", "docs/ab", "other"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "x.md").write_text("x")
    for link, target in {"docs/a/up": "..", "docs/a/here": ".", "docs/a/root": "../..", "docs/a/ab": "../ab"}.items():
        (tmp_path / link).symlink_to(target)
    (tmp_path / "docs/out").symlink_to("../other")
    found = [
        (folder / name).relative_to(tmp_path).as_posix()
        for folder, _, names in folders_below(tmp_path / "docs")
        for name in names
    ]
    assert found == ["docs/a/x.md", "docs/a/ab/x.md", "docs/ab/x.md", "docs/out/x.md"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_what_may_have_no_end_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "device").symlink_to(os.devnull)
    (tmp_path / "file").write_text("x")
    refuse_endless(tmp_path / "file")
    refuse_endless(tmp_path)
    for name in ("pipe", "device"):
        with pytest.raises(OSError, match="it is a pipe or a device"):
            refuse_endless(tmp_path / name)
