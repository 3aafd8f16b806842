"""What of a file stamping cannot reach: slots in compressed, encoded and binary data, and data that nothing reads.

A reader sees more than the bytes of a file: the text of a PDF is compressed, that of a document is a file in a ZIP, a
picture on a page can be base64. A slot in there can be found, and not filled.
"""

from __future__ import annotations

import base64
import binascii
import re
from typing import TYPE_CHECKING

from mkdocs_paycore.source.expression import expression
from mkdocs_paycore.stamping.packed import (
    BZIP2,
    GZIP,
    MOST_BYTES,
    MOST_DEEP,
    XZ,
    ZIP,
    ZLIB_BEGINS,
    holds_headed_zlib,
    inflate,
    is_archive,
    members,
    unpacked,
)
from mkdocs_paycore.stamping.slot import MARK, SLOT, Slot, decode

if TYPE_CHECKING:
    from collections.abc import Iterator

_ANY_CASE = expression(SLOT.pattern.encode(), re.IGNORECASE)
_CASES = tuple(mark.encode() for mark in (MARK, MARK.lower(), MARK.capitalize()))
_WIDE = {form: (MARK.encode(form), MARK.lower().encode(form)) for form in ("utf-16-le", "utf-16-be")}
_HEX_RUN = expression(rb"(?:[0-9A-Fa-f]{2}\s*+){5,}+")
_HEX_MARKS = tuple(
    case(MARK.encode(form).hex()).encode() for form in ("utf-8", "utf-16-be") for case in (str.lower, str.upper)
)
_BASE64_RUN = expression(rb"(?:[A-Za-z0-9+/_-]|%2[BbFf]|\\/)++")
_PACKED_BEGINS = (
    *(f"eJ{letter}".encode() for letter in "wxyz"),
    *(f"eN{letter}".encode() for letter in "opqr"),
    *(b"H4sI", b"UEsDB", b"iVBORw", b"JVBER"),
)
"""How base64 begins of what is inflated here: zlib, gzip, ZIP, PNG, PDF."""
_PACKED = expression(rb"(?<![A-Za-z0-9+_-])(?:%b)(?:[A-Za-z0-9+/_-]|%%2[BbFf]|\\/){20,}+" % b"|".join(_PACKED_BEGINS))
_STREAM = expression(rb"stream\r?\n(.*?)\s*endstream", re.DOTALL)
"""A stream of a PDF (ISO 32000-2, 7.3.8)."""
_ZLIB = expression(rb"\x78[\x01\x5e\x9c\xda]")
_PNG = b"\x89PNG\r\n\x1a\n"
_PDF = b"%PDF-"
_TOOLS = (b"OTTO", b"\0\1\0\0", b"true", b"ttcf", b"wOFF", b"wOF2", b"\0asm")
"""How fonts and WebAssembly begin: they draw and compute, and say nothing themselves."""
_BEGINS = (_PDF, _PNG, ZIP, GZIP, BZIP2, XZ)
_ASCII = expression(rb"[\t\n\r -~]")
_CONTROL = expression(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def _base64_marks() -> Iterator[bytes]:
    """Yield what base64 makes of a mark, by how many bytes stand before it in its group of three."""
    for mark in (*_CASES[:2], *(wide[0] for wide in _WIDE.values())):
        for before, dropped in enumerate((0, 2, 3)):
            encoded = base64.b64encode(bytes(before) + mark).rstrip(b"=")
            yield encoded[dropped : (before + len(mark)) * 8 // 6]


_BASE64_MARKS = tuple(_base64_marks())
_SIGNS = (*(mark for marks in _WIDE.values() for mark in marks), *_HEX_MARKS, *_BASE64_MARKS, *_PACKED_BEGINS)


def hidden_slot(content: bytes, *, is_text: bool = False) -> Slot | None:
    """Return the first slot in a file that stamping cannot fill; None where there is none.

    Args:
        content: the file's bytes.
        is_text: the file is text, so that stamping fills the slots that stand in it as they are.
    """
    return next(_hidden(content, [MOST_BYTES], MOST_DEEP, is_text=is_text), None)


def may_hide(lines: bytes) -> bool:
    """Return whether some `lines` of a text may hide a slot; a text that is packed as a whole is another thing."""
    return any(sign in lines for sign in _SIGNS)


def is_packed(content: bytes) -> bool:
    """Return whether a file, of that `content`, may be compressed as a whole, or from one of its lines on."""
    if content.startswith((*_BEGINS, *ZLIB_BEGINS)) or is_archive(content):
        return True
    return holds_headed_zlib(content)


def is_opaque(content: bytes) -> bool:
    """Return whether a file is data that can show a text and cannot be read for it, such as a picture or a PDF.

    Text in any encoding, what inflates to text, fonts and WebAssembly are not.

    Args:
        content: the file's bytes.
    """
    return _is_opaque(content, [MOST_BYTES], MOST_DEEP)


def is_binary(content: bytes) -> bool:
    """Return whether a slot of a file, of that `content`, stands in binary data, where places and lengths are fixed."""
    at = content.find(b"\0")
    last = max(content.rfind(mark) for mark in _CASES)
    return 0 <= at < last


def is_utf8(content: bytes) -> bool:
    """Return whether a file, of that `content`, can be read as UTF-8, as all text of a site is."""
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def _hidden(content: bytes, left: list[int], depth: int, *, is_text: bool) -> Iterator[Slot]:
    if not is_text:
        yield from _slots(content)
    for form, marks in _WIDE.items():
        if any(mark in content for mark in marks):
            shift = min(at for mark in marks if (at := content.find(mark)) >= 0) % 2
            yield from _slots(content[shift:].decode(form, "replace").encode("utf-8", "replace"))
    if any(mark in content for mark in _HEX_MARKS):
        for run in _HEX_RUN.finditer(content):
            yield from _slots(bytes.fromhex(run[0].decode()).replace(b"\0", b""))
    if any(mark in content for mark in _BASE64_MARKS):
        for run in _BASE64_RUN.finditer(content):
            yield from _slots(_from_base64(run[0]).replace(b"\0", b""))
    if depth:
        for inner in _inflated(content, left):
            yield from _hidden(inner, left, depth - 1, is_text=False)


def _slots(content: bytes) -> Iterator[Slot]:
    for match in _ANY_CASE.finditer(content):
        yield decode(match[1].decode().upper())


def _inflated(content: bytes, left: list[int]) -> Iterator[bytes]:
    """Yield what a file holds in compressed form; `left` is how many bytes may still be inflated."""
    if content.startswith(_PDF):
        for stream in _STREAM.finditer(content):
            yield inflate(_from_ascii85(stream[1]), left)
    elif content.startswith(_PNG):
        yield from (inflate(chunk, left) for chunk in _texts_of_png(content))
    elif is_archive(content):
        for name, inner in members(content, left):
            yield name.encode("utf-8", "replace")
            yield inner
    elif (packed := unpacked(content, left)) is not None:
        yield packed
    if any(begin in content for begin in _PACKED_BEGINS):
        for run in _PACKED.finditer(content):
            yield _from_base64(run[0])


def _texts_of_png(content: bytes) -> Iterator[bytes]:
    """Yield the compressed texts of a PNG (W3C PNG, 11.3.3: zTXt and iTXt), each from where its data begins."""
    at = len(_PNG)
    while at + 8 <= len(content):
        length, kind = int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8]
        data = content[at + 8 : at + 8 + length]
        if kind in {b"zTXt", b"iTXt", b"iCCP"}:
            yield from (data[found.start() :] for found in _ZLIB.finditer(data))
        at += length + 12


def _from_ascii85(stream: bytes) -> bytes:
    """Return a stream of a PDF without the ASCII85 around it, if it has that."""
    if not stream.rstrip().endswith(b"~>"):
        return stream
    try:
        return base64.a85decode(stream.strip().removeprefix(b"<~").removesuffix(b"~>"))
    except ValueError:
        return stream


def _from_base64(run: bytes) -> bytes:
    """Return what a run of letters of base64 says, in either alphabet, as it stands in a link or a string."""
    plain = re.sub(rb"%2[Bb]", b"+", re.sub(rb"%2[Ff]|\\/", b"/", run)).translate(bytes.maketrans(b"-_", b"+/"))
    try:
        return base64.b64decode(plain[: len(plain) - (len(plain) % 4 == 1)] + b"==")
    except binascii.Error:
        return b""


def _is_text(content: bytes) -> bool:
    """Return whether data is text, by its bytes: UTF-8 without control characters, or mostly ASCII, as Latin 1 is."""
    if _CONTROL.search(content):
        return False
    return is_utf8(content) or len(_ASCII.findall(content)) * 4 >= len(content) * 3


def _is_opaque(content: bytes, left: list[int], depth: int) -> bool:
    if content.startswith((*_TOOLS, b"\xff\xfe", b"\xfe\xff")) or _is_text(content):
        return False
    if not depth or content.startswith((_PDF, _PNG)):
        return True
    if is_archive(content):
        return any(_is_opaque(inner, left, depth - 1) for _, inner in members(content, left)) or not left[0]
    packed = unpacked(content, left)
    return not packed or not left[0] or _is_opaque(packed, left, depth - 1)
