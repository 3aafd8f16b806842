"""The one way in which problems are reported: a build has a reporter, and whoever wants to hear of problems listens."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.problem import Severity

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from pathlib import Path

    from mkdocs_paycore.source.problem import Problem

Listener: TypeAlias = "Callable[[Problem], None]"
OFF: Literal["off"] = "off"
"""The weight of a rule that a site does not want."""
Weight: TypeAlias = Severity | Literal["off"]
"""What a site says of a rule: how much it weighs, or that it is not wanted."""

_NAME = "[a-z0-9]++(?:-[a-z0-9]++)*+"
_NAMES = rf"[ \t]+(?P<names>{_NAME}(?:[ \t]*,[ \t]*{_NAME})*)(?![\w-]*\w)"
_SILENCE = expression(rf"paycore:[ \t]*ignore{_NAMES}")
_SILENCE_FILE = expression(rf"paycore:[ \t]*ignore-file{_NAMES}")


class Reporter:
    """Collects the problems of one build. It is called with a problem: `report(problem)`.

    A problem is passed on to the listeners as the site wants it: with the severity that the site gives its rule, not at
    all where the site turned the rule off or silenced it at that place, and once where it is reported again.

    A place is silenced by a comment on its line, or on the line above, that names the rule, or several with commas:
    `<!-- paycore: ignore field-anchor -->` in a page, `# paycore: ignore provider-example` in YAML.
    A comment anywhere in a file silences a rule in all of it: `<!-- paycore: ignore-file broken-encoding -->`.

    Attributes:
        heard: how often it was called, whatever came of it.
    """

    def __init__(
        self,
        *,
        root: Path,
        weights: Mapping[str, Weight] | None = None,
        fixed: Collection[str] = (),
        listeners: Sequence[Listener] = (),
    ) -> None:
        """Start with no problem.

        Args:
            root: the folder that the paths of problems are below.
            weights: what the site says of rules, by their names.
            fixed: the names of the rules that no comment silences.
            listeners: called with each problem that is passed on, when it is reported.
        """
        self.root = root
        self.weights = dict(weights or {})
        self.fixed = frozenset(fixed)
        self.listeners = list(listeners)
        self.heard = 0
        self._problems: dict[Problem, None] = {}
        self._lines: dict[str, list[str]] = {}
        self._silenced: dict[str, frozenset[str]] = {}

    @property
    def problems(self) -> list[Problem]:
        """What was passed on, in the order in which it was reported."""
        return list(self._problems)

    @property
    def has_errors(self) -> bool:
        """Whether an error was passed on."""
        return any(problem.severity is Severity.ERROR for problem in self._problems)

    def fails(self, problem: Problem) -> bool:
        """Return whether a problem, once it is reported, is an error here."""
        return self.weights.get(problem.rule, problem.severity) == Severity.ERROR and not self._is_silenced(problem)

    def spoils(self, problem: Problem) -> bool:
        """Return whether what a problem is about cannot be used at all, by its rule, which nobody can turn off."""
        return problem.rule in self.fixed

    def wants(self, rule: str) -> bool:
        """Return whether the site wants problems of a rule at all."""
        return self.weights.get(rule) != OFF

    def __call__(self, problem: Problem) -> None:
        """Report a problem."""
        self.heard += 1
        weight = self.weights.get(problem.rule, problem.severity)
        if weight == OFF or self._is_silenced(problem):
            return
        weighed = problem if weight is problem.severity else replace(problem, severity=Severity(weight))
        if weighed in self._problems:
            return
        self._problems[weighed] = None
        for listener in self.listeners:
            listener(weighed)

    def clear(self) -> None:
        """Forget what was reported and read, before another build."""
        self._problems.clear()
        self._lines.clear()
        self._silenced.clear()

    def report_all(self, problems: Iterable[Problem]) -> None:
        """Report several problems."""
        for problem in problems:
            self(problem)

    def _is_silenced(self, problem: Problem) -> bool:
        lines = self._lines_of(problem.path) if problem.line and problem.rule not in self.fixed else []
        around = lines[max(problem.line - 2, 0) : problem.line]
        return any(problem.rule in silenced_rules(line) for line in around) or (
            bool(lines) and problem.rule in self._silenced_in(problem.path)
        )

    def _silenced_in(self, path: str) -> frozenset[str]:
        if path not in self._silenced:
            self._silenced[path] = _names("\n".join(self._lines_of(path)), _SILENCE_FILE)
        return self._silenced[path]

    def _lines_of(self, path: str) -> list[str]:
        if path not in self._lines:
            try:
                text = (self.root / path).read_text("utf-8-sig", errors="replace")
            except (OSError, ValueError):
                text = ""
            self._lines[path] = text.split("\n")
        return self._lines[path]


def silenced_rules(line: str) -> frozenset[str]:
    """Return the names of the rules that a comment in a line silences there; none where it has no such comment."""
    return _names(line, _SILENCE)


def _names(text: str, pattern: re.Pattern[str]) -> frozenset[str]:
    if "paycore:" not in text:
        return frozenset()
    return frozenset(name.strip() for found in pattern.finditer(text) for name in found["names"].split(","))
