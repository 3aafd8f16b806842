"""Where a leak was written, and whether it is meant.

A mention is meant where its source says so: `paycore: allow-brand NAME` in a comment (`<!-- … -->`, `# …`, `/* … */`),
several names with spaces or commas between them. On a line of its own it is for the whole file, else for its line.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from mkdocs_paycore.leak.likeness import MOST_COMPARED, LikenessIndex
from mkdocs_paycore.leak.markers import ALLOWANCE, brands_allowed_everywhere, brands_allowed_in, without_allowances
from mkdocs_paycore.leak.mention import AROUND
from mkdocs_paycore.leak.mention_line import by_line
from mkdocs_paycore.leak.source_line import LIKELY, SourceIndex, SourceLine
from mkdocs_paycore.leak.source_place import (
    brand_blocks,
    brands_shown,
    built_pages,
    copied_data,
    is_for_one,
    own_sources,
)
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.stamping.tree import NEVER_TEXT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from typing import TypeAlias

    from mkdocs_paycore.leak.gate import Gate
    from mkdocs_paycore.leak.leak import Leak
    from mkdocs_paycore.leak.mention import Beside, Mention
    from mkdocs_paycore.leak.mention_line import LineMention

    _Best: TypeAlias = tuple[int, list["SourceLine"]]
    """How many letters are the same, and lines that are alike."""

_MARKUP = expression(r"[\"'`|<>()\[\]{}*=#]+|:\s|^\s*(?:[-+]|\d+[.)])\s")
_MOST_LINES = 200
"""So many mentions in a source that allows no brand are enough to tell where they are."""
_SHORT_PART = 4
"""A part of a line that is not allowed tells something by itself where it is this many times as long as the word."""
_SURE = 24
"""So many letters leave no doubt, and no other line is looked for."""
_LISTS = (".xml", ".xml.gz", ".txt", ".json")
"""Files that list the addresses of pages."""
_PAGES = (".html", ".htm")
_SETTINGS = (".yml", ".yaml")
_MADE = (".html", ".htm", ".json", ".md", ".xml", ".xml.gz", ".txt", ".svg", ".js")
"""What is made of templates, of the configuration and of providers' files."""


