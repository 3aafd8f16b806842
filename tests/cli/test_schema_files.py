"""The schemas that commands keep for editors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.cli.schema_files import kept_schema

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_schema_is_told_of_where_it_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = kept_schema("provider", tmp_path)
    assert file.is_file()
    assert "lets editors complete and check" in "".join(capsys.readouterr())
    assert kept_schema("provider", tmp_path) == file
    assert "".join(capsys.readouterr()) == ""
