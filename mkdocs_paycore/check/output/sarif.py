"""All problems of a run as SARIF (OASIS, *Static Analysis Results Interchange Format* 2.1.0)."""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import TYPE_CHECKING
from urllib.parse import quote

from mkdocs_paycore.check.folding import without_followers
from mkdocs_paycore.check.output.text_report import PLAIN
from mkdocs_paycore.check.registry import registry
from mkdocs_paycore.source.place import place_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_paycore.check.output.source_lines import SourceLines
    from mkdocs_paycore.check.output.text_report import Printing
    from mkdocs_paycore.source.problem import Edit, Problem

_PACKAGE = "mkdocs-paycore"
_ABOUT = "https://github.com/mkdocs-paycore/mkdocs-paycore"
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_sarif(problems: Sequence[Problem], printing: Printing = PLAIN) -> str:
    """Return a SARIF log; a problem whose repair is certain has it as a fix, and what follows from it as related.

    One that is about a whole file stands at its first line: hosts of code refuse a result without a region.
    """
    names = sorted({problem.rule for problem in problems})
    rules = [{"id": name, "shortDescription": {"text": registry().sentence(name)}} for name in names]
    driver = {"name": "paycore", "version": version(_PACKAGE), "informationUri": _ABOUT, "rules": rules}
    results = [_result(problem, followers, printing.sources) for problem, followers in without_followers(problems)]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False)


def sentence(problem: Problem) -> str:
    """Return what a problem says in one sentence."""
    return f"{problem.message} ({problem.suggestion})" if problem.suggestion else problem.message


def _result(problem: Problem, followers: Sequence[Problem], sources: SourceLines) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": problem.rule,
        "level": str(problem.severity),
        "message": {"text": sentence(problem)},
        "locations": [_place(problem)],
    }
    if followers:
        result["relatedLocations"] = [{**_place(each), "message": {"text": sentence(each)}} for each in followers]
    text = sources.text(problem.path) if problem.fix else ""
    if text and all(edit.end <= len(text) for edit in problem.fix):
        changes = [_replacement(edit, text) for edit in problem.fix]
        change = {"artifactLocation": {"uri": quote(problem.path)}, "replacements": changes}
        result["fixes"] = [
            {"description": {"text": problem.suggestion or problem.message}, "artifactChanges": [change]}
        ]
    return result


def _place(problem: Problem) -> dict[str, object]:
    region = {"startLine": max(problem.line, 1), "startColumn": max(problem.column, 1)}
    return {"physicalLocation": {"artifactLocation": {"uri": quote(problem.path)}, "region": region}}


def _replacement(edit: Edit, text: str) -> dict[str, object]:
    start, end = place_in(text, edit.start), place_in(text, edit.end)
    region = {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}
    return {"deletedRegion": region, "insertedContent": {"text": edit.text}}
