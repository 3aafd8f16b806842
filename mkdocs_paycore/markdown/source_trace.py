"""Where a line of the text that Markdown sees was written: in the page's file or in a snippet's own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_paycore.source.place import place_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_SNIPPET_LINE = re.compile(r"-+8<-+(?:[ \t]+(?P<quote>[\"'])(?P<path>.+?)(?P=quote))?[ \t]*$")
_MOST_SNIPPETS = 1000


@dataclass(frozen=True, slots=True)
class Origin:
    """A place in a file; line and column count from 1, 0 where not known. `path` None: the page's own file."""

    path: Path | None
    line: int
    column: int


def place(offset: int, text: str, *, token: str) -> tuple[int, int, str]:
    """Return line and column (from 1) of an offset, and that line."""
    line, column = place_in(text, offset)
    end = text.find("\n", offset)
    return line, column, text[offset - column + 1 : end if end >= 0 else len(text)] or token


def trace(
    offset: int,
    text: str,
    *,
    token: str,
    before_snippets: Sequence[str] | None,
    source: str | None,
    snippet_path: Callable[[str], str | None],
) -> Origin:
    """Return where the token at an offset of the expanded text was written.

    Args:
        offset: where the token begins in `text`.
        text: the page as Markdown sees it, snippets included.
        token: what stands there.
        before_snippets: the page's lines before snippets were put in, where that is known.
        source: the page's file, front matter included, where that is known.
        snippet_path: finds the file of a snippet's name.
    """
    line, column, typed = place(offset, text, token=token)
    own: int | None = line
    if before_snippets is not None:
        lines = text.split("\n")
        own = _aligned(line, lines, before_snippets)
        if own is None:
            same = [at for at in range(1, line) if lines[at - 1] == typed and not _aligned(at, lines, before_snippets)]
            held = [
                Origin(path, *found)
                for path, inner in snippets(before_snippets, snippet_path)
                if (found := _find(typed, token, inner))
            ]
            if held:
                return held[min(len(same), len(held) - 1)]
    if source is None:
        return Origin(None, own or 0, column if own else 0)
    source_lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    page_lines = text.split("\n") if before_snippets is None else before_snippets
    in_source = _aligned(own, page_lines, source_lines) if own else None
    if in_source is None:
        return Origin(None, *(_find(typed, token, source_lines) or (0, 0)))
    return Origin(None, in_source, max(source_lines[in_source - 1].find(token), column - 1) + 1)


def _aligned(line: int, lines: Sequence[str], other: Sequence[str]) -> int | None:
    """Return the line number of `other` that line `line` of `lines` is, or None if it is in `lines` only."""
    left, right = [entry.rstrip() for entry in lines], [entry.rstrip() for entry in other]
    while left and not left[-1]:
        left.pop()
    while right and not right[-1]:
        right.pop()
    behind = len(left) - line
    if behind >= 0 and left[line - 1 :] == right[len(right) - behind - 1 :]:
        return len(right) - behind
    for block in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks():
        if block.a <= line - 1 < block.a + block.size:
            return block.b + line - block.a
    return None


def _find(typed: str, token: str, lines: Sequence[str]) -> tuple[int, int] | None:
    """Return line and column of the token in a file: on the line as typed, else on the first line that holds it."""
    holding = [(number, entry) for number, entry in enumerate(lines, start=1) if token in entry]
    holding.sort(key=lambda pair: pair[1].strip() != typed.strip())
    return (holding[0][0], holding[0][1].find(token) + 1) if holding else None


def snippets(lines: Sequence[str], find: Callable[[str], str | None]) -> Iterator[tuple[Path, list[str]]]:
    """Yield the files that pymdownx.snippets puts in, those inside of others as well."""
    waiting, seen = list(_snippet_names(lines)), set[str]()
    while waiting and len(seen) < _MOST_SNIPPETS:
        name = waiting.pop(0)
        found = find(name) or find(re.sub(r":[-\w:,]*$", "", name))
        if found is None or found in seen:
            continue
        seen.add(found)
        path = Path(found)
        try:
            inner = path.read_text(encoding="utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError):
            continue
        yield path, inner
        waiting += _snippet_names(inner)


def _snippet_names(lines: Sequence[str]) -> Iterator[str]:
    in_block = False
    for line in lines:
        marker = _SNIPPET_LINE.search(line)
        if marker and marker["path"]:
            yield marker["path"]
        elif marker:
            in_block = not in_block
        elif in_block and line.strip():
            yield line.strip()
