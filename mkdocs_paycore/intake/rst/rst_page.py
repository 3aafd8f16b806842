"""What one page becomes: its Markdown, what it shows, and what could not be carried over."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_paycore.intake.doubt import doubt
from mkdocs_paycore.source.place import Place

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_paycore.source.problem import Problem


@dataclass
class RstPage:
    """A page while it is written, and afterwards.

    Attributes:
        source: the file that was brought in.
        path: that file, as messages show it.
        name: its path below the root of its tree, without its ending.
        text: the Markdown.
        doubts: what could not be carried over, or only in part.
        pictures: files that the page shows, by their paths below the root of its tree.
        extensions: the extensions of Markdown that the page needs and a site of MkDocs does not have by itself.
    """

    source: Path
    path: str
    name: str
    text: str = ""
    doubts: list[Problem] = field(default_factory=list)
    pictures: dict[str, Path] = field(default_factory=dict)
    extensions: set[str] = field(default_factory=set)

    @property
    def target(self) -> str:
        """The path of the page that is made, below the root."""
        return f"{self.name}.md"

    def doubt(self, line: int | None, message: str, suggestion: str = "") -> None:
        """Note what could not be carried over.

        Args:
            line: where it stands in the source, from 1; None where docutils does not know.
            message: what was found, and what was made of it.
            suggestion: what to look at.
        """
        self.doubts.append(doubt(self.path, Place(line or 1, 1), message, suggestion))
