"""Slots that stamping cannot reach are found, whatever they are wrapped in; what says nothing is let alone."""

from __future__ import annotations

import base64
import bz2
import gzip
import hashlib
import io
import lzma
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.stamping.file_reader import FileReader
from mkdocs_paycore.stamping.hidden import hidden_slot, is_binary, is_opaque
from mkdocs_paycore.stamping.slot import variable_slot

if TYPE_CHECKING:
    from collections.abc import Callable

NAME = "custom.company_name"
TEXT = f"Welcome to {variable_slot(NAME)} and more".encode()
WIDE = TEXT.decode().encode("utf-16-be")


def pdf(*streams: bytes) -> bytes:
    """Return what has the look of a PDF with some streams."""
    bodies = [
        b"%d 0 obj <</Length %d>> stream\r\n%b\nendstream\nendobj\n" % (at, len(s), s) for at, s in enumerate(streams)
    ]
    return b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + b"".join(bodies) + b"%%EOF"


def png(kind: bytes = b"", data: bytes = b"") -> bytes:
    """Return a PNG of a pixel, with a chunk more."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    more = chunk(kind, data) if kind else b""
    return b"\x89PNG\r\n\x1a\n" + head + more + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


def archive(name: str, content: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, content)
    return target.getvalue()


def ascii85(content: bytes) -> bytes:
    return base64.a85encode(zlib.compress(content)) + b"~>"


WRAPPED: dict[str, bytes] = {
    "a PDF that is not compressed": pdf(TEXT),
    "a stream of a PDF": pdf(b"q 1 0 0 1 0 0 cm", zlib.compress(TEXT)),
    "a stream that is cut short": pdf(zlib.compress(TEXT * 9)[:-6]),
    "a stream in ASCII85": pdf(ascii85(TEXT)),
    "the title of a PDF": b"%PDF-1.7\n<</Title (\xfe\xff" + WIDE + b")>>",
    "the title of a PDF in hexadecimal": b"%PDF-1.7\n<</Title <FEFF" + WIDE.hex().encode() + b">>>",
    "a text of a PNG": png(b"tEXt", b"Title\0" + TEXT),
    "a compressed text of a PNG": png(b"zTXt", b"Title\0\0" + zlib.compress(TEXT)),
    "a compressed international text of a PNG": png(b"iTXt", b"Title\0\1\0\0\0" + zlib.compress(TEXT)),
    "a document": archive("word/document.xml", TEXT),
    "a name in a ZIP": archive(f"{variable_slot(NAME)}.txt", b""),
    "a document in a ZIP": archive("manual.docx", archive("word/document.xml", TEXT)),
    "gzip": gzip.compress(TEXT),
    "zlib": zlib.compress(TEXT),
    "bzip2": bz2.compress(TEXT),
    "xz": lzma.compress(TEXT),
    "gzip of gzip": gzip.compress(gzip.compress(TEXT)),
    "an inventory": b"# Project: x\n# zlib\n" + zlib.compress(TEXT),
    "UTF-16": b"\xff\xfe" + TEXT.decode().encode("utf-16-le"),
    "UTF-16, big end first": b"\xfe\xff" + TEXT.decode().encode("utf-16-be"),
    "UTF-16 without a mark, at an odd place": b"x" + TEXT.decode().encode("utf-16-le"),
    **{f"base64 after {before}": b"data:;base64,%b" % base64.b64encode(b"x" * before + TEXT) for before in range(3)},
    "base64 of UTF-16": base64.b64encode(TEXT.decode().encode("utf-16-le")),
    "base64 of a compressed diagram": b"//kroki.example/d2/svg/" + base64.urlsafe_b64encode(zlib.compress(TEXT, 9)),
    "base64 of gzip in JSON": b'{"a":"' + base64.b64encode(gzip.compress(TEXT)).replace(b"/", rb"\/") + b'"}',
    "base64 of a PDF": b'href="data:application/pdf;base64,' + base64.b64encode(pdf(zlib.compress(TEXT))) + b'"',
    "lower case, as an anchor, in a PDF": pdf(zlib.compress(TEXT.lower())),
    "hexadecimal": TEXT.hex().encode(),
}  # fmt: skip


@pytest.mark.parametrize("content", WRAPPED.values(), ids=WRAPPED)
def test_a_slot_that_cannot_be_filled_is_found(content: bytes) -> None:
    found = hidden_slot(content, is_text=True) or hidden_slot(content)
    assert found is not None
    assert found.payload == NAME


def test_a_slot_that_stamping_fills_is_not_hidden() -> None:
    assert hidden_slot(TEXT, is_text=True) is None
    assert hidden_slot(TEXT) is not None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        pdf(zlib.compress(b"x")),
        pdf(b"\x78\x9c no zlib"),
        png(),
        b"PK\x03\x04 no archive",
        b"\x1f\x8b no gzip",
        b"BZh no",
    ],
)
def test_nothing_is_found_where_nothing_is(content: bytes) -> None:
    assert hidden_slot(content) is None


@pytest.mark.slow
def test_what_inflates_to_more_than_memory_holds_is_looked_at_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mkdocs_paycore.stamping.hidden.MOST_BYTES", 1 << 20)
    bomb = archive("a", bytes(1 << 24))
    assert hidden_slot(bomb) is None
    assert hidden_slot(gzip.compress(bytes(1 << 24) + TEXT)) is None
    assert is_opaque(bomb)


OPAQUE: dict[str, bytes] = {
    "a PDF": pdf(zlib.compress(b"x")),
    "a picture": png(),
    "a JPEG": b"\xff\xd8\xff\xe0\0\x10JFIF",
    "a document with a picture": archive("a.png", png()),
    "a sound": b"ID3\4\0\0",
    "what is in no form that is known": bytes(range(256)),
}
READ: dict[str, bytes] = {
    "text": "Größe 12".encode(),
    "text in Latin-1": "Größe 12".encode("latin-1"),
    "text in UTF-16": "Größe".encode("utf-16"),
    "coloured text of a terminal": b"\x1b[31mred\x1b[0m",
    "gzip of text": gzip.compress(b"text"),
    "an inventory": b"# Project: x\n# zlib\n" + zlib.compress(b"a b 1 c -"),
    "a ZIP of texts": archive("a.txt", b"text"),
    "a font": b"wOF2\0\1\0\0",
    "WebAssembly": b"\0asm\1\0\0\0",
}


@pytest.mark.parametrize("content", OPAQUE.values(), ids=OPAQUE)
def test_data_that_can_show_a_text_and_cannot_be_read_is_opaque(content: bytes) -> None:
    assert is_opaque(content)


@pytest.mark.parametrize("content", READ.values(), ids=READ)
def test_what_can_be_read_is_not_opaque(content: bytes) -> None:
    assert not is_opaque(content)


BINARY: list[tuple[bytes, Callable[[bool], bool]]] = [
    (b"SQLite format 3\0" + TEXT, lambda found: found),
    (b"# Project: " + TEXT + b"\n\0\1", lambda found: not found),
    (TEXT, lambda found: not found),
    (b"\0", lambda found: not found),
]


@pytest.mark.parametrize(("content", "is_right"), BINARY)
def test_a_slot_behind_a_byte_of_zero_stands_in_binary_data(content: bytes, is_right: Callable[[bool], bool]) -> None:
    assert is_right(is_binary(content))


def deflated(content: bytes, bits: int, dictionary: bytes = b"") -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, bits, 9, 0, *([dictionary] if dictionary else []))
    return packer.compress(content) + packer.flush()


def scrambled(content: bytes) -> bytes:
    return bytes(each ^ key for each, key in zip(content, hashlib.shake_256(content).digest(len(content)), strict=True))


SHORT: dict[str, Callable[[bytes], bytes]] = {
    "DEFLATE": lambda text: deflated(text, -15),
    "zlib": zlib.compress,
    "zlib with a short window": lambda text: deflated(text, 10),
    "zlib with a dictionary": lambda text: deflated(text, 15, b"Welcome"),
    "zlib behind something": lambda text: b"\xc3PACK" + zlib.compress(text),
    "two streams": lambda text: zlib.compress(b"first") + zlib.compress(text),
    "gzip of two": lambda text: gzip.compress(b"first") + gzip.compress(text),
    "LZMA of old": lambda text: lzma.compress(text, lzma.FORMAT_ALONE),
    "what nobody knows": scrambled,
}


@pytest.mark.parametrize("pack", SHORT.values(), ids=SHORT)
@pytest.mark.parametrize("name", ["data.bin", "data.json", "data.txt", "page.html"])
@pytest.mark.slow
def test_a_short_file_that_is_packed_is_no_text(pack: Callable[[bytes], bytes], name: str) -> None:
    for number in range(200):
        content = pack(f"{number} {variable_slot(NAME)}".encode())
        read = FileReader().read(name, content, is_text=True, is_made=True)
        assert read.hidden is not None or (read.is_data and is_opaque(content)), content
