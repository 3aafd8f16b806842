"""A page or snippet as its writer typed it, with the place of everything in it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.manuscript.headings import headings
from mkdocs_paycore.manuscript.html_headings import html_headings
from mkdocs_paycore.manuscript.links import links
from mkdocs_paycore.manuscript.lists import items
from mkdocs_paycore.manuscript.masked import Masked, blanked
from mkdocs_paycore.manuscript.notes import notes
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.place import Place
from mkdocs_paycore.source.yaml.read import read_yaml

if TYPE_CHECKING:
    from mkdocs_paycore.manuscript.headings import Heading
    from mkdocs_paycore.manuscript.links import Link
    from mkdocs_paycore.manuscript.lists import ListItem
    from mkdocs_paycore.manuscript.masked import Range
    from mkdocs_paycore.manuscript.notes import Note
    from mkdocs_paycore.source.problem import Fix, Problem
    from mkdocs_paycore.source.rule import Rule


_MARK_OF_COMMENT = expression("<!--+|--+>")


@dataclass(frozen=True)
class Manuscript(Masked):
    """A page or snippet as its writer typed it.

    Attributes:
        path: the file as messages show it.
        uri: its path below the docs folder, with `/`; empty for a snippet that stands elsewhere.
        is_page: whether it is a page of its own; a snippet is shown within others.
    """

    path: str
    uri: str = ""
    is_page: bool = True

    @cached_property
    def meta(self) -> dict[str, Any]:
        """Its front matter; empty where there is none, or none that can be read."""
        yaml = "\n".join(self.text[: self.body_start].splitlines()[1:-1])
        data = read_yaml(yaml, path=self.path, rule="", first_line=2).data if yaml else None
        return data if isinstance(data, dict) else {}

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """Its headings in Markdown, in their order."""
        return tuple(headings(self))

    @cached_property
    def html_headings(self) -> tuple[Heading, ...]:
        """Its headings that are typed as HTML, in their order."""
        return tuple(html_headings(self))

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Its links and pictures, in their order: in Markdown, in HTML, and definitions."""
        return tuple(links(self))

    @cached_property
    def targets(self) -> tuple[Range, ...]:
        """Where the targets of its links and pictures stand, in their order."""
        return tuple((link.target_start, link.target_start + len(link.target)) for link in self.links)

    @cached_property
    def words(self) -> str:
        """The text as `prose`, without the targets of links and pictures."""
        return blanked(self.prose, self.targets)

    @cached_property
    def hidden_links(self) -> tuple[Link, ...]:
        """The links and pictures in its comments, in their order."""
        if not self.comments:
            return ()
        ends = [0, *(end for span in self.comments for end in span), len(self.text)]
        inside = blanked(self.text, list(zip(ends[::2], ends[1::2], strict=True)))
        return tuple(links(Masked(_MARK_OF_COMMENT.sub(lambda mark: " " * len(mark[0]), inside))))

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """Its admonitions, in their order."""
        return tuple(notes(self))

    @cached_property
    def items(self) -> tuple[ListItem, ...]:
        """The items of its lists, in their order."""
        return tuple(items(self))

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        at = self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    def place(self, offset: int) -> Place:
        """Return the line and column (from 1) of an `offset` in the text."""
        line = bisect_right(self._line_starts, offset)
        return Place(line, offset - self._line_starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """Return the line of a `number`, counted from 1, without its end."""
        start = self._line_starts[number - 1]
        end = self.text.find("\n", start)
        return self.text[start : end if end >= 0 else len(self.text)]

    def problem(self, rule: Rule, offset: int, message: str, suggestion: str = "", *, fix: Fix = ()) -> Problem:
        """Return a problem of a rule at a place in the text.

        Args:
            rule: the rule that reports it.
            offset: where, in characters of the text.
            message: what was found and what was expected.
            suggestion: the nearest right thing, or an empty string.
            fix: what `paycore check --fix` changes, where that is certain.
        """
        return rule.problem(self.path, self.place(offset), message, suggestion, fix=fix)
