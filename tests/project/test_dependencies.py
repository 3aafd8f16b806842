"""What an answer depended on, and when it is the same again."""

from __future__ import annotations

import json
import os
import time
from dataclasses import asdict
from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.project.dependencies import TICK, Dependencies, Sources, UnknowableError, _digest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of sources that are older than any answer."""
    for name in ("docs/page.md", "docs/inner/other.md", "site/index.html"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    time.sleep(3 * TICK / 1e9)
    return tmp_path


def taken(folder: Path) -> Dependencies:
    """Return the dependencies of an answer that begins now, as they are kept: through JSON."""
    sources = Sources(
        [str(folder / "docs/page.md"), str(folder / "docs/missing.md"), "/proc/self/status"],
        [str(folder / "docs/inner")],
        trees=[str(folder)],
        left_out=[str(folder / "site")],
        variables=["A_VARIABLE"],
    )
    found = Dependencies.of(sources, since=time.time_ns())
    return Dependencies(**json.loads(json.dumps(asdict(found))))


SAME: dict[str, Callable[[Path], object]] = {
    "nothing": lambda _: None,
    "a touch": lambda folder: (folder / "docs/page.md").touch(),
    "a checkout": lambda folder: os.utime(folder / "docs/page.md", (1, 1)),
    "the built site": lambda folder: (folder / "site/new.html").write_text("new"),
    "a hidden folder": lambda folder: (folder / ".git").mkdir(),
    "what was not read": lambda folder: (folder / "docs/inner/other.md").write_text("changed"),
}
OTHER: dict[str, Callable[[Path], object]] = {
    "another content": lambda folder: (folder / "docs/page.md").write_text("docs/page.mx"),
    "a file that is gone": lambda folder: (folder / "docs/page.md").unlink(),
    "a file that was missing": lambda folder: (folder / "docs/missing.md").write_text("there"),
    "a new file": lambda folder: (folder / "docs/inner/new.md").write_text("new"),
    "a new folder": lambda folder: (folder / "docs/new").mkdir(),
}


@pytest.mark.parametrize("change", SAME.values(), ids=SAME)
def test_it_is_the_same_after(folder: Path, change: Callable[[Path], object]) -> None:
    found = taken(folder)
    change(folder)
    assert found.changed() == ""


@pytest.mark.parametrize("change", OTHER.values(), ids=OTHER)
def test_it_is_another_after(folder: Path, change: Callable[[Path], object]) -> None:
    found = taken(folder)
    change(folder)
    assert found.changed() != ""


@pytest.mark.parametrize(
    ("path", "is_file"),
    [("/dev/null", False), ("/proc/1", False), ("/dev/shm/no-site/page.md", True)],  # noqa: S108 - nothing is there
)
def test_what_linux_has_in_memory_is_a_file_and_what_it_knows_is_none(path: str, *, is_file: bool) -> None:
    sources = Sources([path], [], trees=[], left_out=[], variables=[])
    assert list(Dependencies.of(sources, since=time.time_ns()).files) == [path] * is_file


def test_a_variable_of_the_environment_counts(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("A_VARIABLE", raising=False)
    found = taken(folder)
    monkeypatch.setenv("A_VARIABLE", "")
    assert found.changed() == "A_VARIABLE"


def test_a_file_that_changed_since_the_answer_began_is_no_dependency(folder: Path) -> None:
    since = time.time_ns()
    (folder / "docs/page.md").write_text("saved meanwhile")
    with pytest.raises(UnknowableError, match="changed meanwhile"):
        Dependencies.of(Sources([str(folder / "docs/page.md")], [], [], [], []), since=since)


def test_a_file_about_which_nothing_changed_is_not_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page, other = str(folder / "docs/page.md"), str(folder / "docs/inner/other.md")
    sources = Sources([page, other, str(folder / "docs/missing.md")], [], [], [], [])
    earlier = Dependencies.of(sources, since=time.time_ns())
    (folder / "docs/page.md").write_text("another")
    time.sleep(3 * TICK / 1e9)
    since, read = time.time_ns(), []

    def digest(path: str, about: os.stat_result) -> str:
        read.append(path)
        return _digest(path, about)

    monkeypatch.setattr("mkdocs_paycore.project.dependencies._digest", digest)
    found = Dependencies.of(sources, since=since, earlier=earlier)
    assert read == [page]
    assert found == Dependencies.of(sources, since=since)
    assert found != earlier
