"""The leak gate: no built site holds a name, host or mail address of another brand.

Every file of a site is read but pictures, fonts and archives: markup with its attributes and comments, scripts, styles,
data, zipped sitemaps, and the files' own names. A file is taken in pieces, and a piece that was read once and is clean
of every brand's words is known again, so that a further brand costs little more than the reading of its files.
"""

from __future__ import annotations

import gzip
import os
import re
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.brand.tree import NEVER_TEXT
from mkdocs_paycore.check.lookalike import folded, parted
from mkdocs_paycore.check.reading import readings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs_paycore.check.brand_words import Word

_AROUND = 24
_SEARCH_INDEX = "search/search_index.json"
_PIECES = re.compile(rb"\n(?=[ \t]*<)")
_ENTRIES = re.compile(rb"[,\[]\s*(?=\{\s*\"location\":)")
_ENTRY = re.compile(rb'\{\s*"location":\s*"([^"#]*)')


@dataclass(frozen=True, slots=True)
class Mention:
    """A brand's word in folded text: where, and what stands around it."""

    word: Word
    start: int
    end: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Leak:
    """A mention of another brand in a built site.

    `file` is the path in the site, `page` that of the page which the mention is about: of an entry in the search index
    the one it leads to. `line` counts from 1; 0: the file's name.
    """

    mention: Mention
    file: str
    page: str
    line: int


@dataclass(slots=True)
class Gate:
    """Finds words of brands in built sites; `words` are those of all brands."""

    words: Sequence[Word]
    _clean: set[bytes] = field(default_factory=set)
    _any: re.Pattern[str] = field(init=False)
    _each: list[tuple[Word, re.Pattern[str]]] = field(init=False)
    _has_short: bool = field(init=False)

    def __post_init__(self) -> None:
        """Prepare one pattern for all words, and one for each."""
        self._any = re.compile(_any_of(word.text for word in self.words) if self.words else r"(?!)")
        self._each = [(word, re.compile(word.pattern())) for word in self.words]
        self._has_short = any(word.is_short for word in self.words)

    def leaks(self, site: Path, brand: str) -> Iterator[Leak]:
        """Yield the mentions of other brands in a built site, in the order of its files.

        Args:
            site: its folder.
            brand: whose site it is; its own words, and what is a part of them, are no leak.
        """
        known: dict[bytes, list[list[Mention]]] = {}
        for path, file in _files(site):
            yield from self.leaks_in(file, path, brand, known)

    def leaks_in(
        self, file: Path, path: str, brand: str, known: dict[bytes, list[list[Mention]]] | None = None
    ) -> Iterator[Leak]:
        """Yield the mentions of other brands in a file of a brand's site.

        Args:
            file: where it is.
            path: where it is in the site; its name may be a leak.
            brand: whose site it is.
            known: the pieces with mentions that were read before.
        """
        for mention in self.foreign(path, brand):
            yield Leak(mention, path, path, 0)
        if file.suffix.lower() in NEVER_TEXT:
            return
        content = _content(file)
        start = 0
        for piece in (_ENTRIES if path.endswith(_SEARCH_INDEX) else _PIECES).split(content):
            if piece not in self._clean:
                for mention in _foreign(self._known(piece, {} if known is None else known), brand):
                    line = content.count(b"\n", 0, start) + self._line(piece, mention)
                    yield Leak(mention, path, _page(path, piece), line)
            start += len(piece) + 1

    def foreign(self, text: str, brand: str) -> Iterator[Mention]:
        """Yield the mentions of other brands in a text of a brand."""
        return _foreign(self.mentions(text), brand)

    def _known(self, piece: bytes, known: dict[bytes, list[list[Mention]]]) -> list[list[Mention]]:
        """Return the mentions in a piece; clean ones are kept for all brands, others in `known`."""
        found = known.get(piece)
        if found is None:
            found = self.mentions(piece.decode("utf-8", "replace"))
            if found:
                known[piece] = found
            else:
                self._clean.add(piece)
        return found

    def mentions(self, text: str) -> list[list[Mention]]:
        """Return the words of all brands in a piece of a file, for each of its readings that has any."""
        found = []
        for reading in readings(text):
            texts = [folded(reading)]
            if self._has_short and (apart := parted(reading)) != reading:
                texts.append(folded(apart))
            found += [mentions for each in texts if self._any.search(each) and (mentions := self._in(each))]
        return found

    def _in(self, text: str) -> list[Mention]:
        return [
            Mention(word, match.start(), match.end(), text[: match.start()][-_AROUND:], text[match.end() :][:_AROUND])
            for word, pattern in self._each
            if word.text in text
            for match in pattern.finditer(text)
        ]

    def _line(self, piece: bytes, mention: Mention) -> int:
        """Return the line of a piece that holds the mention by itself, else its first, from 1."""
        if b"\n" in piece:
            for number, line in enumerate(piece.split(b"\n"), start=1):
                held = self.mentions(line.decode("utf-8", "replace"))
                if any(each.word.same == mention.word.same for mentions in held for each in mentions):
                    return number
        return 1


def _foreign(found: list[list[Mention]], brand: str) -> Iterator[Mention]:
    """Yield the mentions of other brands, the longest where one holds another, and each word once."""
    seen = set()
    for mentions in found:
        for each in mentions:
            if each.word.brand != brand and each.word.same not in seen:
                if any(_covers(other, each, brand) for other in mentions):
                    continue
                seen.add(each.word.same)
                yield each


def _covers(other: Mention, each: Mention, brand: str) -> bool:
    """Return whether a mention is a part of one of the site's own brand, or of a longer one of the same brand."""
    if not (other.start <= each.start and each.end <= other.end):
        return False
    is_longer = other.end - other.start > each.end - each.start
    return other.word.brand == brand or (is_longer and other.word.brand == each.word.brand)


def _files(site: Path) -> Iterator[tuple[str, Path]]:
    for parent, folders, names in os.walk(site):
        folders.sort()
        for name in sorted(names):
            file = Path(parent, name)
            yield file.relative_to(site).as_posix(), file


def _content(file: Path) -> bytes:
    content = file.read_bytes()
    if file.suffix.lower() != ".gz":
        return content
    try:
        return gzip.decompress(content)
    except (OSError, EOFError, zlib.error):
        return content


def _page(path: str, piece: bytes) -> str:
    """Return the file of the page that a piece of a built file is about."""
    found = _ENTRY.match(piece) if path.endswith(_SEARCH_INDEX) else None
    if found is None:
        return path
    address = found[1].decode("utf-8", "replace").removeprefix(".").removeprefix("/")
    return f"{address}index.html" if not address or address.endswith("/") else address


def _any_of(texts: Iterable[str]) -> str:
    """Return a regular expression for any of the texts, which looks at each character of the searched text once."""
    tree: dict[str, Any] = {}
    for text in texts:
        node = tree
        for char in text:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branches(tree)


def _branches(node: dict[str, Any]) -> str:
    if "" in node:
        return ""
    parts = [re.escape(char) + _branches(below) for char, below in sorted(node.items())]
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"
