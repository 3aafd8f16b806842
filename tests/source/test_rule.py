"""Rules as units: what they make, and what looks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.source.problem import Problem, Severity
from mkdocs_paycore.source.rule import Rule, Stage, looks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

FAINT = Rule("faint", "Too faint.", severity=Severity.WARNING, stage=Stage.BRAND)
LOUD = Rule("loud", "Too loud.", stage=Stage.TREE)


@looks_for(FAINT, LOUD)
def words(checked: list[str]) -> Iterator[Problem]:
    yield from (FAINT.problem(word, (1, 2), "faint") for word in checked)


@looks_for(LOUD, FAINT, stage=Stage.CHECK)
def nothing(checked: object) -> Iterator[Problem]:  # noqa: ARG001 - as every look
    yield from ()


def test_a_rule_makes_its_problems() -> None:
    assert FAINT.problem("a.md", (3, 4), "found x", "write y") == Problem(
        "a.md", 3, 4, "faint", Severity.WARNING, "found x", "write y"
    )
    assert LOUD.problem("a.md", (0, 0), "found x") == Problem("a.md", 0, 0, "loud", Severity.ERROR, "found x")


def test_a_problem_may_weigh_more_than_its_rule() -> None:
    assert FAINT.problem("a.md", (0, 0), "x", severity=Severity.ERROR).severity is Severity.ERROR


def test_the_rule_of_a_problem_is_plain_text() -> None:
    assert type(LOUD.problem("a.md", (0, 0), "x").rule) is str


def test_a_look_is_called_as_its_function() -> None:
    assert [problem.path for problem in words(["a", "b"])] == ["a", "b"]


def test_a_look_runs_at_the_stage_of_its_first_rule() -> None:
    assert words.stage is Stage.BRAND
    assert words.rules == (FAINT, LOUD)


def test_a_look_may_run_at_another_stage() -> None:
    assert nothing.stage is Stage.CHECK


def test_rules_and_looks_show_as_names() -> None:
    assert (str(FAINT), str(words)) == ("faint", "faint, loud")
