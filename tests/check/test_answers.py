"""Answers that are kept between checks."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.check.answers import Answer, Answers
from mkdocs_paycore.source.problem import Edit, Problem, Severity

if TYPE_CHECKING:
    from pathlib import Path

PROBLEM = Problem("docs/a.md", 3, 5, "missing-page", Severity.ERROR, "no page", "b.md", (Edit(4, 6, "x"),))


def test_an_answer_comes_back_whole(tmp_path: Path) -> None:
    answers = Answers(tmp_path / "kept")
    assert answers.find("a") is None
    answers.keep("a", Answer([PROBLEM], 7))
    assert answers.find("a") == Answer([PROBLEM], 7)
    assert answers.find("a").problems[0].fix == PROBLEM.fix  # type: ignore[union-attr] # it is there
    assert answers.find("b") is None


def test_git_is_told_to_ignore_the_folder(tmp_path: Path) -> None:
    Answers(tmp_path / "kept").keep("a", Answer([], 0))
    assert (tmp_path / "kept/.gitignore").read_text() == "*\n"


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"pages": 1}', '{"pages": 1, "problems": [{"path": "a"}]}', '{"pages": "x", "problems": []}'],
)
def test_a_damaged_answer_counts_as_none(tmp_path: Path, text: str) -> None:
    answers = Answers(tmp_path)
    answers.keep("a", Answer([PROBLEM], 1))
    (tmp_path / "a.json").write_text(text)
    assert answers.find("a") is None
    answers.keep("a", Answer([PROBLEM], 1))
    assert answers.find("a") == Answer([PROBLEM], 1)


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file in the place of the folder")
    answers = Answers(tmp_path / "kept")
    answers.keep("a", Answer([PROBLEM], 1))
    assert answers.find("a") is None


def test_the_folder_does_not_grow_without_end(tmp_path: Path) -> None:
    answers = Answers(tmp_path)
    for number in range(60):
        (tmp_path / f"tmp{number}.part").write_text("left by a command that was killed")
        answers.keep(f"answer{number}", Answer([PROBLEM], 1))
    assert len(list(tmp_path.iterdir())) <= 100
    assert answers.find("answer59") is not None


def test_two_commands_may_keep_the_same_answer_at_once(tmp_path: Path) -> None:
    answers, answer = Answers(tmp_path), Answer([PROBLEM] * 50, 1)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: answers.keep("a", answer), range(40)))
    assert answers.find("a") == answer
    assert json.loads((tmp_path / "a.json").read_text())["pages"] == 1
