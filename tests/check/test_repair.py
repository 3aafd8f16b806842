"""Repairs: which edits are made at once, which files are left alone, and what becomes of a whole site."""

from __future__ import annotations

import os
import subprocess
import time
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_paycore.check.repair import _made, repairs_of
from mkdocs_paycore.source.problem import Edit, Problem, Severity

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "docs/index.md"


def problem(*edits: Edit, path: str = PAGE, line: int = 1, rule: str = "any", **more: str) -> Problem:
    return Problem(path, line, 1, rule, Severity.ERROR, "wrong", fix=edits, **more)


def written(root: Path, text: str | bytes = "0123456789", path: str = PAGE) -> Path:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


@pytest.mark.parametrize(
    ("fixes", "expected"),
    [
        ([(Edit(0, 1, "a"),), (Edit(1, 2, "b"),)], "ab23456789"),
        ([(Edit(0, 3, "a"),), (Edit(2, 4, "b"),)], "a3456789"),
        ([(Edit(2, 4, "b"),), (Edit(0, 3, "a"),)], "a3456789"),
        ([(Edit(0, 1, "a"),), (Edit(0, 1, "a"),)], "a123456789"),
        ([(Edit(5, 5, "x"),), (Edit(5, 5, "y"),)], "01234x56789"),
        ([(Edit(0, 1, "a"), Edit(8, 9, "z")), (Edit(7, 9, "b"),)], "a1234567z9"),
        ([(Edit(0, 2, "a"),), (Edit(1, 3, "b"), Edit(8, 9, "z"))], "a23456789"),
        ([(Edit(5, 50, "a"),)], None),
        ([(Edit(0, 1, "0"),)], None),
    ],
)
def test_edits_that_overlap_wait_for_the_next_round(
    tmp_path: Path, fixes: list[tuple[Edit, ...]], expected: str | None
) -> None:
    file = written(tmp_path)
    repairs = repairs_of([problem(*fix, line=number) for number, fix in enumerate(fixes)], root=tmp_path)
    for repair in repairs.made:
        repair.write()
    assert file.read_text() == (expected or "0123456789")
    assert bool(repairs.made) is (expected is not None)


@pytest.mark.slow
@given(
    st.lists(
        st.lists(st.tuples(st.integers(0, 12), st.integers(0, 4), st.text("ab", max_size=2)), min_size=1, max_size=3)
    )
)
def test_no_two_edits_that_are_made_overlap(drawn: list[list[tuple[int, int, str]]]) -> None:
    problems = [
        problem(*(Edit(start, start + size, text) for start, size, text in edits), line=number)
        for number, edits in enumerate(drawn)
    ]
    made = list(_made(problems, length=12))
    edits = sorted({edit for each in made for edit in each.fix})
    assert all(before.end <= after.start and before.start < after.start for before, after in pairwise(edits))
    assert all(edit.end <= 12 for edit in edits)


def test_what_follows_from_another_problem_is_left_alone(tmp_path: Path) -> None:
    written(tmp_path)
    cause = problem(path="brands/acme.yml", causes="custom.x")
    assert repairs_of([cause, problem(Edit(0, 1, "a"), follows="custom.x")], root=tmp_path).made == []


@pytest.mark.parametrize("path", ["../elsewhere.md", ".venv/lib/snippet.md", "docs/node_modules/a.md"])
def test_files_of_others_are_left_alone(tmp_path: Path, path: str) -> None:
    root = tmp_path / "site"
    root.mkdir()
    written(root, path=path)
    repairs = repairs_of([problem(Edit(0, 1, "a"), path=path)], root=root)
    assert not repairs.made
    assert list(repairs.refused) == [path]


def test_a_link_out_of_the_project_is_left_alone_and_one_within_it_is_followed(tmp_path: Path) -> None:
    root = tmp_path / "site"
    (root / "docs").mkdir(parents=True)
    written(root, path="shared/page.md")
    written(tmp_path, path="foreign.md")
    (root / "docs/in.md").symlink_to("../shared/page.md")
    (root / "docs/out.md").symlink_to("../../foreign.md")
    edits = [problem(Edit(0, 1, "a"), path=path) for path in ("docs/in.md", "docs/out.md")]
    repairs = repairs_of(edits, root=root)
    assert [repair.path for repair in repairs.made] == ["docs/in.md"]
    assert repairs.refused == {"docs/out.md": "it is outside of the project"}


@pytest.mark.parametrize("content", [b"\xff\xfea\x00", "é".encode("latin-1")])
def test_a_file_of_another_encoding_is_left_alone(tmp_path: Path, content: bytes) -> None:
    written(tmp_path, content)
    repairs = repairs_of([problem(Edit(0, 1, "a"))], root=tmp_path)
    assert "not UTF-8" in repairs.refused[PAGE]


def test_a_read_only_file_is_left_alone(tmp_path: Path) -> None:
    written(tmp_path).chmod(0o444)
    assert repairs_of([problem(Edit(0, 1, "a"))], root=tmp_path).refused == {PAGE: "it is read-only"}


def test_a_file_that_was_changed_since_it_was_checked_is_left_alone(tmp_path: Path) -> None:
    file = written(tmp_path)
    given, changed = [problem(Edit(0, 1, "a"))], {PAGE: "it was changed while it was checked"}
    before, after = 1_000, file.stat().st_ctime_ns
    assert repairs_of(given, root=tmp_path, checked_at=before).refused == changed
    assert repairs_of(given, root=tmp_path, checked_at=after).made
    later = time.time_ns() + 10**15
    os.utime(file, ns=(later, later))
    assert repairs_of(given, root=tmp_path, checked_at=file.stat().st_ctime_ns).made


def test_a_file_that_an_older_one_replaced_since_it_was_checked_is_left_alone(tmp_path: Path) -> None:
    file = written(tmp_path)
    os.utime(file, ns=(2_000, 2_000))
    found = repairs_of([problem(Edit(0, 1, "a"))], root=tmp_path, checked_at=3_000)
    assert found.refused == {PAGE: "it was changed while it was checked"}


def test_a_file_that_changes_before_it_is_written_stays(tmp_path: Path) -> None:
    file = written(tmp_path)
    (repair,) = repairs_of([problem(Edit(0, 1, "a"))], root=tmp_path).made
    file.write_text("of another", encoding="utf-8")
    with pytest.raises(OSError, match="it was changed while it was checked"):
        repair.write()
    assert file.read_text(encoding="utf-8") == "of another"
    assert [path.name for path in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize("text", ["a\nb", "a\r\nb\r\n", "\ufeffa\nb\n", "a b"])
def test_a_diff_is_one_that_git_applies(tmp_path: Path, text: str) -> None:
    file = written(tmp_path, text)
    at = text.removeprefix("\ufeff").replace("\r\n", "\n").index("b")
    repair = repairs_of([problem(Edit(at, at + 1, "B"))], root=tmp_path).made[0]
    patch = repair.diff().encode()
    subprocess.run(["git", "apply", "--whitespace=nowarn", "-"], cwd=tmp_path, input=patch, check=True)
    assert file.read_bytes() == repair.new.content
