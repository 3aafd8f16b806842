"""Where sources go: which files a built file is made of, which pages a source makes, which brands show a line."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from mkdocs_paycore.leak.contents import is_unread, single_text
from mkdocs_paycore.markdown.blocks import block_ranges
from mkdocs_paycore.stamping.tree import NEVER_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_paycore.leak.leak import Leak

_PAGES = (".html", ".htm")
_FOR_ALL_PAGES = (".yml", ".yaml")
"""Files below the docs folder that any page may show something of: those of providers and methods."""


def own_sources(docs: Path, page: str) -> list[Path]:
    """Return the files of the docs folder that a file of a built site is made of."""
    path = PurePosixPath(page)
    names = [path]
    if path.suffix in _PAGES:
        folder = path.parent if path.name == "index.html" else path
        names += [path.with_suffix(".md"), folder / "index.md", folder / "README.md", folder / "provider.yml"]
        if folder.name:
            names.append(folder.with_suffix(".md") if folder.suffix else folder.with_name(f"{folder.name}.md"))
    elif path.suffix == ".json":
        names.append(path.parent / "provider.yml")
    texts = (docs / name for name in dict.fromkeys(names) if name.suffix.lower() not in NEVER_TEXT)
    return [file for file in texts if file.is_file()]


def copied_data(leak: Leak, folders: Iterable[Path]) -> Path | None:
    """Return the picture, document or packed file that a leak stands in, where a build has only copied it.

    No line of a source makes what is in there, and no other source has to do with it.

    Args:
        leak: a leak of a built site.
        folders: those whose files a build copies, each to the same place in the site; what is a file is left out.
    """
    for folder in folders:
        file = folder / leak.file
        if file.is_file() and (leak.inside or is_unread(file) or single_text(content := file.read_bytes()) != content):
            return file
    return None


def built_pages(path: PurePosixPath) -> set[str]:
    """Return the files that the page at a path below the docs folder may be built to."""
    folder = path.parent if path.name in {"index.md", "README.md"} else path.with_suffix("")
    return {path.with_suffix(".html").as_posix(), (folder / "index.html").as_posix()}


def is_for_one(file: Path, docs: Path) -> bool:
    """Return whether a source makes one page or file only; templates, snippets and providers' files are for all."""
    return file.is_relative_to(docs) and file.suffix not in _FOR_ALL_PAGES


def brand_blocks(text: str) -> Iterator[tuple[int, int, frozenset[str]]]:
    """Yield the blocks of a page that named brands show only: first line, last line, names."""
    for start, end, condition in block_ranges(text):
        if condition.names and not condition.is_exception:
            yield text.count("\n", 0, start) + 1, text.count("\n", 0, end) + 1, condition.names


def brands_shown(blocks: Iterable[tuple[int, int, frozenset[str]]], line: int, last: int) -> frozenset[str] | None:
    """Return the brands that show some lines only; None where all do."""
    return next((names for start, end, names in blocks if start <= line and last <= end), None)
