"""A rendered tree with slots, and its stamping for a brand."""

from __future__ import annotations

import gzip
import io
import itertools
import os
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from mkdocs_paycore.source.paths import refuse_endless
from mkdocs_paycore.stamping.file_kinds import with_words
from mkdocs_paycore.stamping.file_reader import FileReader
from mkdocs_paycore.stamping.file_sharing import share
from mkdocs_paycore.stamping.last_site import LastSite
from mkdocs_paycore.stamping.over import here
from mkdocs_paycore.stamping.slot import SlotKind, id_text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from mkdocs_paycore.stamping.file_reader import ReadFile
    from mkdocs_paycore.stamping.over import Over
    from mkdocs_paycore.stamping.slot import Slot
    from mkdocs_paycore.stamping.template import Sealed

NEVER_TEXT = frozenset(
    [
        ".7z",
        ".avif",
        ".bmp",
        ".eot",
        ".gif",
        ".ico",
        ".jar",
        ".jpeg",
        ".jpg",
        ".mp3",
        ".mp4",
        ".ogg",
        ".otf",
        ".pdf",
        ".png",
        ".tar",
        ".tgz",
        ".ttf",
        ".wav",
        ".webm",
        ".webp",
        ".woff",
        ".woff2",
        ".zip",
    ]
)
"""File name endings of formats in which no slot can be filled; everything else may hold slots."""


@dataclass(frozen=True, slots=True)
class Damage:
    """A slot that something on the way took apart, so that it cannot be filled.

    Attributes:
        path: the file.
        excerpt: what is left of it, with some of the text around.
    """

    path: str
    excerpt: str


def nothing_more(_folder: Path) -> None:
    """Add nothing to a stamped folder."""


