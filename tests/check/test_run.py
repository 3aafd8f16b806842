"""Running the rules of a stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.check.registry import Registry
from mkdocs_paycore.check.run import run
from mkdocs_paycore.source.reporter import OFF, Reporter
from mkdocs_paycore.source.rule import Rule, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs_paycore.source.problem import Problem

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


def test_a_rule_that_nobody_wants_does_not_run(tmp_path: Path) -> None:
    report = Reporter(root=tmp_path, weights={"one": OFF})
    run(Stage.SOURCES, ["fall"], report, wants=report.wants, rules=rules())
    assert [problem.rule for problem in report.problems] == ["two"]
    report = Reporter(root=tmp_path, weights={"one": OFF, "two": OFF})
    run(Stage.SOURCES, [], report, wants=report.wants, rules=rules())
    assert report.problems == []
