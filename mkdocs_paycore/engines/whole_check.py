"""A check of a site in one step, for a site generator that renders fast enough to always do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_paycore.source.problem import Problem


class WholeCheck:
    """A check of a site that is rendered at once; see `engines.choice.StepwiseCheck`."""

    pages = 0
    """Not counted: nothing waits for a render."""

    def __init__(self, find: Callable[[], list[Problem]]) -> None:
        """Check nothing yet; `find` returns what is wrong with the site, and is called once."""
        self._find = find
        self._found: list[Problem] | None = None

    def sources(self, on_stage: Callable[[str], None] | None = None) -> list[Problem]:
        """Return everything that is wrong; `on_stage` is called with what is done, in words."""
        if on_stage is not None and self._found is None:
            on_stage("reading and rendering the site")
        if self._found is None:
            self._found = self._find()
        return self._found

    def rendered(self, on_page: Callable[[], None] | None = None) -> list[Problem]:  # noqa: ARG002 - as other checks have it
        """Return everything that is wrong; `on_page` is of no use, for nothing is rendered any more."""
        return self.sources()
