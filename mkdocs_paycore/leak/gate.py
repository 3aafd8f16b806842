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

from mkdocs_paycore.leak.decode import BLOCKS, readings
from mkdocs_paycore.leak.lookalike import folded, parted
from mkdocs_paycore.leak.mention import FARTHEST, Mention, bare_text, likest
from mkdocs_paycore.leak.mention_line import by_line, first_line
from mkdocs_paycore.leak.theme_names import ThemeNames, as_class
from mkdocs_paycore.stamping.tree import NEVER_TEXT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from mkdocs_paycore.leak.mention import Beside
    from mkdocs_paycore.leak.mention_line import LineMention
    from mkdocs_paycore.leak.words import Word

_SEARCH_INDEX = "search/search_index.json"
_PIECES = re.compile(rf"\n(?=[ \t]*</?(?:{BLOCKS}|svg|loc|url)[\s/>])".encode(), re.IGNORECASE)
"""Where a file is cut. A name may be wrapped before another tag: `Acme`, and `<b>Pay</b>` in the next line."""
_ENTRIES = re.compile(rb"[,\[]\s*(?=\{\s*\"location\":)")
_ENTRY = re.compile(rb'\{\s*"location":\s*"([^"#]*)')
_BEGINNING = 24
"""So many letters of a word are enough to tell the texts that may hold it."""


@dataclass(frozen=True, slots=True)
class Leak:
    """A mention of another brand in a built site.

    `file` is the path in the site, `page` that of the page which the mention is about: of an entry in the search index
    the one it leads to. `line` counts from 1; 0: the file's name. `sites` are the brands in whose site the mention is a
    leak, of those that were asked for.
    """

    word: Word
    beside: Beside
    file: str
    page: str
    line: int
    sites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Foreign:
    """A mention in the text of some brands that is a part of no word of theirs: whose `sites` it is a leak in."""

    word: Word
    beside: Beside
    in_tag: bool
    sites: tuple[str, ...]


