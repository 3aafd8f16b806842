"""All problems of a run together: as text, JSON, SARIF 2.1.0 or GitHub's workflow commands."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote

from mkdocs_paycore.check.registry import registry
from mkdocs_paycore.source.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mkdocs_paycore.source.problem import Problem

    Format = Callable[[Sequence[Problem]], str]

_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_text(problems: Sequence[Problem]) -> str:
    """Return a line a problem, and a count."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    counts = (
        f"{errors} {_plural('error', errors)}, {len(problems) - errors} {_plural('warning', len(problems) - errors)}"
    )
    return "\n".join([*map(str, problems), counts if problems else "no problems found"])


def as_json(problems: Sequence[Problem]) -> str:
    """Return a JSON list of `{path, line, column, rule, severity, message, suggestion}`."""
    return json.dumps([problem.as_dict() for problem in problems], indent=2, ensure_ascii=False)


def as_sarif(problems: Sequence[Problem]) -> str:
    """Return a SARIF log (OASIS, *Static Analysis Results Interchange Format* 2.1.0)."""
    names = sorted({problem.rule for problem in problems})
    rules = [{"id": name, "shortDescription": {"text": registry().sentence(name)}} for name in names]
    driver = {"name": "paycore", "rules": rules}
    results = [_sarif_result(problem) for problem in problems]
    log = {
        "$schema": _SARIF_SCHEMA,
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": results}],
    }
    return json.dumps(log, indent=2, ensure_ascii=False)


def _sarif_result(problem: Problem) -> dict[str, object]:
    place: dict[str, object] = {"artifactLocation": {"uri": quote(problem.path)}}
    if problem.line:
        place["region"] = {"startLine": problem.line, "startColumn": max(problem.column, 1)}
    return {
        "ruleId": problem.rule,
        "level": str(problem.severity),
        "message": {"text": _sentence(problem)},
        "locations": [{"physicalLocation": place}],
    }


def as_github(problems: Sequence[Problem]) -> str:
    """Return GitHub's workflow commands, a line a problem, which it shows beside the lines of a change."""
    return "\n".join(_github_line(problem) for problem in problems)


def _github_line(problem: Problem) -> str:
    properties = {"file": problem.path, "title": problem.rule}
    if problem.line:
        properties |= {"line": str(problem.line), "col": str(max(problem.column, 1))}
    shown = ",".join(
        f"{name}={_github_escape(value).replace(':', '%3A').replace(',', '%2C')}" for name, value in properties.items()
    )
    return f"::{problem.severity} {shown}::{_github_escape(_sentence(problem))}"


def _github_escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _sentence(problem: Problem) -> str:
    return f"{problem.message} ({problem.suggestion})" if problem.suggestion else problem.message


def _plural(noun: str, count: int) -> str:
    return noun if count == 1 else f"{noun}s"


REPORT_FORMATS: dict[str, Format] = {"text": as_text, "json": as_json, "sarif": as_sarif, "github": as_github}
