"""A file of a built site, in the pieces in which it is searched, each with its line."""

from __future__ import annotations

import hashlib
import os
import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mkdocs_paycore.leak.contents import contents, is_unread
from mkdocs_paycore.leak.decode import BLOCKS
from mkdocs_paycore.leak.letter_tree import any_of
from mkdocs_paycore.leak.mention import FARTHEST, bare_text
from mkdocs_paycore.leak.metadata import metadata
from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.source.paths import refuse_endless
from mkdocs_paycore.stamping.packed import is_packed_file

if TYPE_CHECKING:
    from collections.abc import Iterator

_DATA = (".json", ".js")
_SEARCH_INDEX = expression(rb"\"(?:docs|items)\"\s*+:\s*+\[\s*+\{\s*+\"location\"\s*+:")
"""How the entries of a search index begin: `docs` are those of MkDocs' search, `items` those of Zensical's."""
_TWIN = ".md"
_NAMES = BLOCKS.replace("h[1-6]", "h1|h2|h3|h4|h5|h6").split("|")
_BEGINS = any_of(f"{name};" for name in (*_NAMES, "svg", "loc", "url")).replace(";", r"[\s/>]")
_PIECES = expression(rf"\n(?=[ \t]*+</?+(?:{_BEGINS}))".encode(), re.IGNORECASE)
"""Where a file is cut. A name may be wrapped before another tag: `Acme`, and `<b>Pay</b>` in the next line."""
_ENTRIES = expression(rb"[,\[]\s*(?=\{\s*\"location\":)")
_ENTRY = expression(rb'\{\s*"location":\s*"([^"#]*)')
_LINK = expression(
    r"<a\b(?>[^<>]*?\shref\s*+=)\s*+[\"']?(?P<target>[^\s\"'<>?#]*+)[^<>]*+>.*?</a\s*+>", re.IGNORECASE | re.DOTALL
)


class BuiltFile:
    """A file in pieces.

    Attributes:
        path: where it is in the site.
        pieces: what it is cut into.
        is_index: whether it is a search index, whose pieces are entries of pages.
    """

    def __init__(self, path: str, content: bytes) -> None:
        """Cut the content of the file at a path."""
        self.path = path
        self.is_index = path.endswith(_DATA) and _SEARCH_INDEX.search(content) is not None
        if path.endswith(_TWIN):
            content = content.replace(b"<", b"&lt;")  # text: what looks like a tag is shown
        cut = _ENTRIES if self.is_index else _PIECES
        self.pieces = cut.split(content)
        self._content, self._cut = content, cut
        self._starts: list[int] | None = None
        self._counted = (0, 0)
        self._plain: dict[int, str] = {}

    def lines_above(self, number: int) -> int:
        """Return how many lines stand above a piece; asked in the order of pieces, the file is gone through once."""
        if self._starts is None:
            self._starts = [0, *(match.end() for match in self._cut.finditer(self._content))]
        position, lines = self._counted
        start = self._starts[number]
        lines += self._content.count(b"\n", position, start)
        self._counted = (start, lines)
        return lines

    def page(self, number: int) -> str:
        """Return the file of the page that a piece is about: that of a page as Markdown is beside the page."""
        found = _ENTRY.match(self.pieces[number]) if self.is_index else None
        if found is None:
            return f"{self.path.removesuffix(_TWIN)}.html" if self.path.endswith(_TWIN) else self.path
        address = found[1].decode("utf-8", "replace").removeprefix(".").removeprefix("/")
        return f"{address}index.html" if not address or address.endswith("/") else address

    def above(self, number: int) -> Iterator[str]:
        """Yield the text of the pieces above one, the nearest first; an entry of an index has none."""
        if not self.is_index:
            yield from map(self._bare, range(number - 1, max(-1, number - 1 - FARTHEST), -1))

    def below(self, number: int) -> Iterator[str]:
        """Yield the text of the pieces below one, the nearest first; an entry of an index has none."""
        if not self.is_index:
            yield from map(self._bare, range(number + 1, min(len(self.pieces), number + 1 + FARTHEST)))

    def links(self, number: int) -> Iterator[tuple[str, str]]:
        """Yield the links in a piece of a page, and the files of the pages of this site that they lead to."""
        if self.path.endswith((".html", ".htm")) and b"<a" in self.pieces[number]:
            folder = posixpath.dirname(self.path)
            for link in _LINK.finditer(self.pieces[number].decode("utf-8", "replace")):
                target = unquote(link["target"])
                if target and ":" not in target:
                    place = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                    is_folder = target.endswith(("/", ".")) or not place
                    yield link[0], posixpath.join(place, "index.html") if is_folder else place

    def _bare(self, number: int) -> str:
        if number not in self._plain:
            self._plain[number] = bare_text(self.pieces[number].decode("utf-8", "replace"))
        return self._plain[number]


def built_files(path: str, content: bytes) -> Iterator[tuple[BuiltFile, str]]:
    """Yield the file at a path, or the files in it where it is an archive, each with its name there; else it is empty.

    The path of a file in an archive begins with that of the archive.
    """
    for inside, text in contents(content):
        yield BuiltFile(f"{path}/{inside}" if inside else path, text), inside


def site_files(site: Path) -> Iterator[tuple[str, Path]]:
    """Yield the files of a site with their paths in it, in the order of folders and names."""
    for parent, folders, names in os.walk(site):
        folders.sort()
        inside = "".join(f"{part}/" for part in Path(parent).relative_to(site).parts)
        for name in sorted(names):
            yield f"{inside}{name}", Path(parent, name)


def empty_folders(site: Path) -> Iterator[str]:
    """Yield the folders of a site in which nothing is, by path, in the order of folders."""
    for parent, folders, names in os.walk(site):
        folders.sort()
        if not folders and not names and Path(parent) != site:
            yield Path(parent).relative_to(site).as_posix()


def content_of(file: Path) -> bytes | None:
    """Return what can be read of a file: its content, or what a picture or PDF says of itself; None: nothing.

    Raises:
        OSError: the file cannot be read.
    """
    refuse_endless(file)
    return file.read_bytes() if not is_unread(file) or is_packed_file(file) else metadata(file) or None


def file_identity(path: str, content: bytes) -> bytes:
    """Return what a file of a site is known by: its path in the site and its content."""
    return hashlib.blake2b(content, digest_size=20, key=hashlib.sha256(os.fsencode(path)).digest()).digest()
