"""What is in a file that is packed: an archive or one compressed stream, told by its bytes and not by its name."""

from __future__ import annotations

import bz2
import lzma
import tarfile
import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Any

from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_BYTES = 64 * 1024 * 1024
"""So many bytes are looked at in a file once it is inflated; so that a small file cannot exhaust memory."""
MOST_DEEP = 4
"""So often is looked into what is packed in what is packed."""
_MOST_MEMBERS = 10_000
_ZLIB = expression(rb"\x78[\x01\x5e\x9c\xda]")
_SHORT_ZLIB = expression(rb"[\x08\x18\x28\x38\x48\x58\x68]")
"""How zlib begins with a window of less than 32 KiB (RFC 1950, 2.2)."""
_OLD_LZMA = expression(rb"[\x00-\xe0]\0\0")
"""How a file of the old format of LZMA begins: three settings in a byte, and the size of the dictionary."""
_HEADED_ZLIB = expression(rb"\A(?:[\t\x20-\x7e\x80-\xff]*+\r?\n)++(?=\x78[\x01\x5e\x9c\xda])")
"""Lines of text before a stream of zlib, as the inventory of Sphinx and mkdocstrings has them (`objects.inv`)."""
GZIP, ZIP, BZIP2, XZ = b"\x1f\x8b", b"PK\x03\x04", b"BZh", b"\xfd7zXZ\0"
ZLIB_BEGINS = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")
_END_OF_ZIP, _LONGEST_END = b"PK\x05\x06", 22 + 0xFFFF
"""What the last part of a ZIP begins with, and how long that can be (APPNOTE.TXT, 4.3.16)."""
_GZIP_HEAD, _GZIP_SAYS, _LONGEST_NOTE = 10, 0x1C, 1024
"""How long the head of a gzip is, and which of its flags say that a text follows (RFC 1952, 2.3.1)."""
_UNREADABLE = (
    OSError,
    EOFError,
    ValueError,
    RuntimeError,
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
)
"""What is raised of a member of a ZIP that is damaged, encrypted, or packed in a way that nobody here knows."""
_TAR, _TAR_AT = b"ustar", 257
"""What a TAR has and where (POSIX.1, pax, ustar Interchange Format)."""


def is_archive(content: bytes) -> bool:
    """Return whether a file, of that `content`, holds other files; a ZIP may stand behind something else."""
    return _is_zip(content) or is_tar(content)


def is_tar(content: bytes) -> bool:
    """Return whether a file holds others as they are, one after another; of its `content` the start is enough."""
    return content[_TAR_AT : _TAR_AT + len(_TAR)] == _TAR


def is_packed_file(path: Path) -> bool:
    """Return whether the file at `path` is an archive or one compressed stream, by its beginning and its end.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        begin = file.read(_TAR_AT + len(_TAR))
    return begin.startswith((GZIP, BZIP2, XZ)) or is_tar(begin) or zipfile.is_zipfile(path)


def holds_headed_zlib(content: bytes) -> bool:
    """Return whether a line of some `content` begins as zlib does; only then may text stand before a stream of it."""
    return b"\nx" in content and any(b"\n" + begin in content for begin in ZLIB_BEGINS)


def members(content: bytes, left: list[int]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of an archive with their names.

    Args:
        content: the bytes of the archive; what is damaged ends it.
        left: in its only entry, how many bytes may still be inflated; gets less.
    """
    for number, (name, inner) in enumerate((_of_tar if is_tar(content) else _of_zip)(content, left)):
        if not left[0] or number == _MOST_MEMBERS:
            return
        left[0] = max(left[0] - len(inner), 0)
        yield name, inner


