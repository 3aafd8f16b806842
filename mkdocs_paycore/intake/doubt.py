"""What an import was not sure of: a problem like any other, with its place in the file that was brought in."""

from __future__ import annotations

from mkdocs_paycore.source.place import Place
from mkdocs_paycore.source.problem import Problem, Severity

DOUBT = "import-doubt"
"""The name under which doubts are listed."""
WHOLE_FILE = Place(0, 0)


def doubt(path: str, place: Place, message: str, suggestion: str = "") -> Problem:
    """Return something that an import was not sure of.

    Args:
        path: the file that was brought in, as messages show it.
        place: where in it; (0, 0) for the whole file.
        message: what was found, and what was made of it.
        suggestion: what to look at.
    """
    return Problem(path, place.line, place.column, DOUBT, Severity.WARNING, message, suggestion)
