"""Paths are shown as seen from the folder of the site, wherever it can be said so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.source.paths import shown_path

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
