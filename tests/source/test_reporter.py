"""The reporter: one channel for problems, weighed and silenced as the site says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.source.problem import Problem, Severity
from mkdocs_paycore.source.reporter import OFF, Reporter, silenced_rules

if TYPE_CHECKING:
    from pathlib import Path


def problem(rule: str = "one", *, line: int = 0, path: str = "a.md", severity: Severity = Severity.ERROR) -> Problem:
    return Problem(path, line, 1 if line else 0, rule, severity, "x")


def test_problems_are_kept_in_their_order(tmp_path: Path) -> None:
    report = Reporter(root=tmp_path)
    report.report_all([problem("two"), problem("one")])
    assert [each.rule for each in report.problems] == ["two", "one"]


def test_a_problem_is_kept_once(tmp_path: Path) -> None:
    heard: list[Problem] = []
    report = Reporter(root=tmp_path, listeners=[heard.append])
    for each in (problem(), problem("two"), problem()):
        report(each)
    assert report.problems == heard == [problem(), problem("two")]


def test_listeners_hear_of_problems_when_they_are_reported(tmp_path: Path) -> None:
    first: list[Problem] = []
    late: list[Problem] = []
    report = Reporter(root=tmp_path, listeners=[first.append])
    report(problem("one"))
    report.listeners.append(late.append)
    report(problem("two"))
    assert [each.rule for each in first] == ["one", "two"]
    assert [each.rule for each in late] == ["two"]


@pytest.mark.parametrize("given", Severity)
@pytest.mark.parametrize("wanted", Severity)
def test_a_site_says_how_much_a_rule_weighs(tmp_path: Path, given: Severity, wanted: Severity) -> None:
    report = Reporter(root=tmp_path, weights={"one": wanted})
    report(problem(severity=given))
    report(problem("other", severity=given))
    assert [(each.rule, each.severity) for each in report.problems] == [("one", wanted), ("other", given)]
    assert report.has_errors is (Severity.ERROR in {given, wanted})


def test_a_rule_that_is_off_reports_nothing(tmp_path: Path) -> None:
    heard: list[Problem] = []
    report = Reporter(root=tmp_path, weights={"one": OFF, "two": Severity.WARNING}, listeners=[heard.append])
    report(problem())
    assert report.problems == heard == []
    assert not report.has_errors
    assert [report.wants(name) for name in ("one", "two", "three")] == [False, True, True]


PAGE = """\
# Start <!-- paycore: ignore one -->
text
text
<!-- paycore: ignore two,  one -->
text
# paycore: ignore three
"""


@pytest.mark.parametrize(
    ("rule", "line", "is_silenced"),
    [
        ("one", 1, True),  # the comment is on its line
        ("one", 2, True),  # on the line above
        ("one", 3, False),
        ("one", 4, True),
        ("one", 5, True),
        ("two", 5, True),
        ("two", 2, False),  # another rule's comment
        ("three", 6, True),
        ("three", 7, True),  # behind the last line
        ("three", 8, False),
        ("on", 1, False),
        ("one", 0, False),  # a problem of the whole file has no place
    ],
)
def test_a_comment_silences_a_rule_at_its_place(tmp_path: Path, rule: str, line: int, *, is_silenced: bool) -> None:
    (tmp_path / "a.md").write_text(PAGE)
    report = Reporter(root=tmp_path)
    report(problem(rule, line=line))
    assert (report.problems == []) is is_silenced


def test_no_comment_silences_a_fixed_rule(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(PAGE)
    report = Reporter(root=tmp_path, fixed=["one"])
    report.report_all([problem("one", line=1), problem("two", line=5)])
    assert [each.rule for each in report.problems] == ["one"]


def test_a_problem_fails_what_it_is_about_where_it_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(PAGE)
    report = Reporter(root=tmp_path, weights={"off": OFF, "low": Severity.WARNING, "high": Severity.ERROR})
    assert report.fails(problem("x"))
    assert report.fails(problem("high", severity=Severity.WARNING))
    assert report.fails(problem("one", line=3))
    assert not any(map(report.fails, [problem("off"), problem("low"), problem("one", line=1)]))
    assert not report.fails(problem("x", severity=Severity.WARNING))
    assert report.problems == []


def test_a_file_that_cannot_be_read_silences_nothing(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    report = Reporter(root=tmp_path)
    for path in ("absent.md", "folder", "a\0b"):
        report(problem(line=1, path=path))
    assert [each.path for each in report.problems] == ["absent.md", "folder", "a\0b"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("<!-- paycore: ignore field-anchor -->", {"field-anchor"}),
        ("<!-- paycore:ignore field-anchor-->", {"field-anchor"}),
        ("# paycore:  ignore  a , b-c,d", {"a", "b-c", "d"}),
        ("key: value # paycore: ignore provider-example, for it is old", {"provider-example", "for"}),
        ("key: value # paycore: ignore provider-example (it is old)", {"provider-example"}),
        ("paycore: ignore a; paycore: ignore b", {"a", "b"}),
        ("<!-- paycore: allow-brand acme -->", set()),
        ("# paycore: ignore", set()),
        ("# paycore: ignorefield-anchor", set()),
        ("# paycore ignore field-anchor", set()),
        ("# paycore: ignore Field-Anchor", set()),
        ("", set()),
    ],
)
def test_the_forms_of_a_comment(line: str, names: set[str]) -> None:
    assert silenced_rules(line) == names


def test_a_comment_is_found_fast_in_any_line() -> None:
    assert silenced_rules("paycore: ignore " + "a," * 50_000) == {"a"}
    assert silenced_rules("paycore: ignore " + "a-" * 50_000 + "A") == set()
