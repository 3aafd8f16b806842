"""`paycore stamp`: trees that cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from mkdocs_paycore.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("target", ["nowhere", "gone.html"], ids=["a dead link", "a link to itself"])
def test_a_file_of_the_tree_that_cannot_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nplugins: [paycore]\n")
    (tmp_path / "tree").mkdir()
    (tmp_path / "tree/gone.html").symlink_to(target)
    result = CliRunner().invoke(main, ["stamp", "tree", "--site-dir", "out"])
    assert result.exit_code == 2, result.output
    assert "tree/gone.html cannot be read: " in result.stderr
    assert not (tmp_path / "out").exists()
