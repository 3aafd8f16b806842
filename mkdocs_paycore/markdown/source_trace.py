"""Where a line of the text that Markdown sees was written: in the page's file or in a snippet's own."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_paycore.markdown.snippet_lines import named_snippets
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from difflib import Match

_PART = expression(r":[-\w:,]*$")
"""Which lines or which section of a snippet's file."""
_MOST_SNIPPETS = 1000


@dataclass(frozen=True, slots=True)
class Origin:
    """A place in a file; line and column count from 1, 0 where not known. `path` None: the page's own file."""

    path: Path | None
    line: int
    column: int


class SourceTrace:
    """Says of places in a page's text where they were written. What takes a look at all of it is done once."""

    def __init__(
        self,
        text: str,
        *,
        before_snippets: Sequence[str] | None,
        source: str | None,
        snippet_path: Callable[[str], str | None],
    ) -> None:
        """Take a page.

        Args:
            text: the page as Markdown sees it, snippets included.
            before_snippets: its lines before snippets were put in, where that is known.
            source: its file, front matter included, where that is known.
            snippet_path: finds the file of a snippet's name.
        """
        self._lines = text.split("\n")
        self._starts = list(accumulate((len(line) + 1 for line in self._lines), initial=0))
        self._before, self._find_snippet = before_snippets, snippet_path
        self._source = None if source is None else source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self._own = None if before_snippets is None else Alignment(self._lines, before_snippets)

    def origin(self, offset: int, *, token: str) -> Origin:
        """Return where the token at an offset of the text was written.

        Args:
            offset: where the token begins.
            token: what stands there.
        """
        line = bisect_right(self._starts, offset)
        column = offset - self._starts[line - 1] + 1
        typed = self._lines[line - 1] or token
        own = self._own.line(line) if self._own else line
        if own is None and (held := self._in_snippets(typed, token)):
            return held[min(self._count_before(line, typed), len(held) - 1)]
        if self._source is None:
            return Origin(None, own or 0, column if own else 0)
        in_source = self._to_source.line(own) if own else None
        if in_source is None:
            return Origin(None, *(_find(typed, token, self._source) or (0, 0)))
        return Origin(None, in_source, max(self._source[in_source - 1].find(token), column - 1) + 1)

    @cached_property
    def _to_source(self) -> Alignment:
        return Alignment(self._lines if self._before is None else self._before, self._source or ())

    @cached_property
    def _snippets(self) -> list[tuple[Path, list[str]]]:
        return list(snippets("\n".join(self._before or ()), self._find_snippet))

    def _in_snippets(self, typed: str, token: str) -> list[Origin]:
        """Return where snippets have a token, on a line as typed if there is one; one place a snippet."""
        return [Origin(path, *found) for path, inner in self._snippets if (found := _find(typed, token, inner))]

    def _count_before(self, line: int, typed: str) -> int:
        """Return how many lines before a line, that came from snippets, are the same as it."""
        return bisect_left(self._from_snippets.get(typed, []), line)

    @cached_property
    def _from_snippets(self) -> dict[str, list[int]]:
        """The numbers of the lines that came from snippets, by their texts."""
        numbers = defaultdict[str, list[int]](list)
        for number, text in enumerate(self._lines, start=1):
            if self._own and self._own.line(number) is None:
                numbers[text].append(number)
        return numbers


class Alignment:
    """Which lines of a text are which of another one."""

    def __init__(self, lines: Sequence[str], other: Sequence[str]) -> None:
        """Take the lines of both; those at the end that are empty do not count."""
        self._left, self._right = _without_end(lines), _without_end(other)
        backwards = enumerate(zip(reversed(self._left), reversed(self._right), strict=False))
        shortest = min(len(self._left), len(self._right))
        self._alike = next((number for number, (one, two) in backwards if one != two), shortest)

    def line(self, number: int) -> int | None:
        """Return the number, from 1, of a line in the other text; None if it is not there."""
        behind = len(self._left) - number
        if 0 <= behind < self._alike:
            return len(self._right) - behind
        block = self._blocks[bisect_right(self._blocks, number - 1, key=_start) - 1]
        return block.b + number - block.a if block.a <= number - 1 < block.a + block.size else None

    @cached_property
    def _blocks(self) -> list[Match]:
        return SequenceMatcher(None, self._left, self._right, autojunk=False).get_matching_blocks()


def _start(block: Match) -> int:
    return block.a


def _without_end(lines: Sequence[str]) -> list[str]:
    stripped = [line.rstrip() for line in lines]
    while stripped and not stripped[-1]:
        stripped.pop()
    return stripped


def _find(typed: str, token: str, lines: Sequence[str]) -> tuple[int, int] | None:
    """Return line and column of the token in a file: on the line as typed, else on the first line that holds it."""
    holding = [(number, entry) for number, entry in enumerate(lines, start=1) if token in entry]
    holding.sort(key=lambda pair: pair[1].strip() != typed.strip())
    return (holding[0][0], holding[0][1].find(token) + 1) if holding else None


def snippets(text: str, find: Callable[[str], str | None]) -> Iterator[tuple[Path, list[str]]]:
    """Yield the files that `pymdownx.snippets` puts into a text, those inside of others as well, with their lines.

    Args:
        text: the text as it is typed.
        find: finds the file of a snippet's name.
    """
    waiting, seen = [text], set[Path]()
    while waiting:
        named = named_snippets(waiting.pop(0))
        for name, _ in (*named.names, *named.swallowed):
            path = snippet_file(name, find)
            if path is None or path in seen or len(seen) >= _MOST_SNIPPETS:
                continue
            seen.add(path)
            try:
                inner = path.read_text(encoding="utf-8-sig")
            except (OSError, UnicodeDecodeError):
                continue
            yield path, inner.splitlines()
            waiting.append(inner)


def snippet_file(name: str, find: Callable[[str], str | None]) -> Path | None:
    """Return the file of a snippet, by its name with or without lines or a section; None where `find` finds none."""
    found = find(name) or find(without_part(name))
    return None if found is None else Path(found)


def without_part(name: str) -> str:
    """Return the name of a snippet without the lines or the section behind it: *a.md:2:3*, *a.md:keys*."""
    return _PART.sub("", name)
