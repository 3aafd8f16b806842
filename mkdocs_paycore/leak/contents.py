"""The texts in a file of a site: itself, or what a reader finds in it once it is unpacked."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from mkdocs_paycore.leak.metadata import metadata_in
from mkdocs_paycore.stamping.packed import (
    MOST_BYTES,
    MOST_DEEP,
    ZIP,
    is_archive,
    is_tar,
    members,
    packing_notes,
    unpacked,
)
from mkdocs_paycore.stamping.tree import NEVER_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import PurePath


def is_unread(file: PurePath) -> bool:
    """Return whether a file is of a kind that holds no text of a site, by its name."""
    return file.suffix.lower() in NEVER_TEXT


def contents(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the texts in a file, each with the name of the member of an archive that it is; empty: the file itself.

    Documents (DOCX, EPUB) are archives. Of a picture or a PDF in an archive it is what that says of itself. A member
    without a text is yielded as well, for its name may say something.

    Args:
        content: the bytes of the file. What they are decides, not its name; so much of it is inflated as `MOST_BYTES`
            says, so that a small file cannot exhaust memory.
    """
    return _contents(content, "", [MOST_BYTES], MOST_DEEP)


def single_text(content: bytes) -> bytes | None:
    """Return the text of a file, inflated where it is compressed as a whole; None where it holds several."""
    if is_archive(content) or packing_notes(content):
        return None
    inner = unpacked(content, [MOST_BYTES])
    return content if not inner else single_text(inner)


def _contents(content: bytes, inside: str, left: list[int], depth: int) -> Iterator[tuple[str, bytes]]:
    if depth and (notes := packing_notes(content)):
        yield inside, notes
    if depth and is_archive(content):
        found = False
        for name, inner in members(content, left):
            found = True
            yield from _contents(inner, f"{inside}/{name}" if inside else name, left, depth - 1)
        if found and (content.startswith(ZIP) or is_tar(content)):
            return  # else something is before the archive, which may be a text
    elif depth and (whole := unpacked(content, left)):
        yield from _contents(whole, inside, left, depth - 1)
        return
    is_said = bool(inside) and is_unread(PurePosixPath(inside))
    yield inside, metadata_in(content) if is_said else content
