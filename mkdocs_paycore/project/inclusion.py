"""How much a site shows of the files of its docs folder, by the patterns of its configuration."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from pathspec.gitignore import GitIgnoreSpec

if TYPE_CHECKING:
    from collections.abc import Mapping

_ALWAYS_LEFT_OUT = (".*", "/templates/")
"""What MkDocs leaves out of every docs folder (*exclude_docs* in its guide)."""


class Inclusion(IntEnum):
    """How much a site shows of a file."""

    LEFT_OUT = 0
    NOT_IN_NAV = 1
    INCLUDED = 2


class Patterns:
    """The patterns of a configuration that say what is left out, and what of the navigation."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        """Read the patterns of `settings`: `exclude_docs`, `draft_docs` and `not_in_nav`."""
        self._left_out = GitIgnoreSpec.from_lines([*_ALWAYS_LEFT_OUT, *_lines(settings.get("exclude_docs"))])
        self._drafts = GitIgnoreSpec.from_lines(_lines(settings.get("draft_docs")))
        self._not_in_nav = GitIgnoreSpec.from_lines(_lines(settings.get("not_in_nav")))

    def inclusion(self, path: str) -> Inclusion:
        """Return how much is shown of the file at a path below the docs folder."""
        if self._left_out.match_file(path) or self._drafts.match_file(path):
            return Inclusion.LEFT_OUT
        return Inclusion.NOT_IN_NAV if self._not_in_nav.match_file(path) else Inclusion.INCLUDED


def _lines(patterns: Any) -> list[str]:  # noqa: ANN401 - any YAML
    return patterns.splitlines() if isinstance(patterns, str) else []
