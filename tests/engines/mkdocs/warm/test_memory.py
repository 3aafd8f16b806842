"""Tests of what single steps of a build came to, kept for the next build."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_paycore.engines.mkdocs.warm.memory import Memory, silent_step
from mkdocs_paycore.source.reporter import Reporter

if TYPE_CHECKING:
    from pathlib import Path

LONG = 50_000


def memory_in(folder: Path) -> Memory:
    return Memory(folder, "site", Reporter(root=folder), since=time.time_ns())


@pytest.mark.parametrize(
    "result",
    [
        *("", "=", "=words", '{"reads": {}, "result": 1}', "<p>\u00e9\u4e2d</p>", "\ud800"),
        *("=" * LONG, "<p>\u00e9</p>" * LONG, "\ud800" * LONG),
        {"some": ["JSON", 1]},
    ],
    ids=lambda result: f"{type(result).__name__}-{len(result)}",
)
@pytest.mark.parametrize("reads", [False, True])
def test_another_build_gets_what_a_step_came_to(tmp_path: Path, result: Any, reads: bool) -> None:  # noqa: FBT001 - a case
    source, first = tmp_path / "source.md", memory_in(tmp_path / "kept")
    source.write_text("Words.")
    first.since += 10**12  # the source was there before
    step = silent_step()
    step.reads.files.update([str(source)] if reads else [])
    first.keep("a page", "key", result, step)
    first.write()
    assert memory_in(tmp_path / "kept").find("a page", "key") == result
    assert memory_in(tmp_path / "kept").kept("a page") == result
    source.write_text("Other words.")
    assert memory_in(tmp_path / "kept").find("a page", "key") == (None if reads else result)


def test_what_a_step_came_to_is_not_taken_with_another_key(tmp_path: Path) -> None:
    first = memory_in(tmp_path)
    first.keep("a page", "key", "words", silent_step())
    first.write()
    assert memory_in(tmp_path).find("a page", "another key") is None
