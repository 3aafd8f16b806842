"""All problems of a run together: as text, JSON, SARIF 2.1.0 or GitHub's workflow commands."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mkdocs_paycore.check.folding import without_followers
from mkdocs_paycore.check.output.sarif import as_sarif, sentence
from mkdocs_paycore.check.output.text_report import PLAIN, as_text, told_followers

__all__ = ["REPORT_FORMATS", "as_github", "as_json", "as_sarif", "as_text"]

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mkdocs_paycore.check.output.text_report import Printing
    from mkdocs_paycore.source.problem import Problem

    Format = Callable[[Sequence[Problem], Printing], str]


def as_json(problems: Sequence[Problem], _: Printing = PLAIN) -> str:
    """Return a JSON list of `{path, line, column, rule, severity, message, suggestion}`.

    One that others follow from has them as `followers`, a list of the same kind.
    """
    found = [
        problem.as_dict() | ({"followers": [each.as_dict() for each in followers]} if followers else {})
        for problem, followers in without_followers(problems)
    ]
    return json.dumps(found, indent=2, ensure_ascii=False)


def as_github(problems: Sequence[Problem], _: Printing = PLAIN) -> str:
    """Return GitHub's workflow commands, which it shows beside the lines of a change.

    They are a line for each problem but those that follow from others.
    """
    return "\n".join(_github_line(problem, followers) for problem, followers in without_followers(problems))


def _github_line(problem: Problem, followers: Sequence[Problem]) -> str:
    properties = {"file": problem.path, "title": problem.rule}
    if problem.line:
        properties |= {"line": str(problem.line), "col": str(max(problem.column, 1))}
    shown = ",".join(
        f"{name}={_github_escape(value).replace(':', '%3A').replace(',', '%2C')}" for name, value in properties.items()
    )
    rest = f"; {told_followers(followers)}" if followers else ""
    return f"::{problem.severity} {shown}::{_github_escape(sentence(problem) + rest)}"


def _github_escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


REPORT_FORMATS: dict[str, Format] = {"text": as_text, "json": as_json, "sarif": as_sarif, "github": as_github}
