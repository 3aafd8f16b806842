"""A problem in a source file, with its place, what was found, what was expected and the nearest right thing."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem weighs."""

    ERROR = "error"
    """It fails `paycore check`."""
    WARNING = "warning"
    """It is reported only."""


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
    """

    path: str
    line: int
    column: int
    rule: str
    severity: Severity
    message: str
    suggestion: str = ""

    def as_dict(self) -> dict[str, str | int]:
        """Return the problem as `paycore check --format json` prints it."""
        return {**asdict(self), "severity": str(self.severity)}

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part)
        hint = f" ({self.suggestion})" if self.suggestion else ""
        return f"{place}: {self.severity}: {self.message}{hint} [{self.rule}]"
