"""What small pictures, sounds and films say of themselves: comments and tags in GIF, ICO, MP3, MP4, Ogg and WAV.

Only parts that hold text are read, as they are: whoever searches them takes out the bytes of zero of wide text.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST = 1 << 20
"""So many bytes of one text are looked at."""
_MOST_PARTS = 10_000
_GIF_HEAD, _BLOCK, _PICTURE, _END = 13, 0x21, 0x2C, 0x3B
_SAYING_BLOCKS = frozenset({0x01, 0xFE, 0xFF})
"""Extensions of GIF with text: plain text, a comment, and what a program adds, XMP among it (GIF89a, 24 to 26)."""
_ID3_HEAD, _ID3_V1 = 10, 128
_OLD_TAG = b"TAG"
_BOXES = frozenset({b"moov", b"udta", b"meta", b"trak", b"ilst", b"uuid"})
_OGG_HEADERS = 1 << 16
"""In so many bytes are the headers of an Ogg, of which the second is the comments (RFC 3533, Vorbis I, 5)."""


def media_texts(content: bytes) -> Iterator[bytes]:
    """Yield the parts of a file that hold its comments and tags; none where it is of another format.

    Args:
        content: the bytes of the file; what is damaged ends it.
    """
    if content.startswith((b"GIF87a", b"GIF89a")):
        yield from _of_gif(content)
    elif content.startswith(b"ID3") or content[-_ID3_V1:].startswith(_OLD_TAG):
        yield from _of_mp3(content)
    elif content[4:8] == b"ftyp":
        yield from _of_boxes(content)
    elif content.startswith(b"OggS"):
        yield content[:_OGG_HEADERS]
    elif content.startswith(b"RIFF"):
        yield from _of_riff(content)


def pictures_of_icon(content: bytes) -> Iterator[bytes]:
    """Yield the pictures in an icon (ICO), each as a file of its own; those that are bitmaps say nothing."""
    kind, count = struct.unpack_from("<2xHH", content) if len(content) >= 6 else (0, 0)  # noqa: PLR2004 - its head
    for number in range(count if kind == 1 else 0):
        entry = content[6 + number * 16 : 22 + number * 16]
        if len(entry) < 16:  # noqa: PLR2004 - an entry of the directory
            return
        size, at = struct.unpack("<II", entry[8:])
        yield content[at : at + size]


def _of_gif(content: bytes) -> Iterator[bytes]:
    at = _GIF_HEAD + _table(content[10:11])
    for _ in range(_MOST_PARTS):
        kind = content[at : at + 2]
        if len(kind) < 2 or kind[0] not in {_BLOCK, _PICTURE}:  # noqa: PLR2004 - the file ends, or is damaged
            return
        begin = at + 2 if kind[0] == _BLOCK else at + 11 + _table(content[at + 9 : at + 10])
        at, said = _sub_blocks(content, begin)
        if kind[0] == _BLOCK and kind[1] in _SAYING_BLOCKS:
            yield said
            yield content[begin : begin + min(at - begin, _MOST)]  # XMP is written without sub-blocks


def _table(flags: bytes) -> int:
    """Return how many bytes a table of colours takes, by the flags before it."""
    return 3 << ((flags[0] & 7) + 1) if flags and flags[0] & 0x80 else 0


def _sub_blocks(content: bytes, at: int) -> tuple[int, bytes]:
    """Return where a run of sub-blocks ends, and what is in it."""
    parts = []
    while at < len(content) and (size := content[at]):
        parts.append(content[at + 1 : at + 1 + size])
        at += size + 1
    return at + 1, b"".join(parts)


def _of_mp3(content: bytes) -> Iterator[bytes]:
    """Yield the tag at the start (ID3v2, 3.1: seven bits of each byte are its size) and that at the end (ID3v1)."""
    if content.startswith(b"ID3") and len(content) >= _ID3_HEAD:
        size = sum((byte & 0x7F) << 7 * (3 - number) for number, byte in enumerate(content[6:_ID3_HEAD]))
        yield content[_ID3_HEAD : _ID3_HEAD + min(size, _MOST)]
    if content[-_ID3_V1:].startswith(_OLD_TAG):
        yield content[-_ID3_V1:]


def _of_boxes(content: bytes) -> Iterator[bytes]:
    """Yield the boxes of a film with text (ISO/IEC 14496-12, 4.2); the film itself is in others."""
    at = 0
    for _ in range(_MOST_PARTS):
        head = content[at : at + 16]
        if len(head) < 8:  # noqa: PLR2004 - a size and a name
            return
        size, name = struct.unpack(">I4s", head[:8])
        if size == 1 and len(head) == 16:  # noqa: PLR2004 - a long size stands behind the name
            size = int.from_bytes(head[8:], "big")
        size = size or len(content) - at
        if name in _BOXES:
            yield content[at + 8 : at + min(size, _MOST)]
        at += max(size, 8)


def _of_riff(content: bytes) -> Iterator[bytes]:
    at = 12
    for _ in range(_MOST_PARTS):
        head = content[at : at + 8]
        if len(head) < 8:  # noqa: PLR2004 - a name and a length
            return
        name, size = struct.unpack("<4sI", head)
        if name in {b"LIST", b"id3 ", b"ID3 ", b"_PMX", b"bext", b"iXML"}:
            yield content[at + 8 : at + 8 + min(size, _MOST)]
        at += 8 + size + size % 2
