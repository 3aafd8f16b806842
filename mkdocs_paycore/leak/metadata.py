"""What pictures and documents say of themselves: titles, authors, comments in PNG, JPEG, WebP, ICO, PDF and media."""

from __future__ import annotations

import re
import struct
import zlib
from io import BytesIO
from typing import IO, TYPE_CHECKING

from mkdocs_paycore.leak.media import media_texts, pictures_of_icon
from mkdocs_paycore.source.expression import expression

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MOST = 1 << 20
"""So many bytes of one text are looked at, also after inflating."""
_MOST_CHUNKS, _MOST_MEDIA = 10_000, 1 << 26
_SAYING = frozenset({b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"EXIF", b"XMP "})
"""Chunks of PNG (W3C PNG, 11.3.3) and of WebP (RFC 9649) that hold text."""
_APPLICATION = frozenset((*range(0xE0, 0xF0), 0xFE))
"""Segments of JPEG that hold data of programs, and comments (ITU-T T.81, B.1.1.3)."""
_STREAM = expression(rb"stream\r?\n")
_STRING = expression(rb"\(([^()\\]*+(?:\\.[^()\\]*+)*+)\)|<([0-9A-Fa-f\s]{8,}+)>", re.DOTALL)
_LINE = expression(rb"\[(?:[\s\d.+-]++|\([^()\\]*+(?:\\.[^()\\]*+)*+\)|<[0-9A-Fa-f\s]*+>)++\](?=\s*+TJ\b)", re.DOTALL)
"""Strings that are shown as one line, with how far each is moved between them (ISO 32000-1, 9.4.3)."""
_UTF_16 = b"\xfe\xff"
_MOST_STREAMS = 2_000


def metadata(path: Path) -> bytes:
    """Return what a file says of itself, as text whose parts are parted by `|`; nothing where it is of another format.

    Only what holds text is read of a picture. What is damaged says as much as can be read.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        return _said(file)


def metadata_in(content: bytes) -> bytes:
    """Return the same of a file by its content."""
    return _said(BytesIO(content))


def _said(file: IO[bytes]) -> bytes:
    start = file.read(12)
    file.seek(0)
    parts = b" | ".join(filter(None, _parts(start, file)))
    return parts if parts.isascii() else parts.replace(b"\0", b"")


def _parts(start: bytes, file: IO[bytes]) -> Iterator[bytes]:
    if start.startswith(b"\x89PNG\r\n"):
        yield from _of_png(file)
    elif start.startswith(b"\xff\xd8"):
        yield from _of_jpeg(file)
    elif start[:4] == b"RIFF" and start[8:] == b"WEBP":
        yield from _of_webp(file)
    elif start.startswith(b"%PDF"):
        yield from _of_pdf(file.read())
    elif start.startswith(b"\0\0\1\0"):
        yield from (metadata_in(picture) for picture in pictures_of_icon(file.read()))
    else:
        yield from media_texts(file.read(_MOST_MEDIA))


def _of_png(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(8)
    for _ in range(_MOST_CHUNKS):
        head = file.read(8)
        if len(head) < 8:  # noqa: PLR2004 - a length and a name
            return
        size, name = struct.unpack(">I4s", head)
        if name in _SAYING:
            yield from _of_chunk(file.read(min(size, _MOST)))
            file.seek(max(size - _MOST, 0) + 4, 1)
        else:
            file.seek(size + 4, 1)


def _of_chunk(content: bytes) -> Iterator[bytes]:
    key, _, rest = content.partition(b"\0")
    yield key
    yield rest
    for start in (1, rest.find(b"\0", rest.find(b"\0", 2) + 1) + 1):  # zTXt, and iTXt behind its two names
        yield from _inflated(rest[start:])


def _of_jpeg(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(2)
    for _ in range(_MOST_CHUNKS):
        head = file.read(4)
        if len(head) < 4 or head[0] != 0xFF or head[1] == 0xDA:  # noqa: PLR2004 - the picture itself begins
            return
        size = max(int.from_bytes(head[2:], "big") - 2, 0)
        if head[1] in _APPLICATION:
            yield file.read(size)
        else:
            file.seek(size, 1)


def _of_webp(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(12)
    for _ in range(_MOST_CHUNKS):
        head = file.read(8)
        if len(head) < 8:  # noqa: PLR2004 - a name and a length
            return
        name, size = struct.unpack("<4sI", head)
        if name in _SAYING:
            yield file.read(min(size, _MOST))
            file.seek(max(size - _MOST, 0) + size % 2, 1)
        else:
            file.seek(size + size % 2, 1)


def _of_pdf(content: bytes) -> Iterator[bytes]:
    """Yield the strings of a PDF, those in its inflated streams too, and its XMP (ISO 32000-1, 7.3.4 and 14.3)."""
    yield from _strings(content)
    for number, found in enumerate(_STREAM.finditer(content)):
        if number == _MOST_STREAMS:
            return
        for text in _inflated(content[found.end() : found.end() + _MOST]):
            yield from _strings(text)
        if content[found.end() : found.end() + 9] == b"<?xpacket":
            yield content[found.end() : content.find(b"endstream", found.end()) + 1][:_MOST]


def _strings(content: bytes) -> Iterator[bytes]:
    for found in _STRING.finditer(content):
        text = found[1] if found[1] is not None else _of_hex(found[2])
        is_wide = text.startswith(_UTF_16)
        yield text[2:].decode("utf-16-be", "replace").encode("utf-8", "replace") if is_wide else text
    for line in _LINE.finditer(content):
        yield b"".join(found[1] if found[1] is not None else _of_hex(found[2]) for found in _STRING.finditer(line[0]))


def _of_hex(digits: bytes) -> bytes:
    text = b"".join(digits.split())
    return bytes.fromhex((text + b"0" * (len(text) % 2)).decode("ascii"))


def _inflated(content: bytes) -> Iterator[bytes]:
    try:
        yield zlib.decompressobj().decompress(content, _MOST)
    except zlib.error:
        return