@dataclass(slots=True)
class LeakSources:
    """The sources of a site: pages and other files of the docs folder, templates, mkdocs.yml, brands.

    Attributes:
        compared: how many lines leaks were compared with so far; tests count it.
    """

    gate: Gate
    docs: Path
    others: Sequence[Path]
    compared: int = 0
    _lines: dict[Path, list[SourceLine]] = field(default_factory=dict)
    _meant: dict[Path, frozenset[str]] = field(default_factory=dict)
    _indexes: dict[Path, SourceIndex] = field(default_factory=dict)
    _every: SourceIndex | None = None
    _allowing: frozenset[str] | None = None
    _owning: dict[str, list[Path]] = field(default_factory=dict)
    _found: dict[tuple[tuple[str, str], Beside, bool, bool], list[_Best]] = field(default_factory=dict)
    _reported: dict[tuple[tuple[str, ...], str, int], int] = field(default_factory=dict)

    def excusing(self) -> dict[str, set[str]]:
        """Return for each brand that some source allows the files of the pages whose own sources do."""
        found: dict[str, set[str]] = {}
        self._allowing = frozenset()
        for file in self._files():
            text = file.read_text("utf-8-sig", errors="replace")
            names = brands_allowed_in(text)
            self._allowing |= names
            for name in names:
                pages = found.setdefault(name, set())
                if file.suffix == ".md" and file.is_relative_to(self.docs):
                    pages |= built_pages(PurePosixPath(file.relative_to(self.docs).as_posix()))
        return found

    def of(self, leak: Leak, *, brand_files: Sequence[Path] = ()) -> SourceLine | None:
        """Return the line that a leak most likely came from; None if no source mentions the brand in that way.

        A line that allows the brand is returned only where the leak stands in what that line makes: on its own page,
        in a link to it, or anywhere if its file is for all pages. What comes from no other source, such as a word of
        the theme, is meant where the page's own source or mkdocs.yml is marked as a whole.

        Args:
            leak: a leak of a built site.
            brand_files: those of the site's own brand, which may mention another.
        """
        if leak.line and (copied := copied_data(leak, (self.docs, *self.others))) is not None:
            is_meant = any(not self._meant_in(file).isdisjoint(leak.word.owners) for file in self._settings())
            return SourceLine(copied, 0, leak.word, leak.beside, is_allowed=is_meant)
        files = self._own(leak.page)
        near = {*files, *(self._own(leak.leads_to) if leak.leads_to else ())}
        best = self._best(leak, [self._index(file) for file in near], near)
        if best is None or best[0] < _SURE:
            farther = self._best(leak, map(self._index, brand_files), near) if brand_files else None
            best = max(
                (each for each in (best, farther, self._best_of_all(leak, near)) if each),
                default=None,
                key=lambda each: self._weight(each, leak),
            )
        if best is not None:
            return self._next(best[1], leak)
        meant = (file for file in (*files, *self._settings()) if not self._meant_in(file).isdisjoint(leak.word.owners))
        return next((SourceLine(file, 0, leak.word, leak.beside, is_allowed=True) for file in meant), None)

    def excuses(self, file: Path) -> list[str]:
        """Return all that decides which leaks a source excuses: whom it allows, and what it says of brands.

        Two states of a source with the same excuses excuse the same leaks; which line an excuse stands at is left out.
        """
        lines = self._read(file)
        allowed = brands_allowed_in(file.read_text("utf-8-sig", errors="replace"))
        return [str(file), *sorted(allowed), "", *sorted(self._meant[file]), "", *(line.mention() for line in lines)]

    def _settings(self) -> list[Path]:
        return [file for file in self.others if file.suffix in _SETTINGS and file.is_file()]

    def in_file(self, file: Path, leak: Leak) -> SourceLine | None:
        """Return the line of a file that is most like a leak which is known to come from there."""
        same = self._index(file).lines(leak, least=0)
        lines = (group.items[0] for group in same)
        return max(lines, key=lambda line: (line.score(leak), not line.is_allowed), default=None)

    def _best(self, leak: Leak, indexes: Iterable[SourceIndex], near: Collection[Path]) -> _Best | None:
        """Return the lines that are most like a leak, those that are not allowed first; None if there are none."""
        found = self._like(leak, indexes, near)
        return max(found, key=lambda each: self._weight(each, leak), default=None)

    def _like(self, leak: Leak, indexes: Iterable[SourceIndex], near: Collection[Path]) -> list[_Best]:
        found: list[_Best] = []
        is_hidden = False
        for index in indexes:
            groups = index.lines(leak, least=LIKELY)
            is_hidden = is_hidden or sum(not group.items[0].is_allowed for group in groups) >= MOST_COMPARED
            self.compared += len(groups)
            for group in groups:
                line = group.items[0]
                score = line.score(leak)
                if line.is_like(leak) and (not line.is_allowed or self._may_excuse(line, leak, near, score)):
                    found.append((score, group.items))
        if is_hidden and any(not lines[0].is_allowed for _, lines in found):
            found = [each for each in found if not each[1][0].is_allowed or each[0] >= 2 * AROUND]
        return found

    def _best_of_all(self, leak: Leak, near: Collection[Path]) -> _Best | None:
        """Return the same of all sources; what no source allows is looked for once for each text that is beside it."""
        if self._allowing is None or not self._allowing.isdisjoint(leak.word.owners):
            return self._best(leak, [self._all()], near)
        key = (leak.word.same, leak.beside, bool(leak.line), leak.file.endswith(_PAGES))
        if key not in self._found:
            self._found[key] = self._like(leak, [self._all()], near)
        return max(self._found[key], key=lambda each: self._weight(each, leak), default=None)

    def _own(self, page: str) -> list[Path]:
        if page not in self._owning:
            self._owning[page] = own_sources(self.docs, page)
        return self._owning[page]

    def _may_excuse(self, line: SourceLine, leak: Leak, near: Collection[Path], score: int) -> bool:
        """Return whether a leak stands in what the file of a line makes."""
        if leak.is_packed != line.is_packed:
            return False
        if line.path in near or score >= _SURE:
            return True
        if line.line == 0:
            return leak.in_tag or leak.file.lower().endswith(_LISTS)
        return not line.is_for_one and leak.file.lower().endswith(_MADE)

    def _weight(self, best: _Best, leak: Leak) -> tuple[int, bool, bool]:
        score, lines = best
        return score, not lines[0].is_allowed, self._reported.get((leak.sites, leak.file, id(lines)), 0) < len(lines)

    def _next(self, lines: list[SourceLine], leak: Leak) -> SourceLine:
        """Return the next of lines that are alike: each is reported once in a file, then the first."""
        key = (leak.sites, leak.file, id(lines))
        number = self._reported.get(key, 0)
        self._reported[key] = number + 1
        return lines[number] if number < len(lines) else lines[0]

    def _index(self, file: Path) -> SourceIndex:
        if file not in self._indexes:
            self._indexes[file] = SourceIndex(self._read(file))
        return self._indexes[file]

    def _all(self) -> SourceIndex:
        if self._every is None:
            self._every = SourceIndex(line for file in self._files() for line in self._read(file))
        return self._every

    def _meant_in(self, file: Path) -> frozenset[str]:
        self._read(file)
        return self._meant[file]

    def _files(self) -> Iterator[Path]:
        for top in (*self.others, self.docs):
            inside = sorted(path for path in top.rglob("*") if path.is_file()) if top.is_dir() else [top]
            yield from (path for path in inside if path.suffix.lower() not in NEVER_TEXT)

    def _read(self, file: Path) -> list[SourceLine]:
        if file not in self._lines:
            text = file.read_text("utf-8-sig", errors="replace")
            lines = text.split("\n")
            self._meant[file] = brands_allowed_everywhere(lines)
            self._lines[file] = [*self._in_name(file), *self._mentions(file, text, lines)]
        return self._lines[file]

    def _in_name(self, file: Path) -> Iterator[SourceLine]:
        if file.is_relative_to(self.docs):
            for part in file.relative_to(self.docs).with_suffix("").parts:
                for mention in (each for mentions in self.gate.mentions(part) for each in mentions):
                    word, beside = mention.word, mention.beside
                    is_allowed = not self._meant[file].isdisjoint(word.owners)
                    yield SourceLine(
                        file, 0, word, beside, is_allowed, (beside,), is_for_one=is_for_one(file, self.docs)
                    )

    def _mentions(self, file: Path, text: str, lines: Sequence[str]) -> Iterator[SourceLine]:
        read = [mention for mentions in self.gate.mentions(text) for mention in mentions]
        most = None if ALLOWANCE in text else _MOST_LINES
        places = by_line(text, self.gate.mentions, is_wrapping=self.gate.is_wrapping, most=most) if read else []
        blocks = list(brand_blocks(text)) if places else []
        is_one = is_for_one(file, self.docs)
        beside = _besides(read) if any(place.is_alone for place in places) else LikenessIndex()
        for place in places:
            if place.is_alone and not _is_read(place, beside):
                continue
            held = lines[place.line - 1 : place.last]
            meant = self._meant[file].union(*map(brands_allowed_in, held))
            is_allowed = not meant.isdisjoint(place.word.owners)
            wholes = {
                mention.beside
                for line in held
                for part in _MARKUP.split(without_allowances(line))
                if is_allowed or len(part) <= _SHORT_PART * len(place.word.shown)
                for mentions in self.gate.mentions(part)
                for mention in mentions
                if mention.word.same == place.word.same
            }
            shown_by = brands_shown(blocks, place.line, place.last)
            wholes_ = tuple(wholes)
            yield SourceLine(
                file, place.line, place.word, place.beside, is_allowed, wholes_, place.is_packed, is_one, shown_by
            )


def _besides(read: Iterable[Mention]) -> LikenessIndex[None]:
    index: LikenessIndex[None] = LikenessIndex()
    for mention in read:
        index.add(mention.word.text, mention.beside, None)
    return index


def _is_read(place: LineMention, read: LikenessIndex[None]) -> bool:
    """Return whether a word alone on its line is a mention in the whole file as well: `paycore` is a plugin's name."""
    enough = min(LIKELY, len(place.beside.before) + len(place.beside.after))
    return bool(read.near(place.word.text, place.beside, least=enough))