@dataclass(slots=True)
class Gate:
    """Finds words of brands in built sites; `words` are those of all brands."""

    words: Sequence[Word]
    is_wrapping: bool = field(init=False)
    _clean: set[bytes] = field(default_factory=set)
    _lines: dict[bytes, list[LineMention]] = field(default_factory=dict)
    _theme: ThemeNames = field(init=False)
    _any: re.Pattern[str] = field(init=False)
    _each: list[tuple[Word, re.Pattern[str]]] = field(init=False)
    _has_short: bool = field(init=False)

    def __post_init__(self) -> None:
        """Prepare one pattern for all words, and one for each."""
        self._any = re.compile(_any_of(word.text for word in self.words) if self.words else r"(?!)")
        self._each = [(word, re.compile(word.pattern())) for word in self.words]
        self._has_short = any(word.is_short for word in self.words)
        self.is_wrapping = any(" " in word.text for word in self.words)
        self._theme = ThemeNames(frozenset())

    def learn(self, names: Collection[str]) -> None:
        """Take names of the theme's code (classes, schemes) for no mention of a brand where it is the theme's code."""
        is_any = self._any.search(folded(parted(" | ".join(names))))
        self._theme = ThemeNames(frozenset(name for name in names if is_any and any(self.mentions(as_class(name)))))

    def leaks(self, site: Path, brands: Sequence[str]) -> Iterator[Leak]:
        """Yield the mentions of other brands in a built site, in the order of its files.

        Args:
            site: its folder.
            brands: whose site it is, or is like; the own words of each, and what is a part of them there, are no leak.
        """
        known: dict[bytes, list[list[Mention]]] = {}
        for path, file in _files(site):
            yield from self.leaks_in(file, path, brands, known)

    def leaks_in(
        self, file: Path, path: str, brands: Sequence[str], known: dict[bytes, list[list[Mention]]] | None = None
    ) -> Iterator[Leak]:
        """Yield the mentions of other brands in a file of a brand's site, each as often as it stands there.

        Args:
            file: where it is.
            path: where it is in the site; its name may be a leak.
            brands: whose site it is, or is like.
            known: the pieces with mentions that were read before.
        """
        for each in self.foreign(path, brands):
            yield Leak(each.word, each.beside, path, path, 0, each.sites)
        if file.suffix.lower() in NEVER_TEXT:
            return
        content = _content(file)
        start = 0
        is_index = path.endswith(_SEARCH_INDEX)
        pieces = (_ENTRIES if is_index else _PIECES).split(content)
        for number, piece in enumerate(pieces):
            if piece not in self._clean:
                found = _foreign(self._known(piece, {} if known is None else known), brands)
                if found:
                    first = content.count(b"\n", 0, content.find(piece, start))
                    page = _page(path, piece)
                    around = (
                        ((), ()) if is_index else (pieces[max(0, number - FARTHEST) : number], pieces[number + 1 :])
                    )
                    for each, beside, line in self._placed(found, piece, *around):
                        yield Leak(each.word, beside, path, page, first + line, each.sites)
            start += len(piece) + 1

    def foreign(self, text: str, brands: Sequence[str]) -> list[Foreign]:
        """Return the mentions of other brands in a text of some brands."""
        return _foreign(self.mentions(text), brands)

    def _known(self, piece: bytes, known: dict[bytes, list[list[Mention]]]) -> list[list[Mention]]:
        """Return the mentions in a piece; clean ones are kept for all brands, others in `known`."""
        found = known.get(piece)
        if found is None:
            found = self.mentions(self._theme.left_out(piece.decode("utf-8", "replace")))
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
            in_tag = reading.lstrip()[:1] == "<"
            found += [self._in(each, in_tag=in_tag) for each in texts if self._any.search(each)]
        return [mentions for mentions in found if mentions]

    def _in(self, text: str, *, in_tag: bool) -> list[Mention]:
        return [
            Mention(word, match.start(), match.end(), text, in_tag)
            for word, pattern in self._each
            if word.text in text
            for match in pattern.finditer(text)
        ]

    def _placed(
        self, found: Sequence[Foreign], piece: bytes, above: Sequence[bytes], below: Sequence[bytes]
    ) -> Iterator[tuple[Foreign, Beside, int]]:
        """Yield mentions of a piece, each with what stands beside it, in other pieces as well, and its line from 1."""
        lines = []
        if b"\n" in piece:
            if piece not in self._lines:
                text = piece.decode("utf-8", "replace")
                self._lines[piece] = by_line(text, self.mentions, is_wrapping=self.is_wrapping)
            lines = list(self._lines[piece])
        for each in found:
            line = 1
            same = [(place.beside, number) for number, place in enumerate(lines) if place.word.same == each.word.same]
            if (best := likest(each.beside, same)) is not None:
                line = lines[best].line
            elif b"\n" in piece:
                line = first_line(piece.decode("utf-8", "replace"), each.word, self.mentions)
            beside = each.beside
            if not each.in_tag:
                beside = beside.wider(map(_plain, reversed(above)), map(_plain, below[:FARTHEST]))
            yield each, beside, line


def _foreign(found: list[list[Mention]], brands: Sequence[str]) -> list[Foreign]:
    """Return the mentions of other brands, the longest where one holds another, each place once."""
    places: dict[tuple[tuple[str, str], str, str], Foreign] = {}
    for mentions in found:
        for each in mentions:
            alien = [brand for brand in brands if brand != each.word.brand]
            if not alien:
                continue
            holding = [other for other in mentions if other.start <= each.start and each.end <= other.end]
            if any(_is_longer(other, each) and other.word.brand == each.word.brand for other in holding):
                continue
            own = {other.word.brand for other in holding}
            if sites := tuple(brand for brand in alien if brand not in own):
                beside = each.beside
                key = (each.word.same, beside.before, beside.after)
                before = places[key].sites if key in places else ()
                places[key] = Foreign(each.word, beside, each.in_tag, tuple(dict.fromkeys((*before, *sites))))
    return list(places.values())


def _is_longer(one: Mention, other: Mention) -> bool:
    return one.end - one.start > other.end - other.start


def _plain(piece: bytes) -> str:
    return bare_text(piece.decode("utf-8", "replace"))


def _files(site: Path) -> Iterator[tuple[str, Path]]:
    for parent, folders, names in os.walk(site):
        folders.sort()
        for name in sorted(names):
            file = Path(parent, name)
            yield file.relative_to(site).as_posix(), file


def _content(file: Path) -> bytes:
    content = file.read_bytes()
    if file.suffix.lower() not in (".gz", ".svgz"):
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
    """Return a regular expression for the beginnings of texts, which looks at each searched character once."""
    tree: dict[str, Any] = {}
    for text in texts:
        node = tree
        for char in text[:_BEGINNING]:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branches(tree)


def _branches(node: dict[str, Any]) -> str:
    if "" in node:
        return ""
    parts = [re.escape(char) + _branches(below) for char, below in sorted(node.items())]
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"
