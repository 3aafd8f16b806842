"""A file of connection specifications, as every reader of one opens it, and what such a reader was not sure of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_paycore.intake.doubt import doubt
from mkdocs_paycore.intake.draft import UnreadableError
from mkdocs_paycore.source.yaml.read import read_yaml

if TYPE_CHECKING:
    from mkdocs_paycore.source.document import Document, Trail
    from mkdocs_paycore.source.problem import Problem


@dataclass
class SpecDoubts:
    """What a reader of a specification was not sure of.

    Attributes:
        document: the specification.
        found: the doubts, in the order in which they came up.
    """

    document: Document
    found: list[Problem] = field(default_factory=list)

    def add(self, trail: Trail, message: str, suggestion: str = "") -> None:
        """Add a doubt about what stands at a place of the specification."""
        self.found.append(doubt(self.document.path, self.document.place(trail), message, suggestion))


def read_spec_file(text: str, *, path: str) -> Document:
    """Return a file of specifications with the places of all that stands in it.

    Args:
        text: JSON or YAML, of which JSON is a part (YAML 1.2, 1.3).
        path: the file as messages show it.

    Raises:
        UnreadableError: it is neither.
    """
    document = read_yaml(text, path=path, rule="")
    if document.problems:
        raise UnreadableError(f"{document.problems[0].message} on line {document.problems[0].line}")
    return document
