"""A rendered tree: what is stamped, what is left alone, and what is reported."""

from __future__ import annotations

import gzip
import os
import zlib
from typing import TYPE_CHECKING

import pytest

from mkdocs_paycore.stamping.slot import MARK, URL_MARK, text_slot, variable_slot
from mkdocs_paycore.stamping.tree import read_tree

if TYPE_CHECKING:
    from pathlib import Path

NAME = variable_slot("custom.company_name")
BASE = variable_slot("custom.base_url")
VALUES = {"custom.company_name": "Acme & Sons", "custom.base_url": "https://acme.example/"}


def write(root: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def files_of(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def stamp(root: Path, values: dict[str, str] = VALUES) -> dict[str, bytes]:
    tree = read_tree(root)
    assert tree.damages == []
    tree.stamp(values)
    return files_of(root)


def test_each_file_is_stamped_by_its_kind(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "index.html": f"<title>{NAME}</title><a href='{URL_MARK}{BASE}x'>",
            "a/data.json": f'{{"n": "{NAME}"}}',
            "sitemap.xml": f"<n>{NAME}</n>",
            "llms.txt": NAME,
            "no_ending": NAME,
            "plain.html": "<p>nothing</p>",
            "late.png": f"\x89PNG {NAME}",
            "binary.dat": b"\xff\xfe" + NAME.encode(),
        },
    )
    assert stamp(tmp_path) == {
        "index.html": b"<title>Acme &amp; Sons</title><a href='https://acme.example/x'>",
        "a/data.json": b'{"n": "Acme & Sons"}',
        "sitemap.xml": b"<n>Acme &amp; Sons</n>",
        "llms.txt": b"Acme & Sons",
        "no_ending": b"Acme & Sons",
        "plain.html": b"<p>nothing</p>",
        "late.png": f"\x89PNG {NAME}".encode(),
        "binary.dat": b"\xff\xfeAcme & Sons",
    }


def test_files_without_slots_are_not_touched(tmp_path: Path) -> None:
    write(tmp_path, {"a.html": "<p>", "b.html": NAME})
    before = (tmp_path / "a.html").stat()
    stamp(tmp_path)
    after = (tmp_path / "a.html").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_line_ends_and_foreign_bytes_stay(tmp_path: Path) -> None:
    write(tmp_path, {"a.html": b"\xef\xbb\xbf<p>\r\n" + NAME.encode() + b"\r\xc2\xa0\n\x00"})
    assert stamp(tmp_path)["a.html"] == b"\xef\xbb\xbf<p>\r\nAcme &amp; Sons\r\xc2\xa0\n\x00"


def gz_header(content: bytes) -> tuple[int, bytes]:
    return int.from_bytes(content[4:8], "little"), content[:4]


def test_zipped_files_are_zipped_anew_with_their_time(tmp_path: Path) -> None:
    old = gzip.compress(f"<n>{NAME}</n>".encode(), mtime=1_600_000_000)
    write(tmp_path, {"sitemap.xml.gz": old})
    new = stamp(tmp_path)["sitemap.xml.gz"]
    assert gzip.decompress(new) == b"<n>Acme &amp; Sons</n>"
    assert gz_header(new)[0] == 1_600_000_000


@pytest.mark.parametrize("broken", [b"", b"no gzip", b"\x1f\x8b\x08\x00", gzip.compress(b"x" * 99, mtime=0)[:-12]])
def test_a_broken_zip_stays_as_it_is(tmp_path: Path, broken: bytes) -> None:
    write(tmp_path, {"a.gz": broken})
    assert stamp(tmp_path) == {"a.gz": broken}


def test_a_zip_with_broken_data_stays_as_it_is(tmp_path: Path) -> None:
    good = bytearray(gzip.compress(b"some text that is long enough " * 20))
    good[15:25] = b"\xff" * 10
    with pytest.raises((zlib.error, OSError)):
        gzip.decompress(bytes(good))
    write(tmp_path, {"a.gz": bytes(good)})
    assert stamp(tmp_path) == {"a.gz": bytes(good)}


def test_lower_cased_slots_say_their_names(tmp_path: Path) -> None:
    post = f"2026-about-{NAME.lower()}"
    write(
        tmp_path,
        {
            f"blog/{post}/index.html": "<p>",
            f"{NAME.lower()}.css": "p{}",
            "index.html": f'<a href="blog/{post}/#{NAME.lower()}">{NAME}</a>',
        },
    )
    assert stamp(tmp_path) == {
        "blog/2026-about-company-name/index.html": b"<p>",
        "company-name.css": b"p{}",
        "index.html": b'<a href="blog/2026-about-company-name/#company-name">Acme &amp; Sons</a>',
    }


EVIL = text_slot('../../A "><script>run(1)</script> & Co')
"""A text of a provider, which stands in a slot until the tree is stamped."""


@pytest.mark.parametrize(
    "place",
    ['<p id="[S]">', '<a href="#[S]">', "<p id=[S]>", '<h2 id="at-[s]">', '<a href="a/#[s]">', '<p class="[s]">'],
)
def test_a_text_in_an_id_is_words_there(tmp_path: Path, place: str) -> None:
    write(tmp_path, {"index.html": place.replace("[S]", EVIL).replace("[s]", EVIL.lower())})
    content = stamp(tmp_path)["index.html"].decode()
    assert "scriptrun1script-co" in content.lower()
    assert "<script" not in content
    assert content.count("<") == 1


def test_a_file_that_is_named_by_a_text_stays_in_the_tree(tmp_path: Path) -> None:
    write(tmp_path / "site", {f"blog/{EVIL}/index.html": "x", f"{EVIL.lower()}.css": "p{}"})
    assert sorted(stamp(tmp_path / "site")) == ["a-scriptrun1script-co.css", "blog/A-scriptrun1script-Co/index.html"]
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_slots_in_names_say_their_names(tmp_path: Path) -> None:
    write(tmp_path, {f"tag {NAME}/{NAME}/a.html": "x"})
    assert stamp(tmp_path) == {"tag company-name/company-name/a.html": b"x"}


@pytest.mark.parametrize(
    ("name", "content", "part"),
    [
        ("a.html", f"<p>The start {NAME[:-4]} the end", "The start"),
        ("a.html", f"<p>{NAME[:9]}</b> {NAME[9:]}", NAME[:9]),
        ("a.json", f'{{"x": "{NAME[:20]}"}}', '"x"'),
        ("a.txt", f"{MARK}ABZQ", f"{MARK}ABZQ"),
        ("a.html", f'<a href="{MARK}ABZQ">', f"{MARK}ABZQ"),
        ("a.html", f'<a id="x-{MARK}">', f"x-{MARK}"),
        ("a.html", f'<p title="{MARK}PPPPZQ {NAME}">', f"{MARK}PPPPZQ"),
    ],
)
def test_damage_is_reported(tmp_path: Path, name: str, content: str, part: str) -> None:
    write(tmp_path, {f"d/{name}": content})
    tree = read_tree(tmp_path)
    (damage,) = tree.damages
    assert damage.path == f"d/{name}"
    assert part in damage.excerpt
    tree.stamp(VALUES)


@pytest.mark.parametrize("name", [f"{MARK}ABZQ.html", f"{MARK.lower()}abzq.html", f"{MARK.lower()}pppp zq.html"])
def test_names_that_spell_no_slot_do_no_harm(tmp_path: Path, name: str) -> None:
    write(tmp_path, {name: "x"})
    assert list(stamp(tmp_path).values()) == [b"x"]


def test_hard_links_are_not_written_through(tmp_path: Path) -> None:
    write(tmp_path, {"one/a.html": NAME, "one/plain.css": "p{}"})
    (tmp_path / "two").mkdir()
    for name in ("a.html", "plain.css"):
        os.link(tmp_path / "one" / name, tmp_path / "two" / name)
    stamp(tmp_path / "two")
    assert (tmp_path / "one/a.html").read_text() == NAME
    assert (tmp_path / "two/a.html").read_text() == "Acme &amp; Sons"
    assert (tmp_path / "one/plain.css").samefile(tmp_path / "two/plain.css")


def test_nothing_is_left_beside_the_files(tmp_path: Path) -> None:
    write(tmp_path, {"a.html": NAME, "b/c.html.gz": gzip.compress(NAME.encode())})
    assert set(stamp(tmp_path)) == {"a.html", "b/c.html.gz"}


def test_two_stampings_are_the_same_bytes(tmp_path: Path) -> None:
    content: dict[str, str | bytes] = {
        "a.html": f"<p title={NAME}>{NAME}",
        "sitemap.xml.gz": gzip.compress(NAME.encode(), mtime=12),
        "x/b.json": f'["{NAME}"]',
    }
    one, two = (stamp(write(tmp_path / folder, content)) for folder in ("one", "two"))
    assert one == two


def test_link_starts_come_with_a_page(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "a.html": f'<a href="{NAME}">',
            "b.html": f'<a href="{BASE}x?{NAME}">',
            "c.html": f'<a href="{BASE}">',
            "d.html": f'<a href="https://x.example/{NAME}">{NAME}',
        },
    )
    tree = read_tree(tmp_path)
    assert tree.link_starts() == {"custom.company_name": "a.html", "custom.base_url": "b.html"}


def test_lone_surrogates_do_not_stop_the_stamping(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": NAME})
    assert stamp(tmp_path, {"custom.company_name": "a\ud800b"}) == {"a.txt": b"a?b"}
