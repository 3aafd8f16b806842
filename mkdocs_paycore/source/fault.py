"""A fault of a file's data, before it has a place in the file; and what was found there, in words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from mkdocs_paycore.source.suggestion import cited

if TYPE_CHECKING:
    from mkdocs_paycore.source.document import Document, Trail
    from mkdocs_paycore.source.problem import Problem
    from mkdocs_paycore.source.rule import Rule


class Fault(NamedTuple):
    """What is wrong with the value at `trail`, or with its key; `meant` is what was found there and what was meant."""

    trail: Trail
    rule: Rule
    message: str
    suggestion: str = ""
    at_key: bool = False
    meant: tuple[str, str] | None = None

    def placed(self, document: Document, *, under: Trail = ()) -> Problem:
        """Return the problem: with its place in the document, where `trail` starts at `under`."""
        trail = (*under, *self.trail)
        named = trail[:-1] if self.at_key else trail
        path = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in named).removeprefix(".")
        message = f"{path}: {self.message}" if path else self.message
        problem = document.problem(trail, self.rule, message, self.suggestion, at_key=self.at_key)
        fix = document.respelling(trail, *self.meant, at_key=self.at_key) if self.meant else ()
        return replace(problem, fix=fix) if fix else problem


def found(value: Any) -> str:  # noqa: ANN401 - whatever stands in the file
    """Return in words what value stands in a file."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"the number {value}"
    if isinstance(value, str):
        return quoted_value(value) if value.strip() else "an empty text"
    return "a list" if isinstance(value, list) else "a mapping"


def quoted_value(text: str) -> str:
    """Return a text of a file in quotes, cut if it is long."""
    return cited(text, most=60)
