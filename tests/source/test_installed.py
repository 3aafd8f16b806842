"""What installed packages bring."""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.source.installed import entry_points_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("group", ["mkdocs_paycore.rules", "mkdocs_paycore.components", "no such group"])
def test_the_entry_points_of_a_group_are_those_that_python_finds(group: str) -> None:
    assert {*entry_points_of(group)} == {*entry_points(group=group)}


def test_a_package_in_a_new_place_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {*entry_points_of("paycore.test")}
    info = tmp_path / "late-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: late\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[paycore.test]\nlate = late:it\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert before == set()
    assert [each.value for each in entry_points_of("paycore.test")] == ["late:it"]
