"""Where a leak was written, and whether it is meant.

A mention is meant where its source says so: `paycore: allow-brand NAME` in a comment (`<!-- … -->`, `# …`, `/* … */`),
several names with spaces or commas between them. On a line of its own it is for the whole file, else for its line.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from mkdocs_paycore.leak.mention import AROUND, Beside
from mkdocs_paycore.leak.mention_line import by_line
from mkdocs_paycore.stamping.tree import NEVER_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs_paycore.leak.gate import Gate, Leak
    from mkdocs_paycore.leak.mention import Mention
    from mkdocs_paycore.leak.mention_line import LineMention
    from mkdocs_paycore.leak.words import Word

_ALLOWED = re.compile(r"paycore:\s*allow-brand((?:[\s,]+[A-Za-z0-9][\w.-]*)+)")
_ALONE = re.compile(r"\s*(?:<!--|\{#-?|/\*|//|#)\s*paycore:\s*allow-brand[\w\s,.-]*?(?:-->|-?#\}|\*/)?\s*\Z")
_MARKUP = re.compile(r"[\"'`|<>()\[\]{}*=#]+|:\s|^\s*(?:[-+]|\d+[.)])\s")
_LIKELY = 4
"""So many letters beside a mention, the same in the source, make a line the likely source."""
_SURE = 24
"""So many letters leave no doubt, and no other line is looked for."""
_PAGES = (".html", ".htm")


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line that mentions a brand, and whether that is meant there; line 0 is the file's name.

    `wholes`: what stands beside the mention in the parts of the line that markup parts, such as a link's text.
    """

    path: Path
    line: int
    word: Word
    beside: Beside
    is_allowed: bool
    wholes: tuple[Beside, ...] = ()

    def is_like(self, leak: Leak) -> bool:
        """Return whether a leak may well come from here: letters beside it are the same, or a whole part of a line.

        The part of a line that is allowed, and a file's name, have to be a part of the page as well: at the edge of a
        block, such as a heading in the navigation, or in an attribute.
        """
        if self.beside.likeness(leak.beside) >= _LIKELY:
            return True
        edges = leak.beside.edges if leak.file.endswith(_PAGES) and leak.line else ()
        return any(
            _holds(whole, leak.beside)
            and (
                not (self.is_allowed or self.line == 0)
                or not edges
                or edges[0] == len(whole.before)
                or edges[1] == len(whole.after)
            )
            for whole in self.wholes
        )


