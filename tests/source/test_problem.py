"""A problem as it is printed."""

from __future__ import annotations

import pytest

from mkdocs_paycore.source.problem import Problem, Severity


@pytest.mark.parametrize(
    ("line", "column", "suggestion", "words"),
    [
        (2, 3, "did you mean b?", "a.yml:2:3: error: found c (did you mean b?) [some-rule]"),
        (2, 0, "", "a.yml:2: error: found c [some-rule]"),
        (0, 0, "", "a.yml: error: found c [some-rule]"),
    ],
)
def test_a_problem_is_a_line(line: int, column: int, suggestion: str, words: str) -> None:
    assert str(Problem("a.yml", line, column, "some-rule", Severity.ERROR, "found c", suggestion)) == words


def test_a_problem_is_data_with_plain_values() -> None:
    data = Problem("a.yml", 2, 3, "some-rule", Severity.WARNING, "found c", follows="b.yml").as_dict()
    assert data == {
        "path": "a.yml",
        "line": 2,
        "column": 3,
        "rule": "some-rule",
        "severity": "warning",
        "message": "found c",
        "suggestion": "",
    }
    assert {type(value) for value in data.values()} == {str, int}