def packing_notes(content: bytes) -> bytes:
    """Return what the packing itself says: the comments of a ZIP and its members, the name and comment of a gzip.

    Args:
        content: the bytes of the file.

    Returns:
        The texts as they are, in lines; nothing where it is packed in another way, or says nothing.
    """
    if content.startswith(GZIP) and len(content) > _GZIP_HEAD and content[3] & _GZIP_SAYS:
        return content[_GZIP_HEAD : _GZIP_HEAD + _LONGEST_NOTE]
    if not _is_zip(content):
        return b""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            notes = (archive.comment, *(member.comment for member in archive.infolist()[:_MOST_MEMBERS]))
    except _UNREADABLE:
        return b""
    return b"\n".join(filter(None, notes))


def unpacked(content: bytes, left: list[int]) -> bytes | None:
    """Return what `content` is once it is inflated as a whole; None where it is not compressed so; `left` as above.

    It may be several streams, one after the other; what stands behind the last is returned as it is.
    """
    if holds_headed_zlib(content) and (headed := _HEADED_ZLIB.match(content)):
        content = content[headed.end() :]
    found: list[bytes] = []
    while content and left[0] and (decoder := _decoder(content)) is not None:
        try:
            inner = decoder.decompress(content, left[0])
        except _UNREADABLE:
            break
        found.append(_taken(inner, left))
        content = decoder.unused_data.lstrip(b"\0")
        if not decoder.eof:
            break
    if found:
        return b"".join([*found, content])
    return _inflated_bare(content, left)


def _decoder(content: bytes) -> Any | None:  # noqa: ANN401 - three classes of the standard library, alike by chance
    """Return what inflates a stream, by its beginning; None where it is none of ours."""
    if content.startswith(GZIP):
        return zlib.decompressobj(zlib.MAX_WBITS | 16)
    if _ZLIB.match(content):
        return zlib.decompressobj()
    if content.startswith(BZIP2):
        return bz2.BZ2Decompressor()
    return lzma.LZMADecompressor() if content.startswith(XZ) or _OLD_LZMA.match(content) else None


def _inflated_bare(content: bytes, left: list[int]) -> bytes | None:
    """Return a stream of DEFLATE without a beginning (RFC 1951), or of zlib with a short window; None for all else."""
    for bits in (-zlib.MAX_WBITS, *([zlib.MAX_WBITS] if _SHORT_ZLIB.match(content) else [])):
        decoder = zlib.decompressobj(bits)
        try:
            found = decoder.decompress(content, left[0]) if left[0] else b""
        except zlib.error:
            continue
        if found and decoder.eof and not decoder.unused_data:
            return _taken(found, left)
    return None


def inflate(content: bytes, left: list[int]) -> bytes:
    """Return `content`, a stream of zlib, inflated as far as can be; `left` as above."""
    if not left[0]:
        return b""
    try:
        return _taken(zlib.decompressobj().decompress(content, left[0]), left)
    except zlib.error:
        return b""


def _taken(found: bytes, left: list[int]) -> bytes:
    left[0] = max(left[0] - len(found), 0)
    return found


def _is_zip(content: bytes) -> bool:
    return content.startswith(ZIP) or content.find(_END_OF_ZIP, max(len(content) - _LONGEST_END, 0)) >= 0


def _of_zip(content: bytes, left: list[int]) -> Iterator[tuple[str, bytes]]:
    try:
        archive = zipfile.ZipFile(BytesIO(content))
    except (OSError, ValueError, NotImplementedError, zipfile.BadZipFile):
        return
    with archive:
        for member in archive.infolist():
            try:
                with archive.open(member) as file:
                    inner = file.read(left[0])
            except _UNREADABLE:
                inner = b""
            yield member.filename, inner


def _of_tar(content: bytes, left: list[int]) -> Iterator[tuple[str, bytes]]:
    try:
        with tarfile.open(fileobj=BytesIO(content), mode="r:") as archive:
            for member in archive:
                file = archive.extractfile(member) if member.isfile() else None
                yield member.name, file.read(left[0]) if file else b""
    except (OSError, EOFError, ValueError, tarfile.TarError):
        return
