"""The lines of a text that name snippets, as `pymdownx.snippets` reads them.

Its rules are those of `SnippetPreprocessor.parse_snippets` of PyMdown Extensions: line by line, also within code.
`--8<-- "name"` and nothing behind it names a snippet, and `--8<--` begins and ends a block with a name on each line. In
a block a line of the first kind is passed over. A `;` before the mark makes text of a line, and one before a name takes
it out. A block that nothing ends holds all lines behind it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARK = "8<"
_LINE = expression(
    r"[ \t]*+(?P<escape>;*+)(?P<mark>-+8<-+)"
    r"(?:[ \t]+(?P<quote>[\"'])(?P<name>(?:\\(?P=quote)|(?!(?P=quote))[^\r])+?)(?P=quote))?\r?"
)


class NamedSnippet(NamedTuple):
    """A snippet that a text names, as typed, and the offset of its name."""

    name: str
    start: int


class NamedSnippets(NamedTuple):
    """What a text says of snippets.

    Attributes:
        names: the snippets that it names, in their order; those of a block that nothing ends are not among them.
        unclosed: the offset of the mark of a block that nothing ends; None where each is ended.
        swallowed: what that block names.
        spaced: the offsets of the white space behind what would else name a snippet, or begin a block.
    """

    names: Sequence[NamedSnippet]
    unclosed: int | None = None
    swallowed: Sequence[NamedSnippet] = ()
    spaced: Sequence[int] = ()


def named_snippets(text: str, start: int = 0) -> NamedSnippets:
    """Return the snippets that a text names.

    Args:
        text: the text, with line feeds between its lines.
        start: where its first line begins: behind front matter.
    """
    if _MARK not in text:
        return NamedSnippets(())
    names: list[NamedSnippet] = []
    held: list[NamedSnippet] = []
    spaced: list[int] = []
    opened: int | None = None
    at = start
    for line in text[start:].split("\n"):
        mark = _LINE.fullmatch(line) if _MARK in line else None
        if mark is None and opened is not None:
            held += _named(line, at)
        elif mark is None:
            spaced += [at + len(line.rstrip())] if _is_spaced(line) else ()
        elif mark["escape"]:
            pass
        elif mark["name"]:
            names += _named(mark["name"], at + mark.start("name")) if opened is None else ()
        elif opened is None:
            opened = at + mark.start("mark")
        else:
            names, held, opened = [*names, *held], [], None
        at += len(line) + 1
    return NamedSnippets(names, opened, held, spaced)


def _is_spaced(line: str) -> bool:
    """Return whether a line is text for the white space at its end alone."""
    mark = _LINE.fullmatch(line.rstrip()) if _MARK in line else None
    return mark is not None and not mark["escape"]


def _named(typed: str, start: int) -> Sequence[NamedSnippet]:
    """Return what is named by a line of a block or between quotes; nothing where a `;` takes it out."""
    name = typed.strip()
    return [NamedSnippet(name, start + typed.index(name))] if name and not name.startswith(";") else []
