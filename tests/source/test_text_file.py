"""A text file that is changed in some places: every other byte stays."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_paycore.source.problem import Edit
from mkdocs_paycore.source.text_file import TextFile, UnreadableTextError, replace_file, rewrite_file

if TYPE_CHECKING:
    from pathlib import Path

BOM = b"\xef\xbb\xbf"


@pytest.mark.parametrize(
    ("content", "edits", "expected"),
    [
        (b"one\r\ntwo\r\n", [Edit(4, 7, "2")], b"one\r\n2\r\n"),
        (b"one\rtwo\rthree", [Edit(8, 13, "3")], b"one\rtwo\r3"),
        (b"a\nb\r\nc\rd", [Edit(2, 3, "B"), Edit(6, 7, "D")], b"a\nB\r\nc\rD"),
        (BOM + b"a\r\nb", [Edit(0, 1, "A")], BOM + b"A\r\nb"),
        (b"a\r\nb", [Edit(3, 3, "\nc\n")], b"a\r\nb\r\nc\r\n"),
        (b"a\rb\nc", [Edit(0, 3, "x\ny")], b"x\ry\nc"),
        (b"a\r\nb\nc\n", [Edit(0, 4, "A\nb\n")], b"A\r\nb\nc\n"),
        (b"a\nb\r\nc", [Edit(0, 5, "b\nc")], b"b\r\nc"),
        (b"a", [Edit(1, 1, "\n")], b"a\n"),
        (b"a\rb\nc", [Edit(2, 3, "")], b"a\r\r\nc"),
        (b"\nb\rc\nd", [Edit(1, 6, "\n\n")], b"\n\r\r\n"),
        ("é x é".encode(), [Edit(2, 3, "\N{WAVING HAND SIGN}")], "é \N{WAVING HAND SIGN} é".encode()),
        (b"", [], b""),
    ],
)
def test_only_what_is_edited_changes(content: bytes, edits: list[Edit], expected: bytes) -> None:
    assert TextFile(content).edited(edits).content == expected


@pytest.mark.slow
@given(
    st.lists(
        st.tuples(st.text("ab é\t\N{WAVING HAND SIGN}\x0b\u2028", max_size=5), st.sampled_from(["\n", "\r\n", "\r"]))
    ),
    st.sampled_from([b"", BOM]),
    st.data(),
)
def test_edits_of_any_text_come_to_what_they_say(
    lines: list[tuple[str, str]], mark: bytes, data: st.DataObject
) -> None:
    raw = "".join(f"{line}{end}" for line, end in lines)
    old = TextFile(mark + raw.encode())
    cuts = sorted(data.draw(st.sets(st.integers(0, len(old.text)), max_size=6)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    edits = [Edit(start, end, data.draw(st.text("x\ny", max_size=4))) for start, end in pairs]
    new = old.edited(edits)
    expected = old.text
    for start, end, text in reversed(edits):
        expected = expected[:start] + text + expected[end:]
    assert new.text == expected
    assert new.content.startswith(BOM) == old.content.startswith(BOM)
    ends = set(re.findall("\r\n|\r|\n", raw))
    ends |= {"\r\n"} if ends >= {"\r", "\n"} else set()
    assert set(re.findall("\r\n|\r|\n", new.raw)) <= (ends or {"\n"})
    assert old.edited([]) == old


@pytest.mark.parametrize("content", ["é".encode("latin-1"), "a".encode("utf-16"), b"\xff"])
def test_another_encoding_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableTextError, match="not UTF-8"):
        TextFile(content).edited([])


def test_a_replaced_file_keeps_its_permissions_and_the_links_to_it(tmp_path: Path) -> None:
    file, link = tmp_path / "far" / "page.md", tmp_path / "page.md"
    file.parent.mkdir()
    file.write_bytes(b"old")
    file.chmod(0o640)
    link.symlink_to("far/page.md")
    rewrite_file(link, b"new")
    assert link.is_symlink()
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"new", 0o640)
    assert [path.name for path in file.parent.iterdir()] == ["page.md"]


@pytest.mark.parametrize("failure", [OSError, KeyboardInterrupt])
def test_a_write_that_is_interrupted_leaves_the_old_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: type[BaseException]
) -> None:
    file = tmp_path / "page.md"
    file.write_bytes(b"old")

    def fail(_: int) -> None:
        raise failure

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(failure):
        rewrite_file(file, b"new")
    assert file.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["page.md"]


GONE = 2**22 + 1
"""The number of no process: Linux gives none above 2**22."""


def test_what_a_killed_process_wrote_in_part_is_removed_and_what_another_writes_is_not(tmp_path: Path) -> None:
    for number in (GONE, os.getppid()):
        (tmp_path / f".page.md.paycore-{number}-x").write_bytes(b"half")
    replace_file(tmp_path / "page.md", b"new")
    assert {path.name for path in tmp_path.iterdir()} == {"page.md", f".page.md.paycore-{os.getppid()}-x"}
