"""Reports: the shapes that other tools read."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from urllib.parse import unquote

import pytest

from mkdocs_paycore.check.output.report import REPORT_FORMATS, as_github, as_json, as_sarif, as_text
from mkdocs_paycore.source.problem import Problem, Severity

ERROR = Problem(
    "docs/a.md", 3, 5, "unknown-variable", Severity.ERROR, "unknown variable custom.x", "did you mean custom.y?"
)
WARNING = Problem("mkdocs.yml", 0, 0, "mkdocs", Severity.WARNING, "no place")
ODD = Problem(
    "docs/a,b:c%20.md", 1, 0, "odd", Severity.ERROR, 'a\nb\r100 % ::set-env name=x:: "<b>" é\N{WAVING HAND SIGN}\x01'
)


def test_the_formats() -> None:
    assert list(REPORT_FORMATS) == ["text", "json", "sarif", "github"]


@pytest.mark.parametrize(
    ("problems", "last"),
    [
        ([], "no problems found"),
        ([ERROR], "1 error, 0 warnings"),
        ([ERROR, ERROR, WARNING], "2 errors, 1 warning"),
    ],
)
def test_text(problems: list[Problem], last: str) -> None:
    lines = as_text(problems).split("\n")
    assert lines[-1] == last
    assert [line for line in lines if line in set(map(str, problems))] == list(map(str, problems))


def test_a_line_of_text() -> None:
    expected = (
        "docs/a.md:3:5: error: unknown variable custom.x (did you mean custom.y?) [unknown-variable]\n"
        "mkdocs.yml: warning: no place [mkdocs]\n1 error, 1 warning"
    )
    assert as_text([ERROR, WARNING]) == expected


def test_json() -> None:
    assert json.loads(as_json([])) == []
    assert json.loads(as_json([ERROR, WARNING, ODD])) == [
        {
            "path": "docs/a.md",
            "line": 3,
            "column": 5,
            "rule": "unknown-variable",
            "severity": "error",
            "message": "unknown variable custom.x",
            "suggestion": "did you mean custom.y?",
        },
        {
            "path": "mkdocs.yml",
            "line": 0,
            "column": 0,
            "rule": "mkdocs",
            "severity": "warning",
            "message": "no place",
            "suggestion": "",
        },
        {
            "path": ODD.path,
            "line": 1,
            "column": 0,
            "rule": "odd",
            "severity": "error",
            "message": ODD.message,
            "suggestion": "",
        },
    ]


@pytest.mark.parametrize("problems", [[], [ERROR], [ERROR, WARNING, ODD, ERROR]])
def test_sarif_has_what_its_schema_requires(problems: list[Problem]) -> None:
    log = json.loads(as_sarif(problems))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "paycore"
    assert driver["version"]
    assert driver["informationUri"].startswith("https://")
    ids = [rule["id"] for rule in driver["rules"]]
    assert ids == sorted(set(ids))
    assert all(rule["shortDescription"]["text"] for rule in driver["rules"])
    assert len(run["results"]) == len(problems)
    for result, problem in zip(run["results"], problems, strict=True):
        assert result["ruleId"] in ids
        assert result["level"] in {"none", "note", "warning", "error"}
        assert problem.message in result["message"]["text"]
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert place["region"] == {"startLine": max(problem.line, 1), "startColumn": max(problem.column, 1)}


CAUSE = Problem("docs/x/provider.yml", 7, 3, "provider-type", Severity.ERROR, "found a list", "expected a text")
FOLLOWERS = [
    replace(ERROR, path=path, message=f"{CAUSE.path} has errors", follows=CAUSE.path)
    for path in ("docs/x/index.md", "docs/y.md")
]


def test_what_follows_from_a_problem_is_told_with_it() -> None:
    problems = [FOLLOWERS[0], CAUSE, WARNING, FOLLOWERS[1]]
    cause, other = json.loads(as_json(problems))
    assert cause == {**CAUSE.as_dict(), "followers": [each.as_dict() for each in FOLLOWERS]}
    assert other == WARNING.as_dict()
    cause, other = json.loads(as_sarif(problems))["runs"][0]["results"]
    related = [each["physicalLocation"]["artifactLocation"]["uri"] for each in cause["relatedLocations"]]
    assert related == ["docs/x/index.md", "docs/y.md"]
    assert "relatedLocations" not in other
    cause, other = as_github(problems).split("\n")
    assert cause.endswith("2 more problems follow from it, in docs/x/index.md, docs/y.md")
    assert other.endswith("no place")


def test_an_address_in_sarif_is_one() -> None:
    """SARIF 2.1.0, 3.4.3: `uri` is a URI reference (RFC 3986): blanks, `%` and `:` are encoded."""
    strange = Problem("a b:c/ü%.md", 1, 1, "x", Severity.ERROR, "y")
    uri = json.loads(as_sarif([strange]))["runs"][0]["results"][0]["locations"][0]["physicalLocation"][
        "artifactLocation"
    ]["uri"]
    assert re.fullmatch(r"(?:[A-Za-z0-9._~!$&'()*+,;=@/-]|%[0-9A-F]{2})+", uri)
    assert unquote(uri) == strange.path


def test_github() -> None:
    assert as_github([ERROR, WARNING]).split("\n") == [
        (
            "::error file=docs/a.md,title=unknown-variable,line=3,col=5::"
            "unknown variable custom.x (did you mean custom.y?)"
        ),
        "::warning file=mkdocs.yml,title=mkdocs::no place",
    ]
    assert as_github([]) == ""


def test_github_escapes() -> None:
    line = as_github([ODD])
    assert "\n" not in line
    assert "\r" not in line
    command, _, message = line.removeprefix("::").partition("::")
    properties = dict(each.split("=") for each in command.partition(" ")[2].split(","))
    assert unquote(properties["file"]) == ODD.path
    assert (properties["line"], properties["col"]) == ("1", "1")
    assert unquote(message).replace("\n", "⏎").startswith("a⏎b\r100 % ::set-env name=x::")