@dataclass(slots=True)
class Tree:
    """A rendered tree: its folder, and what is in it, all by path below the folder.

    Attributes:
        root: the folder.
        folders: the folders in it, each before those in it.
        files: all files.
        templates: the files that hold slots, cut at them.
        zipped: of files that are gzipped, the bytes as they were rendered.
        damages: the slots that cannot be filled.
        complete: makes in a stamped folder what can only be made then; raises what its maker says.
        hidden: the files that hold a slot where stamping cannot fill it, each with the first.
        made: the files of no text that are not known to be of the sources.
        left: by file, the names of what looks like a variable that nobody has filled.
    """

    root: Path
    folders: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    templates: dict[str, Sealed] = field(default_factory=dict)
    zipped: dict[str, bytes] = field(default_factory=dict)
    damages: list[Damage] = field(default_factory=list)
    complete: Callable[[Path], None] = field(default=nothing_more)
    hidden: dict[str, Slot] = field(default_factory=dict)
    made: list[str] = field(default_factory=list)
    left: dict[str, list[str]] = field(default_factory=dict)

    def stamp(self, values: Mapping[str, str]) -> None:
        """Fill the slots of the tree where it lies. Each file is written anew and put in place whole.

        Args:
            values: the brand's, by the names of the slots: `Brand.values()`.

        Raises:
            OSError: a file cannot be written.
        """
        for path, content in self._filled(values):
            _write(self.root / path, content)
        self.complete(self.root)

    def stamp_into(
        self,
        folder: Path,
        values: Mapping[str, str],
        *,
        own: Mapping[str, bytes],
        copies: bool = False,
        last: LastSite | None = None,
    ) -> None:
        """Make the site of a brand in an empty folder; the tree stays as it is.

        Args:
            folder: where the site goes, on the tree's file system for sharing.
            values: the brand's, by the names of the slots: `Brand.values()`.
            own: the brand's own files, by path, in the place of those of the brand that the tree was rendered for.
            copies: share no file with the tree, for people who change a built folder in place.
            last: the site that was built before; what says the same as there is not written again.

        Raises:
            OSError: a file cannot be written.
        """
        last = last or LastSite()
        for path in self.folders:
            os.mkdir(f"{folder}/{path}")  # noqa: PTH102 - thousands of paths, here and below: they stay texts
        same = (path for path in self.files if path not in self.templates and path not in own)
        share(same, str(self.root), str(folder), copies=copies)
        for path, content in itertools.chain(self._filled(values), own.items()):
            target = f"{folder}/{path}"
            if not last.link(path, content, target):
                with open(target, "wb") as file:  # noqa: PTH123 - as above
                    file.write(content)
        self.complete(folder)

    def contents(self, values: Mapping[str, str]) -> Iterator[tuple[str, Callable[[], bytes]]]:
        """Yield the files of a brand's site by path, each with what gives its content, without writing any.

        Args:
            values: the brand's, by the names of the slots.
        """
        cache: dict[int, bytes] = {}
        return ((path, self.content(path, values, cache)) for path in self.files)

    def content(self, path: str, values: Mapping[str, str], cache: dict[int, bytes]) -> Callable[[], bytes]:
        """Return what gives the content of a file of a brand's site; `cache` is shared by all of them.

        Args:
            path: that of the file.
            values: the brand's, by the names of the slots.
            cache: see `Sealed.fill`.
        """
        if path not in self.templates:
            return (self.root / path).read_bytes
        content = self.templates[path].fill(values, cache)
        return partial(gzip.compress, content, 1) if path in self.zipped else partial(bytes, content)

    def _filled(self, values: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
        cache: dict[int, bytes] = {}
        for path, template in self.templates.items():
            content = template.fill(values, cache)
            if path in self.zipped:
                content = _zipped_like(self.zipped[path], content, name=PurePosixPath(path).name)
            yield path, content

    def names(self) -> frozenset[str]:
        """Return the names of the variables that the tree has places for."""
        slots = {hole.slot for template in self.templates.values() for hole in template.holes()}
        return frozenset(slot.payload for slot in slots if slot.kind is SlotKind.VARIABLE)

    def link_starts(self) -> dict[str, str]:
        """Return the variables whose value decides where a link goes, each with a file that holds such a link."""
        return {
            hole.slot.payload: path
            for path, template in sorted(self.templates.items(), reverse=True)
            for hole in template.holes()
            if hole.begins_url
        }


_READER = FileReader()
"""Each tree of a process: what it has in common with those before is known."""


def read_tree(
    root: Path, *, is_source: Callable[[str], bool] = lambda _: False, done: Collection[str] = (), over: Over = here
) -> Tree:
    """Read a rendered tree and cut the files that hold slots.

    Args:
        root: the tree's folder. Names of files that were made from a slot are changed to the slot's words.
        is_source: whether a file, by its path in the tree, is a copy of a source, in which no slot can hide.
        done: paths of files that are finished; they are left out of the tree.
        over: does the reading.

    Returns:
        The tree, ready to be stamped for any brand of its shape.

    Raises:
        OSError: a file cannot be read.
    """
    tree = Tree(root)
    tree.folders, files = _contents(root)
    if any(_words(name) != name for name in {path.rpartition("/")[2] for path in (*tree.folders, *files)}):
        tree.damages = list(_name_by_words(root))
        tree.folders, files = _contents(root)
    tree.files = [path for path in files if path not in done]

    def read(path: str) -> ReadFile | None:
        is_made, is_text = not is_source(path), PurePosixPath(path).suffix.lower() not in NEVER_TEXT
        if not is_made and not is_text:
            return None
        refuse_endless(root / path)
        return _READER.read(path, (root / path).read_bytes(), is_text=is_text, is_made=is_made)

    for path, found in zip(tree.files, over(read, tree.files), strict=True):
        if found is not None:
            _take(tree, path, found)
    return tree


def _take(tree: Tree, path: str, read: ReadFile) -> None:
    """Take what was read of a file into a tree."""
    if read.hidden is not None:
        tree.hidden[path] = read.hidden
    elif read.is_data:
        tree.made.append(path)
    if read.left:
        tree.left[path] = read.left
    tree.damages += (Damage(path, excerpt) for excerpt in read.damages)
    if read.template is not None:
        tree.templates[path] = read.template
        if path.endswith(".gz"):
            tree.zipped[path] = (tree.root / path).read_bytes()


def _contents(root: Path) -> tuple[list[str], list[str]]:
    """Return the folders, each before those in it, and the files of a tree."""
    folders: list[str] = []
    files: list[str] = []
    start = len(str(root)) + 1
    for parent, folder_names, names in os.walk(root):
        folder_names.sort()
        inside = f"{parent[start:].replace(os.sep, '/')}/".lstrip("/")
        folders += (f"{inside}{name}" for name in folder_names)
        files += (f"{inside}{name}" for name in sorted(names))
    return folders, files


def _words(name: str) -> str:
    """Return the name of a file or folder with the words of what it is named after, in the place of a slot."""
    return with_words(id_text(name))


def _name_by_words(root: Path) -> Iterator[Damage]:
    """Rename what a plugin named after a slot (a blog post by its title): names do not depend on the brand."""
    for folder, folders, names in os.walk(root, topdown=False):
        for name in [*folders, *names]:
            words = _words(name)
            if words == name:
                continue
            target = Path(folder, words)
            if target.exists():
                yield Damage(target.relative_to(root).as_posix(), f"two files want the name {words}")
            else:
                Path(folder, name).rename(target)


def _zipped_like(old: bytes, content: bytes, *, name: str) -> bytes:
    """Zip with the old file's time (bytes 4 to 7 of the header, RFC 1952), so that two builds are the same bytes."""
    target = io.BytesIO()
    with gzip.GzipFile(filename=name, mode="wb", fileobj=target, mtime=int.from_bytes(old[4:8], "little")) as file:
        file.write(content)
    return target.getvalue()


def _write(path: Path, content: bytes) -> None:
    """Write a new file and rename it, so that no hard link to the old one is ever written through."""
    new = path.with_name(f"{path.name}.paycore-new")
    new.write_bytes(content)
    new.replace(path)
