"""A problem in a source file, with its place, what was found, what was expected and the nearest right thing."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How much a problem weighs."""

    ERROR = "error"
    """It fails `paycore check`."""
    WARNING = "warning"
    """It is reported only."""


class Edit(NamedTuple):
    """A change of a file's text.

    Attributes:
        start: the offset, in characters of the text with line feeds between lines and without a byte order mark.
        end: the offset behind what is replaced.
        text: what stands there afterwards.
    """

    start: int
    end: int
    text: str


_PRINTED = ("path", "line", "column", "rule", "severity", "message", "suggestion")

Fix = tuple[Edit, ...]
"""The changes that repair a problem for certain."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One problem.

    Attributes:
        path: the file as the reader should see it: relative to the folder of `mkdocs.yml` where that is possible.
        line: the line, from 1; 0 means that the problem is about the whole file.
        column: the column in characters, from 1; 0 means the whole line.
        rule: the stable name of the rule.
        severity: how much it weighs.
        message: what was found and what was expected.
        suggestion: the nearest right thing, or an empty string.
        fix: the changes of the file that repair it; empty where nothing is certain.
        follows: what it follows from, if anything: the path of a file that has errors, or the name of a value that is
            missing; a report folds it below a problem of that file, or one that `causes` that name.
        causes: the name of what is missing because of it, as `follows` of others has it.
    """

    path: str
    line: int
    column: int
    rule: str
    severity: Severity
    message: str
    suggestion: str = ""
    fix: Fix = field(default=(), compare=False, repr=False)
    follows: str = field(default="", compare=False, repr=False)
    causes: str = field(default="", compare=False, repr=False)

    def as_dict(self) -> dict[str, str | int]:
        """Return the problem as `paycore check --format json` prints it."""
        return {name: getattr(self, name) for name in _PRINTED} | {"severity": str(self.severity)}

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part)
        hint = f" ({self.suggestion})" if self.suggestion else ""
        return f"{place}: {self.severity}: {self.message}{hint} [{self.rule}]"
