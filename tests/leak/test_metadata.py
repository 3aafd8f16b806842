"""What pictures and documents say of themselves is read, and what is damaged does no harm."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.leak.gate import Gate
from mkdocs_paycore.leak.metadata import metadata
from mkdocs_paycore.leak.words import Word

if TYPE_CHECKING:
    from pathlib import Path

SAID = "Alpenglow Pay"
WORD = Word("alpenglow", "name", "alpenglow", "custom.company_name", "Alpenglow")


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    parts = [struct.pack(">I", len(data)) + name + data + b"crc!" for name, data in chunks]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def jpeg(marker: int, data: bytes) -> bytes:
    return b"\xff\xd8\xff\xdb\x00\x04ab\xff" + bytes([marker]) + struct.pack(">H", len(data) + 2) + data + b"\xff\xda"


def webp(name: bytes, data: bytes) -> bytes:
    return b"RIFF\0\0\0\0WEBPVP8 " + struct.pack("<I", 3) + b"abc\0" + name + struct.pack("<I", len(data)) + data


def gif(kind: int, *blocks: bytes) -> bytes:
    parts = b"".join(bytes([len(each)]) + each for each in blocks)
    picture = b"\x2c" + bytes(9) + b"\2" + b"\2\x4c\1\0"
    return b"GIF89a\1\0\1\0\x80\0\0" + bytes(6) + picture + bytes([0x21, kind]) + parts + b"\0" + picture + b";"


def icon(picture: bytes) -> bytes:
    return struct.pack("<HHH", 0, 1, 1) + bytes(8) + struct.pack("<II", len(picture), 22) + picture


def id3(text: bytes) -> bytes:
    frame = b"TIT2" + struct.pack(">I", len(text)) + b"\0\0" + text
    return b"ID3\4\0\0" + bytes([0, 0, len(frame) >> 7, len(frame) & 0x7F]) + frame + b"\xff\xfb"


def box(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content) + 8) + name + content


def film(text: bytes) -> bytes:
    tags = box(b"ilst", box(b"\xa9nam", box(b"data", bytes(8) + text)))
    return box(b"ftyp", b"isom") + box(b"mdat", bytes(99)) + box(b"moov", box(b"udta", box(b"meta", bytes(4) + tags)))


FILES = {
    "comment.gif": gif(0xFE, b"Alpen", b"glow Pay"),
    "xmp.gif": gif(0xFF, b"XMP DataXMP", b"<x:xmpmeta>Alpenglow Pay</x:xmpmeta>"),
    "picture.ico": icon(png((b"tEXt", b"Author\0Alpenglow Pay"))),
    "title.mp3": id3(b"\3Alpenglow Pay"),
    "wide.mp3": id3(b"\1" + SAID.encode("utf-16")),
    "old.mp3": b"\xff\xfb" + bytes(99) + b"TAG" + SAID.encode().ljust(125, b"\0"),
    "title.mp4": film(SAID.encode()),
    "title.ogg": b"OggS" + bytes(24) + b"\1vorbis" + b"OggS" + bytes(24) + b"\3vorbis\x13\0\0\0TITLE=Alpenglow Pay",
    "title.wav": b"RIFF\0\0\0\0WAVEfmt "
    + struct.pack("<I", 1)
    + b"a\0LIST"
    + struct.pack("<I", 25)
    + b"INFOINAM"
    + struct.pack("<I", 13)
    + SAID.encode(),
    "line.pdf": b"%PDF-1.7\nstream\n" + zlib.compress(b"BT [(Al) -20 (pen) 15.5 (glow Pay)] TJ ET") + b"\nendstream",
    "text.png": png((b"IHDR", b"x" * 13), (b"IDAT", b"y" * 99), (b"tEXt", b"Author\0Alpenglow Pay")),
    "packed.png": png((b"zTXt", b"Comment\0\0" + zlib.compress(SAID.encode()))),
    "international.png": png((b"iTXt", b"Title\0\1\0en\0\0" + zlib.compress(SAID.encode()))),
    "xmp.png": png((b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0<x:xmpmeta>Alpenglow Pay</x:xmpmeta>")),
    "exif.png": png((b"eXIf", b"MM\0*\0\0Alpenglow Pay")),
    "comment.jpg": jpeg(0xFE, b"Alpenglow Pay"),
    "exif.jpeg": jpeg(0xE1, b"Exif\0\0MM\0*Alpenglow Pay"),
    "xmp.webp": webp(b"XMP ", b"<x>Alpenglow Pay</x>"),
    "title.pdf": b"%PDF-1.7\n1 0 obj << /Title (Alpenglow \\(Pay\\)) >> endobj",
    "wide.pdf": b"%PDF-1.7\n<< /Title (\xfe\xff" + SAID.encode("utf-16-be") + b") >>",
    "hex.pdf": b"%PDF-1.7\n<< /Title <FEFF" + SAID.encode("utf-16-be").hex().encode() + b"> >>",
    "stream.pdf": b"%PDF-1.7\nstream\n" + zlib.compress(b"BT (Alpenglow Pay) Tj ET") + b"\nendstream",
    "xmp.pdf": b"%PDF-1.7\nstream\n<?xpacket?><dc:title>Alpenglow Pay</dc:title>\nendstream",
}


@pytest.mark.parametrize("name", FILES)
def test_a_word_in_what_a_file_says_of_itself_is_a_leak(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(FILES[name])
    found = [leak.file for leak in Gate([WORD]).leaks(tmp_path, ["acme"])]
    assert found[:1] == [name]
    assert not list(Gate([WORD]).leaks(tmp_path, ["alpenglow"]))


@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file_says_what_can_be_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    for end in range(0, len(FILES[name]), 5):
        path.write_bytes(FILES[name][:end])
        metadata(path)


@pytest.mark.parametrize("size", [0, 0x7FFFFFFF, 0xFFFFFFFF])
def test_a_size_that_is_none_does_no_harm(tmp_path: Path, size: int) -> None:
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + (struct.pack(">I", size) + b"tEXtabcd") * 3)
    (tmp_path / "a.webp").write_bytes(b"RIFF\0\0\0\0WEBP" + (b"XMP " + struct.pack("<I", size)) * 3)
    (tmp_path / "a.jpg").write_bytes(b"\xff\xd8" + (b"\xff\xe1" + struct.pack(">H", size & 0xFFFF)) * 3)
    assert [bool(metadata(tmp_path / name)) for name in ("a.webp", "a.jpg")] == [size > 0, size > 0]
    assert metadata(tmp_path / "a.png") is not None


def test_the_picture_itself_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png((b"IDAT", b"Alpenglow Pay")))
    assert not list(Gate([WORD]).leaks(tmp_path, ["acme"]))


def test_the_name_of_an_empty_folder_is_a_leak(tmp_path: Path) -> None:
    (tmp_path / "a/alpenglow").mkdir(parents=True)
    assert [leak.file for leak in Gate([WORD]).leaks(tmp_path, ["acme"])] == ["a/alpenglow"]
