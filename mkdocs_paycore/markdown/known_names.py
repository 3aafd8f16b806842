"""What can be named on a page, as the reader of variables and calls asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection

    from mkdocs_paycore.markdown.macros import Macros


class Absence(NamedTuple):
    """Why a root has no names on a page.

    Attributes:
        reason: why, in words.
        suggestion: what to do.
        follows: the file whose errors are the reason, where some are.
    """

    reason: str
    suggestion: str
    follows: str = ""


class Vocabulary(Protocol):
    """What can be named on a page."""

    @property
    def components(self) -> Collection[str]:
        """Return the names of the components that the page may call."""

    @property
    def macros(self) -> Macros | None:
        """Return what the plugin `macros` makes of double braces, where it has them for itself; else None."""

    def example(self, component: str) -> str:
        """Return a call of a component as a writer types it, without the marks around it."""

    def roots(self) -> Collection[str]:
        """Return the roots that variables of this page may have."""

    def names(self, root: str) -> Collection[str] | None:
        """Return the names under a root; None where the page has nothing that the root could stand for."""

    def absence(self, root: str) -> Absence:
        """Return why a root has no names on this page, and what to do."""

    def slot(self, root: str, name: str) -> str:
        """Return the slot, or the text with slots, that stands for a known name."""
