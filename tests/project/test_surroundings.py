"""Tests of what answers depend on beside the files of a site."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

from mkdocs_paycore.project.reads import heard
from mkdocs_paycore.project.surroundings import surroundings

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_no_other_program_is_asked_what_machine_this_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """To start one takes longer than all else that is looked at."""
    monkeypatch.setattr(platform, "_uname_cache", None)
    with heard() as reads:
        found = list(surroundings(tmp_path))
    assert platform.machine() in found
    assert not reads.asked
