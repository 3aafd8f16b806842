"""What is wrong with `changes.yml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_paycore.catalog.changes.file import CHANGES
from mkdocs_paycore.source.rule import looks_for

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_paycore.check.context import CheckedSources
    from mkdocs_paycore.source.problem import Problem


@looks_for(CHANGES)
def change_problems(checked: CheckedSources) -> Iterable[Problem]:
    """Return what was wrong when the file was read."""
    return (problem for log in checked.site.changes.values() for problem in log.problems)
