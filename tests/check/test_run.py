"""Running the rules of a stage."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.check.registry import Registry
from mkdocs_paycore.check.run import run
from mkdocs_paycore.source.problem import Problem
from mkdocs_paycore.source.reporter import OFF, Reporter
from mkdocs_paycore.source.rule import Rule, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ONE, TWO, LATE = Rule("one", "One."), Rule("two", "Two."), Rule("late", "Late.", stage=Stage.TREE)


@looks_for(ONE)
def ones(checked: list[str]) -> Iterator[Problem]:
    for word in checked:
        yield ONE.problem(word, (1, 1), "one")
    if "fall" in checked:
        raise LookupError("fell")


@looks_for(TWO, ONE)
def twos(checked: list[str]) -> Iterator[Problem]:
    yield TWO.problem(checked[0], (1, 1), "two")


@looks_for(LATE)
def lates(checked: list[str]) -> Iterator[Problem]:
    yield LATE.problem(checked[0], (1, 1), "late")


def rules() -> Registry:
    made = Registry()
    for look in (ones, twos, lates):
        made.add(look, origin="here")
    return made


def reported(checked: list[str], stage: Stage = Stage.SOURCES) -> list[str]:
    problems: list[Problem] = []
    run(stage, checked, problems.append, rules=rules())
    return [f"{problem.path} {problem.rule}" for problem in problems]


def test_all_rules_of_a_stage_run() -> None:
    assert reported(["a", "b"]) == ["a one", "b one", "a two"]
    assert reported(["a", "b"], Stage.TREE) == ["a late"]
    assert reported(["a", "b"], Stage.SITES) == []


def test_a_rule_that_raises_is_reported_and_the_others_run() -> None:
    assert reported(["fall"]) == ["fall one", f"{__name__} rule-package", "fall two"]


def test_a_rule_that_raises_is_named() -> None:
    problems: list[Problem] = []
    run(Stage.SOURCES, ["fall"], problems.append, rules=rules())
    assert problems[1].path == __name__
    assert problems[1].message == "the rule one failed in ones: LookupError: fell"


@pytest.mark.parametrize(
    ("made", "wrong"),
    [
        (ONE.problem(PurePosixPath("a.md"), (1, 1), "one"), "path: found PurePosixPath('a.md'), expected a str"),  # type: ignore[arg-type] # as somebody may write it
        (ONE.problem("index.md", ("1", 1), "one"), "line: found '1', expected an int"),  # type: ignore[arg-type] # as above
        (ONE.problem("index.md", (1, 1), "one", severity="error"), "severity: found 'error', expected a Severity"),  # type: ignore[arg-type] # as above
        ("index.md: one", "found a str, expected a Problem"),
    ],
)
def test_a_problem_with_a_value_of_another_type_is_reported_as_a_fault_of_the_rule(made: Problem, wrong: str) -> None:
    registry, problems = Registry(), list[Problem]()
    registry.add(looks_for(ONE)(lambda _: [made]), origin="here")
    run(Stage.SOURCES, [], problems.append, rules=registry)
    assert [(problem.rule, problem.message.partition("TypeError: ")[2]) for problem in problems] == [
        ("rule-package", wrong)
    ]


def test_a_rule_that_nobody_wants_does_not_run(tmp_path: Path) -> None:
    report = Reporter(root=tmp_path, weights={"one": OFF})
    run(Stage.SOURCES, ["fall"], report, wants=report.wants, rules=rules())
    assert [problem.rule for problem in report.problems] == ["two"]
    report = Reporter(root=tmp_path, weights={"one": OFF, "two": OFF})
    run(Stage.SOURCES, [], report, wants=report.wants, rules=rules())
    assert report.problems == []
