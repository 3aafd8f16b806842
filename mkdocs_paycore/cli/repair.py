"""The repairs of `paycore check --fix`: made until none is left, or shown."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from mkdocs_paycore.check.folding import without_followers
from mkdocs_paycore.check.output.text_report import amount
from mkdocs_paycore.check.repair import Repairs, repairs_of
from mkdocs_paycore.cli.console import fail, say
from mkdocs_paycore.project.settings import folders_of
from mkdocs_paycore.source.failure import reason_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkdocs_paycore.source.problem import Problem

_MOST_ROUNDS = 10
"""A repair may uncover another mistake; no sound rule needs more rounds than a few."""


def shown_repairs(look: Callable[[], list[Problem]], config_file: Path) -> tuple[str, list[Problem]]:
    """Return what would be repaired as a unified diff, empty where nothing is, and the problems that would be left.

    Args:
        look: returns the problems of the site.
        config_file: its configuration.
    """
    problems = look()
    repairs = _repairs(problems, config_file, checked_at=None)
    _say_refused(repairs)
    gone = {id(problem) for repair in repairs.made for problem in repair.problems}
    left = [problem for problem, _ in without_followers(problems) if id(problem) not in gone]
    say(f"{amount(len(gone), 'problem')} would be repaired, {len(left)} left")
    return "".join(repair.diff() for repair in repairs.made), left


def repaired_site(look: Callable[[], list[Problem]], config_file: Path) -> list[Problem]:
    """Repair what is certain, say what was, and return the problems that are left; arguments as above."""
    seen = set[tuple[str, bytes]]()
    for _ in range(_MOST_ROUNDS):
        checked_at = time.time_ns()
        problems = look()
        repairs = _repairs(problems, config_file, checked_at=checked_at)
        _say_refused(repairs)
        made = [repair for repair in repairs.made if (repair.path, repair.new.content) not in seen]
        for repair in made:
            seen |= {(repair.path, repair.old.content), (repair.path, repair.new.content)}
            try:
                repair.write()
            except OSError as error:
                fail(f"{repair.path} cannot be written: {reason_of(error)}")
            for problem in repair.problems:
                say(f"repaired {problem}")
        if not made:
            return problems
        say(f"{amount(sum(len(each.problems) for each in made), 'problem')} in {amount(len(made), 'file')} repaired")
    return look()


def _repairs(problems: list[Problem], config_file: Path, *, checked_at: int | None) -> Repairs:
    if not any(problem.fix for problem in problems):
        return Repairs()
    root = config_file.resolve().parent
    return repairs_of(problems, root=root, folders=folders_of(config_file), checked_at=checked_at)


def _say_refused(repairs: Repairs) -> None:
    for path, reason in repairs.refused.items():
        say(f"{path} is left as it is: {reason}")
