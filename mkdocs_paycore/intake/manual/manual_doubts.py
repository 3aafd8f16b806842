"""What the reader of a manual was not sure of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_paycore.intake.doubt import WHOLE_FILE, doubt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_paycore.manuscript.manuscript import Manuscript
    from mkdocs_paycore.source.problem import Problem


class ManualDoubt(NamedTuple):
    """Something that the reader of a manual was not sure of.

    Attributes:
        at: the offset of its line; None for the whole file.
        message: what was found, and what was made of it.
        suggestion: what to look at.
    """

    at: int | None
    message: str
    suggestion: str = ""


@dataclass
class ManualDoubts:
    """The doubts about a manual, or about a part of it.

    Attributes:
        found: the doubts, in the order in which they came up.
    """

    found: list[ManualDoubt] = field(default_factory=list)

    def add(self, at: int | None, message: str, suggestion: str = "") -> None:
        """Add a doubt; its arguments are the attributes of `ManualDoubt`."""
        self.found.append(ManualDoubt(at, message, suggestion))

    def take(self, others: ManualDoubts) -> None:
        """Add the doubts about a part."""
        self.found += others.found

    def problems(self, page: Manuscript) -> Iterator[Problem]:
        """Yield the doubts with their places on a page."""
        for each in self.found:
            place = page.place(each.at) if each.at is not None else WHOLE_FILE
            yield doubt(page.path, place, each.message, each.suggestion)
