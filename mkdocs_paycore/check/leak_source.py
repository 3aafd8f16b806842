"""Where a leak was written, and whether it is meant.

A mention is meant where its source says so: `paycore: allow-brand NAME` in a comment (`<!-- … -->`, `# …`, `/* … */`),
several names with spaces or commas between them. On a line of its own it is for the whole file, else for its line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from mkdocs_paycore.brand.tree import NEVER_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_paycore.check.brand_words import Word
    from mkdocs_paycore.check.leak import Gate, Leak, Mention

_ALLOWED = re.compile(r"paycore:\s*allow-brand((?:[\s,]+[A-Za-z0-9][\w.-]*)+)")
_ALONE = re.compile(r"\s*(?:<!--|\{#-?|/\*|//|#)\s*paycore:\s*allow-brand[\w\s,.-]*?(?:-->|-?#\}|\*/)?\s*\Z")
_LIKELY = 4
"""So many letters beside a mention, the same in the source, make a line of another page the likely source."""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line that mentions a brand: the first reading of it, and whether that is meant there."""

    path: Path
    line: int
    mention: Mention
    is_allowed: bool


@dataclass(slots=True)
class LeakSources:
    """The sources of a site: pages and other files of the docs folder, templates, mkdocs.yml, brands."""

    gate: Gate
    docs: Path
    others: Sequence[Path]
    _lines: dict[Path, list[SourceLine]] = field(default_factory=dict)
    _all: list[SourceLine] | None = None

    def of(self, leak: Leak, *, brand_files: Sequence[Path] = ()) -> SourceLine | None:
        """Return the line that a leak most likely came from; None if no source mentions the brand in that way.

        Args:
            leak: a leak of a built site.
            brand_files: those of the site's own brand, which may mention another.
        """
        own = [line for file in self._own(leak.page) for line in self._read(file)]
        if found := _likest(leak.mention, own):
            return found
        if self._all is None:
            self._all = [line for file in self._files() for line in self._read(file)]
        of_brand = [line for file in brand_files for line in self._read(file)]
        likely = [
            (likeness, not line.is_allowed, -number, line)
            for number, line in enumerate([*of_brand, *self._all])
            if line.mention.word.same == leak.mention.word.same
            and ((likeness := _likeness(leak.mention, line.mention)) >= _LIKELY or _is_all(line.mention))
        ]
        return max(likely, key=lambda entry: entry[:3])[3] if likely else None

    def in_file(self, file: Path, mention: Mention) -> SourceLine | None:
        """Return the line of a file that is most like a mention of the same word."""
        return _likest(mention, self._read(file))

    def _own(self, page: str) -> Iterator[Path]:
        """Yield the files that a built file is made of."""
        path = PurePosixPath(page)
        folder = path.parent if path.name in {"index.html", "provider.json"} else path
        names = [path, path.with_suffix(".md"), folder / "index.md", folder / "README.md", folder / "provider.yml"]
        if folder.name:
            names.append(folder.with_suffix(".md") if folder.suffix else folder.with_name(f"{folder.name}.md"))
        for name in dict.fromkeys(names):
            if name.suffix.lower() not in NEVER_TEXT and (file := self.docs / name).is_file():
                yield file

    def _files(self) -> Iterator[Path]:
        for top in (*self.others, self.docs):
            inside = sorted(path for path in top.rglob("*") if path.is_file()) if top.is_dir() else [top]
            yield from (path for path in inside if path.suffix.lower() not in NEVER_TEXT)

    def _read(self, file: Path) -> list[SourceLine]:
        if file not in self._lines:
            self._lines[file] = list(self._mentions(file))
        return self._lines[file]

    def _mentions(self, file: Path) -> Iterator[SourceLine]:
        text = file.read_text("utf-8-sig", errors="replace")
        if not any(self.gate.mentions(text)):
            return
        lines = text.splitlines()
        for_file = {name for line in lines if _ALONE.match(line) for name in _names(line)}
        for number, line in enumerate(lines, start=1):
            here = self._words(line)
            if number < len(lines) and self._has_spaced:
                both = self._words(f"{line}\n{lines[number]}")
                below = self._words(lines[number]) if both else {}
                here |= {word: found for word, found in both.items() if word not in here and word not in below}
            meant = for_file | _names(line)
            yield from (SourceLine(file, number, found, found.word.brand in meant) for found in here.values())

    @property
    def _has_spaced(self) -> bool:
        return any(" " in word.text for word in self.gate.words)

    def _words(self, text: str) -> dict[Word, Mention]:
        return {found.word: found for mentions in self.gate.mentions(text) for found in mentions}


def _likest(mention: Mention, lines: Sequence[SourceLine]) -> SourceLine | None:
    same = [line for line in lines if line.mention.word.same == mention.word.same]
    return max(same, key=lambda line: (_likeness(mention, line.mention), not line.is_allowed)) if same else None


def _names(line: str) -> set[str]:
    return {name.rstrip("-,") for found in _ALLOWED.finditer(line) for name in re.split(r"[\s,]+", found[1]) if name}


def _is_all(mention: Mention) -> bool:
    return not mention.before and not mention.after


def _likeness(one: Mention, other: Mention) -> int:
    """Return how many letters beside two mentions are the same."""
    before = zip(reversed(_letters(one.before)), reversed(_letters(other.before)), strict=False)
    after = zip(_letters(one.after), _letters(other.after), strict=False)
    return _same(before) + _same(after)


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def _same(pairs: Iterator[tuple[str, str]]) -> int:
    count = 0
    for left, right in pairs:
        if left != right:
            break
        count += 1
    return count
