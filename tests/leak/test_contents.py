"""What is packed in a file is read, whatever the file is called, and a small file cannot exhaust memory."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.brand.model import Brand
from mkdocs_paycore.leak import contents as contents_module
from mkdocs_paycore.leak.contents import contents, single_text
from mkdocs_paycore.leak.gate import Gate
from mkdocs_paycore.leak.site_search import SiteSearch
from mkdocs_paycore.leak.words import Word
from tests.leak.test_metadata import FILES as SAYING
from tests.leak.test_metadata import png
from tests.support.brand_fixtures import site  # noqa: F401 - a fixture

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.brand_site import BrandSite

SAID = b"Write to Alpenglow Pay."
WORD = Word("alpenglow", "name", "alpenglow", "custom.company_name", "Alpenglow")
RUNS = b"<w:p><w:r><w:t>Alpen</w:t></w:r><w:r><w:t>glow Pay</w:t></w:r></w:p>"


def commented(archive: bytes = b"", member: bytes = b"") -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as file:
        info = zipfile.ZipInfo("a.txt")
        info.comment, file.comment = member, archive
        file.writestr(info, b"x")
    return target.getvalue()


def zipped(**members: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return target.getvalue()


def tarred(name: str, content: bytes) -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as archive:
        entry = tarfile.TarInfo(name)
        entry.size = len(content)
        archive.addfile(entry, io.BytesIO(content))
    return target.getvalue()


PACKED = {
    "kit.zip": (zipped(sdk__readme_txt=SAID), "sdk/readme.txt"),
    "kit.jar": (zipped(META__about_properties=SAID), "META/about.properties"),
    "offer.docx": (zipped(word__document_xml=RUNS), "word/document.xml"),
    "book.epub": (zipped(mimetype=b"application/epub+zip", one_xhtml=b"<p>Alpenglow</p>"), "one.xhtml"),
    "no-ending": (zipped(a_txt=SAID), "a.txt"),
    "name.zip": (zipped(alpenglow_txt=b"x"), "alpenglow.txt"),
    "unpacks-itself.run": (b"#!/bin/sh\nexec unzip $0\n" + zipped(a_txt=SAID), "a.txt"),
    "in-it.zip": (zipped(inner_zip=zipped(a_txt=SAID)), "inner.zip/a.txt"),
    "picture.zip": (zipped(text_png=SAYING["text.png"]), "text.png"),
    "document.zip": (zipped(title_pdf=SAYING["title.pdf"]), "title.pdf"),
    "kit.tar": (tarred("a.txt", SAID), "a.txt"),
    "kit.tgz": (gzip.compress(tarred("a.txt", SAID)), "a.txt"),
    "kit.tar.xz": (lzma.compress(tarred("a.zip", zipped(b_txt=SAID))), "a.zip/b.txt"),
    "drawing.svgz": (gzip.compress(b"<svg><text>Alpenglow</text></svg>"), ""),
    "list.csv.bz2": (bz2.compress(SAID), ""),
    "data.bin": (gzip.compress(SAID), ""),
    "two.gz": (gzip.compress(b"first") + gzip.compress(SAID), ""),
    "old.lzma": (lzma.compress(SAID, lzma.FORMAT_ALONE), ""),
    "bare.deflate": (zlib.compress(SAID)[2:-4], ""),
    "comment.zip": (commented(archive=SAID), ""),
    "member.zip": (commented(member=SAID), ""),
    "name.gz": (b"\x1f\x8b\x08\x08" + bytes(6) + b"Alpenglow.txt\0" + gzip.compress(b"x")[10:], ""),
}
"""Packed files by their names, each with the name of the member that has the word."""


@pytest.mark.parametrize("name", PACKED)
def test_a_word_in_what_is_packed_is_a_leak(tmp_path: Path, name: str) -> None:
    content, inside = PACKED[name]
    (tmp_path / name).write_bytes(content)
    [leak] = Gate([WORD]).leaks(tmp_path, ["acme"])
    assert (leak.file, leak.inside) == (name, inside)
    assert not list(Gate([WORD]).leaks(tmp_path, ["alpenglow"]))


PLAIN = {
    "power": b"x^2 of Alpenglow",
    "almost gzip": b"\x1f\x8b Alpenglow",
    "almost bzip2": b"BZh Alpenglow",
    "almost ZIP": b"PK\x03\x04 Alpenglow",
    "end of a ZIP": b"Alpenglow PK\x05\x06" + bytes(18),
    "almost TAR": b"x" * 257 + b"ustar Alpenglow",
    "text and ZIP": b"<p>Alpenglow</p>" + zipped(a_txt=b"x"),
}


@pytest.mark.parametrize("name", PLAIN)
def test_what_only_looks_packed_is_read_as_it_is(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_bytes(PLAIN[name])
    assert [leak.inside for leak in Gate([WORD]).leaks(tmp_path, ["acme"])] == [""]


def test_a_member_that_cannot_be_read_hides_no_other() -> None:
    broken = bytearray(zipped(a_txt=b"a" * 99, b_txt=SAID))
    at = broken.find(b"a.txt") + len(b"a.txt")
    broken[at : at + 2] = b"\xff\xff"
    assert list(contents(bytes(broken))) == [("a.txt", b""), ("b.txt", SAID)]


@pytest.mark.parametrize("packed", [zipped(a=bytes(1 << 24), b=SAID), gzip.compress(bytes(1 << 24) + SAID)])
def test_no_more_is_inflated_than_memory_holds(monkeypatch: pytest.MonkeyPatch, packed: bytes) -> None:
    monkeypatch.setattr(contents_module, "MOST_BYTES", 1 << 20)
    assert sum(len(text) for _, text in contents(packed)) <= 1 << 20
    assert len(single_text(packed) or b"") <= 1 << 20


def test_many_members_end_somewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mkdocs_paycore.stamping.packed._MOST_MEMBERS", 3)
    assert len(list(contents(zipped(**{f"m{number}": b"x" for number in range(9)})))) == 3


def test_the_search_of_built_sites_reads_it_as_well(tmp_path: Path) -> None:
    for name, (content, _) in PACKED.items():
        (tmp_path / name).write_bytes(content)
    found = SiteSearch(Gate([WORD])).search(Brand("acme", {}, path="brands/acme.yml"), tmp_path)
    assert {leak.file for leak in found.leaks} == {*PACKED}


def test_a_build_tells_the_file_in_the_archive(site: BrandSite) -> None:  # noqa: F811 - the fixture
    site.write({"docs/kit.zip": zipped(sdk__readme_txt=b"One.\nBy Brightwater.\n")})
    site.build()
    said = "'Brightwater', a name of the brand 'brightwater', in kit.zip: sdk/readme.txt (line 2) of 'alpenglow'"
    assert any(said in problem.message for problem in site.problems)


MARKED = "By Brightwater, our friends. <!-- paycore: allow-brand brightwater -->\n"


@pytest.mark.slow
@pytest.mark.parametrize("page", ["By Brightwater, our friends.\n", MARKED])
def test_a_leak_in_a_copied_file_is_told_there_whatever_a_page_says(site: BrandSite, page: str) -> None:  # noqa: F811
    said = b"By Brightwater, our friends."
    copied = {
        "kit.zip": zipped(readme_txt=said),
        "deep/list.bin": gzip.compress(said),
        "deep/a.png": png((b"tEXt", b"Author\0" + said)),
        "note.zip": commented(archive=said),
    }
    site.write({"docs/friends.md": f"# Friends\n\n{page}", **{f"docs/{name}": each for name, each in copied.items()}})
    site.build()
    paths = {problem.path for problem in site.problems if "alpenglow" in problem.message}
    assert {path for path in paths if not path.endswith(".md")} == {f"docs/{name}" for name in copied}
