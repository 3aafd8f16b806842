"""Running the rules of a stage."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.check.registry import RULE_PACKAGE, registry_without_texts
from mkdocs_paycore.check.soundness import mistyped
from mkdocs_paycore.check.tree.generator import GENERATOR
from mkdocs_paycore.source.failure import FAILURES, failure, reason_of
from mkdocs_paycore.source.paths import shown_path
from mkdocs_paycore.source.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_paycore.check.registry import Registry
    from mkdocs_paycore.source.problem import Problem
    from mkdocs_paycore.source.rule import Look, Stage


def run(
    stage: Stage,
    checked: Any,  # noqa: ANN401 - each stage has a class of its own, see `check.context`
    report: Callable[[Problem], None],
    *,
    wants: Callable[[str], bool] = lambda _: True,
    rules: Registry | None = None,
) -> None:
    """Run all that looks for faults at a stage. A function that raises is reported itself, and the others still run.

    Args:
        stage: the stage; for `Stage.TEXT` there is `text_problems`.
        checked: what there is of the site, the class of `check.context` for the stage.
        report: gets the problems, `Reporter` for one.
        wants: whether problems of a rule are wanted, by its name; functions of which none is are left out.
        rules: the registry, where not that of the installed packages.
    """
    for look in wanted_looks(rules or registry_without_texts(), stage, wants):
        for problem in found_by(checked, look):
            report(problem)


def wanted_looks(rules: Registry, stage: Stage, wants: Callable[[str], bool]) -> list[Look[Any]]:
    """Return the looks of a stage that report a rule whose problems are wanted; arguments as those of `run`."""
    return [look for look in rules.at(stage) if any(wants(rule.name) for rule in look.rules)]


def found_by(checked: Any, look: Look[Any]) -> list[Problem]:  # noqa: ANN401 - as above
    """Return what a look finds in what is `checked`; where it fails, a problem of the package that it is of."""
    found: list[Problem] = []
    _run(look, checked, found.append)
    return found


def _run(look: Look[Any], checked: Any, report: Callable[[Problem], None]) -> None:  # noqa: ANN401 - as above
    try:
        for problem in look(checked):
            if wrong := mistyped(problem):
                raise TypeError(wrong)
            report(problem)
    except OSError as error:
        if not error.filename:
            raise
        site = getattr(checked, "project", None) or getattr(checked, "site", None) or checked
        path = shown_path(Path(os.fsdecode(error.filename)), str(getattr(site, "root", "")))
        problem = GENERATOR.problem(path, (0, 0), f"the file cannot be read: {reason_of(error)}")
        report(replace(problem, severity=Severity.ERROR))
    except FAILURES as error:
        message = f"the rule {look} failed in {look.find.__qualname__}: {failure(error)}"
        report(RULE_PACKAGE.problem(look.find.__module__, (0, 0), message, "report it to those who made the package"))