@dataclass(slots=True)
class LeakSources:
    """The sources of a site: pages and other files of the docs folder, templates, mkdocs.yml, brands."""

    gate: Gate
    docs: Path
    others: Sequence[Path]
    _lines: dict[Path, list[SourceLine]] = field(default_factory=dict)
    _meant: dict[Path, frozenset[str]] = field(default_factory=dict)
    _all: _Index | None = None
    _reported: set[tuple[tuple[str, ...], str, SourceLine]] = field(default_factory=set)

    def of(self, leak: Leak, *, brand_files: Sequence[Path] = ()) -> SourceLine | None:
        """Return the line that a leak most likely came from; None if no source mentions the brand in that way.

        What comes from no other source is meant where the page's own source is marked as a whole.

        Args:
            leak: a leak of a built site.
            brand_files: those of the site's own brand, which may mention another.
        """
        files = list(self._own(leak.page))
        own = [line for file in files for line in self._read(file) if line.word.same == leak.word.same]
        best = self._likest(leak, own)
        if best is None or _score(leak, best) < _SURE:
            if self._all is None:
                self._all = _Index(line for file in self._files() for line in self._read(file))
            of_brand = [line for file in brand_files for line in self._read(file) if line.word.same == leak.word.same]
            other = self._likest(leak, [*of_brand, *self._all.near(leak)])
            best = max((line for line in (best, other) if line), key=lambda line: _score(leak, line), default=None)
        if best is not None:
            self._reported.add((leak.sites, leak.file, best))
        else:
            meant = (file for file in files if leak.word.brand in self._meant[file])
            return next((SourceLine(file, 0, leak.word, leak.beside, is_allowed=True) for file in meant), None)
        return best

    def _likest(self, leak: Leak, lines: Iterable[SourceLine]) -> SourceLine | None:
        """Return the line that is most like a leak: of several one not allowed, then one not reported before."""
        likely = (line for line in lines if line.is_like(leak))
        key = leak.sites, leak.file
        return max(
            likely,
            key=lambda line: (_score(leak, line), not line.is_allowed, (*key, line) not in self._reported),
            default=None,
        )

    def in_file(self, file: Path, leak: Leak) -> SourceLine | None:
        """Return the line of a file that is most like a leak which is known to come from there."""
        same = [line for line in self._read(file) if line.word.same == leak.word.same]
        return max(same, key=lambda line: (_score(leak, line), not line.is_allowed), default=None)

    def _own(self, page: str) -> Iterator[Path]:
        """Yield the files that a built file is made of."""
        path = PurePosixPath(page)
        folder = path.parent if path.name in {"index.html", "provider.json"} else path
        names = [path, path.with_suffix(".md"), folder / "index.md", folder / "README.md", folder / "provider.yml"]
        if folder.name:
            names.append(folder.with_suffix(".md") if folder.suffix else folder.with_name(f"{folder.name}.md"))
        for name in dict.fromkeys(names):
            if name.suffix.lower() not in NEVER_TEXT and (file := self.docs / name).is_file():
                self._read(file)
                yield file

    def _files(self) -> Iterator[Path]:
        for top in (*self.others, self.docs):
            inside = sorted(path for path in top.rglob("*") if path.is_file()) if top.is_dir() else [top]
            yield from (path for path in inside if path.suffix.lower() not in NEVER_TEXT)

    def _read(self, file: Path) -> list[SourceLine]:
        if file not in self._lines:
            text = file.read_text("utf-8-sig", errors="replace")
            lines = text.split("\n")
            self._meant[file] = frozenset(name for line in lines if _ALONE.match(line) for name in _names(line))
            self._lines[file] = [*self._in_name(file), *self._mentions(file, text, lines)]
        return self._lines[file]

    def _in_name(self, file: Path) -> Iterator[SourceLine]:
        if file.is_relative_to(self.docs):
            for part in file.relative_to(self.docs).with_suffix("").parts:
                for mention in (each for mentions in self.gate.mentions(part) for each in mentions):
                    word, beside = mention.word, mention.beside
                    yield SourceLine(file, 0, word, beside, word.brand in self._meant[file], (beside,))

    def _mentions(self, file: Path, text: str, lines: Sequence[str]) -> Iterator[SourceLine]:
        read = [mention for mentions in self.gate.mentions(text) for mention in mentions]
        places = by_line(text, self.gate.mentions, is_wrapping=self.gate.is_wrapping) if read else []
        for place in places:
            if place.is_alone and not _is_read(place, read):
                continue
            held = lines[place.line - 1 : place.last]
            is_allowed = place.word.brand in self._meant[file] or any(place.word.brand in _names(line) for line in held)
            wholes = {
                mention.beside
                for line in held
                for part in _MARKUP.split(_ALLOWED.sub("", line))
                for mentions in self.gate.mentions(part)
                for mention in mentions
                if mention.word.same == place.word.same
            }
            yield SourceLine(file, place.line, place.word, place.beside, is_allowed, tuple(wholes))


class _Index:
    """Lines that mention brands, found by their word and the letters next to it."""

    def __init__(self, lines: Iterable[SourceLine]) -> None:
        self._beside: defaultdict[tuple[tuple[str, str], str, str], list[SourceLine]] = defaultdict(list)
        self._short: defaultdict[tuple[str, str], list[SourceLine]] = defaultdict(list)
        for line in lines:
            self._beside[line.word.same, "before", line.beside.before[:2]].append(line)
            self._beside[line.word.same, "after", line.beside.after[:2]].append(line)
            if any(len(whole.before) + len(whole.after) < _LIKELY for whole in line.wholes):
                self._short[line.word.same].append(line)

    def near(self, leak: Leak) -> list[SourceLine]:
        """Return the lines that a leak may come from; four letters beside it are the same: two on one of the sides."""
        beside = leak.beside
        before = self._beside.get((leak.word.same, "before", beside.before[:2]), [])
        after = self._beside.get((leak.word.same, "after", beside.after[:2]), [])
        return [*before, *after, *self._short.get(leak.word.same, [])]


def _score(leak: Leak, line: SourceLine) -> int:
    return line.beside.likeness(leak.beside)


def _is_read(place: LineMention, read: Iterable[Mention]) -> bool:
    """Return whether a word alone on its line is a mention in the whole file as well: `paycore` is a plugin's name."""
    enough = min(_LIKELY, len(place.beside.before) + len(place.beside.after))
    same = (mention.beside for mention in read if mention.word == place.word)
    return any(place.beside.likeness(beside) >= enough for beside in same)


def _holds(whole: Beside, beside: Beside) -> bool:
    """Return whether a mention stands within a whole part of a line."""
    return beside.before.startswith(whole.before[:AROUND]) and beside.after.startswith(whole.after[:AROUND])


def _names(line: str) -> set[str]:
    return {name.rstrip("-,") for found in _ALLOWED.finditer(line) for name in re.split(r"[\s,]+", found[1]) if name}
